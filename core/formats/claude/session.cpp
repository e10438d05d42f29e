// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/claude/session.h"

#include "core/base/json_write.h"
#include "core/formats/claude/events.h"
#include "core/formats/claude/lines.h"
#include "core/formats/reading/log_record.h"

#include <utility>

namespace playhead::claude {

namespace {

using json::Value;

} // namespace

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
