// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/replay/replay_figures.h"

#include "core/base/time_math.h"
#include "core/model/exact_sums.h"
#include "core/model/trace.h"

#include <algorithm>
#include <cmath>

namespace playhead {

namespace {

/// What of an event the session's totals count: nothing of a roll-up of its descendants.
Totals counted_of(const Trace& trace, EventIndex event)
{
    const std::uint32_t position = trace.tree().position(event);
    return trace.roll_ups().of_range(position, position + 1);
}

} // namespace

void TimedSums::settle()
{
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const Entry& a, const Entry& b) { return a.time < b.time; });
    std::int64_t sum = 0;
    for (Entry& entry : entries_) {
        sum = saturating_sum(sum, entry.sum);
        entry.sum = sum;
    }
    entries_.shrink_to_fit();
}

std::size_t TimedSums::count_until(TimeNs time) const
{
    const auto later =
        std::upper_bound(entries_.begin(), entries_.end(), time,
                         [](TimeNs at, const Entry& entry) { return at < entry.time; });
    return static_cast<std::size_t>(later - entries_.begin());
}

std::optional<std::int64_t> TimedSums::sum(std::size_t first, std::size_t last) const
{
    if (last <= first)
        return std::nullopt;
    return saturating_length(first == 0 ? 0 : entries_[first - 1].sum, entries_[last - 1].sum);
}

ReplayFigures::ReplayFigures(const Trace& trace, std::span<const Due> due)
{
    for (std::uint32_t i = 0; i < trace.event_count(); ++i)
        add(trace, EventIndex(i), due[i]);
    for (TimedSums& sums : sums_)
        sums.settle();
}

void ReplayFigures::add(const Trace& trace, EventIndex event, const Due& due)
{
    const bool is_call = trace.action_type(event) == ActionType::Llm;
    if (is_call)
        sums_[LlmCalls].add(due.begin, 1);
    if (trace.result(event) == EventResult::Fail)
        sums_[Failures].add(due.end, 1);
    if (!is_call && !trace.tokens(event) && !trace.cost(event))
        return;
    const Totals counted = counted_of(trace, event);
    if (counted.prompt_tokens)
        sums_[PromptTokens].add(due.end, *counted.prompt_tokens);
    if (counted.completion_tokens)
        sums_[CompletionTokens].add(due.end, *counted.completion_tokens);
    if (counted.total_tokens)
        sums_[TotalTokens].add(due.end, *counted.total_tokens);
    if (counted.cost)
        sums_[Costs].add(due.end, to_pico_usd(*counted.cost));
    if (counted.cost_is_computed)
        sums_[ComputedCosts].add(due.end, 1);
    if (counted.llm_calls_without_cost > 0)
        sums_[UnpricedCalls].add(due.end, 1);
}

Totals ReplayFigures::until(TimeNs time) const
{
    return between(Cut{}, cut_until(time));
}

Totals ReplayFigures::within(TimeNs begin, TimeNs end) const
{
    return between(cut_before(begin), cut_before(end));
}

Totals ReplayFigures::through(TimeNs begin, TimeNs end) const
{
    return between(cut_before(begin), cut_until(end));
}

ReplayFigures::Cut ReplayFigures::cut_until(TimeNs time) const
{
    Cut cut{};
    for (std::size_t figure = 0; figure < figure_count; ++figure)
        cut[figure] = sums_[figure].count_until(time);
    return cut;
}

ReplayFigures::Cut ReplayFigures::cut_before(TimeNs time) const
{
    return time == no_time ? Cut{} : cut_until(time - 1);
}

Totals ReplayFigures::between(const Cut& first, const Cut& last) const
{
    const auto count = [&](Figure figure) {
        return static_cast<std::uint32_t>(last[figure] - std::min(first[figure], last[figure]));
    };
    const auto sum = [&](Figure figure) { return sums_[figure].sum(first[figure], last[figure]); };

    Totals totals;
    totals.failures = count(Failures);
    totals.llm_calls = count(LlmCalls);
    totals.prompt_tokens = sum(PromptTokens);
    totals.completion_tokens = sum(CompletionTokens);
    totals.total_tokens = sum(TotalTokens);
    if (const auto cost = sum(Costs))
        totals.cost = from_pico_usd(*cost);
    totals.cost_is_computed = count(ComputedCosts) > 0;
    totals.llm_calls_without_cost = count(UnpricedCalls);
    return totals;
}

} // namespace playhead
