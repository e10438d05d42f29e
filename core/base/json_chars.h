// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The byte classes and byte searches that the JSON tools share. Internal to core/base/json_*.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

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

} // namespace playhead::json
