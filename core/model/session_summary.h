// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace playhead {

/// The figures of a session that a list, a report or a catalogue shows: values, independent of the
/// Trace they were taken from.
struct SessionSummary {
    std::string session_id;
    std::string name;
    /// The earliest and the latest moment of the events; where no event has a time, what is
    /// recorded for the session as a whole. no_time where nothing is.
    TimeNs start = no_time;
    TimeNs end = no_time;
    /// What is recorded for the session as a whole, beside that.
    TimeNs recorded_start = no_time;
    TimeNs recorded_end = no_time;
    std::optional<std::string> end_state;             ///< as recorded
    EventResult outcome = EventResult::Indeterminate; ///< as derived from the events
    std::vector<std::string> tags;

    std::uint32_t roots = 0;
    std::uint32_t max_depth = 0; ///< 1 for a root
    std::uint32_t inferred_parents = 0;
    /// Each action type that occurs, a source's own word under its own name; in order of the
    /// enumeration, own words last and in order of first use.
    std::vector<std::pair<std::string, std::uint32_t>> by_action_type;
    std::array<std::uint32_t, 3> by_result{}; ///< by EventResult
    std::vector<std::string> models;          ///< in order of first use
    Totals totals;

    std::string recorder;
    std::string format;
    bool is_complete = false;
    bool zone_trusted = true;

    /// end - start; nothing where a time is not known.
    [[nodiscard]] std::optional<DurationNs> duration() const;
    /// Whether the session is recorded to have begun before its first event or ended after its
    /// last.
    [[nodiscard]] bool is_recorded_longer() const;
};

/// end - start, at most what fits; nothing where a time is not known.
[[nodiscard]] std::optional<DurationNs> length_between(TimeNs start, TimeNs end);

[[nodiscard]] SessionSummary summarize(const Trace& trace);

} // namespace playhead
