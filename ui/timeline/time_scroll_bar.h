// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QScrollBar;

namespace playhead {

class TimeViewport;

/// Lets a scroll bar say which part of the session's time is on the screen, and move it. The bar
/// follows the time and never moves it by itself: its steps are far coarser than nanoseconds.
class TimeScrollBar : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this.
    TimeScrollBar(TimeViewport& time, QScrollBar& bar, QObject* parent = nullptr);

    /// Lays the bar's range and position anew.
    void update();

private:
    void act(int action);

    TimeViewport& m_time;
    QScrollBar& m_bar;
};

} // namespace playhead
