// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

namespace playhead {

/// The shortest stretch of time that a view can show: a nanosecond is then some ten pixels wide.
inline constexpr DurationNs shortest_view = 100;

/// What a view may show: no more than the whole session, no less than shortest_view.
struct ZoomLimits {
    TimeRange bounds;
};

/// A view of the same length, as far as allowed, moved into the limits.
[[nodiscard]] TimeRange clamped(TimeRange view, const ZoomLimits& limits);

/// Zooms so that the moment at `share` of the view's width (0 left, 1 right) stays where it is. A
/// factor above 1 comes closer. At the ends of the session the view is moved into the limits.
[[nodiscard]] TimeRange zoomed(TimeRange view, double share, double factor,
                               const ZoomLimits& limits);

/// Moves the view by a share of its own length; positive goes to later times.
[[nodiscard]] TimeRange panned(TimeRange view, double share, const ZoomLimits& limits);

/// The stretch with some room at both ends. A moment is shown within a stretch around it.
[[nodiscard]] TimeRange fitted(TimeRange stretch, const ZoomLimits& limits);

/// The view on the way from one to another, at `progress` 0 to 1. What is visible grows or shrinks
/// by the same factor at every step: were it by the same length, a long way in would seem to leap
/// at its end.
[[nodiscard]] TimeRange glided(TimeRange from, TimeRange to, double progress);

} // namespace playhead
