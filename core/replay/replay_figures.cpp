// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/replay/replay_figures.h"

#include "core/model/exact_sums.h"
#include "core/model/trace.h"

#include <algorithm>
#include <utility>

namespace playhead {

namespace {

/// What of an event the session's totals count: nothing of a roll-up of its descendants.
Totals counted_of(const Trace& trace, EventIndex event)
{
    const std::uint32_t position = trace.tree().position(event);
    return trace.roll_ups().of_range(position, position + 1);
}

} // namespace

ReplayFigures::ReplayFigures(const Trace& trace, std::span<const EventIndex> by_begin,
                             std::span<const EventIndex> by_due)
    : calls_(Bits::where(
          by_begin.size(),
          [&](std::size_t at) { return trace.action_type(by_begin[at]) == ActionType::Llm; }))
    , failures_(Bits::where(by_due.size(), [&](std::size_t at) {
        return trace.result(by_due[at]) == EventResult::Fail;
    }))
{
    add_amounts(trace, by_due);
}

void ReplayFigures::add_amounts(const Trace& trace, std::span<const EventIndex> by_due)
{
    PlacedTokenCounts tokens(by_due.size());
    PlacedAmounts cost(by_due.size());
    Bits computed(by_due.size());
    Bits unpriced(by_due.size());
    for (std::size_t at = 0; at < by_due.size(); ++at) {
        const EventIndex event = by_due[at];
        if (trace.action_type(event) != ActionType::Llm && !trace.tokens(event) &&
            !trace.cost(event))
            continue;
        const Totals counted = counted_of(trace, event);
        tokens.add(at, {counted.prompt_tokens, counted.completion_tokens, counted.total_tokens});
        if (counted.cost)
            cost.add(at, to_pico_usd(*counted.cost));
        if (counted.cost_is_computed)
            computed.set(at);
        if (counted.llm_calls_without_cost > 0)
            unpriced.set(at);
    }
    tokens_ = PlacedTokens(std::move(tokens));
    cost_ = PlacedSums(std::move(cost));
    computed_cost_ = PlacedCount(std::move(computed));
    unpriced_calls_ = PlacedCount(std::move(unpriced));
}

Totals ReplayFigures::between(Cut first, Cut last) const
{
    const std::size_t begin = std::min(first.due, last.due);
    const std::size_t end = last.due;

    Totals totals;
    totals.llm_calls = calls_.count(std::min(first.begun, last.begun), last.begun);
    totals.failures = failures_.count(begin, end);
    const TokenSums tokens = tokens_.sum(begin, end);
    totals.prompt_tokens = tokens.prompt;
    totals.completion_tokens = tokens.completion;
    totals.total_tokens = tokens.total;
    if (const auto cost = cost_.sum(begin, end))
        totals.cost = from_pico_usd(*cost);
    totals.cost_is_computed = computed_cost_.count(begin, end) > 0;
    totals.llm_calls_without_cost = unpriced_calls_.count(begin, end);
    return totals;
}

} // namespace playhead
