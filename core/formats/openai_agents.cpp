// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Traces of the OpenAI Agents SDK, as its exporter sends them, {"data"}, and as processors of one's
// own store them: objects {"object":"trace"} and {"object":"trace.span"}, in a list, one a line, or
// as {"trace","spans"}.
//
// Recognised by "trace.span", or span_data beside started_at.
//
// Nesting: as recorded by parent_id. Sessions: a trace, which names the workflow.
//
// Result: an error is Fail; a span that ended without one is Success.
//
// Tokens: a generation's and a response's usage. What tasks and turns repeat of it the model counts
// once. Input includes what was read from a cache.
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/otel/otel_usage.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/log_record.h"
#include "core/formats/spans/span_file.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace playhead {

namespace {

using json::Value;

/// What the SDK writes as a text may be JSON.
Payload take_payload(Fields& data, std::string_view key)
{
    const Value value = data.take(key);
    return is_there(value) ? payload_of_text(value).payload : Payload();
}

std::string action_of(std::string_view type)
{
    if (type == "generation" || type == "response" || type == "transcription" || type == "speech")
        return "llm";
    if (type == "function")
        return "tool";
    return type == "mcp_tools" ? "api" : "action";
}

void read_model_call(Fields& data, Event& event)
{
    event.prompt = take_payload(data, "input");
    event.completion = take_payload(data, "output");
    if (event.completion.is_absent())
        event.completion = take_payload(data, "response");
    event.params = take_payload(data, "model_config");
    event.model = text_of(data.take("model"));
    if (event.model.empty())
        event.model = text_of(Value(event.completion.json()).find("model"));
    Value usage = data.peek("usage");
    if (!usage.is_object())
        usage = Value(event.completion.json()).find("usage");
    event.tokens = otel::response_usage(usage);
}

/// Tasks and turns are spans of the program's own, too; their data says what they are.
void read_custom(Fields& data, Event& event)
{
    const Value inner = data.peek("data");
    event.agent = text_of(inner.find("agent_name"));
    event.tokens = otel::response_usage(inner.find("usage"));
    event.params = take_payload(data, "data");
}

void read_data(Fields& data, Event& event)
{
    const std::string type = text_of(data.peek("type"));
    event.action_type = action_of(type);
    event.event_type = text_of(data.take("name"));
    if (event.event_type.empty())
        event.event_type = type.empty() ? "span" : type;
    if (event.action_type == "llm") {
        read_model_call(data, event);
    } else if (type == "custom") {
        read_custom(data, event);
    } else {
        if (type == "agent")
            event.agent = event.event_type;
        event.params = take_payload(data, "input");
        event.returns = take_payload(data, event.action_type == "api" ? "result" : "output");
    }
}

void read_error(Value error, Event& event)
{
    event.result = EventResult::Fail;
    event.error.message = text_of(error.is_object() ? error.find("message") : error);
    event.error.type = text_of(error.at_path({"data", "type"}));
    if (event.error.type.empty())
        event.error.type = "error";
    const std::string detail = text_of(error.at_path({"data", "error"}));
    if (!detail.empty())
        event.error.message += event.error.message.empty() ? detail : ": " + detail;
}

void decode(std::span<const Record> records, Event& event)
{
    Fields fields{records.front().value()};
    event.id = text_of(fields.take_first({"id", "span_id"}));
    event.parent_id = text_of(fields.take("parent_id"));
    set_start(event, time_of_value(fields.take("started_at")));
    set_end(event, time_of_value(fields.take("ended_at")));
    Fields data(fields.take("span_data"));
    read_data(data, event);
    if (const Value error = fields.peek("error"); error.is_valid() && !error.is_null())
        read_error(error, event);
    else if (event.end_timestamp != no_time)
        event.result = EventResult::Success;
    ObjectText rest;
    rest.add_recorded(fields);
    rest.add_recorded(data);
    event.attributes = rest.take();
    own_loose_payloads(records, event);
}

bool is_span(Value object)
{
    return object.find("span_data").is_object() || text_of(object.find("object")) == "trace.span";
}

std::string trace_of(Value span)
{
    return text_of(span.find("trace_id"));
}

std::string id_of_trace(Value object)
{
    const bool is_trace =
        text_of(object.find("object")) == "trace" || object.find("workflow_name").is_valid();
    return is_trace ? text_of(object.find("id")) : std::string();
}

void read_trace(Fields& members, Session& session)
{
    if (std::string name = text_of(members.take("workflow_name")); !name.empty())
        session.name = std::move(name);
    if (text_of(members.peek("object")) == "trace") {
        members.drop("object");
        members.drop("id");
    }
}

void read_session(Value /*span*/, const Event& event, Session& session)
{
    session.recorder = "OpenAI Agents SDK";
    if (session.name.empty() && event.parent_id.empty())
        session.name = event.event_type;
}

constexpr std::array<std::string_view, 2> lists = {"data", "spans"};
constexpr std::array<std::string_view, 1> containers = {"trace"};

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    for (const std::string at : {"", "[].", "data[].", "spans[].", "[].spans[].", "[].data[]."}) {
        if (shape.has_text(at + "object", "trace.span"))
            return Confidence::Certain;
        if (shape.has(at + "span_data.type") && shape.has(at + "started_at"))
            return Confidence::Certain;
    }
    return Confidence::No;
}

Result<void> read(Importer& importer)
{
    span_file::Shape shape;
    shape.lists = lists;
    shape.containers = containers;
    shape.is_span = is_span;
    shape.trace_of = trace_of;
    shape.decode = decode;
    shape.read_container = read_trace;
    shape.trace_of_container = id_of_trace;
    shape.read_session = read_session;
    return span_file::read(importer, shape);
}

} // namespace

const Format& openai_agents_format()
{
    static constexpr Format format = {"openai-agents", "OpenAI Agents SDK traces", "json jsonl",
                                      sniff, read};
    return format;
}

} // namespace playhead
