// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/timeline/bars.h"

#include <cstddef>
#include <vector>

namespace playhead {

/// An axis cut into tiles of BarStyle::minimum_width: events that are too small to be drawn by
/// themselves come together by tile. Tiles stand still in time: at one zoom they are the same
/// wherever the axis begins, so that what is panned can be moved and need not be drawn anew.
class BarGrid
{
public:
    /// Pixels to both sides of its place that a bar may reach.
    [[nodiscard]] static double margin(const BarStyle& style);

    /// Of the whole axis, or of the part from one pixel to another.
    explicit BarGrid(const TimeAxis& axis, const BarStyle& style = {});
    BarGrid(const TimeAxis& axis, const BarStyle& style, double from_x, double to_x);

    [[nodiscard]] const TimeAxis& axis() const { return axis_; }
    [[nodiscard]] const BarStyle& style() const { return style_; }
    /// As the axis says.
    [[nodiscard]] double x(TimeNs time) const;
    [[nodiscard]] double from_x() const { return from_x_; }
    [[nodiscard]] double to_x() const { return to_x_; }

    [[nodiscard]] std::size_t tile_count() const { return edges_.size() - 1; }
    /// The moment at which a tile begins; `tile` may be tile_count().
    [[nodiscard]] TimeNs edge(std::size_t tile) const { return edges_[tile]; }
    /// The tile of a moment, which is not before the tile `from`; tile_count() beyond all.
    [[nodiscard]] std::size_t tile_of(TimeNs time, std::size_t from) const;
    /// Blocks of tiles of one stretch may become one; the numbers of stretches tell them apart.
    [[nodiscard]] std::size_t stretch_of(std::size_t tile) const
    {
        return (tile + tiles_of_stretch - 1) / tiles_of_stretch;
    }

    /// What takes less is drawn in a tile with what begins beside it: a pixel more than the least
    /// width, so that what is small hides none of what is not.
    [[nodiscard]] double least_wide() const { return style_.minimum_width + 1; }
    /// No event that takes less is that wide.
    [[nodiscard]] DurationNs least_wide_length() const { return least_wide_length_; }
    /// What begins within this long of each other cannot be told apart.
    [[nodiscard]] DurationNs tolerance() const { return tolerance_; }

private:
    static constexpr std::size_t tiles_of_stretch = 32;

    TimeAxis axis_;
    BarStyle style_;
    double from_x_;
    double to_x_;
    double pixels_; ///< that a nanosecond takes
    DurationNs tolerance_ = 0;
    DurationNs least_wide_length_ = 0;
    /// In the session's time. A tile, then whole stretches, then a tile: what is at the edge of a
    /// stretch may belong to what stands beside it.
    std::vector<TimeNs> edges_;
};

} // namespace playhead
