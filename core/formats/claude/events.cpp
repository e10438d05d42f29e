// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/claude/events.h"

#include "core/base/json_write.h"
#include "core/formats/claude/lines.h"
#include "core/formats/reading/failure.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"

#include <algorithm>
#include <array>
#include <optional>

namespace playhead::claude {

namespace {

using json::Value;

constexpr std::string_view assistant_name = "Claude Code";

/// What all lines repeat about where they were written.
void take_envelope(Fields& fields, Event& event)
{
    event.id = text_of(fields.take("uuid"));
    for (const std::string_view key : {"parentUuid", "sessionId", "session_id", "type", "userType"})
        fields.drop(key);
    const std::string agent = text_of(fields.peek("agentId"));
    event.agent = agent.empty() ? std::string(assistant_name) : agent;
}

TimeNs take_time(Fields& fields)
{
    const TimeNs time = time_of_value(fields.peek("timestamp"));
    if (time != no_time)
        fields.drop("timestamp");
    return time;
}

/// A JSON string beside the event's own record: a time, or the name of the agent.
bool is_text(const Record& record)
{
    return record.role == RecordRole::Context && !record.bytes.empty() &&
           record.bytes.front() == '"';
}

/// The time that such a text tells; no_time where it names the agent, which is taken.
TimeNs take_text(const Record& record, Event& event)
{
    const Value text = record.value();
    const TimeNs time = time_of_value(text);
    if (time == no_time)
        event.agent = text_of(text);
    return time;
}

/// The content blocks of all lines of a message, as one array.
std::string blocks_of(std::span<const Record> records)
{
    std::size_t size = 0;
    for (const Record& record : records)
        size += record.bytes.size();
    std::string blocks = "[";
    blocks.reserve(size); // to grow is to copy all of it again and again
    for (const Record& record : records) {
        if (is_text(record))
            continue;
        json::ArrayReader reader(record.value().find("message").find("content"));
        for (Value block; reader.next(block);) {
            if (blocks.size() > 1)
                blocks += ',';
            blocks += payload_of(block).json();
        }
    }
    return blocks + ']';
}

void read_failure(Value line, Event& event)
{
    if (!is_api_error(line))
        return;
    fail(event, "API error", beginning_of(line.find("message").find("content")));
    if (event.model == no_model)
        event.model.clear();
}

/// What a tool gave back: its text where it is nothing else, as it is shown to the model.
Payload returns_of(Value content, const std::stop_token& stop)
{
    if (content.is_array()) {
        json::ArrayReader blocks(content);
        Value only;
        Value more;
        if (blocks.next(only) && !blocks.next(more) && text_of(only.find("type")) == "text")
            return payload_of(only.find("text"), stop);
    }
    return payload_of(content, stop);
}

bool has_failed(Value result)
{
    return result.find("is_error").as_bool().value_or(false);
}

void read_result(Value line, Event& event, ObjectText& rest, const std::stop_token& stop)
{
    if (text_of(line.find("type")) != "user")
        return; // how far the tool has come
    const Value block = find_result(line, event.id);
    if (!block.is_valid())
        return;
    event.returns = returns_of(block.find("content"), stop);
    const Value structured = line.find("toolUseResult");
    event.result = EventResult::Success;
    if (has_failed(block))
        fail(event, "tool error", text_of(Value(event.returns.json()), stop));
    set_end(event, time_of_value(line.find("timestamp")));
    if (structured.is_valid())
        rest.add("toolUseResult", payload_of(structured, stop).json());
    for (const std::string_view key : {"tool_use_result", "toolDenialKind", "mcpMeta"}) {
        if (const Value value = line.find(key); value.is_valid())
            rest.add(key, payload_of(value).json());
    }
}

void name_system(Fields& fields, Event& event)
{
    const std::string subtype = text_of(fields.take("subtype"));
    event.event_type = subtype.empty() ? "system" : subtype;
    std::replace(event.event_type.begin(), event.event_type.end(), '_', ' ');
    if (subtype == "api_error" || subtype == "error") {
        const Value error = fields.peek("error");
        const std::string message = text_of(error.find("message"));
        fail(event, "API error", message.empty() ? text_of(fields.peek("content")) : message);
        event.error.code = text_of(error.find("status"));
    }
}

void name_attachment(Fields& fields, Event& event)
{
    const Value attachment = fields.peek("attachment");
    const std::string type = text_of(attachment.find("type"));
    event.event_type = type.empty() ? "attachment" : type;
    std::replace(event.event_type.begin(), event.event_type.end(), '_', ' ');
    const std::string hook = text_of(attachment.find("hookName"));
    if (!hook.empty())
        event.event_type = "hook " + hook;
    if (type == "hook_blocking_error" || type == "hook_non_blocking_error") {
        fail(event, "hook error", text_of(attachment.find("stderr")));
    } else if (type == "hook_success") {
        event.result = EventResult::Success;
    }
    event.returns = payload_of(fields.take("attachment"), fields.stop());
}

} // namespace

void decode_prompt(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    Fields fields = Fields::of(records.front(), event, stop);
    take_envelope(fields, event);
    const Value content = fields.take("message").find("content");
    const std::string command = command_in(beginning_of(content));
    event.event_type = command.empty() ? "prompt" : command;
    event.action_type = "action";
    event.params = payload_of(content, stop);
    set_start(event, take_time(fields));
    for (const Record& record : records.subspan(1)) {
        const TimeNs time = is_text(record) ? take_text(record, event) : no_time;
        if (time != no_time)
            set_end(event, time, Provenance::Derived);
    }
    keep_rest(fields, event);
}

void decode_message(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    Fields fields = Fields::of(records.front(), event, stop);
    take_envelope(fields, event);
    const Value message = fields.take("message");
    event.id = text_of(message.find("id"));
    event.event_type = "assistant";
    event.action_type = "llm";
    event.model = text_of(message.find("model"));
    event.tokens = tokens_of(message);
    const TimeNs first = take_time(fields);
    set_end(event, first);
    for (const Record& record : records.subspan(1)) {
        if (stop.stop_requested())
            return;
        if (is_text(record)) {
            if (const TimeNs asked = take_text(record, event); asked != no_time)
                set_start(event, asked, Provenance::Derived);
            continue;
        }
        const Value line = record.value();
        const TokenCounts tokens = tokens_of(line.find("message"));
        if (tokens.completion.value_or(0) >= event.tokens.completion.value_or(0))
            event.tokens.replace_with(tokens);
        const TimeNs time = time_of_value(line.find("timestamp"));
        if (time != no_time && (event.end_timestamp == no_time || time > event.end_timestamp))
            set_end(event, time);
    }
    event.result = EventResult::Success;
    read_failure(records.front().value(), event);
    if (event.head_only)
        return;
    event.completion =
        Payload::owned("{\"role\":\"assistant\",\"content\":" + blocks_of(records) + "}");
    ObjectText rest;
    rest.add_recorded(fields);
    // The last line of a message knows how it ended.
    const auto last = std::find_if_not(records.rbegin(), records.rend(), is_text);
    const Value ended = last->value().find("message");
    for (const std::string_view key : {"stop_reason", "stop_sequence", "usage"}) {
        if (const Value value = ended.find(key); is_there(value))
            rest.add(key, payload_of(value).json());
    }
    event.attributes = rest.take();
}

void decode_tool(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    Fields fields = Fields::of(records.front(), event, stop);
    fields.drop("type");
    event.id = text_of(fields.take("id"));
    event.event_type = text_of(fields.take("name"));
    event.action_type = "tool";
    event.params = payload_of(fields.take("input"), stop);
    event.agent = assistant_name;
    ObjectText rest;
    if (!event.head_only)
        rest.add_recorded(fields);
    for (const Record& record : records.subspan(1)) {
        if (stop.stop_requested())
            return;
        if (is_text(record)) {
            if (const TimeNs time = take_text(record, event); time != no_time)
                set_start(event, time);
            continue;
        }
        read_result(record.value(), event, rest, stop);
    }
    event.attributes = rest.take();
}

void read_lost_failure(Value line, Event& event, const std::stop_token& stop)
{
    json::ArrayReader blocks(line.find("message").find("content"));
    for (Value block; blocks.next(block);) {
        if (text_of(block.find("type")) != "tool_result" || !has_failed(block))
            continue;
        const Payload returns = returns_of(block.find("content"), stop);
        return fail(event, "tool error", text_of(Value(returns.json()), stop));
    }
}

void decode_moment(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    const Value line = records.front().value();
    Fields fields = Fields::of(records.front(), event, stop);
    const LineKind kind = kind_of(line);
    const std::string type = text_of(line.find("type"));
    take_envelope(fields, event);
    event.action_type = "action";
    set_instant(event, take_time(fields));
    switch (kind) {
    case LineKind::System:
        name_system(fields, event);
        break;
    case LineKind::Attachment:
        name_attachment(fields, event);
        break;
    case LineKind::Results:
        event.event_type = "tool result";
        event.returns = payload_of(fields.take("message").find("content"), stop);
        read_lost_failure(line, event, stop);
        break;
    case LineKind::Notice:
        event.event_type = "notice";
        event.returns = payload_of(fields.take("message").find("content"), stop);
        break;
    case LineKind::Summary:
        event.event_type = "summary so far";
        event.returns = payload_of(fields.take("message").find("content"), stop);
        break;
    case LineKind::Prompt:
    case LineKind::Said: {
        const Value content = fields.take("message").find("content");
        const std::string_view known = injected_name(beginning_of(content));
        event.event_type = known.empty() ? "message" : known;
        event.returns = payload_of(content, stop);
        break;
    }
    case LineKind::Assistant:
    case LineKind::Progress:
    case LineKind::Metadata:
    case LineKind::Unknown:
        event.event_type = type.empty() ? "unknown record" : type;
        break;
    }
    for (const Record& record : records.subspan(1)) {
        if (is_text(record))
            take_text(record, event);
    }
    keep_rest(fields, event);
}

} // namespace playhead::claude
