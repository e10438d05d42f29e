// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/chat/chat_log.h"

#include "core/base/text.h"
#include "core/formats/reading/fields.h"

#include <algorithm>
#include <utility>

namespace playhead::chat {

namespace {

using json::Value;

constexpr std::size_t headline = 400; ///< characters of an error

bool is_object(const Record& record)
{
    return record.value().is_object();
}

void read_failure(bool has_failed, const std::string& error, std::string_view type, Event& event)
{
    if (!has_failed)
        return;
    event.result = EventResult::Fail;
    event.error.type = type;
    event.error.message = elide(error, headline);
}

/// The first text of a value that may be a list of parts.
std::string first_text(Value value)
{
    json::ArrayReader parts(value);
    for (Value part; parts.next(part);) {
        if (const Value text = part.find("text"); text.is_string())
            return text_of(text);
    }
    return text_of(value);
}

void read_result(const Given& result, Event& event)
{
    if (!event.head_only)
        event.returns = payload_of_text(result.content).payload;
    event.result = EventResult::Success;
    if (result.exit_code.value_or(0) != 0) {
        const std::string code = std::to_string(*result.exit_code);
        read_failure(true, "The command ended with exit code " + code + ".", "exit code", event);
        event.error.code = code;
    }
    if (!result.has_failed)
        return;
    const std::string said =
        result.error.empty() ? first_text(Value(event.returns.json())) : result.error;
    read_failure(true, said, result.error_type, event);
}

/// The member that is this value is not left over.
void take_member(Fields& fields, Value value)
{
    for (Fields::Entry& entry : fields.entries()) {
        if (value.is_valid() && entry.value.raw().data() == value.raw().data())
            entry.taken = true;
    }
}

/// What nobody took of a record, and of the message that it wraps. `shown` are members
/// that are shown as they are.
void keep_record(Value record, Value inner, std::initializer_list<std::string_view> taken,
                 Event& event, std::initializer_list<Value> shown)
{
    if (event.head_only)
        return;
    ObjectText rest;
    Fields fields(record);
    take_member(fields, inner);
    Fields inside(inner);
    for (const Value member : shown) {
        take_member(fields, member);
        take_member(inside, member);
    }
    for (const std::string_view key : taken) {
        fields.drop(key);
        inside.drop(key);
    }
    rest.add_recorded(fields);
    rest.add_recorded(inside);
    event.attributes = rest.take();
}

/// Of those calls that stand beside the answer's text, not in it.
std::string calls_beside(const Dialect& dialect, const Message& message)
{
    std::string list;
    for (const Value& recorded : message.calls) {
        if (recorded.raw().data() == message.said.raw().data())
            continue;
        const Call call = dialect.call(recorded);
        ObjectText text;
        if (!call.id.empty())
            text.add_text("id", call.id);
        text.add_text("name", call.name);
        const Payload arguments =
            call.made.empty() ? payload_of_text(call.arguments).payload : Payload::owned(call.made);
        if (!arguments.is_absent())
            text.add("arguments", arguments.json());
        list += list.empty() ? "" : ",";
        list += text.take().json();
    }
    return list;
}

/// What was answered: as recorded, or a message of it where what was thought or called stands
/// beside the text, so that it is read with it.
Payload answer_of(const Dialect& dialect, const Message& message)
{
    if (message.said.is_container())
        return payload_of(message.said);
    const std::string calls = calls_beside(dialect, message);
    const bool has_thought = is_there(message.thought);
    if (calls.empty() && !has_thought)
        return payload_of(message.said);
    ObjectText answer;
    answer.add_text("role", message.author.empty() ? "assistant" : message.author);
    if (has_thought)
        answer.add("reasoning_content", payload_of(message.thought).json());
    if (is_there(message.said))
        answer.add("content", payload_of(message.said).json());
    if (!calls.empty())
        answer.add("tool_calls", "[" + calls + "]");
    return answer.take();
}

} // namespace

void decode_prompt(const Dialect& dialect, std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    const Message message = dialect.message(record);
    event.id = message.id;
    event.event_type = "prompt";
    event.action_type = "action";
    event.agent = message.agent;
    event.params = payload_of(message.said);
    set_start(event, time_of_value(message.time));
    if (records.size() > 1)
        set_end(event, time_of_value(records.back().value()), Provenance::Derived);
    keep_record(record, message.inner, {"role", "content", "id", "timestamp", "ts", "type"}, event,
                {message.said});
}

void decode_answer(const Dialect& dialect, std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    const Message message = dialect.message(record);
    event.id = message.id;
    event.event_type = message.author.empty() ? "assistant" : message.author;
    event.action_type = "llm";
    event.agent = message.agent;
    event.model = message.model;
    event.tokens = message.tokens;
    event.cost = message.cost;
    event.completion = answer_of(dialect, message);
    event.result = EventResult::Success;
    read_failure(message.has_failed, message.error, "model error", event);
    TimeNs before = no_time;
    for (const Record& beside : records.subspan(1)) {
        const Value value = beside.value();
        if (const TimeNs moment = time_of_value(value); moment != no_time)
            before = moment;
        else if (event.model.empty())
            event.model = text_of(value);
    }
    const TimeNs time = time_of_value(message.time);
    set_end(event, time);
    if (message.begun.is_valid())
        set_start(event, time_of_value(message.begun));
    else if (message.took > 0 && time > no_time + message.took)
        set_start(event, time - message.took, Provenance::Derived);
    else if (before != no_time)
        set_start(event, before, Provenance::Derived);
    keep_record(record, message.inner,
                {"role", "content", "id", "timestamp", "ts", "type", "model"}, event,
                {message.said, message.said.is_container() ? Value() : message.thought});
}

void decode_tool(const Dialect& dialect, std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    const Call call = dialect.call(record);
    event.id = call.id;
    event.event_type = call.name.empty() ? "tool" : call.name;
    event.action_type = call.action;
    if (!event.head_only)
        event.params =
            call.made.empty() ? payload_of_text(call.arguments).payload : Payload::owned(call.made);
    const std::string& key = call.key.empty() ? call.id : call.key;
    for (const Record& beside : records.subspan(1)) {
        const Value value = beside.value();
        if (!is_object(beside)) {
            set_start(event, time_of_value(value));
            continue;
        }
        const Message message = dialect.message(value);
        const TimeNs time = time_of_value(message.time);
        if (!message.starts.empty()) {
            if (time != no_time)
                set_start(event, time);
            continue;
        }
        const bool is_named =
            std::any_of(message.results.begin(), message.results.end(),
                        [&key](const Given& result) { return result.call == key; });
        for (const Given& result : message.results) { // one without a name is another call's then
            if (result.call == key || (!is_named && result.call.empty()))
                read_result(result, event);
        }
        if (time != no_time)
            set_end(event, time);
    }
    if (call.done)
        read_result(*call.done, event);
    if (const TimeNs ended = time_of_value(call.ended); ended != no_time)
        set_end(event, ended);
    keep_record(record, call.inner,
                {"id", "name", "type", "function", "args", "arguments", "input", "result",
                 "timestamp", "tool_call_id", "function_name", "call_id"},
                event, {call.arguments});
}

void decode_moment(const Dialect& dialect, std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    const Message message = dialect.message(record);
    event.id = message.id;
    event.event_type = message.name.empty() ? "record" : message.name;
    event.action_type = "action";
    event.agent = message.agent;
    event.params = payload_of(message.asked);
    event.returns = payload_of(message.said);
    event.tokens = message.tokens;
    event.cost = message.cost;
    set_instant(event, time_of_value(message.time));
    for (const Given& result : message.results) {
        Event told;
        told.head_only = event.head_only;
        read_result(result, told);
        // Of a call that nobody knows it is told where it failed, and nothing inferred.
        if (told.result == EventResult::Fail || message.asked.is_valid()) {
            event.result = told.result;
            event.error = told.error;
        }
    }
    read_failure(message.has_failed, message.error, "error", event);
    keep_record(record, message.inner, {"role", "content", "id", "timestamp", "ts"}, event,
                {message.said, message.asked});
}

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
