// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What rows of found things are drawn with.
#pragma once

#include "ui/theme/theme.h"

#include <QFont>
#include <QList>
#include <QRect>
#include <QString>
#include <QTextLayout>

class QPainter;

namespace playhead {

/// A stretch of a text that is marked, as it was looked for.
struct MarkedStretch {
    int begin = 0;
    int length = 0;
};

/// Draws a text in one line, cut off where the room ends, what is marked in `bold` and the accent.
void drawMarked(QPainter& painter, const QRect& room, const QString& text,
                const QList<MarkedStretch>& marks, const QFont& font, const QFont& bold);

/// Draws a small text at the end of the line (the right, but for a painter that draws from right to
/// left), at most `widest` pixels of it, and takes it and the gap
/// from the room. An empty one takes nothing.
void drawAtRight(QPainter& painter, QRect& room, const QString& text, ColorRole role, int widest,
                 int gap);

} // namespace playhead
