// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_stream.h"
#include "core/base/result.h"
#include "core/formats/importer.h"

#include <cstdint>
#include <string_view>

namespace playhead {

/// What a format that is JSON reads: a cursor over the source, with the damage that was passed over
/// as notes about the file.
class JsonInput
{
public:
    /// Reads the importer's source from options.offset on.
    explicit JsonInput(Importer& importer, const json::StreamOptions& options = {});
    /// Reads bytes that stand at options.offset of the importer's source.
    JsonInput(Importer& importer, std::unique_ptr<ByteReader> bytes,
              const json::StreamOptions& options);

    [[nodiscard]] json::Cursor& cursor() { return cursor_; }
    /// Reports what the cursor passed over since the last call, and progress. False when the work
    /// is to be broken off. Call after each record.
    [[nodiscard]] bool keep_going();
    /// Call at the end of the lines that are there: Importer::wait_for_more().
    [[nodiscard]] bool wait_for_more();
    /// What wait_for_more() looks for, for those who wait for several files: whether there is more.
    [[nodiscard]] FileNews look();
    /// Whether there is a reason to wait: what is there could be read.
    [[nodiscard]] bool may_wait();
    /// Call at the end. An Error where the source could not be read at all.
    [[nodiscard]] Result<void> finish();

private:
    void report_problems();

    Importer& importer_;
    std::unique_ptr<ByteReader> bytes_;
    json::Cursor cursor_;
    json::StreamOptions::Mode mode_;
    std::uint64_t reported_ = 0;
};

/// How a file is read whose first bytes these are: line by line where its first line is a whole
/// object and another one begins behind it, so that damage stays in its line; else as documents.
[[nodiscard]] json::StreamOptions stream_options(std::string_view head);

/// Where a cursor's text stands: it is the file's, or that of a string inside it.
enum class TextPlace : std::uint8_t { File, InsideString };

/// Adds what a cursor passed over to the notes about a file. `reported` counts what was said.
void report_json_problems(json::Cursor& cursor, std::uint64_t& reported, Importer& importer,
                          TextPlace text,
                          json::StreamOptions::Mode mode = json::StreamOptions::Mode::Documents);

} // namespace playhead
