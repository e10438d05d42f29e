// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <span>
#include <vector>

namespace playhead {

class ReplayIndex;

/// The stretches in which a person would see nothing happen, longer than `threshold` each; in
/// order, and apart from each other (two may touch). In a gap no event begins or ends, and none
/// works: an event works while it runs and has no children of its own to show, or is an LLM or API
/// call, which waits for an answer also where children are recorded in it. Other events with
/// children merely contain them: a session, an agent, a tool that hands on.
///
/// The end of a container is something that happens, so it parts two gaps: what skips a gap never
/// skips a moment. An event without an end works to the end of the session, as it is drawn.
[[nodiscard]] std::vector<TimeRange> idle_gaps(const ReplayIndex& index, DurationNs threshold);

/// The sum of their lengths, held at the largest DurationNs.
[[nodiscard]] DurationNs total_length(std::span<const TimeRange> gaps);

} // namespace playhead
