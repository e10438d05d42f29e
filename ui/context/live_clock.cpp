// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/live_clock.h"

#include "core/base/time_math.h"
#include "core/base/wall_clock.h"
#include "ui/context/session_context.h"

#include <algorithm>
#include <chrono>

namespace playhead {

namespace {

constexpr int shortestMs = 33;
constexpr int calmMs = 1000;
/// Between two snapshots of a session that is watched.
constexpr DurationNs longestOnTheWay = 60 * ns_per_second;
/// Before it is opened: an agent may wait for a person over night.
constexpr DurationNs longestSilence = 24 * 3600 * ns_per_second;

} // namespace

LiveClock::LiveClock(SessionContext& context)
    : QObject(&context), m_context(context), m_source(&wall_clock)
{
    m_timer.setInterval(calmMs);
    connect(&m_timer, &QTimer::timeout, this, &LiveClock::tick);
}

void LiveClock::begin()
{
    m_now = no_time;
    m_lag = 0;
    m_latest = no_time;
    if (!m_context.isLive() || !m_context.trace()) {
        m_timer.stop();
        return;
    }
    compareWithSession(longestSilence);
    m_timer.start();
}

void LiveClock::takeUp()
{
    if (!m_context.isLive())
        return;
    if (m_context.trace()->end_time() != m_latest)
        compareWithSession(longestOnTheWay);
    m_now = m_source() - m_lag;
}

void LiveClock::compareWithSession(DurationNs longest)
{
    const TimeNs now = m_source();
    m_latest = m_context.trace()->end_time();
    const DurationNs lag = m_latest == no_time ? 0 : saturating_length(m_latest, now);
    m_lag = lag < 0 || lag > longest ? lag : 0;
    m_now = now - m_lag;
}

void LiveClock::tick()
{
    if (!m_context.isLive())
        return;
    m_now = m_source() - m_lag;
    Q_EMIT ticked();
}

void LiveClock::setWanted(const QObject* view, int interval)
{
    const auto known = m_wanted.find(view);
    if (interval == (known == m_wanted.end() ? 0 : known->second))
        return;
    if (known == m_wanted.end())
        connect(view, &QObject::destroyed, this, [this, view] {
            m_wanted.erase(view);
            updateInterval();
        });
    m_wanted[view] = interval;
    updateInterval();
}

void LiveClock::setAnimated(bool isAnimated)
{
    m_isAnimated = isAnimated;
    updateInterval();
}

void LiveClock::updateInterval()
{
    int interval = calmMs;
    for (const auto& [view, wanted] : m_wanted) {
        if (wanted > 0 && m_isAnimated)
            interval = std::min(interval, std::max(wanted, shortestMs));
    }
    if (interval != m_timer.interval())
        m_timer.setInterval(interval); // one that is under way begins anew
}

} // namespace playhead
