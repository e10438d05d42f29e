// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// LangSmith: runs as its API and its SDK hand them out, in a list, one a line, or in {"runs"}; and
// what a program sends to it, {"post","patch"}, or operations one a line: the run when it begins,
// and with the same id what there is to add when it ends.
//
// Recognised by run_type with dotted_order or trace_id.
//
// Nesting: as recorded by parent_run_id, else by dotted_order, whose parts are the runs from the
// root to this one. A run may hold others in child_runs.
//
// Times: without a zone they are UTC; the SDK for JavaScript writes milliseconds.
//
// Result: an error is Fail, a status of success is Success, as is a run that ended with outputs.
//
// Tokens: of the run, else the usage that its outputs hold. Those of chains are sums of what is
// below them, which the model counts once. Cost as recorded.
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/otel/otel_kinds.h"
#include "core/formats/otel/otel_usage.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/log_record.h"
#include "core/formats/spans/span_file.h"
#include "core/formats/spans/span_records.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace playhead {

namespace {

using json::Value;

/// The run that a part of a dotted_order names: "20261104T081500000000Z<id>".
std::string run_of(std::string_view part)
{
    const std::size_t zone = part.find('Z');
    return zone == std::string_view::npos ? std::string() : std::string(part.substr(zone + 1));
}

/// The id of a run; what is added to one may tell it by its dotted_order alone.
std::string id_of(Value id, std::string_view dotted_order)
{
    std::string text = text_of(id);
    return text.empty() ? run_of(dotted_order.substr(dotted_order.rfind('.') + 1)) : text;
}

std::string parent_of(std::string_view dotted_order)
{
    const std::size_t own = dotted_order.rfind('.');
    if (own == std::string_view::npos)
        return {};
    const std::string_view path = dotted_order.substr(0, own);
    return run_of(path.substr(path.rfind('.') + 1));
}

std::string trace_of(Value run)
{
    std::string trace = text_of(run.find("trace_id"));
    if (!trace.empty())
        return trace;
    const std::string order = text_of(run.find("dotted_order"));
    return run_of(std::string_view(order).substr(0, order.find('.')));
}

/// Counts that are all zero are how it is written that none is known.
TokenCounts known(const TokenCounts& tokens)
{
    const auto counts = {tokens.prompt, tokens.completion, tokens.total};
    const bool is_counted = std::any_of(counts.begin(), counts.end(),
                                        [](const auto& count) { return count.value_or(0) != 0; });
    return is_counted ? tokens : TokenCounts();
}

/// The usage of a message of LangChain, plain or as its constructor's arguments.
TokenCounts usage_of_message(Value message)
{
    for (const Value fields : {message, message.find("kwargs")}) {
        for (const Value usage :
             {fields.find("usage_metadata"), fields.at_path({"response_metadata", "token_usage"}),
              fields.at_path({"response_metadata", "usage"})}) {
            if (const TokenCounts tokens = known(otel::response_usage(usage)); tokens.is_known())
                return tokens;
        }
    }
    return {};
}

/// The first of a list that may stand in a list.
Value first_of(Value list)
{
    Value first = list;
    for (int level = 0; level < 2 && first.is_array(); ++level) {
        Value element;
        first = json::ArrayReader(first).next(element) ? element : Value();
    }
    return first;
}

TokenCounts usage_of_outputs(Value outputs)
{
    for (const Value usage :
         {outputs.find("usage_metadata"), outputs.find("usage"),
          outputs.at_path({"llm_output", "token_usage"}), outputs.at_path({"llm_output", "usage"}),
          outputs.at_path({"output", "usage_metadata"})}) {
        if (const TokenCounts tokens = known(otel::response_usage(usage)); tokens.is_known())
            return tokens;
    }
    const Value generation = first_of(outputs.find("generations"));
    return usage_of_message(generation.is_valid() ? generation.find("message")
                                                  : outputs.find("message"));
}

void read_usage(Fields& fields, Value outputs, Event& event)
{
    TokenCounts& tokens = event.tokens;
    tokens.prompt = int_of(fields.peek("prompt_tokens"));
    tokens.completion = int_of(fields.peek("completion_tokens"));
    tokens.total = int_of(fields.peek("total_tokens"));
    const Value read = fields.peek("prompt_token_details");
    tokens.cache_read = int_of(read.find("cache_read"));
    tokens.cache_write = int_of(read.find("cache_creation"));
    tokens.reasoning = int_of(fields.peek("completion_token_details").find("reasoning"));
    tokens = known(tokens);
    if (!tokens.is_known() && event.action_type == "llm")
        tokens = usage_of_outputs(outputs);
    event.cost = number_of(fields.peek("total_cost"));
}

std::string model_of(Value extra, Value outputs)
{
    for (const Value name :
         {extra.at_path({"metadata", "ls_model_name"}),
          extra.at_path({"invocation_params", "model"}),
          extra.at_path({"invocation_params", "model_name"}), outputs.find("model")}) {
        if (std::string model = name.is_string() ? text_of(name) : std::string(); !model.empty())
            return model;
    }
    return {};
}

/// "ValueError('…')Traceback (most recent call last): …", as Python's SDK writes it.
void read_error(const std::string& text, EventError& error)
{
    const std::size_t stack = text.find("Traceback (most recent call last)");
    error.message = text.substr(0, stack);
    while (!error.message.empty() && (error.message.back() == '\n' || error.message.back() == ' '))
        error.message.pop_back();
    if (stack != std::string::npos)
        error.stack = text.substr(stack);
    const std::size_t end = error.message.find_first_not_of(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.");
    const bool is_name = end != 0 && end != std::string::npos &&
                         (error.message[end] == '(' || error.message[end] == ':');
    error.type = is_name ? error.message.substr(0, end) : "error";
}

void read_result(Fields& fields, Value outputs, Event& event)
{
    const std::string status = text_of(fields.peek("status"));
    const std::string error = text_of(fields.take("error"));
    const bool has_failed = !error.empty() || status == "error";
    const bool has_ended = event.end_timestamp != no_time && outputs.is_object();
    if (has_failed) {
        event.result = EventResult::Fail;
        read_error(error, event.error);
    } else if (status == "success" || (status.empty() && has_ended)) {
        event.result = EventResult::Success;
    }
    if (status != "success" && status != "error")
        event.status = status;
}

/// What happened within a run: tokens as they came, a retry.
void read_moments(Value list, Event& event)
{
    json::ArrayReader reader(list);
    for (Value moment; reader.next(moment);) {
        if (!moment.is_object())
            continue;
        Fields fields(moment);
        LogEntry entry;
        entry.name = text_of(fields.take("name"));
        entry.time = time_of_value(fields.take("time"));
        ObjectText rest;
        rest.add_recorded(fields);
        entry.attributes = rest.take();
        if (!entry.name.empty() || entry.attributes.is_present())
            event.span_events.push_back(std::move(entry));
    }
}

void decode(std::span<const Record> records, Event& event)
{
    Fields fields = span_file::completed(records);
    const std::string order = text_of(fields.peek("dotted_order"));
    event.id = id_of(fields.take("id"), order);
    event.parent_id = text_of(fields.take("parent_run_id"));
    if (event.parent_id.empty())
        event.parent_id = parent_of(order);
    event.event_type = text_of(fields.take("name"));
    const std::string type = text_of(fields.peek("run_type"));
    if (event.event_type.empty())
        event.event_type = type.empty() ? "run" : type;
    event.action_type = otel::action_of_word(type);
    if (event.action_type.empty())
        event.action_type = "action";
    set_start(event, time_of_value(fields.take("start_time")));
    set_end(event, time_of_value(fields.take("end_time")));
    json::ArrayReader tags(fields.take("tags"));
    for (Value tag; tags.next(tag);)
        event.tags.push_back(text_of(tag));
    const Value outputs = fields.take("outputs");
    const Value extra = fields.peek("extra");
    read_result(fields, outputs, event);
    read_usage(fields, outputs, event);
    read_moments(fields.take("events"), event);
    const bool is_open = event.end_timestamp == no_time && outputs.raw() == "{}";
    const Payload given = is_open || outputs.is_null() ? Payload() : payload_of(outputs);
    const Value inputs = fields.take("inputs");
    const Payload asked = inputs.is_null() ? Payload() : payload_of(inputs);
    if (event.action_type == "llm") {
        event.model = model_of(extra, outputs);
        event.prompt = asked;
        event.completion = given;
        event.params = payload_of(extra.find("invocation_params"));
    } else {
        event.params = asked;
        event.returns = given;
    }
    fields.drop("child_runs");
    keep_rest(fields, event);
    own_loose_payloads(records, event);
}

/// A run, or what is to be added to one.
bool is_run(Value object)
{
    if (object.find("dotted_order").is_string())
        return true;
    if (!object.find("id").is_string())
        return false;
    return object.find("run_type").is_valid() || object.find("end_time").is_valid() ||
           object.find("outputs").is_valid();
}

void read_session(Value /*run*/, const Event& event, Session& session)
{
    session.recorder = "LangSmith";
    if (session.name.empty() && event.parent_id.empty())
        session.name = event.event_type;
}

constexpr std::array<std::string_view, 3> lists = {"runs", "post", "patch"};
constexpr std::array<std::string_view, 1> children = {"child_runs"};

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    for (const std::string_view at :
         {"", "[].", "runs[].", "post[].", "patch[].", "[].runs[].", "[].post[].", "[].patch[]."}) {
        const auto has = [&](std::string_view key) {
            return shape.has(std::string(at) + std::string(key));
        };
        if (has("dotted_order") && (has("run_type") || has("trace_id")))
            return Confidence::Certain;
        if (has("run_type") && (has("trace_id") || has("parent_run_id") || has("child_runs")))
            return Confidence::Certain;
    }
    return Confidence::No;
}

Result<void> read(Importer& importer)
{
    span_file::Shape shape;
    shape.lists = lists;
    shape.children = children;
    shape.is_span = is_run;
    shape.trace_of = trace_of;
    shape.decode = decode;
    shape.completes = true;
    shape.read_session = read_session;
    return span_file::read(importer, shape);
}

} // namespace

const Format& langsmith_format()
{
    static constexpr Format format = {"langsmith", "LangSmith runs", "json jsonl", sniff, read};
    return format;
}

} // namespace playhead
