// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/totals.h"

#include "core/model/exact_sums.h"

#include <algorithm>
#include <cmath>

namespace playhead {

namespace {

/// The positions of a sparse column's events, in preorder, and where they are in the column.
using Sorted = std::vector<std::pair<std::uint32_t, std::size_t>>;
Sorted by_position(const EventTree& tree, const std::vector<EventIndex>& events)
{
    Sorted sorted;
    sorted.reserve(events.size());
    for (std::size_t i = 0; i < events.size(); ++i)
        sorted.emplace_back(tree.position(events[i]), i);
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

/// Whether the next counted position still lies below this one.
bool has_more_below(const EventTree& tree, const Sorted& sorted, std::size_t at)
{
    const EventIndex event = tree.order()[sorted[at].first];
    return at + 1 < sorted.size() && sorted[at + 1].first < tree.subtree_end(event);
}

/// The first counted position behind what is below this one.
std::size_t end_below(const EventTree& tree, const Sorted& sorted, std::size_t at)
{
    const std::uint32_t end = tree.subtree_end(tree.order()[sorted[at].first]);
    const auto behind = std::lower_bound(
        sorted.begin() + static_cast<std::ptrdiff_t>(at), sorted.end(), end,
        [](const auto& counted, std::uint32_t position) { return counted.first < position; });
    return static_cast<std::size_t>(behind - sorted.begin());
}

bool repeats(const TokenCounts& call, const std::optional<std::int64_t>& prompt,
             const std::optional<std::int64_t>& completion)
{
    if (call.completion && completion)
        return *call.completion == *completion;
    return call.prompt && prompt && *call.prompt == *prompt;
}

/// Finds out which counts are those of other events, from the last one to the first.
class RollUpSearch
{
public:
    RollUpSearch(const EventTree& tree, const Sorted& sorted, const CountedColumns& columns)
        : tree_(tree), sorted_(sorted), columns_(columns), from_(sorted.size() + 1)
    {
    }

    /// Their positions, rising.
    [[nodiscard]] std::vector<std::uint32_t> run()
    {
        std::vector<std::uint32_t> found;
        for (std::size_t at = sorted_.size(); at-- > 0;) {
            const TokenCounts counts = columns_.tokens->value(sorted_[at].second);
            from_[at] = from_[at + 1];
            if (is_roll_up(counts, at))
                found.push_back(sorted_[at].first);
            else
                from_[at].add(counts);
        }
        std::reverse(found.begin(), found.end());
        return found;
    }

private:
    /// Of what is counted from a place to the end. Unsigned, so that differences are right
    /// whatever was written.
    struct Sums {
        std::uint64_t prompt = 0;
        std::uint64_t completion = 0;

        void add(const TokenCounts& counts)
        {
            prompt += static_cast<std::uint64_t>(counts.prompt.value_or(0));
            completion += static_cast<std::uint64_t>(counts.completion.value_or(0));
        }
    };

    [[nodiscard]] bool is_roll_up(const TokenCounts& counts, std::size_t at) const
    {
        const EventIndex event = tree_.order()[sorted_[at].first];
        const bool is_call = columns_.action_types[event.value()] == ActionType::Llm;
        return has_more_below(tree_, sorted_, at) && (!is_call || repeats_below(counts, at));
    }

    [[nodiscard]] bool repeats_below(const TokenCounts& call, std::size_t at) const
    {
        const std::size_t end = end_below(tree_, sorted_, at);
        const Sums& first = from_[at + 1];
        const Sums& last = from_[end];
        if (repeats(call, static_cast<std::int64_t>(first.prompt - last.prompt),
                    static_cast<std::int64_t>(first.completion - last.completion)))
            return true;
        for (std::size_t next = at + 1; next < end; next = end_below(tree_, sorted_, next)) {
            const TokenCounts inner = columns_.tokens->value(sorted_[next].second);
            if (repeats(call, inner.prompt, inner.completion))
                return true;
        }
        return false;
    }

    const EventTree& tree_;
    const Sorted& sorted_;
    const CountedColumns& columns_;
    std::vector<Sums> from_; ///< from each of `sorted_` to the last
};

} // namespace

RollUps::RollUps(const EventTree& tree, const CountedColumns& columns)
{
    count_results(tree, columns);
    count_tokens(tree, columns);
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

void RollUps::count_tokens(const EventTree& tree, const CountedColumns& columns)
{
    const Sorted sorted = by_position(tree, columns.tokens->events());
    token_roll_ups_ = RollUpSearch(tree, sorted, columns).run();
    PlacedTokenCounts placed(tree.size());
    auto next_roll_up = token_roll_ups_.begin();
    for (const auto& [position, entry] : sorted) {
        if (next_roll_up != token_roll_ups_.end() && *next_roll_up == position) {
            ++next_roll_up;
            continue;
        }
        const TokenCounts counts = columns.tokens->value(entry);
        placed.add(position, {counts.prompt, counts.completion, counts.sum()});
    }
    tokens_ = PlacedTokens(std::move(placed));
}

void RollUps::count_costs(const EventTree& tree, const CountedColumns& columns)
{
    const Sorted sorted = by_position(tree, columns.costs->events());
    PlacedAmounts amounts(tree.size());
    Bits computed(tree.size());
    Bits unpriced = Bits::where(tree.size(), [&](std::size_t position) {
        return columns.action_types[tree.order()[position].value()] == ActionType::Llm;
    });
    for (std::size_t at = 0; at < sorted.size(); ++at) {
        const auto [position, entry] = sorted[at];
        unpriced.reset(position);
        const EventIndex event = tree.order()[position];
        const bool is_call = columns.action_types[event.value()] == ActionType::Llm &&
                             columns.tokens->find(event).has_value();
        if (is_call ? is_token_roll_up(position) : has_more_below(tree, sorted, at))
            continue;
        const Cost& cost = columns.costs->values()[entry];
        amounts.add(position, to_pico_usd(cost.usd));
        const bool is_sum = columns.action_types[event.value()] != ActionType::Llm &&
                            cost.provenance == Provenance::Recorded;
        // What was recorded of all that ran inside, without saying which call cost what.
        for (std::uint32_t inside = position; is_sum && inside < tree.subtree_end(event); ++inside)
            unpriced.reset(inside);
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
