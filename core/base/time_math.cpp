// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/time_math.h"

#include <algorithm>
#include <cmath>

namespace playhead {

namespace {

// no_time is the smallest int64, so moments start one above it.
constexpr TimeNs earliest = std::numeric_limits<TimeNs>::min() + 1;
constexpr TimeNs latest = std::numeric_limits<TimeNs>::max();

} // namespace

double signed_distance(TimeNs from, TimeNs to)
{
    const auto a = static_cast<std::uint64_t>(from);
    const auto b = static_cast<std::uint64_t>(to);
    return to >= from ? static_cast<double>(b - a) : -static_cast<double>(a - b);
}

TimeNs saturating_add(TimeNs time, DurationNs length)
{
    TimeNs sum = 0;
    if (__builtin_add_overflow(time, length, &sum))
        return length < 0 ? earliest : latest;
    return std::max(sum, earliest);
}

TimeNs saturating_add(TimeNs time, double length)
{
    constexpr double half = 9.2e18; // below 2^63, so that the cast is defined
    length = std::clamp(length, -3 * half, 3 * half);
    // From one end of time to the other is more than one DurationNs can hold.
    while (std::abs(length) > half) {
        const double step = std::copysign(half, length);
        time = saturating_add(time, static_cast<DurationNs>(step));
        length -= step;
    }
    return saturating_add(time, static_cast<DurationNs>(std::llround(length)));
}

DurationNs saturating_length(TimeNs begin, TimeNs end)
{
    DurationNs length = 0;
    if (!__builtin_sub_overflow(end, begin, &length))
        return length;
    return end < begin ? std::numeric_limits<DurationNs>::min()
                       : std::numeric_limits<DurationNs>::max();
}

} // namespace playhead
