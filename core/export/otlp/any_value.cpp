// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/otlp/any_value.h"

#include <array>

namespace playhead::otlp {

namespace {

constexpr int deepest = 32; // protobuf's own limit is 100, of which each level takes two

bool is_plain_key(std::string_view raw_key)
{
    return raw_key.find('\\') == std::string_view::npos ||
           json::quote(json::unescape(raw_key)) == raw_key;
}

bool is_int64(json::Value number)
{
    const auto value = number.as_int64();
    return value && std::to_string(*value) == number.raw();
}

// NOLINTBEGIN(misc-no-recursion): no deeper than `deepest`

bool fits(json::Value value, int depth)
{
    if (!value.is_container())
        return value.is_valid();
    if (depth == deepest)
        return false;
    json::ObjectReader members(value);
    for (json::Member member; members.next(member);) {
        if (!is_plain_key(member.raw_key) || !fits(member.value, depth + 1))
            return false;
    }
    json::ArrayReader elements(value);
    for (json::Value element; elements.next(element);) {
        if (!fits(element, depth + 1))
            return false;
    }
    return true;
}

void write_list(json::Writer& out, json::Value list)
{
    out.key("arrayValue").begin_object().key("values").begin_array();
    json::ArrayReader elements(list);
    for (json::Value element; elements.next(element);)
        write_any_value(out, element);
    out.end_array().end_object();
}

void write_map(json::Writer& out, json::Value map)
{
    out.key("kvlistValue").begin_object().key("values").begin_array();
    json::ObjectReader members(map);
    for (json::Member member; members.next(member);) {
        out.begin_object().key("key").raw(member.raw_key).key("value");
        write_any_value(out, member.value);
        out.end_object();
    }
    out.end_array().end_object();
}

} // namespace

bool has_any_value(json::Value value)
{
    return fits(value, 0);
}

void write_any_value(json::Writer& out, json::Value value)
{
    out.begin_object();
    if (value.is_string())
        out.key("stringValue").raw(value.raw());
    else if (value.is_bool())
        out.key("boolValue").raw(value.raw());
    else if (value.is_array())
        write_list(out, value);
    else if (value.is_object())
        write_map(out, value);
    else if (value.is_number() && is_int64(value))
        out.key("intValue").text(value.raw());
    else if (value.is_number())
        out.key("doubleValue").raw(value.raw());
    out.end_object(); // nothing in it stands for null
}

// NOLINTEND(misc-no-recursion)

json::Writer& Attributes::begin(std::string_view key, std::string_view type)
{
    return out_.begin_object().key("key").text(key).key("value").begin_object().key(type);
}

void Attributes::end()
{
    out_.end_object().end_object();
}

void Attributes::text(std::string_view key, std::string_view value)
{
    begin(key, "stringValue").text(value);
    end();
}

void Attributes::token(std::string_view key, std::string_view string_token)
{
    begin(key, "stringValue").raw(string_token);
    end();
}

void Attributes::integer(std::string_view key, std::int64_t value)
{
    begin(key, "intValue").text(std::to_string(value));
    end();
}

void Attributes::number(std::string_view key, std::string_view number_token)
{
    begin(key, "doubleValue").raw(number_token);
    end();
}

void Attributes::mark(std::string_view key)
{
    begin(key, "boolValue").boolean(true);
    end();
}

void Attributes::value(std::string_view key, json::Value value)
{
    out_.begin_object().key("key").text(key).key("value");
    write_any_value(out_, value);
    out_.end_object();
}

} // namespace playhead::otlp
