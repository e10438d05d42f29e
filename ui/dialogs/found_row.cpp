// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/found_row.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace playhead {

void drawMarked(QPainter& painter, const QRect& room, const QString& text,
                const QList<MarkedStretch>& marks, const QFont& font, const QFont& bold)
{
    const Theme& theme = Theme::instance();
    // By the bold one, which is wider, so that no mark is cut off.
    const QString shown = QFontMetrics(bold).elidedText(text, Qt::ElideRight, room.width());
    QTextCharFormat format;
    format.setFont(bold);
    format.setForeground(theme.color(ColorRole::Accent));
    QList<QTextLayout::FormatRange> formats;
    for (const MarkedStretch& mark : marks) {
        const int length = std::min(mark.length, static_cast<int>(shown.size()) - mark.begin);
        if (length > 0)
            formats += {mark.begin, length, format};
    }
    QTextLayout layout(shown, font);
    layout.setFormats(formats);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    painter.setPen(theme.color(ColorRole::Text));
    const double left = painter.layoutDirection() == Qt::RightToLeft
                            ? room.right() + 1 - line.naturalTextWidth()
                            : room.left();
    layout.draw(&painter, QPointF(left, room.top() + (room.height() - line.height()) / 2));
}

void drawAtRight(QPainter& painter, QRect& room, const QString& text, ColorRole role, int widest,
                 int gap)
{
    if (text.isEmpty())
        return;
    const QFont font = Theme::instance().smallFont();
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideMiddle, widest);
    painter.setFont(font);
    painter.setPen(Theme::instance().color(role));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, shown);
    const int taken = metrics.horizontalAdvance(shown) + gap;
    // The painter has put it to the left where lines begin at the right.
    if (painter.layoutDirection() == Qt::RightToLeft)
        room.setLeft(room.left() + taken);
    else
        room.setRight(room.right() - taken);
}

} // namespace playhead
