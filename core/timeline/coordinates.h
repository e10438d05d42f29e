// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time_math.h"

#include <vector>

namespace playhead {

class CompressedTime;

/// A stretch of time laid over pixels: range.begin at 0 (or `phase`), range.end at `width`. An axis
/// of no width or no length puts everything at 0.
struct TimeAxis {
    TimeRange range;
    double width = 0;
    /// Where set, the range and lengths are in its display time; moments are of the session either
    /// way. Must outlive the axis.
    const CompressedTime* compressed = nullptr;
    /// Pixels that all is drawn farther to the right, where a picture that was panned by less than
    /// a whole pixel is to stay as it was drawn.
    double phase = 0;

    /// Not limited to the axis: what lies before it is negative.
    [[nodiscard]] double x(TimeNs time) const;
    /// The moment at a pixel, to the nearest nanosecond.
    [[nodiscard]] TimeNs time_at(double x) const;
    [[nodiscard]] double pixels(DurationNs length) const;
    /// How much time `pixels` are.
    [[nodiscard]] double length_of(double pixels) const;

    friend bool operator==(const TimeAxis&, const TimeAxis&) = default;
};

/// The edges of `count` columns of the same width that cover an axis.
[[nodiscard]] std::vector<TimeNs> column_edges(const TimeAxis& axis, int count);

/// Rows of one height, scrolled by `offset` pixels.
struct RowAxis {
    int row_height = 1; ///< pixels, at least 1
    int offset = 0;     ///< pixels of rows above the viewport's top

    /// The top of a row in the viewport.
    [[nodiscard]] int y(int row) const { return row * row_height - offset; }
    /// The row at a pixel of the viewport; negative above the first.
    [[nodiscard]] int row_at(int y) const;

    friend bool operator==(const RowAxis&, const RowAxis&) = default;
};

} // namespace playhead
