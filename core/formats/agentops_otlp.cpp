// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// AgentOps 0.4 as OTLP JSON: {"resourceSpans":[{"resource","scopeSpans":[{"scope","spans"}]}]},
// one document or one a line, as a collector's file exporter writes it.
//
// Recognised by "resourceSpans"; surely AgentOps' own where the scope or an attribute says so.
//
// Sessions: a trace id is a session, whatever batches and resources its spans come in.
//
// Nesting: as recorded by parentSpanId. Children come before their parents, and may start after
// their parent ended: AgentOps leaks its context from generators and agent classes.
//
// Records of an event: the span (Event), its Resource and its Scope.
#include "core/formats/agentops/common.h"
#include "core/formats/agentops/span.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/otel/otlp_json.h"
#include "core/formats/otel/otlp_reader.h"
#include "core/formats/otel/playhead_span.h"
#include "core/formats/reading/json_shape.h"

namespace playhead {

namespace {

void decode_span(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    const json::Value value = records.front().value();
    agentops::note_record(event, value.raw(), stop);
    if (stop.stop_requested())
        return;
    Span span = otlp::read_span(value);
    ObjectText rest;
    agentops::read_span(span, event, rest);
    otlp::decode_around(records, span, event, rest);
}

std::string recorder(std::string_view scope, std::string_view resource)
{
    if (scope != "agentops")
        return std::string(scope);
    const std::string version = text_of(json::Value(resource).find("agentops.sdk.version"));
    return version.empty() ? "AgentOps" : "AgentOps " + version;
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    if (otlp::is_playhead_export(shape)) // of AgentOps' sessions as well
        return Confidence::No;
    for (const std::string_view at : {"", "[]."}) {
        for (const std::string_view name : {"resourceSpans[]", "resource_spans[]"}) {
            const std::string spans = std::string(at) + std::string(name);
            if (!shape.has(spans))
                continue;
            const std::string attribute = ".scopeSpans[].spans[].attributes[].key";
            const bool is_agentops =
                shape.has_text(spans + ".scopeSpans[].scope.name", "agentops") ||
                shape.has_text(spans + attribute, "agentops.");
            return is_agentops ? Confidence::Certain : Confidence::No;
        }
    }
    return Confidence::No;
}

Result<void> read(Importer& importer)
{
    static const otlp::Dialect dialect = {
        decode_span, agentops::read_session_span, recorder, [](TraceBuilder& builder) {
            if (!builder.session().end_state)
                builder.diagnostics().add(agentops::notes::no_end_state);
        }};
    return otlp::read_export(importer, dialect);
}

} // namespace

const Format& agentops_otlp_format()
{
    static constexpr Format format = {"agentops-otlp", "AgentOps 0.4 spans (OTLP JSON)",
                                      "json jsonl", sniff, read};
    return format;
}

} // namespace playhead
