// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/agentops/api_span.h"

#include "core/base/time.h"
#include "core/formats/agentops/common.h"
#include "core/formats/agentops/migrated.h"
#include "core/formats/agentops/span.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

namespace playhead::agentops {

namespace {

constexpr int deepest_attribute = 32;
/// The API's times are exact to the microsecond, and its durations to the nanosecond.
constexpr DurationNs duration_tolerance = ns_per_ms;

bool holds_containers(json::Value array)
{
    json::ArrayReader reader(array);
    for (json::Value element; reader.next(element);) {
        if (element.is_container())
            return true;
    }
    return false;
}

// NOLINTBEGIN(misc-no-recursion): no deeper than `deepest_attribute`

void flatten(Fields& fields, const std::string& key, json::Value value, int depth);

void flatten_members(Fields& fields, const std::string& prefix, json::Value object, int depth)
{
    json::ObjectReader reader(object);
    for (json::Member member; reader.next(member);)
        flatten(fields, prefix + std::string(member.key), member.value, depth);
}

void flatten(Fields& fields, const std::string& key, json::Value value, int depth)
{
    json::Member first;
    const bool is_full_object = value.is_object() && json::ObjectReader(value).next(first);
    if (depth < deepest_attribute && is_full_object) {
        flatten_members(fields, key + ".", value, depth + 1);
    } else if (depth < deepest_attribute && value.is_array() && holds_containers(value)) {
        json::ArrayReader reader(value);
        std::size_t index = 0;
        for (json::Value element; reader.next(element); ++index)
            flatten(fields, key + "." + std::to_string(index), element, depth + 1);
    } else {
        fields.add(key, value);
    }
}

// NOLINTEND(misc-no-recursion)

/// Events and links are lists side by side, one per member.
void read_lists(json::Value value, Span& span, Event& event)
{
    json::ArrayReader names(value.find("event_names"));
    json::ArrayReader times(value.find("event_timestamps"));
    json::ArrayReader attributes(value.find("event_attributes"));
    for (json::Value name; names.next(name);) {
        json::Value time;
        json::Value object;
        times.next(time);
        attributes.next(object);
        SpanEvent moment;
        moment.name = text_of(name);
        moment.time = read_time(time, "event_timestamps", event);
        add_flattened(moment.attributes, {}, object);
        span.events.push_back(std::move(moment));
    }
    json::ArrayReader traces(value.find("link_trace_ids"));
    json::ArrayReader spans(value.find("link_span_ids"));
    json::ArrayReader link_attributes(value.find("link_attributes"));
    for (json::Value trace; traces.next(trace);) {
        json::Value id;
        json::Value object;
        spans.next(id);
        link_attributes.next(object);
        SpanLink link;
        link.trace_id = text_of(trace);
        link.span_id = text_of(id);
        add_flattened(link.attributes, {}, object);
        span.links.push_back(std::move(link));
    }
}

std::optional<DurationNs> length_of(const Span& span)
{
    DurationNs length = 0;
    if (span.start == no_time || span.end == no_time ||
        __builtin_sub_overflow(span.end, span.start, &length))
        return std::nullopt;
    return length;
}

/// Whether a recorded duration is that of the times, give or take their rounding.
bool agrees(DurationNs recorded, DurationNs length)
{
    return recorded >= length - duration_tolerance && recorded <= length + duration_tolerance;
}

/// What the two times leave open, and what contradicts them.
void read_duration(json::Value value, const Span& span, Event& event, ObjectText& rest)
{
    const auto duration = int_of(value);
    if (!duration)
        return;
    const auto length = length_of(span);
    if (length && agrees(*duration, *length))
        return;
    rest.add("duration", payload_of(value).json());
    if (length) {
        add_note(event, notes::wrong_duration, std::to_string(*duration));
    } else if (span.start == no_time) {
        add_note(event, notes::missing_start);
    } else if (span.end == no_time && *duration >= 0 &&
               !__builtin_add_overflow(span.start, *duration, &event.end_timestamp)) {
        event.end_provenance = Provenance::Derived;
    }
}

/// Null, or a list or object without anything in it.
bool is_void(json::Value value)
{
    json::Value element;
    json::Member member;
    if (value.is_array())
        return !json::ArrayReader(value).next(element);
    return value.is_null() || (value.is_object() && !json::ObjectReader(value).next(member));
}

/// The members that are not the span's common ones.
void add_rest(json::Value value, const Span& span, ObjectText& rest)
{
    constexpr std::array<std::string_view, 19> known = {
        "span_id",        "parent_span_id",  "span_name",         "span_kind",
        "start_time",     "end_time",        "duration",          "status_code",
        "status_message", "attributes",      "span_attributes",   "event_timestamps",
        "event_names",    "link_trace_ids",  "link_span_ids",     "event_attributes",
        "trace_id",       "link_attributes", "freeplan_truncated"};
    Fields fields(value);
    for (const std::string_view key : known) {
        // A time that could not be read is left over.
        const bool is_unread = (key == "start_time" && span.start == no_time) ||
                               (key == "end_time" && span.end == no_time);
        if (!is_unread || text_of(fields.peek(key)).empty())
            fields.drop(key);
    }
    for (Fields::Entry& entry : fields.entries())
        entry.taken |= is_void(entry.value);
    rest.add_recorded(fields);
}

/// What the span itself says it is.
std::string kind_of(const Span& span)
{
    const std::string kind = text_of(span.attributes.peek("agentops.span.kind"));
    return kind.empty() ? text_of(span.attributes.peek("span.kind")) : kind;
}

/// The server's word for a span counts where the span has none: a request is one to a model.
void read_span_type(json::Value value, Event& event)
{
    if (event.action_type != "action")
        return;
    const std::string type = text_of(value);
    if (type == "request")
        event.action_type = "llm";
    else if (type == "tool")
        event.action_type = "tool";
}

} // namespace

void add_flattened(Fields& fields, std::string_view prefix, json::Value object)
{
    flatten_members(fields, std::string(prefix), object, 0);
}

Span read_api_span(json::Value value, Event& event)
{
    Span span;
    span.trace_id = text_of(value.find("trace_id"));
    span.id = text_of(value.find("span_id"));
    span.parent_id = text_of(value.find("parent_span_id"));
    span.name = text_of(value.find("span_name"));
    span.kind = parse_span_kind(text_of(value.find("span_kind")));
    span.status_word = text_of(value.find("status_code"));
    span.status = parse_span_status(span.status_word);
    span.status_message = text_of(value.find("status_message"));
    span.start = read_time(value.find("start_time"), "start_time", event);
    span.end = read_time(value.find("end_time"), "end_time", event);
    add_flattened(span.attributes, {}, value.find("attributes"));
    add_flattened(span.attributes, {}, value.find("span_attributes"));
    read_lists(value, span, event);
    return span;
}

void read_metrics(json::Value metrics, Event& event)
{
    Fields fields(metrics);
    const auto count = [&](std::string_view key) -> std::optional<std::int64_t> {
        const auto recorded = int_of(fields.peek(key));
        return recorded && *recorded != 0 ? recorded : std::nullopt;
    };
    const auto fill = [](std::optional<std::int64_t>& known, std::optional<std::int64_t> other) {
        if (!known)
            known = other;
    };
    fill(event.tokens.prompt, count("prompt_tokens"));
    fill(event.tokens.completion, count("completion_tokens"));
    fill(event.tokens.total, count("total_tokens"));
    fill(event.tokens.cache_read, count("cache_read_input_tokens"));
    fill(event.tokens.reasoning, count("reasoning_tokens"));
    if (event.cost)
        return;
    const auto cost = number_of(fields.peek("total_cost"));
    if (cost && *cost != 0)
        event.cost = cost;
    else if (cost && event.tokens.is_known())
        add_note(event, notes::zero_cost);
}

void decode_api_span(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    const json::Value value = records.front().value();
    note_record(event, value.raw(), stop);
    if (stop.stop_requested())
        return;
    Span span = read_api_span(value, event);
    const bool is_migrated = is_migrated_span(span);
    ObjectText rest;
    if (is_migrated)
        prepare_migrated(span, event);
    const bool has_kind = !kind_of(span).empty();
    read_span(span, event, rest);
    if (!has_kind && !is_migrated)
        read_span_type(value.find("span_type"), event);
    if (is_migrated)
        finish_migrated(span, event);
    if (!is_migrated_agent(span))
        read_duration(value.find("duration"), span, event, rest);
    read_metrics(value.find("metrics"), event);
    add_rest(value, span, rest);
    event.attributes = rest.take();
    for (const Record& record : records.subspan(1))
        join_migrated(record.role, record.value(), event);
}

} // namespace playhead::agentops
