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
