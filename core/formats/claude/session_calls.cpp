// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The tools that a session calls: which call a result, a line of progress or a sub-agent is of.
#include "core/formats/claude/events.h"
#include "core/formats/claude/session.h"
#include "core/formats/reading/log_record.h"

#include <algorithm>
#include <utility>

namespace playhead::claude {

namespace {

using json::Value;

/// In place of a call's number: which one is meant cannot be told.
constexpr std::size_t several_calls = static_cast<std::size_t>(-1);

/// What an agent is asked for, as far as it is needed to recognise it.
std::string beginning(Value text)
{
    constexpr std::size_t enough = 400;
    const std::string_view raw = text.is_string() ? text.raw() : std::string_view();
    return json::unescape(raw.substr(0, std::min(raw.size(), enough)));
}

std::string asked_in(Value line)
{
    const Value content = line.find("message").find("content");
    if (content.is_string())
        return beginning(content);
    json::ArrayReader blocks(content);
    Value block;
    return blocks.next(block) ? beginning(block.find("text")) : std::string();
}

} // namespace

Call* SessionLines::find_call(std::string_view id)
{
    const std::size_t* const number = call_numbers_.find(id);
    return number ? &calls_[*number] : nullptr;
}

/// The call without an id whose result this is: that of the line which it answers.
Call* SessionLines::call_before(Value result)
{
    std::string scratch;
    std::string_view line = view_of(result.find("sourceToolAssistantUUID"), scratch);
    if (line.empty())
        line = view_of(result.find("parentUuid"), scratch);
    const std::size_t* const number = line.empty() ? nullptr : nameless_calls_.find(line);
    return number && *number < calls_.size() ? &calls_[*number] : nullptr;
}

/// The call that started the agent whose first line this is.
Call* SessionLines::starter_of(Value line, const std::string& agent)
{
    const auto told = starters_.find(agent);
    if (told != starters_.end()) {
        if (Call* const call = find_call(told->second.call)) {
            call->has_agent = true;
            return call;
        }
    }
    const std::string asked = asked_in(line);
    Call* running = nullptr;
    for (auto call = calls_.rbegin(); call != calls_.rend(); ++call) {
        if (call->has_agent || call->prompt.empty())
            continue;
        if (call->prompt == asked) {
            call->has_agent = true;
            return &*call;
        }
        if (!running && !call->has_result)
            running = &*call;
    }
    if (running)
        running->has_agent = true;
    return running;
}

/// The next call, which is this one, will be found. False where it was called before.
bool SessionLines::number_call(const std::string& id, Value line)
{
    if (!id.empty())
        return call_numbers_.add(id, calls_.size()).second;
    std::string scratch;
    const auto known = nameless_calls_.add(view_of(line.find("uuid"), scratch), calls_.size());
    if (!known.second)
        *known.first = several_calls;
    return true;
}

void SessionLines::add_calls(const LogRecord& line, Conversation& conversation)
{
    const Value time = line.value.find("timestamp");
    json::ArrayReader blocks(line.value.find("message").find("content"));
    for (Value block; blocks.next(block);) {
        const std::string type = text_of(block.find("type"));
        if (type != "tool_use" && type != "server_tool_use")
            continue;
        std::string id = text_of(block.find_last("id"));
        if (!number_call(id, line.value))
            continue;
        Records records;
        records.add(line.part(block));
        if (time.is_string())
            records.add(line.part(time, RecordRole::Context));
        Call call;
        call.event = add_event(records, decode_tool, conversation);
        const Value input = block.find("input");
        call.prompt = beginning(input.find("prompt"));
        if (const Value agent = input.find("subagent_type"); agent.is_string())
            call.name = line.quoted(agent);
        call.id = std::move(id);
        calls_.push_back(std::move(call));
    }
}

void SessionLines::add_results(const LogRecord& line, Conversation& conversation, TimeNs time)
{
    const Slice slice = line.context();
    bool has_joined = false;
    json::ArrayReader blocks(line.value.find("message").find("content"));
    for (Value block; blocks.next(block);) {
        if (text_of(block.find("type")) != "tool_result")
            continue;
        const std::string id = text_of(block.find("tool_use_id"));
        Call* const call = id.empty() ? call_before(line.value) : find_call(id);
        if (!call || call->has_result)
            continue;
        call->has_result = true;
        has_joined = true;
        const std::string agent = text_of(line.value.at_path({"toolUseResult", "agentId"}));
        if (!agent.empty() && !id.empty())
            starters_[agent].call = id;
        Event update;
        const bool is_error = block.find("is_error").as_bool().value_or(false);
        update.result = is_error ? EventResult::Fail : EventResult::Success;
        if (is_error)
            update.error.type = "tool error";
        set_end(update, time);
        builder_.update(call->event, update, true, slice);
    }
    if (has_joined) {
        ++importer_.tally().merged;
        return;
    }
    importer_.note(builder_.diagnostics(), diagnostics::lost_result, line.slice);
    add_moment(line, conversation);
}

void SessionLines::add_progress(const LogRecord& line)
{
    const Slice slice = line.context();
    for (const std::string_view key : {"parentToolUseID", "toolUseID"}) {
        std::string scratch;
        const Call* const call = find_call(view_of(line.value.find(key), scratch));
        if (!call)
            continue;
        builder_.join_record(call->event, slice);
        ++importer_.tally().merged;
        const std::string agent = text_of(line.value.at_path({"data", "agentId"}));
        if (!agent.empty() && !starters_.contains(agent))
            starters_[agent].call = call->id;
        return;
    }
    add_metadata(line.slice, {});
}

} // namespace playhead::claude
