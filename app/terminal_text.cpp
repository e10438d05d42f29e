// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/terminal_text.h"

#include "core/base/text.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

namespace playhead {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

constexpr std::array<Range, 8> narrowerThanACell = {{
    {0x0300, 0x036F}, // combining marks
    {0x200B, 0x200D}, // zero-width space and joiners
    {0x20D0, 0x20FF},
    {0xFE00, 0xFE0F}, // variation selectors
    {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF},
    {0x1F3FB, 0x1F3FF}, // skin tones, which join the emoji before them
    {0xE0100, 0xE01EF},
}};

constexpr std::array<Range, 12> widerThanACell = {{
    {0x1100, 0x115F}, // Hangul
    {0x2E80, 0x303E}, // CJK radicals and punctuation
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1FAFF}, // emoji
    {0x20000, 0x3FFFD},
}};

template <std::size_t size>
bool isIn(const std::array<Range, size>& ranges, char32_t code)
{
    return std::any_of(ranges.begin(), ranges.end(), [code](const Range& range) {
        return code >= range.first && code <= range.last;
    });
}

/// Takes the first character off well-formed UTF-8.
char32_t takeCharacter(std::string_view& text)
{
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    constexpr std::array<unsigned, 5> masks = {0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t code = first & masks.at(length);
    for (std::size_t i = 1; i < length && i < text.size(); ++i)
        code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    text.remove_prefix(std::min(length, text.size()));
    return code;
}

/// Controls, what reorders the text around it, and separators of lines and paragraphs.
bool isUnsafe(char32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x061C ||
           (code >= 0x200E && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

std::string escaped(char32_t code)
{
    if (code == '\n')
        return "\\n";
    if (code == '\r')
        return "\\r";
    if (code == '\t')
        return "\\t";
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), code < 0x100 ? "\\x%02x" : "\\u%04x",
                  static_cast<unsigned>(code));
    return buffer.data();
}

} // namespace

std::string printable(std::string_view recorded)
{
    const std::string valid = repair_utf8(recorded);
    std::string text;
    text.reserve(valid.size());
    for (std::string_view rest = valid; !rest.empty();) {
        const std::string_view before = rest;
        const char32_t code = takeCharacter(rest);
        if (isUnsafe(code))
            text += escaped(code);
        else
            text += before.substr(0, before.size() - rest.size());
    }
    return text;
}

std::size_t displayWidth(std::string_view text)
{
    std::size_t width = 0;
    while (!text.empty()) {
        const char32_t code = takeCharacter(text);
        width += isIn(narrowerThanACell, code) ? 0U : isIn(widerThanACell, code) ? 2U : 1U;
    }
    return width;
}

std::string leftAligned(std::string_view text, std::size_t width)
{
    const std::size_t taken = displayWidth(text);
    return std::string(text).append(taken < width ? width - taken : 0, ' ');
}

std::string rightAligned(std::string_view text, std::size_t width)
{
    const std::size_t taken = displayWidth(text);
    return std::string(taken < width ? width - taken : 0, ' ').append(text);
}

std::string inked(std::string_view text, Ink ink, bool hasColours)
{
    if (!hasColours)
        return std::string(text);
    // The eight colours that every theme of a terminal defines, so that they stay readable.
    const char* code = "";
    switch (ink) {
    case Ink::Heading:
        code = "\x1b[1m";
        break;
    case Ink::Quiet:
        code = "\x1b[2m";
        break;
    case Ink::Good:
        code = "\x1b[32m";
        break;
    case Ink::Bad:
        code = "\x1b[31m";
        break;
    case Ink::Doubtful:
        code = "\x1b[33m";
        break;
    }
    return code + std::string(text) + "\x1b[0m";
}

} // namespace playhead
