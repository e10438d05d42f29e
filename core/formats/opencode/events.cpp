// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/opencode/events.h"

#include "core/formats/reading/failure.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"
#include "core/formats/reading/token_sums.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace playhead::opencode {

namespace {

using json::Value;

constexpr std::array<std::string_view, 9> said = {"text",       "reasoning",   "file",
                                                  "step-start", "step-finish", "snapshot",
                                                  "patch",      "agent",       "subtask"};

/// {"name","data":{"message"}}, or a text.
void read_error(Value error, std::string_view type, Event& event)
{
    const std::string name = text_of(error.find("name"));
    const Value message = error.at_path({"data", "message"});
    const Value inner = error.find("message");
    const Value told = message.is_valid() ? message : inner.is_valid() ? inner : error;
    fail(event, name.empty() ? type : name, text_of(told));
}

void keep_record(Value record, std::initializer_list<std::string_view> taken, ObjectText& rest)
{
    Fields fields(record);
    for (const std::string_view key : taken)
        fields.drop(key);
    rest.add_recorded(fields);
}

TokenCounts tokens_of(Value tokens)
{
    TokenCounts counts;
    counts.cache_read = int_of(tokens.at_path({"cache", "read"}));
    counts.cache_write = int_of(tokens.at_path({"cache", "write"}));
    counts.reasoning = int_of(tokens.find("reasoning"));
    counts.completion = int_of(tokens.find("output"));
    counts.prompt = int_of(tokens.find("input"));
    add_cache_to_prompt(counts);
    const auto total = int_of(tokens.find("total"));
    const std::int64_t thought = counts.reasoning.value_or(0);
    if (total && saturating_sum(counts.sum().value_or(-1), thought) == *total)
        add_count(counts.completion, thought);
    return counts;
}

void add_tokens(TokenCounts& sum, const TokenCounts& more)
{
    add_count(sum.prompt, more.prompt);
    add_count(sum.completion, more.completion);
    add_count(sum.cache_read, more.cache_read);
    add_count(sum.cache_write, more.cache_write);
    add_count(sum.reasoning, more.reasoning);
}

/// A number, or what some versions wrote: {"usd"}.
std::optional<double> cost_of(Value cost)
{
    return number_of(cost.is_object() ? cost.find("usd") : cost);
}

/// What was used, by the steps or else by the message.
void read_usage(Value message, std::span<const Record> records, Event& event)
{
    std::optional<double> steps_cost;
    TokenCounts steps;
    for (const Record& record : records.subspan(1)) {
        const Value part = record.value();
        if (text_of(part.find("type")) != "step-finish")
            continue;
        add_tokens(steps, tokens_of(part.find("tokens")));
        add_cost(steps_cost, cost_of(part.find("cost")));
    }
    const bool is_done =
        message.at_path({"time", "completed"}).is_valid() || message.find("finish").is_valid();
    event.tokens = tokens_of(message.find("tokens"));
    if (!is_done && event.tokens.sum().value_or(0) == 0)
        event.tokens = {};            // that no step has come to its end yet
    event.tokens.replace_with(steps); // as TraceBuilder::update() does when they come
    auto cost = cost_of(message.find("cost"));
    if (!cost || (*cost == 0 && steps_cost))
        cost = steps_cost;
    const std::int64_t used = event.tokens.sum().value_or(0);
    if (cost && (*cost > 0 || (used == 0 && is_done)))
        event.cost = cost;
}

std::string call_json(Value part)
{
    ObjectText call;
    call.add_text("type", "tool_use");
    call.add("id", payload_of(part.find("callID")).json());
    call.add("name", payload_of(part.find("tool")).json());
    if (const Value input = part.at_path({"state", "input"}); input.is_valid())
        call.add("input", payload_of(input).json());
    return std::string(call.take().json());
}

/// A part as it is shown in what was said; empty where it says nothing.
std::string said_json(Value part)
{
    const std::string type = text_of(part.find("type"));
    if (type == "tool" && part.find("callID").is_valid() && part.find("tool").is_valid())
        return call_json(part);
    if (type != "text" && type != "reasoning" && type != "file" && type != "subtask")
        return {};
    ObjectText shown;
    keep_record(part, {"id", "sessionID", "messageID", "time", "metadata"}, shown);
    return std::string(shown.take().json());
}

/// Of parts, what was said, and the others.
struct Parts {
    std::string shown = "[";
    std::string others = "[";

    void add(Value part)
    {
        const std::string json = said_json(part);
        std::string& list = json.empty() ? others : shown;
        list += list.size() > 1 ? "," : "";
        list += json.empty() ? payload_of(part).json() : std::string_view(json);
    }
};

std::string agent_of(Value message)
{
    std::string agent = text_of(message.find("agent"));
    return agent.empty() ? text_of(message.find("mode")) : agent;
}

std::string model_of(Value message)
{
    for (const Value model : {message.find("modelID"), message.at_path({"model", "modelID"}),
                              message.at_path({"model", "id"})}) {
        if (model.is_string())
            return text_of(model);
    }
    return {};
}

void read_answer(Value message, std::span<const Record> records, Event& event)
{
    event.event_type = "assistant";
    event.action_type = "llm";
    event.agent = agent_of(message);
    event.model = model_of(message);
    const Value completed = message.at_path({"time", "completed"});
    set_end(event, time_of_value(completed));
    const bool is_done = completed.is_valid() || message.find("finish").is_valid();
    event.result = is_done ? EventResult::Success : EventResult::Indeterminate;
    read_usage(message, records, event);
    if (const Value error = message.find("error"); error.is_object())
        read_error(error, "model error", event);
}

} // namespace

StoredKind kind_of(Value record)
{
    if (record.find("messageID").is_string() && record.find("type").is_string())
        return StoredKind::Part;
    if (record.find("role").is_string() && record.find("time").is_object())
        return StoredKind::Message;
    if (record.find("title").is_string() || record.find("directory").is_string())
        return StoredKind::Session;
    // Parts of early versions may not say whose they are.
    return record.find("type").is_string() && record.find("id").is_string() ? StoredKind::Part
                                                                            : StoredKind::Unknown;
}

PartKind kind_of_part(Value part)
{
    const std::string type = text_of(part.find("type"));
    if (type == "tool")
        return PartKind::Tool;
    if (type == "compaction" || type == "retry")
        return PartKind::Moment;
    const bool is_said = std::find(said.begin(), said.end(), type) != said.end();
    return is_said ? PartKind::Said : PartKind::Unknown;
}

TimeNs end_of(Value record)
{
    const bool is_message = kind_of(record) == StoredKind::Message;
    if (!is_message && kind_of_part(record) != PartKind::Tool)
        return no_time;
    const Value times = is_message ? record.find("time") : record.at_path({"state", "time"});
    const TimeNs ended = time_of_value(times.find(is_message ? "completed" : "end"));
    return ended == no_time ? time_of_value(times.find(is_message ? "created" : "start")) : ended;
}

std::string session_of_call(Value part)
{
    for (const std::string_view key : {"sessionId", "sessionID"}) {
        const Value session = part.at_path({"state", "metadata", key});
        if (session.is_string())
            return text_of(session);
    }
    return {};
}

void decode_message(std::span<const Record> records, Event& event)
{
    const Value message = records.front().value();
    event.id = text_of(message.find("id"));
    set_start(event, time_of_value(message.at_path({"time", "created"})));
    const bool is_answer = text_of(message.find("role")) == "assistant";
    Parts parts;
    for (const Record& record : records.subspan(1)) {
        const Value beside = record.value();
        const TimeNs end = is_answer ? no_time : end_of(beside);
        if (end != no_time)
            set_end(event, end, Provenance::Derived);
        else
            parts.add(beside);
    }
    const bool is_said = parts.shown.size() > 1;
    if (is_answer) {
        read_answer(message, records, event);
        if (is_said)
            event.completion = Payload::owned(parts.shown + "]");
    } else {
        event.event_type = "prompt";
        event.action_type = "action";
        if (is_said)
            event.params = Payload::owned(parts.shown + "]");
    }
    ObjectText rest;
    keep_record(message, {"id", "sessionID", "role", "modelID", "error"}, rest);
    if (parts.others.size() > 1)
        rest.add("parts", parts.others + "]");
    event.attributes = rest.take();
}

void decode_tool(std::span<const Record> records, Event& event)
{
    const Value part = records.front().value();
    const Value state = part.find("state");
    event.id = text_of(part.find("callID"));
    event.event_type = text_of(part.find("tool"));
    if (event.event_type.empty())
        event.event_type = "tool";
    event.action_type = "tool";
    event.params = payload_of(state.find("input"));
    set_start(event, time_of_value(state.at_path({"time", "start"})));
    set_end(event, time_of_value(state.at_path({"time", "end"})));
    for (const Record& record : records.subspan(1))
        event.agent = agent_of(record.value());
    const std::string status = text_of(state.find("status"));
    if (const Value output = state.find("output"); output.is_valid())
        event.returns = payload_of(output);
    if (status == "completed" || status == "success")
        event.result = EventResult::Success;
    else
        event.status = status;
    const auto exit = int_of(state.at_path({"metadata", "exit"}));
    if (exit && *exit != 0)
        fail_with_exit_code(event, std::to_string(*exit));
    if (status == "error") {
        event.status.clear();
        read_error(state.find("error"), "tool error", event);
    }
    ObjectText rest;
    keep_record(part, {"sessionID", "messageID", "type", "callID", "tool", "state"}, rest);
    keep_record(state, {"status", "input", "output", "time", "error"}, rest);
    event.attributes = rest.take();
}

void decode_moment(std::span<const Record> records, Event& event)
{
    const Value part = records.front().value();
    event.id = text_of(part.find("id"));
    event.event_type = text_of(part.find("type"));
    if (event.event_type.empty())
        event.event_type = text_of(part.find("role"));
    if (event.event_type.empty())
        event.event_type = "record";
    std::replace(event.event_type.begin(), event.event_type.end(), '-', ' ');
    event.action_type = "action";
    TimeNs time = time_of_value(part.at_path({"time", "created"}));
    if (time == no_time)
        time = time_of_value(part.at_path({"time", "start"}));
    set_instant(event, time);
    if (const Value error = part.find("error"); error.is_object())
        read_error(error, "error", event);
    ObjectText rest;
    keep_record(part, {"id", "sessionID", "messageID", "type", "error"}, rest);
    event.attributes = rest.take();
}

} // namespace playhead::opencode
