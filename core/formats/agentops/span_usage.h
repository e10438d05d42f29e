// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The model call in a span: what was said, and what it used.
#pragma once

#include "core/formats/reading/fields.h"
#include "core/model/event.h"

namespace playhead::agentops {

[[nodiscard]] bool has_conversation(const Fields& attributes);
/// Prompt and completion: indexed (`gen_ai.prompt.0.role`), as one attribute, or as the messages of
/// newer conventions. A completion of one message is that message.
void read_conversation(Fields& attributes, Event& event);
/// Model, tokens, cost, and the parameters of the request.
void read_usage(Fields& attributes, Event& event);

} // namespace playhead::agentops
