// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/bits.h"
#include "core/base/ranked_bits.h"
#include "core/model/event_tree.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace playhead {

/// Rows that come or go in one piece.
struct RowChange {
    enum class Kind { Insert, Remove };
    Kind kind = Kind::Insert;
    int first = 0;
    int count = 0;

    friend bool operator==(const RowChange&, const RowChange&) = default;
};

/// Told of each change just before and just after it is made, as list models want it.
class RowListener
{
public:
    virtual ~RowListener() = default;
    virtual void rows_about_to_change(const RowChange& change) = 0;
    virtual void rows_changed(const RowChange& change) = 0;
};

/// Which events are shown as rows: the tree's preorder without what lies below collapsed events,
/// and without what a filter hides. Takes up to four bits an event. Row to event and event to row
/// are a few steps each; to expand or collapse takes a step for 64 events, however many rows come
/// or go.
class VisibleRows
{
public:
    VisibleRows() = default;
    /// All expanded. The tree must outlive the rows, or be replaced by grow().
    explicit VisibleRows(const EventTree& tree);

    /// Goes on with a later snapshot of the same session. What was collapsed stays so, by event; a
    /// filter is to be set anew. Rows change all over: a list model resets, or compares by
    /// become().
    void grow(const EventTree& tree);
    /// Becomes `next`, the rows of the same or a later snapshot, in pieces that the listener is
    /// told of: from the first of them on, rows are those of `next`'s tree. False, with nothing
    /// done, where rows stand in another order, as an event's parent came late, or where the pieces
    /// are more than `most_pieces`: a list model resets. Takes a step for each event where the
    /// trees are not the same. Both must be alive.
    bool become(VisibleRows next, RowListener& listener, std::size_t most_pieces = 200);

    /// What a filter says of the events, by where they stand in the tree's order: its `hits`, and
    /// `shown`, which holds all that members of it ran inside of. Where it hides the others, only
    /// members of `shown` have rows. Takes a step for 64 events. Rows change all over: a list model
    /// resets.
    void set_filter(Bits hits, Bits shown, bool hides_others);
    void clear_filter();
    [[nodiscard]] bool is_filtered() const { return is_filtered_; }
    /// False for all where there is no filter.
    [[nodiscard]] bool is_hit(EventIndex event) const
    {
        return is_filtered_ && hits_.test(tree_->position(event));
    }
    /// How many hits ran inside an event, itself not counted.
    [[nodiscard]] std::uint32_t hits_below(EventIndex event) const;
    /// Whether a filter keeps the event from having a row, whatever is expanded.
    [[nodiscard]] bool is_filtered_out(EventIndex event) const
    {
        return hides_others_ && !shown_.test(tree_->position(event));
    }
    /// Whether there is anything to expand: children that are not filtered out.
    [[nodiscard]] bool has_rows_below(EventIndex event) const;

    [[nodiscard]] int row_count() const { return static_cast<int>(visible_.count()); }
    [[nodiscard]] EventIndex event_at(int row) const
    {
        return tree_->order()[visible_.select(static_cast<std::size_t>(row))];
    }
    /// Nothing where the event is hidden below a collapsed one, or by a filter.
    [[nodiscard]] std::optional<int> row_of(EventIndex event) const;
    /// The row of the event or, where it is hidden, of the collapsed event that hides it. Where it
    /// is filtered out, the last row before it, which may be -1.
    [[nodiscard]] int nearest_row_of(EventIndex event) const;

    /// Events without rows below are neither; is_expanded() is true for them.
    [[nodiscard]] bool is_expanded(EventIndex event) const
    {
        return !collapsed_.test(tree_->position(event)) || !has_rows_below(event);
    }

    /// Expands or collapses one event. True where rows came or went.
    bool set_expanded(EventIndex event, bool expanded, RowListener& listener);
    /// Expands all that hides an event. True where rows came.
    bool reveal(EventIndex event, RowListener& listener);
    /// Expands an event with all that is below it. True where rows came.
    bool expand_below(EventIndex event, RowListener& listener);
    /// Events that were collapsed, in order of their numbers, filtered out or not.
    [[nodiscard]] std::vector<EventIndex> collapsed() const;
    /// Collapses these and expands all others; what the tree does not have is passed over. Rows
    /// change all over: a list model resets.
    void set_collapsed(const std::vector<EventIndex>& events);

    /// Rows change all over: a list model resets.
    void expand_all();
    void collapse_all();

private:
    /// Rows that come or go together, and where their events stand in the tree's order.
    struct Piece {
        RowChange change;
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    /// Members of `all` that `some` does not have, as pieces of `kind`; one more than `most` where
    /// there are more.
    [[nodiscard]] static std::vector<Piece> missing_from(const Bits& some, const RankedBits& all,
                                                         RowChange::Kind kind, std::size_t most);

    /// Shows what is in [first, last) of the tree's order, as far as nothing hides it.
    void show_within(Bits& visible, std::size_t first, std::size_t last) const;
    /// The events of the rows in the order of another snapshot; nothing where they stand in another
    /// order there.
    [[nodiscard]] std::optional<Bits> standing_in(const EventTree& tree) const;
    [[nodiscard]] std::optional<Bits> standing_in_grown(const EventTree& tree) const;
    bool insert_children(EventIndex event, RowListener& listener);
    bool remove_children(EventIndex event, RowListener& listener);
    void rebuild();

    const EventTree* tree_ = nullptr;
    // All by position in the tree's order:
    RankedBits visible_;
    Bits collapsed_;
    Bits hits_;
    Bits shown_;
    bool is_filtered_ = false;
    bool hides_others_ = false;
};

} // namespace playhead
