// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Langfuse: the file that its window downloads, {"trace","observations"}; a trace as its API gives
// it, with observations inside; lists of either, {"data"} around them, and observations one a line,
// as the batch export (camelCase) and the export to storage (snake_case) write them.
//
// Recognised by observations with traceId or parentObservationId, or a trace of a project.
//
// Nesting: as recorded by parentObservationId. A trace may hold its observations twice, once
// without their inputs and outputs: both are one event.
//
// Times: startTime and endTime. latency is in seconds or milliseconds, as the writer pleases, and
// not looked at.
//
// Kind of step: the observation's type; for a SPAN, what the program's own attributes say.
//
// Result: a level of ERROR is Fail, and the message that of the status; what ended and has an
// output is Success.
//
// Tokens: usageDetails (otel_usage.h), else the older usage. Cost: what the server counted; zero is
// how it writes that it knows no price.
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/otel/otel_kinds.h"
#include "core/formats/otel/otel_usage.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/log_record.h"
#include "core/formats/spans/span_file.h"
#include "core/formats/spans/span_records.h"

#include <array>
#include <string>

namespace playhead {

namespace {

using json::Value;

/// The values of one thing, by its camelCase and its snake_case key.
Value take(Fields& fields, std::string_view camel, std::string_view snake)
{
    return fields.take_first({camel, snake});
}

Value find(Value object, std::string_view camel, std::string_view snake)
{
    const Value value = object.find(camel);
    return value.is_valid() ? value : object.find(snake);
}

/// A value, which may be JSON in a text.
Payload payload_in(Value value)
{
    return is_there(value) ? payload_of_text(value).payload : Payload();
}

/// An object, which may be JSON in a text.
std::string object_in(Value value)
{
    return value.is_string() ? text_of(value) : std::string(value.raw());
}

TokenCounts read_usage(Fields& fields)
{
    const std::string details = object_in(take(fields, "usageDetails", "usage_details"));
    TokenCounts tokens = otel::langfuse_usage(Value(details));
    if (tokens.is_known())
        return tokens;
    const Value usage = fields.peek("usage");
    const std::string unit = text_of(usage.find("unit"));
    if (unit.empty() || unit == "TOKENS")
        tokens = otel::langfuse_usage(usage);
    if (tokens.is_known())
        return tokens;
    ObjectText sums;
    for (const auto& [key, name] : {std::pair{"inputUsage", "input"},
                                    {"outputUsage", "output"},
                                    {"totalUsage", "total"},
                                    {"promptTokens", "input"},
                                    {"completionTokens", "output"},
                                    {"totalTokens", "total"}}) {
        if (const auto count = int_of(fields.peek(key)))
            sums.add(name, std::to_string(*count));
    }
    const Payload text = sums.take();
    return otel::langfuse_usage(Value(text.json()));
}

std::optional<double> read_cost(Fields& fields)
{
    const std::string details = object_in(take(fields, "costDetails", "cost_details"));
    for (const Value value :
         {Value(details).find("total"), fields.peek("totalCost"), fields.peek("total_cost"),
          fields.peek("calculatedTotalCost"), fields.peek("calculated_total_cost")}) {
        if (const auto cost = number_of(value); cost && *cost != 0)
            return cost;
    }
    return std::nullopt;
}

void read_result(Fields& fields, Event& event)
{
    const std::string level = text_of(fields.peek("level"));
    const Value message =
        fields.has("statusMessage") ? fields.peek("statusMessage") : fields.peek("status_message");
    if (level == "ERROR") {
        event.result = EventResult::Fail;
        event.error.type = level;
        event.error.message = text_of(message);
        return;
    }
    const Value output = fields.peek("output");
    if (event.end_timestamp != no_time && output.is_valid() && !output.is_null())
        event.result = EventResult::Success;
}

/// What kind of step it is, and the name of a tool: a SPAN is often all that a server made of what
/// the program said in the attributes of OpenTelemetry.
otel::StepKind kind_of(std::string_view type, Value metadata)
{
    otel::StepKind told{otel::action_of_word(type), {}};
    const bool is_span = type == "SPAN" || told.action.empty();
    if (!is_span && told.action != "tool")
        return told;
    const std::string object = object_in(metadata);
    const std::string attributes = object_in(Value(object).find("attributes"));
    Span span;
    span.attributes = Fields(Value(attributes));
    otel::StepKind kind = otel::kind_of(span);
    if (kind.action != "tool")
        kind.name.clear();
    if (!is_span)
        kind.action = told.action;
    return kind;
}

void decode(std::span<const Record> records, Event& event)
{
    Fields fields = span_file::completed(records);
    event.id = text_of(fields.take("id"));
    event.parent_id = text_of(take(fields, "parentObservationId", "parent_observation_id"));
    const std::string type = text_of(fields.peek("type"));
    const otel::StepKind kind = kind_of(type, fields.peek("metadata"));
    event.action_type = kind.action;
    event.event_type = kind.name;
    if (kind.name.empty() || text_of(fields.peek("name")) == kind.name)
        event.event_type = text_of(fields.take("name"));
    if (event.event_type.empty())
        event.event_type = type.empty() ? "observation" : type;
    set_start(event, time_of_value(take(fields, "startTime", "start_time")));
    set_end(event, time_of_value(take(fields, "endTime", "end_time")));
    event.is_instant = type == "EVENT" && event.end_timestamp == no_time;
    read_result(fields, event);
    event.tokens = read_usage(fields);
    event.cost = read_cost(fields);
    event.model = text_of(fields.take_first({"model", "provided_model_name"}));
    if (kind.action == "llm") {
        event.prompt = payload_in(fields.take("input"));
        event.completion = payload_in(fields.take("output"));
        event.params = payload_in(take(fields, "modelParameters", "model_parameters"));
        if (event.params.json() == "{}")
            event.params = {};
    } else {
        event.params = payload_in(fields.take("input"));
        event.returns = payload_in(fields.take("output"));
    }
    keep_rest(fields, event);
    own_loose_payloads(records, event);
}

bool is_observation(Value object)
{
    return find(object, "traceId", "trace_id").is_valid() &&
           find(object, "startTime", "start_time").is_valid();
}

std::string trace_of(Value observation)
{
    return text_of(find(observation, "traceId", "trace_id"));
}

std::string trace_id(Value object)
{
    const bool is_trace = object.find("timestamp").is_valid() && !object.find("type").is_valid();
    return is_trace ? text_of(object.find("id")) : std::string();
}

void read_trace(Fields& members, Session& session)
{
    if (!members.has("id") || members.has("type"))
        return;
    members.drop("id");
    session.name = text_of(members.take("name"));
    session.init_timestamp = time_of_value(members.take("timestamp"));
    json::ArrayReader tags(members.take("tags"));
    for (Value tag; tags.next(tag);)
        session.tags.push_back(text_of(tag));
}

/// The name of a trace that nothing but its observations tells of.
void read_session(Value /*observation*/, const Event& event, Session& session)
{
    session.recorder = "Langfuse";
    if (session.name.empty() && event.parent_id.empty())
        session.name = event.event_type;
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    constexpr std::array<std::string_view, 10> marks = {
        "observations[].traceId",       "observations[].parentObservationId",
        "trace.observations[].traceId", "trace.projectId",
        "data[].parentObservationId",   "data[].observations",
        "parentObservationId",          "parent_observation_id",
        "observations[].startTime",     "trace.bookmarked"};
    for (const std::string_view at : {"", "[]."}) {
        for (const std::string_view mark : marks) {
            if (shape.has(std::string(at) + std::string(mark)))
                return Confidence::Certain;
        }
    }
    return Confidence::No;
}

constexpr std::array<std::string_view, 2> lists = {"observations", "data"};
constexpr std::array<std::string_view, 1> containers = {"trace"};

Result<void> read(Importer& importer)
{
    span_file::Shape shape;
    shape.lists = lists;
    shape.containers = containers;
    shape.is_span = is_observation;
    shape.trace_of = trace_of;
    shape.decode = decode;
    shape.completes = true;
    shape.read_container = read_trace;
    shape.trace_of_container = trace_id;
    shape.read_session = read_session;
    return span_file::read(importer, shape);
}

} // namespace

const Format& langfuse_format()
{
    static constexpr Format format = {"langfuse", "Langfuse traces", "json jsonl", sniff, read};
    return format;
}

} // namespace playhead
