// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QRect>

class QPainter;

namespace playhead {

/// A view of time that can be drawn elsewhere than on the screen, by what draws it there. For a
/// view as high as its rows, of which nothing is scrolled away. On the GUI thread.
class PaintableTimeline
{
public:
    virtual ~PaintableTimeline() = default;

    /// Of all its rows, in pixels.
    [[nodiscard]] virtual int contentHeight() const = 0;
    /// What the edges of a picture that goes over several pages keep to, in pixels.
    [[nodiscard]] virtual int rowStep() const = 0;
    /// Where time is laid out, in coordinates of the viewport.
    [[nodiscard]] virtual QRect timeRect() const = 0;
    /// The part of it that has come to pass at the playhead: all where that is off.
    [[nodiscard]] virtual QRect pastRect() const = 0;

    /// Draws a part of the viewport, in its coordinates, over whatever is there. Where the painter
    /// can clip, nothing goes beyond it.
    virtual void paintPart(QPainter& painter, const QRect& part) = 0;
    /// Draws the names and the ruler above the viewport, from (0, 0).
    virtual void paintHeader(QPainter& painter) = 0;
};

} // namespace playhead
