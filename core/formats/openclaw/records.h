// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What one event of OpenClaw's telemetry is, by the records that tell of it: lines of the file, and
// messages in the line that ends a run. Beside a message stand the texts that it does not hold
// itself: its session's key and then the agent's id, as JSON strings, and times as numbers.
#pragma once

#include "core/formats/chat/chat_log.h"
#include "core/model/trace_builder.h"

#include <cstdint>
#include <span>

namespace playhead::openclaw {

enum class LineKind : std::uint8_t {
    RunStart,
    RunEnd,
    ToolStart,
    ToolEnd,
    Message, ///< came in, or went out
    Usage,   ///< of all that a run asked of models
    Unknown,
};
[[nodiscard]] LineKind kind_of(json::Value line);

/// A message of a run: all of them have the shape of Pi's. A result is said to be of the call that
/// it stands beside.
[[nodiscard]] chat::Message message_of(json::Value value);

/// "ts" minus "durationMs"; no_time where one of the two is not recorded.
[[nodiscard]] TimeNs begin_of(json::Value line);
/// The time of a message.
[[nodiscard]] TimeNs time_of_message(json::Value message);

// What one record more says of an event. What the ones before it said is in the event; of a new
// one nothing is.
void add_to_run(const Record& record, Event& event);
void add_to_tool(const Record& record, Event& event);

// RecordDecoder.
void decode_run(std::span<const Record> records, Event& event);
void decode_tool(std::span<const Record> records, Event& event);
void decode_answer(std::span<const Record> records, Event& event);
/// A message within a run that is no answer.
void decode_aside(std::span<const Record> records, Event& event);
void decode_message_line(std::span<const Record> records, Event& event);
/// What a run used, where no answers say so.
void decode_usage(std::span<const Record> records, Event& event);

} // namespace playhead::openclaw
