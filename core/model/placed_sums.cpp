// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/placed_sums.h"

#include "core/base/time_math.h"
#include "core/model/exact_sums.h"

#include <utility>

namespace playhead {

PlacedSums::PlacedSums(PlacedAmounts amounts)
{
    if (amounts.amounts.empty())
        return;
    places_ = RankedBits(std::move(amounts.places));
    sums_ = std::move(amounts.amounts);
    std::int64_t sum = 0;
    for (std::int64_t& amount : sums_) {
        sum = saturating_sum(sum, amount);
        amount = sum;
    }
    sums_.shrink_to_fit();
}

std::optional<std::int64_t> PlacedSums::sum(std::size_t first, std::size_t last) const
{
    const std::size_t begin = places_.rank(first);
    const std::size_t end = places_.rank(last);
    if (begin >= end)
        return std::nullopt;
    return saturating_length(begin == 0 ? 0 : sums_[begin - 1], sums_[end - 1]);
}

PlacedCount::PlacedCount(Bits places)
{
    if (!places.none())
        places_ = RankedBits(std::move(places));
}

} // namespace playhead
