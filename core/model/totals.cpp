// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/totals.h"

#include "core/model/exact_sums.h"

#include <algorithm>
#include <cmath>

namespace playhead {

namespace {

/// The positions of a sparse column's events, in preorder.
std::vector<std::pair<std::uint32_t, std::size_t>>
by_position(const EventTree& tree, const std::vector<EventIndex>& events)
{
    std::vector<std::pair<std::uint32_t, std::size_t>> sorted;
    sorted.reserve(events.size());
    for (std::size_t i = 0; i < events.size(); ++i)
        sorted.emplace_back(tree.position(events[i]), i);
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

/// Whether the next counted position still lies below this one.
template <typename Sorted>
bool is_roll_up(const EventTree& tree, const Sorted& sorted, std::size_t at)
{
    const EventIndex event = tree.order()[sorted[at].first];
    return at + 1 < sorted.size() && sorted[at + 1].first < tree.subtree_end(event);
}

} // namespace

RollUps::RollUps(const EventTree& tree, const CountedColumns& columns)
{
    count_results(tree, columns);
    count_tokens(tree, *columns.tokens);
    count_costs(tree, columns);
}

void RollUps::count_results(const EventTree& tree, const CountedColumns& columns)
{
    const auto order = tree.order();
    failures_ = PlacedCount(Bits::where(tree.size(), [&](std::size_t position) {
        return columns.results[order[position].value()] == EventResult::Fail;
    }));
    llm_calls_ = PlacedCount(Bits::where(tree.size(), [&](std::size_t position) {
        return columns.action_types[order[position].value()] == ActionType::Llm;
    }));
}

void RollUps::count_tokens(const EventTree& tree, const TokenColumn& tokens)
{
    const auto sorted = by_position(tree, tokens.events());
    PlacedTokenCounts placed(tree.size());
    for (std::size_t at = 0; at < sorted.size(); ++at) {
        const auto [position, entry] = sorted[at];
        if (is_roll_up(tree, sorted, at)) {
            token_roll_ups_.push_back(position);
            continue;
        }
        const TokenCounts counts = tokens.value(entry);
        placed.add(position, {counts.prompt, counts.completion, counts.sum()});
    }
    tokens_ = PlacedTokens(std::move(placed));
}

void RollUps::count_costs(const EventTree& tree, const CountedColumns& columns)
{
    const auto sorted = by_position(tree, columns.costs->events());
    PlacedAmounts amounts(tree.size());
    Bits computed(tree.size());
    Bits unpriced = Bits::where(tree.size(), [&](std::size_t position) {
        return columns.action_types[tree.order()[position].value()] == ActionType::Llm;
    });
    for (std::size_t at = 0; at < sorted.size(); ++at) {
        const auto [position, entry] = sorted[at];
        unpriced.reset(position);
        if (is_roll_up(tree, sorted, at))
            continue;
        const Cost& cost = columns.costs->values()[entry];
        amounts.add(position, to_pico_usd(cost.usd));
        if (cost.provenance == Provenance::Derived)
            computed.set(position);
    }
    cost_ = PlacedSums(std::move(amounts));
    computed_cost_ = PlacedCount(std::move(computed));
    unpriced_calls_ = PlacedCount(std::move(unpriced));
}

Totals RollUps::of_range(std::uint32_t first, std::uint32_t last) const
{
    Totals totals;
    totals.events = last - first;
    totals.failures = failures_.count(first, last);
    totals.llm_calls = llm_calls_.count(first, last);
    const TokenSums tokens = tokens_.sum(first, last);
    totals.prompt_tokens = tokens.prompt;
    totals.completion_tokens = tokens.completion;
    totals.total_tokens = tokens.total;
    if (const auto cost = cost_.sum(first, last))
        totals.cost = from_pico_usd(*cost);
    totals.cost_is_computed = computed_cost_.count(first, last) > 0;
    totals.llm_calls_without_cost = unpriced_calls_.count(first, last);
    return totals;
}

bool RollUps::is_token_roll_up(std::uint32_t position) const
{
    return std::binary_search(token_roll_ups_.begin(), token_roll_ups_.end(), position);
}

} // namespace playhead
