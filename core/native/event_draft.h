// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A native event record while it is read. Internal to core/native.
#pragma once

#include "core/native/event_record.h"
#include "core/native/values.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead::native {

/// A record while its members are read, in whatever order they come.
struct Draft {
    EventRecord record;
    json::Value timestamp; ///< the recorded value of the key, Invalid where there is none
    TimeNs timestamp_time = no_time;
    std::optional<DurationNs> duration;
    bool init_is_derived = false;
    bool end_is_derived = false;
    ObjectText extra; ///< what goes into the attributes
    std::vector<EventNote> notes;

    Event& event() { return record.event; }
    void note(const DiagnosticKind& kind, std::string detail)
    {
        notes.push_back({&kind, std::move(detail)});
    }
};

/// Puts the value of one member in its place: the event's field, or the extra attributes where the
/// key is unknown or the value does not fit. `raw_key` is the name as written, quotes included.
void read_member(Draft& draft, std::string_view raw_key, std::string_view name, json::Value value);

} // namespace playhead::native
