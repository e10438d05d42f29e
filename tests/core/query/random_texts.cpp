// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/query/random_texts.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace playhead {

namespace {

constexpr std::array<std::string_view, 40> characters = {
    "a",    "b", "e", "k",  "s",  "S",  "K",  "n", "t", "u", "0",  "4",
    "1",    " ", "/", "\\", "\"", "\n", "\t", "<", "'", "x", "q",  "\x01",
    "\x7F", "é", "É", "ß",  "ẞ",  "ſ",  "K",  "σ", "ς", "Σ", "日", "\xEF\xBF\xBD",
    "😀",    "𐐨", "𐐀", "z"};

std::vector<std::string> characters_of(std::string_view text)
{
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = utf8_step(text, at);
        all.emplace_back(text.substr(at, step.length));
        at += step.length;
    }
    return all;
}

std::uint32_t code_of(std::string_view character)
{
    const auto byte = [&](std::size_t i) -> std::uint32_t {
        return static_cast<unsigned char>(character[i]);
    };
    switch (character.size()) {
    case 1:
        return byte(0);
    case 2:
        return (byte(0) & 0x1FU) << 6U | (byte(1) & 0x3FU);
    case 3:
        return (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    default:
        return (byte(0) & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U |
               (byte(3) & 0x3FU);
    }
}

} // namespace

std::size_t below(Random& random, std::size_t end)
{
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
}

std::string random_text(Random& random, std::size_t longest)
{
    std::string text;
    const std::size_t few = 1 + below(random, characters.size()); // that needles are found, too
    for (std::size_t i = below(random, longest + 1); i > 0; --i)
        text += characters.at((below(random, few) * 7) % characters.size());
    return text;
}

std::string random_needle(Random& random, std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> others = {{{"a", "A"},
                                                                                       {"e", "E"},
                                                                                       {"k", "K"},
                                                                                       {"s", "ſ"},
                                                                                       {"S", "s"},
                                                                                       {"ſ", "S"},
                                                                                       {"K", "k"},
                                                                                       {"É", "é"},
                                                                                       {"ß", "ẞ"},
                                                                                       {"ς", "Σ"},
                                                                                       {"σ", "ς"},
                                                                                       {"𐐀", "𐐨"}}};
    const std::vector<std::string> all = characters_of(text);
    if (all.empty())
        return "a";
    const std::size_t first = below(random, all.size());
    const std::size_t count = 1 + below(random, std::min<std::size_t>(all.size() - first, 12));
    std::string needle;
    for (std::size_t i = first; i < first + count; ++i) {
        std::string_view character = all[i];
        for (const auto& [from, to] : others) {
            if (from == character && below(random, 2) == 0) {
                character = to;
                break;
            }
        }
        needle += character;
    }
    return needle;
}

void append_unit(Random& random, std::string& json, std::uint32_t unit)
{
    constexpr std::array<std::string_view, 2> digits = {"0123456789abcdef", "0123456789ABCDEF"};
    json += "\\u";
    for (std::uint32_t shift = 16; shift > 0;) {
        shift -= 4;
        json += digits.at(below(random, 2))[unit >> shift & 0xFU];
    }
}

std::string quoted(Random& random, std::string_view text, std::size_t as_escape)
{
    constexpr std::array<std::pair<char, std::string_view>, 6> shorts = {
        {{'"', "\\\""}, {'\\', "\\\\"}, {'/', "\\/"}, {'\n', "\\n"}, {'\t', "\\t"}, {'\r', "\\r"}}};
    std::string json = "\"";
    for (const std::string& character : characters_of(text)) {
        const std::uint32_t code = code_of(character);
        const auto* own = std::find_if(shorts.begin(), shorts.end(), [&](const auto& row) {
            return character.size() == 1 && row.first == character.front();
        });
        const bool must = code < 0x20 || character == "\"" || character == "\\";
        if (own != shorts.end() && below(random, 4) != 0) {
            json += own->second;
        } else if (!must && below(random, as_escape) != 0) {
            json += character;
        } else if (code < 0x10000) {
            append_unit(random, json, code);
        } else {
            append_unit(random, json, 0xD800 | ((code - 0x10000) >> 10U));
            append_unit(random, json, 0xDC00 | (code & 0x3FFU));
        }
    }
    return json + '"';
}

} // namespace playhead
