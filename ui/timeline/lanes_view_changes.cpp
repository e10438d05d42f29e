// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/accessibility/accessible_lanes.h"
#include "ui/context/live_clock.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/timeline/filter_notice.h"
#include "ui/timeline/followed_event.h"
#include "ui/timeline/idle_marks.h"
#include "ui/timeline/lanes_header.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/playhead_mark.h"
#include "ui/timeline/range_label.h"
#include "ui/timeline/time_pointer.h"
#include "ui/timeline/waterfall_metrics.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

// What the view does when session, lanes, selection or playhead change, and whom it tells.

namespace playhead {

using namespace lanes;

void LanesView::showTrace()
{
    m_awaited = EventIndex();
    verticalScrollBar()->setValue(0);
    textsChanged();
    showVisibleRange();
}

void LanesView::textsChanged()
{
    m_labels.clear();
    m_stamps.clear();
    invalidateAll();
    m_header->update();
}

void LanesView::showVisibleRange()
{
    updateTimeScale();
    m_pointer->updateHovered();
}

/// What the person looks at stays where it is, while lanes above it may come and go.
void LanesView::showLanes()
{
    const ScrollAnchor anchor = scrollAnchor();
    m_shown = m_lanes.current();
    m_geometry = m_shown ? LaneGeometry(*m_shown->layout) : LaneGeometry();
    layOut();
    if (const auto row = m_shown ? m_shown->rowOf(anchor.event) : std::nullopt)
        verticalScrollBar()->setValue(m_geometry.rowTop(*row) - anchor.y);
    if (m_shown && m_awaited && m_shown->trace->contains(m_awaited))
        scrollToEvent(std::exchange(m_awaited, EventIndex()), true);
    invalidateAll();
    m_pointer->updateHovered();
    Q_EMIT lanesChanged();
}

/// The selection where its row is in sight, else what stands at the top.
LanesView::ScrollAnchor LanesView::scrollAnchor() const
{
    if (!m_shown)
        return {};
    if (const auto row = m_shown->rowOf(m_selected)) {
        if (rowY(*row) > -rowHeight && rowY(*row) < viewport()->height())
            return {m_selected, rowY(*row)};
    }
    const std::uint32_t first = m_geometry.firstRowBelow(offset());
    if (first >= m_shown->layout->row_count())
        return {};
    return {m_shown->layout->events_in(first).front(), rowY(first)};
}

void LanesView::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    m_lanes.setActive(true);
}

void LanesView::hideEvent(QHideEvent* event)
{
    QAbstractScrollArea::hideEvent(event);
    m_lanes.setActive(false);
    m_context.clock().setWanted(this, 0);
}

/// An empty view says why it is.
void LanesView::showFilterNotice()
{
    m_notice->setEmptied(m_shown && m_shown->shown && m_geometry.groupCount() == 0);
}

void LanesView::showHovered(EventIndex event)
{
    viewport()->update(markRect(m_hovered));
    m_hovered = event;
    viewport()->update(markRect(m_hovered));
}

void LanesView::showSelection(EventIndex event)
{
    viewport()->update(markRect(m_selected));
    m_selected = event;
    viewport()->update(markRect(m_selected));
    m_lanes.admit(event);
    scrollToEvent(event, false);
    announce(QAccessible::Selection, event);
    if (hasFocus())
        announce(QAccessible::Focus, event);
}

void LanesView::reveal(EventIndex event)
{
    m_context.select(event);
    m_lanes.admit(event);
    scrollToEvent(event, true);
    if (const auto stretch = m_context.timeOf(event))
        m_context.time().bringIntoView(*stretch);
}

/// Lanes alone; time is the context's. What is jumped to is read with what stands around it.
void LanesView::scrollToEvent(EventIndex event, bool isJump)
{
    const auto row = m_shown ? m_shown->rowOf(event) : std::nullopt;
    if (!row || m_lanes.isBusy())
        m_awaited = event;
    if (!row)
        return;
    const int page = viewport()->height();
    const int top = m_geometry.rowTop(*row);
    const int margin = isJump ? rowHeight : groupPadding;
    const bool isAbove = top - margin < offset();
    const bool isBelow = top + rowHeight + margin > offset() + page;
    if (!isAbove && !isBelow)
        return;
    if (isJump)
        verticalScrollBar()->setValue(top - (page - rowHeight) / 2);
    else
        verticalScrollBar()->setValue(isAbove ? top - margin : top + rowHeight + margin - page);
}

void LanesView::showMarked()
{
    m_rangeLabel->placeOver(graphRect().translated(viewport()->pos()), m_scale.axis());
    invalidate(graphRect());
}

// ---------------------------------------------------------------------------------- replay

// ---------------------------------------------------------------------------------- the layer

/// Is drawn anew; to update() a part is enough for what moves over it.
void LanesView::invalidate(const QRect& part)
{
    m_layer.invalidate(part);
    viewport()->update(part);
}

void LanesView::invalidateAll()
{
    m_layer.invalidateAll();
    viewport()->update();
}

/// What was drawn of the graph goes to the left; what stands at its edges, and what only fits there
/// now, is drawn anew.
void LanesView::moveGraph(int pixels)
{
    const QRect graph = graphRect();
    if (pixels == 0)
        return;
    if (!m_layer.isOf(viewport()->size()) || !m_layer.isAligned(graph) ||
        !m_layer.isAligned({pixels, 0, 0, 0}))
        return invalidate(graph);
    m_layer.moveLeft(graph, pixels);
    const int by = std::abs(pixels);
    const int edge = static_cast<int>(std::ceil(m_longestLabel + 2 * waterfall::labelPadding)) + by;
    m_layer.invalidate(QRect(graph.left(), 0, edge, graph.height()) & graph);
    m_layer.invalidate(QRect(graph.right() + 1 - edge, 0, edge, graph.height()) & graph);
    for (const int y : m_edgeBound)
        m_layer.invalidate(rowBand(y));
    for (const TimeRange& gap : m_scale.gaps()) {
        const QRect band = IdleMarks::bandOf(gap, m_scale.axis(), graph).toAlignedRect();
        if (band.left() <= graph.left() + by || band.right() >= graph.right() - by)
            m_layer.invalidate(band.adjusted(-by, 0, by, 0) & graph);
    }
    viewport()->update(graph);
}

/// The same upwards; names stay in sight as long as their lanes do.
void LanesView::moveRows(int pixels)
{
    const QRect graph = graphRect();
    // What is written into gaps stands still.
    if (!m_layer.isOf(viewport()->size()) || !m_layer.isAligned(graph) ||
        !m_layer.isAligned({0, pixels, 0, 0}) || !m_scale.gaps().empty())
        return invalidateAll();
    m_layer.moveUp(graph, pixels);
    m_layer.invalidate(QRect(0, 0, graph.left(), graph.height()));
    std::set<int> edgeBound;
    for (const int y : m_edgeBound)
        edgeBound.insert(y - pixels);
    m_edgeBound = std::move(edgeBound);
    viewport()->update();
}

/// All that the bars of a row cover, which stand at a height.
QRect LanesView::rowBand(int y) const
{
    constexpr int reach = 8;
    const QRect graph = graphRect();
    return QRect(graph.left(), y - reach, graph.width(), rowHeight + 2 * reach) & graph;
}

/// Repaints where the playhead was and is, and what failed between: never the whole graph, so that
/// playing costs the same however many bars there are.
void LanesView::showPlayhead(TimeNs time)
{
    const TimeNs before = std::exchange(m_playhead, time);
    if (before == no_time || time == no_time || before == time) {
        invalidateAll();
        return;
    }
    const QRect strip = playhead_mark::stripBetween(before, time, m_scale.axis(), graphRect());
    invalidate(strip);
    followPlayhead(before, time);
    if (!m_shown || strip.isEmpty())
        return;
    const Replay& replay = m_context.replay();
    const int left = graphRect().left();
    const BarGrid grid(m_scale.axis(), {barHeight}, strip.left() - left, strip.right() + 1 - left);
    m_rowBars.clear();
    forRows(0, viewport()->height(), [&](std::uint32_t row) {
        m_shown->bars->append_row(row, grid, rowY(row), rowHeight, m_rowBars, m_context.now());
    });
    for (const Bar& bar : m_rowBars) {
        if (bar.has(BarFlag::Failed) &&
            replay.stateAt(bar.event, before) != replay.stateAt(bar.event, time))
            invalidate(markRect(bar.event));
    }
}

/// Scrolls to what has just begun while playing, unless the person has scrolled elsewhere.
void LanesView::followPlayhead(TimeNs before, TimeNs time)
{
    const auto followed = followedEvent(m_context, before, time);
    if (!followed || !m_shown)
        return;
    const auto row = m_shown->rowOf(followed->last);
    const bool wasInSight =
        !row || (rowY(*row) + rowHeight > 0 && rowY(*row) < viewport()->height());
    if (wasInSight && m_shown->rowOf(followed->next))
        scrollToEvent(followed->next, false);
}

std::optional<int> LanesView::playheadX() const
{
    return playhead_mark::x(m_playhead, m_scale.axis(), graphRect().left());
}

// ---------------------------------------------------------------------------------- who is told

void LanesView::announce(QAccessible::Event what, EventIndex event)
{
    if (QAccessible::isActive())
        AccessibleLanes::announce(*this, what, event);
}

} // namespace playhead
