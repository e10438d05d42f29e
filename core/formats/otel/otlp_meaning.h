// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the spans of OpenTelemetry mean, whichever encoding they were read from.
#pragma once

#include "core/formats/reading/fields.h"
#include "core/formats/spans/span.h"
#include "core/model/event.h"

#include <string>
#include <string_view>

namespace playhead::otlp {

/// Fills an event from a span: AgentOps' own by agentops_span.h, any other by otel_span.h. What is
/// left of the attributes goes into `rest`.
void read_meaning(Span& span, Event& event, ObjectText& rest);

/// Who wrote a session, by the name of a scope and the attributes of a resource (JSON): the
/// program's name, else that of the instrumentation.
[[nodiscard]] std::string recorder_of(std::string_view scope, std::string_view resource);

} // namespace playhead::otlp
