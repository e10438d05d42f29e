// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/otlp/span_lists.h"

#include "core/export/otlp/any_value.h"
#include "core/native/span_keys.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace playhead::otlp {

namespace {

using json::Value;

/// What is recorded of an entry beside what an event or link of a span has a place for.
void write_attributes(Attributes& attributes, const NativeMembers& entry)
{
    if (const Value raw = entry.find("attributes_raw"); raw.is_valid())
        attributes.token("playhead.attributes_raw", raw.raw());
    const Value object = entry.find("attributes");
    if (can_be_attributes(object)) {
        json::ObjectReader members(object);
        for (json::Member member; members.next(member);)
            attributes.value(member.key, member.value);
    } else if (object.is_valid()) {
        attributes.text("playhead.attributes", object.raw());
    }
}

void write_entry(json::Writer& out, std::string_view list, const NativeMembers& entry, TimeNs time,
                 TimeNs start)
{
    const Value name = entry.find("name");
    const bool fits = time > 0; // of a fixed64, in which 0 is nothing
    out.begin_object();
    out.key("timeUnixNano").text(std::to_string(std::max<TimeNs>(fits ? time : start, 0)));
    out.key("name");
    if (name.is_valid())
        out.raw(name.raw());
    else
        out.text(list == "logs" ? "log" : "event");
    out.key("attributes").begin_array();
    Attributes attributes(out);
    if (list == "logs")
        attributes.text(span_keys::list, list);
    if (time == no_time)
        attributes.mark(span_keys::no_time);
    else if (!fits)
        attributes.token("playhead.time", entry.find("time").raw());
    if (!name.is_valid())
        attributes.text("playhead.name", "");
    if (const Value text = entry.find("text"); text.is_valid())
        attributes.token("playhead.text", text.raw());
    write_attributes(attributes, entry);
    out.end_array().end_object();
}

void write_list(json::Writer& out, std::string_view list, Value recorded,
                const std::vector<LogEntry>& loaded, TimeNs start)
{
    json::ArrayReader entries(recorded);
    std::size_t number = 0;
    for (Value entry; entries.next(entry); ++number) {
        const TimeNs time = number < loaded.size() ? loaded[number].time : no_time;
        write_entry(out, list, NativeMembers(entry), time, start);
    }
}

void write_error(json::Writer& out, const NativeMembers& error, TimeNs end)
{
    out.begin_object();
    out.key("timeUnixNano").text(std::to_string(std::max<TimeNs>(end, 0)));
    out.key("name").text("exception");
    out.key("attributes").begin_array();
    Attributes attributes(out);
    attributes.text(span_keys::list, "error");
    for (const auto& [member, attribute] : span_keys::exception) {
        if (const Value value = error.find(member); value.is_valid())
            attributes.token(attribute, value.raw());
    }
    out.end_array().end_object();
}

} // namespace

bool can_be_attributes(Value object)
{
    json::ObjectReader members(object);
    bool has_any = false;
    for (json::Member member; members.next(member); has_any = true) {
        if (member.key.starts_with(span_keys::prefix))
            return false;
    }
    return has_any && has_any_value(object);
}

bool has_error_to_tell(const NativeMembers& record)
{
    json::ArrayReader entries(record.find("span_events"));
    for (Value entry; entries.next(entry);) {
        if (entry.find("name").raw() == "\"exception\"")
            return false;
    }
    return record.has("error");
}

void write_events(json::Writer& out, const NativeMembers& record, const Event& loaded, TimeNs start,
                  TimeNs end)
{
    const bool tells_error = has_error_to_tell(record);
    if (!tells_error && !record.has("logs") && !record.has("span_events"))
        return;
    out.key("events").begin_array();
    write_list(out, "logs", record.find("logs"), loaded.logs, start);
    write_list(out, "span_events", record.find("span_events"), loaded.span_events, start);
    if (tells_error)
        write_error(out, NativeMembers(record.find("error")), end);
    out.end_array();
}

void write_links(json::Writer& out, const NativeMembers& record, const SpanIds& ids)
{
    if (!record.has("links"))
        return;
    out.key("links").begin_array();
    json::ArrayReader links(record.find("links"));
    for (Value recorded; links.next(recorded);) {
        const NativeMembers link(recorded);
        const std::string session = link.find("session_id").as_string().value_or(std::string());
        const std::string event = link.find("event_id").as_string().value_or(std::string());
        const std::string& of_session = session.empty() ? ids.session_id() : session;
        out.begin_object().key("traceId").text(trace_id_of(of_session));
        out.key("spanId").text(span_id_of(of_session, event));
        out.key("attributes").begin_array();
        Attributes attributes(out);
        if (!is_trace_id(session))
            attributes.text("playhead.session_id", session);
        if (!is_span_id(event))
            attributes.text("playhead.event_id", event);
        write_attributes(attributes, link);
        out.end_array().end_object();
    }
    out.end_array();
}

} // namespace playhead::otlp
