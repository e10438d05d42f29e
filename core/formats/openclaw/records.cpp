// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/openclaw/records.h"

#include "core/formats/pi/messages.h"
#include "core/formats/reading/failure.h"
#include "core/formats/reading/log_record.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <utility>

namespace playhead::openclaw {

namespace {

using chat::Role;
using json::Value;

/// `time` less the milliseconds of a member.
TimeNs before(TimeNs time, Value milliseconds)
{
    constexpr double longest = 1e12; // thirty years
    const auto length = number_of(milliseconds);
    TimeNs begin = no_time;
    if (time == no_time || !length || *length < 0 || *length > longest ||
        __builtin_sub_overflow(time, static_cast<TimeNs>(*length * 1e6), &begin))
        return no_time;
    return begin;
}

/// Whose agent a session is, by its key: "agent:main:telegram", "agent:main:subagent:<id>".
std::string agent_of_key(std::string_view key)
{
    constexpr std::string_view of_agent = "agent:";
    constexpr std::string_view of_sub_agent = "subagent:";
    if (!key.starts_with(of_agent))
        return {};
    key.remove_prefix(of_agent.size());
    const std::size_t colon = key.find(':');
    const std::string_view rest = colon == std::string_view::npos ? "" : key.substr(colon + 1);
    return std::string(rest.starts_with(of_sub_agent) ? rest : key.substr(0, colon));
}

void name_agent(const std::string& key, const std::string& agent, Event& event)
{
    event.thread = key;
    event.agent = agent_of_key(key);
    if (!agent.empty() && !event.agent.starts_with("subagent:"))
        event.agent = agent;
}

void name_agent_of_line(Value line, Event& event)
{
    name_agent(text_of(line.find("sessionKey")), text_of(line.find("agentId")), event);
}

/// The texts that stand beside a message.
void name_agent_beside(std::span<const Record> records, Event& event)
{
    std::array<std::string, 2> texts;
    std::size_t count = 0;
    for (const Record& record : records) {
        if (record.value().is_string() && count < texts.size())
            texts[count++] = text_of(record.value());
    }
    name_agent(texts[0], texts[1], event);
}

/// "success" and "error" of a line. What failed once has failed.
void read_outcome(Value line, std::string_view type, Event& event)
{
    const auto success = line.find("success").as_bool();
    const Value error = line.find("error");
    const std::string said = is_there(error) && error.as_bool() != false ? text_of(error) : "";
    if (success == false || !said.empty())
        fail(event, type, said);
    else if (success == true && event.result != EventResult::Fail)
        event.result = EventResult::Success;
}

/// Takes what a record has beside the members that are shown elsewhere into the attributes, where
/// those before it did not say as much.
void keep_rest(Value record, std::initializer_list<std::string_view> taken, Event& event)
{
    if (event.head_only)
        return;
    ObjectText all;
    std::set<std::string, std::less<>> keys;
    if (!event.attributes.is_absent()) {
        json::ObjectReader members{Value(event.attributes.json())};
        for (json::Member member; members.next(member);) {
            keys.emplace(member.key);
            all.add(member.key, member.value.raw());
        }
    }
    const Fields fields(record);
    for (const Fields::Entry& entry : fields.entries()) {
        const bool is_shown = std::find(taken.begin(), taken.end(), entry.key) != taken.end();
        if (is_shown || !is_there(entry.value) || !keys.emplace(entry.key).second)
            continue;
        all.add(entry.key, payload_of(entry.value).json());
    }
    event.attributes = all.take();
}

void read_result(Value message, Event& event)
{
    if (!event.head_only)
        event.returns = payload_where_there(message.find("content"));
    if (message.find("isError").as_bool() == true) {
        std::string said;
        json::ArrayReader parts(message.find("content"));
        for (Value part; said.empty() && parts.next(part);)
            said = text_of(part.find("text"));
        if (event.error.message.empty())
            fail(event, "tool error", said);
        event.result = EventResult::Fail;
    } else if (event.result != EventResult::Fail) {
        event.result = EventResult::Success;
    }
    const TimeNs time = time_of_message(message);
    if (time != no_time && event.end_timestamp == no_time)
        set_end(event, time);
    const TimeNs begin = before(time, message.at_path({"details", "durationMs"}));
    if (begin != no_time && event.init_timestamp == no_time)
        set_start(event, begin, Provenance::Derived);
    keep_rest(message,
              {"role", "content", "timestamp", "toolName", "isError",
               event.id.empty() ? std::string_view() : std::string_view("toolCallId")},
              event);
}

void read_tool_line(Value line, LineKind kind, Event& event)
{
    const TimeNs time = time_of_value(line.find("ts"));
    if (kind == LineKind::ToolStart) {
        if (!event.head_only)
            event.params = payload_where_there(line.find("params"));
        if (time != no_time)
            set_start(event, time);
    } else {
        if (time != no_time)
            set_end(event, time);
        if (const TimeNs begin = begin_of(line);
            begin != no_time && event.init_timestamp == no_time)
            set_start(event, begin, Provenance::Derived);
        read_outcome(line, "tool error", event);
    }
    keep_rest(line,
              {"type", "ts", "toolName", "toolCallId", "params", "sessionKey", "agentId", "success",
               "error"},
              event);
}

const chat::Dialect& dialect()
{
    return chat::dialect_of<message_of, pi::read_call>();
}

} // namespace

LineKind kind_of(Value line)
{
    static constexpr std::array<std::pair<std::string_view, LineKind>, 8> kinds = {
        {{"agent.start", LineKind::RunStart},
         {"agent.end", LineKind::RunEnd},
         {"tool.start", LineKind::ToolStart},
         {"tool.end", LineKind::ToolEnd},
         {"message.in", LineKind::Message},
         {"message.sending", LineKind::Message},
         {"message.out", LineKind::Message},
         {"llm.usage", LineKind::Usage}}};
    const std::string type = text_of(line.find("type"));
    const auto known = std::find_if(kinds.begin(), kinds.end(),
                                    [&type](const auto& each) { return each.first == type; });
    return known == kinds.end() ? LineKind::Unknown : known->second;
}

chat::Message message_of(Value value)
{
    chat::Message message;
    pi::read_message(value, message);
    if (message.role == Role::Results)
        message.name = "tool result";
    if (message.role == Role::Moment) {
        message.time = value.find("timestamp");
        if (message.name.empty())
            message.name = "message";
    }
    return message;
}

TimeNs begin_of(Value line)
{
    return before(time_of_value(line.find("ts")), line.find("durationMs"));
}

TimeNs time_of_message(Value message)
{
    return time_of_value(message.find("timestamp"));
}

void add_to_run(const Record& record, Event& event)
{
    const Value value = record.value();
    const LineKind kind = kind_of(value);
    if (kind == LineKind::Unknown) { // what a person said
        if (!event.head_only && event.params.is_absent())
            event.params = payload_where_there(value.find("content"));
        return;
    }
    if (kind == LineKind::Usage) {
        keep_rest(value, {"type", "ts", "sessionKey", "agentId"}, event);
        return;
    }
    if (event.event_type.empty()) {
        name_agent_of_line(value, event);
        event.event_type = event.agent.empty() ? "agent" : event.agent;
        event.action_type = "action";
    }
    const TimeNs time = time_of_value(value.find("ts"));
    if (kind == LineKind::RunEnd) {
        set_end(event, time);
        if (const TimeNs begin = begin_of(value);
            begin != no_time && event.init_timestamp == no_time)
            set_start(event, begin, Provenance::Derived);
        read_outcome(value, "agent error", event);
    } else {
        // Told of twice, a run begins with the second line: its duration says that, and so does the
        // time of what the person said.
        if (time != no_time)
            set_start(event, time);
        if (!event.head_only && event.params.is_absent())
            event.params = payload_where_there(value.find("prompt"));
    }
    keep_rest(value,
              {"type", "ts", "prompt", "messages", "sessionKey", "agentId", "success", "error"},
              event);
}

void add_to_tool(const Record& record, Event& event)
{
    const Value value = record.value();
    if (!value.is_object())
        return;
    const LineKind kind = kind_of(value);
    const bool is_line = kind == LineKind::ToolStart || kind == LineKind::ToolEnd;
    const bool is_result = !is_line && text_of(value.find("role")) == "toolResult";
    if (event.event_type.empty()) {
        event.id = text_of(value.find(is_line ? "toolCallId" : "id"));
        event.event_type = text_of(value.find(is_line ? "toolName" : "name"));
        if (event.event_type.empty())
            event.event_type = "tool";
        event.action_type = "tool";
        if (is_line)
            name_agent_of_line(value, event);
    }
    if (is_line)
        read_tool_line(value, kind, event);
    else if (is_result)
        read_result(value, event);
    else if (!event.head_only && event.params.is_absent())
        event.params = payload_of_text(value.find("arguments")).payload;
}

void decode_run(std::span<const Record> records, Event& event)
{
    for (const Record& record : records)
        add_to_run(record, event);
}

void decode_tool(std::span<const Record> records, Event& event)
{
    for (const Record& record : records)
        add_to_tool(record, event);
    if (event.agent.empty() && event.thread.empty())
        name_agent_beside(records, event);
}

void decode_answer(std::span<const Record> records, Event& event)
{
    chat::decode_answer(dialect(), records.first(1), event);
    name_agent_beside(records, event);
    for (const Record& beside : records.subspan(1)) {
        if (beside.value().is_number())
            set_end(event, time_of_value(beside.value()), Provenance::Derived);
    }
}

void decode_aside(std::span<const Record> records, Event& event)
{
    const Role role = message_of(records.front().value()).role;
    if (role == Role::Prompt) {
        chat::decode_prompt(dialect(), records.first(1), event);
        event.is_instant = event.init_timestamp != no_time;
    } else {
        chat::decode_moment(dialect(), records.first(1), event);
    }
    name_agent_beside(records, event);
}

void decode_message_line(std::span<const Record> records, Event& event)
{
    const Value line = records.front().value();
    event.event_type = text_of(line.find("type"));
    std::replace(event.event_type.begin(), event.event_type.end(), '.', ' ');
    event.action_type = "action";
    name_agent_of_line(line, event);
    set_instant(event, time_of_value(line.find("ts")));
    read_outcome(line, "message error", event);
    if (event.head_only)
        return;
    ObjectText params;
    for (const std::string_view key : {"content", "channel", "from", "to"}) {
        if (const Value value = line.find(key); is_there(value))
            params.add(key, payload_of(value).json());
    }
    event.params = params.take();
    keep_rest(line,
              {"type", "ts", "content", "channel", "from", "to", "sessionKey", "agentId", "success",
               "error"},
              event);
}

void decode_usage(std::span<const Record> records, Event& event)
{
    const Value line = records.front().value();
    event.event_type = "llm usage";
    event.action_type = "llm";
    name_agent_of_line(line, event);
    event.model = text_of(line.find("model"));
    set_end(event, time_of_value(line.find("ts")));
    set_start(event, begin_of(line), Provenance::Derived);
    event.tokens.completion = int_of(line.find("outputTokens"));
    event.tokens.cache_read = int_of(line.find("cacheTokens"));
    event.tokens.prompt = int_of(line.find("inputTokens"));
    std::int64_t sum = 0;
    if (event.tokens.prompt &&
        !__builtin_add_overflow(*event.tokens.prompt, event.tokens.cache_read.value_or(0), &sum))
        event.tokens.prompt = sum; // which does not count what was read from the cache
    if (const auto cost = number_of(line.find("costUsd")); cost && *cost > 0)
        event.cost = cost;
    keep_rest(line,
              {"type", "ts", "sessionKey", "agentId", "model", "inputTokens", "outputTokens",
               "cacheTokens", "costUsd"},
              event);
}

} // namespace playhead::openclaw
