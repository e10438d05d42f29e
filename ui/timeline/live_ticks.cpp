// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/live_ticks.h"

#include "core/base/time_math.h"
#include "ui/context/follow.h"
#include "ui/context/session_context.h"

#include <algorithm>

namespace playhead {

namespace {

constexpr int frameMs = 33;
constexpr int figureMs = 100; ///< a tenth of a second, as durations are written at first
constexpr int calmMs = 1000;

} // namespace

LiveTicks::LiveTicks(const SessionContext& context, int width) : m_context(context)
{
    if (context.now() == no_time || width <= 0)
        return;
    const TimeRange shown = context.time().range();
    const double pixel = signed_distance(shown.begin, shown.end) / width / ns_per_ms;
    m_perPixel = static_cast<int>(std::clamp<double>(pixel, frameMs, calmMs));
    const bool slides = context.follow().isOn() && shown != context.time().full();
    if (slides)
        want(m_perPixel);
}

void LiveTicks::addRunning(EventIndex event)
{
    constexpr DurationNs inTenths = 10 * ns_per_second;
    if (m_perPixel == 0 || !m_context.trace()->contains(event))
        return;
    const bool isYoung =
        saturating_length(m_context.trace()->start(event), m_context.now()) < inTenths;
    want(isYoung ? figureMs : std::max(m_perPixel, figureMs));
}

void LiveTicks::want(int interval)
{
    m_interval = m_interval == 0 ? interval : std::min(m_interval, interval);
}

} // namespace playhead
