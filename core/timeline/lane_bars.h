// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/event_predicate.h"
#include "core/timeline/bars.h"
#include "core/timeline/lane_layout.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace playhead {

/// Bars of the lanes layout at the detail that a width can show: the cost of a row follows its
/// pixels, not its events. Takes 4 bytes for each failure, each hit and each that is found.
class LaneBars
{
public:
    /// Neither may be null; both are kept.
    LaneBars(std::shared_ptr<const Trace> trace, std::shared_ptr<const LaneLayout> lanes);

    /// Of the filter. Empty: nothing is a hit.
    void set_hits(const EventPredicate& is_hit);
    /// What holds the text that is looked for. Empty: nothing is found.
    void set_found(const EventPredicate& is_found);

    /// Appends the bars of a row at `row_y` that is `row_height` high, in the order to be painted:
    /// what is small lies over what is wide.
    ///
    /// Events narrower than BarStyle::minimum_width that begin within that many pixels of each
    /// other become one block (BarFlag::Merged, Bar::count); neighbouring blocks that would look
    /// the same become one. A block that holds a failure is Failed, one that holds a hit is a Hit,
    /// one that holds what is found is Found, and none is narrower than the minimum: each of them
    /// owns a visible pixel at every zoom. Every event of the row within the axis is in one bar.
    /// `now` is as bar_of() takes it.
    void append_row(std::uint32_t row, const TimeAxis& axis, double row_y, double row_height,
                    std::vector<Bar>& bars, const BarStyle& style = {}, TimeNs now = no_time) const;

private:
    struct Row; ///< what append_row() works on

    /// Sorted places in LaneLayout::events().
    using Places = std::vector<std::uint32_t>;

    [[nodiscard]] Places places_of(const EventPredicate& belongs) const;
    [[nodiscard]] EventIndex event_at(std::size_t place) const { return lanes_->events()[place]; }
    [[nodiscard]] Bar single(const Row& row, std::size_t place) const;
    [[nodiscard]] Bar block(const Row& row, std::size_t first, std::size_t last) const;
    static void append_block(const Bar& block, std::vector<Bar>& bars, std::size_t first_of_row);

    std::shared_ptr<const Trace> trace_;
    std::shared_ptr<const LaneLayout> lanes_;
    Places failures_;
    Places hits_;
    Places found_;
};

} // namespace playhead
