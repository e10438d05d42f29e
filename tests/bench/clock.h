// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace playhead::bench {

/// Nanoseconds of a clock. CLOCK_MONOTONIC is the same one in all processes.
[[nodiscard]] inline double now_ns(clockid_t clock = CLOCK_MONOTONIC)
{
    timespec time = {};
    ::clock_gettime(clock, &time);
    constexpr double ns_in_second = 1e9;
    return static_cast<double>(time.tv_sec) * ns_in_second + static_cast<double>(time.tv_nsec);
}

/// Nanoseconds that a function takes.
template <typename Work>
[[nodiscard]] double time_of(const Work& work)
{
    const double begin = now_ns();
    work();
    return now_ns() - begin;
}

/// Not a number where there are none, or one of them is none.
[[nodiscard]] inline double median(std::vector<double> values)
{
    const auto is_none = [](double value) { return std::isnan(value); };
    if (values.empty() || std::any_of(values.begin(), values.end(), is_none))
        return std::numeric_limits<double>::quiet_NaN();
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Makes the compiler believe that a value is used.
inline void keep(const void* value)
{
    asm volatile("" : : "r"(value) : "memory");
}

} // namespace playhead::bench
