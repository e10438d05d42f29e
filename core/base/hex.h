// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace playhead {

/// All 16 digits, in lower case.
[[nodiscard]] inline std::string hex_of(std::uint64_t number)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t at = text.size(); at > 0; number >>= 4U)
        text[--at] = digits[number & 15U];
    return text;
}

} // namespace playhead
