// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/idle_marks.h"

#include "core/base/text.h"
#include "core/timeline/axis_parts.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"
#include "ui/models/event_tool_tips.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace playhead {

QRectF IdleMarks::bandOf(const TimeRange& gap, const TimeAxis& axis, const QRect& area)
{
    // Beyond the edges, so that those that are not in sight are not drawn there.
    const auto x = [&](TimeNs time) {
        return std::round(std::clamp(axis.x(time), -2.0, axis.width + 2));
    };
    const double left = x(gap.begin);
    return {area.left() + left, static_cast<double>(area.top()), std::max(1.0, x(gap.end) - left),
            static_cast<double>(area.height())};
}

void IdleMarks::paintBands(QPainter& painter, const TimeAxis& axis, const Gaps& gaps,
                           const QRect& area, const QRect& part)
{
    const Theme& theme = Theme::instance();
    const QColor line = theme.color(ColorRole::Line);
    const QColor stripe = theme.mixed(ColorRole::Panel, ColorRole::Line, 0.55);
    for (const TimeRange& gap : gaps) {
        const QRectF band = bandOf(gap, axis, area);
        const QRectF drawn = band & QRectF(part);
        if (drawn.isEmpty())
            continue;
        if (band.width() < leastHatched) {
            painter.fillRect(drawn, stripe);
            continue;
        }
        painter.fillRect(drawn, theme.color(ColorRole::Window));
        painter.fillRect(drawn, QBrush(line, Qt::BDiagPattern));
    }
}

void IdleMarks::paintBreaks(QPainter& painter, const TimeAxis& axis, const Gaps& gaps,
                            const QRect& area, const QRect& part)
{
    constexpr int room = 8; // below the length
    const Theme& theme = Theme::instance();
    const QFontMetrics metrics(theme.smallFont());
    painter.save();
    painter.setFont(theme.smallFont());
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const TimeRange& gap : gaps) {
        const QRectF band = bandOf(gap, axis, area);
        if (!band.intersects(part) || band.width() < leastHatched)
            continue;
        painter.setPen(QPen(theme.color(ColorRole::Dim), 1, Qt::DashLine));
        painter.drawLine(band.topLeft(), band.bottomLeft());
        painter.drawLine(band.topRight(), band.bottomRight());
        const QString text = lengthOf(gap);
        const int along = metrics.horizontalAdvance(text) + room;
        if (metrics.height() > band.width() || along + room > band.height())
            continue;
        painter.save();
        painter.translate(band.center().x(), band.bottom() - room - along / 2.0);
        painter.rotate(-90);
        const QRect place(-along / 2, -metrics.height() / 2, along, metrics.height());
        painter.fillRect(place, theme.color(ColorRole::Window));
        painter.setPen(theme.color(ColorRole::Dim));
        painter.drawText(place, Qt::AlignCenter, text);
        painter.restore();
    }
    painter.restore();
}

QString IdleMarks::lengthOf(const TimeRange& gap)
{
    return toQString(format_duration(saturating_length(gap.begin, gap.end)));
}

QString IdleMarks::toolTip(const SessionContext& context, const TimeAxis& axis, double x)
{
    constexpr double slack = 2;
    const auto gap = gap_at(axis, x, slack);
    if (!gap)
        return {};
    const QStringList lines = {
        tr("Idle for %1, drawn short").arg(lengthOf(*gap)),
        tr("from %1 to %2").arg(context.formatTime(gap->begin), context.formatTime(gap->end)),
        tr("View, Compress idle gaps draws it as long as it was.")};
    return EventToolTips::fromPlainText(lines.join(u'\n'));
}

} // namespace playhead
