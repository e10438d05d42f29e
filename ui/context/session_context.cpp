// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/session_context.h"

#include "core/replay/idle_gaps.h"
#include "core/timeline/coordinates.h"
#include "core/timeline/zoom.h"
#include "ui/bridge/text.h"
#include "ui/context/event_annotations.h"
#include "ui/context/event_filter.h"
#include "ui/context/find.h"
#include "ui/context/replay.h"
#include "ui/context/session_indexes.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <span>
#include <utility>

namespace playhead {

namespace {

/// The whole session with a little room at its ends, in display time.
TimeRange wholeOf(const Trace* trace, const CompressedTime& compressed)
{
    constexpr double marginShare = 0.01;
    if (!trace || trace->begin_time() == no_time)
        return {0, ns_per_second};
    const TimeNs begin = compressed.to_display(trace->begin_time());
    const TimeNs end = compressed.to_display(trace->end_time());
    const double margin =
        std::max(signed_distance(begin, end) * marginShare, static_cast<double>(shortest_view));
    return {saturating_add(begin, -margin), saturating_add(end, margin)};
}

/// How long each gap is drawn. Wide enough to be read, but so that the gaps together never take
/// more than a third of the whole, and a quarter of their time at the most.
DurationNs shownLength(const Trace& trace, std::span<const TimeRange> gaps)
{
    constexpr DurationNs activeShare = 10;
    constexpr DurationNs idleShare = 4;
    const auto count = std::max<DurationNs>(1, static_cast<DurationNs>(gaps.size()));
    const DurationNs idle = total_length(gaps);
    const DurationNs active =
        std::max<DurationNs>(0, saturating_length(trace.begin_time(), trace.end_time()) - idle);
    return std::max(ns_per_us,
                    std::min({active / activeShare, active / 2 / count, idle / idleShare / count}));
}

} // namespace

SessionContext::SessionContext(QObject* parent)
    : QObject(parent)
    , m_indexes(std::make_unique<SessionIndexes>(*this))
    , m_annotations(new EventAnnotations(*this))
    , m_filter(new EventFilter(*this))
    , m_find(new Find(*this))
    , m_replay(std::make_unique<Replay>(*this, *m_indexes, &Replay::steadyNow))
{
    connect(m_filter, &EventFilter::hitsChanged, this, &SessionContext::indexHits);
    connect(m_find, &Find::foundChanged, this, &SessionContext::indexHits);
    connect(m_indexes.get(), &SessionIndexes::changed, this, &SessionContext::indexHits);
    connect(m_indexes.get(), &SessionIndexes::changed, this, &SessionContext::compressIdle);
}

SessionContext::~SessionContext() = default;

void SessionContext::setTrace(std::shared_ptr<const Trace> trace)
{
    Q_EMIT traceAboutToChange();
    m_trace = std::move(trace);
    m_selection = EventIndex();
    m_hovered = EventIndex();
    m_isLive = false;
    m_time.reset(wholeOf(m_trace.get(), {}));
    Q_EMIT traceChanged();
    Q_EMIT selectionChanged(m_selection);
    Q_EMIT hoveredChanged(m_hovered);
}

/// What steps, stops and the overview call a hit: what is found, or else what the filter holds for.
void SessionContext::indexHits()
{
    const auto hits = m_find->isActive() ? m_find->found() : m_filter->hits();
    m_indexes->setHits(hits ? [hits](EventIndex event) { return hits->test(event.value()); }
                            : EventPredicate());
}

void SessionContext::setIdleCompressed(bool compressed)
{
    if (m_isIdleCompressed == compressed)
        return;
    m_isIdleCompressed = compressed;
    compressIdle();
    Q_EMIT idleCompressedChanged(compressed);
}

void SessionContext::compressIdle()
{
    const TimeIndexes* indexes = m_indexes->current();
    CompressedTime compressed;
    if (m_isIdleCompressed && indexes && m_trace)
        compressed = CompressedTime(indexes->gaps, shownLength(*m_trace, indexes->gaps));
    const TimeRange whole = wholeOf(m_trace.get(), compressed);
    m_time.setCompressed(std::move(compressed), whole);
}

void SessionContext::growTrace(std::shared_ptr<const Trace> trace)
{
    m_trace = std::move(trace);
    m_time.grow(wholeOf(m_trace.get(), m_time.compressed()));
    Q_EMIT traceGrown();
}

void SessionContext::setLive(bool live)
{
    if (m_isLive == live)
        return;
    m_isLive = live;
    Q_EMIT liveChanged(live);
}

std::optional<TimeRange> SessionContext::timeOf(EventIndex event) const
{
    if (!m_trace || !m_trace->contains(event))
        return std::nullopt;
    const TimeNs start = m_trace->start(event);
    const TimeNs end = m_trace->end(event);
    if (start != no_time && end != no_time)
        return TimeRange{std::min(start, end), std::max(start, end)};
    const TimeNs moment = start == no_time ? end : start;
    return moment == no_time ? std::nullopt : std::optional(TimeRange{moment, moment});
}

QString SessionContext::formatTime(TimeNs time) const
{
    if (time == no_time || !m_trace)
        return tr("not recorded");
    if (m_timeDisplay == TimeDisplay::Relative) {
        const DurationNs since = saturating_length(m_trace->begin_time(), time);
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
