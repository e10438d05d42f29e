// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A span as AgentOps' server hands it out: one flat record with `span_id`, `span_name`,
// `start_time`, attributes nested by their dots (or flat), events and links as parallel lists, and
// the `metrics` that the server worked out.
#pragma once

#include "core/base/json_value.h"
#include "core/formats/reading/fields.h"
#include "core/formats/spans/span.h"
#include "core/model/event.h"
#include "core/model/trace.h"

#include <span>
#include <string_view>

namespace playhead::agentops {

/// Reads a span of the API: a RecordDecoder. Further records are errors that name it as their
/// trigger (Error) and its agent's span (Context), both of migrated sessions only.
void decode_api_span(std::span<const Record> records, Event& event,
                     const std::stop_token& stop = {});

/// The span without what AgentOps means by it. Attributes view the value's text; notes about what
/// could not be read go to `event`.
[[nodiscard]] Span read_api_span(json::Value value, Event& event);

/// Adds the members of an object under dotted keys, what lies in objects and lists of objects
/// included. Lists of plain values, and what is nested deeper than anyone means, stay whole.
void add_flattened(Fields& fields, std::string_view prefix, json::Value object);

/// Tokens and cost as the server worked them out, where the span itself does not record them. Its
/// zeros beside each other say nothing: it writes them for models that it does not know.
void read_metrics(json::Value metrics, Event& event);

} // namespace playhead::agentops
