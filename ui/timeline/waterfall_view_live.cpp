// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/follow.h"
#include "ui/context/live_clock.h"
#include "ui/context/session_context.h"
#include "ui/timeline/live_ticks.h"
#include "ui/timeline/waterfall_metrics.h"
#include "ui/timeline/waterfall_view.h"

#include <QScrollBar>

// What the view shows of a session that is being recorded, and how it stays at its end.

namespace playhead {

using namespace waterfall;

/// What has no end runs, or does not any more.
void WaterfallView::showLive()
{
    m_areRowsStale = true;
    viewport()->update();
}

/// While the way back to the end is offered over the view, the last row can be scrolled clear of
/// it.
void WaterfallView::showFollow()
{
    const Follow& follow = m_context.follow();
    const int roomBelow = follow.isOffered() ? roomForFollowChip : 0;
    if (roomBelow != m_roomBelow) {
        m_roomBelow = roomBelow;
        const Follow::Pause pause(m_context.follow());
        updateGeometries();
    }
    if (follow.isOn())
        scrollToEnd();
}

void WaterfallView::scrollToEnd()
{
    const Follow::Pause pause(m_context.follow());
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

bool WaterfallView::isEndInSight() const
{
    return contentHeight() - verticalOffset() - viewport()->height() < rowHeight;
}

/// The person has scrolled, or opened what moved the end away.
void WaterfallView::leaveEnd()
{
    if (isVisible() && !m_isGrowing && !isEndInSight())
        m_context.follow().stop();
}

/// Only what runs is drawn anew: the clock goes on for nothing else.
void WaterfallView::showNow()
{
    if (!isVisible() || m_areRowsStale)
        return;
    m_rowCache.tick(*m_model);
    const int duration = EventRowsModel::DurationColumn;
    for (int row = m_rowCache.first(); row < m_rowCache.last(); ++row) {
        if (!m_rowCache.at(row).isRunning)
            continue;
        viewport()->update(columnRect(row, duration));
        viewport()->update(rowRect(row) & timeRect());
    }
    m_areBarsStale = true;
}

void WaterfallView::updateWantedTicks()
{
    LiveTicks ticks(m_context, timeRect().width());
    for (int row = m_rowCache.first(); row < m_rowCache.last(); ++row) {
        if (m_rowCache.at(row).isRunning)
            ticks.addRunning(m_rowCache.at(row).event);
    }
    m_context.clock().setWanted(this, ticks.interval());
}

void WaterfallView::resizeEvent(QResizeEvent* event)
{
    const Follow::Pause pause(m_context.follow());
    QAbstractItemView::resizeEvent(event);
    if (m_context.follow().isOn())
        scrollToEnd();
}

void WaterfallView::showEvent(QShowEvent* event)
{
    QAbstractItemView::showEvent(event);
    if (m_context.follow().isOn())
        scrollToEnd();
}

void WaterfallView::hideEvent(QHideEvent* event)
{
    QAbstractItemView::hideEvent(event);
    m_context.clock().setWanted(this, 0);
}

} // namespace playhead
