// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ranked_bits.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace playhead {

/// Amounts at some of the places below a size, to be added up.
struct PlacedAmounts {
    explicit PlacedAmounts(std::size_t size) : places(size) {}
    /// Behind all that were added.
    void add(std::size_t place, std::int64_t amount)
    {
        places.set(place);
        amounts.push_back(amount);
    }

    Bits places;
    std::vector<std::int64_t> amounts; ///< in the order of their places
};

/// What the amounts in any stretch of places come to, in a few steps. A bit and a sixteenth a
/// place, and 8 bytes an amount; no memory where there is none.
class PlacedSums
{
public:
    PlacedSums() = default;
    explicit PlacedSums(PlacedAmounts amounts);

    /// Of the places [first, last); nothing where none has an amount. Held at the ends of what an
    /// int64 can hold.
    [[nodiscard]] std::optional<std::int64_t> sum(std::size_t first, std::size_t last) const;

private:
    RankedBits places_;
    std::vector<std::int64_t> sums_; ///< by rank: up to and including it
};

/// Which of the places have something, to be counted in any stretch. No memory where none has.
class PlacedCount
{
public:
    PlacedCount() = default;
    explicit PlacedCount(Bits places);

    /// Of the places [first, last).
    [[nodiscard]] std::uint32_t count(std::size_t first, std::size_t last) const
    {
        return static_cast<std::uint32_t>(places_.rank(last) - places_.rank(first));
    }

private:
    RankedBits places_;
};

} // namespace playhead
