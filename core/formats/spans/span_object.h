// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A span of OpenTelemetry as one JSON object, as programs print and store it outside of OTLP: with
// its ids beside it, in "context" or in "spanContext", with times as texts, numbers or pairs, and
// with attributes as a plain map, flat or nested.
#pragma once

#include "core/base/json_value.h"
#include "core/formats/reading/fields.h"
#include "core/formats/spans/span.h"
#include "core/model/event.h"

#include <cstdint>
#include <span>
#include <string>

namespace playhead::span_object {

/// What tells the encodings apart where the object itself does not.
struct Reading {
    /// How numbers are read as moments.
    enum class Numbers : std::uint8_t {
        BySize,     ///< parse_epoch()
        Nanoseconds ///< but for those that can only be microseconds
    };
    Numbers numbers = Numbers::BySize;
    /// Values of attributes are JSON in texts.
    bool has_json_texts = false;
    /// Numbers for the kind begin with internal, as in OpenTelemetry's API for JavaScript; in OTLP
    /// that is 1.
    bool has_kinds_from_internal = false;
};

struct Told {
    Span span;
    Fields rest; ///< what is told beside it: a resource, a scope
    Provenance end_provenance = Provenance::Recorded;
};

/// Reads a span. What is told views the value's text.
[[nodiscard]] Told read(json::Value object, const Reading& reading);

/// The id of a span's trace; empty where none is told.
[[nodiscard]] std::string trace_of(json::Value object);
/// Whether an object has the ids of a span.
[[nodiscard]] bool is_span(json::Value object);

/// Makes an event of a span by otel_span.h. To be called by decoders.
void read_event(Told& told, std::span<const Record> records, Event& event);

} // namespace playhead::span_object
