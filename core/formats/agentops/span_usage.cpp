// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/agentops/span_usage.h"

#include "core/formats/agentops/common.h"
#include "core/formats/chat/gen_ai_messages.h"

#include <array>
#include <utility>

namespace playhead::agentops {

namespace {

constexpr std::array<std::string_view, 3> prompt_keys = {"gen_ai.prompt", "llm.prompt",
                                                         "gen_ai.input.messages"};
constexpr std::array<std::string_view, 3> completion_keys = {"gen_ai.completion", "llm.completion",
                                                             "gen_ai.output.messages"};

/// The indexed messages under the first of the keys, else the value under any of them. "null",
/// which is what Python's None becomes, is no message.
Payload take_said(Fields& attributes, const std::array<std::string_view, 3>& keys, Event& event)
{
    std::string messages = take_messages(attributes, std::string(keys.front()) + ".");
    if (!messages.empty())
        return Payload::owned(std::move(messages));
    for (const std::string_view key : keys) {
        if (!attributes.has(key))
            continue;
        Payload said = take_text_payload(attributes, key, event);
        if (said.is_present() && said.json() != "null")
            return said;
    }
    return {};
}

/// A list of one message is that message.
Payload single_message(Payload messages)
{
    const json::Value value(messages.json());
    json::ArrayReader reader(value);
    json::Value first;
    json::Value second;
    if (!value.is_array() || !reader.next(first) || reader.next(second) || !first.is_object())
        return messages;
    return Payload::owned(std::string(first.raw()));
}

std::optional<std::int64_t>
take_first_count(Fields& attributes, std::initializer_list<std::string_view> keys, Event& event)
{
    for (const std::string_view key : keys) {
        if (const auto count = take_count(attributes, key, event))
            return count;
    }
    return std::nullopt;
}

/// `gen_ai.request.temperature` and its like, as an object.
void read_request_parameters(Fields& attributes, Event& event)
{
    constexpr std::string_view prefix = "gen_ai.request.";
    if (event.params.is_present() || event.action_type != "llm")
        return;
    ObjectText params;
    for (Fields::Entry& entry : attributes.entries()) {
        const bool is_parameter = entry.key.compare(0, prefix.size(), prefix) == 0;
        if (entry.taken || !is_parameter || entry.key == "gen_ai.request.model" ||
            entry.key == "gen_ai.request.type")
            continue;
        entry.taken = true;
        params.add(entry.key.substr(prefix.size()), payload_of(entry.value).json());
    }
    event.params = params.take();
}

void read_model(Fields& attributes, Event& event)
{
    event.model = text_of(attributes.take_first({"gen_ai.response.model"}));
    const std::string requested = text_of(attributes.peek("gen_ai.request.model").is_valid()
                                              ? attributes.peek("gen_ai.request.model")
                                              : attributes.peek("llm.model"));
    if (event.model.empty())
        event.model = requested;
    if (requested == event.model) {
        attributes.drop("gen_ai.request.model");
        attributes.drop("llm.model");
    }
}

} // namespace

bool has_conversation(const Fields& attributes)
{
    for (const Fields::Entry& entry : attributes.entries()) {
        for (const auto* keys : {&prompt_keys, &completion_keys}) {
            for (const std::string_view key : *keys) {
                if (entry.key.compare(0, key.size(), key) == 0)
                    return true;
            }
        }
    }
    return false;
}

void read_conversation(Fields& attributes, Event& event)
{
    event.prompt = take_said(attributes, prompt_keys, event);
    event.completion = single_message(take_said(attributes, completion_keys, event));
}

void read_usage(Fields& attributes, Event& event)
{
    const auto count = [&](std::initializer_list<std::string_view> keys) {
        return take_first_count(attributes, keys, event);
    };
    read_model(attributes, event);
    event.tokens.prompt = count({"gen_ai.usage.prompt_tokens", "gen_ai.usage.input_tokens",
                                 "llm.prompt_tokens", "llm.usage.prompt_tokens"});
    event.tokens.completion = count({"gen_ai.usage.completion_tokens", "gen_ai.usage.output_tokens",
                                     "llm.completion_tokens", "llm.usage.completion_tokens"});
    event.tokens.total =
        count({"gen_ai.usage.total_tokens", "llm.total_tokens", "llm.usage.total_tokens"});
    event.tokens.cache_read =
        count({"gen_ai.usage.cache_read_input_tokens", "gen_ai.usage.cache_read.input_tokens"});
    event.tokens.cache_write = count(
        {"gen_ai.usage.cache_creation_input_tokens", "gen_ai.usage.cache_creation.input_tokens"});
    event.tokens.reasoning =
        count({"gen_ai.usage.reasoning_tokens", "gen_ai.usage.reasoning.output_tokens"});
    event.cost = take_cost(attributes, "gen_ai.usage.total_cost", event);
    if (!event.cost)
        event.cost = take_cost(attributes, "llm.cost", event);
    read_request_parameters(attributes, event);
}

} // namespace playhead::agentops
