// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/model/event_predicate.h"

#include <cstdint>
#include <span>
#include <vector>

namespace playhead {

class ReplayIndex;

/// Why playback is to pause.
enum class StopReason : std::uint8_t {
    Failure, ///< an event ends with result Fail
    Match,   ///< an event begins that the filter matches
    Gap,     ///< nothing is about to happen for a while
};

/// A moment to pause at.
struct StopMoment {
    TimeNs time = no_time;
    StopReason reason = StopReason::Failure;
    EventIndex event; ///< none for a gap

    friend bool operator==(const StopMoment&, const StopMoment&) = default;
};

/// What playback is to pause for.
struct StopRules {
    bool on_failure = false;
    bool on_gap = false;
    EventPredicate on_match; ///< empty: for no match
};

/// All moments to pause at, by time; at one time failures, matches and gaps in this order, and the
/// events of one reason in the order in which they begin. A failure without a recorded end stops at
/// the end of the session, where ReplayIndex counts it; a gap stops where it begins.
[[nodiscard]] std::vector<StopMoment>
stop_moments(const ReplayIndex& index, std::span<const TimeRange> gaps, const StopRules& rules);

} // namespace playhead
