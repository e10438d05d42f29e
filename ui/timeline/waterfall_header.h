// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QHeaderView>

#include <optional>

namespace playhead {

class SessionContext;
class TimeScale;

/// The waterfall's header: names of the columns, and a ruler over the Timeline column. Columns are
/// resized by their edges, a double click on which makes them as wide as what they hold, and hidden
/// by the context menu. A stretch dragged on the ruler is zoomed into, with Shift it is marked to
/// be measured; a click puts the playhead, and its head can be dragged.
class WaterfallHeader : public QHeaderView
{
    Q_OBJECT

public:
    /// `scale` is the view's; both outlive the header.
    WaterfallHeader(const TimeScale& scale, SessionContext& context, QWidget* parent);

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
    /// What the pointer does on the ruler while its button is down.
    enum class Drag { None, Zoom, Mark, Scrub };

    void paintRuler(QPainter* painter, const QRect& rect) const;
    void paintStretch(QPainter* painter, int from, int to) const;
    void paintMarks(QPainter* painter) const;
    void showPlayhead(TimeNs time);
    void updateCursor(const QPoint& position);
    void dragTo(int x);
    [[nodiscard]] bool isOnRuler(const QPoint& position) const;
    [[nodiscard]] TimeNs timeAt(int x) const;
    [[nodiscard]] std::optional<int> playheadX() const;

    const TimeScale& m_scale;
    SessionContext& m_context;
    Drag m_drag = Drag::None;
    int m_dragFrom = 0; ///< x, while the ruler is dragged
    int m_dragTo = 0;
    TimeNs m_playhead = no_time; ///< as drawn
    bool m_wasReplaying = false; ///< before the click that may become a double click
};

} // namespace playhead
