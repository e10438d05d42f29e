// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/base/json_generator.h"

#include <array>
#include <string_view>

namespace playhead::test {

namespace {

constexpr std::array<std::string_view, 15> string_parts{"a",
                                                        "key",
                                                        " ",
                                                        "\\n",
                                                        "\\\"",
                                                        "\\\\",
                                                        "\\u00e9",
                                                        "\xC3\xA9",
                                                        "\\ud83d\\ude00",
                                                        "\xF0\x9F\x98\x80",
                                                        "{[",
                                                        "]},:",
                                                        "\\/\\b\\f\\r\\t",
                                                        "\xE4\xB8\xAD",
                                                        "0123456789abcdefghijklmnop"};

constexpr std::array<std::string_view, 12> numbers{"0",
                                                   "-0",
                                                   "7",
                                                   "-12",
                                                   "977.0",
                                                   "9.77e2",
                                                   "1E-7",
                                                   "3.25e+3",
                                                   "0.1",
                                                   "9007199254740993",
                                                   "-9223372036854775808",
                                                   "1.7976931348623157e308"};

constexpr std::array<std::string_view, 5> spaces{"", "", " ", "\n  ", "\t\r\n"};

} // namespace

std::string JsonGenerator::document(int depth)
{
    return space() + value(depth) + space();
}

std::string JsonGenerator::space()
{
    return std::string(spaces[below(spaces.size())]);
}

std::string JsonGenerator::string()
{
    std::string out = "\"";
    for (std::uint32_t parts = below(5); parts > 0; --parts)
        out += string_parts[below(string_parts.size())];
    return out + '"';
}

std::string JsonGenerator::number()
{
    if (below(2) == 0)
        return std::string(numbers[below(numbers.size())]);
    return std::to_string(static_cast<std::int32_t>(random_()));
}

std::string JsonGenerator::value(int depth)
{
    const std::uint32_t kind = below(depth > 0 ? 9 : 5);
    if (kind == 0)
        return "null";
    if (kind == 1)
        return below(2) == 0 ? "true" : "false";
    if (kind <= 2)
        return number();
    if (kind <= 4)
        return string();
    const bool is_object = kind <= 6;
    std::string out = is_object ? "{" : "[";
    out += space();
    for (std::uint32_t i = 0, count = below(6); i < count; ++i) {
        if (i > 0)
            out += ',' + space();
        if (is_object)
            out += string() + space() + ':' + space();
        out += value(depth - 1) + space();
    }
    return out + (is_object ? '}' : ']');
}

std::string dense_document()
{
    return "{\"id\":\"a\\n\\\"q\\\"\\\\\",\"n\":[-1.5e-3,0,12,true,false,null],\"\\u00e9\":"
           "\"\\ud83d\\ude00 \xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80\", \"o\" : { } "
           ",\"e\":[[],{\"k\":[ ]}]}";
}

} // namespace playhead::test
