// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/otel/otel_usage.h"

#include "core/formats/reading/token_sums.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace playhead::otel {

namespace {

using json::Value;
using Keys = std::initializer_list<std::string_view>;
using Count = std::optional<std::int64_t>;

Count take_count(Fields& fields, Keys keys)
{
    for (const std::string_view key : keys) {
        if (const auto count = int_of(fields.peek(key))) {
            fields.drop(key);
            return count;
        }
    }
    return std::nullopt;
}

Count first_count(Value object, Keys keys)
{
    for (const std::string_view key : keys) {
        if (const auto count = int_of(object.find(key)))
            return count;
    }
    return std::nullopt;
}

/// An object, or one in a text.
template <typename Use>
void with_object(const Fields& fields, std::string_view key, Use use)
{
    const std::string text = text_of(fields.peek(key));
    const Value object{std::string_view(text)};
    if (object.is_object())
        use(object);
}

bool is_part_of_input(std::string_view key)
{
    return key.starts_with("input_") || key.starts_with("cache_");
}

bool is_cache_read(std::string_view key)
{
    constexpr std::array<std::string_view, 5> keys = {
        "input_cached_tokens", "input_cache_read", "cache_read_input_tokens",
        "input_cache_read_tokens", "prompt_details.cache_read"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool is_cache_write(std::string_view key)
{
    return key.starts_with("input_cache_creation") || key.starts_with("cache_creation") ||
           key.starts_with("input_cache_write") || key == "prompt_details.cache_write";
}

bool is_reasoning(std::string_view key)
{
    constexpr std::array<std::string_view, 4> keys = {"output_reasoning_tokens", "output_reasoning",
                                                      "completion_details.reasoning",
                                                      "reasoning_tokens"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// What stands beside input and output.
struct Beside {
    std::int64_t input = 0;
    std::int64_t output = 0;
};

void add_detail(std::string_view key, std::int64_t count, TokenCounts& tokens, Beside& beside)
{
    if (key == "input")
        tokens.prompt = count;
    else if (key == "output")
        tokens.completion = count;
    else if (key == "total")
        tokens.total = count;
    else if (is_part_of_input(key))
        beside.input = saturating_sum(beside.input, count);
    else if (key.starts_with("output_"))
        beside.output = saturating_sum(beside.output, count);
    if (is_cache_read(key))
        add_count(tokens.cache_read, count);
    else if (is_cache_write(key))
        add_count(tokens.cache_write, count);
    else if (is_reasoning(key))
        add_count(tokens.reasoning, count);
}

} // namespace

TokenCounts langfuse_usage(Value details)
{
    TokenCounts tokens;
    Beside beside;
    bool is_counted = false;
    json::ObjectReader reader(details);
    for (json::Member member; reader.next(member);) {
        const auto count = int_of(member.value);
        if (!count)
            continue;
        is_counted |= *count != 0;
        add_detail(member.key, *count, tokens, beside);
    }
    if (!is_counted)
        return {};
    const std::int64_t inside =
        saturating_sum(tokens.prompt.value_or(0), tokens.completion.value_or(0));
    const std::int64_t all = saturating_sum(inside, saturating_sum(beside.input, beside.output));
    if (all == inside || (tokens.total && *tokens.total != all))
        return tokens;
    if (beside.input != 0)
        add_count(tokens.prompt, beside.input);
    if (beside.output != 0)
        add_count(tokens.completion, beside.output);
    return tokens;
}

TokenCounts response_usage(Value usage)
{
    TokenCounts tokens;
    tokens.prompt = first_count(usage, {"prompt_tokens", "input_tokens", "promptTokens"});
    tokens.completion =
        first_count(usage, {"completion_tokens", "output_tokens", "completionTokens"});
    tokens.total = first_count(usage, {"total_tokens", "totalTokens"});
    const Count read = first_count(usage, {"cache_read_input_tokens"});
    const Count written = first_count(usage, {"cache_creation_input_tokens"});
    tokens.cache_read = read;
    tokens.cache_write = written;
    if (tokens.prompt && (read || written) && !tokens.total)
        add_cache_to_prompt(tokens);
    for (const std::string_view key :
         {"prompt_tokens_details", "input_tokens_details", "input_token_details"}) {
        const Value part = usage.find(key);
        if (!tokens.cache_read)
            tokens.cache_read = first_count(part, {"cached_tokens", "cache_read"});
        if (!tokens.cache_write)
            tokens.cache_write = first_count(part, {"cache_creation", "cache_write_tokens"});
    }
    for (const std::string_view key :
         {"completion_tokens_details", "output_tokens_details", "output_token_details"}) {
        if (!tokens.reasoning)
            tokens.reasoning = first_count(usage.find(key), {"reasoning_tokens", "reasoning"});
    }
    add_cache_to_smaller_prompt(tokens);
    return tokens;
}

void read_usage(Fields& attributes, Event& event)
{
    TokenCounts& tokens = event.tokens;
    tokens.prompt =
        take_count(attributes, {"gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens",
                                "llm.token_count.prompt", "ai.usage.inputTokens",
                                "ai.usage.promptTokens", "ai.usage.tokens"});
    tokens.completion =
        take_count(attributes, {"gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens",
                                "llm.token_count.completion", "ai.usage.outputTokens",
                                "ai.usage.completionTokens"});
    tokens.total = take_count(attributes, {"gen_ai.usage.total_tokens", "llm.usage.total_tokens",
                                           "llm.token_count.total", "ai.usage.totalTokens"});
    tokens.cache_read = take_count(
        attributes, {"gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens",
                     "llm.token_count.prompt_details.cache_read",
                     "ai.usage.inputTokenDetails.cacheReadTokens", "ai.usage.cachedInputTokens"});
    tokens.cache_write = take_count(attributes, {"gen_ai.usage.cache_creation.input_tokens",
                                                 "gen_ai.usage.cache_creation_input_tokens",
                                                 "llm.token_count.prompt_details.cache_write",
                                                 "ai.usage.inputTokenDetails.cacheWriteTokens"});
    tokens.reasoning = take_count(
        attributes, {"gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens",
                     "llm.token_count.completion_details.reasoning",
                     "ai.usage.outputTokenDetails.reasoningTokens", "ai.usage.reasoningTokens"});
    if (!tokens.is_known()) {
        with_object(attributes, "langfuse.observation.usage_details",
                    [&](Value usage) { tokens = langfuse_usage(usage); });
        with_object(attributes, "mlflow.chat.tokenUsage",
                    [&](Value usage) { tokens = response_usage(usage); });
    }
    add_cache_to_smaller_prompt(tokens);
}

void read_cost(Fields& attributes, Event& event)
{
    for (const std::string_view key :
         {"gen_ai.usage.cost", "gen_ai.usage.total_cost", "llm.cost.total", "operation.cost"}) {
        const auto cost = number_of(attributes.peek(key));
        if (!cost)
            continue;
        attributes.drop(key);
        event.cost = cost;
        return;
    }
    with_object(attributes, "langfuse.observation.cost_details",
                [&](Value cost) { event.cost = number_of(cost.find("total")); });
    with_object(attributes, "mlflow.llm.cost",
                [&](Value cost) { event.cost = number_of(cost.find("total_cost")); });
}

} // namespace playhead::otel
