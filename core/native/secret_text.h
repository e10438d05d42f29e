// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What those who look for secrets in texts have in common. Internal to core/native.
#pragma once

#include <cstddef>
#include <string_view>

namespace playhead::secrets {

[[nodiscard]] constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool is_alnum(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

[[nodiscard]] constexpr bool is_one_of(char c, std::string_view set)
{
    return set.find(c) != std::string_view::npos;
}

[[nodiscard]] constexpr bool starts_with(std::string_view text, std::size_t at,
                                         std::string_view what)
{
    return text.substr(at, what.size()) == what;
}

} // namespace playhead::secrets
