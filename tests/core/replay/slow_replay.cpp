// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/replay/slow_replay.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace playhead {

namespace {

template <typename Number>
void add(std::optional<Number>& sum, Number amount)
{
    sum = sum.value_or(0) + amount;
}

} // namespace

SlowReplay::SlowReplay(const Trace& trace)
    : m_trace(trace), m_hasTokensBelow(trace.event_count()), m_hasCostBelow(trace.event_count())
{
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const EventIndex event(i);
        for (EventIndex up = trace.parent(event); up; up = trace.parent(up)) {
            if (trace.tokens(event))
                m_hasTokensBelow[up.value()] = true;
            if (trace.cost(event))
                m_hasCostBelow[up.value()] = true;
        }
    }
}

TimeNs SlowReplay::begin(EventIndex event) const
{
    for (std::uint32_t i = event.value() + 1; i-- > 0;) {
        const TimeNs start = m_trace.start(EventIndex(i));
        const TimeNs end = m_trace.end(EventIndex(i));
        if (start != no_time && end != no_time)
            return std::min(start, end);
        if (start != no_time || end != no_time)
            return std::max(start, end);
    }
    return m_trace.begin_time();
}

bool SlowReplay::hasBegun(EventIndex event, TimeNs time) const
{
    return begin(event) <= time;
}

bool SlowReplay::isDone(EventIndex event, TimeNs time) const
{
    const bool is_open = m_trace.start(event) != no_time && m_trace.end(event) == no_time &&
                         !m_trace.has(event, EventFlag::Instant);
    return !is_open && countedAt(event) <= time;
}

TimeNs SlowReplay::countedAt(EventIndex event) const
{
    const TimeNs start = m_trace.start(event);
    const TimeNs end = m_trace.end(event);
    if (start == no_time && end == no_time)
        return begin(event);
    if (m_trace.has(event, EventFlag::Instant))
        return std::max(start, end);
    return end == no_time ? m_trace.end_time() : std::max(start, end);
}

void SlowReplay::addBegun(EventIndex event, Totals& sum) const
{
    ++sum.events;
    if (m_trace.action_type(event) == ActionType::Llm)
        ++sum.llm_calls;
}

void SlowReplay::addEnded(EventIndex event, Totals& sum) const
{
    if (m_trace.result(event) == EventResult::Fail)
        ++sum.failures;
    const auto tokens = m_trace.tokens(event);
    if (tokens && !m_hasTokensBelow[event.value()]) {
        if (tokens->prompt)
            add(sum.prompt_tokens, *tokens->prompt);
        if (tokens->completion)
            add(sum.completion_tokens, *tokens->completion);
        if (tokens->total)
            add(sum.total_tokens, *tokens->total);
        else if (tokens->prompt || tokens->completion)
            add(sum.total_tokens, tokens->prompt.value_or(0) + tokens->completion.value_or(0));
    }
    const Cost* cost = m_trace.cost(event);
    if (cost && !m_hasCostBelow[event.value()]) {
        add(sum.cost, cost->usd);
        sum.cost_is_computed = sum.cost_is_computed || cost->provenance == Provenance::Derived;
    }
    if (!cost && m_trace.action_type(event) == ActionType::Llm)
        ++sum.llm_calls_without_cost;
}

bool areSame(const Totals& a, const Totals& b)
{
    const auto whole = [](const Totals& t) {
        return std::tie(t.events, t.failures, t.llm_calls, t.prompt_tokens, t.completion_tokens,
                        t.total_tokens, t.cost_is_computed, t.llm_calls_without_cost);
    };
    return whole(a) == whole(b) && a.cost.has_value() == b.cost.has_value() &&
           std::abs(a.cost.value_or(0) - b.cost.value_or(0)) < 1e-9;
}

} // namespace playhead
