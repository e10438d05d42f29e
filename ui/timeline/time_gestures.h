// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

class QWheelEvent;

namespace playhead {

class TimeViewport;

/// What wheel and mouse ask of the time on the screen, the same in every view of it: Ctrl and the
/// wheel zoom at the pointer, Shift and the wheel or a sideways wheel pan, a drag takes the time
/// with it. A view hands over its events, with x in pixels of its axis of time.
class TimeGestures
{
public:
    explicit TimeGestures(TimeViewport& time) : m_time(time) {}

    /// `share` is where the pointer stands on the axis, 0 left to 1 right. False where the wheel is
    /// the view's own, to scroll its rows.
    bool wheel(const QWheelEvent& event, double share);

    /// A button goes down. Where `isPan`, moving pans at once, else only from the distance that
    /// tells a drag from a click.
    void press(int x, bool isPan);
    /// Keeps the moment that was pressed under the pointer, on an axis of `width` pixels.
    void move(int x, double width);
    /// True where it was a click.
    bool release();
    [[nodiscard]] bool isPressed() const { return m_isPressed; }
    [[nodiscard]] bool isPanning() const { return m_isPanning; }

private:
    TimeViewport& m_time;
    bool m_isPressed = false;
    bool m_isPanning = false;
    int m_pressedX = 0;
    TimeRange m_pressedRange; ///< shown when it was pressed
};

} // namespace playhead
