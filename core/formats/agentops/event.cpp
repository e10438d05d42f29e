// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/agentops/event.h"

#include "core/formats/agentops/common.h"
#include "core/formats/agentops/error.h"
#include "core/formats/reading/fields.h"
#include "core/native/note_kinds.h"

#include <algorithm>
#include <array>

namespace playhead::agentops {

namespace {

enum class Kind { Seed, Action, Llm, Tool, Api, Error };

struct TypedWord {
    std::string_view word;
    Kind kind;
};
constexpr std::array<TypedWord, 5> typed_words = {{{"actions", Kind::Action},
                                                   {"llms", Kind::Llm},
                                                   {"tools", Kind::Tool},
                                                   {"apis", Kind::Api},
                                                   {"errors", Kind::Error}}};

/// How strings of a generation are to be read.
enum class Texts { AsWritten, HoldJson };

/// A seed event may be called "tools" too, but says its result.
Kind kind_of(const Fields& fields)
{
    if (fields.has("result"))
        return Kind::Seed;
    const std::string word = text_of(fields.peek("event_type"));
    const auto found = std::find_if(typed_words.begin(), typed_words.end(),
                                    [&word](const TypedWord& w) { return w.word == word; });
    return found == typed_words.end() ? Kind::Seed : found->kind;
}

/// agentops-node writes "" for what is missing. In these members no recorder means an empty text.
void drop_empty_texts(Fields& fields, Event& event)
{
    constexpr std::array<std::string_view, 11> never_empty = {
        "init_timestamp", "end_timestamp", "timestamp",  "result",   "action_type", "model",
        "prompt",         "params",        "screenshot", "agent_id", "thread_id"};
    bool found = false;
    for (const std::string_view key : never_empty) {
        if (fields.peek(key).raw() == "\"\"") {
            fields.drop(key);
            found = true;
        }
    }
    if (!found)
        return;
    add_note(event, notes::empty_for_null);
    if (fields.peek("returns").raw() == "\"\"")
        fields.drop("returns");
}

void read_times(Fields& fields, Event& event)
{
    const TimeNs start = take_time(fields, "init_timestamp", event);
    const TimeNs end = take_time(fields, "end_timestamp", event);
    const TimeNs moment = take_time(fields, "timestamp", event);
    if (start == no_time && end == no_time) {
        set_start(event, moment);
        event.is_instant = moment != no_time;
        return;
    }
    set_start(event, start);
    set_end(event, end);
    if (start != no_time && start == end)
        add_note(event, notes::zero_width);
}

void read_tokens(Fields& fields, Event& event)
{
    event.tokens.prompt = take_count(fields, "prompt_tokens", event);
    event.tokens.completion = take_count(fields, "completion_tokens", event);
    event.cost = take_cost(fields, "cost", event);
}

void read_result(Fields& fields, Event& event)
{
    const std::string word = take_text(fields, "result");
    if (word.empty())
        return;
    if (const auto result = parse_result(word)) {
        event.result = *result;
    } else {
        event.status = word;
        add_note(event, native::notes::unknown_result, word);
    }
}

/// Before 0.3 each message list was written as params too, and in between as a prompt only there.
Payload messages_of_params(const Event& event)
{
    if (event.params.is_absent())
        return {};
    return payload_of(json::Value(event.params.json()).find("messages"));
}

void read_seed(Fields& fields, Event& event)
{
    event.event_type = take_text(fields, "event_type");
    event.id = take_text(fields, "id");
    read_result(fields, event);
    event.action_type = take_text(fields, "action_type");
    event.model = take_text(fields, "model");
    event.agent = take_text(fields, "agent_id");
    event.thread = take_text(fields, "thread_id");
    event.tags = read_tags(fields.take("tags"));
    event.params = take_payload(fields, "params");
    event.prompt = take_payload(fields, "prompt");
    event.completion = take_payload(fields, "completion");
    event.screenshot = take_payload(fields, "screenshot");
    event.returns = payload_of(fields.take_first({"returns", "output"}));
    read_tokens(fields, event);
    read_logs(fields.take("logs"), event);
    if (event.prompt.is_absent() && event.action_type == "llm")
        event.prompt = messages_of_params(event);
    if (event.result == EventResult::Fail)
        read_error_from_returns(event);
}

/// `{"type":"chatml","messages":…}` and `{"type":"string","string":…}`, as the server stores them.
json::Value unwrapped(json::Value value)
{
    const std::string type = text_of(value.find("type"));
    if (type == "chatml" && value.find("messages").is_valid())
        return value.find("messages");
    if (type == "string" && value.find("string").is_valid())
        return value.find("string");
    return value;
}

Payload take_conversation(Fields& fields, std::initializer_list<std::string_view> keys, Texts texts,
                          Event& event)
{
    const std::string_view key = *keys.begin();
    const json::Value value = fields.take_first(keys);
    if (texts == Texts::AsWritten || !value.is_string())
        return payload_of(unwrapped(value), fields.stop());
    const Payload whole = read_text_payload(value, key, event, fields.stop());
    const json::Value inner = unwrapped(json::Value(whole.json()));
    return inner.raw() == whole.json() ? whole : Payload::owned(std::string(inner.raw()));
}

/// The name of an action or tool, which newer versions write twice.
std::string take_name(Fields& fields, std::string_view key, std::string_view also)
{
    std::string name = take_text(fields, key);
    if (name.empty())
        return take_text(fields, also);
    if (text_of(fields.peek(also)) == name)
        fields.drop(also);
    return name;
}

void read_name(Kind kind, Fields& fields, Event& event)
{
    switch (kind) {
    case Kind::Action:
        event.action_type = "action";
        event.event_type = take_name(fields, "action_type", "name");
        break;
    case Kind::Tool:
        event.action_type = "tool";
        event.event_type = take_name(fields, "name", "tool_name");
        break;
    case Kind::Api:
        event.action_type = "api";
        event.event_type = take_name(fields, "name", "action_type");
        break;
    default:
        event.action_type = "llm";
        event.event_type = event.model;
    }
    if (event.event_type.empty())
        event.event_type = event.action_type;
}

void read_typed(Kind kind, Texts texts, Fields& fields, Event& event)
{
    fields.drop("event_type");
    event.id = take_text(fields, "id");
    event.model = take_text(fields, "model");
    read_name(kind, fields, event);
    event.agent = take_text(fields, "agent_id");
    event.thread = take_text(fields, "thread_id");
    if (texts == Texts::HoldJson) {
        event.params = take_text_payload(fields, "params", event);
        event.returns = take_text_payload(fields, "returns", event);
    } else {
        event.params = take_payload(fields, "params");
        event.returns = take_payload(fields, "returns");
    }
    event.prompt = take_conversation(fields, {"prompt", "prompt_messages"}, texts, event);
    event.completion =
        take_conversation(fields, {"completion", "completion_message"}, texts, event);
    event.screenshot = take_payload(fields, "screenshot");
    event.tags = read_tags(fields.take("tags"));
    read_tokens(fields, event);
    read_logs(fields.take("logs"), event);
}

void finish(Fields& fields, Event& event)
{
    fields.drop("session_id");
    ObjectText rest;
    rest.add_recorded(fields);
    event.attributes = rest.take();
}

void read_event(Kind kind, Texts texts, Fields& fields, Event& event)
{
    drop_empty_texts(fields, event);
    read_times(fields, event);
    switch (kind) {
    case Kind::Seed:
        read_seed(fields, event);
        break;
    case Kind::Error:
        read_lone_error(fields, event);
        break;
    default:
        read_typed(kind, texts, fields, event);
    }
    finish(fields, event);
}

void read_joined(std::span<const Record> records, Event& event)
{
    for (const Record& record : records.subspan(1)) {
        const json::Value value = record.value();
        if (record.role == RecordRole::Error)
            join_error_record(value, event);
        if (record.role == RecordRole::Context) {
            std::string name = text_of(value.find("name"));
            if (!name.empty())
                event.agent = std::move(name);
        }
    }
}

void decode_row(std::span<const Record> records, Kind kind, Event& event,
                const std::stop_token& stop)
{
    Fields fields(records.front().value(), stop);
    note_record(event, records.front().bytes, stop);
    if (stop.stop_requested())
        return;
    read_event(kind, Texts::HoldJson, fields, event);
    read_joined(records, event);
}

} // namespace

void decode_wire_event(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    Fields fields(records.front().value(), stop);
    note_record(event, records.front().bytes, stop);
    if (stop.stop_requested())
        return;
    read_event(kind_of(fields), Texts::AsWritten, fields, event);
    read_joined(records, event);
}

void decode_action_row(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    decode_row(records, Kind::Action, event, stop);
}

void decode_llm_row(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    decode_row(records, Kind::Llm, event, stop);
}

void decode_tool_row(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    decode_row(records, Kind::Tool, event, stop);
}

void decode_error_row(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    decode_row(records, Kind::Error, event, stop);
}

} // namespace playhead::agentops
