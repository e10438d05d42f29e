// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/replay/idle_gaps.h"

#include "core/base/time_math.h"
#include "core/model/trace.h"
#include "core/replay/replay_index.h"

#include <algorithm>

namespace playhead {

namespace {

/// By event: whether a child of it has a time, and so can be seen to run in it.
std::vector<bool> containers(const Trace& trace)
{
    std::vector<bool> contains(trace.event_count());
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const EventIndex parent = trace.parent(EventIndex(i));
        if (parent && span_of(trace, EventIndex(i)).has_time())
            contains[parent.value()] = true;
    }
    return contains;
}

bool waits_for_an_answer(ActionType type)
{
    return type == ActionType::Llm || type == ActionType::Api;
}

/// All begins and ends, sorted, each once.
std::vector<TimeNs> moments(const Trace& trace)
{
    std::vector<TimeNs> times;
    times.reserve(std::size_t(2) * trace.event_count());
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const EventSpan span = span_of(trace, EventIndex(i));
        if (!span.has_time())
            continue;
        times.push_back(span.begin);
        times.push_back(span.end);
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

} // namespace

std::vector<TimeRange> idle_gaps(const ReplayIndex& index, DurationNs threshold)
{
    const Trace& trace = index.trace();
    const std::vector<bool> contains = containers(trace);
    const std::vector<TimeNs> times = moments(trace);
    const auto events = index.by_begin();

    std::vector<TimeRange> gaps;
    TimeNs busy_until = no_time;
    std::size_t begun = 0;
    for (std::size_t at = 0; at + 1 < times.size(); ++at) {
        for (; begun < events.size() && index.span(events[begun]).begin <= times[at]; ++begun) {
            const EventIndex event = events[begun];
            if (!contains[event.value()] || waits_for_an_answer(trace.action_type(event)))
                busy_until = std::max(busy_until, index.span(event).end);
        }
        const TimeRange between{times[at], times[at + 1]};
        if (busy_until <= between.begin &&
            saturating_length(between.begin, between.end) > threshold)
            gaps.push_back(between);
    }
    return gaps;
}

DurationNs total_length(std::span<const TimeRange> gaps)
{
    DurationNs total = 0;
    for (const TimeRange& gap : gaps)
        total = saturating_add(total, saturating_length(gap.begin, gap.end));
    return total;
}

} // namespace playhead
