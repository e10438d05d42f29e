// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The small lists of an event of the native format.
#pragma once

#include "core/model/event.h"
#include "core/native/values.h"

#include <vector>

namespace playhead::native {

/// A list of objects {time, name, text, attributes} or texts; one of either is a list of one.
Reading read_log_entries(json::Value value, std::vector<LogEntry>& entries);
/// A list of objects {session_id, event_id, attributes} or ids.
Reading read_links(json::Value value, std::vector<EventLink>& links);
/// A list of objects {code, detail} or codes.
Reading read_notes(json::Value value, std::vector<EventNote>& notes);

} // namespace playhead::native
