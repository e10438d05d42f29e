// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/follow.h"
#include "ui/context/live_clock.h"
#include "ui/context/session_context.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/live_ticks.h"
#include "ui/timeline/waterfall_metrics.h"

#include <cmath>

// What the view shows of a session that is being recorded.

namespace playhead {

/// What has no end runs, or does not any more.
void LanesView::showLive()
{
    m_areBarsStale = true;
    invalidateAll();
}

/// Lanes have no end to stay at, only time has; the last can be scrolled clear of the way back.
void LanesView::showFollow()
{
    const int roomBelow = m_context.follow().isOffered() ? waterfall::roomForFollowChip : 0;
    if (roomBelow == m_roomBelow)
        return;
    m_roomBelow = roomBelow;
    layOut();
}

/// Only what runs is drawn anew, from its start to beyond where it is by now.
void LanesView::showNow()
{
    constexpr int reach = 12; // of outlines and of the moving end
    if (!isVisible())
        return;
    const QRect graph = graphRect();
    const double now = m_scale.axis().x(m_context.now());
    for (const EventIndex event : runningInSight()) {
        const Bar bar = barOf(event);
        const int left = graph.left() + static_cast<int>(std::floor(bar.x)) - reach;
        const int right = graph.left() + static_cast<int>(std::ceil(now)) + reach;
        const QRect row(left, static_cast<int>(bar.y) - reach, right - left,
                        lanes::rowHeight + 2 * reach);
        invalidate(row & graph);
    }
    m_areBarsStale = true;
}

void LanesView::updateWantedTicks()
{
    LiveTicks ticks(m_context, graphRect().width());
    for (const EventIndex event : runningInSight())
        ticks.addRunning(event);
    m_context.clock().setWanted(this, ticks.interval());
}

} // namespace playhead
