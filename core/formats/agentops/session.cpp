// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/agentops/session.h"

#include "core/formats/agentops/common.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace playhead::agentops {

namespace {

using Version = std::array<int, 3>;

/// "0.0.7" as numbers; what cannot be read counts as 0.
Version parse_version(std::string_view text)
{
    Version version{};
    for (int& part : version) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), part);
        if (error != std::errc())
            break;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (text.empty() || text.front() != '.')
            break;
        text.remove_prefix(1);
    }
    return version;
}

/// The last version that marked local times as UTC.
constexpr Version last_local_version = {0, 0, 7};

/// Says nothing: null, or the "" that 0.3 writes for parts of itself that JSON cannot hold.
bool is_blank(json::Value value)
{
    return value.is_null() || value.raw() == "\"\"";
}

} // namespace

void report_notes(const Event& event, TraceBuilder& builder, EventIndex index)
{
    for (const EventNote& note : event.notes) {
        Place place;
        place.event = index;
        place.detail = note.detail;
        builder.diagnostics().add(*note.kind, place);
    }
}

SessionReader::SessionReader(Importer& importer, TraceBuilder& builder)
    : importer_(importer), builder_(builder)
{
    builder_.session().infer_parents = true;
    builder_.session().recorder = "AgentOps";
}

void SessionReader::set_version(std::string_view version)
{
    version_ = version;
    builder_.session().recorder = "AgentOps " + version_;
}

void SessionReader::add_attribute(std::string_view key, std::string_view json)
{
    const auto known = std::find_if(attributes_.begin(), attributes_.end(),
                                    [key](const auto& entry) { return entry.first == key; });
    if (known == attributes_.end())
        attributes_.emplace_back(key, json);
    else
        known->second = json;
    write_attributes();
}

void SessionReader::write_attributes()
{
    ObjectText text;
    for (const auto& [key, json] : attributes_)
        text.add(key, json);
    builder_.session().attributes = text.take();
}

void SessionReader::merge_times(std::string_view key, json::Value value, Event& scratch)
{
    Session& session = builder_.session();
    const TimeNs time = read_time(value, key, scratch);
    if (time == no_time)
        add_attribute(key, payload_of(value).json());
    if (key == "end_timestamp") {
        has_end_ = true;
        if (time != no_time)
            session.end_timestamp = time;
    } else if (time != no_time &&
               (session.init_timestamp == no_time || time < session.init_timestamp)) {
        session.init_timestamp = time;
    }
}

void SessionReader::set_host_env(json::Value value)
{
    // The v2 export may hold it as the text of a column.
    const ReadText read = payload_of_text(value);
    const json::Value host(read.payload.json());
    if (!host.is_object()) {
        add_attribute("host_env", read.payload.json());
        return;
    }
    builder_.session().host_env = Payload::owned(std::string(host.raw()));
    const std::string version = text_of(host.at_path({"SDK", "AgentOps SDK Version"}));
    if (!version.empty() && version_.empty())
        set_version(version);
}

void SessionReader::merge_member(std::string_view key, json::Value value, Event& scratch)
{
    Session& session = builder_.session();
    if (key == "session_id" || key == "id" || is_blank(value))
        return;
    if (key == "init_timestamp" || key == "end_timestamp")
        merge_times(key, value, scratch);
    else if (key == "end_state")
        session.end_state = text_of(value);
    else if (key == "end_state_reason")
        session.end_state_reason = text_of(value);
    else if (key == "tags")
        session.tags = read_tags(value);
    else if (key == "host_env")
        set_host_env(value);
    else
        add_attribute(key, payload_of(value).json());
    if (key == "jwt")
        token_ = text_of(value);
}

void SessionReader::merge(json::Value session, const Slice& record)
{
    has_record_ = true;
    ++importer_.tally().metadata;
    builder_.session().records.push_back(record);
    Event scratch;
    json::ObjectReader members(session);
    for (json::Member member; members.next(member);)
        merge_member(member.key, member.value, scratch);
    report_notes(scratch, builder_);
}

void SessionReader::add_agent(Agent agent, const Slice& record)
{
    ++importer_.tally().metadata;
    learn_agent(std::move(agent), record);
}

void SessionReader::learn_agent(Agent agent, const Slice& record)
{
    builder_.session().records.push_back(record);
    if (!agent.id.empty() && !agent.name.empty())
        agents_[agent.id] = {agent.name, record};
    builder_.session().agents.push_back(std::move(agent));
}

void SessionReader::look_at_generation(json::Value event)
{
    if (!event.find("result").is_valid())
        return;
    if (!event.find("init_timestamp").is_valid())
        has_moments_ = true;
    else if (event.find("screenshot").is_valid())
        has_newer_spans_ = true;
    else
        has_old_spans_ = true;
}

EventIndex SessionReader::add_event(json::Value value, const Slice& record, RecordDecoder decoder)
{
    look_at_generation(value);
    ++importer_.tally().events;
    const Record own{RecordRole::Event, value.raw(), value};
    Event event;
    decoder({&own, 1}, event);
    if (event.agent.empty())
        return builder_.add(event, {&record, 1}, decoder);
    const auto agent = agents_.find(event.agent);
    if (agent == agents_.end()) {
        const EventIndex index = builder_.add(event, {&record, 1}, decoder);
        agents_to_come_.emplace_back(index, event.agent);
        return index;
    }
    event.agent = agent->second.name;
    Slice context = agent->second.record;
    context.role = RecordRole::Context;
    const std::array records = {record, context};
    return builder_.add(event, records, decoder);
}

void SessionReader::join(EventIndex event, const ErrorRecord& error, const Slice& record)
{
    Slice joined = record;
    joined.role = RecordRole::Error;
    ++importer_.tally().merged;
    builder_.join_error(event, joined);
    Event scratch;
    error.join(error.value, scratch);
    report_notes(scratch, builder_, event);
}

void SessionReader::add_error(const ErrorRecord& error, const Slice& record)
{
    if (error.trigger.empty())
        add_event(error.value, record, error.decode);
    else if (const EventIndex event = builder_.find(error.trigger))
        join(event, error, record);
    else
        pending_errors_.push_back({error, record});
}

void SessionReader::finish_errors()
{
    for (PendingError& pending : pending_errors_) {
        const auto bytes = importer_.read(pending.record);
        if (!bytes)
            continue; // the source changed under us, which is reported when it is read again
        pending.error.value = json::Value(*bytes);
        if (const EventIndex event = builder_.find(pending.error.trigger))
            join(event, pending.error, pending.record);
        else
            add_event(pending.error.value, pending.record, pending.error.decode);
    }
    pending_errors_.clear();
}

void SessionReader::finish_agents()
{
    for (const auto& [event, id] : agents_to_come_) {
        const auto agent = agents_.find(id);
        if (agent == agents_.end())
            continue;
        Slice context = agent->second.record;
        context.role = RecordRole::Context;
        builder_.join_record(event, context);
        builder_.set_agent(event, agent->second.name);
    }
    agents_to_come_.clear();
}

void SessionReader::finish_zone()
{
    const bool is_old = !version_.empty() && parse_version(version_) <= last_local_version;
    const bool is_local = has_moments_ || is_old;
    const bool is_unknown = version_.empty() && has_old_spans_ && !has_newer_spans_;
    if (!is_local && !is_unknown)
        return;
    builder_.session().zone_trusted = false;
    builder_.diagnostics().add(is_local ? notes::local_time_as_utc : notes::zone_unknown);
}

void SessionReader::finish()
{
    finish_errors();
    finish_agents();
    finish_zone();
    if (has_record_ && !has_end_)
        builder_.diagnostics().add(notes::not_ended);
}

} // namespace playhead::agentops
