// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/playhead_mark.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace playhead::playhead_mark {

namespace {

constexpr int lineWidth = 2;
constexpr int headHalf = 5;
constexpr int headHeight = 7;
constexpr int grip = 7; // pixels to both sides that a pointer may be off

} // namespace

std::optional<int> x(TimeNs playhead, const TimeAxis& axis, int left)
{
    if (playhead == no_time)
        return std::nullopt;
    const double at = axis.x(playhead);
    if (at < 0 || at > axis.width)
        return std::nullopt;
    return left + static_cast<int>(std::lround(at));
}

QRect strip(int x, const QRect& area)
{
    constexpr int half = headHalf + 1;
    return {x - half, area.top(), 2 * half + 1, area.height()};
}

QRect stripBetween(TimeNs before, TimeNs after, const TimeAxis& axis, const QRect& area)
{
    // Off the axis it stands at its edge: what lies between may still be another.
    const auto atEdge = [&](TimeNs time) {
        const double within = std::clamp(axis.x(time), 0.0, axis.width);
        return area.left() + static_cast<int>(std::lround(within));
    };
    const int from = atEdge(before);
    const int to = atEdge(after);
    const double last = std::max(axis.x(before), axis.x(after));
    const double first = std::min(axis.x(before), axis.x(after));
    const bool isOut = last < 0 || first > axis.width;
    if (isOut)
        return {};
    return strip(from, area).united(strip(to, area)).intersected(area);
}

QRect past(TimeNs playhead, const TimeAxis& axis, const QRect& area)
{
    QRect past = area;
    if (playhead == no_time || axis.x(playhead) > axis.width)
        return past;
    past.setWidth(x(playhead, axis, area.left()).value_or(area.left()) - area.left());
    return past;
}

bool isAt(std::optional<int> x, int pointerX)
{
    return x && std::abs(*x - pointerX) <= grip;
}

void paintLine(QPainter& painter, int x, const QRect& area)
{
    painter.fillRect(QRect(x - lineWidth / 2, area.top(), lineWidth, area.height()),
                     Theme::instance().color(ColorRole::Playhead));
}

void paintHead(QPainter& painter, int x, const QRect& area)
{
    const double bottom = area.bottom() + 1;
    QPolygonF head;
    head << QPointF(x - headHalf, bottom - headHeight) << QPointF(x + headHalf, bottom - headHeight)
         << QPointF(x, bottom);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().color(ColorRole::Playhead));
    painter.drawPolygon(head);
    painter.restore();
}

} // namespace playhead::playhead_mark
