// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// ATIF, the trajectories of Harbor, Terminus and others: a document {"schema_version":"ATIF-v1.x",
// "session_id","agent","steps","final_metrics"}.
//
// Recognised by schema_version.
//
// Nesting and times: chat_log.h. A step of the agent is an answer; what its calls gave back stands
// in the same step. A step that is copied from an earlier trajectory (is_copied_context) is no call
// of a model, nor of tools: a moment. What a person said in it stays a prompt, as the answers of
// this one are to it.
//
// Trajectories of sub-agents that stand in that of their agent (subagent_trajectories) are sessions
// of their own; the result of the call that began one names it.
//
// Model: that of the step, or else agent.model_name, which is that of the trajectory.
//
// Tokens: prompt_tokens includes what was cached, completion_tokens what was thought. Where no step
// tells any, nor a cost, those of the whole (final_metrics) are a moment without a time; where some
// do, they are not added up with them, as they count these and what sub-agents used.
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
    call.id = text_of(value.find("tool_call_id"));
    call.name = text_of(value.find("function_name"));
    call.arguments = value.find("arguments");
    return call;
}

chat::Message read_message(Value record)
{
    chat::Message message;
    message.id = text_of(record.find("step_id"));
    message.time = record.find("timestamp");
    message.said = record.find("message");
    const std::string source = text_of(record.find("source"));
    const bool is_copied = record.find("is_copied_context").as_bool().value_or(false);
    if (source == "user") {
        message.role = Role::Prompt;
    } else if (is_copied && !source.empty()) {
        message.role = Role::Moment;
        message.name = "copied context";
        return message;
    } else if (source == "agent") {
        message.role = Role::Answer;
        message.model = text_of(record.find("model_name"));
        message.thought = record.find("reasoning_content");
        const Value metrics = record.find("metrics");
        message.tokens.prompt = int_of(metrics.find("prompt_tokens"));
        message.tokens.completion = int_of(metrics.find("completion_tokens"));
        message.tokens.cache_read = int_of(metrics.find("cached_tokens"));
        message.cost = number_of(metrics.find("cost_usd"));
    } else if (record.find("schema_version").is_valid()) {
        message.role = Role::Metadata;
    } else if (!source.empty()) {
        message.role = Role::Moment;
        message.name = source;
    } else if (record.find("total_prompt_tokens").is_valid() ||
               record.find("total_cost_usd").is_valid()) {
        message.role = Role::Moment;
        message.name = "final metrics";
        message.tokens.prompt = int_of(record.find("total_prompt_tokens"));
        message.tokens.completion = int_of(record.find("total_completion_tokens"));
        message.tokens.cache_read = int_of(record.find("total_cached_tokens"));
        message.cost = number_of(record.find("total_cost_usd"));
    }
    json::ArrayReader calls(record.find("tool_calls"));
    for (Value call; calls.next(call);)
        message.calls.push_back(call);
    json::ArrayReader results(record.at_path({"observation", "results"}));
    for (Value result; results.next(result);)
        message.results.push_back(
            {text_of(result.find("source_call_id")), result.find("content"), false, {}});
    return message;
}

void learn(std::string_view key, Value value, Session& session)
{
    if (key != "agent")
        return;
    const std::string version = text_of(value.find("version"));
    session.recorder = text_of(value.find("name"));
    if (!version.empty())
        session.recorder += " " + version;
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    for (const std::string_view at : {"schema_version", "[].schema_version"}) {
        if (shape.has_text(at, "ATIF-"))
            return Confidence::Certain;
    }
    return Confidence::No;
}

Result<void> read(Importer& importer)
{
    static constexpr std::array<std::string_view, 1> lists = {"steps"};
    static constexpr std::array<std::string_view, 2> ids = {"trajectory_id", "session_id"};
    static constexpr std::array<std::string_view, 1> agents = {"subagent_trajectories"};
    static constexpr chat::Layout layout = {chat::dialect_of<read_message, read_call>,
                                            "ATIF",
                                            lists,
                                            ids,
                                            learn,
                                            "agent.model_name",
                                            {},
                                            agents,
                                            "final_metrics"};
    return chat::read_documents(importer, layout);
}

} // namespace

const Format& atif_format()
{
    static constexpr Format format = {"atif", "ATIF trajectory", "json jsonl", sniff, read};
    return format;
}

} // namespace playhead
