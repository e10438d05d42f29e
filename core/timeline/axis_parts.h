// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/timeline/coordinates.h"

#include <optional>
#include <vector>

namespace playhead {

/// What shows on an axis, as stretches of the session's time, in order.
struct AxisParts {
    std::vector<TimeRange> gaps;   ///< whole idle gaps that are drawn short
    std::vector<TimeRange> active; ///< what is drawn at its length
};

/// Without compression or a width, all is active. What lies closer together than a pixel is passed
/// over: there are no more parts than pixels, and each costs the logarithm of the number of gaps.
[[nodiscard]] AxisParts parts_of(const TimeAxis& axis);

/// The gap that is drawn short within `slack` pixels of a pixel; the first, where there are more.
[[nodiscard]] std::optional<TimeRange> gap_at(const TimeAxis& axis, double x, double slack);

} // namespace playhead
