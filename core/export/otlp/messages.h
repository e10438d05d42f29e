// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/conversation.h"

#include <cstdint>
#include <string>

namespace playhead::otlp {

enum class Direction : std::uint8_t { Input, Output };

/// What was said to a model, or what it answered, as `gen_ai.input.messages` and
/// `gen_ai.output.messages` have it (the semantic conventions for generative AI): a list of
/// {"role", "parts": [{"type", …}]} as JSON. Empty where nothing was said.
[[nodiscard]] std::string gen_ai_messages(const Conversation& conversation, Direction direction);

} // namespace playhead::otlp
