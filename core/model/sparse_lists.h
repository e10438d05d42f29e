// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/sparse_column.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace playhead {

/// A SparseColumn of lists, which lie one behind the other: 12 bytes a list, and its items. What a
/// list is replaced by lies behind all others; where it was is not used again until settle().
template <typename T>
class SparseLists
{
public:
    void set(EventIndex event, std::span<const T> list)
    {
        const auto count = static_cast<std::uint32_t>(list.size());
        const Piece piece{begin_of_next(), count & most_items, false};
        items_.insert(items_.end(), list.begin(), list.end());
        pieces_.set(event, piece);
    }
    /// Adds to the list of an event; false where it has none.
    bool append(EventIndex event, const T& item)
    {
        Piece* const piece = pieces_.find(event);
        if (!piece)
            return false;
        if (piece->begin + piece->count == items_.size()) {
            items_.push_back(item);
            piece->has_room = false;
        } else {
            if (piece->count == room_of(*piece))
                move_to_end(*piece);
            items_[piece->begin + piece->count] = item;
        }
        ++piece->count;
        return true;
    }
    /// Empty where the event has none. Valid until the next set() or append().
    [[nodiscard]] std::span<const T> find(EventIndex event) const
    {
        const Piece* piece = pieces_.find(event);
        return piece ? list_at(*piece) : std::span<const T>();
    }
    [[nodiscard]] std::size_t size() const { return pieces_.size(); }

    /// As SparseColumn has it.
    void settle() { pieces_.settle(); }
    /// settle(), and lets go of all that is not used.
    void pack()
    {
        settle();
        std::vector<T> items;
        for (Piece& piece : pieces_.values()) {
            const std::span<const T> list = list_at(piece);
            piece = {static_cast<std::uint32_t>(items.size()), piece.count, false};
            items.insert(items.end(), list.begin(), list.end());
        }
        items.shrink_to_fit();
        items_ = std::move(items);
    }
    [[nodiscard]] const std::vector<EventIndex>& events() const { return pieces_.events(); }
    /// The list of events()[i].
    [[nodiscard]] std::span<const T> value(std::size_t i) const
    {
        return list_at(pieces_.values()[i]);
    }

private:
    static constexpr std::uint32_t most_items = 0x7FFFFFFF;
    struct Piece {
        std::uint32_t begin = 0;
        std::uint32_t count : 31 = 0;
        std::uint32_t has_room : 1 = false; ///< up to a power of two, as it grew before
    };

    [[nodiscard]] std::uint32_t begin_of_next() const
    {
        return static_cast<std::uint32_t>(items_.size());
    }
    [[nodiscard]] static std::uint32_t room_of(const Piece& piece)
    {
        return piece.has_room ? std::bit_ceil<std::uint32_t>(piece.count) : piece.count;
    }
    [[nodiscard]] std::span<const T> list_at(const Piece& piece) const
    {
        return std::span<const T>(items_).subspan(piece.begin, piece.count);
    }
    void move_to_end(Piece& piece)
    {
        const std::uint32_t begin = begin_of_next();
        items_.resize(begin + std::bit_ceil<std::uint32_t>(piece.count + 1));
        std::copy_n(items_.begin() + piece.begin, piece.count, items_.begin() + begin);
        piece = {begin, piece.count, true};
    }

    SparseColumn<Piece> pieces_;
    std::vector<T> items_;
};

} // namespace playhead
