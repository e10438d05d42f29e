// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/agentops/error.h"

#include "core/formats/agentops/common.h"

#include <algorithm>
#include <utility>

namespace playhead::agentops {

namespace {

/// Python's exceptions are classes: their names, behind their modules, begin with a capital.
bool is_exception_name(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    const std::string_view base = dot == std::string_view::npos ? name : name.substr(dot + 1);
    const auto is_name_char = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    };
    return !base.empty() && base.front() >= 'A' && base.front() <= 'Z' &&
           std::all_of(base.begin(), base.end(), is_name_char);
}

/// `{"ZeroDivisionError": "division by zero"}`, and nothing else.
bool read_named_exception(json::Value value, EventError& error)
{
    json::ObjectReader reader(value);
    json::Member member;
    if (!reader.next(member) || !member.value.is_string() || !is_exception_name(member.key))
        return false;
    EventError read = error;
    read.type = member.key;
    read.message = text_of(member.value);
    if (reader.next(member))
        return false;
    error = std::move(read);
    return true;
}

void read_details(json::Value details, EventError& error)
{
    const std::string text = text_of(details); // in the v2 export the object's text
    EventError named;
    if (!read_named_exception(json::Value(text), named)) {
        error.message = text;
        return;
    }
    error.message = named.message;
    if (error.type.empty())
        error.type = named.type;
}

EventError take_error(Fields& fields, Event& event)
{
    EventError error;
    error.type = take_text(fields, "error_type");
    error.code = take_text(fields, "code");
    read_details(fields.take("details"), error);
    if (error.message.empty())
        error.message = text_of(fields.take("exception"));
    error.stack = text_of(fields.take("logs"));
    if (is_empty_traceback(error.stack)) {
        error.stack.clear();
        add_note(event, notes::no_traceback);
    }
    return error;
}

} // namespace

void read_error_from_returns(Event& event)
{
    const json::Value returns(event.returns.json());
    if (event.returns.is_absent() || returns.is_null())
        return;
    if (returns.is_string())
        event.error.message = text_of(returns);
    else if (!read_named_exception(returns, event.error))
        return;
    if (!event.error.is_empty())
        add_note(event, notes::error_in_returns);
}

void read_lone_error(Fields& fields, Event& event)
{
    fields.drop("event_type");
    event.action_type = "error";
    event.result = EventResult::Fail;
    event.id = take_text(fields, "id");
    event.agent = take_text(fields, "agent_id");
    event.thread = take_text(fields, "thread_id");
    event.params = take_payload(fields, "params");
    event.returns = take_payload(fields, "returns");
    event.error = take_error(fields, event);
    event.event_type = event.error.type.empty() ? "error" : event.error.type;
    event.error_trigger = take_text(fields, "trigger_event_id");
    if (!event.error_trigger.empty())
        add_note(event, notes::dangling_trigger, event.error_trigger);
    else if (fields.take("trigger_event").raw() == "\"\"")
        add_note(event, notes::trigger_lost);
}

void join_error_record(json::Value record, Event& event)
{
    Fields fields(record);
    note_record(event, record.raw());
    const EventError error = take_error(fields, event);
    event.result = EventResult::Fail;
    if (event.error.is_empty())
        event.error = error;

    const auto time_key = fields.has("timestamp") ? "timestamp" : "init_timestamp";
    LogEntry moment;
    moment.time = take_time(fields, time_key, event);
    moment.name = error.type.empty() ? "error" : error.type;
    moment.text = error.message;
    for (const std::string_view key :
         {"event_type", "session_id", "trigger_event_id", "trigger_event_type"})
        fields.drop(key);
    ObjectText rest;
    rest.add_recorded(fields);
    moment.attributes = rest.take();
    event.span_events.push_back(std::move(moment));
}

bool is_error_record(json::Value event)
{
    return text_of(event.find_last("event_type")) == "errors" && !event.find("result").is_valid();
}

std::string error_trigger_of(json::Value error)
{
    return text_of(error.find_last("trigger_event_id"));
}

} // namespace playhead::agentops
