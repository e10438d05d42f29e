// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/tau_bench/messages.h"

#include "core/base/text.h"
#include "core/formats/reading/failure.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"
#include "core/formats/reading/token_sums.h"

#include <cmath>
#include <string>
#include <string_view>

namespace playhead::tau_bench {

namespace {

using chat::Role;
using json::Value;

void read_usage(Value record, chat::Message& message)
{
    const Value raw = record.find("raw_data");
    const Value usage = record.find("usage");
    message.model = text_of(raw.find("model"));
    TokenCounts& tokens = message.tokens;
    tokens.prompt = int_of(usage.find("prompt_tokens"));
    tokens.completion = int_of(usage.find("completion_tokens"));
    tokens.cache_read = int_of(raw.at_path({"usage", "prompt_tokens_details", "cached_tokens"}));
    if (!tokens.cache_read)
        tokens.cache_read = int_of(raw.at_path({"usage", "cache_read_input_tokens"}));
    if (tokens.prompt && tokens.cache_read.value_or(0) > *tokens.prompt)
        add_count(tokens.prompt, tokens.cache_read);
    const auto cost = number_of(record.find("cost"));
    if (cost && (*cost > 0 || tokens.sum().value_or(0) == 0))
        message.cost = cost;
}

/// Nothing where it is not recorded, or cannot be.
DurationNs time_taken(Value record)
{
    constexpr double longest = 1e9; // seconds
    const auto seconds = number_of(record.find("generation_time_seconds"));
    const bool is_time = seconds && *seconds > 0 && *seconds < longest;
    return is_time ? std::llround(*seconds * static_cast<double>(ns_per_second)) : 0;
}

/// What tau2's program says in the agent's place, as its greeting: there is no response of a model,
/// which it writes down with the others.
bool is_canned(Value record, const chat::Message& message)
{
    return record.find("raw_data").is_null() && record.find("usage").is_null() &&
           message.calls.empty() && number_of(record.find("cost")).value_or(0) == 0;
}

void read_given(Value record, chat::Message& message)
{
    message.role = Role::Results;
    chat::Given given;
    const Value id = record.find("tool_call_id");
    given.call = text_of(is_there(id) ? id : record.find("id"));
    given.content = message.said;
    const Value failed = record.find("error");
    given.has_failed = failed.is_bool() ? failed.as_bool().value_or(false)
                                        : text_of(message.said).starts_with("Error: ");
    message.results.push_back(given);
}

} // namespace

chat::Call read_call(Value value)
{
    chat::Call call;
    call.id = text_of(value.find("id"));
    call.agent = text_of(value.find("requestor"));
    const Value function = value.find("function").is_object() ? value.find("function") : value;
    call.name = text_of(function.find("name"));
    call.arguments = function.find("arguments");
    return call;
}

chat::Message read_message(Value record)
{
    chat::Message message;
    const std::string role = text_of(record.find("role"));
    message.name = role;
    message.said = record.find("content");
    message.time = record.find("timestamp");
    json::ArrayReader calls(record.find("tool_calls"));
    for (Value call; calls.next(call);)
        message.calls.push_back(call);
    message.took = time_taken(record);
    if (role == "assistant") {
        message.role = is_canned(record, message) ? Role::Moment : Role::Answer;
        message.agent = role;
        if (message.role == Role::Answer)
            read_usage(record, message);
    } else if (role == "user") {
        // Who calls a tool of its own says nothing to the assistant by that.
        message.role = message.calls.empty() ? Role::Prompt : Role::Answer;
        message.agent = role;
        read_usage(record, message);
        if (message.tokens.is_known() || !message.calls.empty())
            message.author = role;
    } else if (role == "tool") {
        read_given(record, message);
    } else if (!role.empty()) {
        message.role = Role::Moment;
    }
    return message;
}

void decode_reward(std::span<const Record> records, Event& event)
{
    const Value own = records.front().value();
    const Value reward = own.is_object() ? own.find("reward") : own;
    event.event_type = "reward";
    event.action_type = "action";
    const Value said = records.back().value();
    event.returns = payload_of(said);
    const auto number = number_of(reward);
    if (!number)
        return;
    constexpr double tolerance = 1e-6; // of the program
    event.result = *number >= 1 - tolerance ? EventResult::Success : EventResult::Fail;
    if (event.result == EventResult::Fail)
        fail(event, "reward", "The reward is " + shortest_double(*number) + ", not 1.");
}

void decode_break(std::span<const Record> records, Event& event)
{
    const Value info = records.front().value();
    event.event_type = "error";
    event.action_type = "error";
    const std::string type = text_of(info.find("error_type"));
    fail(event, type.empty() ? "error" : type, text_of(info.find("error")));
    const Value trace = info.find("error_traceback");
    event.error.stack = text_of(trace.is_valid() ? trace : info.find("traceback"));
    Fields rest(info);
    for (const std::string_view key : {"error_type", "error", "error_traceback", "traceback"})
        rest.drop(key);
    keep_rest(rest, event);
}

} // namespace playhead::tau_bench
