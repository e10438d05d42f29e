// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/kept_member.h"

#include "core/formats/reading/fields.h"

namespace playhead {

KeptMember keep_member(Importer& importer, json::Cursor& cursor, std::string_view key)
{
    std::string name(key); // which the cursor forgets when it goes on
    const json::Slice read = cursor.raw();
    return {std::move(name), std::string(payload_of(read.value()).json()),
            importer.slice(read.offset, read.text.size())};
}

const KeptMember* find_kept(std::span<const KeptMember> members, std::string_view key)
{
    const KeptMember* found = nullptr;
    for (const KeptMember& each : members) {
        if (each.key == key && each.value().is_valid() && !each.value().is_null())
            found = &each;
    }
    return found;
}

Slice slice_within(Importer& importer, const KeptMember& member, json::Value part, RecordRole role)
{
    if (member.json.size() != member.slice.length)
        return importer.owned_slice(part.raw(), role);
    return LogRecord{member.value(), member.slice}.slice_of(part, role);
}

void tell_session(Importer& importer, Session& session, std::span<const KeptMember> members)
{
    ObjectText all;
    all.add_recorded(Fields(json::Value(session.attributes.json())));
    for (const KeptMember& each : members) {
        session.records.push_back(each.slice);
        ++importer.tally().metadata;
        if (!each.json.empty())
            all.add(each.key, each.json);
    }
    if (!all.is_empty())
        session.attributes = all.take();
}

void EventRecords::add(const Slice& slice, std::string_view bytes)
{
    slices_.push_back(slice);
    RecordRole& role = slices_.back().role;
    if (records_.empty())
        role = RecordRole::Event;
    else if (role == RecordRole::Event)
        role = RecordRole::Context;
    records_.push_back({role, bytes});
}

EventIndex EventRecords::make(TraceBuilder& builder, EventIndex parent,
                              void (*decode)(std::span<const Record>, Event&)) const
{
    Event event;
    decode(records_, event);
    event.parent = parent;
    return builder.add(event, slices_, decode);
}

} // namespace playhead
