// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/replay/replay_clock.h"

#include "core/base/time_math.h"

#include <algorithm>
#include <cmath>

namespace playhead {

ReplayClock::ReplayClock(TimeRange session) : session_(session), time_(session.begin) {}

void ReplayClock::set_session(TimeRange session, SteadyNs now)
{
    // A playhead at the begin stays there, also where that has become an earlier moment.
    const bool follows_begin = time_ == session_.begin && session.begin != session_.begin;
    session_ = session;
    refit();
    if (follows_begin || time_ < session.begin || time_ > session.end)
        put(follows_begin ? session.begin : time_);
    anchor(now);
}

void ReplayClock::set_gaps(std::vector<TimeRange> gaps, SteadyNs now)
{
    gaps_ = std::move(gaps);
    refit();
    anchor(now);
}

void ReplayClock::set_skip_idle(bool skip, SteadyNs now)
{
    skip_idle_ = skip;
    refit();
    anchor(now);
}

void ReplayClock::set_stops(std::vector<StopMoment> stops)
{
    // What lies behind the playhead has been passed, with or without a stop.
    if (time_ != session_.begin)
        stopped_until_ = std::max(stopped_until_, time_);
    stops_ = std::move(stops);
}

void ReplayClock::play(SteadyNs now)
{
    if (session_.begin == no_time)
        return;
    if (is_at_end())
        put(session_.begin);
    playing_ = true;
    anchor(now);
}

void ReplayClock::seek(TimeNs time, SteadyNs now)
{
    put(time);
    anchor(now);
}

void ReplayClock::set_speed(double speed, SteadyNs now)
{
    fitted_ = false;
    speed_ = std::isnan(speed) ? 1 : std::clamp(speed, slowest, fastest);
    anchor(now);
}

void ReplayClock::fit(SteadyNs now)
{
    fitted_ = true;
    refit();
    anchor(now);
}

void ReplayClock::put(TimeNs time)
{
    time_ = std::clamp(time, session_.begin, session_.end);
    stopped_until_ = time_ == session_.begin ? no_time : time_;
}

void ReplayClock::anchor(SteadyNs now)
{
    anchor_time_ = time_;
    anchor_now_ = now;
    skipped_ = 0;
}

DurationNs ReplayClock::playing_length() const
{
    DurationNs length = saturating_length(session_.begin, session_.end);
    if (!skip_idle_)
        return length;
    for (const TimeRange& gap : gaps_) {
        const TimeNs begin = std::max(gap.begin, session_.begin);
        const TimeNs end = std::min(gap.end, session_.end);
        if (begin < end)
            length -= saturating_length(begin, end);
    }
    return std::max<DurationNs>(length, 0);
}

void ReplayClock::refit()
{
    if (!fitted_)
        return;
    const DurationNs length = playing_length();
    speed_ = length > 0 ? static_cast<double>(length) / static_cast<double>(fitted_length) : 1;
}

TimeNs ReplayClock::target(SteadyNs now) const
{
    const double elapsed = std::max(0.0, signed_distance(anchor_now_, now));
    return saturating_add(saturating_add(anchor_time_, elapsed * speed_), skipped_);
}

std::optional<TimeRange> ReplayClock::next_gap() const
{
    if (!skip_idle_)
        return std::nullopt;
    const auto gap = std::partition_point(gaps_.begin(), gaps_.end(),
                                          [this](const TimeRange& g) { return g.end <= time_; });
    if (gap == gaps_.end())
        return std::nullopt;
    return TimeRange{std::max(gap->begin, time_), std::min(gap->end, session_.end)};
}

std::span<const StopMoment> ReplayClock::next_stops() const
{
    const auto first =
        std::partition_point(stops_.begin(), stops_.end(), [this](const StopMoment& stop) {
            return stop.time <= stopped_until_;
        });
    const auto last = std::find_if(
        first, stops_.end(), [&](const StopMoment& stop) { return stop.time != first->time; });
    return {first, last};
}

void ReplayClock::jump(TimeRange gap, std::span<const StopMoment> stops)
{
    const TimeNs to = stops.empty() ? gap.end : std::min(gap.end, stops.front().time);
    skipped_ = saturating_add(skipped_, saturating_length(gap.begin, to));
    time_ = to;
}

ReplayClock::Tick ReplayClock::tick(SteadyNs now)
{
    Tick tick;
    while (playing_) {
        const TimeNs reached = std::min(std::max(target(now), time_), session_.end);
        const auto stops = next_stops();
        const auto gap = next_gap();
        const bool gap_is_next = gap && gap->begin <= reached && gap->begin < gap->end &&
                                 (stops.empty() || gap->begin < stops.front().time);
        if (gap_is_next) {
            jump(*gap, stops);
            tick.jumped = true;
            continue;
        }
        if (!stops.empty() && stops.front().time <= reached) {
            time_ = stops.front().time;
            stopped_until_ = time_;
            tick.stops = stops;
            playing_ = false;
        } else {
            time_ = reached;
        }
        break;
    }
    if (playing_ || !tick.stops.empty())
        tick.ended = is_at_end();
    if (tick.ended)
        playing_ = false;
    tick.time = time_;
    return tick;
}

} // namespace playhead
