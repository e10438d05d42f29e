// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/replay/stop_moments.h"

#include "core/model/trace.h"
#include "core/replay/replay_index.h"

#include <algorithm>
#include <tuple>

namespace playhead {

std::vector<StopMoment> stop_moments(const ReplayIndex& index, std::span<const TimeRange> gaps,
                                     const StopRules& rules)
{
    std::vector<StopMoment> stops;
    for (const EventIndex event : index.by_begin()) {
        if (rules.on_failure && index.trace().result(event) == EventResult::Fail)
            stops.push_back({index.span(event).end, StopReason::Failure, event});
        if (rules.on_match && rules.on_match(event))
            stops.push_back({index.span(event).begin, StopReason::Match, event});
    }
    if (rules.on_gap) {
        for (const TimeRange& gap : gaps)
            stops.push_back({gap.begin, StopReason::Gap, EventIndex()});
    }
    std::stable_sort(stops.begin(), stops.end(), [](const StopMoment& a, const StopMoment& b) {
        return std::tie(a.time, a.reason) < std::tie(b.time, b.reason);
    });
    return stops;
}

} // namespace playhead
