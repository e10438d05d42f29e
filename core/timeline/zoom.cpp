// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/zoom.h"

#include "core/timeline/coordinates.h"

#include <algorithm>
#include <cmath>

namespace playhead {

namespace {

constexpr double fit_margin = 0.05;
/// A moment has no length to fit: it is shown within this share of the session.
constexpr double moment_share = 0.01;

DurationNs longest(const ZoomLimits& limits)
{
    return std::max(shortest_view, saturating_length(limits.bounds.begin, limits.bounds.end));
}

} // namespace

TimeRange clamped(TimeRange view, const ZoomLimits& limits)
{
    const DurationNs length =
        std::clamp(saturating_length(view.begin, view.end), shortest_view, longest(limits));
    const TimeNs last = std::max(limits.bounds.begin, saturating_add(limits.bounds.end, -length));
    const TimeNs begin = std::clamp(view.begin, limits.bounds.begin, last);
    return {begin, saturating_add(begin, length)};
}

TimeRange zoomed(TimeRange view, double share, double factor, const ZoomLimits& limits)
{
    const double old_length = signed_distance(view.begin, view.end);
    const double length = std::clamp(old_length / factor, static_cast<double>(shortest_view),
                                     static_cast<double>(longest(limits)));
    // What the left edge moves by is worked out first and rounded once: the moment under the
    // pointer stays within a nanosecond, however long the session is.
    const TimeNs begin = saturating_add(view.begin, share * (old_length - length));
    return clamped({begin, saturating_add(begin, length)}, limits);
}

TimeRange panned(TimeRange view, double share, const ZoomLimits& limits)
{
    const double by = share * signed_distance(view.begin, view.end);
    return clamped({saturating_add(view.begin, by), saturating_add(view.end, by)}, limits);
}

TimeRange fitted(TimeRange stretch, const ZoomLimits& limits)
{
    const double length = signed_distance(stretch.begin, stretch.end);
    const double margin =
        length > 0 ? length * fit_margin : static_cast<double>(longest(limits)) * moment_share / 2;
    const auto room = std::max(static_cast<double>(shortest_view) / 2, margin);
    return clamped({saturating_add(stretch.begin, -room), saturating_add(stretch.end, room)},
                   limits);
}

TimeRange glided(TimeRange from, TimeRange to, double progress)
{
    if (progress >= 1)
        return to;
    constexpr double same_length = 1e-3;
    const double ratio = std::max(1.0, signed_distance(to.begin, to.end)) /
                         std::max(1.0, signed_distance(from.begin, from.end));
    // Both ends go the same share of their ways, so that no moment between them turns back.
    const double share = std::abs(ratio - 1) < same_length
                             ? progress
                             : (std::pow(ratio, progress) - 1) / (ratio - 1);
    return {saturating_add(from.begin, share * signed_distance(from.begin, to.begin)),
            saturating_add(from.end, share * signed_distance(from.end, to.end))};
}

} // namespace playhead
