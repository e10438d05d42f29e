// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Chats in the shape that the APIs of models take them, whoever kept them: {"messages":[{"role",
// "content","tool_calls"}]} or a list of such messages, ShareGPT's {"conversations":[{"from",
// "value"}]}, one a file or one a line; with tool calls as OpenAI or as Anthropic writes them.
//
// Recognised by "messages" with a role, by a list of objects with role and content, or by
// "conversations" with from and value. Any format with marks of its own is surer.
//
// Sessions: each list is one.
//
// Nesting and times: chat_log.h. Most such files record no time, and no tokens.
#include "core/formats/chat/chat_reader.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/json_shape.h"

#include <array>
#include <string>

namespace playhead {

namespace {

using chat::Role;
using json::Value;

chat::Call read_call(Value value)
{
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
    if (role == "assistant" || role == "gpt" || role == "model" || role == "ai")
        return Role::Answer;
    if (role == "tool" || role == "function" || role == "observation")
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
    if (message.role == Role::Results && message.results.empty())
        message.results.push_back({text_of(record.find("tool_call_id")), message.said, false, {}});
    if (message.role != Role::Answer)
        return message;
    message.model = text_of(record.find("model"));
    const Value usage = record.find("usage");
    message.tokens.prompt = int_of(usage.find("prompt_tokens"));
    message.tokens.completion = int_of(usage.find("completion_tokens"));
    message.tokens.total = int_of(usage.find("total_tokens"));
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
