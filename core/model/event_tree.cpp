// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/event_tree.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace playhead {

namespace {

/// Cuts each cycle of parents at its smallest event.
void cut_cycles(std::vector<EventIndex>& parents, std::vector<EventIndex>& cut)
{
    constexpr std::uint32_t unseen = 0;
    std::vector<std::uint32_t> walk(parents.size(), unseen); // the walk that first saw an event
    for (std::uint32_t start = 0; start < parents.size(); ++start) {
        const std::uint32_t id = start + 1;
        EventIndex event(start);
        while (event && walk[event.value()] == unseen) {
            walk[event.value()] = id;
            event = parents[event.value()];
        }
        if (!event || walk[event.value()] != id)
            continue; // reached a root, or what an earlier walk has settled
        EventIndex smallest = event;
        for (EventIndex on = parents[event.value()]; on != event; on = parents[on.value()])
            smallest = std::min(smallest, on);
        parents[smallest.value()] = EventIndex();
        cut.push_back(smallest);
    }
}

/// The times that siblings are sorted by: an event without a start stays beside the one that
/// arrived before it.
std::vector<TimeNs> sort_keys(std::span<const TimeNs> starts)
{
    std::vector<TimeNs> keys(starts.begin(), starts.end());
    TimeNs last = no_time;
    for (TimeNs& key : keys) {
        if (key == no_time)
            key = last;
        else
            last = key;
    }
    return keys;
}

/// The children of every event, side by side: `begin[e]`..`begin[e + 1]` of `children`; the roots
/// are the children of event number size().
struct Adjacency {
    std::vector<std::uint32_t> begin;
    std::vector<EventIndex> children;

    [[nodiscard]] std::span<const EventIndex> of(std::uint32_t event) const
    {
        return {children.data() + begin[event], children.data() + begin[event + 1]};
    }
};

Adjacency sorted_children(const std::vector<EventIndex>& parents, std::span<const TimeNs> starts)
{
    const auto count = static_cast<std::uint32_t>(parents.size());
    const auto slot = [count](EventIndex parent) { return parent ? parent.value() : count; };

    Adjacency tree;
    tree.begin.assign(std::size_t(count) + 2, 0);
    for (const EventIndex parent : parents)
        ++tree.begin[slot(parent) + 1];
    std::partial_sum(tree.begin.begin(), tree.begin.end(), tree.begin.begin());
    tree.children.resize(count);
    std::vector<std::uint32_t> next(tree.begin.begin(), tree.begin.end() - 1);
    for (std::uint32_t event = 0; event < count; ++event)
        tree.children[next[slot(parents[event])]++] = EventIndex(event);

    const std::vector<TimeNs> keys = sort_keys(starts);
    const auto earlier = [&keys](EventIndex a, EventIndex b) {
        return keys[a.value()] < keys[b.value()];
    };
    for (std::uint32_t parent = 0; parent <= count; ++parent) {
        const auto first = tree.children.begin() + tree.begin[parent];
        const auto last = tree.children.begin() + tree.begin[parent + 1];
        if (!std::is_sorted(first, last, earlier))
            std::stable_sort(first, last, earlier);
    }
    return tree;
}

} // namespace

EventTree::EventTree(std::vector<EventIndex>& parents, std::span<const TimeNs> starts,
                     std::vector<EventIndex>& cut)
{
    cut_cycles(parents, cut);
    const Adjacency tree = sorted_children(parents, starts);
    const auto count = static_cast<std::uint32_t>(parents.size());
    order_.reserve(count);
    end_.resize(count);
    depth_.reserve(count);
    position_.resize(count);
    root_count_ = static_cast<std::uint32_t>(tree.of(count).size());

    // Depth is bounded by the number of events, so the stack is ours and not the machine's.
    struct Level {
        std::span<const EventIndex> left;
        std::uint32_t position;
    };
    std::vector<Level> stack{{tree.of(count), 0}};
    while (!stack.empty()) {
        Level& level = stack.back();
        if (level.left.empty()) {
            if (stack.size() > 1)
                end_[level.position] = static_cast<std::uint32_t>(order_.size());
            stack.pop_back();
            continue;
        }
        const EventIndex event = level.left.front();
        level.left = level.left.subspan(1);
        const auto at = static_cast<std::uint32_t>(order_.size());
        position_[event.value()] = at;
        order_.push_back(event);
        depth_.push_back(static_cast<std::uint32_t>(stack.size()));
        max_depth_ = std::max(max_depth_, depth_.back());
        stack.push_back({tree.of(event.value()), at});
    }
    note_parents();
}

void EventTree::note_parents()
{
    parents_ = Bits::where(end_.size(), [this](std::size_t at) { return end_[at] > at + 1; });
}

std::optional<EventTree> EventTree::of_order(std::vector<EventIndex> order,
                                             std::span<const EventIndex> parents)
{
    constexpr std::uint32_t nowhere = EventIndex::none_value;
    if (order.size() != parents.size())
        return std::nullopt;
    EventTree tree;
    tree.order_ = std::move(order);
    tree.position_.assign(parents.size(), nowhere);
    tree.end_.resize(parents.size());
    tree.depth_.resize(parents.size());
    std::vector<std::uint32_t> open; // positions of what the next event may lie in
    for (std::uint32_t at = 0; at < tree.size(); ++at) {
        const EventIndex event = tree.order_[at];
        if (event.value() >= parents.size() || tree.position_[event.value()] != nowhere)
            return std::nullopt;
        const EventIndex parent = parents[event.value()];
        while (!open.empty() && tree.order_[open.back()] != parent) {
            tree.end_[open.back()] = at;
            open.pop_back();
        }
        if (open.empty() && parent)
            return std::nullopt;
        tree.root_count_ += open.empty() ? 1 : 0;
        open.push_back(at);
        tree.position_[event.value()] = at;
        tree.depth_[at] = static_cast<std::uint32_t>(open.size());
        tree.max_depth_ = std::max(tree.max_depth_, tree.depth_[at]);
    }
    for (const std::uint32_t at : open)
        tree.end_[at] = tree.size();
    tree.note_parents();
    return tree;
}

Bits EventTree::positions_of(const Bits& events) const
{
    // Many are cheaper asked for in their order than each put in its place.
    constexpr std::size_t few = 16;
    if (events.count() > order_.size() / few)
        return Bits::where(order_.size(), [&](std::size_t position) {
            return events.test(order_[position].value());
        });
    Bits positions(order_.size());
    events.for_each([&](std::size_t event) { positions.set(position_[event]); });
    return positions;
}

Bits EventTree::events_at(const Bits& positions) const
{
    return Bits::where(order_.size(),
                       [&](std::size_t event) { return positions.test(position_[event]); });
}

Bits EventTree::ancestors_at(const Bits& positions) const
{
    constexpr std::size_t word_bits = 64;
    Bits ancestors(order_.size());
    std::size_t next = order_.size(); // the first member behind what is looked at
    for (std::size_t i = positions.words().size(); i-- > 0;) {
        const std::uint64_t members = positions.words()[i];
        if (members == 0 && next == order_.size())
            continue;
        const std::size_t first = i * word_bits;
        std::uint64_t reaching = 0;
        for (std::uint64_t left = parents_.words()[i]; left != 0; left &= left - 1) {
            const auto bit = static_cast<unsigned>(std::countr_zero(left));
            const std::uint64_t behind = members & (~std::uint64_t(1) << bit);
            const std::size_t nearest =
                behind != 0 ? first + static_cast<unsigned>(std::countr_zero(behind)) : next;
            reaching |= std::uint64_t(nearest < end_[first + bit] ? 1 : 0) << bit;
        }
        ancestors.set_word(i, reaching);
        if (members != 0)
            next = first + static_cast<unsigned>(std::countr_zero(members));
    }
    return ancestors;
}

EventIndex EventTree::first_child(EventIndex event) const
{
    return has_children(event) ? order_[position(event) + 1] : EventIndex();
}

EventIndex EventTree::next_sibling(EventIndex event) const
{
    const std::uint32_t next = subtree_end(event);
    if (next >= size() || depth_[next] != depth(event))
        return {};
    return order_[next];
}

} // namespace playhead
