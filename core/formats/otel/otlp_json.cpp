// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/otel/otlp_json.h"

#include "core/base/json_write.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace playhead::otlp {

namespace {

/// How deep lists and maps are converted; protobuf itself refuses more than 100.
constexpr int deepest_value = 100;

bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

char to_lower(char c)
{
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = to_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

int base64_digit(char c)
{
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t at = digits.find(c == '-' ? '+' : c == '_' ? '/' : c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

/// The bytes in hex, or nothing where the text is no base64.
std::string hex_of_base64(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    std::uint32_t bits = 0;
    int count = 0;
    while (!text.empty() && text.back() == '=')
        text.remove_suffix(1);
    for (const char c : text) {
        const int digit = base64_digit(c);
        if (digit < 0)
            return {};
        bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
        count += 6;
        for (; count >= 4; count -= 4)
            hex += digits[(bits >> static_cast<unsigned>(count - 4)) & 15U];
    }
    if (hex.size() % 2 != 0)
        hex.pop_back(); // the bits that pad the last byte
    return hex;
}

// NOLINTBEGIN(misc-no-recursion): no deeper than `deepest_value`

void append_any_value(std::string& out, json::Value any_value, int depth);

void append_list(std::string& out, json::Value list, int depth)
{
    char separator = '[';
    json::ArrayReader values(find_member(list, "values"));
    for (json::Value value; values.next(value); separator = ',') {
        out += separator;
        append_any_value(out, value, depth + 1);
    }
    out += separator == '[' ? "[]" : "]";
}

void append_map(std::string& out, json::Value map, int depth)
{
    char separator = '{';
    json::ArrayReader pairs(find_member(map, "values"));
    for (json::Value pair; pairs.next(pair); separator = ',') {
        out += separator;
        json::append_quoted(out, text_of(pair.find("key")));
        out += ':';
        append_any_value(out, pair.find("value"), depth + 1);
    }
    out += separator == '{' ? "{}" : "}";
}

/// An integer that was written as a text, as a number.
void append_integer(std::string& out, json::Value value)
{
    if (const auto number = int_of(value))
        out += std::to_string(*number);
    else
        out += payload_of(value).json();
}

/// A double: its token; NaN and infinities are written as texts, and become tokens.
void append_double(std::string& out, json::Value value)
{
    const std::string text = text_of(value);
    const bool is_number = json::number_form(text) != json::NumberForm::None;
    out += is_number ? text : std::string(payload_of(value).json());
}

void append_any_value(std::string& out, json::Value any_value, int depth)
{
    json::ObjectReader reader(any_value);
    json::Member member;
    if (!reader.next(member)) {
        out +=
            any_value.is_object() || !any_value.is_valid() ? "null" : payload_of(any_value).json();
        return;
    }
    const std::string kind = snake_case(member.key);
    if (depth >= deepest_value)
        out += payload_of(any_value).json();
    else if (kind == "int_value")
        append_integer(out, member.value);
    else if (kind == "double_value")
        append_double(out, member.value);
    else if (kind == "array_value")
        append_list(out, member.value, depth);
    else if (kind == "kvlist_value")
        append_map(out, member.value, depth);
    else
        out += member.value.is_valid() ? payload_of(member.value).json() : "null";
}

// NOLINTEND(misc-no-recursion)

/// What an AnyValue holds that stands there as plain JSON: most do, and need no copy. Invalid for
/// others.
json::Value plain_value(json::Value any_value)
{
    json::ObjectReader reader(any_value);
    json::Member member;
    if (!any_value.is_checked() || !reader.next(member))
        return {};
    const std::string kind = snake_case(member.key);
    const bool is_written_otherwise = kind == "int_value" || kind == "double_value" ||
                                      kind == "array_value" || kind == "kvlist_value";
    return is_written_otherwise ? json::Value() : member.value;
}

void read_events(json::Value list, std::vector<SpanEvent>& events)
{
    json::ArrayReader reader(list);
    for (json::Value value; reader.next(value);) {
        SpanEvent event;
        event.time = time_of(find_member(value, "timeUnixNano"));
        event.name = text_of(value.find("name"));
        add_attributes(event.attributes, value.find("attributes"));
        events.push_back(std::move(event));
    }
}

void read_links(json::Value list, std::vector<SpanLink>& links)
{
    json::ArrayReader reader(list);
    for (json::Value value; reader.next(value);) {
        SpanLink link;
        link.trace_id = id_of(find_member(value, "traceId"));
        link.span_id = id_of(find_member(value, "spanId"));
        add_attributes(link.attributes, value.find("attributes"));
        links.push_back(std::move(link));
    }
}

} // namespace

std::string snake_case(std::string_view camel_case)
{
    std::string snake;
    for (const char c : camel_case) {
        if (is_upper(c))
            snake += '_';
        snake += to_lower(c);
    }
    return snake;
}

json::Value find_member(json::Value object, std::string_view camel_case)
{
    const json::Value value = object.find(camel_case);
    return value.is_valid() ? value : object.find(snake_case(camel_case));
}

std::string json_of_any_value(json::Value any_value)
{
    std::string out;
    append_any_value(out, any_value, 0);
    return out;
}

void add_attributes(Fields& fields, json::Value key_values)
{
    json::ArrayReader reader(key_values);
    for (json::Value pair; reader.next(pair);) {
        const json::Value key = pair.find("key");
        const json::Value value = pair.find("value");
        if (const json::Value plain = plain_value(value); plain.is_valid())
            fields.add(key, plain);
        else
            fields.add_owned(key, json_of_any_value(value));
    }
}

std::string id_of(json::Value id)
{
    constexpr std::array<std::size_t, 2> base64_lengths = {24, 12}; // of 16 and 8 bytes
    std::string text = text_of(id);
    const bool is_hex =
        std::all_of(text.begin(), text.end(), [](char c) { return hex_digit(c) >= 0; });
    if (is_hex)
        std::transform(text.begin(), text.end(), text.begin(), to_lower);
    else if (std::count(base64_lengths.begin(), base64_lengths.end(), text.size()) > 0) {
        std::string hex = hex_of_base64(text);
        if (!hex.empty())
            text = std::move(hex);
    }
    const bool is_zero = text.find_first_not_of('0') == std::string::npos;
    return is_zero ? std::string() : text;
}

TimeNs time_of(json::Value nanoseconds)
{
    const auto time = int_of(nanoseconds);
    return time && *time != 0 ? *time : no_time;
}

Span read_span(json::Value value)
{
    Span span;
    span.trace_id = id_of(find_member(value, "traceId"));
    span.id = id_of(find_member(value, "spanId"));
    span.parent_id = id_of(find_member(value, "parentSpanId"));
    span.name = text_of(value.find("name"));
    span.kind = parse_span_kind(text_of(value.find("kind")));
    span.start = time_of(find_member(value, "startTimeUnixNano"));
    span.end = time_of(find_member(value, "endTimeUnixNano"));
    const json::Value status = value.find("status");
    span.status_word = text_of(status.find("code"));
    span.status = parse_span_status(span.status_word);
    if (!span.status_word.empty() && json::number_form(span.status_word) != json::NumberForm::None)
        span.status_word.clear();
    span.status_message = text_of(status.find("message"));
    add_attributes(span.attributes, value.find("attributes"));
    read_events(value.find("events"), span.events);
    read_links(value.find("links"), span.links);
    return span;
}

} // namespace playhead::otlp
