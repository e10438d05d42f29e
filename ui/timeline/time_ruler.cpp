// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/time_ruler.h"

#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/theme/theme.h"
#include "ui/timeline/idle_marks.h"
#include "ui/timeline/playhead_mark.h"
#include "ui/timeline/time_scale.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace playhead {

namespace {

constexpr int labelOffset = 4; // pixels right of its tick

} // namespace

TimeRuler::TimeRuler(const TimeScale& scale, SessionContext& context, QWidget* canvas,
                     std::function<QRect()> area)
    : m_scale(scale), m_context(context), m_canvas(canvas), m_area(std::move(area))
{
    connect(&context.time(), &TimeViewport::markedChanged, this,
            [this] { m_canvas->update(m_area()); });
    connect(&context.replay(), &Replay::playheadChanged, this, &TimeRuler::showPlayhead);
}

// ---------------------------------------------------------------------------------- painting

void TimeRuler::paintTicks(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    const QRect area = m_area();
    painter.save();
    painter.setClipRect(area);
    painter.setFont(theme.smallFont());
    const std::vector<Room> gaps = paintGaps(painter);
    auto gap = gaps.begin();
    int free = area.left(); // where the next label may begin
    for (std::size_t i = 0; i < m_scale.ticks().size(); ++i) {
        const int x =
            area.left() + static_cast<int>(std::lround(m_scale.axis().x(m_scale.ticks()[i])));
        painter.fillRect(QRect(x, area.top(), 1, area.height()), theme.color(ColorRole::Line));
        const auto& label = m_scale.laidOut(m_scale.labels().at(static_cast<qsizetype>(i)));
        // As with bars: a label is drawn whole or not at all.
        const int end = x + labelOffset + static_cast<int>(std::ceil(label.width));
        while (gap != gaps.end() && gap->right < x)
            ++gap;
        if (end > area.right() || x < free || (gap != gaps.end() && gap->left < end))
            continue;
        free = end + labelOffset;
        painter.setPen(theme.color(ColorRole::Dim));
        const int height = static_cast<int>(label.laid.size().height());
        painter.drawStaticText(x + labelOffset, area.top() + (area.height() - height) / 2,
                               label.laid);
    }
    painter.restore();
}

/// Each says how long it is, also where that is wider than its band, as long as it is not in the
/// way of another. What is taken by gaps has no room for labels.
std::vector<TimeRuler::Room> TimeRuler::paintGaps(QPainter& painter) const
{
    constexpr int padding = 4;
    const Theme& theme = Theme::instance();
    const QRect area = m_area();
    const TimeAxis& axis = m_scale.axis();
    const std::vector<TimeRange>& gaps = m_scale.gaps();
    const QFontMetrics metrics(theme.smallFont());
    IdleMarks::paintBands(painter, axis, gaps, area, area);
    IdleMarks::paintBreaks(painter, axis, gaps, area, area);
    std::vector<Room> taken;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        const QRect band = IdleMarks::bandOf(gaps[i], axis, area).toRect();
        Room room{band.left(), band.right()};
        const QString text = IdleMarks::lengthOf(gaps[i]);
        const int width = metrics.horizontalAdvance(text) + 2 * padding;
        const int before = taken.empty() ? area.left() : taken.back().right + 1;
        const int after = i + 1 < gaps.size()
                              ? IdleMarks::bandOf(gaps[i + 1], axis, area).toRect().left()
                              : area.right() + 1;
        // Over the middle of its band, or as near to it as there is room.
        const int left = std::max(before, std::min(band.center().x() - width / 2, after - width));
        const QRect label(left, area.top() + 2, width, area.height() - 5);
        const bool isWide = 2 * band.width() >= width; // else times tell more
        if (isWide && label.right() < after && label.intersects(band)) {
            painter.fillRect(label, theme.color(ColorRole::Window));
            painter.setPen(theme.color(ColorRole::Text));
            painter.drawText(label, Qt::AlignCenter, text);
            room = {std::min(room.left, label.left()), std::max(room.right, label.right())};
        }
        if (room.right - room.left + 1 >= IdleMarks::leastHatched)
            taken.push_back(room);
    }
    return taken;
}

void TimeRuler::paintMarks(QPainter& painter) const
{
    const QRect area = m_area();
    painter.save();
    painter.setClipRect(area);
    if (m_drag == Drag::Zoom)
        paintStretch(painter, m_dragFrom, m_dragTo);
    if (const auto& marked = m_context.time().marked()) {
        const auto x = [&](TimeNs time) {
            // Beyond the edges, where the end is not in sight.
            const double within =
                std::clamp(m_scale.axis().x(time), -2.0, m_scale.axis().width + 2);
            return area.left() + static_cast<int>(std::lround(within));
        };
        paintStretch(painter, x(marked->begin), x(marked->end));
    }
    if (const auto x = playheadX())
        playhead_mark::paintHead(painter, *x, area);
    painter.restore();
}

void TimeRuler::paintStretch(QPainter& painter, int from, int to) const
{
    QColor color = Theme::instance().color(ColorRole::Accent);
    const QRect rect(std::min(from, to), m_area().top(), std::abs(to - from),
                     m_area().height() - 1);
    color.setAlphaF(0.25F);
    painter.fillRect(rect, color);
    painter.setPen(Theme::instance().color(ColorRole::Accent));
    painter.drawLine(rect.topLeft(), rect.bottomLeft());
    painter.drawLine(rect.topRight(), rect.bottomRight());
}

void TimeRuler::showPlayhead(TimeNs time)
{
    const TimeNs before = std::exchange(m_playhead, time);
    if (before == no_time || time == no_time)
        m_canvas->update(m_area());
    else
        m_canvas->update(playhead_mark::stripBetween(before, time, m_scale.axis(), m_area()));
}

std::optional<int> TimeRuler::playheadX() const
{
    return playhead_mark::x(m_playhead, m_scale.axis(), m_area().left());
}

TimeNs TimeRuler::timeAt(int x) const
{
    return m_scale.axis().time_at(x - m_area().left());
}

// ---------------------------------------------------------------------------------- input

void TimeRuler::press(const QMouseEvent& event)
{
    const int x = event.pos().x();
    if (event.modifiers() & Qt::ShiftModifier)
        m_drag = Drag::Mark;
    else if (isOnHead(event.pos()))
        m_drag = Drag::Scrub;
    else
        m_drag = Drag::Zoom;
    m_dragFrom = x;
    m_dragTo = x;
    if (m_drag == Drag::Mark)
        m_context.time().clearMark();
    if (m_drag == Drag::Scrub)
        m_context.replay().hold();
}

void TimeRuler::move(const QMouseEvent& event)
{
    const QRect area = m_area();
    m_dragTo = std::clamp(event.pos().x(), area.left(), area.right());
    if (m_drag == Drag::Scrub)
        m_context.replay().seek(timeAt(m_dragTo));
    else if (m_drag == Drag::Mark)
        m_context.time().mark({timeAt(m_dragFrom), timeAt(m_dragTo)});
    else
        m_canvas->update(area);
}

void TimeRuler::release()
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    m_canvas->update(m_area());
    const bool isClick = std::abs(m_dragTo - m_dragFrom) < QApplication::startDragDistance();
    if (drag == Drag::Scrub)
        return m_context.replay().letGo();
    if (drag == Drag::Mark) {
        if (isClick)
            m_context.time().clearMark();
        return;
    }
    if (isClick) {
        m_wasReplaying = m_context.replay().isActive();
        return m_context.replay().seek(timeAt(m_dragTo));
    }
    m_context.time().showStretch(
        {timeAt(std::min(m_dragFrom, m_dragTo)), timeAt(std::max(m_dragFrom, m_dragTo))},
        TimeViewport::Motion::Glide);
}

void TimeRuler::handleDoubleClick()
{
    // Its first click was not meant to begin a replay.
    if (!m_wasReplaying)
        m_context.replay().leave();
    m_context.time().fitAll(TimeViewport::Motion::Glide);
}

bool TimeRuler::isOnHead(const QPoint& position) const
{
    return m_area().contains(position) && playhead_mark::isAt(playheadX(), position.x());
}

QString TimeRuler::toolTipAt(const QPoint& position) const
{
    const QRect area = m_area();
    return area.contains(position)
               ? IdleMarks::toolTip(m_context, m_scale.axis(), position.x() - area.left())
               : QString();
}

} // namespace playhead
