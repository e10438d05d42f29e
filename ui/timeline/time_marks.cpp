// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/time_marks.h"

#include "ui/context/time_viewport.h"
#include "ui/theme/theme.h"
#include "ui/timeline/time_scale.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace playhead::time_marks {

void paintGrid(QPainter& painter, const TimeScale& scale, const QRect& area, const QRect& part)
{
    const QColor color = Theme::instance().mixed(ColorRole::Panel, ColorRole::Line, 0.55);
    for (const TimeNs tick : scale.ticks()) {
        const int x = area.left() + static_cast<int>(std::lround(scale.axis().x(tick)));
        painter.fillRect(QRect(x, part.top(), 1, part.height()), color);
    }
}

void paintMarked(QPainter& painter, const TimeScale& scale, const TimeViewport& time,
                 const QRect& area)
{
    const auto& marked = time.marked();
    if (!marked)
        return;
    const auto x = [&](TimeNs moment) {
        // Beyond the edges, so that the lines of ends that are not in sight are not, either.
        return std::clamp(scale.axis().x(moment), -2.0, scale.axis().width + 2) + area.left();
    };
    QColor color = Theme::instance().color(ColorRole::Accent);
    const QRectF stretch(x(marked->begin), area.top(), x(marked->end) - x(marked->begin),
                         area.height());
    painter.setPen(color);
    painter.drawLine(stretch.topLeft(), stretch.bottomLeft());
    painter.drawLine(stretch.topRight(), stretch.bottomRight());
    color.setAlphaF(0.1F);
    painter.fillRect(stretch, color);
}

} // namespace playhead::time_marks
