// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QPointF>

class QPainter;
class QRectF;
class QString;
class QTextBlock;
class QWidget;

namespace playhead {

/// Has the widget painted again whenever another text is looked for.
void followFoundText(QWidget& widget);

/// Paints the ground of what is found in a line of a document, to be called before its text is
/// painted. `topLeft` is where the line's layout begins.
void paintFoundText(QPainter& painter, const QTextBlock& block, QPointF topLeft);

/// The same for a text that is painted in one line, from the left edge of `room`, in the painter's
/// font.
void paintFoundText(QPainter& painter, const QString& text, const QRectF& room);

} // namespace playhead
