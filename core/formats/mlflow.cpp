// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// MLflow: traces as Trace.to_json() writes them, {"info","data":{"spans"}}, one, in a list or one a
// line; and the artifact traces.json of a trace, which holds {"spans"} alone. Both layouts of a
// span: with "context" (MLflow 2), and with trace_id, span_id and parent_span_id in base64 (3).
//
// Recognised by info beside data, or by attributes of MLflow.
//
// Sessions: a trace, by the id that MLflow gave it. What its info says is the session's.
//
// Nesting: as recorded by parent_id or parent_span_id.
//
// Times: nanoseconds; those of a span's events are microseconds in many files.
//
// What a span means: otel_span.h. Its attributes are JSON in texts, which are taken as what they
// say.
//
// Tokens: mlflow.chat.tokenUsage of the spans. The trace's own sum repeats them, and is left with
// the session's attributes; where no span says any, it is what the root took.
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/otel/otel_usage.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/log_record.h"
#include "core/formats/spans/span_file.h"
#include "core/formats/spans/span_object.h"

#include <array>
#include <string>
#include <utility>

namespace playhead {

namespace {

using json::Value;

constexpr span_object::Reading reading = {span_object::Reading::Numbers::Nanoseconds, true, false};

void decode(std::span<const Record> records, Event& event)
{
    span_object::Told told = span_object::read(records.front().value(), reading);
    span_object::read_event(told, records, event);
    for (const Record& usage : records.subspan(1))
        event.tokens.replace_with(otel::response_usage(usage.value()));
}

/// A text, or the text that JSON in a text says.
std::string plain_text(Value value)
{
    const std::string text = text_of(value);
    const Value inner{std::string_view(text)};
    return inner.is_string() && text.starts_with('"') ? text_of(inner) : text;
}

std::string trace_of(Value span)
{
    std::string id = plain_text(span.at_path({"attributes", "mlflow.traceRequestId"}));
    return id.empty() ? span_object::trace_of(span) : id;
}

std::string trace_of_info(Value info)
{
    std::string id = text_of(info.find("trace_id"));
    return id.empty() ? text_of(info.find("request_id")) : id;
}

/// Tags are a map, or a list of {"key","value"}.
std::string tag_of(Value tags, std::string_view key)
{
    json::ArrayReader list(tags);
    for (Value tag; list.next(tag);) {
        if (text_of(tag.find("key")) == key)
            return text_of(tag.find("value"));
    }
    return text_of(tags.find(key));
}

void read_info(Fields& info, Session& session)
{
    if (std::string name = tag_of(info.peek("tags"), "mlflow.traceName"); !name.empty())
        session.name = std::move(name);
    for (const std::string_view key : {"request_time", "timestamp_ms"}) {
        const TimeNs time = time_of_value(info.peek(key));
        if (time == no_time)
            continue;
        session.init_timestamp = time;
        info.drop(key);
    }
    const std::string state = text_of(info.take_first({"state", "status"}));
    if (!state.empty())
        session.end_state = state;
}

std::string usage_of_info(const Fields& info)
{
    for (const std::string_view key : {"trace_metadata", "request_metadata"}) {
        std::string usage = text_of(info.peek(key).find("mlflow.trace.tokenUsage"));
        if (Value(usage).is_object())
            return usage;
    }
    return {};
}

void read_session(Value /*span*/, const Event& event, Session& session)
{
    session.recorder = "MLflow";
    if (session.name.empty() && event.parent_id.empty())
        session.name = event.event_type;
}

constexpr std::array<std::string_view, 2> lists = {"spans", "traces"};
constexpr std::array<std::string_view, 2> containers = {"info", "data"};

bool has_attributes(const JsonShape& shape, const std::string& spans)
{
    for (const std::string_view key :
         {"mlflow.traceRequestId", "mlflow.spanType", "mlflow.spanInputs", "mlflow.spanOutputs"}) {
        if (shape.has(spans + "attributes." + std::string(key)))
            return true;
    }
    return false;
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    for (const std::string at : {"", "[].", "traces[]."}) {
        if (has_attributes(shape, at + "spans[].") || has_attributes(shape, at + "data.spans[]."))
            return Confidence::Certain;
        const bool has_info = shape.has(at + "info.trace_id") || shape.has(at + "info.request_id");
        if (has_info && (shape.has(at + "data") || shape.has(at + "info.trace_metadata") ||
                         shape.has(at + "info.request_metadata")))
            return Confidence::Certain;
        if (shape.has(at + "spans[].start_time_unix_nano") && shape.has(at + "spans[].span_id"))
            return Confidence::Likely;
    }
    return Confidence::No;
}

Result<void> read(Importer& importer)
{
    span_file::Shape shape;
    shape.lists = lists;
    shape.containers = containers;
    shape.is_span = span_object::is_span;
    shape.trace_of = trace_of;
    shape.decode = decode;
    shape.read_container = read_info;
    shape.trace_of_container = trace_of_info;
    shape.usage_of_container = usage_of_info;
    shape.read_session = read_session;
    return span_file::read(importer, shape);
}

} // namespace

const Format& mlflow_format()
{
    static constexpr Format format = {"mlflow", "MLflow traces", "json jsonl", sniff, read};
    return format;
}

} // namespace playhead
