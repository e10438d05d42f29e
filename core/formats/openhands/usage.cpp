// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/openhands/usage.h"

#include "core/formats/openhands/items.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/token_sums.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace playhead::openhands {

namespace {

using json::Value;

struct Sums {
    TokenCounts tokens;
    std::optional<double> cost;
};

void add_tokens(Value entry, TokenCounts& tokens)
{
    add_count(tokens.prompt, int_of(entry.find("prompt_tokens")));
    add_count(tokens.completion, int_of(entry.find("completion_tokens")));
    add_count(tokens.cache_read, int_of(entry.find("cache_read_tokens")));
    add_count(tokens.cache_write, int_of(entry.find("cache_write_tokens")));
    add_count(tokens.reasoning, int_of(entry.find("reasoning_tokens")));
}

void add_use(Value use, Sums& sums)
{
    add_tokens(use.find("accumulated_token_usage"), sums.tokens);
    add_cost(sums.cost, number_of(use.find("accumulated_cost")));
}

bool is_use(Value value)
{
    return value.find("accumulated_cost").is_valid() ||
           value.find("accumulated_token_usage").is_valid();
}

Sums sums_of(Value usage)
{
    Sums sums;
    if (is_use(usage)) {
        add_use(usage, sums);
        return sums;
    }
    json::ObjectReader uses(usage);
    for (json::Member use; uses.next(use);)
        add_use(use.value, sums);
    return sums;
}

/// The model of the one use that has changed; empty where that are several, or none.
std::string changed_model(Value now, Value before)
{
    std::string model;
    json::ObjectReader uses(now);
    for (json::Member use; uses.next(use);) {
        const Value known = before.find(use.key);
        if (!is_use(use.value) || (known.is_valid() && is_same_usage(use.value, known)))
            continue;
        if (!known.is_valid() && sums_of(use.value).tokens.sum().value_or(0) == 0)
            continue;
        if (!model.empty())
            return {};
        model = text_of(use.value.find("model_name"));
    }
    return model;
}

/// Sums that have become smaller were begun anew, and those below zero are none.
template <typename Number>
std::optional<Number> since(std::optional<Number> now, std::optional<Number> before)
{
    if (!now || !before || *now < *before || *before < 0)
        return now;
    return *now - *before;
}

/// What one sum has more than the other; nothing where it has none.
std::optional<std::int64_t> beyond(std::optional<std::int64_t> all,
                                   std::optional<std::int64_t> listed)
{
    const std::int64_t rest = all.value_or(0);
    const std::int64_t known = std::max<std::int64_t>(listed.value_or(0), 0);
    return rest > known ? std::optional(rest - known) : std::nullopt;
}

void complete_prompt(TokenCounts& tokens)
{
    if (!tokens.prompt)
        return;
    if (*tokens.prompt >= cached_tokens(tokens))
        return;
    if (*tokens.prompt < tokens.cache_read.value_or(0))
        add_count(tokens.prompt, tokens.cache_read);
    add_count(tokens.prompt, tokens.cache_write);
}

/// Differences of sums end in digits that are no money.
double rounded(double cost)
{
    constexpr double steps = 1e12; // of a dollar
    return std::round(cost * steps) / steps;
}

std::optional<double> cost_in(Value entry)
{
    const Value cost = entry.is_number() ? entry : entry.find("cost");
    return cost.is_number() ? number_of(cost) : std::nullopt;
}

bool has_tokens(Value entry)
{
    return entry.find("response_id").is_string() && entry.find("prompt_tokens").is_valid() &&
           !is_use(entry);
}

void list_calls(Value sums, std::vector<CallEntries>& calls)
{
    const std::size_t first = calls.size();
    json::ArrayReader tokens(sums.find("token_usages"));
    for (Value entry; tokens.next(entry);) {
        if (has_tokens(entry)) // what is damaged there is in the sums
            calls.push_back({text_of(entry.find("response_id")), entry, {}, {}});
    }
    const std::vector<Value> costs = listed_costs(sums);
    for (std::size_t i = first; costs.size() == calls.size() - first && i < calls.size(); ++i)
        calls[i].cost = costs[i - first];
    std::unordered_map<std::string, Value> latencies;
    json::ArrayReader responses(sums.find("response_latencies"));
    for (Value entry; responses.next(entry);)
        latencies.insert_or_assign(text_of(entry.find("response_id")), entry);
    for (std::size_t i = first; i < calls.size(); ++i) {
        const auto found = latencies.find(calls[i].response);
        if (found != latencies.end() && !calls[i].response.empty())
            calls[i].latency = found->second;
    }
}

} // namespace

std::vector<CallEntries> listed_calls(Value usage)
{
    std::vector<CallEntries> calls;
    if (is_use(usage)) {
        list_calls(usage, calls);
        return calls;
    }
    json::ObjectReader uses(usage);
    for (json::Member use; uses.next(use);)
        list_calls(use.value, calls);
    return calls;
}

std::vector<Value> listed_costs(Value usage)
{
    std::vector<Value> costs;
    json::ArrayReader reader(usage.find("costs"));
    for (Value entry; reader.next(entry);) {
        if (cost_in(entry) && !is_event(entry) && !latency_in(entry))
            costs.push_back(entry);
    }
    return costs;
}

bool read_call_usage(Value entry, Event& event)
{
    const auto cost = cost_in(entry);
    if (!has_tokens(entry) && !cost)
        return false;
    if (has_tokens(entry)) {
        TokenCounts tokens;
        add_tokens(entry, tokens);
        complete_prompt(tokens);
        event.tokens = tokens;
    }
    if (cost && *cost > 0)
        event.cost = rounded(*cost);
    if (event.model.empty())
        event.model = text_of(entry.find("model"));
    return true;
}

bool is_call_entry(Value value)
{
    return has_tokens(value) || cost_in(value) || latency_in(value);
}

std::optional<DurationNs> latency_in(Value entry)
{
    constexpr double longest = 1e9; // seconds
    const Value latency = entry.find("latency");
    const auto seconds = latency.is_number() ? number_of(latency) : std::nullopt;
    if (!seconds)
        return std::nullopt;
    const bool is_time = *seconds > 0 && *seconds < longest;
    return is_time ? std::llround(*seconds * static_cast<double>(ns_per_second)) : 0;
}

DurationNs latency_of(Value usage, std::string_view response)
{
    DurationNs latency = 0;
    json::ArrayReader responses(usage.find("response_latencies"));
    for (Value entry; !response.empty() && responses.next(entry);) {
        if (text_of(entry.find("response_id")) == response)
            latency = latency_in(entry).value_or(0);
    }
    return latency;
}

void read_unlisted_usage(Value usage, Event& event)
{
    const Sums all = sums_of(usage);
    Sums listed;
    for (const CallEntries& call : listed_calls(usage)) {
        add_tokens(call.tokens, listed.tokens);
        add_cost(listed.cost, cost_in(call.cost));
    }
    event.tokens.prompt = beyond(all.tokens.prompt, listed.tokens.prompt);
    event.tokens.completion = beyond(all.tokens.completion, listed.tokens.completion);
    event.tokens.cache_read = beyond(all.tokens.cache_read, listed.tokens.cache_read);
    event.tokens.cache_write = beyond(all.tokens.cache_write, listed.tokens.cache_write);
    event.tokens.reasoning = beyond(all.tokens.reasoning, listed.tokens.reasoning);
    const double cost = rounded(all.cost.value_or(0) - listed.cost.value_or(0));
    if (cost > 0)
        event.cost = cost;
}

bool has_sums(Value value)
{
    return is_use(value);
}

bool is_same_usage(Value usage, Value before)
{
    const Sums now = sums_of(usage);
    const Sums then = sums_of(before);
    return now.tokens == then.tokens && now.cost == then.cost;
}

void read_usage(Value now, Value before, Event& event)
{
    const Sums after = sums_of(now);
    const Sums ahead = sums_of(before);
    TokenCounts& tokens = event.tokens;
    tokens.prompt = since(after.tokens.prompt, ahead.tokens.prompt);
    tokens.completion = since(after.tokens.completion, ahead.tokens.completion);
    tokens.cache_read = since(after.tokens.cache_read, ahead.tokens.cache_read);
    tokens.cache_write = since(after.tokens.cache_write, ahead.tokens.cache_write);
    tokens.reasoning = since(after.tokens.reasoning, ahead.tokens.reasoning);
    complete_prompt(tokens);
    if (const auto cost = since(after.cost, ahead.cost);
        cost && (*cost > 0 || tokens.sum().value_or(0) == 0))
        event.cost = rounded(*cost);
    if (event.model.empty())
        event.model = changed_model(now, before);
}

void read_response_usage(Value usage, Event& event)
{
    TokenCounts& tokens = event.tokens;
    tokens.prompt = int_of(usage.find("prompt_tokens"));
    tokens.completion = int_of(usage.find("completion_tokens"));
    tokens.cache_read = int_of(usage.find("cache_read_input_tokens"));
    if (!tokens.cache_read)
        tokens.cache_read = int_of(usage.at_path({"prompt_tokens_details", "cached_tokens"}));
    tokens.cache_write = int_of(usage.find("cache_creation_input_tokens"));
    tokens.reasoning = int_of(usage.at_path({"completion_tokens_details", "reasoning_tokens"}));
    complete_prompt(tokens);
}

} // namespace playhead::openhands
