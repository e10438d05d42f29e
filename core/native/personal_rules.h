// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The shapes of personal data, a file for each. Internal to core/native.
#pragma once

#include "core/base/json_chars.h"
#include "core/native/secret_text.h"
#include "core/native/secrets.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace playhead::personal {

/// No name and no address is longer, in any spelling. Bounds what is looked at again.
inline constexpr std::size_t longest = 256;

/// An address whose "@" is spelled at `at`, and that does not begin before `from`.
[[nodiscard]] std::optional<secrets::Found> match_email(std::string_view text, std::size_t from,
                                                        std::size_t at);
/// An address in whose name `at` lies.
[[nodiscard]] std::optional<secrets::Found> match_email_around(std::string_view text,
                                                               std::size_t from, std::size_t at);
/// The user's name in a path of which a separator stands at `at`.
[[nodiscard]] std::optional<secrets::Found> match_home(std::string_view text, std::size_t at);
/// The same in the name of a folder that begins at `at` and is made of a path.
[[nodiscard]] std::optional<secrets::Found> match_joined_home(std::string_view text,
                                                              std::size_t at);

// Spellings of characters.

[[nodiscard]] inline bool is_continuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// `at`, or the end of the character that it lies in.
[[nodiscard]] inline std::size_t character_end(std::string_view text, std::size_t at)
{
    while (at < text.size() && is_continuation(text[at]))
        ++at;
    return at;
}

/// The byte that "%41" stands for, or -1.
[[nodiscard]] inline int percent_byte(std::string_view text, std::size_t at)
{
    const auto digit = [](char c) {
        if (secrets::is_digit(c))
            return c - '0';
        const char lower = static_cast<char>(c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    };
    if (at + 2 >= text.size() || text[at] != '%')
        return -1;
    const int high = digit(text[at + 1]);
    const int low = digit(text[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/// The code point of "\u0041" where `at` is the 'u', or -1.
[[nodiscard]] inline int escape_code(std::string_view text, std::size_t at)
{
    return at < text.size() && text[at] == 'u' ? json::hex4(text, at + 1) : -1;
}

} // namespace playhead::personal
