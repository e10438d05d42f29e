// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/lists.h"

#include "core/native/note_kinds.h"

namespace playhead::native {

namespace {

using json::Value;

/// Calls `read` for each element of an array, or for the value itself.
template <typename Read>
Reading read_each(Value value, Read read)
{
    if (value.is_null())
        return Reading::Absent;
    if (value.is_object() || value.is_string()) {
        read(value);
        return Reading::Exact;
    }
    if (!value.is_array())
        return Reading::Unusable;
    json::ArrayReader elements(value);
    Value element;
    while (elements.next(element))
        read(element);
    return Reading::Exact;
}

/// The attributes of a list's element: those it has under that name, and all that is left.
class AttributesReader
{
public:
    void take(const json::Member& member)
    {
        if (member.key == "attributes" && member.value.is_object())
            recorded_ = Payload::borrowed(member.value.raw());
        else if (member.key == "attributes_raw" && member.value.is_string())
            recorded_ = Payload::owned(json::unescape(member.value.raw()));
        else if (!(member.key == "attributes" && member.value.is_null()))
            extra_.add(member.raw_key, member.value.raw());
    }
    [[nodiscard]] Payload finish()
    {
        if (extra_.is_empty())
            return recorded_;
        ObjectText all;
        all.add_members_of(Value(recorded_.json()));
        all.add_members_of(Value(extra_.take().json()));
        return all.take();
    }

private:
    Payload recorded_;
    ObjectText extra_;
};

LogEntry read_log_entry(Value value)
{
    LogEntry entry;
    if (!value.is_object()) {
        read_text(value, entry.text);
        return entry;
    }
    AttributesReader attributes;
    json::ObjectReader members(value);
    json::Member member;
    while (members.next(member)) {
        Reading reading = Reading::Unusable;
        if (member.key == "time" || member.key == "timestamp")
            reading = read_time(member.value, entry.time);
        else if (member.key == "name" || member.key == "level")
            reading = read_text(member.value, entry.name);
        else if (member.key == "text" || member.key == "message")
            reading = read_text(member.value, entry.text);
        if (reading == Reading::Unusable)
            attributes.take(member);
    }
    entry.attributes = attributes.finish();
    return entry;
}

EventLink read_link(Value value)
{
    EventLink link;
    if (!value.is_object()) {
        read_text(value, link.event_id);
        return link;
    }
    AttributesReader attributes;
    json::ObjectReader members(value);
    json::Member member;
    while (members.next(member)) {
        if (member.key == "session_id")
            read_text(member.value, link.session_id);
        else if (member.key == "event_id")
            read_text(member.value, link.event_id);
        else
            attributes.take(member);
    }
    link.attributes = attributes.finish();
    return link;
}

} // namespace

Reading read_log_entries(Value value, std::vector<LogEntry>& entries)
{
    return read_each(value, [&](Value element) { entries.push_back(read_log_entry(element)); });
}

Reading read_links(Value value, std::vector<EventLink>& links)
{
    return read_each(value, [&](Value element) { links.push_back(read_link(element)); });
}

Reading read_notes(Value value, std::vector<EventNote>& notes)
{
    return read_each(value, [&](Value element) {
        std::string code;
        std::string detail;
        read_text(element.is_object() ? element.find("code") : element, code);
        if (const Value recorded = element.find("detail"); recorded.is_valid())
            read_text(recorded, detail);
        if (!code.empty())
            notes.push_back({&kind_with_code(code), std::move(detail)});
    });
}

} // namespace playhead::native
