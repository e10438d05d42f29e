// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Files of traces whose spans are JSON objects, however these are packed: one a line, in a list, in
// an object that tells of their trace, or in lists of such objects. A format says what the objects
// are (a Shape); how they become events and sessions is here.
//
// Sessions: a trace is a session, however its spans are spread over the file.
//
// Nesting: as recorded.
//
// Where a format's records complete each other, those with one id are one event: what a later one
// says counts, where it says something. All of them are the event's records.
//
// What objects around spans say is in the session's attributes; they are counted as metadata. An
// object that is neither is an event of its own, with a note.
#pragma once

#include "core/formats/importer.h"
#include "core/formats/reading/fields.h"

#include <span>
#include <string>
#include <string_view>

namespace playhead::span_file {

using Keys = std::span<const std::string_view>;

/// What a format makes of the objects of its files.
struct Shape {
    Keys lists;            ///< members that hold spans, or objects around them
    Keys containers;       ///< members that tell of the trace, and may hold such lists
    Keys children;         ///< members of a span that hold spans
    bool any_list = false; ///< a list of spans may have any name; small files are read so
    bool (*is_span)(json::Value object) = nullptr;
    /// The id of a span's trace; empty where none is told.
    std::string (*trace_of)(json::Value span) = nullptr;
    /// Reads a span. Where `completes`, it is shown all records of one id, in their order.
    RecordDecoder::Function decode = nullptr;
    bool completes = false;
    /// Takes what an object around spans says of their session; may be null. What is left becomes
    /// the session's attributes.
    void (*read_container)(Fields& members, Session& session) = nullptr;
    /// The id of a trace that such an object tells of, for one without spans; may be null.
    std::string (*trace_of_container)(json::Value container) = nullptr;
    /// What such an object says of the tokens of the whole trace, as JSON; may be null. Where no
    /// span says any, the first root is decoded with that text beside it.
    std::string (*usage_of_container)(const Fields& members) = nullptr;
    /// Takes what a span says of its session; may be null.
    void (*read_session)(json::Value span, const Event& event, Session& session) = nullptr;
};

/// Reads the importer's source. An Error where there is no span in it.
[[nodiscard]] Result<void> read(Importer& importer, const Shape& shape);

} // namespace playhead::span_file
