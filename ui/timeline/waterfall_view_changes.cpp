// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/accessibility/accessible_waterfall.h"
#include "ui/context/follow.h"
#include "ui/context/session_context.h"
#include "ui/timeline/filter_notice.h"
#include "ui/timeline/time_pointer.h"
#include "ui/timeline/waterfall_actions.h"
#include "ui/timeline/waterfall_header.h"
#include "ui/timeline/waterfall_metrics.h"
#include "ui/timeline/waterfall_view.h"

#include <QItemSelectionModel>
#include <QScrollBar>

#include <algorithm>

// What the view does when session, rows or selection change, and whom it tells.

namespace playhead {

using namespace waterfall;

void WaterfallView::showTrace()
{
    namesChanged();
    verticalScrollBar()->setValue(0);
    showVisibleRange();
    rowsChanged();
}

void WaterfallView::namesChanged()
{
    m_names.clear();
    m_labels.clear();
    m_areRowsStale = true;
    viewport()->update();
}

void WaterfallView::showHeadlines()
{
    m_areRowsStale = true;
    viewport()->update();
}

void WaterfallView::showVisibleRange()
{
    updateTimeScale();
    viewport()->update(timeRect());
}

void WaterfallView::rowsChanged()
{
    if (m_isGrowing)
        return;
    updateGeometries();
    viewport()->update();
    m_pointer->updateHovered();
}

void WaterfallView::rowsInserted(const QModelIndex& parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    rowsChanged();
    if (!m_isShowingSelection) // the person opened what is to be read
        leaveEnd();
}

void WaterfallView::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                                const QList<int>& roles)
{
    m_areRowsStale = true;
    // Qt goes over every row that is named, where those in sight are enough.
    const int first = std::max(topLeft.row(), rowAxis().row_at(0));
    const int last = std::min(bottomRight.row(), rowAxis().row_at(viewport()->height()));
    if (first <= last)
        QAbstractItemView::dataChanged(topLeft.siblingAtRow(first), bottomRight.siblingAtRow(last),
                                       roles);
}

void WaterfallView::rememberScroll()
{
    if (m_isGrowing) // as it was before
        return;
    int row = rowAxis().row_at(0);
    m_anchor = {};
    // What the person is at stands still, while rows above it may come and go.
    if (currentIndex().isValid() && viewport()->rect().intersects(rowRect(currentIndex().row())))
        row = currentIndex().row();
    if (row >= 0 && row < m_model->rowCount())
        m_anchor = {m_model->rows().event_at(row), -rowAxis().y(row)};
}

/// What was remembered stays where it stood; what is hidden now, by what hides it.
void WaterfallView::restoreScroll()
{
    const Trace* trace = m_model->trace();
    if (!trace || !m_anchor.event || !trace->contains(m_anchor.event))
        return;
    const int row = std::max(0, m_model->rows().nearest_row_of(m_anchor.event));
    const Follow::Pause pause(m_context.follow());
    verticalScrollBar()->setValue(row * rowHeight + m_anchor.offset);
}

/// The selection comes back where it was; what the person looks at stays, also elsewhere.
void WaterfallView::rowsReset()
{
    if (m_isGrowing)
        return;
    rowsChanged();
    setCurrentEvent(m_context.selection());
    restoreScroll();
    if (m_context.follow().isOn())
        scrollToEnd();
}

void WaterfallView::beginGrowth()
{
    rememberScroll();
    m_isGrowing = true;
    m_isShowingSelection = true; // that its row may go for a while is nobody's choice
}

void WaterfallView::endGrowth()
{
    m_isGrowing = false;
    m_isShowingSelection = false;
    rowsChanged();
    if (currentEvent() != m_context.selection())
        setCurrentEvent(m_context.selection());
    if (m_context.follow().isOn())
        scrollToEnd();
    else
        restoreScroll();
}

/// An empty view says why it is.
void WaterfallView::showFilterNotice()
{
    m_notice->setEmptied(m_model->rows().is_filtered() && m_model->rowCount() == 0);
}

void WaterfallView::themeChanged()
{
    m_areRowsStale = true;
    viewport()->update();
    m_header->viewport()->update();
}

void WaterfallView::updateRow(EventIndex event)
{
    if (const auto row = m_model->rows().row_of(event))
        viewport()->update(rowRect(*row));
}

void WaterfallView::showHovered(EventIndex event)
{
    updateRow(m_hovered);
    m_hovered = event;
    updateRow(m_hovered);
}

void WaterfallView::showSelection(EventIndex event)
{
    m_actions->setEventActionsEnabled(event.is_valid());
    if (currentEvent() == event)
        return;
    m_model->admit(event);
    setCurrentEvent(event);
    scrollTo(currentIndex());
}

/// As the context says, so that it need not be told.
void WaterfallView::setCurrentEvent(EventIndex event)
{
    m_isShowingSelection = true;
    m_model->reveal(event);
    if (const QModelIndex index = m_model->indexOf(event); index.isValid())
        setCurrentIndex(index);
    else
        selectionModel()->clear();
    m_isShowingSelection = false;
}

void WaterfallView::reveal(EventIndex event)
{
    m_context.select(event);
    m_model->admit(event);
    m_model->reveal(event);
    const QModelIndex index = m_model->indexOf(event);
    // At the edge is where selecting it has just put it: what is jumped to is read with what stands
    // around it.
    const QRect inner = viewport()->rect().adjusted(0, rowHeight, 0, -rowHeight);
    scrollTo(index, inner.contains(visualRect(index)) ? EnsureVisible : PositionAtCenter);
    if (const auto stretch = m_context.timeOf(event))
        m_context.time().bringIntoView(*stretch);
}

void WaterfallView::setExpanded(EventIndex event, bool expanded)
{
    if (!m_model->isParent(event))
        return;
    const EventIndex current = currentEvent();
    if (!expanded && current && current != event &&
        m_model->trace()->tree().is_inside(current, event))
        setCurrentIndex(m_model->indexOf(event));
    m_model->setExpanded(event, expanded);
    announceExpanded(event);
}

/// The selection moves up to where it still has a row.
void WaterfallView::collapseAll()
{
    EventIndex root = currentEvent();
    while (root && m_model->trace()->parent(root))
        root = m_model->trace()->parent(root);
    if (root)
        setCurrentIndex(m_model->indexOf(root));
    m_model->collapseAll();
}

void WaterfallView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QAbstractItemView::currentChanged(current, previous);
    if (!m_isShowingSelection) {
        m_context.select(m_model->eventAt(current));
        scrollTo(current);
    }
    if (current.isValid() && hasFocus() && !m_isGrowing)
        announce(QAccessible::Focus, current);
}

void WaterfallView::selectionChanged(const QItemSelection& selected,
                                     const QItemSelection& deselected)
{
    QAbstractItemView::selectionChanged(selected, deselected);
    if (!selected.isEmpty() && !m_isGrowing)
        announce(QAccessible::Selection, selected.first().topLeft());
}

void WaterfallView::announce(QAccessible::Event what, const QModelIndex& index)
{
    const int child = AccessibleWaterfall::childNumber(*this, index);
    if (!QAccessible::isActive() || child < 0)
        return;
    QAccessibleEvent event(this, what);
    event.setChild(child);
    QAccessible::updateAccessibility(&event);
}

void WaterfallView::announceExpanded(EventIndex event)
{
    const int child = AccessibleWaterfall::childNumber(*this, m_model->indexOf(event));
    if (!QAccessible::isActive() || child < 0)
        return;
    QAccessible::State changed;
    changed.expanded = true;
    changed.collapsed = true;
    QAccessibleStateChangeEvent announcement(this, changed);
    announcement.setChild(child);
    QAccessible::updateAccessibility(&announcement);
}

} // namespace playhead
