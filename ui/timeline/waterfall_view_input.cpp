// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/link_opener.h"
#include "ui/context/session_context.h"
#include "ui/timeline/idle_marks.h"
#include "ui/timeline/row_filter_menu.h"
#include "ui/timeline/time_actions.h"
#include "ui/timeline/time_pointer.h"
#include "ui/timeline/waterfall_actions.h"
#include "ui/timeline/waterfall_view.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QCursor>
#include <QGuiApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace playhead {

void WaterfallView::connectActions()
{
    const auto onTrigger = [this](QAction* action, auto function) {
        connect(action, &QAction::triggered, this, function);
    };
    onTrigger(m_actions->expandAll, [this] { m_model->expandAll(); });
    onTrigger(m_actions->collapseAll, [this] { collapseAll(); });
    onTrigger(m_actions->expandBelow, [this] { m_model->expandBelow(currentEvent()); });
    onTrigger(m_actions->collapse, [this] { setExpanded(currentEvent(), false); });
    onTrigger(m_actions->selectParent, [this] { selectParent(); });
    onTrigger(m_actions->copyName, [this] {
        if (currentEvent())
            QGuiApplication::clipboard()->setText(
                m_context.mask().text(m_model->trace()->event_type(currentEvent())));
    });
    onTrigger(m_actions->copyId, [this] { m_copier.copyId(); });
    onTrigger(m_actions->copyJson, [this] { m_copier.copyJson(); });
    onTrigger(m_actions->copyCsv, [this] { m_copier.copyCsv(); });
    onTrigger(m_actions->copyText, [this] { m_copier.copyText(); });
    connect(&m_copier, &EventCopier::failed, this,
            [this](const QString& why) { QToolTip::showText(QCursor::pos(), why, this); });
    onTrigger(m_actions->copyLink, [this] {
        if (currentEvent())
            copyLink(*m_model->trace(), currentEvent());
    });
}

EventIndex WaterfallView::currentEvent() const
{
    return m_model->eventAt(currentIndex());
}

EventIndex WaterfallView::eventAtPoint(const QPoint& point) const
{
    return m_model->eventAt(indexAt(point));
}

bool WaterfallView::isOnExpander(const QPoint& point) const
{
    const QModelIndex index = indexAt(point);
    const EventIndex event = m_model->eventAt(index);
    if (index.column() != EventRowsModel::EventColumn || !m_model->isParent(event))
        return false;
    const auto depth = static_cast<int>(m_model->trace()->tree().depth(event));
    const QRect cell = visualRect(index);
    const QRect expander = layOutEventCell(cell, depth).expander;
    return QStyle::visualRect(layoutDirection(), cell, expander).contains(point);
}

void WaterfallView::toggle(EventIndex event)
{
    if (m_model->isParent(event))
        setExpanded(event, !m_model->rows().is_expanded(event));
}

void WaterfallView::selectParent()
{
    if (currentEvent())
        if (const EventIndex parent = m_model->trace()->parent(currentEvent()))
            setCurrentIndex(m_model->indexOf(parent));
}

// ---------------------------------------------------------------------------------- keyboard

void WaterfallView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Right:
        return isRightToLeft() ? goOut() : goIn();
    case Qt::Key_Left:
        return isRightToLeft() ? goIn() : goOut();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return toggle(currentEvent());
    default:
        return QAbstractItemView::keyPressEvent(event);
    }
}

/// Expands, or goes to the first child.
void WaterfallView::goIn()
{
    const EventIndex event = currentEvent();
    if (!m_model->isParent(event))
        return;
    if (m_model->rows().is_expanded(event))
        setCurrentIndex(currentIndex().siblingAtRow(currentIndex().row() + 1));
    else
        setExpanded(event, true);
}

/// Collapses, or goes to the parent.
void WaterfallView::goOut()
{
    const EventIndex event = currentEvent();
    if (m_model->isParent(event) && m_model->rows().is_expanded(event))
        setExpanded(event, false);
    else
        selectParent();
}

/// Letters are commands here; the filter and the search find events by what is in them.
void WaterfallView::keyboardSearch(const QString&) {}

QModelIndex WaterfallView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return {};
    int row = currentIndex().row();
    if (!currentIndex().isValid()) {
        if (!m_context.selection())
            return m_model->index(action == MoveEnd ? rows - 1 : 0, EventRowsModel::EventColumn);
        // Filtered out: on from where it would be.
        row = m_model->rows().nearest_row_of(m_context.selection());
        if (action == MoveUp || action == MovePrevious)
            ++row;
    }
    switch (action) {
    case MoveUp:
    case MovePrevious:
        row -= 1;
        break;
    case MoveDown:
    case MoveNext:
        row += 1;
        break;
    case MovePageUp:
        row -= rowsPerPage();
        break;
    case MovePageDown:
        row += rowsPerPage();
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = rows - 1;
        break;
    case MoveLeft:
    case MoveRight:
        break; // in and out of the tree: see keyPressEvent()
    }
    return m_model->index(std::clamp(row, 0, rows - 1), std::max(0, currentIndex().column()));
}

void WaterfallView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex index = indexAt(rect.topLeft());
    if (index.isValid())
        selectionModel()->select(index, command);
    else
        selectionModel()->select(QModelIndex(), command);
}

// ---------------------------------------------------------------------------------- mouse

void WaterfallView::mousePressEvent(QMouseEvent* event)
{
    const QPoint point = event->pos();
    const bool isLeft = event->button() == Qt::LeftButton;
    if (isLeft && isOnExpander(point))
        return toggle(eventAtPoint(point));
    const bool isOnTimeline = timeRect().contains(point);
    if (event->button() == Qt::MiddleButton || (isLeft && isOnTimeline))
        return m_pointer->press(point.x(), event->button() == Qt::MiddleButton);
    QAbstractItemView::mousePressEvent(event);
}

void WaterfallView::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer->drag(event->pos().x());
}

void WaterfallView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_pointer->isPressed())
        return QAbstractItemView::mouseReleaseEvent(event);
    const bool wasClick = m_pointer->release();
    const QModelIndex index = indexAt(event->pos());
    if (wasClick && index.isValid())
        setCurrentIndex(index.siblingAtColumn(EventRowsModel::EventColumn));
}

void WaterfallView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint point = event->pos();
    if (isOnExpander(point)) // as two clicks
        return toggle(eventAtPoint(point));
    const EventIndex hit = eventAtPoint(point);
    if (timeRect().contains(point)) {
        if (const auto stretch = m_context.timeOf(hit))
            m_context.time().fit(*stretch, TimeViewport::Motion::Glide);
        return;
    }
    toggle(hit);
}

// ---------------------------------------------------------------------------------- the rest

QString WaterfallView::toolTipAt(const QPoint& point) const
{
    const QModelIndex index = indexAt(point);
    if (timeRect().contains(point)) {
        constexpr double slack = 4;
        const QRectF bar = barRect(m_model->eventAt(index));
        if (!bar.adjusted(-slack, -slack, slack, slack).contains(point))
            return IdleMarks::toolTip(m_context, m_scale.axis(), point.x() - timeRect().left());
    }
    return index.data(Qt::ToolTipRole).toString();
}

void WaterfallView::contextMenuEvent(QContextMenuEvent* event)
{
    QPoint where = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        where = viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft());
    } else if (const QModelIndex index = indexAt(event->pos()); index.isValid()) {
        setCurrentIndex(index);
    }
    if (!currentEvent())
        return;
    QMenu menu(this);
    menu.addActions(m_actions->copyActions());
    menu.addSeparator();
    menu.addActions(m_annotationActions);
    menu.addSeparator();
    addRowFilterMenu(menu, m_context, currentEvent());
    menu.addSeparator();
    menu.addActions({m_actions->expandBelow, m_actions->collapse, m_actions->selectParent});
    menu.addSeparator();
    menu.addAction(m_timeActions->fitSelection);
    menu.exec(where);
}

void WaterfallView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        rowsChanged();
    QAbstractItemView::changeEvent(event);
}

void WaterfallView::focusInEvent(QFocusEvent* event)
{
    // Not the item view's, which would select the first event of a session without a selection.
    QAbstractScrollArea::focusInEvent(event); // NOLINT(bugprone-parent-virtual-call)
    updateRow(currentEvent());
}

void WaterfallView::focusOutEvent(QFocusEvent* event)
{
    QAbstractItemView::focusOutEvent(event);
    updateRow(currentEvent());
}

} // namespace playhead
