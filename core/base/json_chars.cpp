// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_chars.h"

#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace playhead::json {

namespace {

bool is_quote_or_backslash(char c)
{
    return c == '"' || c == '\\';
}

bool is_not_plain(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte >= 0x80 || is_quote_or_backslash(c);
}

bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

#ifdef __SSE2__
// Bit i is set where byte i of the 16 at `bytes` is '"' or '\'.
__m128i quotes_and_backslashes(__m128i bytes)
{
    return _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                        _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
}

__m128i load(std::string_view text, std::size_t at)
{
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
}
#endif

} // namespace

std::size_t find_quote_or_backslash(std::string_view text, std::size_t at)
{
#ifdef __SSE2__
    for (; at + 16 <= text.size(); at += 16) {
        const auto found =
            static_cast<unsigned>(_mm_movemask_epi8(quotes_and_backslashes(load(text, at))));
        if (found != 0)
            return at + static_cast<std::size_t>(std::countr_zero(found));
    }
#endif
    while (at < text.size() && !is_quote_or_backslash(text[at]))
        ++at;
    return at;
}

std::size_t find_not_plain(std::string_view text, std::size_t at)
{
#ifdef __SSE2__
    for (; at + 16 <= text.size(); at += 16) {
        const __m128i bytes = load(text, at);
        // As signed numbers, control characters and bytes >= 0x80 are both below 0x20.
        const __m128i special =
            _mm_or_si128(quotes_and_backslashes(bytes), _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)));
        const auto found = static_cast<unsigned>(_mm_movemask_epi8(special));
        if (found != 0)
            return at + static_cast<std::size_t>(std::countr_zero(found));
    }
#endif
    while (at < text.size() && !is_not_plain(text[at]))
        ++at;
    return at;
}

std::size_t find_closing_quote(std::string_view text, std::size_t at)
{
    for (;;) {
        at = find_quote_or_backslash(text, at);
        if (at >= text.size())
            return std::string_view::npos;
        if (text[at] == '"')
            return at;
        at += 2;
    }
}

Utf8Step utf8_step(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {1, true, false};
    std::uint8_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        if (lead == 0xE0)
            low = 0xA0; // shorter forms exist
        if (lead == 0xED)
            high = 0x9F; // surrogates
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        if (lead == 0xF0)
            low = 0x90;
        if (lead == 0xF4)
            high = 0x8F; // above U+10FFFF
    } else {
        return {1, false, false};
    }
    const std::size_t available = text.size() - at;
    if (available < 2)
        return {1, false, true};
    if (byte(1) < low || byte(1) > high)
        return {1, false, false};
    for (std::uint8_t i = 2; i < length; ++i) {
        if (i >= available)
            return {i, false, true};
        if (!is_continuation(byte(i)))
            return {i, false, false};
    }
    return {length, true, false};
}

void append_utf8(std::string& out, std::uint32_t code_point)
{
    const auto put = [&out](std::uint32_t byte) {
        out.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
    };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6));
        put(0x80 | (code_point & 0x3F));
    } else if ((code_point >= 0xD800 && code_point <= 0xDFFF) || code_point > 0x10FFFF) {
        out += replacement_character;
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | (code_point >> 18));
        put(0x80 | ((code_point >> 12) & 0x3F));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

int hex4(std::string_view text, std::size_t at)
{
    if (at + 4 > text.size())
        return -1;
    int value = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        const char c = text[i];
        int digit = 0;
        if (is_digit(c))
            digit = c - '0';
        else if (c >= 'a' && c <= 'f')
            digit = c - 'a' + 10;
        else if (c >= 'A' && c <= 'F')
            digit = c - 'A' + 10;
        else
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

EscapeStep escape_step(std::string_view text, std::size_t at)
{
    constexpr EscapeStep invalid{'\\', 1, false, false};
    if (at + 1 >= text.size())
        return invalid;
    switch (text[at + 1]) {
    case '"':
        return {'"', 2, true, false};
    case '\\':
        return {'\\', 2, true, false};
    case '/':
        return {'/', 2, true, false};
    case 'b':
        return {'\b', 2, true, false};
    case 'f':
        return {'\f', 2, true, false};
    case 'n':
        return {'\n', 2, true, false};
    case 'r':
        return {'\r', 2, true, false};
    case 't':
        return {'\t', 2, true, false};
    case 'u':
        break;
    default:
        return invalid;
    }
    const int unit = hex4(text, at + 2);
    if (unit < 0)
        return invalid;
    const auto high = static_cast<std::uint32_t>(unit);
    if (high < 0xD800 || high > 0xDFFF)
        return {high, 6, true, false};
    if (high <= 0xDBFF && at + 12 <= text.size() && text[at + 6] == '\\' && text[at + 7] == 'u') {
        const auto low = static_cast<std::uint32_t>(hex4(text, at + 8));
        if (low >= 0xDC00 && low <= 0xDFFF)
            return {0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), 12, true, false};
    }
    return {0xFFFD, 6, true, true};
}

} // namespace playhead::json
