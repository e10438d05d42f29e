// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What AgentOps before 0.4 posts to its server, as captured: the bodies {"session":…},
// {"session_id":…,"events":[…]} and {"id","name","session_id"} (an agent), one or many, in arrays
// or lines; each as it is or as the "body" (object or text) of a request {"method","path","body"};
// requests in a capture {"sdk_tag","requests":[…]}; or put together by hand into a bundle
// {"session":…,"agents":[…],"events":[…]}.
//
// Recognised by a body's "session" with a session_id, and by "events" with an event_type.
//
// Sessions: all that names one session_id merges. Events of 0.3.0 to 0.3.18 name none, as it is in
// the token of their request: they belong to the session with that token, else to the one that was
// named last, else to the first that is named at all, else to one named after the file.
//
// Nesting: none is recorded. Events with start and end go into the tightest event around them; the
// instants of 0.0.2 to 0.0.4 stay flat.
#include "core/formats/agentops/common.h"
#include "core/formats/agentops/wire_sessions.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/json_input.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/log_record.h"

#include <algorithm>
#include <array>
#include <optional>

namespace playhead {

namespace {

constexpr std::string_view bearer = "Bearer ";
/// A capture, its request, the body; what is deeper is no such thing.
constexpr int deepest_object = 4;

/// What an object of the file has shown so far.
struct ObjectState {
    std::uint64_t begin = 0;
    int depth = 0;
    std::string path;            ///< a request's
    agentops::WireOrigin origin; ///< its session_id, and the token of its request
    bool has_id = false;
    bool has_name = false;
    bool has_event_type = false;
    bool is_capture = false;
    bool has_parts = false;     ///< session, events, agents, body or requests
    std::vector<Slice> unknown; ///< members that no version has written so far
    std::vector<std::pair<std::string, std::string>> about; ///< a capture's members about itself
};

class WireReader
{
public:
    explicit WireReader(Importer& importer)
        : importer_(importer), input_(importer), sessions_(importer)
    {
    }

    Result<void> read();

private:
    bool read_value(json::Cursor& cursor, const ObjectState* request);
    bool read_object(json::Cursor& cursor, const ObjectState* request);
    bool read_member(json::Cursor& cursor, std::string_view name, ObjectState& object);
    bool read_list(json::Cursor& cursor, std::string_view key, ObjectState& object);
    void read_scalar(json::Cursor& cursor, const std::string& key, ObjectState& object);
    void read_headers(const json::Slice& headers, ObjectState& object);
    bool read_body(json::Cursor& cursor, ObjectState& request);
    bool read_text_body(const std::string& body, const ObjectState& request);
    bool finish_object(json::Cursor& cursor, const ObjectState& object);

    void add_unreadable(const json::Slice& slice, const ObjectState& object);
    void keep_unknown(const ObjectState& object);
    void add_other(json::Value value, const Slice& record, const ObjectState& object);

    [[nodiscard]] Slice record_of(const json::Slice& slice)
    {
        return record_of(slice.offset, slice.text.size());
    }
    [[nodiscard]] Slice record_of(std::uint64_t offset, std::size_t length);
    [[nodiscard]] bool keep_going();

    Importer& importer_;
    JsonInput input_;
    agentops::WireSessions sessions_;
    std::optional<Slice> text_body_; ///< where the text being read stands, if not in the file
};

bool WireReader::keep_going()
{
    return text_body_ ? importer_.keep_going(input_.cursor().consumed()) : input_.keep_going();
}

Slice WireReader::record_of(std::uint64_t offset, std::size_t length)
{
    Slice slice = importer_.slice(offset, length);
    if (text_body_) {
        slice.offset += text_body_->offset;
        slice.source = text_body_->source;
    }
    return slice;
}

void WireReader::add_unreadable(const json::Slice& slice, const ObjectState& object)
{
    if (!slice.text.empty())
        playhead::add_unreadable(importer_, sessions_.session_of({}, object.origin).builder(),
                                 record_of(slice));
}

/// An object without any of the parts that are known: of a request, it asks for something that is
/// not recorded; by itself it is something new.
void WireReader::add_other(json::Value value, const Slice& record, const ObjectState& object)
{
    TraceBuilder& builder = sessions_.session_of(value, object.origin).builder();
    if (object.depth == 0) {
        add_unknown(importer_, builder, {value, record});
        return;
    }
    builder.session().records.push_back(record);
    ++importer_.tally().metadata;
}

void WireReader::read_headers(const json::Slice& headers, ObjectState& object)
{
    const std::string token = text_of(headers.value().find("Authorization"));
    if (token.compare(0, bearer.size(), bearer) == 0)
        object.origin.token = token.substr(bearer.size());
}

void WireReader::read_scalar(json::Cursor& cursor, const std::string& key, ObjectState& object)
{
    const json::Slice slice = cursor.raw();
    const json::Value value = slice.value();
    object.has_id |= key == "id";
    object.has_name |= key == "name";
    object.has_event_type |= key == "event_type";
    if (key == "session_id")
        object.origin.session = text_of(value);
    else if (key == "path" || key == "url")
        object.path = text_of(value);
    else if (key == "headers")
        read_headers(slice, object);
    constexpr std::size_t longest_remark = 64 * 1024;
    constexpr std::array<std::string_view, 7> known = {"session_id", "path", "url", "headers",
                                                       "method",     "id",   "name"};
    if (std::find(known.begin(), known.end(), key) == known.end() && !slice.text.empty())
        object.unknown.push_back(record_of(slice));
    if (slice.text.size() <= longest_remark)
        object.about.emplace_back(key, payload_of(value).json());
}

// NOLINTBEGIN(misc-no-recursion): no deeper than `deepest_object`, and one text body

bool WireReader::read_list(json::Cursor& cursor, std::string_view key, ObjectState& object)
{
    const bool are_events = key == "events";
    const bool are_agents = key == "agents";
    object.has_parts = true;
    object.is_capture |= key == "requests";
    while (cursor.next_element()) {
        if (!are_events && !are_agents) {
            if (!read_value(cursor, &object))
                return false;
            continue;
        }
        const json::Slice slice = cursor.raw();
        if (!slice.value().is_object())
            add_unreadable(slice, object);
        else if (are_events)
            sessions_.add_event(slice.value(), record_of(slice), object.origin);
        else
            sessions_.add_agent(slice.value(), record_of(slice), object.origin);
        if (!keep_going())
            return false;
    }
    return true;
}

bool WireReader::read_text_body(const std::string& body, const ObjectState& request)
{
    if (text_body_)
        return true; // a text within a text is a value, and no body
    text_body_ = importer_.owned_slice(body);
    MemoryReader bytes(body);
    json::Cursor cursor(bytes);
    bool goes_on = true;
    while (goes_on && cursor.next_document())
        goes_on = read_value(cursor, &request);
    std::uint64_t reported = 0;
    report_json_problems(cursor, reported, importer_, TextPlace::InsideString);
    text_body_.reset();
    return goes_on;
}

bool WireReader::read_body(json::Cursor& cursor, ObjectState& request)
{
    request.has_parts = true;
    if (cursor.peek_kind() != json::Kind::String)
        return read_value(cursor, &request);
    return read_text_body(text_of(cursor.raw().value()), request);
}

bool WireReader::read_member(json::Cursor& cursor, std::string_view name, ObjectState& object)
{
    const std::string key(name);
    if (key == "session" && cursor.peek_kind() == json::Kind::Object) {
        const json::Slice slice = cursor.raw();
        object.has_parts = true;
        sessions_.add_session(slice.value(), record_of(slice));
        return keep_going();
    }
    if ((key == "events" || key == "agents" || key == "requests") && cursor.enter_array())
        return read_list(cursor, key, object);
    if (key == "body")
        return read_body(cursor, object);
    read_scalar(cursor, key, object);
    return true;
}

/// What stands beside the parts of an object that has some.
void WireReader::keep_unknown(const ObjectState& object)
{
    if (object.unknown.empty())
        return;
    auto& records = sessions_.session_of({}, object.origin).builder().session().records;
    records.insert(records.end(), object.unknown.begin(), object.unknown.end());
    importer_.tally().metadata += object.unknown.size();
}

/// What can only be told once the whole object is known.
bool WireReader::finish_object(json::Cursor& cursor, const ObjectState& object)
{
    if (object.is_capture) {
        for (const auto& [key, json] : object.about)
            sessions_.add_about_all(key, json);
    }
    const bool is_event = object.has_event_type;
    const bool is_agent = object.has_id && object.has_name;
    if (object.has_parts) {
        keep_unknown(object);
        return keep_going();
    }
    const Slice record = record_of(object.begin, cursor.offset() - object.begin);
    const auto bytes = importer_.read(record);
    if (bytes && is_event)
        sessions_.add_event(json::Value(*bytes), record, object.origin);
    else if (bytes && is_agent)
        sessions_.add_agent(json::Value(*bytes), record, object.origin);
    else if (bytes)
        add_other(json::Value(*bytes), record, object);
    return keep_going();
}

bool WireReader::read_object(json::Cursor& cursor, const ObjectState* request)
{
    ObjectState object;
    object.begin = cursor.offset();
    if (request) {
        object.depth = request->depth + 1;
        object.origin = request->origin;
    }
    cursor.enter_object();
    bool is_empty = true;
    for (std::string_view key; cursor.next_member(key); is_empty = false) {
        if (!read_member(cursor, key, object))
            return false;
    }
    if (is_empty && request && request->path.find("events") != std::string::npos) {
        importer_.diagnostics().add(agentops::notes::empty_batch,
                                    text_body_ ? Place() : importer_.place_at(object.begin));
    }
    return finish_object(cursor, object);
}

/// A body, a request, a capture, a bundle, or a list of these. Lists in lists are no such thing:
/// only the ones with a name are gone into.
bool WireReader::read_value(json::Cursor& cursor, const ObjectState* request)
{
    const bool is_too_deep = request && request->depth == deepest_object;
    if (cursor.peek_kind() == json::Kind::Object && !is_too_deep)
        return read_object(cursor, request);
    ObjectState at_top;
    add_unreadable(cursor.raw(), request ? *request : at_top);
    return keep_going();
}

// NOLINTEND(misc-no-recursion)

Result<void> WireReader::read()
{
    json::Cursor& cursor = input_.cursor();
    bool goes_on = true;
    while (goes_on && cursor.next_document()) {
        if (!cursor.enter_array()) {
            goes_on = read_value(cursor, nullptr);
            continue;
        }
        while (goes_on && cursor.next_element())
            goes_on = read_value(cursor, nullptr);
    }
    sessions_.finish();
    return input_.finish();
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    if (shape.has("playhead"))
        return Confidence::No; // the mark of the native format, whose names are AgentOps'
    for (const std::string_view at : {"", "[].", "body.", "[].body.", "requests[].body."}) {
        const std::string prefix(at);
        if (shape.has(prefix + "events[].parent_id") || shape.has(prefix + "events[].children"))
            return Confidence::Possible; // AgentOps records no parents
        if (shape.has(prefix + "session.session_id"))
            return Confidence::Certain;
        if (shape.has(prefix + "events[].event_type"))
            return Confidence::Likely;
    }
    if (shape.has("requests[].body") || (shape.has("body") && shape.has("path")))
        return Confidence::Possible;
    return Confidence::No;
}

Result<void> read(Importer& importer)
{
    return WireReader(importer).read();
}

} // namespace

const Format& agentops_wire_format()
{
    static constexpr Format format = {"agentops-wire", "AgentOps request bodies (before 0.4)",
                                      "json jsonl", sniff, read};
    return format;
}

} // namespace playhead
