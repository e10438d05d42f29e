// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/codex/items.h"

#include "core/base/text.h"
#include "core/formats/codex/process_output.h"
#include "core/formats/reading/failure.h"
#include "core/formats/reading/log_record.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace playhead::codex {

namespace {

using json::Value;

struct Known {
    std::string_view type;
    ItemKind kind;
};

constexpr std::array response_items = {
    Known{"reasoning", ItemKind::Answer},
    Known{"function_call", ItemKind::Call},
    Known{"custom_tool_call", ItemKind::Call},
    Known{"local_shell_call", ItemKind::Call},
    Known{"tool_search_call", ItemKind::Call},
    Known{"function_call_output", ItemKind::Output},
    Known{"custom_tool_call_output", ItemKind::Output},
    Known{"tool_search_output", ItemKind::Output},
    Known{"web_search_call", ItemKind::Moment},
    Known{"image_generation_call", ItemKind::Moment},
    Known{"ghost_snapshot", ItemKind::Metadata},
    Known{"compaction", ItemKind::Moment},
};

constexpr std::array event_messages = {
    Known{"user_message", ItemKind::UserEcho},
    Known{"agent_message", ItemKind::AnswerEcho},
    Known{"agent_reasoning", ItemKind::AnswerEcho},
    Known{"agent_reasoning_raw_content", ItemKind::AnswerEcho},
    Known{"agent_reasoning_section_break", ItemKind::Metadata},
    Known{"token_count", ItemKind::Usage},
    Known{"task_started", ItemKind::TurnStart},
    Known{"task_complete", ItemKind::TurnEnd},
    Known{"turn_aborted", ItemKind::TurnEnd},
    Known{"exec_command_begin", ItemKind::CallEnd},
    Known{"exec_command_end", ItemKind::CallEnd},
    Known{"mcp_tool_call_begin", ItemKind::CallEnd},
    Known{"mcp_tool_call_end", ItemKind::CallEnd},
    Known{"patch_apply_begin", ItemKind::CallEnd},
    Known{"patch_apply_end", ItemKind::CallEnd},
    Known{"view_image_tool_call", ItemKind::CallEnd},
    Known{"thread_name_updated", ItemKind::Metadata},
};

template <std::size_t count>
ItemKind kind_in(const std::array<Known, count>& known, std::string_view type, ItemKind other)
{
    const auto found = std::find_if(known.begin(), known.end(),
                                    [type](const Known& each) { return each.type == type; });
    return found == known.end() ? other : found->kind;
}

ItemKind kind_of_item(Value payload)
{
    const std::string type = text_of(payload.find("type"));
    if (type == "message" || (type.empty() && payload.find("role").is_valid())) {
        const std::string role = text_of(payload.find("role"));
        return role == "assistant" ? ItemKind::Answer : ItemKind::User;
    }
    return kind_in(response_items, type, ItemKind::Unknown);
}

ItemKind kind_of_line(Value line, Value payload)
{
    const std::string type = text_of(line.find("type"));
    if (type == "session_meta")
        return ItemKind::Session;
    if (type == "turn_context")
        return ItemKind::Context;
    if (type == "response_item")
        return kind_of_item(payload);
    if (type == "event_msg")
        return kind_in(event_messages, text_of(payload.find("type")), ItemKind::Moment);
    if (type == "compacted")
        return ItemKind::Moment;
    if (type == "world_state" || line.find("record_type").is_valid())
        return ItemKind::Metadata;
    if (type.empty() && line.find("id").is_valid() && line.find("timestamp").is_valid())
        return ItemKind::Session;
    return kind_of_item(line);
}

/// What the person's own words never begin with.
constexpr std::array<std::string_view, 8> injected = {
    "<environment_context>", "<user_instructions>",  "# AGENTS.md",    "<permissions",
    "<turn_aborted>",        "<user_shell_command>", "<INSTRUCTIONS>", "<subagent_notification>"};

Value payload_in(const Record& record)
{
    return item_of(record.value()).payload;
}

TimeNs time_in(const Record& record)
{
    return time_of_value(item_of(record.value()).time);
}

bool is_text(const Record& record)
{
    return record.role == RecordRole::Context && !record.bytes.empty() &&
           record.bytes.front() == '"';
}

/// What a text beside the records says.
void take_text(const Record& record, Event& event, Provenance provenance)
{
    const Value text = record.value();
    const TimeNs time = time_of_value(text);
    if (time == no_time)
        event.model = text_of(text);
    else
        set_start(event, time, provenance);
}

constexpr std::string_view agent_name = "Codex";

void read_exit(std::int64_t code, Event& event)
{
    if (code != 0)
        return fail_with_exit_code(event, std::to_string(code));
    event.result = EventResult::Success;
    event.error.code.clear();
}

/// Whether it tells of a call what another one was told when it asked.
bool is_of_another(const Item& output, const Event& event)
{
    return !event.id.empty() && text_of(output.payload.find("call_id")) != event.id;
}

/// What a call gave back. Of a process that it began and that goes on, nothing is known yet.
void read_output(const Item& item, Event& event, const std::stop_token& stop)
{
    const Value output = item.payload.find("output");
    const ProcessState process = process_state(output, stop);
    event.returns = payload_of(output, stop);
    set_end(event, time_of_value(item.time));
    const bool goes_on = !process.runs_as.empty() && event.event_type != write_stdin;
    if (event.result == EventResult::Indeterminate && !goes_on)
        event.result = EventResult::Success;
    if (process.exit_code)
        read_exit(*process.exit_code, event);
}

/// What a line says of a call's end.
void read_end(const Record& record, Event& event, ObjectText& rest, const std::stop_token& stop)
{
    const Item item = item_of(record.value());
    if (item.kind == ItemKind::Output) {
        if (is_of_another(item, event))
            return read_process_end(item.payload, event, stop);
        return read_output(item, event, stop);
    }
    if (item.kind == ItemKind::Call) { // what began the process, which has the exit code
        event.result = EventResult::Success;
        event.error = {};
        return;
    }
    if (const auto code = int_of(item.payload.find("exit_code")))
        read_exit(*code, event);
    const Value success = item.payload.find("success");
    const Value result = item.payload.find("result");
    if (success.as_bool() == false)
        fail(event, "tool error", text_of(item.payload.find("stderr")));
    else if (has_failed(result))
        fail(event, "tool error", words_of_failure(result));
    if (event.head_only)
        return;
    const std::string type = text_of(item.payload.find("type"));
    rest.add(type.empty() ? "end" : type, payload_of(item.payload, stop).json());
}

} // namespace

bool has_failed(Value result)
{
    return result.find("Err").is_valid() ||
           result.at_path({"Ok", "isError"}).as_bool().value_or(false);
}

std::string words_of_failure(Value result)
{
    const Value error = result.find("Err");
    if (error.is_valid())
        return text_of(error);
    std::string words;
    json::ArrayReader parts(result.at_path({"Ok", "content"}));
    for (Value part; parts.next(part);)
        words += text_of(part.find("text"));
    return words;
}

void read_process_end(Value output, Event& event, const std::stop_token& stop)
{
    if (const auto code = process_state(output.find("output"), stop).exit_code)
        read_exit(*code, event);
}

Item item_of(Value line)
{
    Item item;
    item.payload = line.find("payload");
    if (!item.payload.is_object())
        item.payload = line;
    item.time = line.find("timestamp");
    if (!item.time.is_string())
        item.time = {};
    item.kind = kind_of_line(line, item.payload);
    return item;
}

bool is_injected(Value payload)
{
    constexpr std::size_t enough = 64;
    if (text_of(payload.find("role")) != "user")
        return true; // the developer's, the system's
    Value content = payload.find("content");
    json::ArrayReader parts(content);
    if (Value part; parts.next(part))
        content = part.find("text");
    const std::string_view raw = content.is_string() ? content.raw() : std::string_view();
    const std::string text = json::unescape(raw.substr(0, std::min(raw.size(), enough)));
    return std::any_of(injected.begin(), injected.end(), [&text](std::string_view beginning) {
        return trimmed(text).starts_with(beginning);
    });
}

bool says(Value payload, std::string_view words)
{
    const Value content = payload.find("content");
    if (content.is_string())
        return trimmed(text_of(content)) == trimmed(words);
    std::string all;
    json::ArrayReader parts(content);
    for (Value part; parts.next(part);) {
        const std::string text = text_of(part.find("text"));
        if (trimmed(text) == trimmed(words))
            return true;
        all += text;
    }
    return trimmed(all) == trimmed(words);
}

TokenCounts last_usage(Value payload)
{
    const Value usage = payload.at_path({"info", "last_token_usage"});
    TokenCounts tokens;
    tokens.prompt = int_of(usage.find("input_tokens"));
    tokens.cache_read = int_of(usage.find("cached_input_tokens"));
    tokens.completion = int_of(usage.find("output_tokens"));
    tokens.reasoning = int_of(usage.find("reasoning_output_tokens"));
    tokens.total = int_of(usage.find("total_tokens"));
    return tokens;
}

std::int64_t usage_so_far(Value payload)
{
    return int_of(payload.at_path({"info", "total_token_usage", "total_tokens"})).value_or(-1);
}

void decode_prompt(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    const Value payload = payload_in(records.front());
    event.event_type = "prompt";
    event.action_type = "action";
    event.agent = agent_name;
    set_start(event, time_in(records.front()));
    const Value content = payload.find("content");
    event.params = payload_of(content.is_valid() ? content : payload.find("message"), stop);
    ObjectText rest;
    for (const Record& record : records.subspan(1)) {
        if (is_text(record)) {
            set_end(event, time_of_value(record.value()), Provenance::Derived);
            continue;
        }
        const Item item = item_of(record.value());
        if (item.kind == ItemKind::User)
            event.params = payload_of(item.payload.find("content"), stop);
        if (item.kind != ItemKind::TurnEnd && item.kind != ItemKind::TurnStart)
            continue;
        const std::string type = text_of(item.payload.find("type"));
        if (item.kind == ItemKind::TurnEnd)
            set_end(event, time_of_value(item.time));
        if (type == "turn_aborted")
            event.status = "aborted: " + text_of(item.payload.find("reason"));
        rest.add(type, payload_of(item.payload, stop).json());
    }
    event.attributes = rest.take();
}

void decode_answer(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    event.event_type = "assistant";
    event.action_type = "llm";
    event.agent = agent_name;
    event.result = EventResult::Success;
    std::string parts = "[";
    bool has_begun = false; // by its first item, whose time may be unreadable
    for (const Record& record : records) {
        if (stop.stop_requested())
            return;
        if (is_text(record)) {
            take_text(record, event, Provenance::Derived);
            continue;
        }
        const Item item = item_of(record.value());
        if (item.kind == ItemKind::Usage)
            event.tokens.replace_with(last_usage(item.payload));
        if (item.kind != ItemKind::Answer && item.kind != ItemKind::Call)
            continue;
        if (!event.head_only) {
            parts += parts.size() > 1 ? "," : "";
            parts += payload_of(item.payload, stop).json();
        }
        const TimeNs time = time_of_value(item.time);
        if (!std::exchange(has_begun, true))
            set_start(event, time);
        if (time != no_time)
            set_end(event, time);
    }
    event.completion = Payload::owned(parts + "]");
}

void decode_call(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    const Record own = {RecordRole::Event, {}, payload_in(records.front())};
    Fields fields = Fields::of(own, event, stop);
    const std::string type = text_of(fields.take("type"));
    event.id = text_of(fields.take("call_id"));
    event.event_type = text_of(fields.take("name"));
    if (event.event_type.empty())
        event.event_type = type;
    event.action_type = "tool";
    event.agent = agent_name;
    const Value arguments = fields.take_first({"arguments", "input", "action"});
    if (!event.head_only)
        event.params = payload_of_text(arguments, stop).payload;
    set_start(event, time_in(records.front()));
    ObjectText rest;
    rest.add_recorded(fields);
    for (const Record& record : records.subspan(1)) {
        if (stop.stop_requested())
            return;
        read_end(record, event, rest, stop);
    }
    event.attributes = rest.take();
}

void decode_moment(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    const Value line = records.front().value();
    const Item item = item_of(line);
    Fields fields(item.payload, stop);
    std::string type = text_of(fields.take("type"));
    if (item.kind == ItemKind::User)
        type = "context";
    if (type.empty())
        type = text_of(line.find("type"));
    event.event_type = type.empty() ? "unknown record" : type;
    std::replace(event.event_type.begin(), event.event_type.end(), '_', ' ');
    event.action_type = "action";
    event.agent = agent_name;
    set_instant(event, time_of_value(item.time));
    if (item.kind == ItemKind::Usage)
        event.tokens = last_usage(item.payload);
    if (type == "error" || type == "stream_error")
        fail(event, "Codex error", text_of(fields.peek("message")));
    if (item.kind == ItemKind::User)
        event.returns = payload_of(fields.take("content"), stop);
    keep_rest(fields, event);
}

} // namespace playhead::codex
