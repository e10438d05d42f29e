// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the native format stores of a session besides its events.
#pragma once

#include "core/base/json_value.h"
#include "core/model/diagnostics.h"
#include "core/model/session.h"
#include "core/model/trace.h"
#include "core/native/redactor.h"

#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// Appends the session as one JSON object without line breaks. `redactor` may be null. The data
/// notes go along, except those that whoever reads the events again finds again.
void append_session_json(std::string& out, const Trace& trace, const Redactor* redactor = nullptr);

namespace native {

/// A session of the native format, as its record says it.
struct SessionRecord {
    Session session; ///< payloads are owned; `records` and `format` are for the reader to set
    std::string original_format;   ///< the format it was first read from, where the record says so
    std::vector<Diagnostic> notes; ///< what was noted when it was first read
    /// The notes of the events are among `notes`.
    bool has_notes = false;
    /// The parents in the file are final: none is to be inferred.
    bool parents_recorded = false;
};

/// Reads the text of one JSON object, as liberally as read_event().
[[nodiscard]] SessionRecord read_session(std::string_view record);

/// Takes a record into a session that may already be known from another: what the new one says
/// wins, what it does not say stays.
void merge_session(Session& session, SessionRecord record);

/// The keys that read_session() knows, sorted.
[[nodiscard]] std::vector<std::string_view> session_keys();

} // namespace native

} // namespace playhead
