// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/plain_label.h"

#include <QPointer>
#include <QTimer>

#include <chrono>
#include <cstddef>
#include <deque>

namespace playhead {

/// Says how long its window takes to draw a frame: the median, what 99 of 100 stay below, and the
/// longest of the last five seconds. Hidden and idle until it is switched on.
class FrameTimes : public PlainLabel
{
    Q_OBJECT

public:
    explicit FrameTimes(QWidget* parent = nullptr);

    void setOn(bool on);
    /// Of the last five seconds.
    [[nodiscard]] std::size_t frameCount() const { return m_frames.size(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Clock = std::chrono::steady_clock;
    using Milliseconds = std::chrono::duration<double, std::milli>;
    struct Frame {
        Clock::time_point drawn;
        Milliseconds took;
    };

    void drawWatched(QEvent* event);
    void dropOld(Clock::time_point now);
    void showTimes();

    QPointer<QWidget> m_window; ///< whose frames are measured; null while it is off
    std::deque<Frame> m_frames;
    QTimer m_refresh;
    bool m_isDrawing = false;
    bool m_isNextOwn = false; ///< the next frame shows new figures, and may show nothing else
};

} // namespace playhead
