// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The calls of a rollout, and how they end.
#include "core/formats/codex/notice_events.h"
#include "core/formats/codex/process_output.h"
#include "core/formats/codex/session.h"
#include "core/formats/reading/log_record.h"

#include <array>
#include <utility>

namespace playhead::codex {

void Rollout::add_call(const LogRecord& line, const Item& item)
{
    const Record own = line.record();
    Event event;
    event.head_only = true;
    decode_call({&own, 1}, event, importer_.job().stop);
    event.parent = prompt_;
    const EventIndex call = builder().add(event, {&line.slice, 1}, decode_call);
    if (event.id.empty())
        return;
    Call& known = calls_[event.id];
    known = {call, line.context(), std::nullopt};
    if (event.event_type == write_stdin) // as it is shown: an item may say two names
        known.asks_about = session_asked_about(item.payload, importer_.job().stop);
}

void Rollout::add_end(const LogRecord& line, const Item& item)
{
    end_answer(line, item);
    const auto call = calls_.find(text_of(item.payload.find("call_id")));
    if (call == calls_.end()) {
        if (text_of(item.payload.find("type")).ends_with("_end"))
            return add_lone_end(line, item);
        if (item.kind == ItemKind::Output)
            importer_.note(builder().diagnostics(), diagnostics::lost_result, line.slice);
        return add_moment(line);
    }
    const bool asks = call->second.asks_about.has_value();
    const Record own = {RecordRole::Event, asks ? R"({"name":"write_stdin"})" : "{}"};
    const std::array records = {own, line.record(RecordRole::Context)};
    Event update;
    update.head_only = true;
    decode_call(records, update, importer_.job().stop);
    update.event_type.clear();
    update.action_type.clear();
    const bool tells = update.result != EventResult::Indeterminate;
    const EventIndex event = call->second.event;
    std::optional<Slice> begun_by;
    if (item.kind == ItemKind::Output && asks)
        begun_by = tell_process(*call->second.asks_about, line, item);
    else if (item.kind == ItemKind::Output && !tells)
        running_[process_state(item.payload.find("output"), importer_.job().stop).runs_as] =
            call->second;
    if (begun_by) {
        update.result = EventResult::Success;
        update.error = {};
    }
    builder().update(event, update, tells && !failed(event, update), line.context());
    if (begun_by)
        builder().join_record(event, *begun_by);
    ++importer_.tally().merged;
    note_boundary(line, item);
}

/// A script's calls, and those of some tools, are told of by their ends alone.
void Rollout::add_lone_end(const LogRecord& line, const Item& item)
{
    const Record own = line.record();
    Event event;
    event.head_only = true;
    decode_lone_end({&own, 1}, event, importer_.job().stop);
    event.parent = prompt_;
    builder().add(event, {&line.slice, 1}, decode_lone_end);
    ++importer_.tally().events;
    note_boundary(line, item);
}

std::optional<Slice> Rollout::tell_process(const std::string& session, const LogRecord& line,
                                           const Item& item)
{
    const auto running = running_.find(session);
    Event end;
    read_process_end(item.payload, end, importer_.job().stop);
    if (running == running_.end() || end.result == EventResult::Indeterminate)
        return std::nullopt;
    const Call began = running->second;
    running_.erase(running);
    builder().update(began.event, end, true, line.context());
    return began.line;
}

bool Rollout::failed(EventIndex call, const Event& update)
{
    return builder().result(call) == EventResult::Fail && update.error.is_empty();
}

} // namespace playhead::codex
