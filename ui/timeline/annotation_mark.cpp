// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/annotation_mark.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QPolygonF>

namespace playhead::annotation_mark {

namespace {

constexpr double ribbonWidth = 8;
constexpr double sheetWidth = 9;
constexpr double gap = 4;

/// A halo of the panel's colour parts the shapes from bars of any colour.
QPen halo()
{
    return {Theme::instance().color(ColorRole::Panel), 1.5};
}

void paintRibbon(QPainter& painter, QPointF at)
{
    constexpr double notch = 3;
    const QPolygonF ribbon({at, at + QPointF(ribbonWidth, 0), at + QPointF(ribbonWidth, height),
                            at + QPointF(ribbonWidth / 2, height - notch),
                            at + QPointF(0, height)});
    painter.setPen(halo());
    painter.setBrush(Theme::instance().color(ColorRole::Accent));
    painter.drawPolygon(ribbon);
}

/// With two lines of writing on it.
void paintSheet(QPainter& painter, QPointF at)
{
    const QRectF sheet(at + QPointF(0, 0.5), QSizeF(sheetWidth, height - 1));
    painter.setPen(halo());
    painter.setBrush(Theme::instance().color(ColorRole::Accent));
    painter.drawRoundedRect(sheet, 1.5, 1.5);
    const QColor ink = Theme::instance().color(ColorRole::Panel);
    for (const double y : {4.0, 7.0})
        painter.fillRect(QRectF(at.x() + 2, at.y() + y, sheetWidth - 4, 1), ink);
}

} // namespace

int width(bool isBookmarked, bool hasNote)
{
    return static_cast<int>((isBookmarked ? ribbonWidth : 0) + (hasNote ? sheetWidth : 0) +
                            (isBookmarked && hasNote ? gap : 0));
}

void paint(QPainter& painter, QPointF topLeft, bool isBookmarked, bool hasNote)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (isBookmarked)
        paintRibbon(painter, topLeft);
    if (hasNote)
        paintSheet(painter, topLeft + QPointF(isBookmarked ? ribbonWidth + gap : 0, 0));
    painter.restore();
}

void paintOnBar(QPainter& painter, const Bar& bar, const Annotation* annotation)
{
    constexpr double above = 4; // it stands out over the bar's edge
    constexpr double inside = 3;
    if (!annotation || !bar.has(BarFlag::Visible))
        return;
    const bool hasNote = !annotation->note.empty();
    const double taken = width(annotation->is_bookmarked, hasNote);
    const double right = bar.x + bar.width - taken - inside;
    const QPointF at(right > bar.x ? right : bar.x, bar.y - above);
    paint(painter, at, annotation->is_bookmarked, hasNote);
}

} // namespace playhead::annotation_mark
