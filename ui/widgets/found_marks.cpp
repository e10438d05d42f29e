// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/found_marks.h"

#include "ui/context/found_text.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace playhead {

namespace {

/// With a line below it: the ground alone would be told by its colour only.
void paintMark(QPainter& painter, const QRectF& place)
{
    const Theme& theme = Theme::instance();
    constexpr double strength = 0.3;
    painter.fillRect(place, theme.mixed(ColorRole::Panel, ColorRole::Accent, strength));
    painter.fillRect(QRectF(place.left(), place.bottom() - 1, place.width(), 1),
                     theme.color(ColorRole::Accent));
}

} // namespace

void followFoundText(QWidget& widget)
{
    QObject::connect(&FoundText::instance(), &FoundText::changed, &widget,
                     qOverload<>(&QWidget::update));
}

void paintFoundText(QPainter& painter, const QTextBlock& block, QPointF topLeft)
{
    const QTextLayout* layout = block.layout();
    if (!FoundText::instance().isActive() || !layout)
        return;
    for (const FoundText::Span& span : FoundText::instance().spansIn(block.text())) {
        for (int i = 0; i < layout->lineCount(); ++i) {
            const QTextLine line = layout->lineAt(i);
            const int begin = std::max(span.begin, line.textStart());
            const int end =
                std::min(span.begin + span.length, line.textStart() + line.textLength());
            if (begin >= end)
                continue;
            const double left = line.cursorToX(begin);
            const double right = line.cursorToX(end);
            paintMark(painter, QRectF(std::min(left, right), line.y(), std::abs(right - left),
                                      line.ascent() + line.descent())
                                   .translated(topLeft));
        }
    }
}

void paintFoundText(QPainter& painter, const QString& text, const QRectF& room)
{
    if (!FoundText::instance().isActive())
        return;
    const QFontMetricsF metrics(painter.font());
    for (const FoundText::Span& span : FoundText::instance().spansIn(text)) {
        const double left = room.left() + metrics.horizontalAdvance(text.left(span.begin));
        const double width = metrics.horizontalAdvance(text.mid(span.begin, span.length));
        if (left >= room.right())
            return;
        const double top = room.center().y() - metrics.height() / 2;
        paintMark(painter, QRectF(left, top, width, metrics.height()) & room);
    }
}

} // namespace playhead
