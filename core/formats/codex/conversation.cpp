// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/codex/conversation.h"

#include "core/formats/codex/notice_events.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"

#include <array>
#include <utility>
#include <vector>

namespace playhead::codex {

namespace {

using json::Value;

/// Whether something happens that is no part of what is being written.
bool is_event(NoticeKind kind)
{
    return kind == NoticeKind::Prompt || kind == NoticeKind::Call || kind == NoticeKind::CallEnd ||
           kind == NoticeKind::Usage || kind == NoticeKind::Moment || kind == NoticeKind::Unknown;
}

} // namespace

void Conversation::keep(const Slice& slice)
{
    builder_.session().records.push_back(slice);
    ++importer_.tally().metadata;
}

void Conversation::say_again(const Slice& slice)
{
    builder_.session().records.push_back(slice);
    ++importer_.tally().merged;
}

EventIndex Conversation::add_event(const LogRecord& line, RecordDecoder decoder)
{
    const Record own = line.record();
    Event event;
    decoder({&own, 1}, event);
    event.parent = turn_;
    ++importer_.tally().events;
    return builder_.add(event, {&line.slice, 1}, decoder);
}

void Conversation::learn(const Notice& notice, const LogRecord& line)
{
    Session& session = builder_.session();
    const std::string version = text_of(notice.body.find("cliVersion"));
    if (session.recorder.empty() || !version.empty())
        session.recorder = version.empty() ? "Codex" : "Codex " + version;
    if (const Value model = notice.body.find("model"); model.is_string())
        model_ = line.quoted(model);
    ObjectText host;
    for (const std::string_view key : {"cwd", "model", "modelProvider", "gitInfo"}) {
        if (const Value value = notice.body.find(key); is_there(value))
            host.add(key, payload_of(value).json());
    }
    if (session.host_env.is_absent() && !host.is_empty())
        session.host_env = Payload::owned(std::string(host.take().json()));
    if (const TimeNs begun = time_of_value(notice.body.find("createdAt")); begun != no_time)
        session.init_timestamp = begun;
    keep(line.slice);
}

/// A turn is an event of its own where no prompt says what it is about.
void Conversation::open_turn()
{
    if (!turn_start_)
        return;
    const Slice slice = *std::exchange(turn_start_, std::nullopt);
    const auto bytes = importer_.read(slice);
    if (!bytes)
        return;
    LogRecord record;
    record.value = Value(*bytes);
    record.slice = slice;
    turn_ = add_event(record, decode_turn);
    --importer_.tally().merged;
}

void Conversation::begin_turn(const LogRecord& line, const Notice& notice)
{
    if (is_turn_open_)
        end_turn_by_now();
    ++importer_.tally().merged;
    if (turn_ && !is_turn_open_)
        builder_.join_record(turn_, line.context());
    else
        turn_start_ = line.slice;
    is_turn_open_ = true;
    if (time_of_value(notice.time) != no_time)
        boundary_ = line.quoted(notice.time);
}

void Conversation::add_prompt(const LogRecord& line, const Notice& notice)
{
    if (turn_ && is_turn_open_) { // said while the turn runs
        static_cast<void>(add_event(line, decode_turn));
        return;
    }
    end_turn_by_now();
    const bool has_started = turn_start_.has_value();
    turn_ = add_event(line, decode_turn);
    if (has_started) {
        Slice start = *std::exchange(turn_start_, std::nullopt);
        start.role = RecordRole::Context;
        builder_.join_record(turn_, start);
    }
    is_turn_open_ = has_started;
    if (time_of_value(notice.time) != no_time)
        boundary_ = line.quoted(notice.time);
}

void Conversation::end_turn_by_now()
{
    flush_usage();
    if (turn_ && !last_time_.json.empty())
        builder_.end_by_now(turn_, time_of_value(Value(last_time_.json)), last_time_.slice);
    turn_ = answer_ = EventIndex();
    is_turn_open_ = false;
}

void Conversation::end_turn(const LogRecord& line, const Notice& notice)
{
    take_pieces();
    flush_usage();
    open_turn();
    if (!turn_)
        return add_moment(line);
    const std::array records = {Record{RecordRole::Event, "{}"}, line.record(RecordRole::Context)};
    Event end;
    decode_turn(records, end, {});
    Event update;
    update.error = end.error;
    set_end(update, time_of_value(notice.time));
    const bool has_failed = end.result == EventResult::Fail;
    update.result = end.result;
    builder_.update(turn_, update, has_failed, line.context());
    ++importer_.tally().merged;
    turn_ = answer_ = EventIndex();
    is_turn_open_ = false;
}

void Conversation::add_to_answer(const LogRecord& record)
{
    std::vector<Record> records = {record.record()};
    std::vector<Slice> slices = {record.slice};
    for (const Quoted* beside : {&boundary_, &model_}) {
        if (beside->json.empty())
            continue;
        records.push_back({RecordRole::Context, beside->json});
        slices.push_back(beside->slice);
    }
    Event event;
    decode_spoken(records, event, {});
    event.parent = turn_;
    answer_ = builder_.add(event, slices, decode_spoken);
    has_call_ended_ = has_usage_ = false;
    if (!usage_)
        return;
    const Slice slice = *std::exchange(usage_, std::nullopt);
    if (const auto bytes = importer_.read(slice)) {
        Event update;
        update.tokens = tokens_of(Notice(Value(*bytes)));
        builder_.update(answer_, update, false, slice);
        has_usage_ = true;
    }
}

void Conversation::add_part(const LogRecord& line)
{
    pieces_.reset();
    open_turn();
    if (!answer_ || has_call_ended_ || has_usage_) {
        add_to_answer(line);
        ++importer_.tally().events;
        return;
    }
    const Record own = line.record();
    Event part;
    decode_spoken({&own, 1}, part, {});
    Event update;
    set_end(update, part.end_timestamp);
    builder_.update(answer_, update, false, line.context());
    ++importer_.tally().merged;
}

void Conversation::add_piece(const LogRecord& line)
{
    say_again(line.slice);
    if (!pieces_) {
        pieces_ = line.slice;
        return;
    }
    const std::uint64_t end = line.slice.offset + line.slice.length;
    pieces_ = importer_.slice(pieces_->offset, static_cast<std::size_t>(end - pieces_->offset),
                              RecordRole::Context);
}

/// What was written of a part that is not there as a whole.
void Conversation::take_pieces()
{
    if (!pieces_)
        return;
    Slice slice = *std::exchange(pieces_, std::nullopt);
    const auto bytes = importer_.read(slice);
    if (!bytes)
        return;
    open_turn();
    if (!answer_ || has_call_ended_ || has_usage_) {
        LogRecord record;
        record.value = Value(*bytes);
        slice.role = RecordRole::Event;
        record.slice = slice;
        add_to_answer(record);
        return;
    }
    const Record own{RecordRole::Context, *bytes};
    Event part;
    decode_spoken({&own, 1}, part, {});
    Event update;
    set_end(update, part.end_timestamp);
    slice.role = RecordRole::Context;
    builder_.update(answer_, update, false, slice);
}

void Conversation::settle()
{
    take_pieces();
    if (turn_ && !last_time_.json.empty())
        builder_.end_by_now(turn_, time_of_value(Value(last_time_.json)), last_time_.slice);
}

void Conversation::add_call(const LogRecord& line, const Notice& notice)
{
    open_turn();
    const bool is_new = !answer_ || has_call_ended_;
    if (is_new) {
        add_to_answer(line);
    } else {
        Event update;
        set_end(update, time_of_value(notice.time));
        builder_.update(answer_, update, false, line.context());
    }
    const EventIndex call = add_event(line, decode_call_notice);
    if (!notice.call.empty())
        calls_[notice.call] = call;
}

void Conversation::end_call(const LogRecord& line, const Notice& notice)
{
    const auto call = calls_.find(notice.call);
    if (call == calls_.end()) {
        importer_.note(builder_.diagnostics(), diagnostics::lost_result, line.slice);
        return add_moment(line);
    }
    const std::array records = {Record{RecordRole::Event, "{}"}, line.record(RecordRole::Context)};
    Event end;
    decode_call_notice(records, end, {});
    Event update;
    update.error = end.error;
    update.result = end.result;
    set_end(update, end.end_timestamp);
    builder_.update(call->second, update, true, line.context());
    ++importer_.tally().merged;
    has_call_ended_ = true;
    if (time_of_value(notice.time) != no_time)
        boundary_ = line.quoted(notice.time);
}

void Conversation::add_usage(const LogRecord& line, const Notice& notice)
{
    const std::int64_t so_far = tokens_so_far(notice);
    const bool is_again = so_far >= 0 && so_far == std::exchange(tokens_so_far_, so_far);
    if (is_again || !tokens_of(notice).is_known())
        return say_again(line.slice);
    ++importer_.tally().merged;
    if (answer_ && !has_usage_) {
        Event update;
        update.tokens = tokens_of(notice);
        builder_.update(answer_, update, false, line.context());
        has_usage_ = true;
        return;
    }
    flush_usage();
    usage_ = line.context();
}

/// Usage of an answer that nothing else tells of.
void Conversation::flush_usage()
{
    if (!usage_)
        return;
    Slice slice = *std::exchange(usage_, std::nullopt);
    slice.role = RecordRole::Event;
    const auto bytes = importer_.read(slice);
    if (!bytes)
        return;
    LogRecord record;
    record.value = Value(*bytes);
    record.slice = slice;
    static_cast<void>(add_event(record, decode_notice));
    --importer_.tally().merged;
}

void Conversation::add_moment(const LogRecord& line)
{
    open_turn();
    static_cast<void>(add_event(line, decode_notice));
}

void Conversation::add(const LogRecord& line, const Notice& notice)
{
    if (is_event(notice.kind))
        take_pieces();
    switch (notice.kind) {
    case NoticeKind::Session:
        learn(notice, line);
        break;
    case NoticeKind::TurnStart:
        begin_turn(line, notice);
        break;
    case NoticeKind::TurnEnd:
        end_turn(line, notice);
        break;
    case NoticeKind::Prompt:
        add_prompt(line, notice);
        break;
    case NoticeKind::PromptEcho:
        if (turn_)
            say_again(line.slice);
        else
            add_prompt(line, notice);
        break;
    case NoticeKind::Part:
        add_part(line);
        break;
    case NoticeKind::Delta:
        add_piece(line);
        break;
    case NoticeKind::Call:
        add_call(line, notice);
        break;
    case NoticeKind::CallEnd:
        end_call(line, notice);
        break;
    case NoticeKind::Usage:
        add_usage(line, notice);
        break;
    case NoticeKind::CallMore:
    case NoticeKind::Echo:
        say_again(line.slice);
        break;
    case NoticeKind::Noise:
        keep(line.slice);
        break;
    case NoticeKind::Unknown:
        importer_.note(builder_.diagnostics(), diagnostics::unknown_record, line.slice);
        add_moment(line);
        break;
    case NoticeKind::Moment:
        add_moment(line);
        break;
    }
    if (notice.kind != NoticeKind::Noise && time_of_value(notice.time) != no_time)
        last_time_ = line.quoted(notice.time);
}

} // namespace playhead::codex
