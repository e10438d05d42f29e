// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/time_navigator.h"

#include "core/timeline/coordinates.h"
#include "core/timeline/zoom.h"
#include "ui/context/session_context.h"

namespace playhead {

namespace {

/// The time that an event covers as far as it is recorded; empty at no_time where none is.
TimeRange recordedRange(const Trace& trace, EventIndex event)
{
    const TimeNs start = trace.start(event);
    const TimeNs end = trace.end(event);
    if (start == no_time || end == no_time) {
        const TimeNs moment = start == no_time ? end : start;
        return {moment, moment};
    }
    return {std::min(start, end), std::max(start, end)};
}

} // namespace

void TimeNavigator::zoom(double factor, double share)
{
    show(zoomed(m_context.visibleRange(), share, factor, {m_context.fullRange()}));
}

void TimeNavigator::pan(double share)
{
    show(panned(m_context.visibleRange(), share, {m_context.fullRange()}));
}

void TimeNavigator::show(TimeRange range)
{
    m_context.setVisibleRange(range);
}

void TimeNavigator::fitAll()
{
    show(m_context.fullRange());
}

void TimeNavigator::fit(EventIndex event)
{
    if (!m_context.trace() || !m_context.trace()->contains(event))
        return;
    const TimeRange range = recordedRange(*m_context.trace(), event);
    if (range.begin != no_time)
        show(fitted(range, {m_context.fullRange()}));
}

void TimeNavigator::bringIntoView(EventIndex event)
{
    if (!m_context.trace() || !m_context.trace()->contains(event))
        return;
    const TimeRange range = recordedRange(*m_context.trace(), event);
    const TimeRange visible = m_context.visibleRange();
    if (range.begin == no_time || (range.begin < visible.end && range.end >= visible.begin))
        return;
    constexpr double shareBefore = 0.1; // of the view, left of the event
    const TimeNs begin =
        saturating_add(range.begin, -shareBefore * signed_distance(visible.begin, visible.end));
    show({begin, saturating_add(begin, saturating_length(visible.begin, visible.end))});
}

} // namespace playhead
