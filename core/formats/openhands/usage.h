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
// Where the conversation's state lists its calls, an answer has what stands there for its response,
// which begins as long before its end as it took; each call that no answer is there of is an event.
// A run that has the costs of its calls alone, and as many as answers, gives them in their order.
#pragma once

#include "core/base/json_value.h"
#include "core/model/event.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::openhands {

/// Beside the sums, the program may list what they are made of: "costs", "token_usages" and
/// "response_latencies", an entry for each call, of which the latter two name the response. The
/// first evaluations wrote costs as mere numbers.
struct CallEntries {
    std::string response; ///< its id; empty where none is named
    json::Value tokens;
    json::Value cost;    ///< or Invalid
    json::Value latency; ///< or Invalid
};
/// The calls that sums list, or the sums under each use. A cost belongs to the call in its place
/// where there are as many costs as calls, and to none where there are not.
[[nodiscard]] std::vector<CallEntries> listed_calls(json::Value usage);
/// The costs of calls, where `usage` are sums by themselves.
[[nodiscard]] std::vector<json::Value> listed_costs(json::Value usage);
/// Adds an entry of tokens or costs to the event; false where the value is none.
bool read_call_usage(json::Value entry, Event& event);
/// Whether a value is an entry of any of these lists.
[[nodiscard]] bool is_call_entry(json::Value value);
/// What an entry says of how long a response took; nothing where the value is none.
[[nodiscard]] std::optional<DurationNs> latency_in(json::Value entry);
/// How long a response took by the sums that list it; 0 where they do not.
[[nodiscard]] DurationNs latency_of(json::Value usage, std::string_view response);
/// What sums have beyond listed_calls().
void read_unlisted_usage(json::Value usage, Event& event);

/// Whether two sums are the same: nothing was used between them.
[[nodiscard]] bool is_same_usage(json::Value usage, json::Value before);
/// Whether a value is sums by themselves.
[[nodiscard]] bool has_sums(json::Value value);
/// What was used between two sums. Where `before` is Invalid, nothing was.
void read_usage(json::Value now, json::Value before, Event& event);
/// What a model's response says of itself, as LiteLLM writes it.
void read_response_usage(json::Value usage, Event& event);

} // namespace playhead::openhands
