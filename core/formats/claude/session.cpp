// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/claude/session.h"

#include "core/base/json_write.h"
#include "core/formats/claude/events.h"
#include "core/formats/claude/lines.h"
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

Conversation& SessionLines::conversation_of(Value line, const std::string& agent_of_file)
{
    const bool is_side = line.find("isSidechain").as_bool().value_or(false);
    if (!is_side && agent_of_file.empty())
        return conversations_[std::string()];
    std::string agent = text_of(line.find("agentId"));
    if (agent.empty())
        agent = agent_of_file;
    std::string scratch;
    if (agent.empty()) {
        if (const auto* before = agent_of_line_.find(view_of(line.find("parentUuid"), scratch)))
            agent = **before;
    }
    if (agent.empty())
        agent = text_of(line.find("uuid"));
    if (agent.empty())
        return conversations_[std::string()];
    const auto [known, is_new] = conversations_.try_emplace(agent);
    *agent_of_line_.add(view_of(line.find("uuid"), scratch), nullptr).first = &known->first;
    if (is_new) {
        known->second.is_side = true;
        if (Call* call = starter_of(line, agent)) {
            known->second.parent = call->event;
            known->second.name = call->name;
        }
        const auto told = starters_.find(agent);
        if (known->second.name.json.empty() && told != starters_.end())
            known->second.name = told->second.name;
    }
    return known->second;
}

EventIndex SessionLines::add_event(Records& records, RecordDecoder decoder,
                                   const Conversation& conversation)
{
    Event event;
    return add_event(records, decoder, conversation, event);
}

EventIndex SessionLines::add_event(Records& records, RecordDecoder decoder,
                                   const Conversation& conversation, Event& event)
{
    if (!conversation.name.json.empty())
        records.add(conversation.name.json, conversation.name.slice);
    event.head_only = true;
    decoder(records.records, event, importer_.job().stop);
    event.parent = conversation.parent;
    return builder_.add(event, records.slices, decoder);
}

void SessionLines::close(const Conversation& conversation)
{
    if (!conversation.has_open_prompt || conversation.last == no_time)
        return;
    builder_.end_by_now(conversation.parent, conversation.last, conversation.last_time);
}

void SessionLines::close_prompts()
{
    for (const auto& [agent, conversation] : conversations_)
        close(conversation);
    builder_.session().name = title_;
}

void SessionLines::add_prompt(const LogRecord& line, Conversation& conversation)
{
    if (conversation.is_side && conversation.parent) {
        // It says again what its tool call was asked for.
        builder_.join_record(conversation.parent, line.slice);
        ++importer_.tally().merged;
        return;
    }
    close(conversation);
    conversation.parent = EventIndex();
    Records records;
    records.add(line);
    conversation.parent = add_event(records, decode_prompt, conversation);
    conversation.has_open_prompt = true;
    ++importer_.tally().events;
}

void SessionLines::add_message(const LogRecord& line, Conversation& conversation, TimeNs time)
{
    const Value message = line.value.find("message");
    std::string id = text_of(message.find("id"));
    if (id.empty())
        id = text_of(line.value.find("uuid"));
    Message* const known = id.empty() ? nullptr : messages_.find(id);
    if (known) {
        Event update;
        const TokenCounts tokens = tokens_of(message);
        if (tokens.completion.value_or(0) >= known->completion) {
            update.tokens = tokens;
            known->completion = tokens.completion.value_or(0);
        }
        set_end(update, time);
        builder_.update(known->event, update, false, line.context());
        ++importer_.tally().merged;
    } else {
        Records records;
        records.add(line);
        std::string scratch;
        const Moment* before = moments_.find(view_of(line.value.find("parentUuid"), scratch));
        std::string asked;
        if (before && before->time != no_time) {
            asked = json::quote(format_iso8601(before->time));
            records.add(asked, before->slice);
        }
        Event event;
        const EventIndex index = add_event(records, decode_message, conversation, event);
        if (!id.empty())
            messages_.add(id, {index, event.tokens.completion.value_or(0)});
        ++importer_.tally().events;
    }
    add_calls(line, conversation);
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
        std::string scratch;
        if (!id.empty() && !call_numbers_.add(id, calls_.size()).second)
            continue;
        if (id.empty()) {
            const auto known =
                nameless_calls_.add(view_of(line.value.find("uuid"), scratch), calls_.size());
            if (!known.second)
                *known.first = several_calls;
        }
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

void SessionLines::add_moment(const LogRecord& line, Conversation& conversation)
{
    Records records;
    records.add(line);
    add_event(records, decode_moment, conversation);
    ++importer_.tally().events;
}

void SessionLines::add_metadata(const Slice& slice, const Title& title)
{
    if (title.leaf.empty())
        call(title);
    builder_.session().records.push_back(slice);
    ++importer_.tally().metadata;
}

void SessionLines::call(const Title& title)
{
    if (title.rank == 0 || title.rank < title_rank_)
        return;
    title_ = title.text;
    title_rank_ = title.rank;
    builder_.session().name = title_;
}

/// What lines repeat of the session.
void SessionLines::learn(Value line)
{
    if (!std::as_const(builder_).session().recorder.empty())
        return;
    const std::string version = text_of(line.find("version"));
    if (!version.empty()) {
        builder_.session().recorder = "Claude Code " + version;
        ObjectText host;
        for (const std::string_view key : {"cwd", "gitBranch", "entrypoint"}) {
            if (const Value value = line.find(key); value.is_string())
                host.add(key, payload_of(value).json());
        }
        builder_.session().host_env = Payload::owned(std::string(host.take().json()));
    }
}

void SessionLines::add_copy(const LogRecord& line, const SessionLines& original)
{
    std::string scratch;
    const std::string_view uuid = view_of(line.value.find("uuid"), scratch);
    if (const Moment* moment = original.moments_.find(uuid))
        moments_.add(uuid, *moment);
    learn(line.value);
    builder_.session().records.push_back(line.slice);
    ++importer_.tally().merged;
}

void SessionLines::add_agent(const std::string& agent, const LogRecord& meta)
{
    Starter& starter = starters_[agent];
    if (std::string call = text_of(meta.value.find("toolUseId")); !call.empty())
        starter.call = std::move(call);
    if (const Value type = meta.value.find("agentType"); type.is_string())
        starter.name = meta.quoted(type);
    builder_.session().records.push_back(meta.slice);
    ++importer_.tally().metadata;
}

void SessionLines::add(const LogRecord& line, const std::string& agent)
{
    const LineKind kind = kind_of(line.value);
    if (kind == LineKind::Metadata)
        return add_metadata(line.slice, title_in(line.value));
    std::string scratch;
    const std::string_view uuid = view_of(line.value.find("uuid"), scratch);
    if (!uuid.empty() && moments_.contains(uuid)) { // as in a session that was taken up again
        builder_.session().records.push_back(line.slice);
        ++importer_.tally().merged;
        return;
    }
    learn(line.value);
    Conversation& conversation = conversation_of(line.value, agent);
    const Value timestamp = line.value.find("timestamp");
    const TimeNs time = time_of_value(timestamp);
    switch (kind) {
    case LineKind::Prompt:
        add_prompt(line, conversation);
        break;
    case LineKind::Assistant:
        add_message(line, conversation, time);
        break;
    case LineKind::Results:
        add_results(line, conversation, time);
        break;
    case LineKind::Progress:
        add_progress(line);
        break;
    case LineKind::Unknown:
        importer_.note(builder_.diagnostics(), diagnostics::unknown_record, line.slice);
        add_moment(line, conversation);
        break;
    default:
        add_moment(line, conversation);
        break;
    }
    Moment moment;
    if (timestamp.is_string())
        moment = {line.slice_of(timestamp, RecordRole::Context), time};
    if (moment.time != no_time &&
        (conversation.last == no_time || moment.time > conversation.last)) {
        conversation.last = moment.time;
        conversation.last_time = moment.slice;
    }
    if (!uuid.empty())
        moments_.add(uuid, moment);
}

} // namespace playhead::claude
