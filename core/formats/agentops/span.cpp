// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/agentops/span.h"

#include "core/formats/agentops/common.h"
#include "core/formats/agentops/span_usage.h"
#include "core/formats/chat/gen_ai_messages.h"
#include "core/formats/otel/otel_kinds.h"

#include <algorithm>
#include <array>
#include <utility>

namespace playhead::agentops {

namespace {

bool starts_with(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

/// A span kind of AgentOps as an action type; empty for what is no kind.
std::string_view action_of_kind(std::string_view kind)
{
    struct Row {
        std::string_view kind;
        std::string_view action;
    };
    constexpr std::array<Row, 19> rows = {{{"tool", "tool"},
                                           {"llm", "llm"},
                                           {"llm.call", "llm"},
                                           {"http", "api"},
                                           {"workflow", "action"},
                                           {"session", "action"},
                                           {"task", "action"},
                                           {"operation", "action"},
                                           {"agent", "action"},
                                           {"chain", "action"},
                                           {"text", "action"},
                                           {"guardrail", "action"},
                                           {"unknown", "action"},
                                           {"agent.action", "action"},
                                           {"agent.thinking", "action"},
                                           {"agent.decision", "action"},
                                           {"workflow.step", "action"},
                                           {"action", "action"},
                                           {"error", "error"}}};
    for (const Row& row : rows) {
        if (row.kind == kind)
            return row.action;
    }
    return {};
}

/// The kind in a name: "web_search.tool", or "llm:gpt-4" in migrated sessions.
std::string_view action_of_name(std::string_view name)
{
    const std::size_t colon = name.find(':');
    if (colon != std::string_view::npos && !action_of_kind(name.substr(0, colon)).empty())
        return action_of_kind(name.substr(0, colon));
    const std::size_t dot = name.rfind('.');
    if (dot != std::string_view::npos)
        return action_of_kind(name.substr(dot + 1));
    // What agentops-ts calls its spans, which have no kind.
    if (name == "Generation" || name == "Response")
        return "llm";
    return name == "Function" || name == "MCP Tool" ? "tool" : std::string_view();
}

bool is_llm_operation(std::string_view word)
{
    constexpr std::array<std::string_view, 8> words = {
        "chat",       "completion",       "text_completion", "embedding",
        "embeddings", "generate_content", "generate",        "rerank"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string read_action_type(const Span& span, std::string_view kind)
{
    const Fields& attributes = span.attributes;
    if (const auto action = action_of_kind(kind); !action.empty())
        return std::string(action);
    for (const char* key : {"gen_ai.request.type", "gen_ai.operation.name", "llm.request.type"}) {
        if (is_llm_operation(text_of(attributes.peek(key))))
            return "llm";
    }
    if (const auto action = action_of_name(span.name); !action.empty())
        return std::string(action);
    if (attributes.has("gen_ai.tool.name") || attributes.has("tool.name"))
        return "tool";
    const bool has_model = attributes.has("llm.model") || attributes.has("gen_ai.request.model");
    if (has_model && has_conversation(attributes))
        return "llm";
    return otel::kind_of(span).action == "api" ? "api" : "action";
}

/// The name that the program gave the step; the span's own where none is recorded beside it.
std::string read_event_type(Span& span, std::string_view kind)
{
    std::string operation = text_of(span.attributes.peek("operation.name"));
    if (operation.empty() || span.name != operation + "." + std::string(kind))
        return span.name;
    span.attributes.drop("operation.name");
    return operation;
}

std::string read_agent(Span& span, std::string_view kind, std::string_view event_type)
{
    for (const char* key : {"agent.name", "gen_ai.agent.name", "agent.role", "agent.id"}) {
        std::string name = text_of(span.attributes.peek(key));
        if (!name.empty() && name != "None")
            return name;
    }
    return kind == "agent" && event_type != span.name ? std::string(event_type) : std::string();
}

/// Takes the first of these that is there: a call's arguments or what it returned.
Payload take_first_text(Fields& attributes, std::initializer_list<std::string_view> keys,
                        Event& event)
{
    for (const std::string_view key : keys) {
        if (attributes.has(key))
            return take_text_payload(attributes, key, event);
    }
    return {};
}

void read_calls(Fields& attributes, std::string_view kind, Event& event)
{
    const std::string own = "agentops." + std::string(kind);
    const std::string input = own + ".input";
    const std::string output = own + ".output";
    event.params =
        take_first_text(attributes,
                        {input, "agentops.entity.input", "gen_ai.tool.call.arguments",
                         "tool.parameters", "tool.params", "action.params",
                         "gen_ai.request.parameters", "function.input", "workflow.input"},
                        event);
    event.returns =
        take_first_text(attributes,
                        {output, "agentops.entity.output", "gen_ai.tool.call.result", "tool.result",
                         "tool.returns", "action.returns", "gen_ai.response.metadata",
                         "function.output", "workflow.final_output", "workflow.output"},
                        event);
    if (event.params.is_absent()) {
        std::string request = take_nested(attributes, "gen_ai.request.parameters.");
        if (!request.empty())
            event.params = Payload::owned(std::move(request));
    }
}

void read_exception(const SpanEvent& recorded, Event& event)
{
    EventError error;
    error.type = text_of(recorded.attributes.peek("exception.type"));
    error.message = text_of(recorded.attributes.peek("exception.message"));
    error.stack = text_of(recorded.attributes.peek("exception.stacktrace"));
    if (is_empty_traceback(error.stack))
        error.stack.clear();
    const bool is_same = error.type == event.error.type && error.message == event.error.message;
    if (!event.error.is_empty() && is_same) {
        add_note(event, notes::doubled_exception, error.type);
        if (error.stack.size() <= event.error.stack.size())
            return;
    }
    event.error = std::move(error);
}

void read_span_events(Span& span, Event& event)
{
    for (SpanEvent& recorded : span.events) {
        if (recorded.name == "exception")
            read_exception(recorded, event);
        LogEntry entry;
        entry.time = recorded.time;
        entry.name = recorded.name;
        const json::Value message = recorded.attributes.peek("log.message");
        if (recorded.name == "logs" && message.is_valid()) {
            entry.text = text_of(message);
            event.logs.push_back(std::move(entry));
            continue;
        }
        entry.text = text_of(recorded.attributes.peek("exception.message"));
        ObjectText attributes;
        attributes.add_recorded(recorded.attributes);
        entry.attributes = attributes.take();
        event.span_events.push_back(std::move(entry));
    }
    for (SpanLink& recorded : span.links) {
        ObjectText attributes;
        attributes.add_recorded(recorded.attributes);
        event.links.push_back({recorded.trace_id, recorded.span_id, attributes.take()});
    }
}

/// What the attributes say, whatever the status does.
EventResult result_of_attributes(const Fields& attributes, const Event& event)
{
    for (const char* key :
         {"agentops.session.end_state", "session.end_state", "tool.status", "gen_ai.task.status"}) {
        const std::string word = text_of(attributes.peek(key));
        if (const auto result = parse_result(word); result && *result != EventResult::Indeterminate)
            return *result;
        if (word == "succeeded")
            return EventResult::Success;
        if (word == "failed" || word == "error")
            return EventResult::Fail;
    }
    const bool failed = !event.error.is_empty() || attributes.has("error.type");
    return failed ? EventResult::Fail : EventResult::Indeterminate;
}

void read_result(Span& span, Event& event)
{
    event.status = span.status_word;
    event.result = span.status == SpanStatus::Error ? EventResult::Fail
                                                    : result_of_attributes(span.attributes, event);
    // A session that says how it ended is not contradicted by a status that nobody set.
    if (event.result == EventResult::Indeterminate && span.status == SpanStatus::Ok)
        event.result = EventResult::Success;
    if (event.result != EventResult::Fail)
        return;
    if (event.error.type.empty())
        event.error.type = text_of(span.attributes.take("error.type"));
    if (event.error.message.empty())
        event.error.message = text_of(span.attributes.take("error.message"));
    if (event.error.message.empty())
        event.error.message = span.status_message;
}

/// Whether a status message says no more than the error: "ValueError: no such page".
bool repeats(const EventError& error, std::string_view message)
{
    return message == error.message || message == error.type + ": " + error.message;
}

void read_times(const Span& span, Event& event)
{
    set_start(event, span.start);
    set_end(event, span.end);
}

/// The host of a session's root: `host.*`, `cpu.*` and `memory.*`.
void read_host(Fields& attributes, Session& session)
{
    ObjectText host;
    for (const Fields::Entry& entry : attributes.entries()) {
        for (const char* prefix : {"host.", "cpu.", "memory."}) {
            if (starts_with(entry.key, prefix))
                host.add(entry.key, payload_of(entry.value).json());
        }
    }
    if (!host.is_empty())
        session.host_env = host.take();
}

void widen(Session& session, const Span& root)
{
    if (root.start != no_time &&
        (session.init_timestamp == no_time || root.start < session.init_timestamp))
        session.init_timestamp = root.start;
    session.end_timestamp = std::max(session.end_timestamp, root.end);
}

} // namespace

void read_span(Span& span, Event& event, ObjectText& rest)
{
    Fields& attributes = span.attributes;
    const std::string kind = text_of(attributes.take_first({"agentops.span.kind", "span.kind"}));
    event.id = span.id;
    event.parent_id = span.parent_id;
    event.action_type = read_action_type(span, kind);
    event.event_type = read_event_type(span, kind);
    event.agent = read_agent(span, kind, event.event_type);
    event.thread = text_of(attributes.take_first({"gen_ai.thread.id", "thread.id"}));
    event.tags = read_tags(attributes.take("agentops.tags"));
    read_times(span, event);
    read_span_events(span, event);
    read_result(span, event);
    read_calls(attributes, kind, event);
    read_conversation(attributes, event);
    read_usage(attributes, event);
    if (!kind.empty())
        rest.add_text("agentops.span.kind", kind);
    rest.add_recorded(attributes);
    if (!span.kind.empty() && span.kind != "internal")
        rest.add_text("span_kind", span.kind);
    if (!span.status_message.empty() && !repeats(event.error, span.status_message))
        rest.add_text("status_message", span.status_message);
}

void read_session_span(Span& span, Session& session)
{
    Fields& attributes = span.attributes;
    const auto first = [&attributes](std::initializer_list<std::string_view> keys) {
        return text_of(attributes.take_first(keys));
    };
    const bool is_root = span.parent_id.empty();
    const bool is_session = text_of(attributes.peek("agentops.span.kind")) == "session";
    if (is_root && (session.name.empty() || is_session)) {
        const std::string operation = text_of(attributes.peek("operation.name"));
        session.name = operation.empty() ? span.name : operation;
    }
    if (is_root)
        widen(session, span);
    if (std::string state = first({"agentops.session.end_state", "session.end_state"});
        !state.empty())
        session.end_state = std::move(state);
    if (std::string reason =
            first({"agentops.legacy.end_state_reason", "session.end_state_reason"});
        !reason.empty())
        session.end_state_reason = std::move(reason);
    const std::string migrated_tags = take_nested(attributes, "session.tag.");
    for (const json::Value tags : {attributes.take("agentops.tags"), attributes.take("session.tag"),
                                   json::Value(migrated_tags)}) {
        for (std::string& tag : read_tags(tags))
            session.tags.push_back(std::move(tag));
    }
    if (is_root)
        read_host(attributes, session);
}

} // namespace playhead::agentops
