// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/chat/chat_log.h"

#include <algorithm>
#include <utility>

namespace playhead::chat {

using json::Value;

Quoted Log::moment_of(const LogRecord& record, Value time) const
{
    if (!time.is_valid() || time_of_value(time) == no_time)
        return {};
    return {std::string(time.raw()), record.slice_of(time, RecordRole::Context)};
}

EventIndex Log::add_event(const LogRecord& record, RecordDecoder decoder, const Quoted& beside)
{
    std::vector<Record> records = {record.record()};
    std::vector<Slice> slices = {record.slice};
    if (!beside.json.empty()) {
        records.push_back({RecordRole::Context, beside.json});
        slices.push_back(beside.slice);
    }
    Event event;
    event.head_only = true;
    decoder(records, event, importer_.job().stop);
    event.parent = parent();
    return builder_.add(event, slices, decoder);
}

void Log::close_prompt(const Talk& talk, const Quoted& end)
{
    if (!talk.prompt || end.json.empty())
        return;
    builder_.end_by_now(talk.prompt, time_of_value(Value(end.json)), end.slice);
}

void Log::close_prompt()
{
    for (const auto& [within, talk] : talks_)
        close_prompt(talk, within.empty() ? reached_ : talk.last);
}

/// What runs inside of a call that nobody knows is in the prompt that is being answered.
EventIndex Log::parent() const
{
    if (const auto talk = talks_.find(within_); talk != talks_.end() && talk->second.prompt)
        return talk->second.prompt;
    if (const auto around = calls_.find(within_); !within_.empty() && around != calls_.end())
        return around->second;
    const auto outside = talks_.find(std::string());
    return within_.empty() || outside == talks_.end() ? EventIndex() : outside->second.prompt;
}

/// Of a call's start or result it need not be said where the call runs: that is known.
void Log::enter_talk(const Message& message)
{
    within_ = message.within;
    const auto look_up = [this](const std::string& call) {
        if (const auto outer = outer_.find(call); within_.empty() && outer != outer_.end())
            within_ = outer->second;
    };
    look_up(message.starts);
    for (const Given& result : message.results)
        look_up(result.call);
    if (within_.empty() || talks_.contains(within_))
        return;
    Talk talk;
    talk.around = talks_[""].prompt;
    if (const auto started = started_.find(within_); started != started_.end())
        talk.last = started->second;
    talks_.emplace(within_, std::move(talk));
}

void Log::leave_talk(const LogRecord& record, const Message& message)
{
    Quoted moment = moment_of(record, message.time);
    if (moment.json.empty())
        return;
    Talk& now = talk();
    if (message.asks)
        now.asked = moment;
    if (!message.starts.empty())
        started_[message.starts] = moment;
    for (const Given& result : message.results)
        started_.erase(result.call);
    if (within_.empty() || now.around == talks_[""].prompt)
        reached_ = moment;
    now.last = std::move(moment);
}

void Log::tell_model(Quoted model)
{
    model_ = std::move(model);
    for (const EventIndex answer : std::exchange(nameless_, {}))
        give_model(answer);
}

void Log::give_model(EventIndex answer)
{
    Event update;
    update.model = text_of(Value(model_.json));
    builder_.update(answer, update, false, model_.slice);
}

void Log::add_answer(const LogRecord& record, const Message& message)
{
    Talk& now = talk();
    const Quoted asked = std::exchange(now.asked, {});
    const EventIndex answer =
        add_event(record, dialect_.answer, asked.json.empty() ? now.last : asked);
    if (!message.model.empty())
        return;
    if (model_.json.empty())
        nameless_.push_back(answer);
    else
        give_model(answer);
}

void Log::add_calls(const LogRecord& record, const Message& message)
{
    const Quoted time = moment_of(record, message.time);
    for (const Value whole : message.calls) {
        const Call call = dialect_.call(whole);
        const std::string& key = call.key.empty() ? call.id : call.key;
        if (begun_.erase(key) > 0)
            continue;
        const EventIndex event = add_event(record.part(whole), dialect_.tool, time);
        if (!key.empty())
            calls_[key] = event;
        if (within_.empty())
            outer_.erase(key);
        else if (!key.empty())
            outer_[key] = within_;
        if (!call.done && call.action == "tool") // results without a name are of tools
            unanswered_.push_back(event);
    }
}

/// A call of which the first that is said is that it begins. False where it is no such record.
bool Log::add_begun(const LogRecord& record, const Message& message)
{
    if (message.starts.empty() || message.calls.empty() || calls_.contains(message.starts))
        return false;
    add_calls(record, message);
    begun_.insert(message.starts);
    return true;
}

/// False where it says nothing of a call that is known.
bool Log::add_results(const LogRecord& record, const Message& message)
{
    bool has_joined = false;
    const Slice slice = record.context();
    if (const auto begun = calls_.find(message.starts); begun != calls_.end()) {
        Event update;
        set_start(update, time_of_value(message.time));
        builder_.update(begun->second, update, false, slice);
        has_joined = true;
    }
    for (const Given& result : message.results) {
        EventIndex event;
        if (const auto known = calls_.find(result.call); known != calls_.end())
            event = known->second;
        else if (result.call.empty() && !unanswered_.empty())
            event = unanswered_.front();
        if (!event)
            continue;
        unanswered_.erase(std::remove(unanswered_.begin(), unanswered_.end(), event),
                          unanswered_.end());
        Event update;
        update.head_only = true;
        read_result(result, update);
        set_end(update, time_of_value(message.time));
        builder_.update(event, update, true, slice);
        has_joined = true;
    }
    return has_joined;
}

Role Log::role_of(const Message& message)
{
    if (message.role != Role::Reply)
        return message.role;
    if (!unanswered_.empty())
        return Role::Results;
    return talk().prompt ? Role::Moment : Role::Prompt;
}

void Log::add(const LogRecord& record, const Message& message)
{
    RecordTally& tally = importer_.tally();
    enter_talk(message);
    switch (role_of(message)) {
    case Role::Prompt:
        if (!message.results.empty()) // a person may speak behind what tools gave back
            add_results(record, message);
        close_prompt(talk(), within_.empty() ? reached_ : talk().last);
        talk().prompt = EventIndex();
        talk().asked = {};
        if (!message.author.empty())
            add_answer(record, message);
        talk().prompt = add_event(record, dialect_.prompt, {});
        ++tally.events;
        break;
    case Role::Answer:
        add_answer(record, message);
        add_calls(record, message);
        ++tally.events;
        break;
    case Role::Results:
        if (add_results(record, message)) {
            ++tally.merged;
            break;
        }
        if (add_begun(record, message)) {
            ++tally.events;
            break;
        }
        importer_.note(builder_.diagnostics(), diagnostics::lost_result, record.slice);
        add_event(record, dialect_.moment, {});
        ++tally.events;
        break;
    case Role::Reply:
    case Role::Unknown:
        importer_.note(builder_.diagnostics(), diagnostics::unknown_record, record.slice);
        [[fallthrough]];
    case Role::Moment:
        add_event(record, dialect_.moment, {});
        ++tally.events;
        break;
    case Role::Metadata:
        builder_.session().records.push_back(record.slice);
        ++tally.metadata;
        break;
    }
    // An answer may hold results as well: what its calls gave back at once.
    if (message.role == Role::Answer && !message.results.empty())
        add_results(record, message);
    leave_talk(record, message);
}

} // namespace playhead::chat
