// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Spans of OpenTelemetry as programs print them: what the console exporter of Python writes, one
// document after the other; the ReadableSpan of JavaScript as JSON, in a list, one a line, or in
// lists under names; and the objects that the console exporter of JavaScript prints, as JSON.
//
// Recognised by a context or spanContext with a trace id beside a start, or by traceId and id
// beside a timestamp.
//
// Nesting: as recorded by parent_id, parentSpanId or parentSpanContext. Sessions: a trace.
//
// Times: ISO 8601, [seconds, nanoseconds], or microseconds with a duration, from which the end is
// derived.
//
// What a span means: otel_span.h.
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/spans/span_file.h"
#include "core/formats/spans/span_object.h"

#include <array>
#include <span>
#include <string>

namespace playhead {

namespace {

using json::Value;

constexpr span_object::Reading of_javascript = {span_object::Reading::Numbers::BySize, false, true};

void decode(std::span<const Record> records, Event& event)
{
    span_object::Told told = span_object::read(records.front().value(), of_javascript);
    span_object::read_event(told, records, event);
}

/// The program's name, else that of the instrumentation.
std::string recorder_of(Value span)
{
    std::string service = text_of(span.at_path({"resource", "attributes", "service.name"}));
    if (service.empty())
        service = text_of(span.at_path({"resource", "_rawAttributes", "service.name"}));
    if (!service.empty() && !service.starts_with("unknown_service"))
        return service;
    const std::string scope = text_of(span.at_path({"instrumentationScope", "name"}));
    return scope.empty() ? text_of(span.at_path({"instrumentationLibrary", "name"})) : scope;
}

void read_session(Value span, const Event& event, Session& session)
{
    if (session.recorder.empty())
        session.recorder = recorder_of(span);
    if (session.name.empty() && event.parent_id.empty())
        session.name = event.event_type;
}

constexpr std::array<std::string_view, 1> lists = {"spans"};

/// Where a file may hold its first span.
bool has_span(const JsonShape& shape, const std::string& at)
{
    if (shape.has(at + "span_kind")) // Phoenix
        return false;
    const bool has_context = shape.has(at + "context.trace_id") ||
                             shape.has(at + "spanContext.traceId") ||
                             shape.has(at + "_spanContext.traceId");
    const bool has_start = shape.has(at + "start_time") || shape.has(at + "startTime");
    const bool is_printed = shape.has(at + "traceId") && shape.has(at + "id") &&
                            shape.has(at + "timestamp") && shape.has(at + "duration") &&
                            shape.has(at + "attributes");
    return (has_context && has_start) || is_printed;
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    for (const std::string at : {"", "[].", "spans[]."}) {
        if (has_span(shape, at))
            return Confidence::Certain;
    }
    // In lists that the program named.
    const bool is_named =
        shape.has_ending("[].spanContext.traceId") && shape.has_ending("[].startTime");
    return is_named ? Confidence::Certain : Confidence::No;
}

Result<void> read(Importer& importer)
{
    span_file::Shape shape;
    shape.lists = lists;
    shape.any_list = true;
    shape.is_span = span_object::is_span;
    shape.trace_of = span_object::trace_of;
    shape.decode = decode;
    shape.read_session = read_session;
    return span_file::read(importer, shape);
}

} // namespace

const Format& otel_spans_format()
{
    static constexpr Format format = {"otel-spans", "OpenTelemetry spans as programs print them",
                                      "json jsonl", sniff, read};
    return format;
}

} // namespace playhead
