// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/time_scale.h"

#include "ui/bridge/text.h"
#include "ui/context/session_context.h"

#include <QDateTime>

#include <algorithm>

namespace playhead {

namespace {

constexpr double closestTicks = 48; // pixels
constexpr double labelGap = 16;

/// What is added to UTC for the clock that the context shows.
DurationNs clockOffset(const SessionContext& context, TimeNs time)
{
    if (context.timeDisplay() != TimeDisplay::Local)
        return 0;
    return QDateTime::fromMSecsSinceEpoch(time / ns_per_ms).offsetFromUtc() * ns_per_second;
}

} // namespace

void TimeScale::update(const SessionContext& context, double width, const QFontMetricsF& metrics)
{
    m_axis = {context.time().range(), std::max(width, 0.0)};
    m_ticks = {};
    m_labels.clear();
    if (m_axis.width < 1 || !context.trace() || context.trace()->begin_time() == no_time)
        return;
    const bool isRelative = context.timeDisplay() == TimeDisplay::Relative;
    const TimeNs origin =
        isRelative ? context.trace()->begin_time() : -clockOffset(context, m_axis.range.begin);
    // How wide labels are depends on the step, and the step on how wide they are: two rounds
    // settle it, as a coarser step never has longer labels.
    double spacing = closestTicks;
    for (int round = 0; round < 2; ++round) {
        const DurationNs step = tick_step(std::max(1.0, m_axis.length_of(spacing)));
        m_ticks = ticks_within(m_axis.range, step, origin);
        label(context);
        for (const QString& text : m_labels)
            spacing = std::max(spacing, metrics.horizontalAdvance(text) + labelGap);
        if (m_axis.pixels(step) >= spacing)
            return;
    }
}

void TimeScale::label(const SessionContext& context)
{
    m_labels.clear();
    const TimeNs begin = context.trace()->begin_time();
    const DurationNs largest = saturating_length(begin, m_axis.range.end);
    const DurationNs offset = clockOffset(context, m_axis.range.begin);
    for (int i = 0; i < m_ticks.count; ++i) {
        const TimeNs time = m_ticks.at(i);
        m_labels += toQString(
            context.timeDisplay() == TimeDisplay::Relative
                ? relative_tick_label(saturating_length(begin, time), m_ticks.step, largest)
                : clock_tick_label(time, m_ticks.step, offset));
    }
}

} // namespace playhead
