// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the lines of a Codex rollout are, and the events that are made of them, each from its
// records alone.
//
// Tokens: input_tokens includes what was read from the cache, output_tokens includes reasoning, and
// a token_count says both the sum so far and the last call's: the last call's count, where the sum
// has changed.
#pragma once

#include "core/base/json_value.h"
#include "core/base/time.h"
#include "core/model/event.h"
#include "core/model/trace.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace playhead::codex {

enum class ItemKind : std::uint8_t {
    Session,    ///< session_meta, and the first line of the rollouts of 2025-08
    Context,    ///< of a turn: the model, among much else
    User,       ///< what somebody said, or what the program says for them
    UserEcho,   ///< the person's words once more, which tells them from the program's
    Answer,     ///< a part of what the model answers: reasoning, a message
    AnswerEcho, ///< the same once more
    Call,       ///< of a tool, which is a part of an answer, too
    Output,     ///< of a tool
    CallEnd,    ///< more about a tool's end: its exit code, its duration
    Usage,
    TurnStart,
    TurnEnd,
    Moment,   ///< something else that happened
    Metadata, ///< of the session, or of nothing that happened
    Unknown,
};

/// A line, whatever generation wrote it.
struct Item {
    ItemKind kind = ItemKind::Unknown;
    json::Value payload; ///< the line itself where it has none
    json::Value time;    ///< its text, or Invalid
};
[[nodiscard]] Item item_of(json::Value line);

/// Whether user text is the program's own: the environment, instructions, a notice.
[[nodiscard]] bool is_injected(json::Value payload);
/// Whether a user's message says this, in one of its parts or in all of them.
[[nodiscard]] bool says(json::Value payload, std::string_view words);
/// The tokens of the last call; nothing known where the line does not say.
[[nodiscard]] TokenCounts last_usage(json::Value payload);
/// Sum so far, by which a repeated count is told; -1 where it is not said.
[[nodiscard]] std::int64_t usage_so_far(json::Value payload);

/// Whether the result of a call to an MCP server says that it failed, there or on the way.
[[nodiscard]] bool has_failed(json::Value result);
/// What it says of that; empty where it says nothing.
[[nodiscard]] std::string words_of_failure(json::Value result);
/// How a process ended, by the output of a call that asked about it, for the call that began it.
void read_process_end(json::Value output, Event& event, const std::stop_token& stop);

// RecordDecoders. The first record is the event's own. Beside it, JSON strings say a time or, where
// they say none, the model.
/// What somebody said; its echo, or the item of an event that came first, and how the turn ended.
void decode_prompt(std::span<const Record> records, Event& event, const std::stop_token& stop);
/// Parts of an answer; the time it was asked for, the model, usage.
void decode_answer(std::span<const Record> records, Event& event, const std::stop_token& stop);
/// A call; its output, and what else is said of its end: where its process went on, the output of
/// the call that was told how it ended. The line of another call says that this one asked about the
/// process of that one, which is the one that failed where the process did.
void decode_call(std::span<const Record> records, Event& event, const std::stop_token& stop);
void decode_moment(std::span<const Record> records, Event& event, const std::stop_token& stop);

} // namespace playhead::codex
