// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/models/event_rows_model.h"

#include "ui/context/event_annotations.h"
#include "ui/context/event_filter.h"
#include "ui/context/find.h"
#include "ui/context/session_context.h"

#include <utility>

namespace playhead {

EventRowsModel::EventRowsModel(SessionContext& context, QObject* parent)
    : QAbstractTableModel(parent), m_context(context)
{
    connect(&context, &SessionContext::traceChanged, this, &EventRowsModel::showTrace);
    connect(&context, &SessionContext::traceGrown, this, &EventRowsModel::growTrace);
    connect(&context, &SessionContext::secretsRevealedChanged, this,
            &EventRowsModel::announceAllRows);
    connect(&context, &SessionContext::liveChanged, this, &EventRowsModel::announceAllRows);
    connect(&context.filter(), &EventFilter::hitsChanged, this, &EventRowsModel::showFilter);
    connect(&context.find(), &Find::foundChanged, this, &EventRowsModel::showMarks);
    connect(&context.annotations(), &EventAnnotations::changed, this, &EventRowsModel::showMarks);
    connect(&context.filter(), &EventFilter::modeChanged, this, &EventRowsModel::showFilter);
    showTrace();
}

void EventRowsModel::showTrace()
{
    beginResetModel();
    m_rows = m_context.trace() ? VisibleRows(m_context.trace()->tree()) : VisibleRows();
    m_trace = m_context.trace();
    m_admitted = EventIndex();
    takeFilter(m_rows);
    endResetModel();
}

void EventRowsModel::growTrace()
{
    if (m_trace)
        goOn();
    else
        showTrace();
}

/// The rows as session and filter are by now, in place where that can be.
void EventRowsModel::goOn()
{
    Q_EMIT aboutToGrow();
    const std::shared_ptr<const Trace> before = std::exchange(m_trace, m_context.trace());
    VisibleRows next = m_rows;
    next.grow(m_trace->tree());
    takeFilter(next);
    if (!m_rows.become(next, *this)) {
        beginResetModel();
        m_rows = std::move(next);
        endResetModel();
    }
    announceAllRows(); // figures of those that ran, and sums of all that they ran in
    Q_EMIT grown();
}

void EventRowsModel::showFilter()
{
    const EventFilter& filter = m_context.filter();
    const bool isTraceToCome = m_trace != m_context.trace(); // and the filter is of that one
    const bool isWithoutFilter = !m_rows.is_filtered() && !filter.hits();
    if (isTraceToCome || isWithoutFilter)
        return;
    const bool hidesOthers = filter.mode() == EventFilter::Mode::Hide;
    const bool isSameFilter = m_filter == filter.filter() && m_hidesOthers == hidesOthers;
    if (m_rows.is_filtered() && filter.hits() && isSameFilter)
        return goOn();
    beginResetModel();
    takeFilter(m_rows);
    endResetModel();
}

void EventRowsModel::takeFilter(VisibleRows& rows)
{
    const EventFilter& filter = m_context.filter();
    m_filter = filter.filter();
    m_hidesOthers = filter.mode() == EventFilter::Mode::Hide;
    if (!filter.hits()) {
        m_admitted = EventIndex();
        if (rows.is_filtered())
            rows.clear_filter();
        return;
    }
    if (!(m_admittedUnder == m_filter))
        m_admitted = EventIndex();
    if (!m_admitted)
        return rows.set_filter(filter.hitsAt(), filter.shownAt(), m_hidesOthers);
    Bits shown = filter.shownAt();
    for (EventIndex up = m_admitted; up; up = m_trace->parent(up))
        shown.set(m_trace->tree().position(up));
    rows.set_filter(filter.hitsAt(), std::move(shown), m_hidesOthers);
}

void EventRowsModel::admit(EventIndex event)
{
    if (!m_trace || !m_trace->contains(event) || !m_rows.is_filtered_out(event))
        return;
    beginResetModel();
    m_admitted = event;
    m_admittedUnder = m_context.filter().filter();
    takeFilter(m_rows);
    endResetModel();
}

int EventRowsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows.row_count();
}

int EventRowsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags EventRowsModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

EventIndex EventRowsModel::eventAt(const QModelIndex& index) const
{
    return index.model() == this && index.row() < m_rows.row_count() ? m_rows.event_at(index.row())
                                                                     : EventIndex();
}

QModelIndex EventRowsModel::indexOf(EventIndex event, int column) const
{
    const std::optional<int> row = m_rows.row_of(event);
    return row ? index(*row, column) : QModelIndex();
}

bool EventRowsModel::isParent(EventIndex event) const
{
    return m_trace && m_trace->contains(event) && m_rows.has_rows_below(event);
}

TimeNs EventRowsModel::now() const
{
    return m_context.now();
}

const Annotation* EventRowsModel::annotation(EventIndex event) const
{
    return m_context.annotations().current()->find(event);
}

bool EventRowsModel::isFound(EventIndex event) const
{
    return m_context.find().isFound(event);
}

void EventRowsModel::setExpanded(EventIndex event, bool expanded)
{
    if (!isParent(event))
        return;
    m_rows.set_expanded(event, expanded, *this);
    announceRow(event);
    Q_EMIT collapsedChanged();
}

void EventRowsModel::expandBelow(EventIndex event)
{
    if (!isParent(event))
        return;
    m_rows.expand_below(event, *this);
    announceRow(event);
    Q_EMIT collapsedChanged();
}

void EventRowsModel::reveal(EventIndex event)
{
    if (!m_trace || !m_trace->contains(event) || m_rows.is_filtered_out(event))
        return;
    const EventIndex hiddenBy = m_rows.event_at(m_rows.nearest_row_of(event));
    if (!m_rows.reveal(event, *this))
        return;
    announceRow(hiddenBy);
    Q_EMIT collapsedChanged();
}

void EventRowsModel::setCollapsed(const std::vector<EventIndex>& events)
{
    if (!m_trace)
        return;
    beginResetModel();
    m_rows.set_collapsed(events);
    endResetModel();
    Q_EMIT collapsedChanged();
}

void EventRowsModel::expandAll()
{
    if (!m_trace)
        return;
    beginResetModel();
    m_rows.expand_all();
    endResetModel();
    Q_EMIT collapsedChanged();
}

void EventRowsModel::collapseAll()
{
    if (!m_trace)
        return;
    beginResetModel();
    m_rows.collapse_all();
    endResetModel();
    Q_EMIT collapsedChanged();
}

void EventRowsModel::rows_about_to_change(const RowChange& change)
{
    if (change.kind == RowChange::Kind::Insert)
        beginInsertRows({}, change.first, change.first + change.count - 1);
    else
        beginRemoveRows({}, change.first, change.first + change.count - 1);
}

void EventRowsModel::rows_changed(const RowChange& change)
{
    if (change.kind == RowChange::Kind::Insert)
        endInsertRows();
    else
        endRemoveRows();
}

void EventRowsModel::announceRow(EventIndex event)
{
    const QModelIndex first = indexOf(event, EventColumn);
    if (first.isValid())
        Q_EMIT dataChanged(first, first.siblingAtColumn(ColumnCount - 1));
}

/// Others hear of another trace first: what they know of it says nothing of these rows, which go.
void EventRowsModel::showMarks()
{
    if (m_trace == m_context.trace())
        announceAllRows();
}

void EventRowsModel::announceAllRows()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace playhead
