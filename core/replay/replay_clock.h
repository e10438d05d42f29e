// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/replay/stop_moments.h"

#include <optional>
#include <span>
#include <vector>

namespace playhead {

/// A reading of a clock that never goes back, in nanoseconds since whenever.
using SteadyNs = std::int64_t;

/// The playhead: turns the passing of real time into moments of a session. It reads no clock and
/// starts no timer: whoever drives it says what time it is, and asks with tick() as often as it
/// paints. Used by one thread.
///
/// The playhead moves in tick() alone. Where it is follows from the moment it was last set, played
/// or changed in speed, and from the time since then, so that it does not drift however often it is
/// asked; a command takes effect from where the playhead was last seen. All arithmetic is held at
/// the ends of time.
class ReplayClock
{
public:
    static constexpr double slowest = 0.25;
    static constexpr double fastest = 64;
    static constexpr DurationNs fitted_length = 30 * ns_per_second;

    /// What one tick came to.
    struct Tick {
        TimeNs time = no_time;
        bool jumped = false; ///< over idle time: the person should see that it was left out
        bool ended = false;  ///< came to the end of the session, and paused there
        /// Came to these, all of one moment, and paused exactly there, however far the tick would
        /// have gone. Valid until the stops are set anew.
        std::span<const StopMoment> stops;
    };

    /// Paused at the session's begin, at speed 1. `session` as ReplayIndex::range() gives it;
    /// nothing plays where it has no time.
    explicit ReplayClock(TimeRange session = {no_time, no_time});

    /// For a session that has grown: the playhead stays where it is, moved into the range.
    void set_session(TimeRange session, SteadyNs now);
    /// What to leave out while skip_idle is on; sorted and apart from each other.
    void set_gaps(std::vector<TimeRange> gaps, SteadyNs now);
    void set_skip_idle(bool skip, SteadyNs now);
    /// Sorted by time, as stop_moments() gives them.
    void set_stops(std::vector<StopMoment> stops);

    /// Goes on; from the session's begin when at its end. Does not stop again at the moment where
    /// it stopped, or where the person has put the playhead: only at the session's begin, where
    /// there is no before, do the stops of that very moment count.
    void play(SteadyNs now);
    void pause() { playing_ = false; }
    /// Puts the playhead within the session; playing goes on from there.
    void seek(TimeNs time, SteadyNs now);
    /// Session time per real time, held within slowest and fastest; no number is speed 1.
    void set_speed(double speed, SteadyNs now);
    /// The speed at which the whole session, without what is skipped, takes 30 s: also beyond the
    /// limits. It is worked out anew when session, gaps or skipping change.
    void fit(SteadyNs now);

    /// Moves the playhead to `now`, where playing. A `now` before an earlier one moves nothing.
    Tick tick(SteadyNs now);

    [[nodiscard]] TimeNs time() const { return time_; }
    [[nodiscard]] TimeRange session() const { return session_; }
    [[nodiscard]] bool is_playing() const { return playing_; }
    [[nodiscard]] bool is_at_end() const { return time_ == session_.end; }
    [[nodiscard]] bool skips_idle() const { return skip_idle_; }
    [[nodiscard]] bool is_fitted() const { return fitted_; }
    [[nodiscard]] double speed() const { return speed_; }

private:
    void put(TimeNs time);
    void anchor(SteadyNs now);
    void refit();
    [[nodiscard]] DurationNs playing_length() const;
    [[nodiscard]] TimeNs target(SteadyNs now) const;
    [[nodiscard]] std::optional<TimeRange> next_gap() const;
    /// The stops of the next moment that has any; none where there is no such moment.
    [[nodiscard]] std::span<const StopMoment> next_stops() const;
    /// Jumps over the gap, or up to a stop in it.
    void jump(TimeRange gap, std::span<const StopMoment> stops);

    TimeRange session_;
    std::vector<TimeRange> gaps_;
    std::vector<StopMoment> stops_;
    bool skip_idle_ = false;
    bool playing_ = false;
    bool fitted_ = false;
    double speed_ = 1;

    TimeNs time_ = no_time;
    /// Stops up to and including this moment are over.
    TimeNs stopped_until_ = no_time;

    TimeNs anchor_time_ = no_time;
    SteadyNs anchor_now_ = 0;
    DurationNs skipped_ = 0; ///< since the anchor
};

} // namespace playhead
