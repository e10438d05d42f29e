// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QHeaderView>

namespace playhead {

class TimeScale;
class TimeViewport;

/// The waterfall's header: names of the columns, and a ruler over the Timeline column. Columns are
/// resized by their edges, a double click on which makes them as wide as what they hold, and hidden
/// by the context menu; a stretch dragged on the ruler is zoomed into.
class WaterfallHeader : public QHeaderView
{
    Q_OBJECT

public:
    /// `scale` is the view's; both outlive the header.
    WaterfallHeader(const TimeScale& scale, TimeViewport& time, QWidget* parent);

    /// The Timeline column in the header's and the view's x.
    [[nodiscard]] QRect rulerRect() const;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// Wheel events over the ruler are the view's to handle.
    void wheelTurned(QWheelEvent* event);

protected:
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void paintRuler(QPainter* painter, const QRect& rect) const;
    void paintDrag(QPainter* painter) const;
    [[nodiscard]] bool isOnRuler(const QPoint& position) const;

    const TimeScale& m_scale;
    TimeViewport& m_time;
    bool m_isDragging = false;
    int m_dragFrom = 0; ///< x, while the ruler is dragged
    int m_dragTo = 0;
};

} // namespace playhead
