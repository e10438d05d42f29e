// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <string>

namespace playhead {

/// The marks of a ruler within a range: `count` moments, `step` apart.
struct Ticks {
    TimeNs first = 0;
    DurationNs step = 1;
    int count = 0;

    [[nodiscard]] TimeNs at(int number) const { return first + number * step; }

    friend bool operator==(const Ticks&, const Ticks&) = default;
};

/// The smallest step that people count in (1, 2, 5, 10 ... ns to ms; 1, 2, 5, 10, 30 s and min;
/// 1, 2, 6, 12 h; 1, 2, 5, 10 ... d) of at least `shortest`.
[[nodiscard]] DurationNs tick_step(double shortest);

/// All moments of the range, ends included, that are whole steps from `origin`.
[[nodiscard]] Ticks ticks_within(TimeRange range, DurationNs step, TimeNs origin);

/// A tick of a ruler that counts from the session's start, precise to the step: "5 s", "17.5 ms",
/// "1:30" (min:s), "2:05:30", "3 d 02:00". `largest` is the largest time on the ruler: all its
/// labels are in the unit that suits it.
[[nodiscard]] std::string relative_tick_label(DurationNs since_origin, DurationNs step,
                                              DurationNs largest);

/// A tick of a ruler that shows the time of day, precise to the step: "14:07", "14:07:25",
/// "14:07:25.848"; the date where a day begins. `offset` is the zone's, added to UTC.
[[nodiscard]] std::string clock_tick_label(TimeNs time, DurationNs step, DurationNs offset);

} // namespace playhead
