// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/otel/otlp_reader.h"

#include "core/formats/otel/otlp_json.h"
#include "core/formats/otel/playhead_span.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/json_input.h"
#include "core/formats/reading/stray_records.h"
#include "core/native/note_kinds.h"

#include <optional>
#include <utility>
#include <vector>

namespace playhead::otlp {

namespace {

/// Notes and keeps a time that is there but could not be read.
void keep_unread_time(json::Value span, std::string_view key, TimeNs time, Event& event,
                      ObjectText& rest)
{
    if (time != no_time)
        return;
    const json::Value value = find_member(span, key);
    const std::string text = text_of(value);
    if (text.empty() || text == "0")
        return;
    event.notes.push_back({&native::notes::unreadable_time, std::string(key)});
    rest.add(key, payload_of(value).json());
}

class OtlpReader
{
public:
    OtlpReader(Importer& importer, const Dialect& dialect)
        : importer_(importer), dialect_(dialect), input_(importer), stray_(importer), own_(importer)
    {
    }

    Result<void> read();

private:
    bool read_export();
    bool read_resource_spans();
    bool read_scope_spans();
    bool read_spans();
    void add_span(const json::Slice& slice);
    void add_session(TraceBuilder& builder, json::Value span_json) const;
    void finish_sessions();

    /// A part that the spans beside it share, and the spans that came before it.
    struct Shared {
        std::optional<Slice> record;
        std::string name; ///< of a scope
        std::string attributes;
        std::vector<std::pair<TraceBuilder*, EventIndex>> waiting;
    };
    void read_shared(Shared& shared, RecordRole role);
    void keep_stray(StrayRecords::Kind kind);

    Importer& importer_;
    const Dialect& dialect_;
    JsonInput input_;
    Shared resource_;
    Shared scope_;
    StrayRecords stray_;
    PlayheadSpans own_;
    TraceBuilder* latest_ = nullptr; ///< session of the last span
};

/// The value at which the cursor stands, which nobody knows.
void OtlpReader::keep_stray(StrayRecords::Kind kind)
{
    const std::uint64_t begin = input_.cursor().offset();
    input_.cursor().skip();
    stray_.add(importer_.slice(begin, input_.cursor().offset() - begin), kind, latest_);
}

/// Reads a resource or scope; the spans before it get it as one more record.
void OtlpReader::read_shared(Shared& shared, RecordRole role)
{
    if (input_.cursor().peek_kind() != json::Kind::Object)
        return keep_stray(StrayRecords::Kind::Event);
    const json::Slice slice = input_.cursor().raw();
    shared.record = importer_.slice(slice.offset, slice.text.size(), role);
    ++importer_.tally().metadata;
    if (role == RecordRole::Resource)
        own_.begin_resource(slice.value(), *shared.record);
    shared.name = text_of(slice.value().find("name"));
    Fields attributes;
    add_attributes(attributes, slice.value().find("attributes"));
    ObjectText text;
    text.add_recorded(attributes);
    shared.attributes = text.take().json();
    for (const auto& [builder, event] : shared.waiting)
        builder->join_record(event, *shared.record);
    shared.waiting.clear();
}

void OtlpReader::add_session(TraceBuilder& builder, json::Value span_json) const
{
    if (dialect_.only_roots_tell && !id_of(find_member(span_json, "parentSpanId")).empty())
        return;
    Span span = read_span(span_json);
    dialect_.read_session(span, builder.session());
}

void OtlpReader::add_span(const json::Slice& slice)
{
    const json::Value value = slice.value();
    if (own_.take(value, importer_.slice(slice.offset, slice.text.size())))
        return;
    std::string trace_id = id_of(find_member(value, "traceId"));
    if (trace_id.empty())
        trace_id = importer_.id_from_name();
    const bool is_new = importer_.find_session(trace_id) == nullptr;
    TraceBuilder& builder = importer_.session(trace_id);
    latest_ = &builder;
    stray_.show_in(builder);
    if (is_new) {
        builder.session().recorder = dialect_.recorder(scope_.name, resource_.attributes);
        if (!resource_.attributes.empty())
            builder.session().attributes = Payload::owned(std::string(resource_.attributes));
    }

    std::vector<Slice> records = {importer_.slice(slice.offset, slice.text.size())};
    for (const Shared* shared : {&resource_, &scope_}) {
        if (shared->record)
            records.push_back(*shared->record);
    }
    const Record own{RecordRole::Event, slice.text, value};
    Event event;
    event.head_only = true;
    dialect_.decode({&own, 1}, event, importer_.job().stop);
    const EventIndex index = builder.add(event, records, dialect_.decode);
    ++importer_.tally().events;
    for (Shared* shared : {&resource_, &scope_}) {
        if (!shared->record)
            shared->waiting.emplace_back(&builder, index);
    }
    add_session(builder, value);
}

bool OtlpReader::read_spans()
{
    json::Cursor& cursor = input_.cursor();
    if (!cursor.enter_array()) {
        keep_stray(StrayRecords::Kind::Event);
        return true;
    }
    while (cursor.next_element()) {
        if (cursor.peek_kind() == json::Kind::Object)
            add_span(cursor.raw());
        else
            keep_stray(StrayRecords::Kind::Event);
        if (!input_.keep_going())
            return false;
    }
    return true;
}

bool OtlpReader::read_scope_spans()
{
    json::Cursor& cursor = input_.cursor();
    if (!cursor.enter_array()) {
        keep_stray(StrayRecords::Kind::Event);
        return true;
    }
    while (cursor.next_element()) {
        scope_ = {};
        if (!cursor.enter_object()) {
            keep_stray(StrayRecords::Kind::Event);
            continue;
        }
        for (std::string_view key; cursor.next_member(key);) {
            if (key == "scope" || key == "instrumentationLibrary" ||
                key == "instrumentation_library")
                read_shared(scope_, RecordRole::Scope);
            else if (key != "spans")
                keep_stray(StrayRecords::Kind::About);
            else if (!read_spans())
                return false;
        }
    }
    return true;
}

bool OtlpReader::read_resource_spans()
{
    json::Cursor& cursor = input_.cursor();
    if (!cursor.enter_array()) {
        keep_stray(StrayRecords::Kind::Event);
        return true;
    }
    while (cursor.next_element()) {
        resource_ = {};
        own_.end_resource();
        if (!cursor.enter_object()) {
            keep_stray(StrayRecords::Kind::Event);
            continue;
        }
        for (std::string_view member; cursor.next_member(member);) {
            const std::string key = snake_case(member);
            if (key == "resource")
                read_shared(resource_, RecordRole::Resource);
            else if (key != "scope_spans" && key != "instrumentation_library_spans")
                keep_stray(StrayRecords::Kind::About);
            else if (!read_scope_spans())
                return false;
        }
    }
    return true;
}

bool OtlpReader::read_export()
{
    json::Cursor& cursor = input_.cursor();
    if (!cursor.enter_object()) {
        keep_stray(StrayRecords::Kind::Event);
        return input_.keep_going();
    }
    for (std::string_view key; cursor.next_member(key);) {
        if (snake_case(key) != "resource_spans")
            keep_stray(StrayRecords::Kind::About);
        else if (!read_resource_spans())
            return false;
    }
    return input_.keep_going();
}

void OtlpReader::finish_sessions()
{
    for (TraceBuilder* builder : importer_.sessions())
        dialect_.finish(*builder);
}

Result<void> OtlpReader::read()
{
    json::Cursor& cursor = input_.cursor();
    bool goes_on = true;
    while (goes_on && cursor.next_document()) {
        if (!cursor.enter_array()) {
            goes_on = read_export();
            continue;
        }
        while (goes_on && cursor.next_element())
            goes_on = read_export();
    }
    if (latest_)
        stray_.show_in(*latest_); // of exports without a span
    finish_sessions();
    return input_.finish();
}

} // namespace

void decode_around(std::span<const Record> records, const Span& span, Event& event,
                   ObjectText& rest)
{
    const json::Value value = records.front().value();
    keep_unread_time(value, "startTimeUnixNano", span.start, event, rest);
    keep_unread_time(value, "endTimeUnixNano", span.end, event, rest);
    if (event.head_only)
        return;
    for (const Record& record : records.subspan(1)) {
        const json::Value shared = record.value();
        ObjectText object;
        if (record.role == RecordRole::Scope) {
            Fields scope(shared);
            scope.drop("attributes");
            object.add_recorded(scope);
        }
        Fields attributes;
        add_attributes(attributes, shared.find("attributes"));
        object.add_recorded(attributes);
        if (!object.is_empty())
            rest.add(record.role == RecordRole::Scope ? "scope" : "resource", object.take().json());
    }
    event.attributes = rest.take();
    own_loose_payloads(records, event);
}

Result<void> read_export(Importer& importer, const Dialect& dialect)
{
    return OtlpReader(importer, dialect).read();
}

} // namespace playhead::otlp
