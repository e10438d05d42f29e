// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sums of figures that do not depend on the order of adding.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace playhead {

/// a + b, held at the ends of what an int64 can hold.
[[nodiscard]] inline std::int64_t saturating_sum(std::int64_t a, std::int64_t b)
{
    std::int64_t sum = 0;
    if (!__builtin_add_overflow(a, b, &sum))
        return sum;
    return a < 0 ? std::numeric_limits<std::int64_t>::min()
                 : std::numeric_limits<std::int64_t>::max();
}

/// Costs are added up in millionths of millionths of a dollar.
inline constexpr double pico_usd_per_usd = 1e12;

/// Held at about nine million dollars.
[[nodiscard]] inline std::int64_t to_pico_usd(double usd)
{
    constexpr double limit = 9e18;
    return std::llround(std::clamp(usd * pico_usd_per_usd, -limit, limit));
}

[[nodiscard]] inline double from_pico_usd(std::int64_t pico_usd)
{
    return static_cast<double>(pico_usd) / pico_usd_per_usd;
}

} // namespace playhead
