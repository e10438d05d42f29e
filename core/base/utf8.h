// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace playhead {

/// U+FFFD, what stands where bytes were no text.
inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// What the bytes at a place are as UTF-8 (Unicode 15, table 3-7).
struct Utf8Step {
    std::uint8_t length; ///< bytes to go on by, at least 1 (a maximal subpart where not valid)
    bool valid;          ///< whether these bytes are one character
    bool cut;            ///< not valid only because the text ends inside the character
};
[[nodiscard]] Utf8Step utf8_step(std::string_view text, std::size_t at);

/// Where the character that the byte at `at` belongs to starts, in well-formed UTF-8; `at` where
/// the text ends there.
[[nodiscard]] std::size_t character_start(std::string_view text, std::size_t at);

/// Writes a code point, or U+FFFD where it is a surrogate or above U+10FFFF; returns how many bytes
/// that is, four at most.
std::size_t put_utf8(char* to, std::uint32_t code_point);
/// Appends a code point, or U+FFFD where it is a surrogate or above U+10FFFF.
void append_utf8(std::string& out, std::uint32_t code_point);

/// Whether the bytes are well-formed UTF-8 (no overlong forms, surrogates or values past U+10FFFF).
[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

/// The bytes as UTF-8, each maximal malformed part replaced by one U+FFFD (as Unicode 15, §3.9
/// recommends). Returns the input unchanged where it is well formed.
[[nodiscard]] std::string repair_utf8(std::string_view bytes);

} // namespace playhead
