// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/spans/span_file.h"

#include "core/formats/reading/json_input.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/log_record.h"
#include "core/formats/spans/span_records.h"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

namespace playhead::span_file {

namespace {

using json::Value;

bool contains(Keys keys, std::string_view key)
{
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// Objects around objects around spans: nobody packs them deeper.
constexpr int deepest_container = 4;

class SpanFileReader
{
public:
    SpanFileReader(Importer& importer, const Shape& shape, std::string_view head)
        : importer_(importer)
        , shape_(shape)
        , input_(importer, stream_options(head))
        , is_packed_(has_packing(head))
    {
    }

    Result<void> read();

private:
    /// An object around spans, while it is read.
    struct Container {
        ObjectText members;
        std::string session;   ///< of its first span
        bool is_known = false; ///< holds a list, or is held by an object that is known
    };
    struct SessionState {
        TraceBuilder* builder = nullptr;
        ObjectText attributes;
        std::vector<std::vector<Slice>> records; ///< of each event, where they complete each other
        bool has_spans = false;
    };

    [[nodiscard]] bool has_packing(std::string_view head) const;
    bool read_top();
    bool stream_container(Container& container, int depth);
    bool stream_list(Container& container);
    void finish_top(Container& container, std::uint64_t begin);
    void finish_container(Container& container);

    void add_record(const LogRecord& record, Container* around, int depth = 0);
    void add_container(const LogRecord& record, int depth);
    void read_members(const LogRecord& object, Container& container, int depth);
    void add_spans(const LogRecord& record, Container* around);
    [[nodiscard]] const std::string& session_with(const std::string& id) const;
    void add_span(const LogRecord& record, Container* around);
    bool complete(SessionState& state, EventIndex index, const LogRecord& record);
    [[nodiscard]] bool is_list(const json::Member& member) const;
    [[nodiscard]] bool has_content(Value object) const;
    SessionState& session(const std::string& id);
    void add_other(const LogRecord& record);
    void add_early();

    Importer& importer_;
    const Shape& shape_;
    JsonInput input_;
    bool is_packed_;
    std::map<std::string, SessionState, std::less<>> sessions_;
    std::unordered_map<std::size_t, const std::string*> homes_; ///< sessions by hashes of ids
    std::string latest_;                                        ///< session of the last span
    std::vector<Slice> early_; ///< what is no span, before the first one
};

/// Whether the file holds objects around spans, which are not to be held in memory.
bool SpanFileReader::has_packing(std::string_view head) const
{
    const JsonShape shape(head);
    for (const std::string_view at : {"", "[]."}) {
        for (const Keys keys : {shape_.lists, shape_.containers}) {
            if (std::any_of(keys.begin(), keys.end(), [&](std::string_view key) {
                    return shape.has(std::string(at) + std::string(key));
                }))
                return true;
        }
    }
    return false;
}

SpanFileReader::SessionState& SpanFileReader::session(const std::string& id)
{
    const std::string& name = id.empty() ? importer_.id_from_name() : id;
    SessionState& state = sessions_[name];
    if (!state.builder)
        state.builder = &importer_.session(name);
    return state;
}

/// What is no span stands in the session of the span before it; before the first one it waits.
void SpanFileReader::add_other(const LogRecord& record)
{
    if (latest_.empty()) {
        early_.push_back(record.slice);
        return;
    }
    TraceBuilder& builder = *session(latest_).builder;
    if (record.value.is_object())
        add_unknown(importer_, builder, record);
    else
        add_unreadable(importer_, builder, record.slice);
}

void SpanFileReader::add_early()
{
    for (const Slice& slice : std::exchange(early_, {})) {
        if (const auto bytes = importer_.read(slice))
            add_other({Value(*bytes), slice});
    }
}

/// A record with an id that an event has: the event by all that is known of it now. False where
/// the two do not go together.
bool SpanFileReader::complete(SessionState& state, EventIndex index, const LogRecord& record)
{
    std::vector<Slice>& slices = state.records[index.value()];
    std::vector<std::string> bytes;
    bytes.reserve(slices.size());
    for (const Slice& slice : slices) {
        auto earlier = importer_.read(slice);
        if (!earlier)
            return false;
        bytes.push_back(*std::move(earlier));
    }
    std::vector<Record> records;
    records.reserve(slices.size() + 1);
    for (const std::string& earlier : bytes)
        records.push_back({RecordRole::Event, earlier});
    Event known;
    shape_.decode(records, known);
    records.push_back(record.record(RecordRole::Context));
    Event event;
    shape_.decode(records, event);
    if (says_less(known, event))
        return false;
    event.notes.clear(); // those of the event were counted
    slices.push_back(record.context());
    state.builder->update(index, event, true, slices.back());
    ++importer_.tally().merged;
    return true;
}

/// The session that has an event of this id, for a record that does not tell its trace; else the
/// one of the last span.
const std::string& SpanFileReader::session_with(const std::string& id) const
{
    const auto home = homes_.find(std::hash<std::string>()(id));
    const bool is_known =
        home != homes_.end() && sessions_.find(*home->second)->second.builder->find(id);
    return is_known ? *home->second : latest_;
}

void SpanFileReader::add_span(const LogRecord& record, Container* around)
{
    const Record own = record.record();
    Event event;
    shape_.decode({&own, 1}, event);
    std::string trace = shape_.trace_of(record.value);
    if (trace.empty() && around && !around->session.empty())
        trace = around->session;
    else if (trace.empty() && shape_.completes)
        trace = session_with(event.id);
    SessionState& state = session(trace);
    latest_ = state.builder->session().id;
    state.has_spans = true;
    add_early();
    if (around && around->session.empty())
        around->session = latest_;
    if (shape_.completes && !event.id.empty()) {
        const EventIndex known = state.builder->find(event.id);
        if (known && complete(state, known, record))
            return;
    }
    const EventIndex index = state.builder->add(event, {&record.slice, 1}, shape_.decode);
    ++importer_.tally().events;
    if (shape_.read_session)
        shape_.read_session(record.value, event, state.builder->session());
    if (!shape_.completes)
        return;
    state.records.resize(index.value() + std::size_t{1});
    state.records.back().push_back(record.slice);
    homes_.emplace(std::hash<std::string>()(event.id), &sessions_.find(latest_)->first);
}

/// A span with those that it holds, however deep.
void SpanFileReader::add_spans(const LogRecord& record, Container* around)
{
    std::vector<LogRecord> waiting = {record};
    while (!waiting.empty()) {
        const LogRecord span = waiting.back();
        waiting.pop_back();
        add_span(span, around);
        if (shape_.children.empty())
            continue;
        std::vector<LogRecord> children;
        json::ObjectReader reader(span.value);
        for (json::Member member; reader.next(member);) {
            if (!contains(shape_.children, member.key))
                continue;
            json::ArrayReader list(member.value);
            for (Value child; list.next(child);) {
                if (child.is_object())
                    children.push_back(span.part(child));
            }
        }
        waiting.insert(waiting.end(), children.rbegin(), children.rend());
    }
}

/// Whether a member of an object in memory holds spans.
bool SpanFileReader::is_list(const json::Member& member) const
{
    if (!member.value.is_array() || contains(shape_.lists, member.key) || !shape_.any_list)
        return member.value.is_array() && contains(shape_.lists, member.key);
    Value first;
    return json::ArrayReader(member.value).next(first) && first.is_object() &&
           shape_.is_span(first);
}

bool SpanFileReader::has_content(Value object) const
{
    json::ObjectReader reader(object);
    for (json::Member member; reader.next(member);) {
        if (is_list(member) ||
            (contains(shape_.containers, member.key) && member.value.is_object()))
            return true;
    }
    return shape_.trace_of_container && !shape_.trace_of_container(object).empty();
}

// NOLINTBEGIN(misc-no-recursion): no deeper than `deepest_container`

void SpanFileReader::add_record(const LogRecord& record, Container* around, int depth)
{
    if (shape_.is_span(record.value))
        add_spans(record, around);
    else if (depth < deepest_container && has_content(record.value))
        add_container(record, depth);
    else
        add_other(record);
}

/// An object around spans that is in memory.
void SpanFileReader::read_members(const LogRecord& object, Container& container, int depth)
{
    json::ObjectReader reader(object.value);
    for (json::Member member; reader.next(member);) {
        if (is_list(member)) {
            json::ArrayReader list(member.value);
            for (Value element; list.next(element);)
                add_record(object.part(element), &container, depth + 1);
        } else if (contains(shape_.containers, member.key) && member.value.is_object() &&
                   depth < deepest_container) {
            read_members(object.part(member.value), container, depth + 1);
        } else if (!member.value.is_null()) {
            container.members.add(member.key, payload_of(member.value).json());
        }
    }
}

void SpanFileReader::add_container(const LogRecord& record, int depth)
{
    Container container;
    read_members(record, container, depth);
    finish_container(container);
}

bool SpanFileReader::stream_list(Container& container)
{
    json::Cursor& cursor = input_.cursor();
    container.is_known = true;
    if (!cursor.enter_array())
        return true;
    while (cursor.next_element()) {
        const json::Slice slice = cursor.raw();
        if (!slice.text.empty())
            add_record({slice.value(), importer_.slice(slice.offset, slice.text.size())},
                       &container);
        if (!input_.keep_going())
            return false;
    }
    return true;
}

/// An object at the top that may be larger than memory: its lists are read element by element.
bool SpanFileReader::stream_container(Container& container, int depth)
{
    json::Cursor& cursor = input_.cursor();
    if (!cursor.enter_object())
        return true;
    for (std::string_view member; cursor.next_member(member);) {
        const std::string key(member);
        const json::Kind kind = cursor.peek_kind();
        if (contains(shape_.lists, key) && kind == json::Kind::Array) {
            if (!stream_list(container))
                return false;
        } else if (contains(shape_.containers, key) && kind == json::Kind::Object &&
                   depth < deepest_container) {
            container.is_known = true;
            if (!stream_container(container, depth + 1))
                return false;
        } else if (const Value value = cursor.raw().value(); value.is_valid() && !value.is_null()) {
            container.members.add(key, payload_of(value).json());
        }
    }
    return true;
}

// NOLINTEND(misc-no-recursion)

/// What an object around spans says of their trace.
void SpanFileReader::finish_container(Container& container)
{
    ++importer_.tally().metadata;
    const Payload text = container.members.take();
    if (text.is_absent())
        return;
    std::string id = container.session;
    if (id.empty() && shape_.trace_of_container)
        id = shape_.trace_of_container(Value(text.json()));
    SessionState& state = session(id.empty() ? latest_ : id);
    Fields members{Value(text.json())};
    if (shape_.read_container)
        shape_.read_container(members, state.builder->session());
    state.attributes.add_recorded(members);
}

void SpanFileReader::finish_top(Container& container, std::uint64_t begin)
{
    if (container.is_known)
        return finish_container(container);
    // A span or something else beside objects around spans: seen as what it is only now.
    const Slice slice = importer_.slice(begin, input_.cursor().offset() - begin);
    if (const auto bytes = importer_.read(slice))
        add_record({Value(*bytes), slice}, nullptr);
}

bool SpanFileReader::read_top()
{
    json::Cursor& cursor = input_.cursor();
    if (is_packed_ && cursor.peek_kind() == json::Kind::Object) {
        const std::uint64_t begin = cursor.offset();
        Container container;
        const bool goes_on = stream_container(container, 0);
        finish_top(container, begin);
        return goes_on && input_.keep_going();
    }
    const json::Slice slice = cursor.raw();
    if (!slice.text.empty())
        add_record({slice.value(), importer_.slice(slice.offset, slice.text.size())}, nullptr);
    return input_.keep_going();
}

Result<void> SpanFileReader::read()
{
    json::Cursor& cursor = input_.cursor();
    bool goes_on = true;
    while (goes_on && cursor.next_document()) {
        if (!cursor.enter_array()) {
            goes_on = read_top();
            continue;
        }
        while (goes_on && cursor.next_element())
            goes_on = read_top();
    }
    bool has_spans = false;
    for (auto& [id, state] : sessions_) {
        has_spans |= state.has_spans;
        if (!state.attributes.is_empty())
            state.builder->session().attributes = state.attributes.take();
    }
    auto done = input_.finish();
    if (done && !has_spans && sessions_.empty())
        return Error{"The file holds no span.", importer_.source().name(),
                     "It has the outer keys of a trace, and nothing in them."};
    return done;
}

} // namespace

Result<void> read(Importer& importer, const Shape& shape)
{
    const auto head = importer.source().head(sniff_size);
    return SpanFileReader(importer, shape, head ? std::string_view(*head) : std::string_view())
        .read();
}

} // namespace playhead::span_file
