// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/openhands/usage.h"

#include "core/formats/reading/fields.h"

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

namespace playhead::openhands {

namespace {

using json::Value;

struct Sums {
    TokenCounts tokens;
    std::optional<double> cost;
};

template <typename Number>
void add(std::optional<Number>& sum, std::optional<Number> more)
{
    if (more)
        sum = sum.value_or(0) + *more;
}

void add_use(Value use, Sums& sums)
{
    const Value tokens = use.find("accumulated_token_usage");
    add(sums.tokens.prompt, int_of(tokens.find("prompt_tokens")));
    add(sums.tokens.completion, int_of(tokens.find("completion_tokens")));
    add(sums.tokens.cache_read, int_of(tokens.find("cache_read_tokens")));
    add(sums.tokens.cache_write, int_of(tokens.find("cache_write_tokens")));
    add(sums.tokens.reasoning, int_of(tokens.find("reasoning_tokens")));
    add(sums.cost, number_of(use.find("accumulated_cost")));
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

/// Sums that have become smaller were begun anew.
template <typename Number>
std::optional<Number> since(std::optional<Number> now, std::optional<Number> before)
{
    if (!now || !before || *now < *before)
        return now;
    return *now - *before;
}

void complete_prompt(TokenCounts& tokens)
{
    if (!tokens.prompt)
        return;
    const std::int64_t read = tokens.cache_read.value_or(0);
    const std::int64_t written = tokens.cache_write.value_or(0);
    if (*tokens.prompt >= read + written)
        return;
    if (*tokens.prompt < read)
        *tokens.prompt += read;
    *tokens.prompt += written;
}

/// Differences of sums end in digits that are no money.
double rounded(double cost)
{
    constexpr double steps = 1e12; // of a dollar
    return std::round(cost * steps) / steps;
}

} // namespace

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
