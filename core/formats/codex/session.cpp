// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/codex/session.h"

#include "core/base/json_write.h"
#include "core/formats/reading/log_record.h"

#include <utility>
#include <vector>

namespace playhead::codex {

namespace {

using json::Value;

/// Lines that wait for what tells whose words they are; more are never written.
constexpr std::size_t most_waiting = 64;

} // namespace

TraceBuilder& Rollout::builder()
{
    if (!builder_)
        builder_ = &importer_.session(importer_.id_from_name());
    return *builder_;
}

void Rollout::add(const LogRecord& line)
{
    const Item item = item_of(line.value);
    const bool is_said_again = says_again(item);
    const bool waits_with_others = !is_said_again && waits(item);
    if (is_said_again) // what stands between is the program's
        take_waiting(ItemKind::TurnStart);
    else if (!waits_with_others || waiting_.size() >= most_waiting)
        take_waiting(item.kind);
    if (waits_with_others)
        waiting_.push_back(line.slice);
    else
        take(line, item);
}

/// A person's words are said again at once, by versions that say when a turn starts. What is not,
/// before one starts, was put there by the program.
bool Rollout::waits(const Item& item) const
{
    switch (item.kind) {
    case ItemKind::User:
        return !waiting_.empty() || (has_session_ && !pending_start_ && !is_injected(item.payload));
    case ItemKind::Context:
    case ItemKind::Metadata:
    case ItemKind::Session:
        return !waiting_.empty();
    default:
        return false;
    }
}

/// Some versions write the event first, and the item that says the same after it.
bool Rollout::says_again(const Item& item) const
{
    return item.kind == ItemKind::User && said_ && says(item.payload, *said_);
}

void Rollout::take_waiting(ItemKind next)
{
    const std::vector<Slice> waiting = std::exchange(waiting_, {});
    std::vector<std::string> lines;
    std::size_t last_user = waiting.size();
    for (const Slice& slice : waiting) {
        lines.push_back(importer_.read(slice).value_or(std::string()));
        const Item item = item_of(Value(std::string_view(lines.back())));
        if (item.kind == ItemKind::User && !is_injected(item.payload))
            last_user = lines.size() - 1;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const LogRecord line = LogRecord::of(lines[i], waiting[i]);
        const Item item = item_of(line.value);
        const bool is_of_program =
            next == ItemKind::TurnStart || (next == ItemKind::UserEcho && i != last_user);
        if (item.kind == ItemKind::User && is_of_program) {
            end_answer(line, item);
            add_moment(line);
            note_time(line, item);
        } else {
            take(line, item);
        }
    }
}

void Rollout::note_time(const LogRecord& line, const Item& item)
{
    if (item.time.is_valid())
        last_time_ = line.quoted(item.time);
}

void Rollout::finish()
{
    take_waiting(ItemKind::Unknown);
    settle();
}

void Rollout::take(const LogRecord& line, const Item& item)
{
    switch (item.kind) {
    case ItemKind::Session:
        add_session(line, item);
        break;
    case ItemKind::User:
        add_user(line, item);
        break;
    case ItemKind::UserEcho:
        add_user_echo(line, item);
        break;
    case ItemKind::Answer:
    case ItemKind::Call:
        add_answer(line, item);
        break;
    case ItemKind::AnswerEcho:
        join_or_keep(answer_, line);
        break;
    case ItemKind::Output:
    case ItemKind::CallEnd:
        add_end(line, item);
        break;
    case ItemKind::Usage:
        add_usage(line, item);
        break;
    case ItemKind::TurnStart:
        start_turn(line, item);
        break;
    case ItemKind::TurnEnd:
        end_turn(line, item);
        break;
    case ItemKind::Context:
        learn_model(line, item);
        keep(line);
        break;
    case ItemKind::Metadata:
        keep(line);
        break;
    case ItemKind::Unknown:
        importer_.note(builder().diagnostics(), diagnostics::unknown_record, line.slice);
        add_moment(line);
        break;
    case ItemKind::Moment:
        add_moment(line);
        break;
    }
    note_time(line, item);
}

void Rollout::keep(const LogRecord& line)
{
    builder().session().records.push_back(line.slice);
    ++importer_.tally().metadata;
}

void Rollout::join_or_keep(EventIndex event, const LogRecord& line)
{
    if (!event)
        return keep(line);
    builder().join_record(event, line.context());
    ++importer_.tally().merged;
}

void Rollout::add_session(const LogRecord& line, const Item& item)
{
    if (!std::exchange(has_session_, true)) {
        Session& session = builder().session();
        const std::string id = text_of(item.payload.find("id"));
        if (!id.empty()) {
            importer_.rename_session(session.id, id);
            session.id = id;
        }
        const std::string version = text_of(item.payload.find("cli_version"));
        session.recorder = version.empty() ? "Codex" : "Codex " + version;
        const Value start = item.payload.find("timestamp");
        session.init_timestamp = time_of_value(start);
        ObjectText host;
        for (const std::string_view key : {"cwd", "originator", "source", "git"}) {
            if (const Value value = item.payload.find(key); value.is_valid())
                host.add(key, payload_of(value).json());
        }
        session.host_env = Payload::owned(std::string(host.take().json()));
    }
    keep(line);
}

void Rollout::note_boundary(const LogRecord& line, const Item& item)
{
    if (item.time.is_valid())
        boundary_ = line.quoted(item.time);
}

/// The next one can only have been asked for after it.
void Rollout::end_answer(const LogRecord& line, const Item& item)
{
    if (std::exchange(is_answer_open_, false))
        note_boundary(line, item);
}

void Rollout::begin_prompt(const LogRecord& line, const Item& item)
{
    const Record own = line.record();
    Event event;
    event.head_only = true;
    decode_prompt({&own, 1}, event, importer_.job().stop);
    prompt_ = builder().add(event, {&line.slice, 1}, decode_prompt);
    if (pending_start_)
        builder().join_record(prompt_, *std::exchange(pending_start_, std::nullopt));
    answer_ = EventIndex();
    is_answer_open_ = false;
    ++importer_.tally().events;
    note_boundary(line, item);
}

void Rollout::add_user(const LogRecord& line, const Item& item)
{
    end_answer(line, item);
    if (says_again(item)) {
        said_.reset();
        note_boundary(line, item);
        return join_or_keep(prompt_, line);
    }
    if (is_injected(item.payload))
        return add_moment(line);
    begin_turn();
    begin_prompt(line, item);
    is_echo_due_ = true;
}

void Rollout::add_user_echo(const LogRecord& line, const Item& item)
{
    if (std::exchange(is_echo_due_, false))
        return join_or_keep(prompt_, line);
    begin_turn();
    begin_prompt(line, item);
    said_ = text_of(item.payload.find("message"));
}

void Rollout::add_answer(const LogRecord& line, const Item& item)
{
    is_echo_due_ = false;
    said_.reset();
    if (is_answer_open_) {
        Event update;
        set_end(update, time_of_value(item.time));
        builder().update(answer_, update, false, line.context());
        ++importer_.tally().merged;
    } else {
        std::vector<Record> records = {line.record()};
        std::vector<Slice> slices = {line.slice};
        for (const Quoted* beside : {&boundary_, &model_}) {
            if (beside->json.empty())
                continue;
            records.push_back({RecordRole::Context, beside->json});
            slices.push_back(beside->slice);
        }
        Event event;
        event.head_only = true;
        decode_answer(records, event, importer_.job().stop);
        event.parent = prompt_;
        answer_ = builder().add(event, slices, decode_answer);
        is_answer_open_ = true;
        has_usage_ = false;
        ++importer_.tally().events;
    }
    if (item.kind == ItemKind::Call)
        add_call(line, item);
}

void Rollout::add_usage(const LogRecord& line, const Item& item)
{
    const std::int64_t so_far = usage_so_far(item.payload);
    const bool is_news = so_far != usage_so_far_ && so_far >= 0;
    if (!is_news)
        return keep(line);
    usage_so_far_ = so_far;
    Event update;
    update.tokens = last_usage(item.payload);
    if (!answer_ || has_usage_) // of an answer that no line holds
        return update.tokens.sum().value_or(0) > 0 ? add_moment(line) : keep(line);
    has_usage_ = true;
    builder().update(answer_, update, false, line.context());
    end_answer(line, item);
    ++importer_.tally().merged;
}

void Rollout::learn_model(const LogRecord& line, const Item& item)
{
    if (const Value model = item.payload.find("model"); model.is_string())
        model_ = line.quoted(model);
}

void Rollout::start_turn(const LogRecord& line, const Item& item)
{
    note_boundary(line, item);
    if (said_) // between the event and the item of a prompt
        return join_or_keep(prompt_, line);
    begin_turn();
    pending_start_ = line.context();
    ++importer_.tally().merged;
}

void Rollout::end_turn(const LogRecord& line, const Item& item)
{
    said_.reset();
    if (!prompt_)
        return add_moment(line);
    Event update;
    set_end(update, time_of_value(item.time));
    builder().update(prompt_, update, false, line.context());
    ++importer_.tally().merged;
    prompt_ = EventIndex();
    is_answer_open_ = false;
}

void Rollout::end_turn_by_now()
{
    if (prompt_ && !last_time_.json.empty())
        builder().end_by_now(prompt_, time_of_value(Value(last_time_.json)), last_time_.slice);
}

void Rollout::begin_turn()
{
    end_turn_by_now();
    is_echo_due_ = false;
    said_.reset();
    prompt_ = EventIndex();
}

void Rollout::add_moment(const LogRecord& line)
{
    const Record own = line.record();
    Event event;
    event.head_only = true;
    decode_moment({&own, 1}, event, importer_.job().stop);
    event.parent = prompt_;
    builder().add(event, {&line.slice, 1}, decode_moment);
    ++importer_.tally().events;
}

} // namespace playhead::codex
