// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/spans/span_file.h"

#include "core/formats/reading/json_input.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/log_record.h"
#include "core/formats/spans/span_sessions.h"

#include <algorithm>
#include <string>
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
        , sessions_(importer, shape)
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

    [[nodiscard]] bool has_packing(std::string_view head) const;
    bool read_top();
    bool stream_container(Container& container, int depth);
    bool stream_list(Container& container);
    void finish_top(Container& container, std::uint64_t begin);
    void add_record(const LogRecord& record, Container* around, int depth = 0);
    void add_container(const LogRecord& record, int depth);
    void read_members(const LogRecord& object, Container& container, int depth);
    void add_spans(const LogRecord& record, Container* around);
    [[nodiscard]] bool is_list(const json::Member& member) const;
    [[nodiscard]] bool has_content(Value object) const;

    Importer& importer_;
    const Shape& shape_;
    JsonInput input_;
    bool is_packed_;
    SpanSessions sessions_;
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

/// A span with those that it holds, however deep.
void SpanFileReader::add_spans(const LogRecord& record, Container* around)
{
    std::vector<LogRecord> waiting = {record};
    while (!waiting.empty()) {
        const LogRecord span = waiting.back();
        waiting.pop_back();
        sessions_.add_span(span, around ? &around->session : nullptr);
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
    return !reader.problem() && shape_.trace_of_container &&
           !shape_.trace_of_container(object).empty();
}

// NOLINTBEGIN(misc-no-recursion): no deeper than `deepest_container`

void SpanFileReader::add_record(const LogRecord& record, Container* around, int depth)
{
    if (shape_.is_span(record.value))
        add_spans(record, around);
    else if (depth < deepest_container && has_content(record.value))
        add_container(record, depth);
    else
        sessions_.add_other(record);
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
    if (reader.problem()) // what stands behind it could be anything
        sessions_.add_other(object);
}

void SpanFileReader::add_container(const LogRecord& record, int depth)
{
    Container container;
    read_members(record, container, depth);
    sessions_.add_container(container.members, container.session);
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

void SpanFileReader::finish_top(Container& container, std::uint64_t begin)
{
    if (container.is_known)
        return sessions_.add_container(container.members, container.session);
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
    const bool holds_any = sessions_.finish();
    auto done = input_.finish();
    if (done && !holds_any)
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
