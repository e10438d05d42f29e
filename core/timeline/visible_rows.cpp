// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/visible_rows.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

namespace playhead {

VisibleRows::VisibleRows(const EventTree& tree)
{
    grow(tree);
}

void VisibleRows::grow(const EventTree& tree)
{
    Bits collapsed(tree.size());
    for (const EventIndex event : this->collapsed()) {
        if (event.value() < tree.size())
            collapsed.set(tree.position(event));
    }
    tree_ = &tree;
    collapsed_ = std::move(collapsed);
    clear_filter();
}

/// Where no event has changed its place among those that were there, which is what growing means.
std::optional<Bits> VisibleRows::standing_in_grown(const EventTree& tree) const
{
    const std::span<const EventIndex> before = tree_->order();
    const std::span<const EventIndex> after = tree.order();
    Bits standing(after.size());
    std::size_t old = 0;
    for (std::size_t at = 0;; ++at) {
        const std::size_t most = std::min(before.size() - old, after.size() - at);
        const auto from = before.subspan(old, most);
        const auto differs =
            std::mismatch(from.begin(), from.end(), after.begin() + std::ptrdiff_t(at));
        const auto same = static_cast<std::size_t>(differs.first - from.begin());
        standing.copy(at, same, visible_.bits(), old);
        at += same;
        old += same;
        if (at == after.size())
            break;
        if (after[at].value() < before.size())
            return std::nullopt;
    }
    return old == before.size() ? std::optional(std::move(standing)) : std::nullopt;
}

std::optional<Bits> VisibleRows::standing_in(const EventTree& tree) const
{
    if (tree_ == &tree)
        return visible_.bits();
    if (auto standing = standing_in_grown(tree))
        return standing;
    Bits standing(tree.size());
    bool is_in_order = true;
    std::size_t behind = 0; // the one before
    visible_.bits().for_each([&](std::size_t position) {
        const std::size_t at = tree.position(tree_->order()[position]);
        is_in_order = is_in_order && at >= behind;
        behind = at + 1;
        standing.set(at);
    });
    return is_in_order ? std::optional(std::move(standing)) : std::nullopt;
}

std::vector<VisibleRows::Piece> VisibleRows::missing_from(const Bits& some, const RankedBits& all,
                                                          RowChange::Kind kind, std::size_t most)
{
    std::vector<Piece> pieces;
    Bits missing = all.bits();
    missing -= some;
    Bits staying = all.bits();
    staying &= some;
    for (std::size_t at = missing.next(0); at < missing.size() && pieces.size() <= most;) {
        const auto row = static_cast<int>(all.rank(at));
        // Up to the next row that stays.
        const std::size_t end = missing.previous(staying.next(at)) + 1;
        pieces.push_back({{kind, row, static_cast<int>(all.rank(end)) - row}, at, end});
        at = missing.next(end);
    }
    return pieces;
}

bool VisibleRows::become(VisibleRows next, RowListener& listener, std::size_t most_pieces)
{
    std::optional<Bits> bits = standing_in(*next.tree_);
    if (!bits)
        return false;
    RankedBits standing(*std::move(bits));
    const RankedBits wanted = std::move(next.visible_);
    const auto leaving =
        missing_from(wanted.bits(), standing, RowChange::Kind::Remove, most_pieces);
    const auto coming = missing_from(standing.bits(), wanted, RowChange::Kind::Insert, most_pieces);
    if (leaving.size() + coming.size() > most_pieces)
        return false;
    *this = std::move(next);
    visible_ = std::move(standing);
    // From the end, and then from the start, so that each piece stands where it was found.
    for (auto piece = leaving.rbegin(); piece != leaving.rend(); ++piece) {
        listener.rows_about_to_change(piece->change);
        visible_.change([&](Bits& rows) { rows.reset(piece->begin, piece->end); });
        listener.rows_changed(piece->change);
    }
    for (const Piece& piece : coming) {
        listener.rows_about_to_change(piece.change);
        visible_.change([&](Bits& rows) { rows.assign(piece.begin, piece.end, wanted.bits()); });
        listener.rows_changed(piece.change);
    }
    return true;
}

void VisibleRows::set_filter(Bits hits, Bits shown, bool hides_others)
{
    is_filtered_ = true;
    hides_others_ = hides_others;
    hits_ = std::move(hits);
    shown_ = hides_others ? std::move(shown) : Bits();
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
    Bits visible(tree_->size());
    show_within(visible, 0, tree_->size());
    visible_ = RankedBits(std::move(visible));
}

void VisibleRows::show_within(Bits& visible, std::size_t first, std::size_t last) const
{
    if (hides_others_)
        visible.assign(first, last, shown_);
    else
        visible.set(first, last);
    const std::span<const std::uint32_t> ends = tree_->subtree_ends();
    for (std::size_t at = collapsed_.next(first, last); at < last;) {
        visible.reset(at + 1, ends[at]);
        at = collapsed_.next(ends[at], last);
    }
}

std::optional<int> VisibleRows::row_of(EventIndex event) const
{
    if (!tree_ || event.value() >= tree_->size())
        return std::nullopt;
    const std::uint32_t position = tree_->position(event);
    if (!visible_.test(position))
        return std::nullopt;
    return static_cast<int>(visible_.rank(position));
}

int VisibleRows::nearest_row_of(EventIndex event) const
{
    // All rows between a collapsed event and the next row lie below the event.
    return static_cast<int>(visible_.rank(tree_->position(event) + 1)) - 1;
}

bool VisibleRows::set_expanded(EventIndex event, bool expanded, RowListener& listener)
{
    if (!has_rows_below(event) || is_expanded(event) == expanded)
        return false;
    return expanded ? insert_children(event, listener) : remove_children(event, listener);
}

bool VisibleRows::insert_children(EventIndex event, RowListener& listener)
{
    const std::uint32_t position = tree_->position(event);
    const std::optional<int> row = row_of(event);
    collapsed_.reset(position);
    if (!row)
        return false;
    const std::uint32_t end = tree_->subtree_end(event);
    Bits visible = visible_.bits();
    show_within(visible, position + 1, end);
    const RowChange change{RowChange::Kind::Insert, *row + 1,
                           static_cast<int>(visible.count(position + 1, end))};
    collapsed_.set(position); // until they are told
    listener.rows_about_to_change(change);
    collapsed_.reset(position);
    visible_.change([&](Bits& rows) { rows = std::move(visible); });
    listener.rows_changed(change);
    return true;
}

bool VisibleRows::remove_children(EventIndex event, RowListener& listener)
{
    const std::uint32_t position = tree_->position(event);
    const std::optional<int> row = row_of(event);
    if (!row) {
        collapsed_.set(position);
        return false;
    }
    const std::uint32_t end = tree_->subtree_end(event);
    const RowChange change{RowChange::Kind::Remove, *row + 1,
                           static_cast<int>(visible_.bits().count(position + 1, end))};
    listener.rows_about_to_change(change);
    collapsed_.set(position);
    visible_.change([&](Bits& rows) { rows.reset(position + 1, end); });
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
            collapsed_.reset(at);
            ++at;
        } else {
            at = tree_->subtree_end(other);
        }
    }
    return insert_children(outermost, listener);
}

bool VisibleRows::expand_below(EventIndex event, RowListener& listener)
{
    const std::uint32_t position = tree_->position(event);
    const std::uint32_t end = tree_->subtree_end(event);
    if (!has_rows_below(event) || collapsed_.next(position, end) == end)
        return false;
    // In two steps, each in one piece: everything below goes, then comes back complete.
    const bool removed = set_expanded(event, false, listener);
    collapsed_.reset(position + 1, end);
    return set_expanded(event, true, listener) || removed;
}

std::vector<EventIndex> VisibleRows::collapsed() const
{
    std::vector<EventIndex> events;
    collapsed_.for_each([&](std::size_t position) { events.push_back(tree_->order()[position]); });
    std::sort(events.begin(), events.end());
    return events;
}

void VisibleRows::set_collapsed(const std::vector<EventIndex>& events)
{
    collapsed_ = Bits(tree_->size());
    for (const EventIndex event : events) {
        if (event.value() < tree_->size() && tree_->has_children(event))
            collapsed_.set(tree_->position(event));
    }
    rebuild();
}

void VisibleRows::expand_all()
{
    collapsed_ = Bits(tree_->size());
    rebuild();
}

void VisibleRows::collapse_all()
{
    const std::span<const std::uint32_t> ends = tree_->subtree_ends();
    collapsed_ = Bits::where(tree_->size(), [ends](std::size_t at) { return ends[at] > at + 1; });
    rebuild();
}

} // namespace playhead
