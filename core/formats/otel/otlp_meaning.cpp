// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/otel/otlp_meaning.h"

#include "core/formats/agentops/span.h"
#include "core/formats/otel/otel_span.h"

#include <algorithm>

namespace playhead::otlp {

namespace {

bool is_of_agentops(const Span& span)
{
    const auto& entries = span.attributes.entries();
    return std::any_of(entries.begin(), entries.end(), [](const Fields::Entry& entry) {
        return entry.key.starts_with("agentops.");
    });
}

} // namespace

void read_meaning(Span& span, Event& event, ObjectText& rest)
{
    if (is_of_agentops(span))
        agentops::read_span(span, event, rest);
    else
        otel::read_span(span, event, rest);
}

std::string recorder_of(std::string_view scope, std::string_view resource)
{
    const std::string service = text_of(json::Value(resource).find("service.name"));
    const bool is_named = !service.empty() && !service.starts_with("unknown_service");
    return is_named ? service : std::string(scope);
}

} // namespace playhead::otlp
