// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/session_memory.h"

#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/context/session_store.h"

#include <QTimer>

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t mostPlaces = 100;
constexpr std::size_t mostExceptions = 5000; // kept from one start to the next

QString listOf(const std::vector<EventIndex>& events)
{
    QStringList numbers;
    for (const EventIndex event : events)
        numbers += QString::number(event.value());
    return numbers.join(u' ');
}

/// Passes over what is no number.
std::vector<EventIndex> eventsIn(const QString& list)
{
    std::vector<EventIndex> events;
    for (const QString& word : list.split(u' ', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const uint number = word.toUInt(&isNumber);
        if (isNumber && events.size() < mostExceptions)
            events.emplace_back(number);
    }
    std::sort(events.begin(), events.end());
    return events;
}

} // namespace

SessionMemory::SessionMemory(SessionContext& context, SessionStore& store, QObject* parent)
    : QObject(parent), m_context(context), m_store(store)
{
    connect(&context, &SessionContext::traceAboutToChange, this, &SessionMemory::takeCollapsed);
    connect(&context, &SessionContext::traceChanged, this, &SessionMemory::enter);
    connect(&context, &SessionContext::traceGrown, this, &SessionMemory::grow);
    connect(&context, &SessionContext::selectionChanged, this, &SessionMemory::remember);
    connect(&context, &SessionContext::idleCompressedChanged, this, &SessionMemory::remember);
    connect(&context.time(), &TimeViewport::rangeChanged, this, &SessionMemory::remember);
    connect(&context.replay(), &Replay::playheadChanged, this, &SessionMemory::remember);
}

QString SessionMemory::nameOf(const SessionEntry& entry)
{
    return entry.path % u'\n' % entry.key.section(u':', entry.key.startsWith(u"file:") ? 2 : 1);
}

SessionMemory::Place* SessionMemory::find(const QString& session)
{
    const auto at = std::find_if(m_places.begin(), m_places.end(),
                                 [&](const Place& place) { return place.session == session; });
    return at == m_places.end() ? nullptr : &*at;
}

void SessionMemory::enter()
{
    m_trace = m_context.trace();
    m_isGoingBack = false;
    m_areRowsStale = false;
    const SessionEntry* entry = m_store.currentEntry();
    if (!m_trace || !entry)
        return;
    const QString name = nameOf(*entry);
    Place place;
    place.session = name;
    if (const Place* known = find(name)) {
        place = *known;
        m_places.erase(m_places.begin() + (known - m_places.data()));
        m_isGoingBack = true;
    }
    m_places.push_back(place);
    if (m_places.size() > mostPlaces)
        m_places.erase(m_places.begin());
    m_context.setIdleCompressed(place.isIdleCompressed);
    // Not in the midst of it: others have yet to learn of the session.
    if (m_isGoingBack)
        QTimer::singleShot(0, this, &SessionMemory::goBack);
}

void SessionMemory::grow()
{
    m_trace = m_context.trace();
    if (m_isGoingBack)
        QTimer::singleShot(0, this, &SessionMemory::goBack); // as in enter()
}

/// What changes while another session is being shown is not of the one before.
bool SessionMemory::isOfPlace() const
{
    return m_trace && m_trace == m_context.trace() && !m_places.empty();
}

void SessionMemory::rememberCollapsed()
{
    if (!isOfPlace())
        return;
    m_isGoingBack = false; // the person was faster
    m_areRowsStale = true;
}

void SessionMemory::takeCollapsed()
{
    if (!std::exchange(m_areRowsStale, false) || !isOfPlace() || !m_collapsedRows)
        return;
    std::vector<EventIndex> collapsed = m_collapsedRows();
    std::vector<EventIndex> expanded;
    for (std::uint32_t i = 0; i < m_trace->event_count(); ++i) {
        const EventIndex event(i);
        if (m_trace->tree().has_children(event) &&
            !std::binary_search(collapsed.begin(), collapsed.end(), event))
            expanded.push_back(event);
    }
    const bool areMost = collapsed.size() > expanded.size();
    m_places.back().rows = {areMost, std::move(areMost ? expanded : collapsed)};
}

void SessionMemory::rememberPinned(EventIndex event)
{
    if (!isOfPlace() || (m_isGoingBack && !event))
        return; // with the session before, its pinned event went
    m_isGoingBack = false;
    m_places.back().pinned = event;
}

std::vector<EventIndex> SessionMemory::collapsedIn(const Trace& trace, const Collapsed& rows) const
{
    if (!rows.areOthers)
        return rows.exceptions;
    std::vector<EventIndex> events;
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const EventIndex event(i);
        if (trace.tree().has_children(event) &&
            !std::binary_search(rows.exceptions.begin(), rows.exceptions.end(), event))
            events.push_back(event);
    }
    return events;
}

void SessionMemory::remember()
{
    if (!isOfPlace())
        return;
    const TimeViewport& time = m_context.time();
    const bool isAll = time.target() == time.full();
    Place& place = m_places.back();
    place.isIdleCompressed = m_context.isIdleCompressed();
    if (m_isGoingBack) {
        if (isAll && !m_context.selection())
            return;
        m_isGoingBack = false; // the person was faster
    }
    place.selection = m_context.selection();
    place.range = isAll ? TimeRange{no_time, no_time} : time.stretch();
    place.playhead = m_context.replay().playhead();
}

void SessionMemory::goBack()
{
    const bool isAllThere = m_trace && (m_trace->is_complete() || m_context.isLive());
    if (!m_isGoingBack || !isAllThere)
        return;
    m_isGoingBack = false;
    const Place place = m_places.back();
    if (const auto collapsed = collapsedIn(*m_trace, place.rows); !collapsed.empty())
        Q_EMIT collapsedWanted(collapsed);
    if (place.pinned && m_trace->contains(place.pinned))
        Q_EMIT pinnedWanted(place.pinned);
    if (place.range.begin != no_time)
        m_context.time().showStretch(place.range);
    if (place.playhead != no_time && m_context.replay().canPlay())
        m_context.replay().seek(place.playhead);
    if (place.selection && m_trace->contains(place.selection)) {
        m_context.select(place.selection);
        Q_EMIT m_context.revealRequested(place.selection);
    }
}

QVariantList SessionMemory::save()
{
    takeCollapsed();
    QVariantList saved;
    for (const Place& place : m_places) {
        QVariantMap fields{{u"session"_s, place.session}};
        if (place.selection)
            fields.insert(u"selection"_s, place.selection.value());
        if (place.range.begin != no_time) {
            fields.insert(u"begin"_s, QVariant::fromValue<qlonglong>(place.range.begin));
            fields.insert(u"end"_s, QVariant::fromValue<qlonglong>(place.range.end));
        }
        if (place.playhead != no_time)
            fields.insert(u"playhead"_s, QVariant::fromValue<qlonglong>(place.playhead));
        if (place.isIdleCompressed)
            fields.insert(u"compressIdle"_s, true);
        if (place.rows.exceptions.size() <= mostExceptions) {
            if (place.rows.areOthers)
                fields.insert(u"collapsed"_s, true);
            if (!place.rows.exceptions.empty())
                fields.insert(u"otherRows"_s, listOf(place.rows.exceptions));
        }
        if (place.pinned)
            fields.insert(u"pinned"_s, place.pinned.value());
        saved.push_back(fields);
    }
    return saved;
}

void SessionMemory::restore(const QVariantList& saved)
{
    m_places.clear();
    for (const QVariant& each : saved) {
        const QVariantMap fields = each.toMap();
        const auto time = [&fields](const QString& name) {
            bool isNumber = false;
            const TimeNs value = fields.value(name).toLongLong(&isNumber);
            return isNumber ? value : no_time;
        };
        Place place;
        place.session = fields.value(u"session"_s).toString();
        bool isNumber = false;
        const uint selection = fields.value(u"selection"_s).toUInt(&isNumber);
        if (isNumber)
            place.selection = EventIndex(selection);
        place.range = {time(u"begin"_s), time(u"end"_s)};
        if (place.range.end == no_time || place.range.begin >= place.range.end)
            place.range = {no_time, no_time};
        place.playhead = time(u"playhead"_s);
        place.isIdleCompressed = fields.value(u"compressIdle"_s).toBool();
        place.rows = {fields.value(u"collapsed"_s).toBool(),
                      eventsIn(fields.value(u"otherRows"_s).toString())};
        const uint pinned = fields.value(u"pinned"_s).toUInt(&isNumber);
        if (isNumber)
            place.pinned = EventIndex(pinned);
        if (!place.session.isEmpty() && !find(place.session) && m_places.size() < mostPlaces)
            m_places.push_back(place);
    }
}

} // namespace playhead
