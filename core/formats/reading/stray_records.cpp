// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/stray_records.h"

#include "core/formats/reading/log_record.h"

#include <utility>

namespace playhead {

void StrayRecords::add(const Slice& slice, Kind kind, TraceBuilder* session)
{
    if (slice.length == 0)
        return;
    if (session)
        show({slice, kind}, *session);
    else
        waiting_.push_back({slice, kind});
}

void StrayRecords::show_in(TraceBuilder& session)
{
    for (const Waiting& stray : std::exchange(waiting_, {}))
        show(stray, session);
}

void StrayRecords::show(const Waiting& stray, TraceBuilder& session)
{
    if (stray.kind == Kind::About) {
        session.session().records.push_back(stray.slice);
        ++importer_.tally().metadata;
        return;
    }
    const auto bytes = importer_.read(stray.slice);
    if (!bytes)
        return; // the file changed under us, which is reported when it is read again
    const json::Value value(*bytes);
    if (value.is_object())
        add_unknown(importer_, session, {value, stray.slice});
    else
        add_unreadable(importer_, session, stray.slice);
}

} // namespace playhead
