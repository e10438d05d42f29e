// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/context/event_annotations.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/theme/theme.h"
#include "ui/timeline/annotation_mark.h"
#include "ui/timeline/bar_painter.h"
#include "ui/timeline/idle_marks.h"
#include "ui/timeline/lanes_header.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/playhead_mark.h"
#include "ui/timeline/time_marks.h"
#include "ui/timeline/waterfall_metrics.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace playhead {

using namespace lanes;

void LanesView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    paint(painter, event->region());
    updateWantedTicks();
}

void LanesView::paintPart(QPainter& painter, const QRect& part)
{
    painter.save();
    painter.setClipRect(part, Qt::IntersectClip);
    paint(painter, part);
    painter.restore();
}

void LanesView::paintHeader(QPainter& painter)
{
    m_header->paint(painter);
}

void LanesView::paint(QPainter& painter, const QRegion& dirty)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(dirty.boundingRect(), Theme::instance().color(ColorRole::Panel));
    if (const QString text = emptyText(); !text.isEmpty())
        return paintMessage(painter, text);
    if (dirty.intersects(graphRect()))
        paintGraph(painter, dirty);
    painter.setClipRect(dirty.boundingRect());
    paintNames(painter, dirty);
}

/// What an empty view says; empty for one that is not.
QString LanesView::emptyText() const
{
    if (!m_context.trace())
        return tr("No session");
    if (m_context.trace()->event_count() == 0)
        return tr("No events recorded");
    return m_shown ? QString() : tr("Laying out the lanes…");
}

void LanesView::paintMessage(QPainter& painter, const QString& text) const
{
    painter.setFont(Theme::instance().font());
    painter.setPen(Theme::instance().color(ColorRole::Dim));
    painter.drawText(viewport()->rect(), Qt::AlignCenter, text);
}

// ---------------------------------------------------------------------------------- names

void LanesView::paintNames(QPainter& painter, const QRegion& dirty) const
{
    const Theme& theme = Theme::instance();
    for (std::size_t group = m_geometry.groupAt(offset()).value_or(0);
         group < m_geometry.groupCount(); ++group) {
        const QRect rect = groupRect(group);
        if (rect.top() >= viewport()->height())
            break;
        if (!dirty.intersects(rect))
            continue;
        const QRect line(rect.left(), rect.bottom(), rect.width(), 1);
        painter.fillRect(line & dirty.boundingRect(), theme.color(ColorRole::Line));
        if (dirty.intersects(QRect(rect.left(), rect.top(), namesWidth, rect.height())))
            paintName(painter, group);
    }
    const QRect edge(namesWidth - 1, 0, 1, viewport()->height());
    painter.fillRect(edge & dirty.boundingRect(), theme.color(ColorRole::Line));
}

/// In sight as long as a part of its lane is.
void LanesView::paintName(QPainter& painter, std::size_t group) const
{
    constexpr int padding = waterfall::cellPadding;
    constexpr int line = 18;
    const Theme& theme = Theme::instance();
    const LaneGroup& lane = m_shown->layout->groups()[group];
    const QRect rect = groupRect(group);
    const int height = line * (lane.shares_agent ? 2 : 1);
    const int margin = std::min(groupPadding + 1, (rect.height() - height) / 2);
    const int top = std::min(std::max(rect.top(), 0), rect.bottom() - 2 * margin - height) + margin;
    const QString count = toQString(format_count(lane.event_count));
    painter.setFont(theme.smallFont());
    painter.setPen(theme.color(ColorRole::Dim));
    const QRect first(padding, top, namesWidth - 2 * padding, line);
    painter.drawText(first, Qt::AlignRight | Qt::AlignVCenter, count);
    const int room =
        first.width() - QFontMetrics(theme.smallFont()).horizontalAdvance(count) - padding;

    const StringPool& strings = m_shown->trace->strings();
    const auto word = [&](StringId id) { return m_context.mask().word(strings.text(id)); };
    const QFontMetrics metrics(theme.font());
    QString name = word(lane.agent);
    painter.setPen(theme.color(name.isEmpty() ? ColorRole::Dim : ColorRole::Text));
    if (name.isEmpty())
        name = tr("No agent recorded");
    painter.setFont(theme.font());
    painter.drawText(QRect(first.left(), top, room, line), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(name, Qt::ElideRight, room));
    if (!lane.shares_agent)
        return;
    const QString thread = word(lane.thread);
    painter.setFont(theme.smallFont());
    painter.setPen(theme.color(ColorRole::Dim));
    // Threads differ at their ends.
    painter.drawText(first.translated(0, line), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(theme.smallFont())
                         .elidedText(thread.isEmpty() ? tr("no thread recorded") : thread,
                                     Qt::ElideMiddle, first.width()));
}

// ---------------------------------------------------------------------------------- graph

void LanesView::paintGraph(QPainter& painter, const QRegion& dirty)
{
    const QRect graph = graphRect();
    const QRect part = graph & dirty.boundingRect();
    // As high as what is painted: elsewhere than on the screen, the rest is not to be painted
    // again.
    const QRect rows(graph.left(), part.top(), graph.width(), part.height());
    painter.setClipRect(part);
    time_marks::paintGrid(painter, m_scale, graph, part);
    IdleMarks::paintBands(painter, m_scale.axis(), m_scale.gaps(), graph, part);
    time_marks::paintMarked(painter, m_scale, m_context.time(), rows);
    const QRect past = pastRect();
    paintBars(painter, past, dirty);
    if (past != graph) {
        painter.setOpacity(opacityToCome);
        paintBars(painter, graph.adjusted(past.width(), 0, 0, 0), dirty);
        painter.setOpacity(1);
    }
    painter.setClipRect(part);
    IdleMarks::paintBreaks(painter, m_scale.axis(), m_scale.gaps(), graph, part);
    paintSelected(painter);
    if (const auto x = playheadX())
        playhead_mark::paintLine(painter, *x, rows);
}

/// The bars as far as they lie in a part of the graph.
void LanesView::paintBars(QPainter& painter, const QRect& part, const QRegion& dirty)
{
    constexpr double outline = 8; // how far a bar's marks may reach beyond it
    if (!dirty.intersects(part))
        return;
    const QRectF wanted(dirty.boundingRect().intersected(part));
    const double left = graphRect().left();
    painter.setClipRect(part & dirty.boundingRect());
    painter.translate(left, 0);
    for (const Bar& bar : bars()) {
        const QRectF reach(left + bar.x - outline, bar.y - outline, bar.width + 2 * outline,
                           bar.height + 2 * outline);
        if (reach.intersects(wanted))
            paintBar(painter, bar);
    }
    painter.translate(-left, 0);
}

void LanesView::paintBar(QPainter& painter, const Bar& bar)
{
    constexpr double leastParted = 5;
    Bar drawn = bar;
    // Where one ends when the next begins, they are still to be told apart.
    if (bar.width >= leastParted && !bar.has(BarFlag::Instant) && !bar.has(BarFlag::Merged))
        drawn.width -= 1;
    // That it fails is to come.
    if (m_context.replay().stateAt(bar.event, m_playhead) == EventState::Running)
        drawn.flags &= static_cast<std::uint16_t>(~static_cast<unsigned>(BarFlag::Failed));
    const double opacity = painter.opacity();
    if (m_shown->hits && !bar.has(BarFlag::Hit))
        painter.setOpacity(opacity * waterfall::fadedOpacity);
    BarPainter painted(painter, m_scale.axis().width);
    if (!bar.has(BarFlag::Merged)) {
        painted.paint(drawn, m_labels.label(*m_shown->trace, bar.event), m_labels.font());
        annotation_mark::paintOnBar(painter, drawn,
                                    m_context.annotations().current()->find(bar.event));
    } else {
        const LabelSpace space = label_space(bar, m_scale.axis().width, waterfall::labelPadding);
        const bool isShort = !space.fits(m_labels.count(bar.count, false).width);
        painted.paint(drawn, m_labels.count(bar.count, isShort), m_labels.font());
    }
    painter.setOpacity(opacity);
}

/// Over all bars, and drawn as a bar of its own also where it is one of many in a block: what is
/// selected is to be seen at every zoom.
void LanesView::paintSelected(QPainter& painter)
{
    const double left = graphRect().left();
    painter.translate(left, 0);
    BarPainter bars(painter, m_scale.axis().width);
    if (Bar bar = barOf(m_selected); bar.height > 0) {
        // Only what is small has been hidden, or not drawn at all as it is out of sight.
        if (bar.has(BarFlag::Widened) || !bar.has(BarFlag::Visible)) {
            if (m_context.replay().stateAt(m_selected, m_playhead) != EventState::Done)
                bar.flags &= static_cast<std::uint16_t>(~static_cast<unsigned>(BarFlag::Failed));
            bars.paint(bar, m_labels.label(*m_shown->trace, m_selected), m_labels.font());
        }
        bars.paintSelection(bar, hasFocus());
    }
    if (m_hovered && m_hovered != m_selected)
        bars.paintHover(barOf(m_hovered));
    painter.translate(-left, 0);
}

} // namespace playhead
