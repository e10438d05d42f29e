// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/swe_agent/events.h"

#include "core/base/text.h"
#include "core/formats/reading/failure.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace playhead::swe_agent {

namespace {

using json::Value;

/// What an event was read from.
struct Parts {
    Value step;
    Value message; ///< of the model, or the event's own
    Value given;   ///< what the model was told of the call
    Value call;
    Value model;
    Value figures;
    std::string agent;
};

Parts parts_of(std::span<const Record> records)
{
    Parts parts;
    const Value own = records.front().value();
    (own.find("role").is_valid() ? parts.message : parts.step) = own;
    for (const Record& record : records.subspan(1)) {
        const Value value = record.value();
        if (value.is_string())
            parts.agent = text_of(value);
        else if (const Value role = value.find("role"); role.is_valid())
            (text_of(role) == "assistant" ? parts.message : parts.given) = value;
        else if (value.find("function").is_valid())
            parts.call = value;
        else if (value.find("api_calls").is_valid())
            parts.figures = value;
        else
            parts.model = value;
    }
    if (const Value agent = parts.message.find("agent"); agent.is_string())
        parts.agent = text_of(agent);
    return parts;
}

bool is_same(Value a, Value b)
{
    return is_there(a) && is_there(b) && text_of(a) == text_of(b);
}

void drop(Fields& fields, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys)
        fields.drop(key);
}

/// Figures of zero are those of a run that was replayed, or whose model has no price: they count
/// nothing.
std::optional<std::int64_t> count_of(Value value)
{
    const auto count = int_of(value);
    return count && *count > 0 ? count : std::nullopt;
}

/// "find_file" of `find_file setup.py`. In the shell of an agent its tools are commands like any
/// other.
std::string tool_of(std::string_view action)
{
    action = trimmed(action);
    const std::string_view word = action.substr(0, action.find_first_of(" \t\r\n;"));
    const auto may_be_in_name = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-' || c == '.';
    };
    const bool is_name = !word.empty() && std::all_of(word.begin(), word.end(), may_be_in_name) &&
                         word.front() != '.' && word.front() != '-';
    return is_name ? std::string(word) : "bash";
}

void read_figures(Value figures, Event& event)
{
    event.tokens.prompt = count_of(figures.find("tokens_sent"));
    event.tokens.completion = count_of(figures.find("tokens_received"));
    const auto cost = number_of(figures.find("instance_cost"));
    if (cost && *cost > 0)
        event.cost = cost;
}

void name_message(Value message, Event& event)
{
    const std::string role = text_of(message.find("role"));
    const std::string type = text_of(message.find("message_type"));
    if (type == "demonstration" || message.find("is_demo").as_bool() == true)
        event.event_type = "demonstration";
    else if (!role.empty())
        event.event_type = role;
    else
        event.event_type = "record";
}

} // namespace

bool has_figures(Value figures)
{
    Event event;
    read_figures(figures, event);
    return event.tokens.is_known() || event.cost;
}

bool has_action(Value step)
{
    const Value action = step.find("action");
    return action.is_string() && !trimmed(text_of(action)).empty();
}

bool is_exit(Value step)
{
    const std::string action(trimmed(text_of(step.find("action"))));
    if (!action.empty())
        return action.starts_with("exit_") && action.find_first_of(" \n") == std::string::npos;
    // The program makes such a step of what it has by then: an answer without a question.
    const Value first_asked = step.at_path({"query", "0"});
    const bool was_asked_nothing = first_asked.is_object() && first_asked.raw() == "{}";
    return was_asked_nothing || text_of(step.find("response")).starts_with("Exit due to");
}

void decode_prompt(std::span<const Record> records, Event& event)
{
    const Parts parts = parts_of(records);
    event.event_type = "prompt";
    event.action_type = "action";
    event.params = payload_where_there(parts.message.find("content"));
    read_figures(parts.figures, event);
    Fields fields(parts.message);
    drop(fields, {"role", "content", "agent", "message_type"});
    ObjectText rest;
    rest.add_recorded(fields);
    if (parts.figures.is_valid())
        rest.add("model_stats", payload_of(parts.figures).json());
    event.attributes = rest.take();
}

void decode_answer(std::span<const Record> records, Event& event)
{
    const Parts parts = parts_of(records);
    event.event_type = "assistant";
    event.action_type = "llm";
    event.agent = parts.agent;
    event.model = text_of(parts.model.find("name"));
    event.result = EventResult::Success;

    Fields step(parts.step);
    Fields message(parts.message);
    const Value content = message.peek("content");
    const bool is_silent = !is_there(content) || (content.is_string() && text_of(content).empty());
    Value said = step.take("response");
    if (!is_there(said))
        said = is_silent ? message.peek("thought") : content;
    event.completion = payload_where_there(said);
    event.prompt = payload_where_there(step.take_first({"query", "messages"}));
    if (has_action(parts.step) || parts.call.is_valid())
        drop(step, {"action", "observation", "execution_time", "state"});
    for (const std::string_view key : {"thought", "content"}) {
        const Value text = message.peek(key);
        if (is_same(text, said) || is_same(text, step.peek(key)) || text.raw() == said.raw())
            message.drop(key);
    }
    if (is_same(step.peek("thought"), said))
        step.drop("thought");
    drop(message, {"role", "agent", "message_type", "action", "tool_calls"});
    ObjectText rest;
    rest.add_recorded(step);
    rest.add_recorded(message);
    event.attributes = rest.take();
}

void decode_tool(std::span<const Record> records, Event& event)
{
    const Parts parts = parts_of(records);
    const Value asked = parts.step.is_valid() ? parts.step : parts.message;
    const Value action = asked.find("action");
    const Value function = parts.call.find("function");
    event.id = text_of(parts.call.find("id"));
    event.event_type = text_of(function.find("name"));
    event.action_type = "tool";
    event.agent = parts.agent;
    event.params = function.is_valid() ? payload_of_text(function.find("arguments")).payload
                                       : payload_where_there(action);
    if (event.event_type.empty())
        event.event_type = tool_of(text_of(action));

    Value returned = parts.step.find("observation");
    if (!is_there(returned))
        returned = parts.given.find("content");
    event.returns = payload_where_there(returned);
    if (event.returns.is_present())
        event.result = EventResult::Success;

    ObjectText rest;
    Fields call(parts.call);
    drop(call, {"id", "type", "function"});
    rest.add_recorded(call);
    for (const std::string_view key : {"execution_time", "state"}) {
        if (const Value value = parts.step.find(key); is_there(value))
            rest.add(key, payload_of(value).json());
    }
    Fields given(parts.given);
    drop(given, {"role", "content", "agent", "message_type", "tool_call_ids"});
    rest.add_recorded(given);
    event.attributes = rest.take();
}

void decode_moment(std::span<const Record> records, Event& event)
{
    const Parts parts = parts_of(records);
    const Value own = parts.message.is_valid() ? parts.message : parts.step;
    name_message(own, event);
    event.action_type = "action";
    event.agent = parts.agent;
    event.returns = payload_where_there(own.find("content"));
    Fields fields(own);
    drop(fields, {"role", "content", "agent"});
    keep_rest(fields, event);
}

void decode_figures(std::span<const Record> records, Event& event)
{
    const Value figures = records.front().value();
    event.event_type = "model stats";
    event.action_type = "action";
    read_figures(figures, event);
    keep_rest(Fields(figures), event);
}

void decode_exit(std::span<const Record> records, Event& event)
{
    const Parts parts = parts_of(records);
    event.event_type = "exit";
    event.action_type = "action";
    event.agent = parts.agent;
    const Value thought = parts.step.find("thought");
    fail(event, "exit", text_of(is_there(thought) ? thought : parts.step.find("response")));
    event.returns = payload_where_there(parts.step.find("observation"));
    Fields fields(parts.step);
    fields.drop("observation");
    keep_rest(fields, event);
}

} // namespace playhead::swe_agent
