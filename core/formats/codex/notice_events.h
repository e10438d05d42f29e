// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The events that are made of Codex's notices, each from its records alone.
#pragma once

#include "core/model/event.h"
#include "core/model/trace.h"

#include <span>
#include <stop_token>

namespace playhead::codex {

// RecordDecoders. The first record is the event's own. Beside it, JSON strings say a time or, where
// they say none, the model.
/// What somebody asks for, or the start of a turn that no words are recorded of; how it ended.
void decode_turn(std::span<const Record> records, Event& event, const std::stop_token& stop);
/// Parts of an answer, the calls that it makes, usage. A record of several lines holds pieces of a
/// part that never came as a whole.
void decode_spoken(std::span<const Record> records, Event& event, const std::stop_token& stop);
/// A call; its end.
void decode_call_notice(std::span<const Record> records, Event& event, const std::stop_token& stop);
/// A call that only an event of its end tells of, a line of a rollout. It began as long before as
/// it is said to have taken, which is derived.
void decode_lone_end(std::span<const Record> records, Event& event, const std::stop_token& stop);
void decode_notice(std::span<const Record> records, Event& event, const std::stop_token& stop);

} // namespace playhead::codex
