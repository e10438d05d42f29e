// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/replay.h"

#include "ui/context/session_context.h"
#include "ui/context/session_indexes.h"

#include <chrono>
#include <cmath>
#include <utility>

namespace playhead {

namespace {

constexpr int frameMs = 16;
constexpr double speedStep = 2;

} // namespace

SteadyNs Replay::steadyNow()
{
    return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

Replay::Replay(SessionContext& context, SessionIndexes& indexes, Now now, QObject* parent)
    : QObject(parent), m_context(context), m_indexes(indexes), m_now(std::move(now))
{
    m_clock.set_skip_idle(true, m_now());
    m_frames.setTimerType(Qt::PreciseTimer);
    m_frames.setInterval(frameMs);
    connect(&m_frames, &QTimer::timeout, this, &Replay::advance);
    connect(&context, &SessionContext::traceChanged, this, &Replay::beginSession);
    connect(&context, &SessionContext::traceGrown, this, [this] {
        m_clock.set_session(sessionRange(), m_now());
        if (isActive())
            setPlayhead(m_clock.time());
        Q_EMIT stateChanged();
    });
    connect(&indexes, &SessionIndexes::changed, this, &Replay::useIndexes);
    connect(&indexes, &SessionIndexes::hitsChanged, this, [this] {
        if (m_stopsAtMatch)
            updateStops();
    });
    beginSession();
}

TimeRange Replay::sessionRange() const
{
    const auto& trace = m_context.trace();
    return trace ? TimeRange{trace->begin_time(), trace->end_time()} : TimeRange{no_time, no_time};
}

/// Speed and rules are the person's, and stay.
void Replay::beginSession()
{
    m_frames.stop();
    ReplayClock clock(sessionRange());
    clock.set_skip_idle(m_clock.skips_idle(), m_now());
    clock.set_speed(m_clock.speed(), m_now());
    if (m_clock.is_fitted())
        clock.fit(m_now());
    m_clock = std::move(clock);
    setPlayhead(no_time);
    useIndexes();
}

void Replay::useIndexes()
{
    const TimeIndexes* indexes = m_indexes.current();
    m_clock.set_gaps(indexes ? indexes->gaps : std::vector<TimeRange>(), m_now());
    updateStops();
    Q_EMIT stateChanged();
    // What the events' states are told from is another.
    if (isActive())
        Q_EMIT playheadChanged(m_playhead);
}

void Replay::updateStops()
{
    const TimeIndexes* indexes = m_indexes.current();
    StopRules rules;
    rules.on_failure = m_stopsAtFailure;
    rules.on_gap = m_stopsAtGap;
    if (const auto hits = m_stopsAtMatch ? m_indexes.hits() : nullptr)
        rules.on_match = [hits](EventIndex event) { return hits->test(event.value()); };
    m_clock.set_stops(indexes ? stop_moments(*indexes->replay, indexes->gaps, rules)
                              : std::vector<StopMoment>());
}

bool Replay::stopsAt(StopReason reason) const
{
    switch (reason) {
    case StopReason::Failure:
        return m_stopsAtFailure;
    case StopReason::Match:
        return m_stopsAtMatch;
    case StopReason::Gap:
        break;
    }
    return m_stopsAtGap;
}

void Replay::setStop(StopReason reason, bool stops)
{
    if (stopsAt(reason) == stops)
        return;
    switch (reason) {
    case StopReason::Failure:
        m_stopsAtFailure = stops;
        break;
    case StopReason::Match:
        m_stopsAtMatch = stops;
        break;
    case StopReason::Gap:
        m_stopsAtGap = stops;
        break;
    }
    updateStops();
    Q_EMIT stateChanged();
}

EventState Replay::stateAt(EventIndex event, TimeNs time) const
{
    const TimeIndexes* indexes = m_indexes.current();
    // A session that has just grown has events that its indexes do not know yet.
    if (time == no_time || !indexes || !indexes->replay->trace().contains(event))
        return EventState::Done;
    return indexes->replay->state(event, time);
}

// ---------------------------------------------------------------------------------- the playhead

void Replay::setPlayhead(TimeNs time)
{
    if (m_playhead == time)
        return;
    m_playhead = time;
    Q_EMIT playheadChanged(time);
}

void Replay::play()
{
    if (!canPlay() || isPlaying())
        return;
    m_clock.play(m_now());
    setPlayhead(m_clock.time());
    m_context.time().bringIntoView({m_playhead, m_playhead});
    m_frames.start();
    Q_EMIT stateChanged();
}

void Replay::pause()
{
    if (!isPlaying())
        return;
    m_clock.pause();
    m_frames.stop();
    Q_EMIT stateChanged();
}

void Replay::togglePlaying()
{
    isPlaying() ? pause() : play();
}

void Replay::seek(TimeNs time)
{
    if (!canPlay())
        return;
    m_clock.seek(time, m_now());
    setPlayhead(m_clock.time());
    m_context.time().bringIntoView({m_playhead, m_playhead});
}

void Replay::hold()
{
    m_goesOn = isPlaying();
    pause();
}

void Replay::letGo()
{
    if (std::exchange(m_goesOn, false))
        play();
}

void Replay::leave()
{
    if (!isActive())
        return;
    pause();
    m_clock.seek(session().begin, m_now());
    setPlayhead(no_time);
}

void Replay::toStart()
{
    seek(session().begin);
}

void Replay::toEnd()
{
    seek(session().end);
}

void Replay::advance()
{
    if (!isPlaying())
        return;
    const bool wasSeen = m_context.time().shows(m_playhead);
    const ReplayClock::Tick tick = m_clock.tick(m_now());
    m_isInLastTick = !isPlaying();
    setPlayhead(tick.time);
    m_isInLastTick = false;
    // A person who looks elsewhere is left there.
    if (m_isFollowing && wasSeen)
        m_context.time().bringIntoView({m_playhead, m_playhead});
    if (isPlaying())
        return;
    m_frames.stop();
    Q_EMIT stateChanged();
    if (!tick.stops.empty())
        stopAt(StopMoment(tick.stops.front()));
}

void Replay::stopAt(const StopMoment& stop)
{
    if (stop.event) {
        m_context.select(stop.event);
        Q_EMIT m_context.revealRequested(stop.event);
    }
    Q_EMIT stopped(stop.reason, stop.event);
}

// ---------------------------------------------------------------------------------- speed

void Replay::setSpeed(double speed)
{
    m_clock.set_speed(speed, m_now());
    Q_EMIT stateChanged();
}

void Replay::faster()
{
    setSpeed(std::exp2(std::floor(std::log2(speed()))) * speedStep);
}

void Replay::slower()
{
    setSpeed(std::exp2(std::ceil(std::log2(speed()))) / speedStep);
}

void Replay::fit()
{
    m_clock.fit(m_now());
    Q_EMIT stateChanged();
}

void Replay::setSkipIdle(bool skip)
{
    if (skipsIdle() == skip)
        return;
    m_clock.set_skip_idle(skip, m_now());
    Q_EMIT stateChanged();
}

void Replay::setFollowing(bool following)
{
    if (m_isFollowing == following)
        return;
    m_isFollowing = following;
    Q_EMIT stateChanged();
}

// ---------------------------------------------------------------------------------- steps

bool Replay::isAtSelection() const
{
    const EventIndex selected = m_context.selection();
    const ReplayIndex& index = *m_indexes.current()->replay;
    if (!selected || !index.trace().contains(selected))
        return false;
    const EventSpan span = index.span(selected);
    // Playback stops where a failure ends.
    return !isActive() || m_playhead == span.begin || m_playhead == span.end;
}

void Replay::step(StepTo what, bool forward)
{
    const TimeIndexes* indexes = m_indexes.current();
    if (!indexes || !canPlay())
        return;
    const Steps& steps = indexes->steps;
    EventIndex event;
    if (isAtSelection()) {
        const EventIndex from = m_context.selection();
        event = forward ? steps.next(what, from) : steps.previous(what, from);
    } else {
        // Before the first moment there is every event to come.
        const TimeNs from = isActive() ? m_playhead : forward ? no_time : session().end;
        event = forward ? steps.next(what, from) : steps.previous(what, from);
    }
    goTo(event);
}

void Replay::stepSibling(bool forward)
{
    const TimeIndexes* indexes = m_indexes.current();
    const EventIndex from = m_context.selection();
    if (!indexes || !from || !indexes->replay->trace().contains(from))
        return;
    goTo(forward ? indexes->steps.next_sibling(from) : indexes->steps.previous_sibling(from));
}

void Replay::goTo(EventIndex event)
{
    if (!event)
        return;
    if (isActive())
        seek(m_indexes.current()->replay->span(event).begin);
    m_context.select(event);
    Q_EMIT m_context.revealRequested(event);
}

} // namespace playhead
