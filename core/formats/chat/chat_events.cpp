// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/chat/chat_log.h"
#include "core/formats/reading/failure.h"
#include "core/formats/reading/fields.h"

#include <algorithm>
#include <utility>

namespace playhead::chat {

namespace {

using json::Value;

bool is_object(const Record& record)
{
    return record.value().is_object();
}

/// The first text of a value that may be a list of parts.
std::string first_text(Value value)
{
    json::ArrayReader parts(value);
    for (Value part; parts.next(part);) {
        if (const Value text = part.find("text"); text.is_string())
            return text_of(text);
    }
    return text_of(value);
}

/// The member that is this value is not left over.
void take_member(Fields& fields, Value value)
{
    for (Fields::Entry& entry : fields.entries()) {
        if (value.is_valid() && entry.value.raw().data() == value.raw().data())
            entry.taken = true;
    }
}

/// What nobody took of a record, and of the message that it wraps. `shown` are members
/// that are shown as they are.
void keep_record(Value record, Value inner, std::initializer_list<std::string_view> taken,
                 Event& event, std::initializer_list<Value> shown)
{
    if (event.head_only)
        return;
    ObjectText rest;
    Fields fields(record);
    take_member(fields, inner);
    Fields inside(inner);
    for (const Value member : shown) {
        take_member(fields, member);
        take_member(inside, member);
    }
    for (const std::string_view key : taken) {
        fields.drop(key);
        inside.drop(key);
    }
    rest.add_recorded(fields);
    rest.add_recorded(inside);
    event.attributes = rest.take();
}

/// Of those calls that stand beside the answer's text, not in it.
std::string calls_beside(const Dialect& dialect, const Message& message)
{
    std::string list;
    for (const Value& recorded : message.calls) {
        if (recorded.raw().data() == message.said.raw().data())
            continue;
        const Call call = dialect.call(recorded);
        ObjectText text;
        if (!call.id.empty())
            text.add_text("id", call.id);
        text.add_text("name", call.name);
        const Payload arguments =
            call.made.empty() ? payload_of_text(call.arguments).payload : Payload::owned(call.made);
        if (!arguments.is_absent())
            text.add("arguments", arguments.json());
        list += list.empty() ? "" : ",";
        list += text.take().json();
    }
    return list;
}

/// What was answered: as recorded, or a message of it where what was thought or called stands
/// beside the text, so that it is read with it.
Payload answer_of(const Dialect& dialect, const Message& message)
{
    if (message.said.is_container())
        return payload_of(message.said);
    const std::string calls = calls_beside(dialect, message);
    const bool has_thought = is_there(message.thought);
    if (calls.empty() && !has_thought)
        return payload_of(message.said);
    ObjectText answer;
    answer.add_text("role", message.author.empty() ? "assistant" : message.author);
    if (has_thought)
        answer.add("reasoning_content", payload_of(message.thought).json());
    if (is_there(message.said))
        answer.add("content", payload_of(message.said).json());
    if (!calls.empty())
        answer.add("tool_calls", "[" + calls + "]");
    return answer.take();
}

} // namespace

void read_result(const Given& result, Event& event)
{
    if (!event.head_only)
        event.returns = payload_of_text(result.content).payload;
    event.result = EventResult::Success;
    if (result.exit_code.value_or(0) != 0)
        fail_with_exit_code(event, std::to_string(*result.exit_code));
    if (result.has_failed)
        fail(event, result.error_type,
             result.error.empty() ? first_text(Value(event.returns.json())) : result.error);
}

void decode_prompt(const Dialect& dialect, std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    const Message message = dialect.message(record);
    event.id = message.id;
    event.event_type = "prompt";
    event.action_type = "action";
    event.agent = message.agent;
    event.params = payload_of(message.said);
    set_start(event, time_of_value(message.time));
    if (records.size() > 1)
        set_end(event, time_of_value(records.back().value()), Provenance::Derived);
    keep_record(record, message.inner, {"role", "content", "id", "timestamp", "ts", "type"}, event,
                {message.said});
}

void decode_answer(const Dialect& dialect, std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    const Message message = dialect.message(record);
    event.id = message.id;
    event.event_type = message.author.empty() ? "assistant" : message.author;
    event.action_type = "llm";
    event.agent = message.agent;
    event.model = message.model;
    event.tokens = message.tokens;
    event.cost = message.cost;
    event.completion = answer_of(dialect, message);
    event.result = EventResult::Success;
    if (message.has_failed)
        fail(event, "model error", message.error);
    TimeNs before = no_time;
    for (const Record& beside : records.subspan(1)) {
        const Value value = beside.value();
        if (const TimeNs moment = time_of_value(value); moment != no_time)
            before = moment;
        else if (event.model.empty())
            event.model = text_of(value);
    }
    const TimeNs time = time_of_value(message.time);
    set_end(event, time);
    if (message.begun.is_valid())
        set_start(event, time_of_value(message.begun));
    else if (message.took > 0 && time > no_time + message.took)
        set_start(event, time - message.took, Provenance::Derived);
    else if (before != no_time)
        set_start(event, before, Provenance::Derived);
    keep_record(record, message.inner,
                {"role", "content", "id", "timestamp", "ts", "type", "model"}, event,
                {message.said, message.said.is_container() ? Value() : message.thought});
}

void decode_tool(const Dialect& dialect, std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    const Call call = dialect.call(record);
    event.id = call.id;
    event.event_type = call.name.empty() ? "tool" : call.name;
    event.action_type = call.action;
    if (!event.head_only)
        event.params =
            call.made.empty() ? payload_of_text(call.arguments).payload : Payload::owned(call.made);
    const std::string& key = call.key.empty() ? call.id : call.key;
    for (const Record& beside : records.subspan(1)) {
        const Value value = beside.value();
        if (!is_object(beside)) {
            set_start(event, time_of_value(value));
            continue;
        }
        const Message message = dialect.message(value);
        const TimeNs time = time_of_value(message.time);
        if (!message.starts.empty()) {
            if (time != no_time)
                set_start(event, time);
            continue;
        }
        const bool is_named =
            std::any_of(message.results.begin(), message.results.end(),
                        [&key](const Given& result) { return result.call == key; });
        for (const Given& result : message.results) { // one without a name is another call's then
            if (result.call == key || (!is_named && result.call.empty()))
                read_result(result, event);
        }
        if (time != no_time)
            set_end(event, time);
    }
    if (call.done)
        read_result(*call.done, event);
    if (const TimeNs ended = time_of_value(call.ended); ended != no_time)
        set_end(event, ended);
    keep_record(record, call.inner,
                {"id", "name", "type", "function", "args", "arguments", "input", "result",
                 "timestamp", "tool_call_id", "function_name", "call_id"},
                event, {call.arguments});
}

void decode_moment(const Dialect& dialect, std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    const Message message = dialect.message(record);
    event.id = message.id;
    event.event_type = message.name.empty() ? "record" : message.name;
    event.action_type = "action";
    event.agent = message.agent;
    event.params = payload_of(message.asked);
    event.returns = payload_of(message.said);
    event.tokens = message.tokens;
    event.cost = message.cost;
    set_instant(event, time_of_value(message.time));
    for (const Given& result : message.results) {
        Event told;
        told.head_only = event.head_only;
        read_result(result, told);
        // Of a call that nobody knows it is told where it failed, and nothing inferred.
        if (told.result == EventResult::Fail || message.asked.is_valid()) {
            event.result = told.result;
            event.error = told.error;
        }
    }
    if (message.has_failed)
        fail(event, "error", message.error);
    keep_record(record, message.inner, {"role", "content", "id", "timestamp", "ts"}, event,
                {message.said, message.asked});
}

} // namespace playhead::chat
