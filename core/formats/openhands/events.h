// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The events that are made of the records of an OpenHands conversation, each from its records
// alone.
#pragma once

#include "core/model/event.h"
#include "core/model/trace.h"

#include <span>

namespace playhead::openhands {

// RecordDecoders. The first record is the event's own. Beside it, JSON strings say a time or, where
// they say none, the agent; objects that have no record's shape are entries of lists of calls
// (usage.h), which say something of this event's call, or sums so far: those before the event, and
// ahead of them its own where its record has none. A number is a cost.
void decode_prompt(std::span<const Record> records, Event& event);
void decode_answer(std::span<const Record> records, Event& event);
/// An answer that nothing is known before of: what its sums say of it alone cannot be told.
void decode_first_answer(std::span<const Record> records, Event& event);
/// A call, and what came of it.
void decode_call(std::span<const Record> records, Event& event);
/// Of a model call that is known by what it used alone.
void decode_usage(std::span<const Record> records, Event& event);
/// The same, by its entry in a list of calls.
void decode_call_usage(std::span<const Record> records, Event& event);
/// What the sums of a whole conversation, the first record, have beyond those before.
void decode_rest(std::span<const Record> records, Event& event);
/// What they have beyond the calls that they list.
void decode_unlisted(std::span<const Record> records, Event& event);
void decode_moment(std::span<const Record> records, Event& event);

} // namespace playhead::openhands
