// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/openhands/log.h"

#include "core/formats/openhands/events.h"
#include "core/formats/openhands/usage.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace playhead::openhands {

namespace {

using json::Value;

const DiagnosticKind no_zone = {Severity::Note, "zone-unknown",
                                "Times are local times without a zone, as OpenHands writes them.",
                                "Durations and order hold; do not trust absolute times."};

constexpr std::array<std::string_view, 5> last_states = {"finished", "error", "stopped", "rejected",
                                                         "stuck"};

} // namespace

EventIndex Conversation::parent() const
{
    const Agent& agent = agents_.back();
    return agent.prompt ? agent.prompt : agent.call;
}

EventIndex Conversation::add_event(const LogRecord& record, RecordDecoder decoder,
                                   std::vector<const Quoted*> beside)
{
    Event event;
    return add_event(record, decoder, std::move(beside), event);
}

EventIndex Conversation::add_event(const LogRecord& record, RecordDecoder decoder,
                                   std::vector<const Quoted*> beside, Event& event)
{
    std::vector<Record> records = {record.record()};
    std::vector<Slice> slices = {record.slice};
    beside.push_back(&agents_.back().name);
    for (const Quoted* quoted : beside) {
        if (quoted->json.empty())
            continue;
        records.push_back({RecordRole::Context, quoted->json});
        slices.push_back(quoted->slice);
    }
    decoder(records, event);
    event.parent = parent();
    return builder_.add(event, slices, decoder);
}

void Conversation::close_prompt(const Agent& agent)
{
    if (agent.prompt && !last_time_.json.empty())
        builder_.end_by_now(agent.prompt, time_of_value(Value(last_time_.json)), last_time_.slice);
}

void Conversation::add_prompt(const LogRecord& record)
{
    flush_usage();
    close_prompt(agents_.back());
    agents_.back().prompt = EventIndex();
    agents_.back().prompt = add_event(record, decode_prompt, {});
    ++importer_.tally().events;
}

void Conversation::add_answer(const LogRecord& record, const Item& item)
{
    std::vector<const Quoted*> beside = {&last_time_};
    Quoted now;
    Call* listed = call_listed_for(item.response);
    if (listed) {
        listed->is_taken = true;
        for (const Quoted& entry : listed->entries)
            beside.push_back(&entry);
    } else if (item.usage.is_valid()) {
        now = record.quoted(item.usage);
    } else if (!pending_.empty()) {
        const LogRecord pending{Value(pending_), pending_slice_};
        now = pending.quoted(item_of(pending.value).usage);
        beside.push_back(&now);
        pending_.clear();
    }
    if (!now.json.empty())
        beside.push_back(&usage_);
    const bool is_first = !has_begun_ && item.usage.is_valid();
    Event answer;
    answer_ = add_event(record, is_first ? decode_first_answer : decode_answer, std::move(beside),
                        answer);
    answers_.push_back({answer_, !answer.model.empty(), listed || !now.json.empty()});
    take_model(answers_.back());
    response_ = item.response;
    if (!now.json.empty())
        usage_ = std::move(now);
}

void Conversation::add_action(const LogRecord& record, const Item& item)
{
    if (!item.response.empty() && item.response == response_) {
        Event update;
        set_end(update, time_of_value(item.time));
        builder_.update(answer_, update, false, record.context());
    } else if (!item.response.empty() || item.usage.is_valid() || !pending_.empty() ||
               is_response(record.value)) {
        add_answer(record, item);
    }
    add_call(record, item);
}

void Conversation::add_call(const LogRecord& record, const Item& item)
{
    const EventIndex call = add_event(record, decode_call, {});
    open_ = call;
    if (!item.id.empty())
        by_id_[item.id] = call;
    if (!item.call.empty())
        by_call_[item.call] = call;
    if (!item.delegate.empty())
        begin_delegate(record, call);
    ++importer_.tally().events;
}

void Conversation::begin_delegate(const LogRecord& record, EventIndex call)
{
    Value name = record.value.at_path({"args", "agent"});
    if (!name.is_valid())
        name = record.value.find("agent");
    agents_.push_back({call, EventIndex(), record.quoted(name)});
}

void Conversation::end_delegate(EventIndex call)
{
    const auto ended = std::find_if(agents_.begin(), agents_.end(), [call](const Agent& agent) {
        return agent.call && agent.call == call;
    });
    for (auto agent = ended; agent != agents_.end(); ++agent)
        close_prompt(*agent);
    agents_.erase(ended, agents_.end());
}

EventIndex Conversation::call_of(const Item& item) const
{
    if (item.ends_delegate && agents_.size() > 1)
        return agents_.back().call;
    if (const auto known = by_id_.find(item.cause); known != by_id_.end())
        return known->second;
    if (const auto known = by_call_.find(item.call); known != by_call_.end())
        return known->second;
    const bool is_nameless = item.cause.empty() && item.call.empty() && item.id.empty();
    return is_nameless ? open_ : EventIndex();
}

void Conversation::add_observation(const LogRecord& record, const Item& item)
{
    const EventIndex call = call_of(item);
    if (!call) {
        if (!item.cause.empty() || !item.call.empty())
            importer_.note(builder_.diagnostics(), diagnostics::lost_result, record.slice);
        return add_moment(record, item);
    }
    const std::array records = {Record{RecordRole::Event, "{}"},
                                record.record(RecordRole::Context)};
    Event update;
    decode_call(records, update);
    update.event_type.clear();
    update.action_type.clear();
    builder_.update(call, update, true, record.context());
    end_delegate(call);
    if (call == open_)
        open_ = EventIndex();
    ++importer_.tally().merged;
}

/// Sums are written when a response has come, before what is made of it.
void Conversation::add_usage(const LogRecord& record, const Item& item)
{
    const std::string before =
        pending_.empty() ? usage_.json : std::string(item_of(Value(pending_)).usage.raw());
    if (!calls_.empty() || is_same_usage(item.usage, Value(before)))
        return keep(record);
    flush_usage();
    pending_ = record.value.raw();
    pending_slice_ = record.slice;
    ++importer_.tally().merged;
}

/// Of a model call whose answer is not there.
void Conversation::flush_usage()
{
    if (pending_.empty())
        return;
    const LogRecord pending{Value(pending_), pending_slice_};
    add_event(pending, decode_usage, {&usage_});
    const Item item = item_of(pending.value);
    usage_ = pending.quoted(item.usage);
    if (time_of_value(item.time) > time_of_value(Value(last_time_.json)))
        last_time_ = pending.quoted(item.time);
    pending_.clear();
    --importer_.tally().merged;
    ++importer_.tally().events;
}

void Conversation::add_moment(const LogRecord& record, const Item& item)
{
    std::vector<const Quoted*> beside;
    if (Call* listed = call_listed_for(item.response)) { // as of a condensation
        listed->is_taken = true;
        for (const Quoted& entry : listed->entries)
            beside.push_back(&entry);
    }
    const EventIndex event = add_event(record, decode_moment, std::move(beside));
    if (item.kind == ItemKind::Unknown) {
        importer_.note(builder_.diagnostics(), diagnostics::unknown_record, record.slice, event);
    }
    note_state(record.value);
    ++importer_.tally().events;
}

void Conversation::keep(const LogRecord& record)
{
    builder_.session().records.push_back(record.slice);
    ++importer_.tally().metadata;
}

/// How the conversation ended, as far as it has.
void Conversation::note_state(Value record)
{
    std::string state = text_of(record.at_path({"extras", "agent_state"}));
    if (text_of(record.find("key")) == "execution_status")
        state = text_of(record.find("value"));
    if (state.empty())
        return;
    Session& session = builder_.session();
    session.end_state.reset();
    if (std::find(last_states.begin(), last_states.end(), state) == last_states.end())
        return;
    session.end_state = state;
    session.end_state_reason = text_of(record.at_path({"extras", "reason"}));
}

void Conversation::note_time(const LogRecord& record, const Item& item)
{
    if (item.kind == ItemKind::Usage || time_of_value(item.time) == no_time)
        return;
    last_time_ = record.quoted(item.time);
    const auto parsed = parse_iso8601(text_of(item.time));
    if (!parsed || parsed->zone != ZoneMark::None ||
        !std::as_const(builder_).session().zone_trusted)
        return;
    builder_.session().zone_trusted = false;
    builder_.diagnostics().add(no_zone);
}

void Conversation::add(const LogRecord& record)
{
    const Item item = item_of(record.value);
    switch (item.kind) {
    case ItemKind::Prompt:
        add_prompt(record);
        break;
    case ItemKind::Answer:
        add_answer(record, item);
        ++importer_.tally().events;
        break;
    case ItemKind::Action:
        add_action(record, item);
        break;
    case ItemKind::Step:
        add_call(record, item);
        break;
    case ItemKind::Observation:
        add_observation(record, item);
        break;
    case ItemKind::Usage:
        add_usage(record, item);
        break;
    case ItemKind::Moment:
    case ItemKind::Unknown:
        add_moment(record, item);
        break;
    case ItemKind::Metadata:
        keep(record);
        learn_model(record);
        if (item.usage.is_object())
            learn_calls(record, item.usage);
        break;
    }
    has_begun_ = has_begun_ || item.kind != ItemKind::Metadata;
    note_time(record, item);
}

void Conversation::settle()
{
    flush_usage();
    for (const Agent& agent : agents_)
        close_prompt(agent);
    agents_.resize(1);
    agents_.front().prompt = EventIndex();
    add_rest_of_usage();
}

} // namespace playhead::openhands
