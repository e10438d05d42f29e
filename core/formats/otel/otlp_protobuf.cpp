// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/otel/otlp_protobuf.h"

#include "core/base/json_write.h"
#include "core/base/protobuf.h"
#include "core/base/text.h"
#include "core/base/utf8.h"

#include <cmath>
#include <limits>
#include <utility>

namespace playhead::otlp_protobuf {

namespace {

using protobuf::Field;
using protobuf::MessageReader;
using protobuf::Type;

/// How deep lists and maps are converted; protobuf itself refuses more than 100.
constexpr int deepest_value = 100;

bool is_bytes(const Field& field, std::uint32_t number)
{
    return field.tag.number == number && field.tag.type == Type::Bytes;
}

std::string hex_of(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    const bool is_zero = hex.find_first_not_of('0') == std::string::npos;
    return is_zero ? std::string() : hex;
}

std::string base64_of(std::string_view bytes)
{
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : bytes) {
        bits = bits << 8U | static_cast<unsigned char>(c);
        for (count += 8; count >= 6; count -= 6)
            text += digits[bits >> (count - 6) & 63U];
    }
    if (count > 0)
        text += digits[bits << (6 - count) & 63U];
    text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

void append_double(std::string& out, double value)
{
    if (std::isnan(value))
        out += "NaN";
    else if (std::isinf(value))
        out += value > 0 ? "Infinity" : "-Infinity";
    else
        out += shortest_double(value);
}

// NOLINTBEGIN(misc-no-recursion): no deeper than `deepest_value`

void append_any_value(std::string& out, std::string_view message, int depth);

void append_list(std::string& out, std::string_view message, int depth)
{
    char separator = '[';
    MessageReader reader(message);
    for (Field field; reader.next(field);) {
        if (!is_bytes(field, 1))
            continue;
        out += std::exchange(separator, ',');
        append_any_value(out, field.bytes, depth + 1);
    }
    out += separator == '[' ? "[]" : "]";
}

struct KeyValue {
    std::string_view key;
    std::string_view value;
};

KeyValue read_pair(std::string_view message)
{
    KeyValue pair;
    MessageReader reader(message);
    for (Field field; reader.next(field);) {
        if (is_bytes(field, 1))
            pair.key = field.bytes;
        else if (is_bytes(field, 2))
            pair.value = field.bytes;
    }
    return pair;
}

void append_map(std::string& out, std::string_view message, int depth)
{
    char separator = '{';
    MessageReader reader(message);
    for (Field field; reader.next(field);) {
        if (!is_bytes(field, 1))
            continue;
        const KeyValue pair = read_pair(field.bytes);
        out += std::exchange(separator, ',');
        json::append_quoted(out, pair.key);
        out += ':';
        append_any_value(out, pair.value, depth + 1);
    }
    out += separator == '{' ? "{}" : "}";
}

/// One of AnyValue's members: a text, truth, integer, double, list, map, or bytes.
void append_member(std::string& out, const Field& field, int depth)
{
    const auto [number, type] = field.tag;
    if (number == 1 && type == Type::Bytes)
        json::append_quoted(out, field.bytes);
    else if (number == 2 && type == Type::Varint)
        out += field.number != 0 ? "true" : "false";
    else if (number == 3 && type == Type::Varint)
        out += std::to_string(static_cast<std::int64_t>(field.number));
    else if (number == 4 && type == Type::Fixed64)
        append_double(out, protobuf::as_double(field.number));
    else if (number == 5 && type == Type::Bytes && depth < deepest_value)
        append_list(out, field.bytes, depth);
    else if (number == 6 && type == Type::Bytes && depth < deepest_value)
        append_map(out, field.bytes, depth);
    else if (type == Type::Bytes)
        json::append_quoted(out, base64_of(field.bytes));
    else
        out += std::to_string(field.number);
}

void append_any_value(std::string& out, std::string_view message, int depth)
{
    MessageReader reader(message);
    Field last; // of members that exclude each other, the last one counts
    bool has_member = false;
    for (Field field; reader.next(field); has_member = true)
        last = field;
    if (has_member)
        append_member(out, last, depth);
    else
        out += "null";
}

// NOLINTEND(misc-no-recursion)

void add_attribute(Fields& fields, std::string_view key_value)
{
    const KeyValue pair = read_pair(key_value);
    fields.add_owned(repair_utf8(pair.key), json_of_any_value(pair.value));
}

/// A time, or its digits where TimeNs cannot hold it.
TimeNs time_of(std::uint64_t nanoseconds, std::string& unread)
{
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<TimeNs>::max());
    if (nanoseconds == 0)
        return no_time;
    if (nanoseconds > most) {
        unread = std::to_string(nanoseconds);
        return no_time;
    }
    return static_cast<TimeNs>(nanoseconds);
}

SpanEvent read_event(std::string_view message)
{
    SpanEvent event;
    std::string unread;
    MessageReader reader(message);
    for (Field field; reader.next(field);) {
        if (field.tag.number == 1 && field.tag.type == Type::Fixed64)
            event.time = time_of(field.number, unread);
        else if (is_bytes(field, 2))
            event.name = repair_utf8(field.bytes);
        else if (is_bytes(field, 3))
            add_attribute(event.attributes, field.bytes);
    }
    return event;
}

SpanLink read_link(std::string_view message)
{
    SpanLink link;
    MessageReader reader(message);
    for (Field field; reader.next(field);) {
        if (is_bytes(field, 1))
            link.trace_id = hex_of(field.bytes);
        else if (is_bytes(field, 2))
            link.span_id = hex_of(field.bytes);
        else if (is_bytes(field, 4))
            add_attribute(link.attributes, field.bytes);
    }
    return link;
}

void read_status(std::string_view message, Span& span)
{
    MessageReader reader(message);
    for (Field field; reader.next(field);) {
        if (is_bytes(field, 2))
            span.status_message = repair_utf8(field.bytes);
        else if (field.tag.number == 3 && field.tag.type == Type::Varint)
            span.status = parse_span_status(std::to_string(field.number));
    }
}

void read_bytes(const Field& field, ReadSpan& read)
{
    Span& span = read.span;
    switch (field.tag.number) {
    case 1:
        span.trace_id = hex_of(field.bytes);
        break;
    case 2:
        span.id = hex_of(field.bytes);
        break;
    case 3:
        read.trace_state = repair_utf8(field.bytes);
        break;
    case 4:
        span.parent_id = hex_of(field.bytes);
        break;
    case 5:
        span.name = repair_utf8(field.bytes);
        break;
    case 9:
        add_attribute(span.attributes, field.bytes);
        break;
    case 11:
        span.events.push_back(read_event(field.bytes));
        break;
    case 13:
        span.links.push_back(read_link(field.bytes));
        break;
    case 15:
        read_status(field.bytes, span);
        break;
    default:
        read.unknown.emplace_back(field.tag.number, json::quote(base64_of(field.bytes)));
        break;
    }
}

void read_number(const Field& field, ReadSpan& read)
{
    Span& span = read.span;
    switch (field.tag.number) {
    case 6:
        span.kind = parse_span_kind(std::to_string(field.number));
        break;
    case 7:
        span.start = time_of(field.number, read.unread_start);
        break;
    case 8:
        span.end = time_of(field.number, read.unread_end);
        break;
    case 10:
        read.dropped_attributes = field.number;
        break;
    case 12:
        read.dropped_events = field.number;
        break;
    case 14:
        read.dropped_links = field.number;
        break;
    case 16: // flags of the trace: whether it is sampled
        break;
    default:
        read.unknown.emplace_back(field.tag.number, std::to_string(field.number));
        break;
    }
}

} // namespace

std::string json_of_any_value(std::string_view message)
{
    std::string out;
    append_any_value(out, message, 0);
    return out;
}

Kind kind_of(std::string_view message)
{
    constexpr std::size_t trace_id_size = 16;
    constexpr std::size_t span_id_size = 8;
    bool has_time = false;
    bool has_ids = false;
    bool has_data = false; // of a metric: a gauge, sum, histogram or summary
    bool has_name = false;
    MessageReader reader(message);
    for (Field field; reader.next(field);) {
        const auto [number, type] = field.tag;
        // When it happened or was seen, and how severe it is.
        if (((number == 1 || number == 11) && type == Type::Fixed64) ||
            (number == 2 && type == Type::Varint))
            return Kind::LogRecord;
        has_name |= is_bytes(field, 1);
        has_ids |= is_bytes(field, 1) && field.bytes.size() == trace_id_size;
        if (is_bytes(field, 2))
            has_ids &= field.bytes.size() == span_id_size;
        has_time |= (number == 7 || number == 8) && type == Type::Fixed64;
        has_data |= is_bytes(field, 7) || is_bytes(field, 10);
    }
    if (has_time || (has_ids && !has_data))
        return Kind::Span;
    return has_name ? Kind::Metric : Kind::Unknown;
}

ReadSpan read_span(std::string_view message)
{
    ReadSpan read;
    MessageReader reader(message);
    for (Field field; reader.next(field);) {
        if (field.tag.type == Type::Bytes)
            read_bytes(field, read);
        else
            read_number(field, read);
    }
    return read;
}

bool is_whole(std::string_view message)
{
    MessageReader reader(message);
    for (Field field; reader.next(field);) {
    }
    return !reader.is_damaged();
}

std::string trace_of(std::string_view message)
{
    MessageReader reader(message);
    std::string id;
    for (Field field; reader.next(field);) {
        if (is_bytes(field, 1))
            id = hex_of(field.bytes);
    }
    return id;
}

Fields read_resource(std::string_view message)
{
    Fields fields;
    MessageReader reader(message);
    for (Field field; reader.next(field);) {
        if (is_bytes(field, 1))
            add_attribute(fields, field.bytes);
    }
    return fields;
}

Fields read_scope(std::string_view message)
{
    Fields fields;
    MessageReader reader(message);
    for (Field field; reader.next(field);) {
        if (is_bytes(field, 1) || is_bytes(field, 2))
            fields.add_owned(field.tag.number == 1 ? "name" : "version", json::quote(field.bytes));
        else if (is_bytes(field, 3))
            add_attribute(fields, field.bytes);
    }
    return fields;
}

} // namespace playhead::otlp_protobuf
