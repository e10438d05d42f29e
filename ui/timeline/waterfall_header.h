// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/timeline/laid_texts.h"
#include "ui/timeline/time_ruler.h"

#include <QHeaderView>

namespace playhead {

class SessionContext;
class TimeScale;

/// The waterfall's header: names of the columns, and a ruler over the Timeline column. Columns are
/// resized by their edges, a double click on which makes them as wide as what they hold, and hidden
/// by the context menu.
class WaterfallHeader : public QHeaderView
{
    Q_OBJECT

public:
    /// `scale` is the view's; both outlive the header.
    WaterfallHeader(const TimeScale& scale, SessionContext& context, QWidget* parent);

    /// The Timeline column in the header's and the view's x.
    [[nodiscard]] QRect rulerRect() const;
    [[nodiscard]] QSize sizeHint() const override;
    /// All of it, from (0, 0).
    void paint(QPainter& painter) const;

Q_SIGNALS:
    /// Wheel events over the ruler are the view's to handle.
    void wheelTurned(QWheelEvent* event);

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    [[nodiscard]] bool isOnRuler(const QPoint& position) const;

    TimeRuler m_ruler;
    mutable LaidTexts m_titles; ///< a memory of the columns' names
};

} // namespace playhead
