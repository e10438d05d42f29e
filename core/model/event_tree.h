// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/bits.h"
#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace playhead {

/// The tree of a session at rest: events in preorder, so that a subtree is a contiguous range and
/// "inside" is two comparisons. Roots and siblings stand by start time, ties and unknown starts in
/// order of arrival.
class EventTree
{
public:
    EventTree() = default;
    /// Builds the tree from each event's parent and start. `parents` is corrected where it holds a
    /// cycle: the smallest event of the cycle becomes a root, and is listed in `cut`.
    EventTree(std::vector<EventIndex>& parents, std::span<const TimeNs> starts,
              std::vector<EventIndex>& cut);
    /// The tree whose events stand in this order. Nothing where that is no preorder of these
    /// parents.
    [[nodiscard]] static std::optional<EventTree> of_order(std::vector<EventIndex> order,
                                                           std::span<const EventIndex> parents);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(order_.size()); }
    [[nodiscard]] std::uint32_t root_count() const { return root_count_; }
    [[nodiscard]] std::uint32_t max_depth() const { return max_depth_; }

    /// All events, parents before their children.
    [[nodiscard]] std::span<const EventIndex> order() const { return order_; }
    /// Where an event stands in order().
    [[nodiscard]] std::uint32_t position(EventIndex event) const
    {
        return position_[event.value()];
    }
    /// One past the last descendant, as a position in order().
    [[nodiscard]] std::uint32_t subtree_end(EventIndex event) const
    {
        return end_[position(event)];
    }
    /// The same by position.
    [[nodiscard]] std::span<const std::uint32_t> subtree_ends() const { return end_; }
    /// 1 for a root.
    [[nodiscard]] std::uint32_t depth(EventIndex event) const { return depth_[position(event)]; }
    [[nodiscard]] std::uint32_t descendant_count(EventIndex event) const
    {
        return subtree_end(event) - position(event) - 1;
    }
    [[nodiscard]] bool has_children(EventIndex event) const { return descendant_count(event) > 0; }
    [[nodiscard]] EventIndex first_child(EventIndex event) const;
    /// The next event with the same parent, or none.
    [[nodiscard]] EventIndex next_sibling(EventIndex event) const;
    /// True for the event itself and for all below it.
    [[nodiscard]] bool is_inside(EventIndex event, EventIndex ancestor) const
    {
        return position(event) >= position(ancestor) && position(event) < subtree_end(ancestor);
    }

    // Sets of events, and of where they stand in order(); all of the size of the tree.
    [[nodiscard]] Bits positions_of(const Bits& events) const;
    [[nodiscard]] Bits events_at(const Bits& positions) const;
    /// All that members lie below, by position; members among it where one lies below another.
    [[nodiscard]] Bits ancestors_at(const Bits& positions) const;

private:
    void note_parents();

    std::vector<EventIndex> order_;
    std::vector<std::uint32_t> position_; ///< by event
    std::vector<std::uint32_t> end_;      ///< by position
    std::vector<std::uint32_t> depth_;    ///< by position
    Bits parents_;                        ///< that have children, by position
    std::uint32_t root_count_ = 0;
    std::uint32_t max_depth_ = 0;
};

} // namespace playhead
