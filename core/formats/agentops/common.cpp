// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/agentops/common.h"

#include "core/base/json_scan.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/native/note_kinds.h"

#include <utility>

namespace playhead::agentops {

namespace {

constexpr std::string_view sentinel_start = "<<non-serializable: ";
constexpr std::string_view sentinel_end = ">>";
/// A type's qualified name is not longer than this; text that only begins like a sentinel may be.
constexpr std::size_t longest_name = 200;

bool starts_with(std::string_view text, std::string_view prefix)
{
    return text.substr(0, prefix.size()) == prefix;
}

/// Notes each sentinel in the bytes of a record.
void note_sentinels(Event& event, std::string_view record)
{
    std::size_t at = record.find(sentinel_start);
    while (at != std::string_view::npos) {
        const std::size_t begin = at + sentinel_start.size();
        const std::size_t end = record.find(sentinel_end, begin);
        if (end != std::string_view::npos && end - begin <= longest_name) {
            const std::string_view name = record.substr(begin, end - begin);
            const bool is_default = name == "FieldInfo";
            add_note(event, is_default ? notes::field_info_default : notes::non_serializable,
                     is_default ? std::string() : std::string(name));
        }
        at = record.find(sentinel_start, begin);
    }
}

void note_if_text(Event& event, json::Value value, std::string_view key)
{
    if (value.is_string())
        add_note(event, native::notes::number_as_text, std::string(key));
}

} // namespace

void add_note(Event& event, const DiagnosticKind& kind, std::string detail)
{
    event.notes.push_back({&kind, std::move(detail)});
}

bool is_sentinel(json::Value value)
{
    return value.is_string() && starts_with(value.raw().substr(1), sentinel_start);
}

void note_record(Event& event, std::string_view record, const std::stop_token& stop)
{
    const json::Check check = json::validate(record, stop);
    if (stop.stop_requested())
        return;
    if (!check.ok)
        add_note(event, native::notes::damaged_event, std::string(check.reason));
    if (check.bad_utf8)
        add_note(event, native::notes::bad_utf8);
    if (check.raw_control)
        add_note(event, native::notes::control_characters);
    if (check.loose_number)
        add_note(event, native::notes::loose_number);
    note_sentinels(event, record);
}

std::string take_text(Fields& fields, std::string_view key)
{
    const json::Value value = fields.take(key);
    return is_sentinel(value) ? std::string() : text_of(value, fields.stop());
}

Payload take_payload(Fields& fields, std::string_view key)
{
    const json::Value value = fields.take(key);
    return value.is_null() ? Payload() : payload_of(value, fields.stop());
}

Payload read_text_payload(json::Value value, std::string_view key, Event& event,
                          const std::stop_token& stop)
{
    if (value.is_null())
        return {};
    ReadText read = payload_of_text(value, stop);
    if (stop.stop_requested())
        return {};
    if (value.is_string() && read.form != TextForm::Text)
        add_note(event, read.form == TextForm::Json ? notes::json_in_text : notes::python_repr,
                 std::string(key));
    return std::move(read.payload);
}

Payload take_text_payload(Fields& fields, std::string_view key, Event& event)
{
    return read_text_payload(fields.take(key), key, event, fields.stop());
}

std::optional<std::int64_t> take_count(Fields& fields, std::string_view key, Event& event)
{
    const json::Value value = fields.peek(key);
    const auto count = int_of(value);
    if (count)
        note_if_text(event, value, key);
    if (count || value.is_null())
        fields.drop(key);
    return count;
}

std::optional<double> take_cost(Fields& fields, std::string_view key, Event& event)
{
    const json::Value value = fields.peek(key);
    const auto cost = number_of(value);
    if (cost)
        note_if_text(event, value, key);
    if (cost || value.is_null())
        fields.drop(key);
    return cost;
}

TimeNs read_time(json::Value value, std::string_view key, Event& event)
{
    if (value.is_number()) {
        if (const auto time = parse_epoch(value.raw()))
            return *time;
    } else {
        const std::string text = text_of(value);
        if (trimmed(text).empty())
            return no_time;
        if (const auto parsed = parse_iso8601(text)) {
            if (parsed->zone == ZoneMark::None)
                add_note(event, native::notes::no_zone, std::string(key));
            return parsed->ns;
        }
        if (const auto time = parse_epoch(text))
            return *time;
    }
    add_note(event, native::notes::unreadable_time,
             std::string(key) + " " + elide(value.raw(), 60));
    return no_time;
}

TimeNs take_time(Fields& fields, std::string_view key, Event& event)
{
    const json::Value value = fields.peek(key);
    const TimeNs time = read_time(value, key, event);
    if (time != no_time || trimmed(text_of(value)).empty())
        fields.drop(key);
    return time;
}

void set_start(Event& event, TimeNs time)
{
    event.init_timestamp = time;
    event.init_provenance = time == no_time ? Provenance::Absent : Provenance::Recorded;
}

void set_end(Event& event, TimeNs time)
{
    event.end_timestamp = time;
    event.end_provenance = time == no_time ? Provenance::Absent : Provenance::Recorded;
}

// NOLINTNEXTLINE(misc-no-recursion): once, for the list in a string
std::vector<std::string> read_tags(json::Value value)
{
    std::vector<std::string> tags;
    if (value.is_string() && !is_sentinel(value)) {
        const std::string text = text_of(value);
        const json::Value inner{std::string_view(text)};
        if (inner.is_container())
            return read_tags(inner);
        if (!text.empty())
            tags.push_back(text);
    }
    json::ArrayReader list(value);
    for (json::Value tag; list.next(tag);) {
        if (!tag.is_null())
            tags.push_back(text_of(tag));
    }
    json::ObjectReader object(value);
    for (json::Member member; object.next(member);)
        tags.push_back(std::string(member.key) + ":" + text_of(member.value));
    return tags;
}

void read_logs(json::Value value, Event& event)
{
    const auto add = [&event](json::Value line) {
        std::string text = text_of(line);
        if (!text.empty())
            event.logs.push_back({no_time, {}, std::move(text), {}});
    };
    const std::string text = value.is_string() ? text_of(value) : std::string();
    const json::Value inner{std::string_view(text)};
    const json::Value list = inner.is_array() && json::validate(text).ok ? inner : value;
    if (!list.is_array()) {
        add(value);
        return;
    }
    json::ArrayReader lines(list);
    for (json::Value line; lines.next(line);)
        add(line);
}

bool is_empty_traceback(std::string_view text)
{
    return trimmed(text) == "NoneType: None";
}

} // namespace playhead::agentops
