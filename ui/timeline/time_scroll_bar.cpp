// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/time_scroll_bar.h"

#include "core/timeline/coordinates.h"
#include "ui/context/time_viewport.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace playhead {

namespace {

constexpr int stepsOverAll = 1'000'000;

} // namespace

TimeScrollBar::TimeScrollBar(TimeViewport& time, QScrollBar& bar, QObject* parent)
    : QObject(parent), m_time(time), m_bar(bar)
{
    connect(&time, &TimeViewport::rangeChanged, this, &TimeScrollBar::update);
    connect(&time, &TimeViewport::fullChanged, this, &TimeScrollBar::update);
    connect(&bar, &QScrollBar::actionTriggered, this, &TimeScrollBar::act);
    update();
}

void TimeScrollBar::update()
{
    const TimeRange full = m_time.full();
    const TimeRange visible = m_time.range();
    const double length = signed_distance(full.begin, full.end);
    const auto steps = [length](double part) {
        return static_cast<int>(std::lround(part / length * stepsOverAll));
    };
    const int page = steps(signed_distance(visible.begin, visible.end));
    m_bar.setPageStep(std::max(1, page));
    m_bar.setRange(0, std::max(0, stepsOverAll - page));
    m_bar.setValue(steps(signed_distance(full.begin, visible.begin)));
}

void TimeScrollBar::act(int action)
{
    constexpr double smallStep = 0.1;
    constexpr double bigStep = 0.9;
    // In a short view of a long session a step of the scroll bar is longer than the view, so that
    // only dragging goes by the bar's position.
    switch (action) {
    case QAbstractSlider::SliderSingleStepAdd:
        return m_time.pan(smallStep);
    case QAbstractSlider::SliderSingleStepSub:
        return m_time.pan(-smallStep);
    case QAbstractSlider::SliderPageStepAdd:
        return m_time.pan(bigStep);
    case QAbstractSlider::SliderPageStepSub:
        return m_time.pan(-bigStep);
    case QAbstractSlider::SliderToMinimum:
    case QAbstractSlider::SliderToMaximum:
    case QAbstractSlider::SliderMove:
        break;
    default:
        return;
    }
    const TimeRange full = m_time.full();
    const TimeRange visible = m_time.range();
    const double share = static_cast<double>(m_bar.sliderPosition()) / stepsOverAll;
    const TimeNs begin = saturating_add(full.begin, share * signed_distance(full.begin, full.end));
    m_time.show({begin, saturating_add(begin, visible.length())});
}

} // namespace playhead
