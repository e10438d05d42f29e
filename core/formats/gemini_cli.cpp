// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Gemini CLI's chats: a document {"sessionId","projectHash","startTime","messages"}, or since 0.40
// the same as lines, the first of which has all but the messages; as the program keeps them in
// ~/.gemini/tmp/<project>/chats. Early ones are {"history":[{"role","parts","ts"}],"meta",
// "start_time"}, as the model's interface has it: read as far as that goes, with a note.
//
// Recognised by sessionId beside projectHash or messages; by parts in a history.
//
// Lines: a message is written again, with the same id, as its tokens and calls become known, and
// counts as it was written last. {"$set"} tells what changed of the session, and with "messages"
// what the model is to see from now on. {"$rewindTo":id} takes back the message with this id and
// all that follow: as they were said and answered all the same, they stay, and it is a moment.
//
// Nesting and times: chat_log.h. A call's time is when it ended; one that was not done when its
// message was written last has no end and no result.
//
// Tokens: input includes what was cached, but not what tools gave back while it was answered
// ("tool"); output does not include what was thought. Both are added here, as elsewhere they are
// shares of these: so the two make the recorded total.
#include "core/base/text.h"
#include "core/formats/chat/chat_reader.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/token_sums.h"

#include <array>
#include <string>
#include <string_view>

namespace playhead {

namespace {

using chat::Role;
using json::Value;

constexpr std::size_t longest_name = 120;

const DiagnosticKind early_layout = {
    Severity::Note, "early-layout", "The chat is kept as early versions of Gemini CLI kept it.",
    "Calls, tokens and models are not told there. What is told is shown."};

chat::Call read_call(Value value)
{
    chat::Call call;
    call.id = text_of(value.find("id"));
    call.name = text_of(value.find("name"));
    call.arguments = value.find("args");
    const std::string status = text_of(value.find("status"));
    const bool is_over = status == "success" || status == "error" || status == "cancelled";
    if (const Value result = value.find("result"); is_there(result) || is_over) {
        call.ended = value.find("timestamp");
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

/// The first of two members that is there.
Value either(Value record, std::string_view key, std::string_view early_key)
{
    const Value value = record.find(key);
    return value.is_valid() ? value : record.find(early_key);
}

chat::Message read_message(Value record)
{
    chat::Message message;
    message.id = text_of(record.find("id"));
    message.time = either(record, "timestamp", "ts");
    message.said = either(record, "content", "parts");
    const std::string type = text_of(either(record, "type", "role"));
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
        if (message.tokens.prompt)
            add_count(message.tokens.prompt, int_of(tokens.find("tool")));
        message.tokens.completion = int_of(tokens.find("output"));
        if (message.tokens.completion)
            add_count(message.tokens.completion, thoughts);
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
    } else if (const Value target = record.find("$rewindTo"); target.is_valid()) {
        message.role = Role::Moment;
        message.name = "rewind";
        message.said = target;
    } else if (record.find("$set").is_valid() || record.find("sessionId").is_valid()) {
        message.role = Role::Metadata;
    }
    return message;
}

bool has_early_layout(const JsonShape& shape)
{
    return shape.has("history[].role") && shape.has("history[].parts") &&
           (shape.has("meta") || shape.has("start_time") || shape.has("lastUpdated"));
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    if (has_early_layout(shape))
        return Confidence::Likely;
    if (!shape.has("sessionId"))
        return Confidence::No;
    if (shape.has("projectHash"))
        return Confidence::Certain;
    const bool has_messages = shape.has("messages[].type") && shape.has("messages[].content");
    return has_messages && shape.has("startTime") ? Confidence::Likely : Confidence::No;
}

void learn(std::string_view key, Value value, Session& session)
{
    if (key == "startTime" || key == "start_time")
        session.init_timestamp = time_of_value(value);
    else if (key == "summary" && value.is_string())
        session.name = elide(text_of(value), longest_name);
    else if (const Value summary = value.find("summary"); key == "$set" && summary.is_string())
        session.name = elide(text_of(summary), longest_name);
}

Result<void> read(Importer& importer)
{
    static constexpr std::array<std::string_view, 2> lists = {"messages", "history"};
    static constexpr std::array<std::string_view, 1> ids = {"sessionId"};
    static constexpr chat::Layout layout = {chat::dialect_of<read_message, read_call>,
                                            "Gemini CLI",
                                            lists,
                                            ids,
                                            learn,
                                            {},
                                            "$set.messages"};
    const auto head = importer.source().head(sniff_size);
    if (head && has_early_layout(JsonShape(*head)))
        importer.diagnostics().add(early_layout);
    return chat::read_documents(importer, layout);
}

} // namespace

const Format& gemini_cli_format()
{
    static constexpr Format format = {"gemini-cli", "Gemini CLI chat", "json jsonl", sniff, read};
    return format;
}

} // namespace playhead
