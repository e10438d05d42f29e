// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/sparse_column.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace playhead {

/// A SparseColumn of lists, which lie one behind the other: 12 bytes a list, and its items. What a
/// list is replaced by lies behind all others; where it was is not used again.
template <typename T>
class SparseLists
{
public:
    void set(EventIndex event, std::span<const T> list)
    {
        const Piece piece{static_cast<std::uint32_t>(items_.size()),
                          static_cast<std::uint32_t>(list.size())};
        items_.insert(items_.end(), list.begin(), list.end());
        pieces_.set(event, piece);
    }
    /// Empty where the event has none. Valid until the next set().
    [[nodiscard]] std::span<const T> find(EventIndex event) const
    {
        const Piece* piece = pieces_.find(event);
        return piece ? list_at(*piece) : std::span<const T>();
    }
    [[nodiscard]] const std::vector<EventIndex>& events() const { return pieces_.events(); }
    /// The list of events()[i].
    [[nodiscard]] std::span<const T> value(std::size_t i) const
    {
        return list_at(pieces_.values()[i]);
    }
    [[nodiscard]] std::size_t size() const { return pieces_.size(); }

private:
    struct Piece {
        std::uint32_t begin = 0;
        std::uint32_t count = 0;
    };

    [[nodiscard]] std::span<const T> list_at(const Piece& piece) const
    {
        return std::span<const T>(items_).subspan(piece.begin, piece.count);
    }

    SparseColumn<Piece> pieces_;
    std::vector<T> items_;
};

} // namespace playhead
