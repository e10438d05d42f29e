// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/session_context.h"

#include "ui/bridge/text.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace playhead {

namespace {

constexpr DurationNs shortestRange = 100;
constexpr double marginShare = 0.01;

TimeNs saturatingAdd(TimeNs time, DurationNs length)
{
    TimeNs sum = 0;
    if (!__builtin_add_overflow(time, length, &sum))
        return sum;
    return length < 0 ? std::numeric_limits<TimeNs>::min() + 1 : std::numeric_limits<TimeNs>::max();
}

DurationNs saturatingLength(TimeNs begin, TimeNs end)
{
    DurationNs length = 0;
    return __builtin_sub_overflow(end, begin, &length) ? std::numeric_limits<DurationNs>::max()
                                                       : length;
}

} // namespace

SessionContext::SessionContext(QObject* parent) : QObject(parent) {}

void SessionContext::setTrace(std::shared_ptr<const Trace> trace)
{
    m_trace = std::move(trace);
    m_selection = EventIndex();
    m_hovered = EventIndex();
    m_visibleRange = fullRange();
    Q_EMIT traceChanged();
    Q_EMIT selectionChanged(m_selection);
    Q_EMIT hoveredChanged(m_hovered);
    Q_EMIT visibleRangeChanged(m_visibleRange);
}

void SessionContext::growTrace(std::shared_ptr<const Trace> trace)
{
    const bool showedAll = m_visibleRange == fullRange();
    m_trace = std::move(trace);
    Q_EMIT traceGrown();
    if (showedAll)
        setVisibleRange(fullRange());
}

TimeRange SessionContext::fullRange() const
{
    if (!m_trace || m_trace->begin_time() == no_time)
        return {0, ns_per_second};
    const TimeNs begin = m_trace->begin_time();
    const TimeNs end = m_trace->end_time();
    const auto length = static_cast<double>(saturatingLength(begin, end));
    const auto margin = std::max(static_cast<DurationNs>(length * marginShare), shortestRange);
    return {saturatingAdd(begin, -margin), saturatingAdd(end, margin)};
}

QString SessionContext::formatTime(TimeNs time) const
{
    if (time == no_time || !m_trace)
        return tr("not recorded");
    if (m_timeDisplay == TimeDisplay::Relative) {
        const DurationNs since = saturatingLength(m_trace->begin_time(), time);
        return (since < 0 ? QString() : QStringLiteral("+")) +
               toQString(format_duration_exact(since / ns_per_us * ns_per_us));
    }
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(time / ns_per_ms, Qt::UTC);
    const QDateTime shown = m_timeDisplay == TimeDisplay::Local ? utc.toLocalTime() : utc;
    return shown.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz ")) +
           (m_timeDisplay == TimeDisplay::Local ? shown.timeZoneAbbreviation()
                                                : QStringLiteral("UTC"));
}

void SessionContext::select(EventIndex event)
{
    if (event && (!m_trace || !m_trace->contains(event)))
        return;
    if (m_selection == event)
        return;
    m_selection = event;
    Q_EMIT selectionChanged(event);
}

void SessionContext::setHovered(EventIndex event)
{
    if (m_hovered == event)
        return;
    m_hovered = event;
    Q_EMIT hoveredChanged(event);
}

void SessionContext::setVisibleRange(TimeRange range)
{
    const TimeRange full = fullRange();
    const DurationNs longest = saturatingLength(full.begin, full.end);
    const DurationNs length =
        std::clamp(saturatingLength(range.begin, range.end), shortestRange, longest);
    range.begin = std::clamp(range.begin, full.begin, full.end - length);
    range.end = range.begin + length;
    if (range == m_visibleRange)
        return;
    m_visibleRange = range;
    Q_EMIT visibleRangeChanged(range);
}

void SessionContext::setTimeDisplay(TimeDisplay display)
{
    if (m_timeDisplay == display)
        return;
    m_timeDisplay = display;
    Q_EMIT timeDisplayChanged(display);
}

void SessionContext::setSecretsRevealed(bool revealed)
{
    if (areSecretsRevealed() == revealed)
        return;
    m_mask.setRevealing(revealed);
    Q_EMIT secretsRevealedChanged(revealed);
}

} // namespace playhead
