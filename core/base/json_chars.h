// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The byte classes and byte searches that the JSON tools share. Internal to core/base/json_*.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace playhead::json {

namespace detail {
inline constexpr std::uint8_t space_class = 1;
inline constexpr std::uint8_t separator_class = 2;

inline constexpr std::array<std::uint8_t, 256> byte_classes = [] {
    std::array<std::uint8_t, 256> classes{};
    for (const char c : {' ', '\t', '\n', '\r'})
        classes[static_cast<unsigned char>(c)] = space_class;
    for (const char c : {',', ':', '[', ']', '{', '}', '"'})
        classes[static_cast<unsigned char>(c)] = separator_class;
    return classes;
}();
} // namespace detail

[[nodiscard]] constexpr bool is_space(char c)
{
    return detail::byte_classes[static_cast<unsigned char>(c)] == detail::space_class;
}

/// Whether `c` cannot be part of a bare token (number, literal): white space or structure.
[[nodiscard]] constexpr bool ends_token(char c)
{
    return detail::byte_classes[static_cast<unsigned char>(c)] != 0;
}

[[nodiscard]] constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_opener(char c)
{
    return c == '{' || c == '[';
}
[[nodiscard]] constexpr bool is_closer(char c)
{
    return c == '}' || c == ']';
}

/// The first byte from `at` on that is not white space, or text.size().
[[nodiscard]] inline std::size_t skip_space(std::string_view text, std::size_t at)
{
    while (at < text.size() && is_space(text[at]))
        ++at;
    return at;
}

/// The end of the bare token that starts at `at`.
[[nodiscard]] inline std::size_t token_end(std::string_view text, std::size_t at)
{
    while (at < text.size() && !ends_token(text[at]))
        ++at;
    return at;
}

/// The first '"' or '\' from `at` on, or text.size().
[[nodiscard]] std::size_t find_quote_or_backslash(std::string_view text, std::size_t at);

/// The first byte from `at` on that is '"', '\', a control character (< 0x20) or not ASCII, or
/// text.size(): everything before it means itself inside a JSON string.
[[nodiscard]] std::size_t find_not_plain(std::string_view text, std::size_t at);

/// Whether a byte is '"', '\\' or a control character: what ends a plain run inside a string.
[[nodiscard]] constexpr bool is_special(char c)
{
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

inline constexpr int special_block = 16;

/// Of the 16 bytes at `bytes`, a bit for each that is_special(), the first in bit 0. The bits of
/// those beyond ASCII are added to `high`.
[[nodiscard]] inline unsigned find_special(const char* bytes, unsigned& high)
{
#ifdef __SSE2__
    constexpr char last_control = 0x1F;
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    const __m128i is_control =
        _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(last_control)), block);
    const __m128i is_mark = _mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8('"')),
                                         _mm_cmpeq_epi8(block, _mm_set1_epi8('\\')));
    high |= static_cast<unsigned>(_mm_movemask_epi8(block));
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(is_control, is_mark)));
#else
    unsigned special = 0;
    for (unsigned i = 0; i < special_block; ++i) {
        special |= static_cast<unsigned>(is_special(bytes[i])) << i;
        high |= static_cast<unsigned>((bytes[i] & 0x80) != 0) << i;
    }
    return special;
#endif
}

/// The closing quote of the string whose first content byte is `at`, or npos where text ends first.
[[nodiscard]] std::size_t find_closing_quote(std::string_view text, std::size_t at);

/// The value of the four hexadecimal digits at `at`, or -1 where there are none.
[[nodiscard]] int hex4(std::string_view text, std::size_t at);

/// One escape sequence of a string, read from its backslash on.
struct EscapeStep {
    std::uint32_t code_point; ///< what it stands for (U+FFFD for half of a surrogate pair)
    std::uint8_t length;      ///< bytes of the sequence, both halves of a pair included
    bool valid;               ///< false: no JSON escape; length 1, the backslash means itself
    bool lone_surrogate;
};
[[nodiscard]] EscapeStep escape_step(std::string_view text, std::size_t at);

/// The text of a well-formed string, from what is between its quotes; see unescape_view().
[[nodiscard]] std::string_view decode_escapes(std::string_view content, std::string& scratch,
                                              const std::stop_token& stop);

} // namespace playhead::json
