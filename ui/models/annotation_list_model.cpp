// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/models/annotation_list_model.h"

#include "ui/context/event_annotations.h"
#include "ui/context/session_context.h"
#include "ui/models/event_roles.h"
#include "ui/models/event_texts.h"
#include "ui/models/event_tool_tips.h"

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

AnnotationListModel::AnnotationListModel(SessionContext& context, QObject* parent)
    : QAbstractTableModel(parent), m_context(context), m_events(listed())
{
    connect(&context, &SessionContext::traceChanged, this, &AnnotationListModel::followTrace);
    connect(&context, &SessionContext::traceGrown, this, &AnnotationListModel::followAnnotations);
    connect(&context.annotations(), &EventAnnotations::changed, this,
            &AnnotationListModel::followAnnotations);
    connect(&context, &SessionContext::secretsRevealedChanged, this,
            &AnnotationListModel::announceAll);
}

std::vector<EventIndex> AnnotationListModel::listed() const
{
    std::vector<EventIndex> events;
    if (!m_context.trace())
        return events;
    for (const auto& [event, annotation] : m_context.annotations().current()->entries()) {
        if (!annotation.is_empty() && m_context.trace()->contains(event))
            events.push_back(event);
    }
    return events;
}

void AnnotationListModel::followTrace()
{
    beginResetModel();
    m_events = listed();
    endResetModel();
}

/// Rows come and go one by one, so that the others stay selected and in sight.
void AnnotationListModel::followAnnotations()
{
    const std::vector<EventIndex> now = listed();
    for (std::size_t row = m_events.size(); row-- > 0;) {
        if (std::binary_search(now.begin(), now.end(), m_events[row]))
            continue;
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
        m_events.erase(m_events.begin() + static_cast<std::ptrdiff_t>(row));
        endRemoveRows();
    }
    for (std::size_t row = 0; row < now.size(); ++row) {
        if (row < m_events.size() && m_events[row] == now[row])
            continue;
        beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
        m_events.insert(m_events.begin() + static_cast<std::ptrdiff_t>(row), now[row]);
        endInsertRows();
    }
    announceAll();
}

void AnnotationListModel::announceAll()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

EventIndex AnnotationListModel::eventAt(const QModelIndex& index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    return index.model() == this && row < m_events.size() ? m_events[row] : EventIndex();
}

int AnnotationListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int AnnotationListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AnnotationListModel::data(const QModelIndex& index, int role) const
{
    const EventIndex event = eventAt(index);
    if (!event || !m_context.trace() || !m_context.trace()->contains(event))
        return {};
    const Annotations& annotations = *m_context.annotations().current();
    switch (role) {
    case Qt::DisplayRole:
        return displayText(event, index.column());
    case Qt::ToolTipRole:
        return EventToolTips::event(m_context, event);
    case Qt::AccessibleTextRole:
        return accessibleText(event, index.column());
    case EventIndexRole:
        return event.value();
    case IsBookmarkedRole:
        return annotations.is_bookmarked(event);
    case HasNoteRole:
        return annotations.has_note(event);
    default:
        return {};
    }
}

QString AnnotationListModel::displayText(EventIndex event, int column) const
{
    if (column == EventColumn)
        return u'#' % QString::number(event.value()) % u' ' %
               EventTexts::name(*m_context.trace(), event, m_context.mask());
    const Annotation* annotation = m_context.annotations().current()->find(event);
    return annotation ? m_context.mask().word(annotation->note) : QString();
}

QString AnnotationListModel::accessibleText(EventIndex event, int column) const
{
    const QString text = displayText(event, column);
    if (column == NoteColumn)
        return text.isEmpty() ? tr("no note") : text;
    return text + EventTexts::spokenAnnotation(m_context.annotations().current()->find(event));
}

QVariant AnnotationListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == EventColumn ? tr("Event") : tr("Note");
}

} // namespace playhead
