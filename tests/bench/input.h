// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What a person's hands do, as events that a widget gets them.
#pragma once

#include <QPoint>
#include <QString>
#include <Qt>

class QWidget;

namespace playhead::bench {

// Positions are the widget's.

void move_pointer(QWidget& widget, QPoint to, Qt::MouseButtons held = Qt::NoButton);
void press_button(QWidget& widget, QPoint at);
void release_button(QWidget& widget, QPoint at);
void click(QWidget& widget, QPoint at);
/// Notches are positive away from the person.
void turn_wheel(QWidget& widget, QPoint at, double notches,
                Qt::KeyboardModifiers modifiers = Qt::NoModifier);
void press_key(QWidget& widget, int key, const QString& text = {});

} // namespace playhead::bench
