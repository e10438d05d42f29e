// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/openclaw/session.h"

#include "core/formats/openclaw/run_messages.h"

#include <algorithm>
#include <set>
#include <utility>

namespace playhead::openclaw {

using json::Value;

void Telemetry::Beside::add(const LogRecord& line, Value value)
{
    const LogRecord part = line.part(value, RecordRole::Context);
    records.push_back(part.record(RecordRole::Context));
    slices.push_back(part.slice);
}

void Telemetry::Beside::add(const Quoted& quoted)
{
    if (quoted.json.empty())
        return;
    records.push_back({RecordRole::Context, quoted.json});
    slices.push_back(quoted.slice);
}

TraceBuilder& Telemetry::builder()
{
    if (!builder_) {
        builder_ = &importer_.session(importer_.id_from_name());
        builder_->session().recorder = "OpenClaw";
    }
    return *builder_;
}

Telemetry::Conversation& Telemetry::conversation_of(Value line)
{
    const std::string key = text_of(line.find("sessionKey"));
    // Keys hold no space: an agent whose session is not named has one of its own.
    return conversations_[key.empty() ? " " + text_of(line.find("agentId")) : key];
}

EventIndex Telemetry::add_event(const LogRecord& record, RecordDecoder decoder, EventIndex parent,
                                const Beside& beside, Event& seen)
{
    std::vector<Record> records = {record.record()};
    std::vector<Slice> slices = {record.slice};
    records.insert(records.end(), beside.records.begin(), beside.records.end());
    slices.insert(slices.end(), beside.slices.begin(), beside.slices.end());
    seen = Event();
    seen.head_only = true;
    decoder(records, seen, importer_.job().stop);
    seen.parent = parent;
    return builder().add(seen, slices, decoder);
}

EventIndex Telemetry::add_line(const LogRecord& line, RecordDecoder decoder, EventIndex parent,
                               Event& seen)
{
    ++importer_.tally().events;
    return add_event(line, decoder, parent, {}, seen);
}

void Telemetry::join(Known& known, const LogRecord& part, void (*add_to)(const Record&, Event&))
{
    Event update = known.so_far();
    add_to(part.record(RecordRole::Context), update);
    builder().update(known.event, update, true, part.context());
    known.learn(update);
}

void Telemetry::add(const LogRecord& line)
{
    Event seen;
    switch (kind_of(line.value)) {
    case LineKind::RunStart:
        begin_run(line);
        break;
    case LineKind::RunEnd:
        end_run(line);
        break;
    case LineKind::ToolStart:
        begin_tool(line);
        break;
    case LineKind::ToolEnd:
        end_tool(line);
        break;
    case LineKind::Message:
        add_line(line, decode_message_line, {}, seen);
        break;
    case LineKind::Usage:
        add_usage(line);
        break;
    case LineKind::Unknown:
        add_unknown(importer_, builder(), line);
        break;
    }
}

/// A run begins with a line, or with its end where nothing else tells of it.
void Telemetry::open_run(const LogRecord& line, Conversation& conversation)
{
    Event seen;
    conversation.run = Known();
    conversation.run.event = add_line(line, decode_run, conversation.spawned_by, seen);
    conversation.run.learn(seen);
    conversation.runs.push_back(conversation.run.event);
    conversation.has_answers = false;
    conversation.has_prompt = is_there(line.value.find("prompt"));
}

void Telemetry::begin_run(const LogRecord& line)
{
    Conversation& conversation = conversation_of(line.value);
    // It is told of before its prompt is built, and again with all that was said before.
    if (conversation.is_running && std::exchange(conversation.may_start_again, false) &&
        line.value.find("messages").is_array()) {
        join(conversation.run, line, add_to_run);
        ++importer_.tally().merged;
        return;
    }
    conversation.tools.end_run();
    open_run(line, conversation);
    conversation.is_running = true;
    conversation.may_start_again = !line.value.find("messages").is_valid();
}

void Telemetry::end_run(const LogRecord& line)
{
    Conversation& conversation = conversation_of(line.value);
    if (std::exchange(conversation.is_running, false)) {
        join(conversation.run, line, add_to_run);
        ++importer_.tally().merged;
    } else {
        open_run(line, conversation);
        for (const ToolCall& call : conversation.tools.of_run()) {
            const TimeNs seen = call.start != no_time ? call.start : call.end;
            if (conversation.run.start == no_time || seen >= conversation.run.start)
                builder().set_parent(call.event, conversation.run.event);
        }
    }
    RunEnd end{line, conversation, {}};
    for (const std::string_view name : {"sessionKey", "agentId"}) {
        const Value value = line.value.find(name);
        if (!value.is_string())
            break; // they are told apart by their order
        end.names.add(line, value);
    }
    add_messages(end);
    conversation.tools.end_run();
}

void Telemetry::add_messages(const RunEnd& end)
{
    Conversation& conversation = end.conversation;
    TimeNs begun = begin_of(end.line.value);
    if (begun == no_time)
        begun = conversation.run.start;
    const RunMessages said = messages_of_run(end.line.value, begun, conversation.last_message);
    conversation.last_message = std::max(conversation.last_message, said.last);
    if (said.prompt.is_valid() && !std::exchange(conversation.has_prompt, true))
        join(conversation.run, end.line.part(said.prompt, RecordRole::Context), add_to_run);

    const std::vector<MadeCall> made = made_calls(said.messages);
    const std::vector<ToolCall*> known = conversation.tools.join(made);
    std::set<const char*> results;
    for (const MadeCall& each : made)
        results.insert(each.result.raw().data());
    std::size_t next = 0; // call
    for (const Value message : said.messages) {
        const chat::Message read = message_of(message);
        if (read.role == chat::Role::Results && results.contains(message.raw().data()))
            continue;
        if (read.role != chat::Role::Answer) {
            if (read.role == chat::Role::Results)
                importer_.note(builder().diagnostics(), diagnostics::lost_result,
                               end.line.part(message).slice);
            add_aside(end, message);
            continue;
        }
        const bool is_last = message.raw().data() == said.messages.back().raw().data();
        Quoted ended = is_last ? end.line.quoted(end.line.value.find("ts")) : Quoted();
        if (!read.calls.empty() && known[next])
            ended = known[next]->started;
        add_answer(end, message, ended);
        for (std::size_t i = 0; i < read.calls.size(); ++i, ++next)
            add_made_call(end, made[next], known[next]);
    }
}

void Telemetry::add_answer(const RunEnd& end, Value answer, const Quoted& ended)
{
    Beside beside = end.names;
    const TimeNs time = time_of_value(Value(std::string_view(ended.json)));
    if (time != no_time && time >= time_of_message(answer))
        beside.add(ended);
    Event seen;
    add_event(end.line.part(answer), decode_answer, end.conversation.run.event, beside, seen);
    end.conversation.has_answers |= seen.tokens.is_known();
}

void Telemetry::add_aside(const RunEnd& end, Value message)
{
    Event seen;
    add_event(end.line.part(message), decode_aside, end.conversation.run.event, end.names, seen);
}

void Telemetry::add_made_call(const RunEnd& end, const MadeCall& made, ToolCall* known)
{
    if (known) {
        join(*known, end.line.part(made.call), add_to_tool);
        if (made.result.is_valid())
            join(*known, end.line.part(made.result), add_to_tool);
        note_spawned(made.result, known->event, end.conversation);
        return;
    }
    Beside beside = end.names;
    if (made.result.is_valid())
        beside.add(end.line, made.result);
    Event seen;
    const EventIndex call =
        add_event(end.line.part(made.call), decode_tool, end.conversation.run.event, beside, seen);
    note_spawned(made.result, call, end.conversation);
}

/// A call that began a sub-agent says which; the runs of that are in it, before or after.
void Telemetry::note_spawned(Value result, EventIndex call, const Conversation& by)
{
    const std::string key = text_of(result.at_path({"details", "childSessionKey"}));
    if (key.empty())
        return;
    Conversation& child = conversations_[key];
    if (&child == &by || child.spawned_by)
        return;
    child.spawned_by = call;
    for (const EventIndex run : child.runs)
        builder().set_parent(run, call);
}

void Telemetry::begin_tool(const LogRecord& line)
{
    Conversation& conversation = conversation_of(line.value);
    conversation.may_start_again = false;
    const EventIndex run = conversation.is_running ? conversation.run.event : EventIndex();
    ToolCall call;
    Event seen;
    call.event = add_line(line, decode_tool, run, seen);
    call.learn(seen);
    if (call.start != no_time)
        call.started = line.quoted(line.value.find("ts"));
    conversation.tools.add(std::move(call), line.value, true);
}

void Telemetry::end_tool(const LogRecord& line)
{
    Conversation& conversation = conversation_of(line.value);
    conversation.may_start_again = false;
    if (ToolCall* const call = conversation.tools.end(line.value)) {
        join(*call, line, add_to_tool);
        ++importer_.tally().merged;
        return;
    }
    ToolCall call;
    Event seen;
    const EventIndex run = conversation.is_running ? conversation.run.event : EventIndex();
    call.event = add_line(line, decode_tool, run, seen);
    call.learn(seen);
    conversation.tools.add(std::move(call), line.value, false);
}

/// Comes after the run that it is of, and is told by its answers as well, where there are any.
void Telemetry::add_usage(const LogRecord& line)
{
    Conversation& conversation = conversation_of(line.value);
    const bool is_told =
        conversation.is_running ? conversation.has_prompt : conversation.has_answers;
    if (conversation.run.event && is_told) {
        join(conversation.run, line, add_to_run);
        ++importer_.tally().merged;
        return;
    }
    Event seen;
    add_line(line, decode_usage, conversation.run.event, seen);
}

} // namespace playhead::openclaw
