// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/time_math.h"
#include "core/model/event_span.h"
#include "ui/context/session_context.h"
#include "ui/timeline/lanes_view.h"

#include <QKeyEvent>

#include <algorithm>

// The keyboard's way from event to event.

namespace playhead {

namespace {

/// How far two stretches of time are apart; 0 where they share a moment.
double distanceOf(const EventSpan& a, const EventSpan& b)
{
    return std::max({0.0, signed_distance(a.end, b.begin), signed_distance(b.end, a.begin)});
}

/// The event of a row that is nearest in time to a stretch; of those that share a moment with it,
/// the first.
EventIndex nearestOf(const Trace& trace, std::span<const EventIndex> row, const EventSpan& to)
{
    // The events of a row do not overlap: their ends are in order, too.
    auto next = std::partition_point(row.begin(), row.end(), [&](EventIndex event) {
        return span_of(trace, event).end < to.begin;
    });
    if (next == row.end())
        return row.back();
    if (next != row.begin() &&
        distanceOf(span_of(trace, *(next - 1)), to) < distanceOf(span_of(trace, *next), to))
        --next;
    return *next;
}

} // namespace

void LanesView::keyPressEvent(QKeyEvent* event)
{
    const bool isCtrl = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Left:
        return selectInRow(-1);
    case Qt::Key_Right:
        return selectInRow(1);
    case Qt::Key_Up:
        return selectOtherRow(false);
    case Qt::Key_Down:
        return selectOtherRow(true);
    case Qt::Key_PageUp:
        return selectOtherGroup(false);
    case Qt::Key_PageDown:
        return selectOtherGroup(true);
    case Qt::Key_Home:
    case Qt::Key_End: {
        const bool isEnd = event->key() == Qt::Key_End;
        if (isCtrl && m_shown && !m_shown->layout->events().empty())
            return go(isEnd ? m_shown->layout->events().back() : m_shown->layout->events().front());
        return selectEndOfRow(isEnd);
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto stretch = m_context.timeOf(m_selected))
            m_context.time().fit(*stretch, TimeViewport::Motion::Glide);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

/// Selects, and shows: by keyboard one goes where nothing is to be seen yet.
void LanesView::go(EventIndex event)
{
    m_context.select(event);
    if (const auto stretch = m_context.timeOf(event))
        m_context.time().bringIntoView(*stretch);
}

/// Where nothing is selected, to the first.
void LanesView::selectInRow(int steps)
{
    const auto row = m_shown ? m_shown->rowOf(m_selected) : std::nullopt;
    if (!row) {
        if (m_shown && !m_shown->layout->events().empty())
            go(m_shown->layout->events().front());
        return;
    }
    const auto events = m_shown->layout->events_in(*row);
    const auto at = std::find(events.begin(), events.end(), m_selected) - events.begin() + steps;
    if (at >= 0 && at < static_cast<std::ptrdiff_t>(events.size()))
        go(events[static_cast<std::size_t>(at)]);
}

void LanesView::selectEndOfRow(bool last)
{
    const auto row = m_shown ? m_shown->rowOf(m_selected) : std::nullopt;
    if (!row)
        return selectInRow(0);
    const auto events = m_shown->layout->events_in(*row);
    go(last ? events.back() : events.front());
}

/// To what happened at the same time in the next row where anything did: up mostly what the event
/// ran inside of, down mostly what ran inside it. Where there is no such row, to the nearest event
/// in the next one.
void LanesView::selectOtherRow(bool below)
{
    const auto from = m_shown ? m_shown->rowOf(m_selected) : std::nullopt;
    if (!from)
        return selectInRow(0);
    const LaneLayout& layout = *m_shown->layout;
    const Trace& trace = *m_shown->trace;
    const EventSpan span = span_of(trace, m_selected);
    const auto isLast = [&](std::uint32_t row) {
        return below ? row + 1 == layout.row_count() : row == 0;
    };
    const auto nearest = [&](std::uint32_t row) {
        return nearestOf(trace, layout.events_in(row), span);
    };
    if (isLast(*from))
        return;
    for (std::uint32_t row = *from; !isLast(row);) {
        row = below ? row + 1 : row - 1;
        if (distanceOf(span_of(trace, nearest(row)), span) == 0)
            return go(nearest(row));
    }
    go(nearest(below ? *from + 1 : *from - 1));
}

/// To the nearest event in the first row of the next lane that has any.
void LanesView::selectOtherGroup(bool below)
{
    const auto from = m_shown ? m_shown->rowOf(m_selected) : std::nullopt;
    if (!from)
        return selectInRow(0);
    const LaneLayout& layout = *m_shown->layout;
    const auto groups = layout.groups();
    const std::size_t own = layout.group_of_row(*from);
    for (std::size_t at = own; below ? at + 1 < groups.size() : at > 0;) {
        at = below ? at + 1 : at - 1;
        if (groups[at].row_count > 0)
            return go(nearestOf(*m_shown->trace, layout.events_in(groups[at].first_row),
                                span_of(*m_shown->trace, m_selected)));
    }
}

} // namespace playhead
