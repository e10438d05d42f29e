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

/// All that the figures of amounts, and of calls without a cost, may count, by the time they fall
/// due.
std::vector<EventIndex> events_with_amounts(const Trace& trace,
                                            std::span<const ReplayFigures::Due> due)
{
    std::vector<EventIndex> events;
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const EventIndex event(i);
        if (trace.action_type(event) == ActionType::Llm || trace.tokens(event) || trace.cost(event))
            events.push_back(event);
    }
    const auto is_earlier = [due](EventIndex a, EventIndex b) {
        return due[a.value()].end < due[b.value()].end;
    };
    if (!std::is_sorted(events.begin(), events.end(), is_earlier))
        std::stable_sort(events.begin(), events.end(), is_earlier);
    return events;
}

} // namespace

ReplayFigures::ReplayFigures(const Trace& trace, std::span<const Due> due)
{
    add_moments(trace, due);
    add_amounts(trace, due);
}

void ReplayFigures::add_moments(const Trace& trace, std::span<const Due> due)
{
    calls_.reserve(trace.count_by_action_type().at(static_cast<std::size_t>(ActionType::Llm)));
    failures_.reserve(trace.count_by_result().at(static_cast<std::size_t>(EventResult::Fail)));
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        if (trace.action_type(EventIndex(i)) == ActionType::Llm)
            calls_.push_back(due[i].begin);
        if (trace.result(EventIndex(i)) == EventResult::Fail)
            failures_.push_back(due[i].end);
    }
    std::sort(calls_.begin(), calls_.end());
    std::sort(failures_.begin(), failures_.end());
}

void ReplayFigures::add_amounts(const Trace& trace, std::span<const Due> due)
{
    const std::vector<EventIndex> events = events_with_amounts(trace, due);
    PlacedAmounts prompt(events.size());
    PlacedAmounts completion(events.size());
    PlacedAmounts total(events.size());
    PlacedAmounts cost(events.size());
    Bits computed(events.size());
    Bits unpriced(events.size());
    amounts_.reserve(events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        amounts_.push_back(due[events[i].value()].end);
        const Totals counted = counted_of(trace, events[i]);
        if (counted.prompt_tokens)
            prompt.add(i, *counted.prompt_tokens);
        if (counted.completion_tokens)
            completion.add(i, *counted.completion_tokens);
        if (counted.total_tokens)
            total.add(i, *counted.total_tokens);
        if (counted.cost)
            cost.add(i, to_pico_usd(*counted.cost));
        if (counted.cost_is_computed)
            computed.set(i);
        if (counted.llm_calls_without_cost > 0)
            unpriced.set(i);
    }
    prompt_ = PlacedSums(std::move(prompt));
    completion_ = PlacedSums(std::move(completion));
    total_ = PlacedSums(std::move(total));
    cost_ = PlacedSums(std::move(cost));
    computed_cost_ = PlacedCount(std::move(computed));
    unpriced_calls_ = PlacedCount(std::move(unpriced));
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
    const auto count_until = [time](const std::vector<TimeNs>& moments) {
        return static_cast<std::size_t>(std::upper_bound(moments.begin(), moments.end(), time) -
                                        moments.begin());
    };
    return {count_until(calls_), count_until(failures_), count_until(amounts_)};
}

ReplayFigures::Cut ReplayFigures::cut_before(TimeNs time) const
{
    return time == no_time ? Cut{} : cut_until(time - 1);
}

Totals ReplayFigures::between(const Cut& first, const Cut& last) const
{
    const auto count = [](std::size_t begin, std::size_t end) {
        return static_cast<std::uint32_t>(end - std::min(begin, end));
    };
    const std::size_t begin = std::min(first.amounts, last.amounts);
    const std::size_t end = last.amounts;

    Totals totals;
    totals.failures = count(first.failures, last.failures);
    totals.llm_calls = count(first.calls, last.calls);
    totals.prompt_tokens = prompt_.sum(begin, end);
    totals.completion_tokens = completion_.sum(begin, end);
    totals.total_tokens = total_.sum(begin, end);
    if (const auto cost = cost_.sum(begin, end))
        totals.cost = from_pico_usd(*cost);
    totals.cost_is_computed = computed_cost_.count(begin, end) > 0;
    totals.llm_calls_without_cost = unpriced_calls_.count(begin, end);
    return totals;
}

} // namespace playhead
