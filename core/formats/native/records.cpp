// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/native/records.h"

#include "core/base/json_scan.h"
#include "core/formats/native/nesting.h"
#include "core/native/event_line.h"
#include "core/native/event_record.h"
#include "core/native/note_kinds.h"
#include "core/native/session_json.h"

namespace playhead {

void NativeBatch::add(const native::EventLine& line, const Slice& record)
{
    const StringId session = events.strings.intern(line.session_id);
    events.add(line.event, record);
    links.push_back({session, line.index, line.parent_index, line.tells_parent});
}

void NativeRecords::begin_session()
{
    current_.clear();
    is_provisional_ = false;
}

void NativeRecords::select_session(const std::string& id)
{
    if (id == current_)
        return;
    current_ = id;
    is_provisional_ = false;
}

NativeRecords::Group& NativeRecords::group(const std::string& session_id)
{
    Group& known = groups_[session_id];
    if (!known.builder) {
        known.builder = &importer_.session(session_id);
        update_inference(known);
        stray_.show_in(*known.builder);
        known.first = known.builder->event_count();
    }
    latest_ = known.builder;
    return known;
}

void NativeRecords::add_unreadable(const Slice& record)
{
    stray_.add(record, StrayRecords::Kind::Event, latest_);
}

void NativeRecords::add_account(const Slice& record)
{
    current_group().builder->session().records.push_back(record);
    count(&RecordTally::metadata);
}

/// Rows of a session file are not counted: where its columns are kept beside it, nobody sees them.
void NativeRecords::count(std::uint64_t RecordTally::*kind, std::uint64_t records)
{
    if (slices_ == Slices::Bytes)
        importer_.tally().*kind += records;
}

NativeRecords::Group& NativeRecords::current_group()
{
    if (current_.empty()) {
        const std::string name = importer_.id_from_name();
        current_ = name;
        for (int number = 2; importer_.find_session(current_); ++number)
            current_ = name + "-" + std::to_string(number);
        is_provisional_ = true;
    }
    return group(current_);
}

void NativeRecords::update_inference(Group& group)
{
    group.builder->session().infer_parents = !group.parents_recorded && !group.tells_parents;
}

void NativeRecords::add_session(std::string_view text, const Slice& record)
{
    native::SessionRecord session = native::read_session(text);
    const std::string& id = session.session.id;
    if (!id.empty() && id != current_) {
        if (is_provisional_ && !groups_.contains(id)) {
            importer_.rename_session(current_, id);
            auto node = groups_.extract(current_);
            node.key() = id;
            groups_.insert(std::move(node));
        }
        current_ = id;
    }
    if (!id.empty())
        is_provisional_ = false;

    Group& known = current_group();
    known.first = known.builder->event_count();
    known.renumbered.clear();
    known.notes_recorded = session.has_notes;
    known.parents_recorded = known.parents_recorded || session.parents_recorded;
    update_inference(known);
    for (const Diagnostic& note : session.notes) {
        native::learn_kind(note);
        known.builder->diagnostics().add(note);
    }
    known.builder->session().records.push_back(record);
    count(&RecordTally::metadata);
    native::merge_session(known.builder->session(), std::move(session));
}

void NativeRecords::renew_session(std::string_view text, const Slice& record)
{
    native::SessionRecord session = native::read_session(text);
    Group& known = current_group();
    known.parents_recorded = known.parents_recorded || session.parents_recorded;
    update_inference(known);
    Session& told = known.builder->session();
    std::erase_if(told.records, [&](const Slice& before) {
        return before.source == record.source && before.offset == record.offset;
    });
    told.records.push_back(record);
    native::merge_session(told, std::move(session));
}

void NativeRecords::add_event(std::string_view text, const Slice& record)
{
    native::EventRecord event = native::read_event(text);
    Group& owner = event.session_id.empty() ? current_group() : group(event.session_id);
    if (event.is_update)
        return update(owner, event, record);
    count(&RecordTally::events);
    if (event.children.is_valid())
        add_nested(owner, text, record);
    else
        add(owner, event, record, native::event_decoder);
}

void NativeRecords::add_event(std::string_view text, const Slice& record, RecordDecoder decoder)
{
    native::EventRecord event = native::read_event(text);
    Group& owner = event.session_id.empty() ? current_group() : group(event.session_id);
    add(owner, event, record, decoder);
}

void NativeRecords::update(Group& group, native::EventRecord& record, const Slice& slice)
{
    const EventIndex event =
        record.event.id.empty() ? EventIndex() : group.builder->find(record.event.id);
    if (event) {
        count(&RecordTally::merged);
        group.builder->update(event, record.event, record.tells_result, slice);
        return;
    }
    count(&RecordTally::events);
    record.event.notes.push_back({&native::notes::update_of_nothing, record.event.id});
    add(group, record, slice, native::event_decoder);
}

EventIndex NativeRecords::parent_of(const Group& group, std::uint32_t parent_index) const
{
    const auto renumbered = group.renumbered.find(parent_index);
    if (renumbered != group.renumbered.end())
        return renumbered->second;
    return EventIndex(group.first + parent_index);
}

EventIndex NativeRecords::add(Group& group, native::EventRecord& record, const Slice& slice,
                              RecordDecoder decoder)
{
    Event& event = record.event;
    if (!event.parent && record.parent_index)
        event.parent = parent_of(group, *record.parent_index);
    if (record.tells_parent && !group.tells_parents) {
        group.tells_parents = true;
        update_inference(group);
    }
    if (record.lacks_zone)
        group.builder->session().zone_trusted = false;
    // What was noted when the event was first read is among the session's notes already.
    if (group.notes_recorded)
        event.notes.erase(event.notes.begin(),
                          event.notes.begin() + static_cast<std::ptrdiff_t>(record.recorded_notes));
    const EventIndex index = group.builder->add(event, {&slice, 1}, decoder);
    if (record.index && group.first + *record.index != index.value())
        group.renumbered[*record.index] = index;
    return index;
}

void NativeRecords::add_events(NativeBatch& batch, std::uint32_t first, std::uint32_t last)
{
    count(&RecordTally::events, last - first);
    while (first < last) {
        const StringId session = batch.links[first].session;
        std::uint32_t end = first + 1;
        while (end < last && batch.links[end].session == session)
            ++end;
        const std::string id(batch.events.strings.text(session));
        add_run(id.empty() ? current_group() : group(id), batch, first, end);
        first = end;
    }
}

/// Events of one session.
void NativeRecords::add_run(Group& group, NativeBatch& batch, std::uint32_t first,
                            std::uint32_t last)
{
    const std::uint32_t begin = group.builder->event_count();
    bool tells_parents = group.tells_parents;
    for (std::uint32_t i = first; i < last; ++i) {
        const NativeBatch::Link& link = batch.links[i];
        const std::uint32_t index = begin + (i - first);
        if (link.parent_index)
            batch.events.rows[i].parent = parent_of(group, *link.parent_index);
        if (link.index && group.first + *link.index != index)
            group.renumbered[*link.index] = EventIndex(index);
        tells_parents = tells_parents || link.tells_parent;
    }
    if (tells_parents && !group.tells_parents) {
        group.tells_parents = true;
        update_inference(group);
    }
    group.builder->add(batch.events, first, last, native::event_decoder);
}

void NativeRecords::add_nested(Group& group, std::string_view text, const Slice& record)
{
    const std::vector<NestedEvent> nested = find_nested_events(text);
    // In damaged text the end of a list of children is a guess: what stands behind it is read as
    // its parent's here, and might not be when the parent is read with its children.
    const bool is_sound = json::validate(text).ok;
    std::vector<EventIndex> indexes;
    indexes.reserve(nested.size());
    for (const NestedEvent& place : nested) {
        const std::string own = place.own_text(text);
        native::EventRecord event = native::read_event(own);
        if (!indexes.empty()) {
            event.event.parent = indexes[place.parent];
            event.event.parent_inferred = false;
        }
        event.tells_parent = true;
        if (place.has_other_children)
            event.event.notes.push_back({&native::notes::unusable_value, "children"});
        const Slice slice =
            is_sound ? part_of(record, text, place.begin, place.end) : importer_.owned_slice(own);
        indexes.push_back(add(group, event, slice, native::event_decoder));
    }
}

/// Where a part of a record stands; rows have no parts, so that it is kept beside them.
Slice NativeRecords::part_of(const Slice& record, std::string_view text, std::size_t begin,
                             std::size_t end)
{
    if (begin == 0 && end == text.size())
        return record;
    if (slices_ == Slices::Rows)
        return importer_.owned_slice(text.substr(begin, end - begin));
    Slice part = record;
    part.offset += begin;
    part.length = static_cast<std::uint32_t>(end - begin);
    return part;
}

} // namespace playhead
