// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"
#include "ui/models/event_tool_tips.h"
#include "ui/timeline/idle_marks.h"
#include "ui/timeline/lanes_header.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/row_filter_menu.h"
#include "ui/timeline/time_pointer.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

#include <cstdlib>
#include <utility>

namespace playhead {

// ---------------------------------------------------------------------------------- mouse

/// The one on top, with a little room around it.
std::optional<Bar> LanesView::barAt(const QPoint& point) const
{
    constexpr int slack = 2;
    if (!m_shown || !graphRect().contains(point))
        return std::nullopt;
    const double x = point.x() - graphRect().left();
    const BarGrid grid(m_scale.axis(), {lanes::barHeight}, x - slack, x + slack);
    std::vector<Bar> near;
    forRows(point.y() - slack, point.y() + slack, [&](std::uint32_t row) {
        m_shown->bars->append_row(row, grid, rowY(row), lanes::rowHeight, near, m_context.now());
    });
    for (const int room : {0, slack}) {
        for (auto bar = near.rbegin(); bar != near.rend(); ++bar) {
            if (bar->contains(x, point.y(), room))
                return *bar;
        }
    }
    return std::nullopt;
}

void LanesView::mousePressEvent(QMouseEvent* event)
{
    const bool isMiddle = event->button() == Qt::MiddleButton;
    if (!isMiddle && (event->button() != Qt::LeftButton || !graphRect().contains(event->pos())))
        return;
    m_pointer->press(event->pos().x(), isMiddle);
    m_pressedY = event->pos().y();
    m_pressedOffset = offset();
    m_isScrolling = isMiddle;
}

/// Takes time sideways, and lanes up and down.
void LanesView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pointer->isPressed())
        return;
    m_pointer->drag(event->pos().x());
    const int moved = m_pressedY - event->pos().y();
    if (std::abs(moved) >= QApplication::startDragDistance())
        m_isScrolling = true;
    if (!m_isScrolling)
        return;
    verticalScrollBar()->setValue(m_pressedOffset + moved);
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void LanesView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_pointer->isPressed())
        return;
    const bool wasScroll = std::exchange(m_isScrolling, false);
    const bool wasClick = m_pointer->release() && !wasScroll;
    if (!wasClick)
        return;
    if (const auto bar = barAt(event->pos()))
        m_context.select(bar->event);
}

void LanesView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto bar = barAt(event->pos()))
        showWholly(*bar);
}

/// Over the whole width: an event, or all that a block holds.
void LanesView::showWholly(const Bar& bar)
{
    constexpr auto glide = TimeViewport::Motion::Glide;
    const TimeAxis& axis = m_scale.axis();
    if (bar.has(BarFlag::Merged))
        m_context.time().fit({axis.time_at(bar.x), axis.time_at(bar.x + bar.width)}, glide);
    else if (const auto stretch = m_context.timeOf(bar.event))
        m_context.time().fit(*stretch, glide);
}

// ---------------------------------------------------------------------------------- the rest

QString LanesView::toolTipAt(const QPoint& point)
{
    if (!m_shown)
        return {};
    if (const auto bar = barAt(point))
        return bar->has(BarFlag::Merged) ? blockToolTip(*bar)
                                         : EventToolTips::bar(m_context, bar->event);
    if (graphRect().contains(point))
        return IdleMarks::toolTip(m_context, m_scale.axis(), point.x() - graphRect().left());
    const auto group = m_geometry.groupAt(point.y() + offset());
    return group ? groupToolTip(*group) : QString();
}

QString LanesView::blockToolTip(const Bar& block) const
{
    QStringList lines = {tr("%1 events, too small to be drawn one by one here")
                             .arg(toQString(format_count(block.count)))};
    if (block.has(BarFlag::Failed))
        lines += tr("%1 of them failed: a click selects the first.")
                     .arg(toQString(format_count(block.failures)));
    else if (block.has(BarFlag::Found))
        lines += tr("The text is found in some of them: a click selects the first.");
    else if (block.has(BarFlag::Hit))
        lines += tr("Some of them are hits: a click selects the first.");
    lines += tr("A double click shows them closer.");
    return EventToolTips::fromPlainText(lines.join(u'\n'));
}

QString LanesView::groupToolTip(std::size_t group) const
{
    const LaneGroup& lane = m_shown->layout->groups()[group];
    const StringPool& strings = m_shown->trace->strings();
    const auto word = [&](StringId id) { return m_context.mask().word(strings.text(id)); };
    QStringList lines;
    const QString agent = word(lane.agent);
    lines += agent.isEmpty() ? tr("No agent recorded") : tr("agent %1").arg(agent);
    if (const QString thread = word(lane.thread); !thread.isEmpty())
        lines += tr("thread %1").arg(thread);
    lines += tr("events: %1").arg(toQString(format_count(lane.event_count)));
    if (lane.untimed_count > 0)
        lines += tr("without a time, and so without a bar: %1")
                     .arg(toQString(format_count(lane.untimed_count)));
    return EventToolTips::fromPlainText(lines.join(u'\n'));
}

void LanesView::contextMenuEvent(QContextMenuEvent* event)
{
    QPoint where = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        where = viewport()->mapToGlobal(barRect(m_selected).bottomLeft().toPoint());
    else if (const auto bar = barAt(event->pos()))
        m_context.select(bar->event);
    if (!m_selected)
        return;
    QMenu menu(this);
    menu.addActions(m_eventActions);
    menu.addSeparator();
    menu.addActions(m_annotationActions);
    menu.addSeparator();
    addRowFilterMenu(menu, m_context, m_selected);
    menu.addSeparator();
    menu.addActions(m_timeActions);
    menu.exec(where);
}

void LanesView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update(markRect(m_selected));
}

void LanesView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update(markRect(m_selected));
}

} // namespace playhead
