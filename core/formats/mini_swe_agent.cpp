// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// mini-SWE-agent's trajectories, *.traj.json: a document {"info","messages","trajectory_format":
// "mini-swe-agent-1.1"}, without trajectory_format before that, and a list of messages at first; as
// the program writes it where it is told to, and into minisweagent's folder of settings.
//
// Recognised by trajectory_format, by info beside messages with the program's version or the
// figures of its model; a bare list by what the program tells every model to write when it is done.
//
// Nesting and times: chat_log.h. The first message of a user is the prompt; what a user says while
// a command waits is what came of it. The commands that a model asks for are calls that the message
// names, or the one block of code within its text.
//
// Results: an exit code other than 0 is a failure, as is an exception. The message by which a run
// ends has failed where the run was broken off.
//
// Tokens: prompt_tokens includes what was cached. A cost of zero beside tokens is that of a model
// without a price: it is unknown.
#include "core/base/json_write.h"
#include "core/base/text.h"
#include "core/formats/chat/chat_reader.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/json_shape.h"

#include <array>
#include <charconv>
#include <optional>
#include <string>

namespace playhead {

namespace {

using chat::Role;
using json::Value;

/// The one command within an answer; nothing where there is none, or more than the program takes.
std::string command_in(std::string_view text)
{
    std::string_view found;
    for (const std::string_view fence : {"```mswea_bash_command", "```bash"}) {
        for (std::size_t at = text.find(fence); at != std::string_view::npos;
             at = text.find(fence, at)) {
            const std::size_t begin = text.find('\n', at);
            const std::size_t end =
                begin == std::string_view::npos ? begin : text.find("\n```", begin);
            if (end == std::string_view::npos || !found.empty())
                return end == std::string_view::npos ? std::string(found) : std::string();
            found = trimmed(text.substr(begin, end - begin));
            at = end + 1;
        }
    }
    return std::string(found);
}

/// "<returncode>1</returncode>": how the program tells a model what a command returned.
std::optional<std::int64_t> exit_code_in(std::string_view text)
{
    constexpr std::string_view opener = "<returncode>";
    if (!text.starts_with(opener))
        return std::nullopt;
    text.remove_prefix(opener.size());
    std::int64_t code = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), code);
    return error == std::errc() ? std::optional(code) : std::nullopt;
}

chat::Call read_call(Value value)
{
    chat::Call call;
    call.name = "bash";
    if (value.is_string()) {
        call.made = json::quote(command_in(text_of(value)));
        return call;
    }
    call.id = text_of(value.find("id"));
    call.arguments = value.find("command"); // of an action
    if (const Value function = value.find("function"); function.is_object()) {
        call.name = text_of(function.find("name"));
        call.arguments = function.find("arguments");
    } else if (call.id.empty()) {
        call.id = text_of(value.find("tool_call_id"));
    }
    return call;
}

void read_calls(Value record, chat::Message& message)
{
    const Value actions = record.at_path({"extra", "actions"});
    for (const Value list : {record.find("tool_calls"), actions}) {
        json::ArrayReader calls(list);
        for (Value call; calls.next(call);)
            message.calls.push_back(call);
        if (!message.calls.empty())
            return;
    }
    if (!actions.is_array() && !command_in(text_of(message.said)).empty())
        message.calls.push_back(message.said);
}

void read_answer(Value record, chat::Message& message)
{
    message.role = Role::Answer;
    read_calls(record, message);
    message.thought = record.find("reasoning_content");
    const Value extra = record.find("extra");
    const Value response = extra.find("response");
    message.model = text_of(response.find("model"));
    const Value usage = response.find("usage");
    TokenCounts& tokens = message.tokens;
    tokens.prompt = int_of(usage.find("prompt_tokens"));
    tokens.completion = int_of(usage.find("completion_tokens"));
    tokens.total = int_of(usage.find("total_tokens"));
    tokens.cache_read = int_of(usage.at_path({"prompt_tokens_details", "cached_tokens"}));
    if (!tokens.cache_read)
        tokens.cache_read = int_of(usage.find("cache_read_input_tokens"));
    tokens.cache_write = int_of(usage.find("cache_creation_input_tokens"));
    tokens.reasoning = int_of(usage.at_path({"completion_tokens_details", "reasoning_tokens"}));
    const auto cost = number_of(extra.find("cost"));
    if (cost && (*cost > 0 || tokens.sum().value_or(0) == 0))
        message.cost = cost;
}

void read_given(Value record, chat::Message& message)
{
    const Value extra = record.find("extra");
    chat::Given given;
    given.call = text_of(record.find("tool_call_id"));
    given.content = extra.find("raw_output");
    given.exit_code = int_of(extra.find("returncode"));
    given.error = text_of(extra.find("exception_info"));
    given.has_failed = !given.error.empty();
    if (!given.content.is_valid()) {
        given.content = message.said;
        if (!given.exit_code)
            given.exit_code = exit_code_in(text_of(message.said));
    }
    message.results.push_back(given);
}

void read_exit(Value extra, chat::Message& message)
{
    message.role = Role::Moment;
    const std::string status = text_of(extra.find("exit_status"));
    const std::string why = text_of(extra.find("exception_str"));
    message.has_failed = !status.empty() && status != "Submitted";
    message.error = why.empty() ? status : why;
}

chat::Message read_message(Value record)
{
    chat::Message message;
    const std::string role = text_of(record.find("role"));
    const Value extra = record.find("extra");
    message.name = role;
    message.said = record.find("content");
    message.time = record.find("timestamp");
    if (!message.time.is_valid())
        message.time = extra.find("timestamp");
    if (role == "assistant") {
        read_answer(record, message);
    } else if (role == "tool" || role == "user") {
        read_given(record, message);
        const bool is_told = text_of(extra.find("interrupt_type")).empty();
        message.role = role == "tool" ? Role::Results : is_told ? Role::Reply : Role::Moment;
    } else if (role == "exit") {
        read_exit(extra, message);
    } else if (!role.empty()) {
        message.role = Role::Moment;
    }
    return message;
}

void learn(std::string_view key, Value value, Session& session)
{
    if (key != "info")
        return;
    const std::string version = text_of(value.find("mini_version"));
    if (!version.empty())
        session.recorder += " " + version;
    if (const Value status = value.find("exit_status"); status.is_string())
        session.end_state = text_of(status);
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    if (shape.has_text("trajectory_format", "mini-swe-agent") || shape.has("info.mini_version") ||
        (shape.has("info.model_stats.api_calls") && shape.has("messages[].role")))
        return Confidence::Certain;
    const bool is_list = shape.has("[].role") && shape.has("[].content");
    for (const std::string_view done :
         {"echo COMPLETE_TASK_AND_SUBMIT_FINAL_OUTPUT", "echo MICRO_SWE_AGENT_FINAL_OUTPUT"}) {
        if (is_list && input.head.find(done) != std::string_view::npos)
            return Confidence::Certain;
    }
    return Confidence::No;
}

Result<void> read(Importer& importer)
{
    static constexpr std::array<std::string_view, 1> lists = {"messages"};
    static constexpr std::array<std::string_view, 1> ids = {"instance_id"};
    static constexpr chat::Layout layout = {chat::dialect_of<read_message, read_call>,
                                            "mini-SWE-agent", lists, ids, learn};
    return chat::read_documents(importer, layout);
}

} // namespace

const Format& mini_swe_agent_format()
{
    static constexpr Format format = {"mini-swe-agent", "mini-SWE-agent trajectory", "json", sniff,
                                      read};
    return format;
}

} // namespace playhead
