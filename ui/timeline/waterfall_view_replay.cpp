// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/timeline/followed_event.h"
#include "ui/timeline/playhead_mark.h"
#include "ui/timeline/range_label.h"
#include "ui/timeline/waterfall_header.h"
#include "ui/timeline/waterfall_view.h"

#include <utility>

// What the view shows of the replay, and of a stretch of time that is being measured.

namespace playhead {

/// Repaints where the playhead was and is, and the names of events that begin or end between:
/// never the whole graph, so that playing costs the same however many bars there are.
void WaterfallView::showPlayhead(TimeNs time)
{
    const TimeNs before = std::exchange(m_playhead, time);
    if (before == no_time || time == no_time || before == time) {
        viewport()->update();
        return;
    }
    viewport()->update(playhead_mark::stripBetween(before, time, m_scale.axis(), timeRect()));
    followPlayhead(before, time);
    const Replay& replay = m_context.replay();
    for (int row = m_rowCache.first(); row < m_rowCache.last(); ++row) {
        const EventIndex event = m_rowCache.at(row).event;
        if (replay.stateAt(event, before) != replay.stateAt(event, time))
            viewport()->update(rowRect(row));
    }
}

/// Scrolls to what has just begun while playing, unless the person has scrolled elsewhere.
void WaterfallView::followPlayhead(TimeNs before, TimeNs time)
{
    const auto followed = followedEvent(m_context, before, time);
    if (!followed || !m_model->trace()->contains(followed->next))
        return;
    const auto rowOf = [this](EventIndex event) { return m_model->rows().nearest_row_of(event); };
    if (!followed->last || viewport()->rect().intersects(rowRect(rowOf(followed->last))))
        scrollTo(m_model->index(rowOf(followed->next), EventRowsModel::EventColumn));
}

void WaterfallView::showMarked()
{
    placeRangeLabel();
    viewport()->update(timeRect());
}

/// A child of the view, as those of the viewport scroll with it.
void WaterfallView::placeRangeLabel()
{
    m_rangeLabel->placeOver(timeRect().translated(viewport()->pos()), m_scale.axis());
}

std::optional<int> WaterfallView::playheadX() const
{
    return playhead_mark::x(m_playhead, m_scale.axis(), timeRect().left());
}

QRect WaterfallView::pastRect() const
{
    return playhead_mark::past(m_playhead, m_scale.axis(), timeRect());
}

} // namespace playhead
