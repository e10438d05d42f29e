// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// OTLP as JSON (opentelemetry-proto, "JSON Protobuf Encoding"), whoever wrote it: spans with their
// ids, times, attributes, events and links. What the attributes mean is the business of a dialect.
//
// Read as loosely as it is written: camelCase and snake_case keys, 64-bit integers as strings or
// numbers, ids in hex or base64, the older instrumentationLibrarySpans.
#pragma once

#include "core/base/json_value.h"
#include "core/base/time.h"
#include "core/formats/reading/fields.h"
#include "core/formats/spans/span.h"

#include <string>
#include <string_view>

namespace playhead::otlp {

/// The member with this camelCase key, or with the same in snake_case.
[[nodiscard]] json::Value find_member(json::Value object, std::string_view camel_case);
/// "startTimeUnixNano" → "start_time_unix_nano".
[[nodiscard]] std::string snake_case(std::string_view camel_case);

/// An AnyValue as plain JSON: `{"intValue":"7"}` → `7`, `{"kvlistValue":…}` → an object. Texts and
/// numbers keep their tokens; bytes stay base64 text. What is nested deeper than anyone means it to
/// be stays as it was recorded.
[[nodiscard]] std::string json_of_any_value(json::Value any_value);

/// Adds a list of KeyValues; each value as plain JSON.
void add_attributes(Fields& fields, json::Value key_values);

/// An id in lower-case hex; empty for what is missing or all zero. Base64 of a trace or span id is
/// told from hex by its length.
[[nodiscard]] std::string id_of(json::Value id);

/// Nanoseconds since the epoch; no_time for 0 and what cannot be read.
[[nodiscard]] TimeNs time_of(json::Value nanoseconds);

/// Reads a span. Its fields view the value's text.
[[nodiscard]] Span read_span(json::Value value);

} // namespace playhead::otlp
