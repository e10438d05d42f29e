// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/lanes_view.h"

#include "core/timeline/coordinates.h"
#include "ui/accessibility/accessible_lanes.h"
#include "ui/bridge/text.h"
#include "ui/context/event_annotations.h"
#include "ui/context/event_filter.h"
#include "ui/context/follow.h"
#include "ui/context/live_clock.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/models/event_texts.h"
#include "ui/theme/theme.h"
#include "ui/timeline/filter_notice.h"
#include "ui/timeline/lanes_header.h"
#include "ui/timeline/playhead_mark.h"
#include "ui/timeline/range_label.h"
#include "ui/timeline/time_pointer.h"
#include "ui/timeline/time_scroll_bar.h"

#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace playhead {

using namespace lanes;

LanesView::LanesView(SessionContext& context, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_context(context)
    , m_lanes(context)
    , m_pointer(std::make_unique<TimePointer>(
          context, viewport(),
          TimePointer::View{[this] { return graphRect(); },
                            [this](const QPoint& point) {
                                const auto bar = barAt(point);
                                return bar ? bar->event : EventIndex();
                            },
                            [this](const QPoint& point) { return toolTipAt(point); }}))
    , m_header(new LanesHeader(m_scale, context, this))
    , m_rangeLabel(new RangeLabel(context, this))
    , m_notice(new FilterNotice(context, *this))
    , m_scrollSpacer(new QWidget(this))
    , m_labels(Theme::instance().smallFont(), context.mask())
{
    setLayoutDirection(Qt::LeftToRight); // a chart over time, in every language
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setViewportMargins(0, headerHeight, 0, 0);
    AccessibleLanes::install();
    setAccessibleName(tr("Lanes"));
    setWhatsThis(tr("The session's events over time, in a lane for each agent and thread. The left "
                    "and right arrows go along a row, up and down to the rows beside it; Enter "
                    "shows the selected event over the whole width."));
    m_scrollSpacer->setFixedWidth(namesWidth);
    addScrollBarWidget(m_scrollSpacer, Qt::AlignLeft);
    new TimeScrollBar(context.time(), *horizontalScrollBar(), this);
    connectContext();
    m_selected = context.selection();
    m_playhead = context.replay().playhead();
    showTrace();
}

LanesView::~LanesView() = default;

void LanesView::useActions(const QList<QAction*>& eventActions, const QList<QAction*>& timeActions)
{
    m_eventActions = eventActions;
    m_timeActions = timeActions;
    addActions(eventActions + timeActions);
}

void LanesView::connectContext()
{
    connect(&m_context, &SessionContext::traceChanged, this, &LanesView::showTrace);
    connect(&m_context, &SessionContext::selectionChanged, this, &LanesView::showSelection);
    connect(&m_context, &SessionContext::revealRequested, this, &LanesView::reveal);
    connect(&m_context, &SessionContext::hoveredChanged, this, &LanesView::showHovered);
    connect(&m_context, &SessionContext::traceGrown, this, &LanesView::showVisibleRange);
    connect(&m_context, &SessionContext::timeDisplayChanged, this, &LanesView::showVisibleRange);
    connect(&m_context, &SessionContext::secretsRevealedChanged, this, &LanesView::textsChanged);
    connect(&m_context.time(), &TimeViewport::rangeChanged, this, &LanesView::showVisibleRange);
    connect(&m_context.time(), &TimeViewport::markedChanged, this, &LanesView::showMarked);
    connect(&m_context.replay(), &Replay::playheadChanged, this, &LanesView::showPlayhead);
    connect(&m_context.filter(), &EventFilter::progressChanged, this, &LanesView::showFilterNotice);
    connect(&m_context.annotations(), &EventAnnotations::changed, this, &LanesView::invalidateAll);
    connect(&m_context, &SessionContext::liveChanged, this, &LanesView::showLive);
    connect(&m_context.clock(), &LiveClock::ticked, this, &LanesView::showNow);
    connect(&m_context.follow(), &Follow::changed, this, &LanesView::showFollow);
    connect(&m_lanes, &SessionLanes::changed, this, &LanesView::showLanes);
    connect(&Theme::instance(), &Theme::changed, this, &LanesView::textsChanged);
    connect(m_header, &LanesHeader::wheelTurned, this, [this](QWheelEvent* event) {
        if (!m_pointer->turnWheel(*event))
            wheelEvent(event);
    });
}

// ---------------------------------------------------------------------------------- geometry

int LanesView::offset() const
{
    return verticalScrollBar()->value();
}

QRect LanesView::graphRect() const
{
    return {namesWidth, 0, std::max(0, viewport()->width() - namesWidth), viewport()->height()};
}

QRect LanesView::pastRect() const
{
    return playhead_mark::past(m_playhead, m_scale.axis(), timeRect());
}

QRect LanesView::groupRect(std::size_t group) const
{
    return {0, m_geometry.groupTop(group) - offset(), viewport()->width(),
            m_geometry.groupHeight(group)};
}

int LanesView::rowY(std::uint32_t row) const
{
    return m_geometry.rowTop(row) - offset();
}

Bar LanesView::barOf(EventIndex event) const
{
    const auto row = m_shown ? m_shown->rowOf(event) : std::nullopt;
    if (!row)
        return {};
    return bar_of(*m_shown->trace, event, m_scale.axis(), rowY(*row), rowHeight, {barHeight},
                  m_context.now());
}

QRectF LanesView::barRect(EventIndex event) const
{
    const Bar bar = barOf(event);
    return bar.has(BarFlag::Visible)
               ? QRectF(graphRect().left() + bar.x, bar.y, bar.width, bar.height)
               : QRectF();
}

QRect LanesView::markRect(EventIndex event) const
{
    const Bar bar = barOf(event);
    if (bar.height == 0)
        return {};
    constexpr int reach = 8; // of outlines, and of the pointer to a bar that is out of sight
    const QRect graph = graphRect();
    if (!bar.has(BarFlag::Visible)) {
        const int y = static_cast<int>(bar.y);
        return {graph.left(), y - reach, graph.width(), rowHeight + 2 * reach};
    }
    return barRect(event).toAlignedRect().adjusted(-reach, -reach, reach, reach) & graph;
}

const std::vector<Bar>& LanesView::bars()
{
    if (!std::exchange(m_areBarsStale, false))
        return m_bars;
    m_bars.clear();
    if (!m_shown)
        return m_bars;
    const BarGrid grid(m_scale.axis(), {barHeight});
    forRows(0, viewport()->height(), [&](std::uint32_t row) {
        m_shown->bars->append_row(row, grid, rowY(row), rowHeight, m_bars, m_context.now());
    });
    return m_bars;
}

std::vector<EventIndex> LanesView::runningInSight() const
{
    std::vector<EventIndex> running;
    if (!m_shown || m_context.now() == no_time)
        return running;
    forRows(0, viewport()->height(), [&](std::uint32_t row) {
        // Behind it is at most what begins at the end itself.
        const auto events = m_shown->layout->events_in(row);
        for (const EventIndex event : events.last(std::min<std::size_t>(events.size(), 2))) {
            if (const Bar bar = barOf(event);
                bar.has(BarFlag::Running) && bar.has(BarFlag::Visible))
                running.push_back(event);
        }
    });
    return running;
}

QString LanesView::groupName(std::size_t group) const
{
    return m_context.mask().word(lane_name(*m_shown->trace, m_shown->layout->groups()[group]));
}

QString LanesView::spokenName(EventIndex event) const
{
    return EventTexts::spokenBar(*m_shown->trace, event, m_context.mask(), m_context.now()) +
           EventTexts::spokenAnnotation(m_context.annotations().current()->find(event));
}

void LanesView::layOut()
{
    const QRect area = viewport()->geometry();
    m_header->setGeometry(area.left(), area.top() - headerHeight, area.width(), headerHeight);
    const int page = viewport()->height();
    verticalScrollBar()->setSingleStep(rowHeight);
    verticalScrollBar()->setPageStep(std::max(rowHeight, page - rowHeight));
    verticalScrollBar()->setRange(0, std::max(0, m_geometry.height() + m_roomBelow - page));
    updateTimeScale();
    showFilterNotice();
}

void LanesView::updateTimeScale()
{
    const auto moved = m_scale.pan(m_context, graphRect().width(), Theme::instance().smallFont());
    m_areBarsStale = true;
    if (moved)
        moveGraph(*moved);
    else
        invalidate(graphRect());
    m_rangeLabel->placeOver(graphRect().translated(viewport()->pos()), m_scale.axis());
    m_header->update();
}

void LanesView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void LanesView::scrollContentsBy(int, int dy)
{
    // Sideways it is time that moves, which the context tells.
    if (dy == 0)
        return;
    m_areBarsStale = true;
    moveRows(-dy);
    m_pointer->updateHovered();
}

} // namespace playhead
