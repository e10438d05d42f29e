// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/otel/playhead_span.h"

#include "core/base/json_write.h"
#include "core/formats/otel/otlp_json.h"
#include "core/formats/reading/fields.h"
#include "core/native/event_record.h"
#include "core/native/span_keys.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead::otlp {

namespace {

using json::Value;

const DiagnosticKind spans_missing = {
    Severity::Warning, "spans-missing",
    "Spans of a session that Playhead wrote are missing, or stand in another order.",
    "From there on parents are told by ids alone. Convert the session again to have all of it."};

/// Marks, and what only a whole file of the native format means something by.
constexpr std::array<std::string_view, 10> no_members = {
    "index", "instant", "no_start", "no_end",     "derived",
    "texts", "update",  "children", "session_id", "depth"};

struct Attribute {
    std::string key;
    Value value; ///< an AnyValue
};

/// A list of KeyValues, with those that are of ours told apart.
class AttributeList
{
public:
    explicit AttributeList(Value key_values)
    {
        json::ArrayReader reader(key_values);
        for (Value pair; reader.next(pair);)
            all_.push_back({text_of(pair.find("key")), pair.find("value")});
    }

    [[nodiscard]] const std::vector<Attribute>& all() const { return all_; }
    /// Invalid where there is none.
    [[nodiscard]] Value find(std::string_view key) const
    {
        const auto found = std::find_if(all_.begin(), all_.end(),
                                        [key](const Attribute& at) { return at.key == key; });
        return found == all_.end() ? Value() : found->value;
    }
    /// Whether a member has a "playhead." attribute.
    [[nodiscard]] bool has_own(std::string_view member) const
    {
        return find(std::string(span_keys::prefix) + std::string(member)).is_valid();
    }
    [[nodiscard]] bool is_marked(std::string_view key) const
    {
        return find_member(find(key), "boolValue").as_bool().value_or(false);
    }
    [[nodiscard]] std::string text(std::string_view key) const
    {
        return text_of(find_member(find(key), "stringValue"));
    }
    [[nodiscard]] std::set<std::string> texts(std::string_view key) const
    {
        std::set<std::string> all;
        json::ArrayReader values(find_member(find_member(find(key), "arrayValue"), "values"));
        for (Value value; values.next(value);)
            all.insert(text_of(find_member(value, "stringValue")));
        return all;
    }

private:
    std::vector<Attribute> all_;
};

/// JSON that stands in a text; the text itself where it is none.
std::string json_in(Value any_value)
{
    const Value text = find_member(any_value, "stringValue");
    if (!text.is_string())
        return json_of_any_value(any_value);
    std::string json = text_of(text);
    return json::validate(json).ok ? json : json::quote(json);
}

bool is_own(std::string_view key)
{
    return key.starts_with(span_keys::prefix);
}

/// What is recorded of an event of a span, or of a link, beside what it has a place for.
void write_entry_attributes(json::Writer& out, const AttributeList& attributes)
{
    if (const Value raw = attributes.find("playhead.attributes_raw"); raw.is_valid())
        out.key("attributes_raw").raw(json_of_any_value(raw));
    if (const Value own = attributes.find("playhead.attributes"); own.is_valid()) {
        out.key("attributes").raw(json_in(own));
        return;
    }
    bool has_any = false;
    for (const Attribute& attribute : attributes.all()) {
        if (is_own(attribute.key))
            continue;
        if (!std::exchange(has_any, true))
            out.key("attributes").begin_object();
        out.key(attribute.key).raw(json_of_any_value(attribute.value));
    }
    if (has_any)
        out.end_object();
}

/// Puts the native record of one span together.
class NativeText
{
public:
    NativeText(Value span, bool with_parent_index)
        : span_(span)
        , with_parent_index_(with_parent_index)
        , attributes_(span.find("attributes"))
        , derived_(attributes_.texts(span_keys::derived))
        , texts_(attributes_.texts(span_keys::texts))
        , out_(text_)
    {
    }

    std::string write() &&
    {
        out_.begin_object();
        write_id("id", "spanId");
        write_id("parent_id", "parentSpanId");
        if (!attributes_.has_own("event_type"))
            out_.key("event_type").text(text_of(span_.find("name")));
        write_result();
        write_times();
        write_members();
        write_events();
        write_links();
        out_.end_object();
        return std::move(text_);
    }

private:
    void write_id(std::string_view member, std::string_view place)
    {
        const std::string id = id_of(find_member(span_, place));
        if (!attributes_.has_own(member) && !id.empty())
            out_.key(member).text(id);
    }

    void write_result()
    {
        const SpanStatus status = parse_span_status(text_of(span_.find("status").find("code")));
        const EventResult result = status == SpanStatus::Error ? EventResult::Fail
                                   : status == SpanStatus::Ok  ? EventResult::Success
                                                               : EventResult::Indeterminate;
        out_.key("result").text(result_name(result));
    }

    void write_time(std::string_view member, std::string_view place)
    {
        const TimeNs time = time_of(find_member(span_, place));
        if (time != no_time && !attributes_.has_own(member))
            out_.key(member).text(format_iso8601(time));
    }

    void write_times()
    {
        const bool has_start = !attributes_.is_marked(span_keys::no_start);
        if (attributes_.is_marked(span_keys::instant)) {
            if (has_start)
                write_time("timestamp", "startTimeUnixNano");
            else
                out_.key("timestamp").null();
            return;
        }
        if (has_start)
            write_time("init_timestamp", "startTimeUnixNano");
        if (!attributes_.is_marked(span_keys::no_end))
            write_time("end_timestamp", "endTimeUnixNano");
    }

    void write_members()
    {
        std::vector<const Attribute*> rest;
        for (const Attribute& attribute : attributes_.all()) {
            if (is_own(attribute.key))
                write_own(attribute);
            else if (!write_carried(attribute) && !derived_.contains(attribute.key))
                rest.push_back(&attribute);
        }
        if (rest.empty() || attributes_.has_own("attributes") ||
            attributes_.has_own("attributes_raw"))
            return;
        out_.key("attributes").begin_object();
        for (const Attribute* attribute : rest)
            out_.key(attribute->key).raw(json_of_any_value(attribute->value));
        out_.end_object();
    }

    void write_own(const Attribute& attribute)
    {
        const std::string_view member =
            std::string_view(attribute.key).substr(span_keys::prefix.size());
        const bool is_left_out =
            std::find(no_members.begin(), no_members.end(), member) != no_members.end() ||
            (member == "parent_index" && !with_parent_index_);
        if (is_left_out)
            return;
        out_.key(member).raw(span_keys::is_payload(member) ? json_in(attribute.value)
                                                           : json_of_any_value(attribute.value));
    }

    /// Whether the attribute is the member that it carries, and nothing else.
    bool write_carried(const Attribute& attribute)
    {
        const auto* const value =
            span_keys::carrier_of_attribute(span_keys::carriers, attribute.key);
        const auto* const payload =
            span_keys::carrier_of_attribute(span_keys::payload_carriers, attribute.key);
        const auto* const carrier = value ? value : payload;
        if (!carrier || attributes_.has_own(carrier->member) || derived_.contains(attribute.key))
            return false;
        const bool is_json = payload && !texts_.contains(std::string(carrier->member));
        out_.key(carrier->member)
            .raw(is_json ? json_in(attribute.value) : json_of_any_value(attribute.value));
        return true;
    }

    void write_events()
    {
        std::vector<std::pair<Value, AttributeList>> entries;
        json::ArrayReader reader(span_.find("events"));
        for (Value entry; reader.next(entry);)
            entries.emplace_back(entry, AttributeList(entry.find("attributes")));
        for (const std::string_view list : {std::string_view("logs"), std::string_view()}) {
            bool has_any = false;
            for (const auto& [entry, attributes] : entries) {
                if (attributes.text(span_keys::list) != list)
                    continue;
                if (!std::exchange(has_any, true))
                    out_.key(list.empty() ? "span_events" : list).begin_array();
                write_entry(entry, attributes);
            }
            if (has_any)
                out_.end_array();
        }
        for (const auto& [entry, attributes] : entries) {
            if (attributes.text(span_keys::list) == "error")
                write_error(attributes);
        }
    }

    void write_entry(Value entry, const AttributeList& attributes)
    {
        out_.begin_object();
        if (const Value time = attributes.find("playhead.time"); time.is_valid())
            out_.key("time").raw(json_of_any_value(time));
        else if (!attributes.is_marked(span_keys::no_time))
            if (const TimeNs ns = time_of(find_member(entry, "timeUnixNano")); ns != no_time)
                out_.key("time").text(format_iso8601(ns));
        out_.key("name").text(attributes.has_own("name") ? attributes.text("playhead.name")
                                                         : text_of(entry.find("name")));
        if (const Value text = attributes.find("playhead.text"); text.is_valid())
            out_.key("text").raw(json_of_any_value(text));
        write_entry_attributes(out_, attributes);
        out_.end_object();
    }

    void write_error(const AttributeList& attributes)
    {
        out_.key("error").begin_object();
        for (const auto& [member, attribute] : span_keys::exception) {
            if (const Value value = attributes.find(attribute); value.is_valid())
                out_.key(member).raw(json_of_any_value(value));
        }
        out_.end_object();
    }

    void write_links()
    {
        const Value links = span_.find("links");
        if (!links.is_array() || links.raw() == "[]")
            return;
        out_.key("links").begin_array();
        json::ArrayReader reader(links);
        for (Value link; reader.next(link);) {
            const AttributeList attributes(link.find("attributes"));
            const auto id = [&](std::string_view member, std::string_view place) {
                const std::string own = std::string(span_keys::prefix) + std::string(member);
                out_.key(member).text(attributes.has_own(member) ? attributes.text(own)
                                                                 : id_of(find_member(link, place)));
            };
            out_.begin_object();
            id("session_id", "traceId");
            id("event_id", "spanId");
            write_entry_attributes(out_, attributes);
            out_.end_object();
        }
        out_.end_array();
    }

    Value span_;
    bool with_parent_index_;
    AttributeList attributes_;
    std::set<std::string> derived_;
    std::set<std::string> texts_;
    std::string text_;
    json::Writer out_;
};

} // namespace

bool is_playhead_export(const JsonShape& shape)
{
    return shape.has_text("resourceSpans[].resource.attributes[].key", span_keys::session_id);
}

std::string native_record_of(Value span, bool with_parent_index)
{
    return NativeText(span, with_parent_index).write();
}

void decode_playhead_span(std::span<const Record> records, Event& event,
                          const std::stop_token& stop)
{
    const std::string record = native_record_of(Value(records.front().bytes), true);
    event = native::read_event(record, stop).event;
    own_loose_payloads(records, event);
}

void PlayheadSpans::begin_resource(Value resource, const Slice& record)
{
    const AttributeList attributes(resource.find("attributes"));
    session_id_ = attributes.text(span_keys::session_id);
    if (session_id_.empty())
        return;
    records_.select_session(session_id_);
    if (const std::string session = attributes.text(span_keys::session); !session.empty())
        records_.add_session(session, record);
}

bool PlayheadSpans::is_in_sequence(Value index, const Slice& record)
{
    if (broken_.contains(session_id_))
        return false;
    const std::uint32_t next = importer_.session(session_id_).event_count();
    if (index.as_int64() == next)
        return true;
    broken_.insert(session_id_);
    importer_.session(session_id_)
        .diagnostics()
        .add(spans_missing, importer_.place_at(record.offset));
    return false;
}

bool PlayheadSpans::take(Value span, const Slice& record)
{
    if (session_id_.empty())
        return false;
    const Value index = AttributeList(span.find("attributes")).find(span_keys::index);
    if (!index.is_valid())
        return false;
    const std::string number = json_of_any_value(index);
    const std::string text = native_record_of(span, is_in_sequence(Value(number), record));
    records_.add_event(text, record, &decode_playhead_span);
    ++importer_.tally().events;
    return true;
}

} // namespace playhead::otlp
