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

void RollUps::Series::add(std::uint32_t position, std::int64_t amount)
{
    positions_.push_back(position);
    sums_.push_back(saturating_sum(sums_.empty() ? 0 : sums_.back(), amount));
}

std::size_t RollUps::Series::index_of(std::uint32_t position) const
{
    return static_cast<std::size_t>(
        std::lower_bound(positions_.begin(), positions_.end(), position) - positions_.begin());
}

std::optional<std::int64_t> RollUps::Series::sum(std::uint32_t first, std::uint32_t last) const
{
    const std::size_t begin = index_of(first);
    const std::size_t end = index_of(last);
    if (begin == end)
        return std::nullopt;
    return sums_[end - 1] - (begin == 0 ? 0 : sums_[begin - 1]);
}

std::uint32_t RollUps::Series::count(std::uint32_t first, std::uint32_t last) const
{
    return static_cast<std::uint32_t>(index_of(last) - index_of(first));
}

RollUps::RollUps(const EventTree& tree, const CountedColumns& columns)
{
    count_results(tree, columns);
    count_tokens(tree, *columns.tokens);
    count_costs(tree, columns);
}

void RollUps::count_results(const EventTree& tree, const CountedColumns& columns)
{
    for (std::uint32_t position = 0; position < tree.size(); ++position) {
        const std::uint32_t event = tree.order()[position].value();
        if (columns.results[event] == EventResult::Fail)
            failures_.add(position, 1);
        if (columns.action_types[event] == ActionType::Llm)
            llm_calls_.add(position, 1);
    }
}

void RollUps::count_tokens(const EventTree& tree, const SparseColumn<TokenCounts>& tokens)
{
    const auto sorted = by_position(tree, tokens.events());
    for (std::size_t at = 0; at < sorted.size(); ++at) {
        const auto [position, entry] = sorted[at];
        if (is_roll_up(tree, sorted, at)) {
            token_roll_ups_.push_back(position);
            continue;
        }
        const TokenCounts& counts = tokens.values()[entry];
        if (counts.prompt)
            prompt_.add(position, *counts.prompt);
        if (counts.completion)
            completion_.add(position, *counts.completion);
        if (const auto sum = counts.sum())
            total_.add(position, *sum);
    }
}

void RollUps::count_costs(const EventTree& tree, const CountedColumns& columns)
{
    const auto sorted = by_position(tree, columns.costs->events());
    for (std::size_t at = 0; at < sorted.size(); ++at) {
        if (is_roll_up(tree, sorted, at))
            continue;
        const auto [position, entry] = sorted[at];
        const Cost& cost = columns.costs->values()[entry];
        cost_.add(position, to_pico_usd(cost.usd));
        if (cost.provenance == Provenance::Derived)
            computed_cost_.add(position, 1);
    }
    for (std::uint32_t position = 0; position < tree.size(); ++position) {
        const EventIndex event = tree.order()[position];
        if (columns.action_types[event.value()] == ActionType::Llm && !columns.costs->find(event))
            unpriced_calls_.add(position, 1);
    }
}

Totals RollUps::of_range(std::uint32_t first, std::uint32_t last) const
{
    Totals totals;
    totals.events = last - first;
    totals.failures = failures_.count(first, last);
    totals.llm_calls = llm_calls_.count(first, last);
    totals.prompt_tokens = prompt_.sum(first, last);
    totals.completion_tokens = completion_.sum(first, last);
    totals.total_tokens = total_.sum(first, last);
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
