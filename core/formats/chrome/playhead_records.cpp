// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/chrome/playhead_records.h"

#include "core/formats/reading/fields.h"

namespace playhead::chrome {

bool PlayheadRecords::is_mark(json::Value other_data)
{
    return other_data.find("playhead").is_number() && other_data.find("sessions").is_array();
}

Slice PlayheadRecords::slice_of(json::Value part, json::Value whole, std::uint64_t offset)
{
    const auto begin = static_cast<std::uint64_t>(part.raw().data() - whole.raw().data());
    return importer_.slice(offset + begin, part.raw().size());
}

void PlayheadRecords::take_sessions(json::Value other_data, std::uint64_t offset)
{
    json::ArrayReader sessions(other_data.find("sessions"));
    for (json::Value session; sessions.next(session);) {
        if (!session.is_object())
            continue;
        records_.begin_session();
        records_.add_session(session.raw(), slice_of(session, other_data, offset));
        ++importer_.tally().metadata;
    }
}

bool PlayheadRecords::take(const Head& head, json::Value record, std::uint64_t offset)
{
    const bool is_event = head.args.is_object() && head.args.find("session_id").is_string() &&
                          head.args.find("action_type").is_valid();
    if (is_event) {
        records_.add_event(head.args.raw(), slice_of(head.args, record, offset));
        ++importer_.tally().events;
        return true;
    }
    const bool is_flow = text_of(head.category) == "playhead.link";
    if (is_flow)
        ++importer_.tally().metadata;
    return is_flow;
}

} // namespace playhead::chrome
