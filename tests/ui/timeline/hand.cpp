// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/ui/timeline/hand.h"

#include "tests/testkit/patient_test.h"

#include <QApplication>
#include <QHelpEvent>
#include <QToolTip>
#include <QWheelEvent>

namespace playhead::testkit {

namespace {

void move(QWidget* widget, QPoint to, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers)
{
    QMouseEvent event(QEvent::MouseMove, to, widget->mapToGlobal(to), Qt::NoButton, buttons,
                      modifiers);
    QApplication::sendEvent(widget, &event);
}

} // namespace

void drag(QWidget* widget, QPoint from, QPoint to, Qt::MouseButton button,
          Qt::KeyboardModifiers modifiers)
{
    QTest::mousePress(widget, button, modifiers, from);
    move(widget, (from + to) / 2, button, modifiers);
    move(widget, to, button, modifiers);
    QTest::mouseRelease(widget, button, modifiers, to);
}

QString toolTipAt(QWidget* widget, QPoint point)
{
    // One that goes stays for a moment.
    QToolTip::hideText();
    static_cast<void>(testkit::waitFor([] { return QToolTip::text().isEmpty(); }));
    QHelpEvent event(QEvent::ToolTip, point, widget->mapToGlobal(point));
    QApplication::sendEvent(widget, &event);
    return QToolTip::text();
}

void Hand::key(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QTest::keyClick(&view, key, modifiers);
}

void Hand::hover(QPoint at) const
{
    move(view.viewport(), at, Qt::NoButton, Qt::NoModifier);
}

void Hand::wheel(QPoint at, QPoint angle, Qt::KeyboardModifiers modifiers) const
{
    QWheelEvent event(at, view.viewport()->mapToGlobal(at), {}, angle, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(view.viewport(), &event);
}

} // namespace playhead::testkit
