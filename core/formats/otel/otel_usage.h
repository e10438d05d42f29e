// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What spans say of tokens and cost, each vendor in its own words.
#pragma once

#include "core/formats/reading/fields.h"
#include "core/model/event.h"

namespace playhead::otel {

/// Takes what a span's attributes say of tokens. Input counts include what was read from a cache;
/// where the cache's count is larger than the input's, the program did not add it, and the sum is
/// taken.
void read_usage(Fields& attributes, Event& event);
/// Takes what they say of cost.
void read_cost(Fields& attributes, Event& event);

/// Langfuse's usageDetails: {"input","output","total",...}. What the other keys count is a part of
/// input or output where the total says so, and stands beside them where it does not: then it is
/// added. Counts that are all zero are how the server writes that it knows none.
[[nodiscard]] TokenCounts langfuse_usage(json::Value details);

/// The usage of a response as OpenAI, Anthropic and LangChain write it. What Anthropic counts of a
/// cache is no part of its input, and is added.
[[nodiscard]] TokenCounts response_usage(json::Value usage);

} // namespace playhead::otel
