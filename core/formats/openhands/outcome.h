// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What came of an action, as its observation says it.
#pragma once

#include "core/formats/reading/fields.h"
#include "core/model/event.h"

#include <string>

namespace playhead::openhands {

[[nodiscard]] TimeNs time_in(json::Value record);
/// An observation: result, returns and end. What it says that the event did not know goes to
/// `rest`.
void read_outcome(json::Value record, Event& event, ObjectText& rest);
/// Of an observation whose action is not there, whether it failed, and how.
void read_failure(json::Value record, Event& event);

} // namespace playhead::openhands
