// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/claude/stream_session.h"

#include "core/formats/claude/events.h"
#include "core/formats/claude/lines.h"
#include "core/formats/claude/stream_events.h"
#include "core/formats/reading/log_record.h"

#include <array>
#include <utility>

namespace playhead::claude {

namespace {

using json::Value;

/// The update that an event's fresh records make, without the texts that they leave as they were.
Event update_of(const Event& event)
{
    Event update;
    update.tokens = event.tokens;
    update.cost = event.cost;
    update.result = event.result;
    update.error = event.error;
    set_end(update, event.end_timestamp);
    return update;
}

} // namespace

StreamSession::Talk& StreamSession::talk_of(Value line)
{
    const std::string call = text_of(line.find("parent_tool_use_id"));
    const auto [known, is_new] = talks_.try_emplace(call);
    Talk& talk = known->second;
    const auto starter = calls_.find(call);
    if (is_new && starter != calls_.end()) {
        talk.parent = starter->second.event;
        talk.name = starter->second.name;
    }
    return talk;
}

EventIndex StreamSession::parent_of(const Talk& talk) const
{
    if (talk.parent)
        return talk.parent;
    return prompt_ ? prompt_ : run_;
}

EventIndex StreamSession::add_event(Records& records, RecordDecoder decoder, const Talk& talk)
{
    if (!talk.name.json.empty())
        records.add(talk.name.json, talk.name.slice);
    Event event;
    decoder(records.records, event);
    event.parent = parent_of(talk);
    return builder_.add(event, records.slices, decoder);
}

void StreamSession::end_by_now()
{
    if (last_time_.json.empty())
        return;
    const TimeNs time = time_of_value(Value(last_time_.json));
    if (prompt_)
        builder_.end_by_now(prompt_, time, last_time_.slice);
    if (run_)
        builder_.end_by_now(run_, time, last_time_.slice);
}

void StreamSession::settle()
{
    flush_pieces();
    end_by_now();
}

void StreamSession::begin_run(const LogRecord& line)
{
    end_by_now();
    prompt_ = run_ = EventIndex();
    Records records;
    records.add(line);
    Event event;
    decode_run(records.records, event, {});
    run_ = builder_.add(event, records.slices, decode_run);
    ++importer_.tally().events;

    const Value body = stream_body(line.value);
    Session& session = builder_.session();
    session.recorder = "Claude Code";
    if (const std::string version = text_of(body.find("claude_code_version")); !version.empty())
        session.recorder += " " + version;
    ObjectText host;
    for (const std::string_view key : {"cwd", "model", "permissionMode"}) {
        if (const Value value = body.find(key); value.is_string())
            host.add(key, payload_of(value).json());
    }
    session.host_env = Payload::owned(std::string(host.take().json()));
}

void StreamSession::end_run(const LogRecord& line)
{
    if (!run_) {
        prompt_ = EventIndex();
        return add_moment(line, talks_[std::string()]);
    }
    const Record own{RecordRole::Event, "{}"};
    const std::array records = {own, line.record(RecordRole::Context)};
    Event end;
    decode_run(records, end, {});
    builder_.update(run_, update_of(end), true, line.context());
    ++importer_.tally().merged;
    run_ = EventIndex();
    end_by_now();
    prompt_ = EventIndex();
}

void StreamSession::add_prompt(const LogRecord& line, Talk& talk)
{
    if (talk.parent) {
        // It says again what its tool call was asked for.
        builder_.join_record(talk.parent, line.slice);
        ++importer_.tally().merged;
        return;
    }
    end_by_now();
    prompt_ = EventIndex();
    Records records;
    records.add(line);
    prompt_ = add_event(records, decode_prompt, talk);
    ++importer_.tally().events;
}

void StreamSession::add_piece(const LogRecord& line, Talk& talk)
{
    const StreamPiece piece(line.value);
    const bool is_start = piece.type == "message_start";
    if (pieces_.talk != &talk || is_start)
        flush_pieces();
    if (is_start)
        talk.writing = text_of(piece.message.find("id"));
    if (!pieces_.talk)
        pieces_ = {&talk, line.slice};
    const std::uint64_t end = line.slice.offset + line.slice.length;
    pieces_.slice =
        importer_.slice(pieces_.slice.offset, static_cast<std::size_t>(end - pieces_.slice.offset));
    ++importer_.tally().merged;
}

void StreamSession::flush_pieces()
{
    if (!pieces_.talk)
        return;
    Talk& talk = *std::exchange(pieces_.talk, nullptr);
    const auto bytes = importer_.read(pieces_.slice);
    if (!bytes)
        return;
    if (!messages_.contains(talk.writing)) { // the first of them became an event
        --importer_.tally().merged;
        ++importer_.tally().events;
    }
    LogRecord record;
    record.value = Value(*bytes);
    record.slice = pieces_.slice;
    add_to_message(talk.writing, record, talk);
}

/// Lines of a message: an event where they are its first.
void StreamSession::add_to_message(const std::string& id, const LogRecord& record, Talk& talk)
{
    Records records;
    records.add(record);
    const auto known = messages_.find(id);
    if (known == messages_.end()) {
        if (!talk.last.json.empty())
            records.add(talk.last.json, talk.last.slice);
        Event event;
        decode_stream_message(records.records, event, {});
        messages_[id] = {add_event(records, decode_stream_message, talk),
                         event.tokens.completion.value_or(0), !event.model.empty(),
                         event.init_timestamp != no_time};
        return;
    }
    Event fresh;
    decode_stream_message(records.records, fresh, {});
    Event update = update_of(fresh);
    const std::int64_t completion = update.tokens.completion.value_or(0);
    if (completion < known->second.completion)
        update.tokens = {};
    else
        known->second.completion = completion;
    if (!fresh.model.empty() && !std::exchange(known->second.has_model, true))
        update.model = fresh.model;
    // The first line that says a time tells when it began.
    if (!known->second.has_start && fresh.init_timestamp != no_time) {
        known->second.has_start = true;
        set_start(update, fresh.init_timestamp);
    }
    const bool has_failed = fresh.result == EventResult::Fail;
    builder_.update(known->second.event, update, has_failed, record.context());
}

void StreamSession::add_message(const LogRecord& line, Talk& talk)
{
    std::string id = text_of(line.value.at_path({"message", "id"}));
    if (id.empty())
        id = text_of(line.value.find("uuid"));
    if (messages_.contains(id))
        ++importer_.tally().merged;
    else
        ++importer_.tally().events;
    add_to_message(id, line, talk);
    add_calls(line, talk);
}

void StreamSession::add_calls(const LogRecord& line, const Talk& talk)
{
    const Value time = line.value.find("timestamp");
    json::ArrayReader blocks(line.value.at_path({"message", "content"}));
    for (Value block; blocks.next(block);) {
        const std::string type = text_of(block.find("type"));
        const std::string id = text_of(block.find_last("id"));
        if (!(type == "tool_use" || type == "server_tool_use") || calls_.contains(id))
            continue;
        Records records;
        records.add(line.part(block));
        if (time.is_string())
            records.add(line.part(time, RecordRole::Context));
        Call call;
        call.event = add_event(records, decode_tool, talk);
        if (const Value agent = block.find("input").find("subagent_type"); agent.is_string())
            call.name = line.quoted(agent);
        if (!id.empty())
            calls_.emplace(id, std::move(call));
    }
}

void StreamSession::add_results(const LogRecord& line, const Talk& talk)
{
    bool has_joined = false;
    json::ArrayReader blocks(line.value.at_path({"message", "content"}));
    for (Value block; blocks.next(block);) {
        const auto call = calls_.find(text_of(block.find("tool_use_id")));
        if (call == calls_.end() || std::exchange(call->second.has_result, true))
            continue;
        has_joined = true;
        Event update;
        const bool is_error = block.find("is_error").as_bool().value_or(false);
        update.result = is_error ? EventResult::Fail : EventResult::Success;
        if (is_error)
            update.error.type = "tool error";
        set_end(update, time_of_value(line.value.find("timestamp")));
        builder_.update(call->second.event, update, true, line.context());
    }
    if (has_joined) {
        ++importer_.tally().merged;
        return;
    }
    importer_.note(builder_.diagnostics(), diagnostics::lost_result, line.slice);
    add_moment(line, talk);
}

void StreamSession::add_progress(const LogRecord& line, const Talk& talk)
{
    const auto call = calls_.find(text_of(line.value.find("tool_use_id")));
    if (call == calls_.end())
        return add_moment(line, talk);
    builder_.join_record(call->second.event, line.context());
    ++importer_.tally().merged;
}

void StreamSession::add_moment(const LogRecord& line, const Talk& talk)
{
    Records records;
    records.add(line);
    add_event(records, decode_stream_moment, talk);
    ++importer_.tally().events;
}

void StreamSession::add_unreadable(const Slice& slice)
{
    flush_pieces();
    playhead::add_unreadable(importer_, builder_, slice);
}

void StreamSession::add(const LogRecord& line)
{
    const StreamKind kind = stream_kind(line.value);
    if (kind != StreamKind::Piece)
        flush_pieces();
    Talk& talk = talk_of(line.value);
    switch (kind) {
    case StreamKind::Start:
        begin_run(line);
        break;
    case StreamKind::End:
        end_run(line);
        break;
    case StreamKind::Prompt:
        add_prompt(line, talk);
        break;
    case StreamKind::Results:
        add_results(line, talk);
        break;
    case StreamKind::Answer:
        add_message(line, talk);
        break;
    case StreamKind::Piece:
        add_piece(line, talk);
        break;
    case StreamKind::Progress:
        add_progress(line, talk);
        break;
    case StreamKind::Unknown:
        importer_.note(builder_.diagnostics(), diagnostics::unknown_record, line.slice);
        [[fallthrough]];
    case StreamKind::Moment:
        add_moment(line, talk);
        break;
    }
    if (const Value time = line.value.find("timestamp"); time_of_value(time) != no_time)
        talk.last = last_time_ = line.quoted(time);
}

} // namespace playhead::claude
