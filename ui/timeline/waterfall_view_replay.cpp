// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/replay/replay_index.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/context/session_indexes.h"
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
    viewport()->update(playhead_mark::stripBetween(before, time, m_scale.axis(), timelineRect()));
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
    const TimeIndexes* indexes = m_context.indexes().current();
    const Replay& replay = m_context.replay();
    if (!replay.isPlaying() || !replay.isFollowing() || !indexes)
        return;
    const auto lastBegun = [indexes](TimeNs at) {
        const std::uint32_t begun = indexes->replay->begun_until(at);
        return begun > 0 ? indexes->replay->by_begin()[begun - 1] : EventIndex();
    };
    const EventIndex last = lastBegun(before);
    const EventIndex next = lastBegun(time);
    if (last == next || !next || !m_model->trace()->contains(next))
        return;
    const auto rowOf = [this](EventIndex event) { return m_model->rows().nearest_row_of(event); };
    if (!last || viewport()->rect().intersects(rowRect(rowOf(last))))
        scrollTo(m_model->index(rowOf(next), EventRowsModel::EventColumn));
}

void WaterfallView::showMarked()
{
    placeRangeLabel();
    viewport()->update(timelineRect());
}

/// A child of the view, as those of the viewport scroll with it.
void WaterfallView::placeRangeLabel()
{
    m_rangeLabel->placeOver(timelineRect().translated(viewport()->pos()), m_scale.axis());
}

std::optional<int> WaterfallView::playheadX() const
{
    return playhead_mark::x(m_playhead, m_scale.axis(), timelineRect().left());
}

/// The part of the timeline that has come to pass. All of it where the playhead is off.
QRect WaterfallView::pastRect() const
{
    QRect past = timelineRect();
    if (m_playhead == no_time || m_scale.axis().x(m_playhead) > m_scale.axis().width)
        return past;
    past.setWidth(playheadX().value_or(past.left()) - past.left());
    return past;
}

} // namespace playhead
