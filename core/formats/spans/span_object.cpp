// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/spans/span_object.h"

#include "core/formats/otel/otel_span.h"
#include "core/formats/otel/otlp_json.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"
#include "core/model/exact_sums.h"

#include <initializer_list>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead::span_object {

namespace {

using json::Value;
using Keys = std::initializer_list<std::string_view>;

/// Nobody nests attributes deeper, and recursion stays bounded.
constexpr int deepest_attribute = 12;

/// The first of the members that is there.
Value first_of(Value object, Keys keys)
{
    for (const std::string_view key : keys) {
        const Value value = object.find(key);
        if (is_there(value))
            return value;
    }
    return {};
}

/// Where the ids of a span or link stand.
Value context_of(Value object)
{
    const Value context = first_of(object, {"context", "spanContext", "_spanContext"});
    return context.is_object() ? context : object;
}

/// An id without the "0x" of Python, in hex where it was base64.
std::string id_of(Value id)
{
    if (id.is_object() || id.is_array())
        return {};
    const std::string text = text_of(id);
    if (text.starts_with("0x") || text.starts_with("0X"))
        return text.substr(2);
    return otlp::id_of(id);
}

std::string parent_of(Value object)
{
    const Value context = first_of(object, {"parentSpanContext", "parent"});
    if (context.is_object())
        return id_of(first_of(context, {"spanId", "span_id"}));
    return id_of(first_of(object, {"parent_id", "parent_span_id", "parentSpanId", "parentId"}));
}

/// [seconds, nanoseconds], as OpenTelemetry for JavaScript has it.
TimeNs time_of_pair(Value pair)
{
    json::ArrayReader reader(pair);
    Value seconds;
    Value rest;
    if (!reader.next(seconds) || !reader.next(rest))
        return no_time;
    const auto whole = seconds.as_int64();
    const auto part = rest.as_int64();
    constexpr std::int64_t most = 9'000'000'000; // seconds that nanoseconds can hold
    if (!whole || !part || *whole <= 0 || *whole > most || *part < 0 || *part >= ns_per_second)
        return no_time;
    return *whole * ns_per_second + *part;
}

TimeNs time_of_number(Value number, const Reading& reading)
{
    const auto count = int_of(number);
    if (count && *count == 0)
        return no_time;
    constexpr std::int64_t least_us = 100'000'000'000'000;    // 1973
    constexpr std::int64_t most_us = 100'000'000'000'000'000; // 5138; in nanoseconds 1973
    const bool is_ns = reading.numbers == Reading::Numbers::Nanoseconds;
    if (is_ns && count && (*count < least_us || *count >= most_us))
        return *count;
    return parse_epoch(text_of(number)).value_or(no_time);
}

TimeNs time_of(Value value, const Reading& reading)
{
    if (value.is_array())
        return time_of_pair(value);
    if (value.is_number() || int_of(value))
        return time_of_number(value, reading);
    return time_of_value(value);
}

// NOLINTBEGIN(misc-no-recursion): no deeper than `deepest_attribute`

bool holds_objects(Value list)
{
    Value first;
    return list.is_array() && json::ArrayReader(list).next(first) && first.is_object();
}

void add_attribute(Fields& to, const std::string& key, Value value, const Reading& reading,
                   int depth);

/// The members of an object, or the elements of a list, each under its dotted key.
void add_parts(Fields& to, const std::string& key, Value value, const Reading& reading, int depth)
{
    json::ObjectReader members(value);
    for (json::Member member; members.next(member);)
        add_attribute(to, key + '.' + std::string(member.key), member.value, reading, depth + 1);
    json::ArrayReader elements(value);
    int index = 0;
    for (Value element; elements.next(element); ++index)
        add_attribute(to, key + '.' + std::to_string(index), element, reading, depth + 1);
}

/// A value under its dotted key. Objects are taken apart, and so are lists of messages and
/// documents, as OpenInference flattens them.
void add_attribute(Fields& to, const std::string& key, Value value, const Reading& reading,
                   int depth)
{
    const bool is_list =
        holds_objects(value) && (key.starts_with("llm.") || key.starts_with("retrieval."));
    const bool has_parts = is_list || (value.is_object() && value.raw() != "{}");
    if (has_parts && depth < deepest_attribute && !reading.has_json_texts)
        return add_parts(to, key, value, reading, depth);
    if (reading.has_json_texts && value.is_string()) {
        std::string text = text_of(value);
        if (json::validate(text).strict())
            return to.add_owned(key, std::move(text));
    }
    if (!value.is_null())
        to.add(key, value);
}

// NOLINTEND(misc-no-recursion)

void read_attributes(Value map, Fields& to, const Reading& reading)
{
    if (map.is_array())
        return otlp::add_attributes(to, map);
    json::ObjectReader reader(map);
    for (json::Member member; reader.next(member);)
        add_attribute(to, std::string(member.key), member.value, reading, 0);
}

/// Attributes beside the span's other members, as tables of spans have them in columns.
void take_columns(Fields& from, Fields& to, const Reading& reading)
{
    constexpr std::string_view prefix = "attributes.";
    for (Fields::Entry& entry : from.entries()) {
        if (entry.taken || !entry.key.starts_with(prefix))
            continue;
        entry.taken = true;
        add_attribute(to, std::string(entry.key.substr(prefix.size())), entry.value, reading, 0);
    }
}

void read_moments(Value list, Span& span, const Reading& reading)
{
    json::ArrayReader reader(list);
    for (Value moment; reader.next(moment);) {
        SpanEvent event;
        event.name = text_of(moment.find("name"));
        event.time = time_of(
            first_of(moment, {"time", "timestamp", "time_unix_nano", "timeUnixNano"}), reading);
        read_attributes(moment.find("attributes"), event.attributes, reading);
        span.events.push_back(std::move(event));
    }
}

void read_links(Value list, Span& span, const Reading& reading)
{
    json::ArrayReader reader(list);
    for (Value recorded; reader.next(recorded);) {
        const Value context = context_of(recorded);
        SpanLink link;
        link.trace_id = id_of(first_of(context, {"trace_id", "traceId"}));
        link.span_id = id_of(first_of(context, {"span_id", "spanId"}));
        read_attributes(recorded.find("attributes"), link.attributes, reading);
        span.links.push_back(std::move(link));
    }
}

void read_status(Fields& rest, Span& span)
{
    const Value status = rest.take("status");
    Value code = first_of(status, {"code", "status_code", "statusCode"});
    if (status.is_string() || status.is_number())
        code = status;
    const Value beside = rest.take("status_code");
    if (!code.is_valid())
        code = beside;
    span.status_word = text_of(code);
    // "StatusCode.ERROR" is how Python prints it.
    span.status = parse_span_status(
        std::string_view(span.status_word).substr(span.status_word.rfind('.') + 1));
    if (int_of(code))
        span.status_word.clear();
    span.status_message = text_of(first_of(status, {"message", "description"}));
    const Value message = rest.take("status_message");
    if (span.status_message.empty())
        span.status_message = text_of(message);
}

std::string kind_of(Value kind, const Reading& reading)
{
    const auto number = int_of(kind);
    if (number && reading.has_kinds_from_internal)
        return parse_span_kind(std::to_string(saturating_sum(*number, 1)));
    const std::string word = text_of(kind); // "SpanKind.CLIENT"
    return parse_span_kind(std::string_view(word).substr(word.rfind('.') + 1));
}

void read_times(Value object, Told& told, const Reading& reading)
{
    Span& span = told.span;
    span.start = time_of(first_of(object, {"start_time", "startTime", "start_time_unix_nano",
                                           "startTimeUnixNano", "timestamp"}),
                         reading);
    span.end =
        time_of(first_of(object, {"end_time", "endTime", "end_time_unix_nano", "endTimeUnixNano"}),
                reading);
    // What OpenTelemetry for JavaScript prints on a console: both in microseconds.
    const auto duration = number_of(object.find("duration"));
    constexpr double longest = 9e15; // microseconds: so many fit nanoseconds
    const bool has_sum = span.end == no_time && span.start != no_time &&
                         object.find("timestamp").is_number() && duration && *duration >= 0 &&
                         *duration < longest / 2;
    if (has_sum && span.start < std::numeric_limits<TimeNs>::max() / 2) {
        span.end = span.start + static_cast<TimeNs>(*duration * ns_per_us);
        told.end_provenance = Provenance::Derived;
    }
}

} // namespace

std::string trace_of(Value object)
{
    const Value value = first_of(context_of(object), {"trace_id", "traceId"});
    return id_of(value.is_valid() ? value
                                  : first_of(object, {"trace_id", "traceId", "context.trace_id"}));
}

bool is_span(Value object)
{
    const Value context = context_of(object);
    return first_of(context, {"span_id", "spanId"}).is_valid() ||
           object.find("context.span_id").is_valid() ||
           (object.find("traceId").is_valid() && object.find("id").is_valid() &&
            object.find("timestamp").is_valid());
}

Told read(Value object, const Reading& reading)
{
    Told told;
    Span& span = told.span;
    const Value context = context_of(object);
    span.trace_id = trace_of(object);
    Value id = first_of(context, {"span_id", "spanId"});
    if (!id.is_valid())
        id = first_of(object, {"context.span_id", "span_id"});
    const bool has_plain_id = !id.is_valid(); // else "id" is a number of its store
    span.id = id_of(has_plain_id ? object.find("id") : id);
    span.parent_id = parent_of(object);
    read_times(object, told, reading);
    read_attributes(object.find("attributes"), span.attributes, reading);
    told.rest = Fields(object);
    take_columns(told.rest, span.attributes, reading);
    read_moments(object.find("events"), span, reading);
    read_links(object.find("links"), span, reading);
    Fields& rest = told.rest;
    span.name = text_of(rest.take("name"));
    span.kind = kind_of(rest.take("kind"), reading);
    read_status(rest, span);
    for (const std::string_view key :
         {"context", "spanContext", "_spanContext", "trace_id", "traceId", "context.trace_id",
          "context.span_id", "span_id", "spanId", "parent_id", "parent_span_id", "parentSpanId",
          "parentId", "parentSpanContext", "attributes", "events", "links"})
        rest.drop(key);
    if (has_plain_id)
        rest.drop("id");
    for (const std::string_view key : {"trace_state", "traceState"}) {
        if (text_of(rest.peek(key)).empty())
            rest.drop(key);
    }
    if (span.start != no_time) {
        for (const std::string_view key :
             {"start_time", "startTime", "start_time_unix_nano", "startTimeUnixNano", "timestamp"})
            rest.drop(key);
    }
    if (span.end != no_time) {
        for (const std::string_view key :
             {"end_time", "endTime", "end_time_unix_nano", "endTimeUnixNano"})
            rest.drop(key);
    }
    return told;
}

void read_event(Told& told, std::span<const Record> records, Event& event)
{
    ObjectText rest;
    otel::read_span(told.span, event, rest);
    if (told.end_provenance == Provenance::Derived)
        event.end_provenance = Provenance::Derived;
    rest.add_recorded(told.rest);
    event.attributes = rest.take();
    own_loose_payloads(records, event);
}

} // namespace playhead::span_object
