// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// One event as a line of JSON: what `playhead events --json` prints and what the native session
// format stores. README.md in this folder describes every key.
#pragma once

#include "core/model/trace.h"
#include "core/native/redactor.h"

#include <optional>
#include <string>

namespace playhead {

struct EventJsonOptions {
    /// Masks secrets; null writes them as recorded (--reveal).
    const Redactor* redactor = nullptr;
    /// Puts session_id first: for files in which events of several sessions stand together.
    bool with_session_id = false;
    /// Puts session_id, index and depth first, adds duration_ns, and writes every key, null where
    /// nothing is known. Without it, what is absent or default is left out.
    bool with_position = false;
    /// Leaves prompt and completion out: for who writes them in a form of their own.
    bool without_messages = false;
    /// Of events picked by a filter: whether this one is there only because a hit ran inside it.
    /// Written where it is set.
    std::optional<bool> ancestor_only;
};

/// Appends the event as one JSON object without line breaks. Payloads are written with every token
/// as recorded, without white space; what no JSON parser would read (NaN, a damaged value) goes as
/// text into a sibling key, "params_raw" for "params". `loaded` is what trace.load(event) gave.
///
/// With the same options the result is the same, byte for byte, for the session as first read and
/// as read again from what a native exporter wrote of it.
void append_event_json(std::string& out, const Trace& trace, EventIndex event,
                       const LoadedEvent& loaded, const EventJsonOptions& options = {});

} // namespace playhead
