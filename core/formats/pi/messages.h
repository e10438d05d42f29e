// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Messages as Pi and OpenClaw keep them, whatever record they stand in:
// {"role", "content", "timestamp", ...}.
#pragma once

#include "core/formats/chat/chat_log.h"

namespace playhead::pi {

/// Adds what a message says to `message`: its role, and what goes with that. Its timestamp is when
/// an answer was begun, or a person spoke.
void read_message(json::Value inner, chat::Message& message);

/// {"type": "toolCall", "id", "name", "arguments"}
[[nodiscard]] chat::Call read_call(json::Value value);

} // namespace playhead::pi
