// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Reading what session_json.cpp writes.
#include "core/native/session_json.h"
#include "core/native/values.h"

#include <algorithm>
#include <array>

namespace playhead::native {

namespace {

using json::Value;

struct Draft {
    SessionRecord record;
    ObjectText extra;

    Session& session() { return record.session; }
};

Payload owned(Value value)
{
    return Payload::owned(std::string(value.raw()));
}

Reading read_raw_object(Value value, Payload& payload)
{
    if (!value.is_string())
        return Reading::Unusable;
    payload = Payload::owned(json::unescape(value.raw()));
    return Reading::Exact;
}

Reading read_end_state(Draft& draft, Value value)
{
    std::string state;
    const Reading reading = read_text(value, state);
    if (reading == Reading::Exact && !state.empty())
        draft.session().end_state = std::move(state);
    return reading;
}

/// A list of objects {id, name} or names.
Reading read_agents(Draft& draft, Value value)
{
    if (value.is_null())
        return Reading::Absent;
    if (!value.is_array())
        return Reading::Unusable;
    json::ArrayReader elements(value);
    Value element;
    while (elements.next(element)) {
        Agent agent;
        if (element.is_object()) {
            read_text(element.find("id"), agent.id);
            read_text(element.find("name"), agent.name);
        } else {
            read_text(element, agent.name);
        }
        draft.session().agents.push_back(std::move(agent));
    }
    return Reading::Exact;
}

Severity read_severity(Value value)
{
    std::string name;
    read_text(value, name);
    for (const Severity severity : {Severity::Warning, Severity::Error}) {
        if (name == severity_name(severity))
            return severity;
    }
    return Severity::Note;
}

Reading read_notes(Draft& draft, Value value)
{
    if (!value.is_array())
        return value.is_null() ? Reading::Absent : Reading::Unusable;
    draft.record.has_notes = true;
    json::ArrayReader elements(value);
    Value element;
    while (elements.next(element)) {
        if (!element.is_object())
            continue;
        Diagnostic note;
        note.severity = read_severity(element.find("severity"));
        read_text(element.find("code"), note.code);
        read_text(element.find("message"), note.message);
        read_text(element.find("remedy"), note.remedy);
        std::int64_t count = 1;
        read_integer(element.find("count"), count);
        note.count = static_cast<std::uint64_t>(std::max<std::int64_t>(count, 1));
        read_texts(element.find("where"), note.where);
        if (note.where.size() > Diagnostics::places_kept)
            note.where.resize(Diagnostics::places_kept);
        if (!note.code.empty())
            draft.record.notes.push_back(std::move(note));
    }
    return Reading::Exact;
}

struct Key {
    std::string_view name;
    Reading (*read)(Draft&, Value);
};

Reading read_id(Draft& draft, Value value)
{
    return read_text(value, draft.session().id);
}

constexpr std::array keys = {
    Key{"agents", read_agents},
    Key{"attributes",
        [](Draft& d, Value v) {
            if (!v.is_object())
                return v.is_null() ? Reading::Absent : Reading::Unusable;
            d.session().attributes = owned(v);
            return Reading::Exact;
        }},
    Key{"attributes_raw",
        [](Draft& d, Value v) { return read_raw_object(v, d.session().attributes); }},
    Key{"end_state", read_end_state},
    Key{"end_state_reason",
        [](Draft& d, Value v) { return read_text(v, d.session().end_state_reason); }},
    Key{"end_timestamp", [](Draft& d, Value v) { return read_time(v, d.session().end_timestamp); }},
    Key{"format", [](Draft& d, Value v) { return read_text(v, d.record.original_format); }},
    Key{"host_env",
        [](Draft& d, Value v) {
            if (!v.is_null())
                d.session().host_env = owned(v);
            return Reading::Exact;
        }},
    Key{"host_env_raw", [](Draft& d, Value v) { return read_raw_object(v, d.session().host_env); }},
    Key{"id", read_id},
    Key{"init_timestamp",
        [](Draft& d, Value v) { return read_time(v, d.session().init_timestamp); }},
    Key{"name", [](Draft& d, Value v) { return read_text(v, d.session().name); }},
    Key{"notes", read_notes},
    Key{"parents",
        [](Draft& d, Value v) {
            std::string word;
            const Reading reading = read_text(v, word);
            d.record.parents_recorded = word == "recorded";
            return reading;
        }},
    Key{"recorder", [](Draft& d, Value v) { return read_text(v, d.session().recorder); }},
    Key{"session_id", read_id},
    Key{"tags", [](Draft& d, Value v) { return read_texts(v, d.session().tags); }},
    Key{"zone_trusted",
        [](Draft& d, Value v) {
            d.session().zone_trusted = v.as_bool().value_or(true);
            return Reading::Exact;
        }},
};

const Key* find_key(std::string_view name)
{
    const auto* const found =
        std::lower_bound(keys.begin(), keys.end(), name,
                         [](const Key& key, std::string_view wanted) { return key.name < wanted; });
    return found != keys.end() && found->name == name ? found : nullptr;
}

} // namespace

SessionRecord read_session(std::string_view record)
{
    Draft draft;
    json::ObjectReader members((Value(record)));
    json::Member member;
    while (members.next(member)) {
        const Key* key = find_key(member.key);
        const Reading reading = key ? key->read(draft, member.value) : Reading::Unusable;
        if (reading == Reading::NoZone)
            draft.session().zone_trusted = false;
        if (reading == Reading::Unusable)
            draft.extra.add(member.raw_key, member.value.raw());
    }
    if (!draft.extra.is_empty()) {
        ObjectText all;
        all.add_members_of(Value(draft.session().attributes.json()));
        all.add_members_of(Value(draft.extra.take().json()));
        draft.session().attributes = all.take();
    }
    return std::move(draft.record);
}

void merge_session(Session& session, SessionRecord record)
{
    Session& news = record.session;
    const auto take = [](auto& known, auto& value) {
        if (!value.empty())
            known = std::move(value);
    };
    take(session.name, news.name);
    take(session.end_state_reason, news.end_state_reason);
    take(session.tags, news.tags);
    take(session.agents, news.agents);
    take(session.recorder, news.recorder);
    take(session.format, record.original_format);
    if (news.init_timestamp != no_time)
        session.init_timestamp = news.init_timestamp;
    if (news.end_timestamp != no_time)
        session.end_timestamp = news.end_timestamp;
    if (news.end_state)
        session.end_state = std::move(news.end_state);
    if (news.host_env.is_present())
        session.host_env = std::move(news.host_env);
    if (news.attributes.is_present())
        session.attributes = std::move(news.attributes);
    session.zone_trusted = session.zone_trusted && news.zone_trusted;
}

std::vector<std::string_view> session_keys()
{
    std::vector<std::string_view> names;
    names.reserve(keys.size());
    for (const Key& key : keys)
        names.push_back(key.name);
    return names;
}

} // namespace playhead::native
