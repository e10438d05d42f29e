// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <limits>

namespace playhead {

/// What chooses the plural form of a text whose count is written with separators, which %n does not
/// do: tr("%1 events", nullptr, formOf(count)).arg(written). Languages look at the last digits, so
/// of a count beyond an int these stay.
template <std::integral T>
[[nodiscard]] constexpr int formOf(T count)
{
    constexpr T digits = 1'000'000;
    if (count > static_cast<T>(std::numeric_limits<int>::max()))
        return static_cast<int>(digits + count % digits);
    return static_cast<int>(count);
}

} // namespace playhead
