// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/agentops/migrated.h"

#include "core/formats/agentops/api_span.h"
#include "core/formats/agentops/common.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace playhead::agentops {

namespace {

constexpr std::string_view agent_prefix = "agent:";
constexpr std::string_view error_prefix = "error:";

bool starts_with(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

/// 8-4-4-4-12 hexadecimal digits.
bool is_uuid(std::string_view id)
{
    constexpr std::array<std::size_t, 4> dashes = {8, 13, 18, 23};
    if (id.size() != 36)
        return false;
    return std::all_of(dashes.begin(), dashes.end(),
                       [id](std::size_t at) { return id[at] == '-'; });
}

std::string name_behind(std::string_view name, std::string_view prefix)
{
    return std::string(name.substr(std::min(name.size(), prefix.size())));
}

/// An error's span keeps its details in its status and its traceback among its logs.
EventError error_of(const Span& span)
{
    EventError error;
    error.type = text_of(span.attributes.peek("error.type"));
    if (error.type.empty())
        error.type = name_behind(span.name, error_prefix);
    error.code = text_of(span.attributes.peek("error.code"));
    error.message = text_of(span.attributes.peek("error.message"));
    if (error.message.empty())
        error.message = text_of(span.attributes.peek("error.details"));
    if (error.message.empty())
        error.message = span.status_message;
    for (const SpanEvent& recorded : span.events) {
        std::string stack = text_of(recorded.attributes.peek("log.message"));
        if (recorded.name == "logs" && !is_empty_traceback(stack))
            error.stack = std::move(stack);
    }
    return error;
}

} // namespace

bool is_migrated_span(const Span& span)
{
    constexpr std::array<std::string_view, 5> prefixes = {agent_prefix, error_prefix,
                                                          "action:", "llm:", "tool:"};
    if (!is_uuid(span.id))
        return false;
    return span.name == "session" ||
           std::any_of(prefixes.begin(), prefixes.end(),
                       [&span](std::string_view prefix) { return starts_with(span.name, prefix); });
}

bool is_migrated_agent(const Span& span)
{
    return is_migrated_span(span) && starts_with(span.name, agent_prefix);
}

bool is_migrated_error(const Span& span)
{
    return is_migrated_span(span) && starts_with(span.name, error_prefix);
}

std::string migrated_agent_name(const Span& span)
{
    const std::string name = text_of(span.attributes.peek("agent.name"));
    return name.empty() ? name_behind(span.name, agent_prefix) : name;
}

std::string migrated_trigger(const Span& span)
{
    const std::string id = text_of(span.attributes.peek("trigger_event.id"));
    return id == "None" ? std::string() : id;
}

void prepare_migrated(Span& span, Event& event)
{
    if (!is_migrated_agent(span))
        return;
    span.start = no_time;
    span.end = no_time;
    add_note(event, notes::invented_agent_time, migrated_agent_name(span));
}

void finish_migrated(Span& span, Event& event)
{
    const std::size_t colon = span.name.find(':');
    const std::string name = colon == std::string::npos ? span.name : span.name.substr(colon + 1);
    if (!name.empty() && name != "unknown" && name != "None")
        event.event_type = name;
    if (is_migrated_agent(span))
        event.agent = migrated_agent_name(span);
    const json::Value screenshot = span.attributes.take("action.screenshot");
    if (!screenshot.is_null())
        event.screenshot = payload_of(screenshot);
    if (!is_migrated_error(span))
        return;
    event.result = EventResult::Fail;
    event.error = error_of(span);
    event.logs.clear(); // the stack
    event.error_trigger = migrated_trigger(span);
    if (!event.error_trigger.empty())
        add_note(event, notes::dangling_trigger, event.error_trigger);
}

void join_migrated_error(json::Value record, Event& event)
{
    const Span span = read_api_span(record, event);
    EventError error = error_of(span);
    event.result = EventResult::Fail;
    LogEntry moment;
    moment.time = span.start;
    moment.name = error.type.empty() ? "error" : error.type;
    moment.text = error.message;
    event.span_events.push_back(std::move(moment));
    if (event.error.is_empty())
        event.error = std::move(error);
}

void join_migrated(RecordRole role, json::Value record, Event& event)
{
    if (role == RecordRole::Error)
        join_migrated_error(record, event);
    else if (role == RecordRole::Context)
        event.agent = migrated_agent_name(read_api_span(record, event));
}

} // namespace playhead::agentops
