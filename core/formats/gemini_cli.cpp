// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Gemini CLI's chats: a document {"sessionId","projectHash","startTime","messages"}, or since 0.40
// the same as lines, the first of which has all but the messages; as the program keeps them in
// ~/.gemini/tmp/<project>/chats.
//
// Recognised by sessionId beside projectHash or messages.
//
// Nesting and times: chat_log.h. A call's time is when it ended.
//
// Tokens: input includes what was cached; output does not include what was thought, which is added
// to it here, as elsewhere it is a share of it.
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
    call.name = text_of(value.find("name"));
    call.arguments = value.find("args");
    call.ended = value.find("timestamp");
    const std::string status = text_of(value.find("status"));
    if (const Value result = value.find("result"); result.is_valid() || !status.empty()) {
        chat::Given done;
        done.call = call.id;
        done.content = result;
        json::ArrayReader parts(result);
        if (Value only; parts.next(only)) {
            const Value response = only.at_path({"functionResponse", "response"});
            done.content = response.is_valid() ? response : result;
            done.error = text_of(response.find("error"));
        }
        done.has_failed = status == "error" || status == "cancelled" || !done.error.empty();
        call.done = done;
    }
    return call;
}

chat::Message read_message(Value record)
{
    chat::Message message;
    message.id = text_of(record.find("id"));
    message.time = record.find("timestamp");
    message.said = record.find("content");
    const std::string type = text_of(record.find("type"));
    message.name = type;
    if (type == "user") {
        message.role = Role::Prompt;
    } else if (type == "gemini" || type == "model") {
        message.role = Role::Answer;
        message.agent = "Gemini";
        message.model = text_of(record.find("model"));
        const Value tokens = record.find("tokens");
        const auto thoughts = int_of(tokens.find("thoughts"));
        message.tokens.prompt = int_of(tokens.find("input"));
        message.tokens.completion = int_of(tokens.find("output"));
        if (message.tokens.completion && thoughts)
            *message.tokens.completion += *thoughts;
        message.tokens.reasoning = thoughts;
        message.tokens.cache_read = int_of(tokens.find("cached"));
        message.tokens.total = int_of(tokens.find("total"));
        json::ArrayReader calls(record.find("toolCalls"));
        for (Value call; calls.next(call);)
            message.calls.push_back(call);
    } else if (type == "info" || type == "warning" || type == "error") {
        message.role = Role::Moment;
        message.has_failed = type == "error";
        message.error = text_of(message.said);
    } else if (record.find("$set").is_valid() || record.find("sessionId").is_valid()) {
        message.role = Role::Metadata;
    }
    return message;
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape& shape = input.shape();
    if (!shape.has("sessionId"))
        return Confidence::No;
    if (shape.has("projectHash"))
        return Confidence::Certain;
    const bool has_messages = shape.has("messages[].type") && shape.has("messages[].content");
    return has_messages && shape.has("startTime") ? Confidence::Likely : Confidence::No;
}

Result<void> read(Importer& importer)
{
    static constexpr std::array<std::string_view, 1> lists = {"messages"};
    static constexpr std::array<std::string_view, 1> ids = {"sessionId"};
    static constexpr chat::Layout layout = {chat::dialect_of<read_message, read_call>, "Gemini CLI",
                                            lists, ids};
    return chat::read_documents(importer, layout);
}

} // namespace

const Format& gemini_cli_format()
{
    static constexpr Format format = {"gemini-cli", "Gemini CLI chat", "json jsonl", sniff, read};
    return format;
}

} // namespace playhead
