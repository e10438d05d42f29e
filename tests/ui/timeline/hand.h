// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/testkit/trace_maker.h"

#include <QAbstractScrollArea>

namespace playhead::testkit {

[[nodiscard]] inline EventIndex nth(std::size_t number)
{
    return EventIndex(number);
}

/// Presses, moves half the way and all of it, and lets go.
void drag(QWidget* widget, QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton,
          Qt::KeyboardModifiers modifiers = Qt::NoModifier);

/// What hovering over a point says.
[[nodiscard]] QString toolTipAt(QWidget* widget, QPoint point);

/// What keyboard, mouse and wheel send a view.
struct Hand {
    QAbstractScrollArea& view;

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
    void hover(QPoint at) const;
    void wheel(QPoint at, QPoint angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
};

} // namespace playhead::testkit
