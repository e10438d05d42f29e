// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Pi's sessions, and OpenClaw's, which are of the same make: a line for each message or change, the
// first with type "session", as the programs keep them in ~/.pi/agent/sessions/<folder> and
// ~/.openclaw/agents/<id>/sessions.
//
// Recognised by a first line {"type":"session","id","cwd"}.
//
// Nesting and times: chat_log.h. Parent ids chain the entries of a branch and say nothing of what
// ran inside of what. A message's own timestamp is when it was begun, its line's when it was done.
//
// Tokens: input counts neither what was read from the cache nor what was written to it; the prompt
// of an event is the sum of the three. A cost of zero beside tokens is a model without a price: it
// is unknown.
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

chat::Call read_call(Value value)
{
    chat::Call call;
    call.id = text_of(value.find("id"));
    call.name = text_of(value.find("name"));
    call.arguments = value.find("arguments");
    return call;
}

void read_answer(Value inner, chat::Message& message)
{
    message.role = Role::Answer;
    message.begun = inner.find("timestamp");
    message.said = inner.find("content");
    message.model = text_of(inner.find("model"));
    const std::string reason = text_of(inner.find("stopReason"));
    message.has_failed = reason == "error" || reason == "aborted";
    message.error = text_of(inner.find("errorMessage"));
    json::ArrayReader parts(message.said);
    for (Value part; parts.next(part);) {
        if (text_of(part.find("type")) == "toolCall")
            message.calls.push_back(part);
    }
    const Value usage = inner.find("usage");
    TokenCounts& tokens = message.tokens;
    tokens.cache_read = int_of(usage.find("cacheRead"));
    tokens.cache_write = int_of(usage.find("cacheWrite"));
    tokens.completion = int_of(usage.find("output"));
    if (const auto input = int_of(usage.find("input")))
        tokens.prompt = *input + tokens.cache_read.value_or(0) + tokens.cache_write.value_or(0);
    const auto cost = number_of(usage.at_path({"cost", "total"}));
    if (cost && (*cost > 0 || tokens.sum().value_or(0) == 0))
        message.cost = cost;
}

/// A command that the person ran by hand.
void read_command(Value inner, chat::Message& message)
{
    message.role = Role::Moment;
    message.name = "shell command";
    message.asked = inner.find("command");
    message.said = inner.find("output");
    chat::Given given;
    given.exit_code = int_of(inner.find("exitCode"));
    given.has_failed = inner.find("cancelled").as_bool().value_or(false);
    given.error = given.has_failed ? "The command was cancelled." : "";
    if (given.has_failed || given.exit_code)
        message.results.push_back(std::move(given));
}

chat::Message read_message(Value record)
{
    chat::Message message;
    message.id = text_of(record.find("id"));
    message.time = record.find("timestamp");
    const std::string type = text_of(record.find("type"));
    message.name = type;
    std::replace(message.name.begin(), message.name.end(), '_', ' ');
    if (type == "session" || type == "leaf" || type == "label") {
        message.role = Role::Metadata;
    } else if (type == "message") {
        const Value inner = record.find("message");
        message.inner = inner;
        const std::string role = text_of(inner.find("role"));
        message.said = inner.find("content");
        if (role == "assistant")
            read_answer(inner, message);
        else if (role == "user") {
            message.role = Role::Prompt;
            if (const Value said = inner.find("timestamp"); said.is_valid())
                message.time = said; // what answers it begins then, not when the line is written
        } else if (role == "toolResult") {
            message.role = Role::Results;
            message.results.push_back({text_of(inner.find("toolCallId")),
                                       inner.find("content"),
                                       inner.find("isError").as_bool().value_or(false),
                                       {}});
        } else if (role == "bashExecution") {
            read_command(inner, message);
        } else {
            message.role = Role::Moment;
            message.name = role;
            message.said = inner;
        }
    } else if (!type.empty()) {
        message.role = Role::Moment;
        message.said = type == "compaction" ? record.find("summary") : record.find("content");
        if (const std::string custom = text_of(record.find("customType")); !custom.empty())
            message.name = custom;
    }
    return message;
}

void learn(std::string_view key, Value value, Session& session)
{
    if (key != "cwd")
        return;
    ObjectText host;
    host.add(key, payload_of(value).json());
    session.host_env = host.take();
    if (text_of(value).find(".openclaw") != std::string::npos)
        session.recorder = "OpenClaw";
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    const bool is_session = shape.has_text("type", "session") && shape.has("cwd");
    return is_session && shape.has("id") && shape.has("timestamp") ? Confidence::Certain
                                                                   : Confidence::No;
}

Result<void> read(Importer& importer)
{
    static constexpr std::array<std::string_view, 1> ids = {"id"};
    static constexpr chat::Layout layout = {
        chat::dialect_of<read_message, read_call>, "Pi", {}, ids, learn};
    return chat::read_lines(importer, layout);
}

} // namespace

const Format& pi_format()
{
    static constexpr Format format = {"pi", "Pi or OpenClaw session", "jsonl", sniff, read};
    return format;
}

} // namespace playhead
