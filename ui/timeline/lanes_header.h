// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/timeline/time_ruler.h"

#include <QWidget>

namespace playhead {

/// The header over lanes: a title over their names, and the ruler over their time.
class LanesHeader : public QWidget
{
    Q_OBJECT

public:
    /// `scale` is the view's; both outlive the header.
    LanesHeader(const TimeScale& scale, SessionContext& context, QWidget* parent);

    [[nodiscard]] QRect rulerRect() const;
    /// All of it, from (0, 0).
    void paint(QPainter& painter) const;

Q_SIGNALS:
    /// Wheel events over the ruler are the view's to handle.
    void wheelTurned(QWheelEvent* event);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    TimeRuler m_ruler;
};

} // namespace playhead
