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

bool SessionLines::is_repeated(Value line)
{
    const std::string uuid = text_of(line.find("uuid"));
    return !uuid.empty() && moments_.contains(uuid);
}

/// The call that started the agent whose first line this is.
Call* SessionLines::starter_of(Value line, const std::string& agent)
{
    const auto told = starters_.find(agent);
    if (told != starters_.end()) {
        if (const auto call = calls_.find(told->second.call); call != calls_.end()) {
            call->second.has_agent = true;
            return &call->second;
        }
    }
    const std::string asked = asked_in(line);
    Call* running = nullptr;
    for (auto id = call_order_.rbegin(); id != call_order_.rend(); ++id) {
        Call& call = calls_.at(*id);
        if (call.has_agent || call.prompt.empty())
            continue;
        if (call.prompt == asked) {
            call.has_agent = true;
            return &call;
        }
        if (!running && !call.has_result)
            running = &call;
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
    const auto before = agent_of_line_.find(text_of(line.find("parentUuid")));
    if (agent.empty() && before != agent_of_line_.end())
        agent = before->second;
    if (agent.empty())
        agent = text_of(line.find("uuid"));
    if (agent.empty())
        return conversations_[std::string()];
    agent_of_line_[text_of(line.find("uuid"))] = agent;
    const auto [known, is_new] = conversations_.try_emplace(agent);
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
    if (!conversation.name.json.empty())
        records.add(conversation.name.json, conversation.name.slice);
    Event event;
    decoder(records.records, event);
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
    records.add(line.value.raw(), line.slice);
    conversation.parent = add_event(records, decode_prompt, conversation);
    conversation.has_open_prompt = true;
    ++importer_.tally().events;
}

void SessionLines::add_message(const LogRecord& line, Conversation& conversation)
{
    const Value message = line.value.find("message");
    std::string id = text_of(message.find("id"));
    if (id.empty())
        id = text_of(line.value.find("uuid"));
    const auto known = messages_.find(id);
    if (known != messages_.end() && !id.empty()) {
        Event update;
        const TokenCounts tokens = tokens_of(message);
        if (tokens.completion.value_or(0) >= known->second.completion) {
            update.tokens = tokens;
            known->second.completion = tokens.completion.value_or(0);
        }
        const TimeNs time = time_of_value(line.value.find("timestamp"));
        set_end(update, time);
        builder_.update(known->second.event, update, false, line.context());
        ++importer_.tally().merged;
    } else {
        Records records;
        records.add(line.value.raw(), line.slice);
        const auto before = moments_.find(text_of(line.value.find("parentUuid")));
        std::string time;
        if (before != moments_.end() && before->second.time != no_time) {
            time = json::quote(format_iso8601(before->second.time));
            records.add(time, before->second.slice);
        }
        messages_[id] = {add_event(records, decode_message, conversation),
                         tokens_of(message).completion.value_or(0)};
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
        const std::string id = text_of(block.find("id"));
        if (!(type == "tool_use" || type == "server_tool_use") || id.empty() || calls_.contains(id))
            continue;
        Records records;
        records.add(block.raw(), line.slice_of(block, RecordRole::Event));
        if (time.is_string())
            records.add(time.raw(), line.slice_of(time, RecordRole::Context));
        Call call;
        call.event = add_event(records, decode_tool, conversation);
        const Value input = block.find("input");
        call.prompt = beginning(input.find("prompt"));
        if (const Value agent = input.find("subagent_type"); agent.is_string())
            call.name = line.quoted(agent);
        calls_.emplace(id, std::move(call));
        call_order_.push_back(id);
    }
}

void SessionLines::add_results(const LogRecord& line, Conversation& conversation)
{
    const Slice slice = line.context();
    bool has_joined = false;
    json::ArrayReader blocks(line.value.find("message").find("content"));
    for (Value block; blocks.next(block);) {
        if (text_of(block.find("type")) != "tool_result")
            continue;
        const std::string id = text_of(block.find("tool_use_id"));
        const auto call = calls_.find(id);
        if (call == calls_.end() || call->second.has_result)
            continue;
        call->second.has_result = true;
        has_joined = true;
        const std::string agent = text_of(line.value.at_path({"toolUseResult", "agentId"}));
        if (!agent.empty())
            starters_[agent].call = id;
        Event update;
        const bool is_error = block.find("is_error").as_bool().value_or(false);
        update.result = is_error ? EventResult::Fail : EventResult::Success;
        if (is_error)
            update.error.type = "tool error";
        set_end(update, time_of_value(line.value.find("timestamp")));
        builder_.update(call->second.event, update, true, slice);
    }
    if (has_joined) {
        ++importer_.tally().merged;
        return;
    }
    Place place = importer_.place_at(line.slice.offset);
    builder_.diagnostics().add(diagnostics::lost_result, place);
    add_moment(line, conversation);
}

void SessionLines::add_progress(const LogRecord& line)
{
    const Slice slice = line.context();
    for (const std::string_view key : {"parentToolUseID", "toolUseID"}) {
        const auto call = calls_.find(text_of(line.value.find(key)));
        if (call == calls_.end())
            continue;
        builder_.join_record(call->second.event, slice);
        ++importer_.tally().merged;
        const std::string agent = text_of(line.value.at_path({"data", "agentId"}));
        if (!agent.empty() && !starters_.contains(agent))
            starters_[agent].call = call->first;
        return;
    }
    add_metadata(line);
}

void SessionLines::add_moment(const LogRecord& line, Conversation& conversation)
{
    Records records;
    records.add(line.value.raw(), line.slice);
    add_event(records, decode_moment, conversation);
    ++importer_.tally().events;
}

void SessionLines::add_metadata(const LogRecord& line)
{
    struct Title {
        std::string_view type;
        std::string_view key;
        int rank;
    };
    // Who gives a title by hand means it.
    for (const Title& title : {Title{"summary", "summary", 1}, Title{"ai-title", "aiTitle", 2},
                               Title{"custom-title", "customTitle", 3}}) {
        if (title.rank >= title_rank_ && text_of(line.value.find("type")) == title.type) {
            title_ = text_of(line.value.find(title.key));
            title_rank_ = title.rank;
            builder_.session().name = title_;
        }
    }
    builder_.session().records.push_back(line.slice);
    ++importer_.tally().metadata;
}

/// What lines repeat of the session.
void SessionLines::learn(Value line)
{
    const std::string version = text_of(line.find("version"));
    if (builder_.session().recorder.empty() && !version.empty()) {
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
    const std::string uuid = text_of(line.value.find("uuid"));
    if (const auto moment = original.moments_.find(uuid); moment != original.moments_.end())
        moments_.emplace(uuid, moment->second);
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
        return add_metadata(line);
    if (is_repeated(line.value)) { // as in a session that was taken up again
        builder_.session().records.push_back(line.slice);
        ++importer_.tally().merged;
        return;
    }
    learn(line.value);
    Conversation& conversation = conversation_of(line.value, agent);
    switch (kind) {
    case LineKind::Prompt:
        add_prompt(line, conversation);
        break;
    case LineKind::Assistant:
        add_message(line, conversation);
        break;
    case LineKind::Results:
        add_results(line, conversation);
        break;
    case LineKind::Progress:
        add_progress(line);
        break;
    case LineKind::Unknown:
        builder_.diagnostics().add(diagnostics::unknown_record,
                                   importer_.place_at(line.slice.offset));
        add_moment(line, conversation);
        break;
    default:
        add_moment(line, conversation);
        break;
    }
    const Value time = line.value.find("timestamp");
    Moment moment;
    if (time.is_string())
        moment = {line.slice_of(time, RecordRole::Context), time_of_value(time)};
    if (moment.time != no_time &&
        (conversation.last == no_time || moment.time > conversation.last)) {
        conversation.last = moment.time;
        conversation.last_time = moment.slice;
    }
    if (std::string uuid = text_of(line.value.find("uuid")); !uuid.empty())
        moments_.emplace(std::move(uuid), moment);
}

} // namespace playhead::claude
