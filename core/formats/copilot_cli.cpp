// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// GitHub Copilot CLI's sessions: a line {"type","data","id","timestamp","parentId"} for each event,
// as the program keeps them in ~/.copilot/session-state/<id>/events.jsonl.
//
// Recognised by a first line of type "session.start".
//
// Nesting and times: chat_log.h. parentId chains the events in their order and says nothing of what
// ran inside of what: data.parentToolCallId does, of what a sub-agent says and calls, and that one
// began and ended belongs to its call as well. An answer is asked for when its turn begins; of the
// further ones of that turn nothing says it. A call begins when the program starts it; that it does
// is a call, too, where no model asked for it before. A hook is an action from its start to its
// end.
#include "core/formats/chat/chat_reader.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/json_shape.h"

#include <algorithm>
#include <array>
#include <string>

namespace playhead {

namespace {

using chat::Role;
using json::Value;

/// What a hook's two records name it by, apart from all calls; empty where it is none.
std::string hook_of(Value data)
{
    const std::string id = text_of(data.find("hookInvocationId"));
    return id.empty() ? id : "hook " + id;
}

/// One that the model asks for, or the record that it begins.
chat::Call read_call(Value value)
{
    chat::Call call;
    call.inner = value.find("data");
    const Value told = call.inner.is_object() ? call.inner : value;
    call.id = text_of(told.find("toolCallId"));
    call.name = text_of(told.find("name"));
    if (call.name.empty())
        call.name = text_of(told.find("toolName"));
    call.arguments = told.find("arguments");
    if (const std::string hook = hook_of(told); !hook.empty()) {
        call.id = text_of(value.find("id"));
        call.key = hook;
        call.name = "hook " + text_of(told.find("hookType"));
        call.arguments = told.find("input");
        call.action = "action";
    }
    return call;
}

void read_answer(Value data, chat::Message& message)
{
    message.role = Role::Answer;
    message.model = text_of(data.find("model"));
    message.tokens.completion = int_of(data.find("outputTokens"));
    message.tokens.prompt = int_of(data.find("inputTokens"));
    json::ArrayReader calls(data.find("toolRequests"));
    for (Value call; calls.next(call);)
        message.calls.push_back(call);
}

void read_end(Value data, chat::Message& message)
{
    message.role = Role::Results;
    chat::Given given;
    given.call = text_of(data.find("toolCallId"));
    given.content = data.at_path({"result", "content"});
    given.has_failed = data.find("success").as_bool() == false;
    given.error = text_of(data.at_path({"error", "message"}));
    message.results.push_back(std::move(given));
}

/// One that does not say how it went stands by itself.
void read_hook(Value record, Value data, chat::Message& message)
{
    const std::string hook = hook_of(data);
    const Value success = data.find("success");
    if (hook.empty())
        return;
    if (text_of(record.find("type")) == "hook.start") {
        message.role = Role::Results;
        message.starts = hook;
        message.calls.push_back(record);
    } else if (success.as_bool()) {
        message.role = Role::Results;
        chat::Given given;
        given.call = hook;
        given.content = data.find("output");
        given.error_type = "hook error";
        given.has_failed = success.as_bool() == false;
        given.error = text_of(data.at_path({"error", "message"}));
        message.results.push_back(std::move(given));
    }
}

chat::Message read_message(Value record)
{
    const Value data = record.find("data");
    const std::string type = text_of(record.find("type"));
    chat::Message message;
    message.id = text_of(record.find("id"));
    message.time = record.find("timestamp");
    message.inner = data;
    message.said = data.find("content");
    message.name = type;
    std::replace_if(
        message.name.begin(), message.name.end(), [](char c) { return c == '.' || c == '_'; }, ' ');
    if (type == "session.start" || type == "session.usage_checkpoint" ||
        type == "assistant.turn_start" || type == "assistant.turn_end")
        message.role = Role::Metadata;
    else if (type == "user.message")
        message.role = Role::Prompt;
    else if (type == "assistant.message")
        read_answer(data, message);
    else if (type == "tool.execution_complete")
        read_end(data, message);
    else if (!type.empty())
        message.role = Role::Moment;
    if (type == "tool.execution_start") {
        message.role = Role::Results;
        message.starts = text_of(data.find("toolCallId"));
        message.calls.push_back(record);
    }
    if (type == "hook.start" || type == "hook.end")
        read_hook(record, data, message);
    message.asks = type == "assistant.turn_start";
    message.within = text_of(data.find("parentToolCallId"));
    if (message.within.empty() && type.starts_with("subagent."))
        message.within = text_of(data.find("toolCallId"));
    message.has_failed = type == "session.error";
    message.error = message.has_failed ? text_of(data.find("message")) : std::string();
    return message;
}

void learn(std::string_view key, Value value, Session& session)
{
    if (key == "data" && session.init_timestamp == no_time)
        session.init_timestamp = time_of_value(value.find("startTime"));
    const std::string version = text_of(value.find("copilotVersion"));
    if (key != "data" || version.empty())
        return;
    session.recorder = "Copilot CLI " + version;
    if (const Value context = value.find("context"); context.is_object())
        session.host_env = Payload::owned(std::string(payload_of(context).json()));
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    const bool is_event = shape.has("data") && shape.has("type") && shape.has("timestamp");
    return is_event && shape.has_text("type", "session.start") ? Confidence::Certain
                                                               : Confidence::No;
}

Result<void> read(Importer& importer)
{
    static constexpr std::array<std::string_view, 1> ids = {"data.sessionId"};
    static constexpr chat::Layout layout = {
        chat::dialect_of<read_message, read_call>, "Copilot CLI", {}, ids, learn};
    return chat::read_lines(importer, layout);
}

} // namespace

const Format& copilot_cli_format()
{
    static constexpr Format format = {"copilot-cli", "GitHub Copilot CLI session", "jsonl", sniff,
                                      read};
    return format;
}

} // namespace playhead
