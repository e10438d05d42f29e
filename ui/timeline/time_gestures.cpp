// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/time_gestures.h"

#include "core/timeline/coordinates.h"
#include "ui/context/time_viewport.h"
#include "ui/timeline/time_steps.h"

#include <QApplication>
#include <QWheelEvent>

#include <cmath>
#include <cstdlib>

namespace playhead {

namespace {

constexpr double wheelNotch = 120; // eighths of a degree times 15, as QWheelEvent counts

} // namespace

bool TimeGestures::wheel(const QWheelEvent& event, double share)
{
    const QPoint turned = event.angleDelta();
    const double vertical = turned.y() / wheelNotch;
    const double horizontal = turned.x() / wheelNotch;
    if (event.modifiers() & Qt::ControlModifier) {
        m_time.zoom(std::pow(zoomStep, vertical), share);
        return true;
    }
    if (event.modifiers() & Qt::ShiftModifier) {
        // Some platforms turn the wheel's axis for Shift themselves.
        m_time.pan(-panStep * (vertical != 0 ? vertical : horizontal));
        return true;
    }
    if (std::abs(horizontal) <= std::abs(vertical))
        return false;
    m_time.pan(-panStep * horizontal);
    return true;
}

void TimeGestures::press(int x, bool isPan)
{
    m_time.stop();
    m_isPressed = true;
    m_isPanning = isPan;
    m_pressedX = x;
    m_pressedRange = m_time.range();
}

void TimeGestures::move(int x, double width)
{
    if (!m_isPressed)
        return;
    if (std::abs(x - m_pressedX) >= QApplication::startDragDistance())
        m_isPanning = true;
    if (!m_isPanning)
        return;
    const double moved = TimeAxis{m_pressedRange, width}.length_of(m_pressedX - x);
    const TimeNs begin = saturating_add(m_pressedRange.begin, moved);
    m_time.show({begin, saturating_add(begin, m_pressedRange.length())});
}

bool TimeGestures::release()
{
    const bool wasClick = m_isPressed && !m_isPanning;
    m_isPressed = false;
    m_isPanning = false;
    return wasClick;
}

} // namespace playhead
