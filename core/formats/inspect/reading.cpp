// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/inspect/reading.h"

#include <cmath>
#include <limits>

namespace playhead::inspect {

using json::Value;

Reading::Reading(std::span<const Record> records, Event& event)
    : records_(records), event_(event), whole_(whole_of(records)), fields_(Value(text()))
{
    event.agent = whole_.agent;
    for (const std::string_view key : {"event", "span_id"})
        fields_.drop(key);
}

Reading::~Reading()
{
    rest_.add_recorded(fields_);
    event_.attributes = rest_.take();
    // What was put together stands in no record.
    own_loose_payloads(records_, event_);
}

void Reading::read_times(Value took)
{
    const TimeNs start = time_of_value(take("timestamp"));
    set_start(event_, start);
    if (const TimeNs end = time_of_value(peek("completed")); end != no_time) {
        set_end(event_, end);
        fields_.drop("completed");
    } else if (const auto seconds = number_of(took); seconds && start != no_time) {
        const double length = *seconds * static_cast<double>(ns_per_second);
        constexpr auto most = static_cast<double>(std::numeric_limits<TimeNs>::max()) / 4.0;
        if (length >= 0 && length < most && start < std::numeric_limits<TimeNs>::max() / 2)
            set_end(event_, start + static_cast<TimeNs>(std::llround(length)), Provenance::Derived);
    }
}

} // namespace playhead::inspect
