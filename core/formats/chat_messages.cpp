// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Chats in the shape that the APIs of models take them, whoever kept them: {"messages":[{"role",
// "content","tool_calls"}]} or a list of such messages, ShareGPT's {"conversations":[{"from",
// "value"}]}, one a file or one a line; with tool calls as OpenAI or as Anthropic writes them, or
// as messages of their own ("function_call", answered by "observation").
//
// Recognised by "messages" with a role, by a list of objects with role and content, or by
// "conversations" with from and value. Any format with marks of its own is surer.
//
// Sessions: each list is one.
//
// Nesting and times: chat_log.h. Most such files record no time, and no tokens.
//
// Tokens: the usage of a message, as the API that answered wrote it: otel_usage.h.
#include "core/formats/chat/chat_reader.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/otel/otel_usage.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/json_shape.h"

#include <array>
#include <string>

namespace playhead {

namespace {

using chat::Role;
using json::Value;

/// Who says a call in ShareGPT's chats: what is said is the call, as JSON in a text.
constexpr std::string_view call_author = "function_call";

/// What a call of ShareGPT's says in a text: {"name","arguments"}, or a list of one such.
chat::Call read_call_in_text(Value text)
{
    const std::string json = text_of(text);
    Value whole{std::string_view(json)};
    json::ArrayReader list(whole);
    if (Value first; whole.is_array() && list.next(first))
        whole = first;
    chat::Call call;
    call.name = text_of(whole.find("name"));
    for (const std::string_view key : {"arguments", "parameters"}) {
        if (const Value arguments = whole.find(key); call.made.empty() && is_there(arguments))
            call.made = payload_of_text(arguments).payload.json();
    }
    if (call.name.empty())
        call.arguments = text;
    return call;
}

chat::Call read_call(Value value)
{
    if (value.is_string())
        return read_call_in_text(value);
    chat::Call call;
    call.id = text_of(value.find("id"));
    const Value function = value.find("function").is_object() ? value.find("function") : value;
    call.name = text_of(function.find("name"));
    call.arguments = function.find("arguments");
    if (!call.arguments.is_valid())
        call.arguments = function.find("input");
    return call;
}

Role role_of(std::string_view role)
{
    if (role == "user" || role == "human")
        return Role::Prompt;
    if (role == "assistant" || role == "gpt" || role == "model" || role == "ai" ||
        role == call_author)
        return Role::Answer;
    if (role == "tool" || role == "function" || role == "observation" ||
        role == "function_response")
        return Role::Results;
    return role.empty() ? Role::Unknown : Role::Moment;
}

/// Anthropic writes calls and results as parts of the content.
void read_parts(Value content, chat::Message& message)
{
    bool has_text = false;
    json::ArrayReader parts(content);
    for (Value part; parts.next(part);) {
        const std::string type = text_of(part.find("type"));
        if (type == "tool_use") {
            message.calls.push_back(part);
        } else if (type == "tool_result") {
            message.results.push_back({text_of(part.find("tool_use_id")),
                                       part.find("content"),
                                       part.find("is_error").as_bool().value_or(false),
                                       {}});
        } else {
            has_text = true;
        }
    }
    if (message.role == Role::Prompt && !message.results.empty() && !has_text)
        message.role = Role::Results;
}

chat::Message read_message(Value record)
{
    chat::Message message;
    std::string role = text_of(record.find("role"));
    message.said = record.find("content");
    if (role.empty()) {
        role = text_of(record.find("from"));
        message.said = record.find("value");
    }
    message.role = role_of(role);
    message.name = role;
    message.id = text_of(record.find("id"));
    for (const std::string_view key : {"timestamp", "ts", "created_at", "time"}) {
        if (!message.time.is_valid())
            message.time = record.find(key);
    }
    read_parts(message.said, message);
    json::ArrayReader calls(record.find("tool_calls"));
    for (Value call; calls.next(call);)
        message.calls.push_back(call);
    if (const Value call = record.find("function_call"); call.is_object())
        message.calls.push_back(call);
    if (role == call_author && message.said.is_string())
        message.calls.push_back(message.said);
    if (message.role == Role::Results && message.results.empty())
        message.results.push_back({text_of(record.find("tool_call_id")), message.said, false, {}});
    if (message.role != Role::Answer)
        return message;
    message.model = text_of(record.find("model"));
    message.tokens = otel::response_usage(record.find("usage"));
    message.thought = record.find("reasoning_content");
    return message;
}

void learn(std::string_view key, Value value, Session& session)
{
    if ((key == "title" || key == "name") && value.is_string())
        session.name = text_of(value);
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    for (const std::string_view at : {"", "[]."}) {
        const auto has = [&shape, at](std::string_view path) {
            return shape.has(std::string(at) + std::string(path));
        };
        if (has("messages[].role") || (has("conversations[].from") && has("conversations[].value")))
            return Confidence::Possible;
    }
    const bool is_list = shape.has("[].role") && shape.has("[].content");
    const bool are_lines = shape.has("role") && shape.has("content");
    return is_list || are_lines ? Confidence::Possible : Confidence::No;
}

Result<void> read(Importer& importer)
{
    static constexpr std::array<std::string_view, 2> lists = {"messages", "conversations"};
    static constexpr std::array<std::string_view, 3> ids = {"session_id", "conversation_id", "id"};
    static constexpr chat::Layout layout = {
        chat::dialect_of<read_message, read_call>, {}, lists, ids, learn};
    return chat::read_documents(importer, layout);
}

} // namespace

const Format& chat_messages_format()
{
    static constexpr Format format = {"chat", "Chat messages (OpenAI, Anthropic, ShareGPT)",
                                      "json jsonl", sniff, read};
    return format;
}

} // namespace playhead
