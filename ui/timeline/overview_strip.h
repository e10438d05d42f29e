// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/timeline/coordinates.h"

#include <QPixmap>
#include <QWidget>

#include <optional>

namespace playhead {

class SessionContext;

/// The whole session at a glance, above its rows: how much of what begins when, where it failed,
/// which part is on the screen, and the playhead. What is on the screen can be moved by its middle
/// and resized by its edges; a click puts the playhead, which can be dragged. The counts are drawn
/// into a picture once for a width, a session and a theme.
class OverviewStrip : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewStrip(SessionContext& context, QWidget* parent = nullptr);

    /// What is on the screen, in pixels.
    [[nodiscard]] QRect windowRect() const;
    /// How often the counts have been drawn.
    [[nodiscard]] int picturesDrawn() const { return m_picturesDrawn; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    enum class Grip { None, Playhead, Left, Right, Body, Outside };

    void dropPicture();
    void drawPicture();
    void paintWindow(QPainter& painter) const;
    void showPlayhead(TimeNs time);
    void updateCursor(int x);
    void drag(int x);
    [[nodiscard]] bool isAllShown() const;
    [[nodiscard]] Grip gripAt(int x) const;
    [[nodiscard]] TimeAxis axis() const;
    [[nodiscard]] std::optional<int> playheadX() const;

    SessionContext& m_context;
    QPixmap m_picture; ///< of the counts; null where it is to be drawn anew
    int m_picturesDrawn = 0;
    TimeNs m_playhead = no_time; ///< as drawn

    Grip m_grip = Grip::None;
    bool m_isDragging = false;
    bool m_wasReplaying = false; ///< before the click that may become a double click
    int m_pressedX = 0;
    TimeRange m_pressedRange; ///< on the screen when it was pressed
};

} // namespace playhead
