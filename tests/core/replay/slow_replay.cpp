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
    : m_trace(trace)
    , m_repeatsTokens(trace.event_count())
    , m_repeatsCost(trace.event_count())
    , m_isPaidAround(trace.event_count())
{
    const auto order = trace.tree().order();
    for (std::size_t position = order.size(); position-- > 0;) { // those inside before that around
        const EventIndex event = order[position];
        std::vector<EventIndex> inside;
        for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
            if (isInside(EventIndex(i), event))
                inside.emplace_back(i);
        }
        const bool isCall = trace.action_type(event) == ActionType::Llm && trace.tokens(event);
        m_repeatsTokens[event.value()] =
            trace.tokens(event) && (isCall ? repeats(event, inside) : hasTokens(inside));
        m_repeatsCost[event.value()] =
            isCall ? m_repeatsTokens[event.value()]
                   : std::any_of(inside.begin(), inside.end(),
                                 [&](EventIndex e) { return trace.cost(e) != nullptr; });
        const Cost* cost = trace.cost(event);
        const bool isSum = cost && cost->provenance == Provenance::Recorded &&
                           trace.action_type(event) != ActionType::Llm &&
                           !m_repeatsCost[event.value()];
        for (const EventIndex call : inside)
            m_isPaidAround[call.value()] = m_isPaidAround[call.value()] || isSum;
    }
}

bool SlowReplay::isInside(EventIndex event, EventIndex other) const
{
    for (EventIndex up = m_trace.parent(event); up; up = m_trace.parent(up)) {
        if (up == other)
            return true;
    }
    return false;
}

bool SlowReplay::hasTokens(const std::vector<EventIndex>& events) const
{
    return std::any_of(events.begin(), events.end(),
                       [this](EventIndex event) { return m_trace.tokens(event).has_value(); });
}

/// Whether an LLM call says again what those inside it say: together, or one that has none with
/// tokens around it there.
bool SlowReplay::repeats(EventIndex call, const std::vector<EventIndex>& inside) const
{
    if (!hasTokens(inside))
        return false;
    const TokenCounts own = *m_trace.tokens(call);
    const auto isSame = [&own](const TokenCounts& other) {
        if (own.completion && other.completion)
            return *own.completion == *other.completion;
        return own.prompt && other.prompt && *own.prompt == *other.prompt;
    };
    TokenCounts sum;
    sum.prompt = 0;
    sum.completion = 0;
    for (const EventIndex event : inside) {
        const auto tokens = m_trace.tokens(event);
        if (!tokens)
            continue;
        const bool isOutermost = std::none_of(inside.begin(), inside.end(), [&](EventIndex around) {
            return m_trace.tokens(around) && isInside(event, around);
        });
        if (isOutermost && isSame(*tokens))
            return true;
        if (!m_repeatsTokens[event.value()]) {
            *sum.prompt += tokens->prompt.value_or(0);
            *sum.completion += tokens->completion.value_or(0);
        }
    }
    return isSame(sum);
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
    if (tokens && !m_repeatsTokens[event.value()]) {
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
    if (cost && !m_repeatsCost[event.value()]) {
        add(sum.cost, cost->usd);
        sum.cost_is_computed = sum.cost_is_computed || cost->provenance == Provenance::Derived;
    }
    if (!cost && m_trace.action_type(event) == ActionType::Llm && !m_isPaidAround[event.value()])
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
