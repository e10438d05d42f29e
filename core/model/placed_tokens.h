// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/placed_sums.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace playhead {

/// The token counts of an event, or of several.
struct TokenSums {
    std::optional<std::int64_t> prompt;
    std::optional<std::int64_t> completion;
    std::optional<std::int64_t> total;
};

/// Token counts at some of a row of places, while they are added.
class PlacedTokenCounts
{
public:
    explicit PlacedTokenCounts(std::size_t size) : prompt_(size), completion_(size), total_(size) {}
    /// Behind all that were added.
    void add(std::size_t place, const TokenSums& counts);

private:
    friend class PlacedTokens;

    PlacedAmounts prompt_;
    PlacedAmounts completion_;
    PlacedAmounts total_;
    std::int64_t all_ = 0;        ///< the sum of the totals
    bool are_totals_sums_ = true; ///< of prompt and completion, each of them and all together
};

/// Their sums over stretches of places. Takes 8 bytes for each count; none for totals where all of
/// them are what prompt and completion add up to.
class PlacedTokens
{
public:
    PlacedTokens() = default;
    explicit PlacedTokens(PlacedTokenCounts counts);

    /// Of the places [first, last), as PlacedSums::sum() has each.
    [[nodiscard]] TokenSums sum(std::size_t first, std::size_t last) const;

private:
    PlacedSums prompt_;
    PlacedSums completion_;
    PlacedSums total_; ///< where is_total_kept_
    bool is_total_kept_ = false;
};

} // namespace playhead
