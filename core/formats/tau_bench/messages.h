// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The messages of a try of tau-bench or tau2-bench, and what is said at its end.
#pragma once

#include "core/base/json_value.h"
#include "core/formats/chat/chat_log.h"
#include "core/model/event.h"
#include "core/model/trace.h"

#include <span>

namespace playhead::tau_bench {

// chat::Dialect.
[[nodiscard]] chat::Message read_message(json::Value record);
[[nodiscard]] chat::Call read_call(json::Value value);

/// RecordDecoder. The first record is the reward, or what is said of it; beside that what else is.
void decode_reward(std::span<const Record> records, Event& event);
/// RecordDecoder. The record says by what the try was broken off.
void decode_break(std::span<const Record> records, Event& event);

} // namespace playhead::tau_bench
