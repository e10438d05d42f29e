// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// OTLP as JSON: {"resourceSpans":[{"resource","scopeSpans":[{"scope","spans"}]}]}, one document, a
// list, or one a line, as a collector's file exporter writes it.
//
// Sessions: a trace id is a session, whatever batches and resources its spans come in. Spans that
// Playhead wrote are read as what they were made of: playhead_span.h.
//
// Nesting: as recorded by parentSpanId.
//
// Records of an event: the span (Event), its Resource and its Scope.
#pragma once

#include "core/formats/importer.h"
#include "core/formats/reading/fields.h"
#include "core/formats/spans/span.h"

#include <span>
#include <string>
#include <string_view>

namespace playhead::otlp {

/// What a format makes of spans.
struct Dialect {
    RecordDecoder decode;
    /// Takes what a span says of its session.
    void (*read_session)(Span& span, Session& session);
    /// Who wrote a session, by the name of a scope and the attributes of a resource (JSON).
    std::string (*recorder)(std::string_view scope, std::string_view resource);
    /// Called for each session at the end.
    void (*finish)(TraceBuilder& builder);
    /// Spans with a parent say nothing of their session.
    bool only_roots_tell = false;
};

/// Reads all spans of the importer's source.
[[nodiscard]] Result<void> read_export(Importer& importer, const Dialect& dialect);

/// What of a span no dialect takes: times that could not be read, its resource and its scope. To be
/// called by decoders; `rest` becomes the event's attributes.
void decode_around(std::span<const Record> records, const Span& span, Event& event,
                   ObjectText& rest);

} // namespace playhead::otlp
