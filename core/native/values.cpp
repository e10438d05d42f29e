// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/values.h"

#include "core/base/text.h"
#include "core/base/utf8.h"

#include <cmath>

namespace playhead::native {

namespace {

/// Where a figure stands in a text, `value` becomes what stands in it, which views `text`. A text
/// in that text is no figure.
Reading find_figure(json::Value& value, std::string& text)
{
    if (value.is_null())
        return Reading::Absent;
    if (!value.is_string())
        return Reading::Exact;
    text = json::unescape(value.raw());
    if (text.empty())
        return Reading::Absent;
    value = json::Value(text);
    return Reading::FromText;
}

} // namespace

Reading read_text(json::Value value, std::string& text)
{
    if (value.is_null())
        return Reading::Absent;
    std::string scratch;
    text = value.text(scratch);
    if (!value.is_string() && !is_valid_utf8(text))
        text = repair_utf8(text); // nobody looked at what is no string
    return Reading::Exact;
}

Reading read_integer(json::Value value, std::int64_t& number)
{
    std::string text;
    const Reading reading = find_figure(value, text);
    if (reading == Reading::Absent)
        return reading;
    const auto integer = value.as_int64();
    number = integer.value_or(number);
    return integer ? reading : Reading::Unusable;
}

Reading read_number(json::Value value, double& number)
{
    std::string text;
    const Reading reading = find_figure(value, text);
    if (reading == Reading::Absent)
        return reading;
    const auto real = value.as_double();
    if (!real || !std::isfinite(*real))
        return Reading::Unusable;
    number = *real;
    return reading;
}

Reading read_time(json::Value value, TimeNs& time)
{
    if (value.is_null())
        return Reading::Absent;
    if (!value.is_string() && !value.is_number())
        return Reading::Unusable;
    std::string scratch;
    const std::string_view text = trimmed(value.text(scratch));
    if (text.empty())
        return Reading::Absent;
    if (const auto parsed = parse_iso8601(text)) {
        time = parsed->ns;
        return parsed->zone == ZoneMark::None ? Reading::NoZone : Reading::Exact;
    }
    if (const auto epoch = parse_epoch(text)) {
        time = *epoch;
        return value.is_string() ? Reading::FromText : Reading::Exact;
    }
    return Reading::Unusable;
}

Reading read_texts(json::Value value, std::vector<std::string>& texts)
{
    if (value.is_null())
        return Reading::Absent;
    if (!value.is_array() && !value.is_string())
        return Reading::Unusable;
    texts.clear();
    std::string text;
    if (value.is_string()) {
        if (read_text(value, text) == Reading::Exact && !text.empty())
            texts.push_back(text);
        return Reading::Exact;
    }
    json::ArrayReader elements(value);
    json::Value element;
    while (elements.next(element)) {
        if (read_text(element, text) == Reading::Exact)
            texts.push_back(text);
    }
    return Reading::Exact;
}

void ObjectText::add(std::string_view raw_key, std::string_view raw_value)
{
    if (!text_.empty())
        text_ += ',';
    text_ += raw_key;
    text_ += ':';
    text_ += raw_value;
}

void ObjectText::add_members_of(json::Value object)
{
    if (!object.is_object())
        return;
    std::string_view inside = object.raw().substr(1);
    if (!inside.empty() && inside.back() == '}')
        inside.remove_suffix(1);
    inside = trimmed(inside);
    if (inside.empty())
        return;
    if (!text_.empty())
        text_ += ',';
    text_ += inside;
}

Payload ObjectText::take()
{
    return Payload::owned("{" + std::move(text_) + "}");
}

} // namespace playhead::native
