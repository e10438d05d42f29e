// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The sums of tokens and costs that OpenHands writes down as it goes: {"accumulated_cost",
// "accumulated_token_usage"}, by itself (the classic program) or under the name of each use that is
// made of a model (the SDK).
//
// Tokens and costs: both eras record sums so far, of which an event has the difference to the sums
// before it. The prompt includes what was read from the cache and written to it: where a prompt is
// smaller than these two together, the program has left out what was written (as it did in 2025),
// or both, and it is added. A cost of zero beside tokens is a model without a price: it is unknown.
#pragma once

#include "core/base/json_value.h"
#include "core/model/event.h"

namespace playhead::openhands {

/// Whether two sums are the same: nothing was used between them.
[[nodiscard]] bool is_same_usage(json::Value usage, json::Value before);
/// What was used between two sums. Where `before` is Invalid, nothing was.
void read_usage(json::Value now, json::Value before, Event& event);
/// What a model's response says of itself, as LiteLLM writes it.
void read_response_usage(json::Value usage, Event& event);

} // namespace playhead::openhands
