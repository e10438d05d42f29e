// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QObject>
#include <QRect>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

class QMouseEvent;
class QPainter;
class QWidget;

namespace playhead {

class SessionContext;
class TimeScale;

/// The ruler of a view of time, which is a part of a header: the header lets it paint, and hands it
/// the events on it. A stretch dragged on the ruler is zoomed into, with Shift it is marked to be
/// measured; a click puts the playhead, and its head can be dragged; a double click shows all.
class TimeRuler : public QObject
{
    Q_OBJECT

public:
    /// Drawn on the widget, at the area that the function says. All outlive the ruler.
    TimeRuler(const TimeScale& scale, SessionContext& context, QWidget* canvas,
              std::function<QRect()> area);

    /// Ticks and labels, and the idle gaps that are drawn short.
    void paintTicks(QPainter& painter) const;
    /// What stands on them: stretches and the playhead's head.
    void paintMarks(QPainter& painter) const;

    /// Follows what a left button pressed here does, until it is released.
    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release();
    [[nodiscard]] bool isDragged() const { return m_drag != Drag::None; }
    void handleDoubleClick();
    /// Whether the pointer takes the playhead.
    [[nodiscard]] bool isOnHead(const QPoint& position) const;
    /// What hovering over a gap tells; empty elsewhere.
    [[nodiscard]] QString toolTipAt(const QPoint& position) const;

private:
    enum class Drag { None, Zoom, Mark, Scrub };

    /// Of the canvas, from left to right.
    struct Room {
        int left;
        int right;
    };

    [[nodiscard]] std::vector<Room> paintGaps(QPainter& painter) const;
    void paintStretch(QPainter& painter, int from, int to) const;
    void showPlayhead(TimeNs time);
    [[nodiscard]] TimeNs timeAt(int x) const;
    [[nodiscard]] std::optional<int> playheadX() const;

    const TimeScale& m_scale;
    SessionContext& m_context;
    QWidget* m_canvas;
    std::function<QRect()> m_area;
    Drag m_drag = Drag::None;
    int m_dragFrom = 0; ///< x, while the ruler is dragged
    int m_dragTo = 0;
    TimeNs m_playhead = no_time; ///< as drawn
    bool m_wasReplaying = false; ///< before the click that may become a double click
};

} // namespace playhead
