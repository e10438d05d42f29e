// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/event_record.h"

#include "core/base/json_stream.h"
#include "core/base/json_write.h"
#include "core/native/event_draft.h"
#include "core/native/event_update.h"
#include "core/native/note_kinds.h"

namespace playhead::native {

namespace {

using json::Value;

void read_members(Draft& draft, std::string_view record, const std::stop_token& stop)
{
    json::ObjectReader members((Value(record)));
    json::Member member;
    while (!stop.stop_requested() && members.next(member))
        read_member(draft, member.raw_key, member.key, member.value);
}

/// For records that are no JSON: the cursor makes up for what is missing between members.
void read_damaged_members(Draft& draft, std::string_view record, const std::stop_token& stop)
{
    json::StreamOptions options;
    options.buffer_size = std::size_t{16} << 10;
    MemoryReader bytes(record, stop);
    json::Cursor cursor(bytes, options);
    std::string_view key;
    if (!cursor.next_document() || !cursor.enter_object())
        return;
    while (cursor.next_member(key)) {
        const std::string name(key);
        const json::Slice slice = cursor.raw();
        if (slice.text.empty())
            continue;
        // The cursor's text goes with its next step; the record's stays.
        const auto offset = static_cast<std::size_t>(slice.offset);
        read_member(draft, json::quote(name), name,
                    Value(record.substr(offset, slice.text.size())));
    }
}

void note_repairs(Draft& draft, const json::Check& check)
{
    if (!check.ok)
        draft.note(notes::damaged_event,
                   "byte " + std::to_string(check.offset) + ": " + std::string(check.reason));
    if (check.bad_utf8)
        draft.note(notes::bad_utf8, {});
    if (check.raw_control)
        draft.note(notes::control_characters, {});
    if (check.loose_number)
        draft.note(notes::loose_number, {});
}

void settle_times(Draft& draft)
{
    Event& event = draft.event();
    const bool has_span = event.init_timestamp != no_time || event.end_timestamp != no_time;
    if (draft.timestamp.is_valid() && !has_span) {
        event.is_instant = true;
        event.init_timestamp = draft.timestamp_time;
    } else if (draft.timestamp_time != no_time) {
        draft.extra.add("\"timestamp\"", draft.timestamp.raw());
    }
    const bool lacks_end = event.end_timestamp == no_time && !event.is_instant;
    TimeNs end = no_time;
    if (lacks_end && event.init_timestamp != no_time && draft.duration &&
        !__builtin_add_overflow(event.init_timestamp, *draft.duration, &end)) {
        event.end_timestamp = end;
        draft.end_is_derived = true;
    }
    const auto provenance = [](TimeNs time, bool is_derived) {
        if (time == no_time)
            return Provenance::Absent;
        return is_derived ? Provenance::Derived : Provenance::Recorded;
    };
    event.init_provenance = provenance(event.init_timestamp, draft.init_is_derived);
    event.end_provenance = provenance(event.end_timestamp, draft.end_is_derived);
}

void settle_attributes(Draft& draft)
{
    if (draft.extra.is_empty())
        return;
    ObjectText all;
    const Value recorded(draft.event().attributes.json());
    if (recorded.is_object())
        all.add_members_of(recorded);
    else if (recorded.is_valid())
        all.add("\"attributes\"", recorded.raw());
    all.add_members_of(Value(draft.extra.take().json()));
    draft.event().attributes = all.take();
}

} // namespace

EventRecord read_event(std::string_view record, const std::stop_token& stop)
{
    Draft draft;
    const json::Check check = json::validate(record, stop);
    if (check.ok)
        read_members(draft, record, stop);
    else if (!stop.stop_requested())
        read_damaged_members(draft, record, stop);
    if (stop.stop_requested())
        return std::move(draft.record);
    note_repairs(draft, check);
    settle_times(draft);
    settle_attributes(draft);
    Event& event = draft.event();
    if (!draft.record.tells_result && !event.error.is_empty()) {
        event.result = EventResult::Fail;
        draft.record.tells_result = true;
    }
    draft.record.recorded_notes = event.notes.size();
    event.notes.insert(event.notes.end(), draft.notes.begin(), draft.notes.end());
    return std::move(draft.record);
}

void decode_event(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    event = read_event(records.front().bytes, stop).event;
    for (const Record& update : records.subspan(1)) {
        if (stop.stop_requested())
            return;
        apply_update(event, read_event(update.bytes, stop));
    }
}

} // namespace playhead::native
