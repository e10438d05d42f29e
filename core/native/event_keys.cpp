// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/event_draft.h"
#include "core/native/lists.h"
#include "core/native/note_kinds.h"

#include <algorithm>
#include <array>

namespace playhead::native {

namespace {

using json::Value;

Reading read_result(Draft& draft, Value value)
{
    std::string word;
    if (read_text(value, word) == Reading::Absent || word.empty())
        return Reading::Absent;
    draft.record.tells_result = true;
    if (const auto result = parse_result(word)) {
        draft.event().result = *result;
        return Reading::Exact;
    }
    draft.note(notes::unknown_result, word);
    if (draft.event().status.empty())
        draft.event().status = std::move(word);
    return Reading::Exact;
}

Reading read_count(Value value, std::optional<std::int64_t>& count)
{
    std::int64_t number = 0;
    const Reading reading = read_integer(value, number);
    if (reading == Reading::Exact || reading == Reading::FromText)
        count = number;
    return reading;
}

Reading read_position(Value value, std::optional<std::uint32_t>& position)
{
    std::int64_t number = 0;
    const Reading reading = read_integer(value, number);
    if (reading == Reading::Absent || reading == Reading::Unusable)
        return reading;
    if (number < 0 || number >= EventIndex::none_value)
        return Reading::Unusable;
    position = static_cast<std::uint32_t>(number);
    return Reading::Exact;
}

Reading read_payload(Value value, Payload& payload)
{
    payload = Payload::borrowed(value.raw());
    return Reading::Exact;
}

/// A payload whose text is no JSON, and therefore stands inside a string.
Reading read_raw_payload(Value value, Payload& payload)
{
    if (!value.is_string())
        return Reading::Unusable;
    payload = Payload::owned(json::unescape(value.raw()));
    return Reading::Exact;
}

Reading read_error(Draft& draft, Value value)
{
    EventError& error = draft.event().error;
    if (value.is_null())
        return Reading::Absent;
    if (value.is_string())
        return read_text(value, error.message);
    if (!value.is_object())
        return Reading::Unusable;
    json::ObjectReader members(value);
    json::Member member;
    bool has_more = false;
    while (members.next(member)) {
        std::string* field = member.key == "type"      ? &error.type
                             : member.key == "message" ? &error.message
                             : member.key == "code"    ? &error.code
                             : member.key == "stack"   ? &error.stack
                                                       : nullptr;
        if (field)
            read_text(member.value, *field);
        else
            has_more = true;
    }
    if (has_more)
        draft.extra.add("\"error\"", value.raw());
    return Reading::Exact;
}

/// What a person noted. What does not fit, or is another program's, stays in the attributes.
Reading read_annotation(Draft& draft, Value value)
{
    if (value.is_null())
        return Reading::Absent;
    if (!value.is_object())
        return Reading::Unusable;
    Annotation annotation;
    json::ObjectReader members(value);
    json::Member member;
    bool has_more = false;
    while (members.next(member)) {
        if (member.key == "note" && (member.value.is_string() || member.value.is_null()))
            read_text(member.value, annotation.note);
        else if (member.key == "bookmarked" && member.value.is_bool())
            annotation.is_bookmarked = member.value.as_bool().value_or(false);
        else if (member.key == "changed")
            read_time(member.value, annotation.changed);
        else
            has_more = true;
    }
    if (annotation.note.size() > longest_note)
        return Reading::Unusable;
    if (has_more)
        draft.extra.add("\"annotation\"", value.raw());
    draft.event().annotation = std::move(annotation);
    return Reading::Exact;
}

Reading read_children(Draft& draft, Value value)
{
    draft.record.tells_parent = true;
    if (value.is_null())
        return Reading::Absent;
    if (!value.is_array())
        return Reading::Unusable;
    Value first;
    if (json::ArrayReader(value).next(first))
        draft.record.children = value;
    return Reading::Exact;
}

Reading read_attributes(Draft& draft, Value value)
{
    if (!value.is_null() && !value.is_object())
        return Reading::Unusable;
    return value.is_null() ? Reading::Absent : read_payload(value, draft.event().attributes);
}

Reading read_derived_mark(Value value, std::string_view mark, bool& is_marked)
{
    std::string word;
    const Reading reading = read_text(value, word);
    is_marked = word == mark;
    return reading;
}

enum class Asks : std::uint8_t { Value, Time };

struct Key {
    std::string_view name;
    Asks asks;
    Reading (*read)(Draft&, Value);
};

/// Every key of the format, sorted by name.
constexpr std::array keys = {
    Key{"action_type", Asks::Value,
        [](Draft& d, Value v) { return read_text(v, d.event().action_type); }},
    Key{"agent", Asks::Value, [](Draft& d, Value v) { return read_text(v, d.event().agent); }},
    Key{"annotation", Asks::Value, read_annotation},
    Key{"attributes", Asks::Value, read_attributes},
    Key{"attributes_raw", Asks::Value,
        [](Draft& d, Value v) { return read_raw_payload(v, d.event().attributes); }},
    Key{"cache_read_tokens", Asks::Value,
        [](Draft& d, Value v) { return read_count(v, d.event().tokens.cache_read); }},
    Key{"cache_write_tokens", Asks::Value,
        [](Draft& d, Value v) { return read_count(v, d.event().tokens.cache_write); }},
    Key{"children", Asks::Value, read_children},
    Key{"completion", Asks::Value,
        [](Draft& d, Value v) { return read_payload(v, d.event().completion); }},
    Key{"completion_raw", Asks::Value,
        [](Draft& d, Value v) { return read_raw_payload(v, d.event().completion); }},
    Key{"completion_tokens", Asks::Value,
        [](Draft& d, Value v) { return read_count(v, d.event().tokens.completion); }},
    Key{"cost", Asks::Value,
        [](Draft& d, Value v) {
            double cost = 0;
            const Reading reading = read_number(v, cost);
            if (reading == Reading::Exact || reading == Reading::FromText)
                d.event().cost = cost;
            return reading;
        }},
    Key{"cost_provenance", Asks::Value,
        [](Draft& d, Value v) {
            return read_derived_mark(v, "computed", d.event().cost_computed);
        }},
    Key{"depth", Asks::Value, [](Draft&, Value) { return Reading::Exact; }},
    Key{"duration_ns", Asks::Value, [](Draft& d, Value v) { return read_count(v, d.duration); }},
    Key{"end_provenance", Asks::Value,
        [](Draft& d, Value v) { return read_derived_mark(v, "derived", d.end_is_derived); }},
    Key{"end_timestamp", Asks::Time,
        [](Draft& d, Value v) { return read_time(v, d.event().end_timestamp); }},
    Key{"error", Asks::Value, read_error},
    Key{"error_trigger", Asks::Value,
        [](Draft& d, Value v) { return read_text(v, d.event().error_trigger); }},
    Key{"event_type", Asks::Value,
        [](Draft& d, Value v) { return read_text(v, d.event().event_type); }},
    Key{"id", Asks::Value, [](Draft& d, Value v) { return read_text(v, d.event().id); }},
    Key{"index", Asks::Value, [](Draft& d, Value v) { return read_position(v, d.record.index); }},
    Key{"init_provenance", Asks::Value,
        [](Draft& d, Value v) { return read_derived_mark(v, "derived", d.init_is_derived); }},
    Key{"init_timestamp", Asks::Time,
        [](Draft& d, Value v) { return read_time(v, d.event().init_timestamp); }},
    Key{"links", Asks::Value, [](Draft& d, Value v) { return read_links(v, d.event().links); }},
    Key{"logs", Asks::Value, [](Draft& d, Value v) { return read_log_entries(v, d.event().logs); }},
    Key{"model", Asks::Value, [](Draft& d, Value v) { return read_text(v, d.event().model); }},
    Key{"notes", Asks::Value, [](Draft& d, Value v) { return read_notes(v, d.event().notes); }},
    Key{"params", Asks::Value, [](Draft& d, Value v) { return read_payload(v, d.event().params); }},
    Key{"params_raw", Asks::Value,
        [](Draft& d, Value v) { return read_raw_payload(v, d.event().params); }},
    Key{"parent_id", Asks::Value,
        [](Draft& d, Value v) {
            d.record.tells_parent = true;
            return read_text(v, d.event().parent_id);
        }},
    Key{"parent_index", Asks::Value,
        [](Draft& d, Value v) {
            d.record.tells_parent = true;
            return read_position(v, d.record.parent_index);
        }},
    Key{"parent_inferred", Asks::Value,
        [](Draft& d, Value v) {
            d.event().parent_inferred = v.as_bool().value_or(false);
            return v.is_bool() || v.is_null() ? Reading::Exact : Reading::Unusable;
        }},
    Key{"parent_left_out", Asks::Value,
        [](Draft& d, Value v) {
            d.record.tells_parent = true;
            d.event().parent_left_out = v.as_bool().value_or(false);
            return v.is_bool() || v.is_null() ? Reading::Exact : Reading::Unusable;
        }},
    Key{"prompt", Asks::Value, [](Draft& d, Value v) { return read_payload(v, d.event().prompt); }},
    Key{"prompt_raw", Asks::Value,
        [](Draft& d, Value v) { return read_raw_payload(v, d.event().prompt); }},
    Key{"prompt_tokens", Asks::Value,
        [](Draft& d, Value v) { return read_count(v, d.event().tokens.prompt); }},
    Key{"reasoning_tokens", Asks::Value,
        [](Draft& d, Value v) { return read_count(v, d.event().tokens.reasoning); }},
    Key{"result", Asks::Value, read_result},
    Key{"returns", Asks::Value,
        [](Draft& d, Value v) { return read_payload(v, d.event().returns); }},
    Key{"returns_raw", Asks::Value,
        [](Draft& d, Value v) { return read_raw_payload(v, d.event().returns); }},
    Key{"screenshot", Asks::Value,
        [](Draft& d, Value v) { return read_payload(v, d.event().screenshot); }},
    Key{"screenshot_raw", Asks::Value,
        [](Draft& d, Value v) { return read_raw_payload(v, d.event().screenshot); }},
    Key{"session_id", Asks::Value,
        [](Draft& d, Value v) { return read_text(v, d.record.session_id); }},
    Key{"span_events", Asks::Value,
        [](Draft& d, Value v) { return read_log_entries(v, d.event().span_events); }},
    Key{"status", Asks::Value, [](Draft& d, Value v) { return read_text(v, d.event().status); }},
    Key{"tags", Asks::Value, [](Draft& d, Value v) { return read_texts(v, d.event().tags); }},
    Key{"thread", Asks::Value, [](Draft& d, Value v) { return read_text(v, d.event().thread); }},
    Key{"timestamp", Asks::Time,
        [](Draft& d, Value v) {
            d.timestamp = v;
            return read_time(v, d.timestamp_time);
        }},
    Key{"total_tokens", Asks::Value,
        [](Draft& d, Value v) { return read_count(v, d.event().tokens.total); }},
    Key{"update", Asks::Value,
        [](Draft& d, Value v) {
            d.record.is_update = v.as_bool().value_or(false);
            return v.is_bool() || v.is_null() ? Reading::Exact : Reading::Unusable;
        }},
};

const Key* find_key(std::string_view name)
{
    const auto* const found =
        std::lower_bound(keys.begin(), keys.end(), name,
                         [](const Key& key, std::string_view wanted) { return key.name < wanted; });
    return found != keys.end() && found->name == name ? found : nullptr;
}

} // namespace

void read_member(Draft& draft, std::string_view raw_key, std::string_view name, Value value)
{
    const Key* key = find_key(name);
    if (!key) {
        draft.extra.add(raw_key, value.raw());
        return;
    }
    switch (key->read(draft, value)) {
    case Reading::Absent:
    case Reading::Exact:
        return;
    case Reading::FromText:
        draft.note(notes::number_as_text, std::string(name));
        return;
    case Reading::NoZone:
        draft.record.lacks_zone = true;
        draft.note(notes::no_zone, std::string(name));
        return;
    case Reading::Unusable:
        draft.note(key->asks == Asks::Time ? notes::unreadable_time : notes::unusable_value,
                   std::string(name));
        draft.extra.add(raw_key, value.raw());
    }
}

std::vector<std::string_view> event_keys()
{
    std::vector<std::string_view> names;
    names.reserve(keys.size());
    for (const Key& key : keys)
        names.push_back(key.name);
    return names;
}

} // namespace playhead::native
