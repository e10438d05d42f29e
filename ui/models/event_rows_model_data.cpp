// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/bridge/plural.h"
#include "ui/context/event_annotations.h"
#include "ui/context/event_headlines.h"
#include "ui/context/session_context.h"
#include "ui/models/event_rows_model.h"
#include "ui/models/event_texts.h"
#include "ui/models/event_tool_tips.h"

// What the cells of the rows say.

namespace playhead {

QVariant EventRowsModel::data(const QModelIndex& index, int role) const
{
    const EventIndex event = eventAt(index);
    if (!event)
        return {};
    const EventTree& tree = m_trace->tree();
    switch (role) {
    case Qt::DisplayRole:
        return displayText(event, index.column());
    case Qt::ToolTipRole:
        return toolTip(event, index.column());
    case Qt::AccessibleTextRole:
        return accessibleText(event, index.column());
    case Qt::AccessibleDescriptionRole:
        return index.column() == EventColumn ? m_context.headlines().known(event) : QString();
    case Qt::TextAlignmentRole:
        if (index.column() == EventColumn || index.column() == ResultColumn)
            return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    case EventIndexRole:
        return event.value();
    case DepthRole:
        return static_cast<int>(tree.depth(event));
    case ActionTypeRole:
        return static_cast<int>(m_trace->action_type(event));
    case ResultRole:
        return static_cast<int>(m_trace->result(event));
    case HasChildrenRole:
        return isParent(event);
    case IsExpandedRole:
        return m_rows.is_expanded(event);
    case FailuresBelowRole:
        return m_rows.is_expanded(event) ? 0 : EventTexts::failuresBelow(*m_trace, event);
    case IsHitRole:
        return m_rows.is_hit(event);
    case HitsBelowRole:
        return m_rows.is_expanded(event) ? 0U : m_rows.hits_below(event);
    case IsBookmarkedRole:
        return m_context.annotations().current()->is_bookmarked(event);
    case HasNoteRole:
        return m_context.annotations().current()->has_note(event);
    case IsRollUpRole:
        return isRollUp(event, index.column());
    default:
        return {};
    }
}

QString EventRowsModel::displayText(EventIndex event, int column) const
{
    switch (column) {
    case EventColumn:
        return EventTexts::name(*m_trace, event, m_context.mask());
    case ResultColumn:
        return EventTexts::result(m_trace->result(event));
    case DurationColumn:
        return EventTexts::duration(*m_trace, event, now());
    case TokensColumn:
        return EventTexts::tokens(*m_trace, event).text;
    case CostColumn:
        return EventTexts::cost(*m_trace, event).text;
    default:
        return {};
    }
}

QString EventRowsModel::toolTip(EventIndex event, int column) const
{
    switch (column) {
    case TokensColumn:
        return EventToolTips::tokens(*m_trace, event);
    case CostColumn:
        return EventToolTips::cost(*m_trace, event);
    case DurationColumn:
    case TimelineColumn:
        return EventToolTips::times(m_context, event);
    default:
        return EventToolTips::event(m_context, event);
    }
}

QString EventRowsModel::accessibleText(EventIndex event, int column) const
{
    switch (column) {
    case EventColumn:
        return spokenEvent(event);
    case ResultColumn:
        return EventTexts::resultWord(m_trace->result(event));
    case DurationColumn:
        return EventTexts::spokenDuration(*m_trace, event, now());
    case TimelineColumn:
        return m_trace->start(event) == no_time
                   ? tr("no time recorded")
                   : tr("starts at %1").arg(m_context.formatTime(m_trace->start(event)));
    default:
        return displayText(event, column);
    }
}

QString EventRowsModel::spokenEvent(EventIndex event) const
{
    const bool isExpanded = m_rows.is_expanded(event);
    QString text = EventTexts::spoken(*m_trace, event, isExpanded, m_context.mask(), now());
    const std::uint32_t below = isExpanded ? 0 : m_rows.hits_below(event);
    if (below > 0)
        text += below == 1 ? tr(", 1 hit below")
                           : tr(", %1 hits below", nullptr, formOf(below)).arg(below);
    if (m_rows.is_hit(event))
        text += tr(", hit");
    if (isFound(event))
        text += tr(", found");
    text += EventTexts::spokenAnnotation(annotation(event));
    return text;
}

bool EventRowsModel::isRollUp(EventIndex event, int column) const
{
    switch (column) {
    case TokensColumn:
        return EventTexts::tokens(*m_trace, event).isRollUp;
    case CostColumn:
        return EventTexts::cost(*m_trace, event).isRollUp;
    default:
        return false;
    }
}

QVariant EventRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case EventColumn:
        return tr("Event");
    case ResultColumn:
        return tr("Result");
    case DurationColumn:
        return tr("Duration");
    case TokensColumn:
        return tr("Tokens");
    case CostColumn:
        return tr("Cost");
    case TimelineColumn:
        return tr("Timeline");
    default:
        return {};
    }
}

} // namespace playhead
