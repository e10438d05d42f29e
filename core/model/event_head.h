// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/event.h"

#include <optional>
#include <string_view>
#include <vector>

namespace playhead {

/// What a trace's columns take of an Event, without a copy of its texts: for readers that look at
/// millions of records. Fields are those of Event; the views are the reader's.
struct EventHead {
    std::string_view id;
    std::string_view parent_id;
    EventIndex parent;
    bool parent_inferred = false;
    bool parent_left_out = false;

    std::string_view event_type;
    std::string_view action_type;
    EventResult result = EventResult::Indeterminate;
    bool has_error = false; ///< its error is not empty

    TimeNs init_timestamp = no_time;
    TimeNs end_timestamp = no_time;
    Provenance init_provenance = Provenance::Absent;
    Provenance end_provenance = Provenance::Absent;
    bool is_instant = false;

    std::string_view model;
    std::vector<std::string_view> tags;
    std::string_view agent;
    std::string_view thread;
    TokenCounts tokens;
    std::optional<double> cost;
    bool cost_computed = false;
};

} // namespace playhead
