// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/bits.h"
#include "core/model/event_predicate.h"
#include "core/timeline/bar_grid.h"
#include "core/timeline/bars.h"
#include "core/timeline/lane_detail.h"
#include "core/timeline/lane_layout.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

namespace playhead {

/// Bars of the lanes layout at the detail that a width can show: the cost of a row follows its
/// pixels, not its events. Takes a bit an event for the hits, and one for what is found.
class LaneBars
{
public:
    /// Neither may be null; both are kept.
    LaneBars(const std::shared_ptr<const Trace>& trace,
             const std::shared_ptr<const LaneLayout>& lanes);
    /// With the detail of this layout, where it is there already.
    LaneBars(std::shared_ptr<const Trace> trace, std::shared_ptr<const LaneLayout> lanes,
             std::shared_ptr<const LaneDetail> detail);

    /// Of the filter. Empty: nothing is a hit. Stopped, it is of a part of the events.
    void set_hits(const EventPredicate& is_hit, const std::stop_token& stop = {});
    /// What holds the text that is looked for. Empty: nothing is found.
    void set_found(const EventPredicate& is_found, const std::stop_token& stop = {});

    /// Appends the bars of a row at `row_y` that is `row_height` high, as far as they lie in the
    /// part of the axis that the grid is of, in the order to be painted: what is small lies over
    /// what is wide, and what is small over what is small before it.
    ///
    /// Events narrower than BarGrid::least_wide() that begin in one tile of the grid become one
    /// block (BarFlag::Merged, Bar::count), and so do those of two tiles that begin within a pixel
    /// of each other; neighbouring blocks of a stretch of tiles that would look the same become
    /// one. A block that holds a failure is Failed (Bar::failures), one that holds a hit is a Hit,
    /// one that holds what is found is Found; none is narrower than the minimum, and a pixel of
    /// each is under no other: each failure, hit and event found owns a visible pixel at every
    /// zoom. Every event of the row within the part is in one bar; at its edges, blocks hold some
    /// of beyond, too. `now` is as bar_of() takes it.
    void append_row(std::uint32_t row, const BarGrid& grid, double row_y, double row_height,
                    std::vector<Bar>& bars, TimeNs now = no_time) const;

private:
    class RowWalk; ///< what append_row() works on

    [[nodiscard]] Bits places_of(const EventPredicate& belongs, const std::stop_token& stop) const;

    std::shared_ptr<const Trace> trace_;
    std::shared_ptr<const LaneLayout> lanes_;
    std::shared_ptr<const LaneDetail> detail_;
    Bits hits_;  ///< by place in LaneLayout::events(); of no size where there are none
    Bits found_; ///< the same
};

} // namespace playhead
