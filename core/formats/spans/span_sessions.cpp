// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/spans/span_sessions.h"

#include "core/formats/spans/span_records.h"

#include <array>

namespace playhead::span_file {

using json::Value;

SpanSessions::State& SpanSessions::session(const std::string& id)
{
    const std::string& name = id.empty() ? importer_.id_from_name() : id;
    State& state = sessions_[name];
    if (!state.builder)
        state.builder = &importer_.session(name);
    return state;
}

void SpanSessions::add_other(const LogRecord& record)
{
    stray_.add(record.slice, StrayRecords::Kind::Event,
               latest_.empty() ? nullptr : session(latest_).builder);
}

/// A record with an id that an event has: the event by all that is known of it now. False where
/// the two do not go together.
bool SpanSessions::complete(State& state, EventIndex index, const LogRecord& record)
{
    std::vector<Slice>& slices = state.records[index.value()];
    std::vector<std::string> bytes;
    bytes.reserve(slices.size());
    for (const Slice& slice : slices) {
        auto earlier = importer_.read(slice);
        if (!earlier)
            return false;
        bytes.push_back(*std::move(earlier));
    }
    std::vector<Record> records;
    records.reserve(slices.size() + 1);
    for (const std::string& earlier : bytes)
        records.push_back({RecordRole::Event, earlier});
    Event known;
    shape_.decode(records, known);
    records.push_back(record.record(RecordRole::Context));
    Event event;
    shape_.decode(records, event);
    if (says_less(known, event))
        return false;
    event.notes.clear(); // those of the event were counted
    slices.push_back(record.context());
    state.builder->update(index, event, true, slices.back());
    ++importer_.tally().merged;
    return true;
}

/// The session that has an event of this id, for a record that does not tell its trace; else the
/// one of the last span.
const std::string& SpanSessions::session_with(const std::string& id) const
{
    const auto home = homes_.find(std::hash<std::string>()(id));
    const bool is_known =
        home != homes_.end() && sessions_.find(*home->second)->second.builder->find(id);
    return is_known ? *home->second : latest_;
}

void SpanSessions::add_span(const LogRecord& record, std::string* around)
{
    const Record own = record.record();
    Event event;
    shape_.decode({&own, 1}, event);
    std::string trace = shape_.trace_of(record.value);
    if (trace.empty() && around && !around->empty())
        trace = *around;
    else if (trace.empty() && shape_.completes)
        trace = session_with(event.id);
    State& state = session(trace);
    latest_ = state.builder->session().id;
    stray_.show_in(*state.builder);
    if (around && around->empty())
        *around = latest_;
    if (shape_.completes && !event.id.empty()) {
        const EventIndex known = state.builder->find(event.id);
        if (known && complete(state, known, record))
            return;
    }
    const EventIndex index = state.builder->add(event, {&record.slice, 1}, shape_.decode);
    ++importer_.tally().events;
    state.has_tokens |= event.tokens.is_known();
    if (!state.root && event.parent_id.empty())
        state.root = index;
    if (shape_.read_session)
        shape_.read_session(record.value, event, state.builder->session());
    if (!shape_.completes)
        return;
    state.records.resize(index.value() + std::size_t{1});
    state.records.back().push_back(record.slice);
    homes_.emplace(std::hash<std::string>()(event.id), &sessions_.find(latest_)->first);
}

void SpanSessions::add_container(ObjectText& members, const std::string& told)
{
    ++importer_.tally().metadata;
    const Payload text = members.take();
    if (text.is_absent())
        return;
    std::string id = told;
    if (id.empty() && shape_.trace_of_container)
        id = shape_.trace_of_container(Value(text.json()));
    State& state = session(id.empty() ? latest_ : id);
    Fields fields{Value(text.json())};
    if (shape_.usage_of_container)
        state.usage = shape_.usage_of_container(fields);
    if (shape_.read_container)
        shape_.read_container(fields, state.builder->session());
    state.attributes.add_recorded(fields);
}

void SpanSessions::add_usage(State& state)
{
    if (state.usage.empty() || state.has_tokens || !state.root)
        return;
    const std::array records = {Record{RecordRole::Event, "{}"},
                                Record{RecordRole::Context, state.usage}};
    Event told;
    shape_.decode(records, told);
    Event update;
    update.tokens = told.tokens;
    state.builder->update(state.root, update, false,
                          importer_.owned_slice(state.usage, RecordRole::Context));
}

bool SpanSessions::finish()
{
    if (!sessions_.empty())
        stray_.show_in(*sessions_.begin()->second.builder);
    for (auto& [id, state] : sessions_) {
        add_usage(state);
        if (!state.attributes.is_empty())
            state.builder->session().attributes = state.attributes.take();
    }
    return !sessions_.empty();
}

} // namespace playhead::span_file
