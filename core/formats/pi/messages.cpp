// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/pi/messages.h"

#include "core/formats/reading/token_sums.h"

#include <string>
#include <utility>

namespace playhead::pi {

namespace {

using chat::Role;
using json::Value;

void read_answer(Value inner, chat::Message& message)
{
    message.role = Role::Answer;
    message.begun = inner.find("timestamp");
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
    tokens.prompt = int_of(usage.find("input"));
    add_cache_to_prompt(tokens);
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

} // namespace

chat::Call read_call(Value value)
{
    chat::Call call;
    call.id = text_of(value.find("id"));
    call.name = text_of(value.find("name"));
    call.arguments = value.find("arguments");
    return call;
}

void read_message(Value inner, chat::Message& message)
{
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
}

} // namespace playhead::pi
