// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What Cline and Roo Code showed of a task, ui_messages.json: a list of {"ts","type":"say"|"ask",
// "say"|"ask": word,"text"}, where a text may be JSON; and the events that are made of its records,
// each from these alone.
//
// Tokens: tokensIn as Roo Code counts it since 2025 includes what was read from the cache and
// written to it; before that, and in Cline, it does not. Where it is smaller than these two
// together it does not, and they are added.
#pragma once

#include "core/base/json_value.h"
#include "core/model/event.h"
#include "core/model/trace.h"

#include <cstdint>
#include <span>
#include <string>

namespace playhead::cline {

enum class SaidKind : std::uint8_t {
    Words,    ///< a text: the task, where it is the first, else of the model
    Prompt,   ///< what a person says
    Request,  ///< to the model, which tells of its answer as well
    Call,     ///< of a tool
    Outcome,  ///< of a call, which a tool gives back
    Found,    ///< a call with its outcome
    Moment,   ///< something else that happened
    Metadata, ///< nothing that happened
    Unknown,
};

/// A record of the list.
struct Said {
    SaidKind kind = SaidKind::Unknown;
    std::string word; ///< what it is, as the programs name it
};
[[nodiscard]] Said said_in(json::Value record);
/// Of a Request: the text that was sent.
[[nodiscard]] std::string request_in(json::Value record);
/// Whether a record is of such a list.
[[nodiscard]] bool is_said(json::Value record);

// RecordDecoders. The first record is the event's own. Beside it, JSON numbers are times.
void decode_task(std::span<const Record> records, Event& event);
/// A request, and what the model says of it: words, and messages of the other file.
void decode_request(std::span<const Record> records, Event& event);
/// A call, its outcome, and the request that tells the model of it.
void decode_ui_call(std::span<const Record> records, Event& event);
void decode_ui_moment(std::span<const Record> records, Event& event);

} // namespace playhead::cline
