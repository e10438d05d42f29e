// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// OpenTelemetry traces as OTLP JSON, of whatever instrumented the program: otlp_reader.h says how
// they are read, otel_span.h what their attributes mean. AgentOps' own spans mean what they do in
// its format.
//
// Recognised by "resourceSpans". What holds logs or metrics alone is refused by name.
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/otel/otel_span.h"
#include "core/formats/otel/otlp_json.h"
#include "core/formats/otel/otlp_meaning.h"
#include "core/formats/otel/otlp_reader.h"
#include "core/formats/otel/playhead_span.h"
#include "core/formats/reading/json_shape.h"

#include <string>

namespace playhead {

namespace {

void decode_span(std::span<const Record> records, Event& event)
{
    Span span = otlp::read_span(records.front().value());
    ObjectText rest;
    otlp::read_meaning(span, event, rest);
    otlp::decode_around(records, span, event, rest);
}

bool has_list(const JsonShape& shape, std::string_view camel, std::string_view snake)
{
    for (const std::string_view at : {"", "[]."}) {
        for (const std::string_view name : {camel, snake}) {
            if (shape.has(std::string(at) + std::string(name)))
                return true;
        }
    }
    return false;
}

/// What stands in place of spans; empty where nothing does.
std::string_view other_signal(const JsonShape& shape)
{
    if (has_list(shape, "resourceLogs[]", "resource_logs[]"))
        return "logs";
    if (has_list(shape, "resourceMetrics[]", "resource_metrics[]"))
        return "metrics";
    return {};
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    if (otlp::is_playhead_export(shape))
        return Confidence::Certain;
    if (has_list(shape, "resourceSpans[]", "resource_spans[]"))
        return Confidence::Likely;
    return other_signal(shape).empty() ? Confidence::No : Confidence::Possible;
}

Result<void> read(Importer& importer)
{
    static const otlp::Dialect dialect = {decode_span, otel::read_session_span, otlp::recorder_of,
                                          [](TraceBuilder&) {}, true};
    auto done = otlp::read_export(importer, dialect);
    if (!done || importer.session_count() > 0)
        return done;
    const auto head = importer.source().head(sniff_size);
    const std::string_view signal = head ? other_signal(JsonShape(*head)) : std::string_view();
    if (!signal.empty())
        return Error{"These are OpenTelemetry " + std::string(signal) + ", not traces.",
                     importer.source().name(), "Playhead shows traces: files with resourceSpans."};
    return Error{"The file holds no span.", importer.source().name(),
                 "It has the outer keys of OpenTelemetry traces, and nothing in them."};
}

} // namespace

const Format& otlp_format()
{
    static constexpr Format format = {"otlp-json", "OpenTelemetry traces (OTLP JSON)", "json jsonl",
                                      sniff, read};
    return format;
}

} // namespace playhead
