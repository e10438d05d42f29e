// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/image_bytes.h"
#include "core/model/trace.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace playhead {

/// A trace's columns as bytes, so that a session is there again without its records being read. The
/// bytes are this machine's, and this version's: for a cache, not for keeps.
class TraceImage
{
public:
    /// Differs wherever bytes of one build mean something else to another.
    static constexpr std::uint64_t version = 1;

    /// Whether bytes can say all of it: it is complete, each event has one record, in the first
    /// source, which `decoder` reads, and nobody's notes are in it.
    [[nodiscard]] static bool fits(const Trace& trace, RecordDecoder decoder);
    /// Of a trace that fits(), all but its session and its sources.
    static void write(const Trace& trace, ImageWriter& out);
    /// The trace again, with the session as it was read anew, and sources of the same kind. Null
    /// where the bytes are not those of an image: any bytes may be read, and what is returned is
    /// safe to use, whoever wrote them.
    [[nodiscard]] static std::shared_ptr<const Trace>
    read(ImageReader& in, Session session, std::vector<std::shared_ptr<const Source>> sources,
         RecordDecoder decoder);

private:
    static void write_columns(const Trace& trace, ImageWriter& out);
    static void write_sparse(const Trace& trace, ImageWriter& out);
    static void write_notes(const Trace& trace, ImageWriter& out);
    static void read_strings(ImageReader& in, Trace& trace);
    static void read_columns(ImageReader& in, Trace& trace);
    static void check_columns(ImageReader& in, const Trace& trace);
    static void read_sparse(ImageReader& in, Trace& trace);
    static void read_tokens(ImageReader& in, Trace& trace);
    static void read_tags(ImageReader& in, Trace& trace);
    static void read_notes(ImageReader& in, Trace& trace);
    static void read_tree(ImageReader& in, Trace& trace);
};

} // namespace playhead
