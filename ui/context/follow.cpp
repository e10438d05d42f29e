// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/follow.h"

#include "ui/context/live_clock.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"

#include <algorithm>

namespace playhead {

Follow::Follow(SessionContext& context) : QObject(&context), m_context(context)
{
    connect(&context, &SessionContext::traceChanged, this, &Follow::begin);
    connect(&context, &SessionContext::liveChanged, this, &Follow::begin);
    connect(&context, &SessionContext::traceGrown, this, [this] {
        keepUp();
        if (isOffered())
            Q_EMIT changed();
    });
    connect(&context.clock(), &LiveClock::ticked, this, &Follow::keepUp);
    connect(&context.time(), &TimeViewport::rangeChanged, this, &Follow::watchTime);
    connect(&context.replay(), &Replay::playheadChanged, this, &Follow::watchPlayhead);
}

bool Follow::isOffered() const
{
    return m_context.isLive() && !m_isOn;
}

std::uint32_t Follow::newEvents() const
{
    return isOffered() ? m_context.trace()->event_count() - m_known : 0;
}

void Follow::begin()
{
    m_isOn = m_context.isLive();
    Q_EMIT changed();
}

void Follow::start()
{
    if (!m_context.isLive() || m_isOn)
        return;
    m_context.replay().leave();
    m_isOn = true;
    keepUp();
    Q_EMIT changed();
}

void Follow::stop()
{
    if (!m_isOn || m_pauses > 0)
        return;
    m_isOn = false;
    m_known = m_context.trace()->event_count();
    Q_EMIT changed();
}

/// The same stretch of time, a little of what is to come at its end. All of the session goes on by
/// itself.
void Follow::keepUp()
{
    constexpr double roomShare = 0.05;
    TimeViewport& time = m_context.time();
    const bool isGliding = time.range() != time.target(); // by the person, who is not to be jerked
    if (!m_isOn || m_context.now() == no_time || isGliding)
        return;
    const Pause pause(*this);
    Replay& replay = m_context.replay();
    if (replay.isActive())
        replay.toEnd();
    if (time.range() == time.full())
        return;
    const TimeNs now = time.compressed().to_display(m_context.now());
    const auto span = static_cast<double>(time.range().length());
    const TimeNs end = std::min(saturating_add(now, roomShare * span), time.full().end);
    time.show({saturating_add(end, -span), end});
}

void Follow::watchTime()
{
    if (m_isOn && m_context.now() != no_time && !m_context.time().shows(m_context.now()))
        stop();
}

void Follow::watchPlayhead()
{
    const Replay& replay = m_context.replay();
    if (m_isOn && replay.isActive() && replay.playhead() < replay.session().end)
        stop();
}

} // namespace playhead
