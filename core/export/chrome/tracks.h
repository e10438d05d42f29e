// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace playhead::chrome {

/// How an event is drawn.
enum class Shape : std::uint8_t {
    Untimed, ///< not at all: no time of it is recorded
    Slice,   ///< from its start to its end
    Open,    ///< from its start on, as no end is recorded
    Moment,  ///< one time is all that is known of it, or it ends before it starts
};

/// Where an event that has a time begins.
[[nodiscard]] TimeNs begin_of(const Trace& trace, EventIndex event);

/// On which tracks a Chrome trace shows the events of a session, so that what it draws is true.
///
/// Whoever reads such a trace nests the slices of a track by their times alone: what begins while
/// another is open ran inside of it, and must end before it does. So an event is put on a track of
/// its agent and thread where nothing is open, or where all that is open is what it ran inside of
/// and ends later. Where there is none, the agent and thread get one more.
///
/// An event without an end takes its track for good. Where an agent and thread have many of them,
/// nobody waits for any: from the 33rd on they are drawn as moments.
class Tracks
{
public:
    static constexpr std::uint32_t none = 0xFFFF'FFFF;

    /// Takes a second for a million events. Of no use where `stop` is requested meanwhile.
    Tracks(const Trace& trace, const std::stop_token& stop);

    struct Track {
        StringId agent;
        StringId thread;
        std::uint32_t number = 0; ///< among those of the same agent and thread, from 0
    };
    /// By number, from 0; those of one agent and thread need not follow each other.
    [[nodiscard]] const std::vector<Track>& all() const { return tracks_; }
    /// The numbers of the tracks, in the order to show them in.
    [[nodiscard]] std::vector<std::uint32_t> in_order() const;
    /// The number of an event's track; none for an event without a time.
    [[nodiscard]] std::uint32_t of(EventIndex event) const { return by_event_[event.value()]; }
    [[nodiscard]] Shape shape(EventIndex event) const { return shapes_[event.value()]; }

private:
    class Placing;
    std::vector<Track> tracks_;
    std::vector<std::uint32_t> by_event_;
    std::vector<Shape> shapes_;
};

} // namespace playhead::chrome
