// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What OpenCode records, wherever it keeps it: sessions, messages of the person and the model, and
// the parts of these; and the events that are made of them, each from its records alone.
//
// Tokens: input counts neither what was read from the cache nor what was written to it; the prompt
// of an event is the sum of the three. Output includes what was thought but where a total says that
// it does not. An answer of several steps has what its steps used, where they say it. A cost of
// zero beside tokens is a model without a price: it is unknown.
#pragma once

#include "core/base/json_value.h"
#include "core/base/time.h"
#include "core/model/event.h"
#include "core/model/trace.h"

#include <cstdint>
#include <span>
#include <string>

namespace playhead::opencode {

enum class StoredKind : std::uint8_t { Session, Message, Part, Unknown };
[[nodiscard]] StoredKind kind_of(json::Value record);

enum class PartKind : std::uint8_t {
    Said,    ///< belongs to its message: a text, a thought, a file, the bounds of a step
    Tool,    ///< a call, with what came of it
    Moment,  ///< something else that happened: a compaction, another try
    Unknown, ///< of a type that this version does not know
};
[[nodiscard]] PartKind kind_of_part(json::Value part);

/// When a message was completed, else created; when a call ended, else began. no_time where a
/// record says neither, and for other parts.
[[nodiscard]] TimeNs end_of(json::Value record);
/// The session that a call of a tool started; empty where it started none.
[[nodiscard]] std::string session_of_call(json::Value part);

// RecordDecoders. The first record is the event's own, a message or a part.
/// A message of the person or the model. Beside it its parts and, where it is a prompt, the last
/// answer or call that followed.
void decode_message(std::span<const Record> records, Event& event);
/// A call. Beside it the message that it is of.
void decode_tool(std::span<const Record> records, Event& event);
void decode_moment(std::span<const Record> records, Event& event);

} // namespace playhead::opencode
