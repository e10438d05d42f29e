// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the lines of a Claude Code session say, line by line: the events that the reader makes of
// them, each from its records alone.
//
// Tokens: input_tokens counts neither what was read from the cache nor what was written to it; the
// prompt of an event is the sum of the three, as its cache_read and cache_write are shares of it.
// The lines of one message repeat its usage, early ones with a placeholder: the largest counts.
#pragma once

#include "core/base/json_value.h"
#include "core/model/event.h"
#include "core/model/trace.h"

#include <span>
#include <stop_token>

namespace playhead::claude {

// RecordDecoders. The first record is the event's own.
// Beside it, JSON strings say a time or, where they say none, the agent's name.
/// A line that asks; then, where the end is known, the time at which the answer ended.
void decode_prompt(std::span<const Record> records, Event& event, const std::stop_token& stop);
/// The first line of a message; the time it was asked for, and its other lines.
void decode_message(std::span<const Record> records, Event& event, const std::stop_token& stop);
/// A tool_use block; the time of its line, and later lines with its progress and its result.
void decode_tool(std::span<const Record> records, Event& event, const std::stop_token& stop);
/// Any other line, as a moment.
void decode_moment(std::span<const Record> records, Event& event, const std::stop_token& stop);

/// That a line of results whose calls nobody knows tells of a failure.
void read_lost_failure(json::Value line, Event& event, const std::stop_token& stop);

} // namespace playhead::claude
