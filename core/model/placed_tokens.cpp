// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/placed_tokens.h"

#include "core/model/exact_sums.h"

#include <utility>

namespace playhead {

namespace {

/// What both add up to, held at the ends of the range; nothing where neither is known.
std::optional<std::int64_t> sum_of(const TokenSums& counts)
{
    if (!counts.prompt && !counts.completion)
        return std::nullopt;
    return saturating_sum(counts.prompt.value_or(0), counts.completion.value_or(0));
}

} // namespace

void PlacedTokenCounts::add(std::size_t place, const TokenSums& counts)
{
    // Sums that leave the range are held at its ends, and those of the parts are others.
    are_totals_sums_ = are_totals_sums_ && sum_of(counts) == counts.total &&
                       !__builtin_add_overflow(all_, counts.total.value_or(0), &all_);
    if (counts.prompt)
        prompt_.add(place, *counts.prompt);
    if (counts.completion)
        completion_.add(place, *counts.completion);
    if (counts.total)
        total_.add(place, *counts.total);
}

PlacedTokens::PlacedTokens(PlacedTokenCounts counts)
    : prompt_(std::move(counts.prompt_))
    , completion_(std::move(counts.completion_))
    , is_total_kept_(!counts.are_totals_sums_)
{
    if (is_total_kept_)
        total_ = PlacedSums(std::move(counts.total_));
}

TokenSums PlacedTokens::sum(std::size_t first, std::size_t last) const
{
    TokenSums sums = {prompt_.sum(first, last), completion_.sum(first, last), {}};
    sums.total = is_total_kept_ ? total_.sum(first, last) : sum_of(sums);
    return sums;
}

} // namespace playhead
