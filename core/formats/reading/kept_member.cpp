// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/kept_member.h"

#include "core/formats/reading/fields.h"

#include <utility>

namespace playhead {

namespace {

KeptMember kept(std::string key, json::Value value, const Slice& slice)
{
    KeptMember member{std::move(key), std::string(payload_of(value).json()), slice};
    if (member.json != value.raw())
        member.damaged = value.raw();
    return member;
}

} // namespace

KeptMember keep_member(Importer& importer, json::Cursor& cursor, std::string_view key)
{
    std::string name(key); // which the cursor forgets when it goes on
    const json::Slice read = cursor.raw();
    return kept(std::move(name), read.value(), importer.slice(read.offset, read.text.size()));
}

std::vector<KeptMember> members_of(Importer& importer, const LogRecord& object)
{
    std::vector<KeptMember> members;
    json::ObjectReader reader(object.value);
    for (json::Member member; reader.next(member);) {
        // A key may be owned by the reader, and a value by nobody: where it is cut off.
        const bool is_there = !member.value.raw().empty();
        const Slice slice = is_there ? object.slice_of(member.value, RecordRole::Event)
                                     : importer.owned_slice({}, RecordRole::Event);
        members.push_back(kept(std::string(member.key), member.value, slice));
    }
    return members;
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
    if (!member.damaged.empty())
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
