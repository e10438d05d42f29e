// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/frame_times.h"

#include <QEvent>

#include <algorithm>
#include <utility>
#include <vector>

namespace playhead {

namespace {

constexpr std::chrono::seconds shownSpan{5};
constexpr std::chrono::milliseconds pause{500};

QString written(double milliseconds)
{
    return QString::number(milliseconds, 'f', 1);
}

} // namespace

FrameTimes::FrameTimes(QWidget* parent) : PlainLabel({}, ColorRole::Dim, parent)
{
    setAccessibleName(tr("Frame times"));
    setToolTip(tr("How long the window took to draw a frame in the last five seconds: the median, "
                  "what 99 of 100 stay below, and the longest. Frames of this readout itself, one "
                  "each half second, are left out."));
    m_refresh.setInterval(pause);
    connect(&m_refresh, &QTimer::timeout, this, &FrameTimes::showTimes);
    hide();
}

void FrameTimes::setOn(bool on)
{
    setVisible(on);
    if (on == !m_window.isNull())
        return;
    m_frames.clear();
    if (on) {
        m_window = window();
        m_window->installEventFilter(this);
        m_refresh.start();
        showTimes();
    } else {
        m_window->removeEventFilter(this);
        m_window = nullptr;
        m_refresh.stop();
    }
}

bool FrameTimes::eventFilter(QObject* watched, QEvent* event)
{
    // All that is to be drawn anew is drawn within this event.
    if (watched != m_window || event->type() != QEvent::UpdateRequest || m_isDrawing)
        return PlainLabel::eventFilter(watched, event);
    drawWatched(event);
    return true;
}

void FrameTimes::drawWatched(QEvent* event)
{
    const auto begin = Clock::now();
    m_isDrawing = true;
    static_cast<QObject*>(m_window)->event(event);
    m_isDrawing = false;
    const auto end = Clock::now();
    if (std::exchange(m_isNextOwn, false))
        return;
    m_frames.push_back({end, end - begin});
    dropOld(end);
}

void FrameTimes::dropOld(Clock::time_point now)
{
    while (!m_frames.empty() && now - m_frames.front().drawn > shownSpan)
        m_frames.pop_front();
}

void FrameTimes::showTimes()
{
    dropOld(Clock::now());
    QString text = tr("No frames");
    if (!m_frames.empty()) {
        std::vector<double> times;
        times.reserve(m_frames.size());
        for (const Frame& frame : m_frames)
            times.push_back(frame.took.count());
        std::sort(times.begin(), times.end());
        const auto at = [&times](double share) {
            return written(
                times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))]);
        };
        text = tr("Frame %1 ms · 99 %: %2 · longest %3").arg(at(0.5), at(0.99), at(1));
    }
    if (text == fullText())
        return;
    m_isNextOwn = true;
    setFullText(text);
}

} // namespace playhead
