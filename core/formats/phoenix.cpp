// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Phoenix: spans as its API and its client write them, one a line, in a list, or in {"data"}; and
// its table of spans as records, where "context.span_id" and "attributes.…" are columns. (What its
// window downloads is OTLP.)
//
// Recognised by span_kind beside a context with a trace_id.
//
// Nesting: as recorded by parent_id. Sessions: a trace.
//
// Times: ISO 8601; of a table milliseconds.
//
// What a span means: otel_span.h; span_kind is OpenInference's.
#include "core/base/json_write.h"
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

void decode(std::span<const Record> records, Event& event)
{
    span_object::Told told = span_object::read(records.front().value(), {});
    const std::string kind = text_of(told.rest.take("span_kind"));
    constexpr std::string_view key = "openinference.span.kind";
    if (!kind.empty() && !told.span.attributes.has(key))
        told.span.attributes.add_owned(std::string(key), json::quote(kind));
    span_object::read_event(told, records, event);
}

void read_session(Value /*span*/, const Event& event, Session& session)
{
    session.recorder = "Phoenix";
    if (session.name.empty() && event.parent_id.empty())
        session.name = event.event_type;
}

constexpr std::array<std::string_view, 2> lists = {"data", "spans"};

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    for (const std::string_view at : {"", "[].", "data[].", "spans[]."}) {
        const auto has = [&](std::string_view key) {
            return shape.has(std::string(at) + std::string(key));
        };
        if (has("span_kind") && has("context.trace_id") && has("name"))
            return Confidence::Certain;
    }
    return Confidence::No;
}

Result<void> read(Importer& importer)
{
    span_file::Shape shape;
    shape.lists = lists;
    shape.is_span = span_object::is_span;
    shape.trace_of = span_object::trace_of;
    shape.decode = decode;
    shape.read_session = read_session;
    return span_file::read(importer, shape);
}

} // namespace

const Format& phoenix_format()
{
    static constexpr Format format = {"phoenix", "Phoenix spans", "json jsonl", sniff, read};
    return format;
}

} // namespace playhead
