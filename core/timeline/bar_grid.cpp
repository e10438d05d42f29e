// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/bar_grid.h"

#include "core/base/leap.h"
#include "core/base/time_math.h"
#include "core/timeline/compressed_time.h"

#include <algorithm>
#include <cmath>

namespace playhead {

namespace {

/// Whole nanoseconds, at least one, and little enough to count with.
DurationNs whole(double length)
{
    constexpr double most = 2.8e17; // a stretch of tiles is still a length
    return static_cast<DurationNs>(std::clamp(length, 1.0, most));
}

/// The last multiple of `step` that is not after `time`.
TimeNs floored(TimeNs time, DurationNs step)
{
    const DurationNs beyond = time % step;
    return saturating_add(time, beyond < 0 ? -(beyond + step) : -beyond);
}

} // namespace

double BarGrid::margin(const BarStyle& style)
{
    return std::max(style.instant_width, style.minimum_width);
}

BarGrid::BarGrid(const TimeAxis& axis, const BarStyle& style) : BarGrid(axis, style, 0, axis.width)
{
}

BarGrid::BarGrid(const TimeAxis& axis, const BarStyle& style, double from_x, double to_x)
    : axis_(axis)
    , style_(style)
    , from_x_(from_x - margin(style))
    , to_x_(to_x + margin(style))
    , pixels_(axis.pixels(1))
    , tolerance_(static_cast<DurationNs>(std::clamp(axis.length_of(1), 0.0, 1e18)))
    , least_wide_length_(whole(axis.length_of(least_wide()) - 1) - 1)
{
    const DurationNs tile = whole(std::round(axis.length_of(style.minimum_width)));
    const DurationNs stretch = tile * DurationNs(tiles_of_stretch);
    const TimeNs begin =
        floored(saturating_add(axis.range.begin, axis.length_of(from_x_)), stretch);
    const TimeNs end = saturating_add(axis.range.begin, axis.length_of(to_x_));
    const auto add = [this](TimeNs display) {
        edges_.push_back(axis_.compressed ? axis_.compressed->to_session(display) : display);
    };
    add(saturating_add(begin, -tile));
    TimeNs at = begin;
    for (;;) {
        const TimeNs next = saturating_add(at, stretch);
        if (at >= end || next == at)
            break;
        for (std::size_t i = 0; i < tiles_of_stretch; ++i)
            add(saturating_add(at, DurationNs(i) * tile));
        at = next;
    }
    add(at);
    add(saturating_add(at, tile));
}

double BarGrid::x(TimeNs time) const
{
    const TimeNs display = axis_.compressed ? axis_.compressed->to_display(time) : time;
    return signed_distance(axis_.range.begin, display) * pixels_ + axis_.phase;
}

std::size_t BarGrid::tile_of(TimeNs time, std::size_t from) const
{
    return leap(from + 1, edges_.size(), [&](std::size_t at) { return edges_[at] <= time; }) - 1;
}

} // namespace playhead
