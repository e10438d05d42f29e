// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The messages of OTLP (opentelemetry-proto, trace/v1 and common/v1) as bytes: what otlp_json.h
// reads of their JSON.
#pragma once

#include "core/formats/reading/fields.h"
#include "core/formats/spans/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead::otlp_protobuf {

/// Numbers of the fields that hold others.
inline constexpr std::uint32_t resource_spans = 1; ///< of ExportTraceServiceRequest
inline constexpr std::uint32_t resource = 1;       ///< of ResourceSpans
inline constexpr std::uint32_t scope_spans = 2;
inline constexpr std::uint32_t library_spans = 1000; ///< the older instrumentation_library_spans
inline constexpr std::uint32_t scope = 1;            ///< of ScopeSpans
inline constexpr std::uint32_t spans = 2;

/// What a message in the place of a span is, by its fields. Logs and metrics are packed alike.
enum class Kind : std::uint8_t { Unknown, Span, LogRecord, Metric };
[[nodiscard]] Kind kind_of(std::string_view message);

struct ReadSpan {
    Span span;
    /// What no dialect takes: a trace state, how much was dropped, a time that no clock shows.
    std::string unread_start; ///< digits, empty where the time could be read
    std::string unread_end;
    std::string trace_state;
    std::uint64_t dropped_attributes = 0;
    std::uint64_t dropped_events = 0;
    std::uint64_t dropped_links = 0;
    /// Fields that this version does not know, as JSON: a number, or bytes in base64.
    std::vector<std::pair<std::uint32_t, std::string>> unknown;
};

/// Reads a Span, as far as its bytes are a message. What is read owns its text.
[[nodiscard]] ReadSpan read_span(std::string_view message);
/// Whether bytes are a message to their end.
[[nodiscard]] bool is_whole(std::string_view message);

/// The id of a span's trace in hex, empty where there is none.
[[nodiscard]] std::string trace_of(std::string_view message);

/// A Resource's or InstrumentationScope's attributes; for a scope its name and version before them.
[[nodiscard]] Fields read_resource(std::string_view message);
[[nodiscard]] Fields read_scope(std::string_view message);

/// An AnyValue as plain JSON: as otlp::json_of_any_value().
[[nodiscard]] std::string json_of_any_value(std::string_view message);

} // namespace playhead::otlp_protobuf
