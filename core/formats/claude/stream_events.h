// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the lines are that Claude Code prints as it works, and the events that are made of them,
// each from its records alone. What they share with the lines it keeps: claude_events.h.
//
// Tokens: as there. Without partial messages, the output of a message is often a placeholder; what
// the result of a run says is on the run, and counts where no message of it says anything.
#pragma once

#include "core/base/json_value.h"
#include "core/model/event.h"
#include "core/model/trace.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <string_view>

namespace playhead::claude {

enum class StreamKind : std::uint8_t {
    Start,    ///< of a run: system, init
    End,      ///< of a run: result
    Prompt,   ///< somebody asks for something
    Results,  ///< of tools
    Answer,   ///< a part of a message that is there as a whole
    Piece,    ///< of a message that is being written
    Progress, ///< of a tool
    Moment,   ///< something else
    Unknown,
};
[[nodiscard]] StreamKind stream_kind(json::Value line);

/// What a line says: the line, or what it wraps where somebody put times to the lines.
[[nodiscard]] json::Value stream_body(json::Value line);

/// What a piece of a message is about: "message_start" and its like.
struct StreamPiece {
    explicit StreamPiece(json::Value line);
    json::Value event;
    std::string type;
    json::Value message; ///< of a start
};

// RecordDecoders. The first record is the event's own. Beside it, JSON strings say a time or, where
// they say none, the agent's name.
/// The line that starts a run; the one with its result.
void decode_run(std::span<const Record> records, Event& event, const std::stop_token& stop);
/// Lines of a message, and several lines in one record where they are its pieces.
void decode_stream_message(std::span<const Record> records, Event& event,
                           const std::stop_token& stop);
/// Any other line.
void decode_stream_moment(std::span<const Record> records, Event& event,
                          const std::stop_token& stop);

} // namespace playhead::claude
