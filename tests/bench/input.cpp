// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/bench/input.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <QWidget>

#include <cmath>

namespace playhead::bench {

namespace {

void send_mouse(QWidget& widget, QEvent::Type type, QPoint at, Qt::MouseButton button,
                Qt::MouseButtons held)
{
    QMouseEvent event(type, at, widget.mapToGlobal(QPointF(at)), button, held, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

} // namespace

void move_pointer(QWidget& widget, QPoint to, Qt::MouseButtons held)
{
    send_mouse(widget, QEvent::MouseMove, to, Qt::NoButton, held);
}

void press_button(QWidget& widget, QPoint at)
{
    send_mouse(widget, QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
}

void release_button(QWidget& widget, QPoint at)
{
    send_mouse(widget, QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
}

void click(QWidget& widget, QPoint at)
{
    press_button(widget, at);
    release_button(widget, at);
}

void turn_wheel(QWidget& widget, QPoint at, double notches, Qt::KeyboardModifiers modifiers)
{
    constexpr double notch = 120;
    const QPoint turned(0, static_cast<int>(std::lround(notches * notch)));
    QWheelEvent event(at, widget.mapToGlobal(QPointF(at)), {}, turned, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

void press_key(QWidget& widget, int key, const QString& text)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, Qt::NoModifier, text);
        QCoreApplication::sendEvent(&widget, &event);
    }
}

} // namespace playhead::bench
