// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Failures as AgentOps before 0.4 records them.
#pragma once

#include "core/base/json_value.h"
#include "core/formats/reading/fields.h"
#include "core/model/event.h"

#include <string>

namespace playhead::agentops {

/// The seed's failures, by the event's return value: nothing (0.0.4 to 0.0.6), the exception's text
/// (0.0.7), "<<non-serializable: set>>" (to 0.0.12), `{"ZeroDivisionError": "division by zero"}`.
void read_error_from_returns(Event& event);

/// An error record as an event of its own.
void read_lone_error(Fields& fields, Event& event);

/// Joins an error record to the event that triggered it. The first error is the event's; each is
/// one of its span events.
void join_error_record(json::Value record, Event& event);

/// Whether an event of a request is an error record, which is joined to its trigger if it has one.
[[nodiscard]] bool is_error_record(json::Value event);
/// The id of the event that an error record names; empty where it names none.
[[nodiscard]] std::string error_trigger_of(json::Value error);

} // namespace playhead::agentops
