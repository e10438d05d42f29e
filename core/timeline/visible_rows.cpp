// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/visible_rows.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace playhead {

namespace {

Bits by_position(const Bits& events, const EventTree& tree)
{
    // Many are cheaper asked for in their order than each put in its place.
    constexpr std::size_t few = 16;
    if (events.count() > tree.size() / few) {
        const std::span<const EventIndex> order = tree.order();
        return Bits::where(tree.size(), [&](std::size_t position) {
            return events.test(order[position].value());
        });
    }
    Bits positions(tree.size());
    events.for_each([&](std::size_t event) { positions.set(tree.position(EventIndex(event))); });
    return positions;
}

/// The stretches of sorted `all` that sorted `some` does not have, as pieces of `kind`.
std::vector<RowChange> missing_from(const std::vector<std::uint32_t>& some,
                                    const std::vector<std::uint32_t>& all, RowChange::Kind kind)
{
    std::vector<RowChange> pieces;
    auto other = some.begin();
    for (std::size_t row = 0; row < all.size(); ++row) {
        while (other != some.end() && *other < all[row])
            ++other;
        if (other != some.end() && *other == all[row])
            continue;
        const int at = static_cast<int>(row);
        if (!pieces.empty() && pieces.back().first + pieces.back().count == at)
            ++pieces.back().count;
        else
            pieces.push_back({kind, at, 1});
    }
    return pieces;
}

} // namespace

VisibleRows::VisibleRows(const EventTree& tree)
{
    grow(tree);
}

void VisibleRows::grow(const EventTree& tree)
{
    tree_ = &tree;
    collapsed_.resize(tree.size(), false);
    clear_filter();
}

std::vector<std::uint32_t> VisibleRows::positions_in(const EventTree& tree) const
{
    if (tree_ == &tree)
        return positions_;
    std::vector<std::uint32_t> positions;
    positions.reserve(positions_.size());
    for (const std::uint32_t position : positions_)
        positions.push_back(tree.position(tree_->order()[position]));
    return positions;
}

bool VisibleRows::become(VisibleRows next, RowListener& listener, std::size_t most_pieces)
{
    std::vector<std::uint32_t> standing = positions_in(*next.tree_);
    if (!std::is_sorted(standing.begin(), standing.end()))
        return false;
    const std::vector<std::uint32_t> wanted = std::move(next.positions_);
    const auto leaving = missing_from(wanted, standing, RowChange::Kind::Remove);
    const auto coming = missing_from(standing, wanted, RowChange::Kind::Insert);
    if (leaving.size() + coming.size() > most_pieces)
        return false;
    *this = std::move(next);
    positions_ = std::move(standing);
    // From the end, and then from the start, so that each piece stands where it was found.
    for (auto piece = leaving.rbegin(); piece != leaving.rend(); ++piece) {
        listener.rows_about_to_change(*piece);
        const auto first = positions_.begin() + piece->first;
        positions_.erase(first, first + piece->count);
        listener.rows_changed(*piece);
    }
    for (const RowChange& piece : coming) {
        listener.rows_about_to_change(piece);
        const auto first = wanted.begin() + piece.first;
        positions_.insert(positions_.begin() + piece.first, first, first + piece.count);
        listener.rows_changed(piece);
    }
    return true;
}

void VisibleRows::set_filter(const Bits& hits, const Bits& shown, bool hides_others)
{
    is_filtered_ = true;
    hides_others_ = hides_others;
    hits_ = by_position(hits, *tree_);
    shown_ = hides_others ? by_position(shown, *tree_) : Bits();
    rebuild();
}

void VisibleRows::clear_filter()
{
    is_filtered_ = false;
    hides_others_ = false;
    hits_ = Bits();
    shown_ = Bits();
    rebuild();
}

std::uint32_t VisibleRows::hits_below(EventIndex event) const
{
    if (!is_filtered_)
        return 0;
    const std::uint32_t first = tree_->position(event) + 1;
    const std::uint32_t last = tree_->subtree_end(event);
    return static_cast<std::uint32_t>(hits_.rank(last) - hits_.rank(first));
}

bool VisibleRows::has_rows_below(EventIndex event) const
{
    if (!hides_others_)
        return tree_->has_children(event);
    return shown_.next(tree_->position(event) + 1) < tree_->subtree_end(event);
}

void VisibleRows::rebuild()
{
    positions_ = visible_within(0, tree_->size());
}

std::vector<std::uint32_t> VisibleRows::visible_within(std::uint32_t first,
                                                       std::uint32_t last) const
{
    std::vector<std::uint32_t> visible;
    visible.reserve(hides_others_ ? shown_.rank(last) - shown_.rank(first) : last - first);
    for (std::uint32_t position = first; position < last;) {
        if (hides_others_ && !shown_.test(position)) {
            // What ran inside it is not shown, either, so that the next that is cannot be there.
            position = static_cast<std::uint32_t>(shown_.next(position));
            continue;
        }
        visible.push_back(position);
        const EventIndex event = tree_->order()[position];
        position = collapsed_[event.value()] ? tree_->subtree_end(event) : position + 1;
    }
    return visible;
}

std::size_t VisibleRows::rows_before(std::uint32_t position) const
{
    return static_cast<std::size_t>(
        std::lower_bound(positions_.begin(), positions_.end(), position) - positions_.begin());
}

std::optional<int> VisibleRows::row_of(EventIndex event) const
{
    if (!tree_ || event.value() >= tree_->size())
        return std::nullopt;
    const std::uint32_t position = tree_->position(event);
    const std::size_t row = rows_before(position);
    if (row == positions_.size() || positions_[row] != position)
        return std::nullopt;
    return static_cast<int>(row);
}

int VisibleRows::nearest_row_of(EventIndex event) const
{
    // All rows between a collapsed event and the next row lie below the event.
    return static_cast<int>(rows_before(tree_->position(event) + 1)) - 1;
}

bool VisibleRows::set_expanded(EventIndex event, bool expanded, RowListener& listener)
{
    if (!has_rows_below(event) || is_expanded(event) == expanded)
        return false;
    return expanded ? insert_children(event, listener) : remove_children(event, listener);
}

bool VisibleRows::insert_children(EventIndex event, RowListener& listener)
{
    const std::optional<int> row = row_of(event);
    if (!row) {
        collapsed_[event.value()] = false;
        return false;
    }
    const std::vector<std::uint32_t> children =
        visible_within(tree_->position(event) + 1, tree_->subtree_end(event));
    const RowChange change{RowChange::Kind::Insert, *row + 1, static_cast<int>(children.size())};
    listener.rows_about_to_change(change);
    collapsed_[event.value()] = false;
    positions_.insert(positions_.begin() + change.first, children.begin(), children.end());
    listener.rows_changed(change);
    return true;
}

bool VisibleRows::remove_children(EventIndex event, RowListener& listener)
{
    const std::optional<int> row = row_of(event);
    if (!row) {
        collapsed_[event.value()] = true;
        return false;
    }
    const auto last = static_cast<int>(rows_before(tree_->subtree_end(event)));
    const RowChange change{RowChange::Kind::Remove, *row + 1, last - *row - 1};
    listener.rows_about_to_change(change);
    collapsed_[event.value()] = true;
    positions_.erase(positions_.begin() + change.first, positions_.begin() + last);
    listener.rows_changed(change);
    return true;
}

bool VisibleRows::reveal(EventIndex event, RowListener& listener)
{
    if (row_of(event) || is_filtered_out(event))
        return false;
    // The outermost collapsed ancestor is the one that has a row. What is collapsed between it and
    // the event is expanded first, unseen, so that all rows come at once.
    const EventIndex outermost = event_at(nearest_row_of(event));
    const std::uint32_t position = tree_->position(event);
    for (std::uint32_t at = tree_->position(outermost) + 1; at < position;) {
        const EventIndex other = tree_->order()[at];
        if (tree_->is_inside(event, other)) {
            collapsed_[other.value()] = false;
            ++at;
        } else {
            at = tree_->subtree_end(other);
        }
    }
    return insert_children(outermost, listener);
}

bool VisibleRows::expand_below(EventIndex event, RowListener& listener)
{
    if (!has_rows_below(event))
        return false;
    bool was_collapsed = false;
    const std::uint32_t end = tree_->subtree_end(event);
    for (std::uint32_t at = tree_->position(event); at < end; ++at)
        was_collapsed = was_collapsed || collapsed_[tree_->order()[at].value()];
    if (!was_collapsed)
        return false;
    // In two steps, each in one piece: everything below goes, then comes back complete.
    const bool removed = set_expanded(event, false, listener);
    for (std::uint32_t at = tree_->position(event) + 1; at < end; ++at)
        collapsed_[tree_->order()[at].value()] = false;
    return set_expanded(event, true, listener) || removed;
}

std::vector<EventIndex> VisibleRows::collapsed() const
{
    std::vector<EventIndex> events;
    for (std::size_t event = 0; event < collapsed_.size(); ++event) {
        if (collapsed_[event])
            events.emplace_back(event);
    }
    return events;
}

void VisibleRows::set_collapsed(const std::vector<EventIndex>& events)
{
    std::fill(collapsed_.begin(), collapsed_.end(), false);
    for (const EventIndex event : events) {
        if (event.value() < collapsed_.size())
            collapsed_[event.value()] = tree_->has_children(event);
    }
    rebuild();
}

void VisibleRows::expand_all()
{
    std::fill(collapsed_.begin(), collapsed_.end(), false);
    rebuild();
}

void VisibleRows::collapse_all()
{
    for (const EventIndex event : tree_->order())
        collapsed_[event.value()] = tree_->has_children(event);
    rebuild();
}

} // namespace playhead
