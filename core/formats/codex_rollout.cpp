// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Codex's rollouts: a line for each thing that was said or done, as the program keeps them in
// ~/.codex/sessions/<year>/<month>/<day>/rollout-<time>-<id>.jsonl, packed by zstd or not.
//
// Recognised by lines {"timestamp","type","payload"} of its types; those of 2025-08 by a first line
// with id and instructions, and bare items of a response after it.
//
// Sessions: a file is a session, which its first session_meta names; forks copy more of them.
//
// Nesting: what a person asks for contains all that follows until the turn ends. An answer of the
// model (its reasoning, messages and calls up to the next output, which no line holds together) and
// the calls it makes stand beside each other in it.
//
// Much is written twice, as an item of the response and as an event: the item counts, and the event
// joins it.
//
// Times: an answer begins with what it answers, a prompt or a tool's output, which is derived; a
// call takes from its line to that of its output. The rollouts of 2025-08 record no times.
#include "core/base/json_write.h"
#include "core/formats/codex_items.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/json_input.h"
#include "core/formats/json_shape.h"
#include "core/formats/log_record.h"

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace playhead {

namespace {

using codex::Item;
using codex::ItemKind;
using json::Value;

const DiagnosticKind lost_output = {
    Severity::Warning, "result-without-call", "A tool's output names a call that is not there.",
    "It is shown by itself. The file may begin in the middle of a session."};
const DiagnosticKind unknown_item = {
    Severity::Note, "unknown-record", "A record is of a kind that this version does not know.",
    "It is shown with all that it holds. A newer Playhead may say more about it."};

/// A text of the file, with what it says.
struct Quoted {
    std::string json; ///< empty where there is none
    Slice slice;
};

class RolloutReader
{
public:
    explicit RolloutReader(Importer& importer)
        : importer_(importer), input_(importer, options(importer))
    {
    }

    Result<void> read()
    {
        do {
            read_all();
        } while (goes_on_ && importer_.session_count() > 0 && input_.wait_for_more());
        input_.cursor().take_torn_line();
        read_all();
        end_turn_as_seen();
        return input_.finish();
    }

private:
    static json::StreamOptions options(const Importer& importer)
    {
        json::StreamOptions options;
        options.mode = json::StreamOptions::Mode::Lines;
        options.leaves_torn_line = importer.is_followed();
        return options;
    }

    void read_all()
    {
        while (goes_on_ && input_.cursor().next_document()) {
            const json::Slice line = input_.cursor().raw();
            const Slice slice = importer_.slice(line.offset, line.text.size());
            if (line.scan.ok() && line.value().is_object()) {
                add({line.value(), slice});
            } else if (!line.text.empty()) {
                add_unreadable(importer_, builder(), slice);
                ++importer_.tally().damaged;
            }
            goes_on_ = input_.keep_going();
        }
    }

    TraceBuilder& builder()
    {
        if (!builder_)
            builder_ = &importer_.session(importer_.id_from_name());
        return *builder_;
    }

    void add(const LogRecord& line)
    {
        const Item item = codex::item_of(line.value);
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
            end_turn_as_seen();
            pending_start_ = context_slice(line);
            ++importer_.tally().merged;
            note_boundary(line, item);
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
            builder().diagnostics().add(unknown_item, importer_.place_at(line.slice.offset));
            add_moment(line);
            break;
        case ItemKind::Moment:
            add_moment(line);
            break;
        }
        if (item.time.is_valid())
            last_time_ = {std::string(item.time.raw()),
                          line.slice_of(item.time, RecordRole::Context)};
    }

    static Slice context_slice(const LogRecord& line)
    {
        Slice slice = line.slice;
        slice.role = RecordRole::Context;
        return slice;
    }

    void keep(const LogRecord& line)
    {
        builder().session().records.push_back(line.slice);
        ++importer_.tally().metadata;
    }

    void join_or_keep(EventIndex event, const LogRecord& line)
    {
        if (!event)
            return keep(line);
        builder().join_record(event, context_slice(line));
        ++importer_.tally().merged;
    }

    void add_session(const LogRecord& line, const Item& item)
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

    void note_boundary(const LogRecord& line, const Item& item)
    {
        if (item.time.is_valid())
            boundary_ = {std::string(item.time.raw()),
                         line.slice_of(item.time, RecordRole::Context)};
    }

    void begin_prompt(const LogRecord& line, const Item& item)
    {
        const Record own{RecordRole::Event, line.value.raw()};
        Event event;
        codex::decode_prompt({&own, 1}, event, {});
        prompt_ = builder().add(event, {&line.slice, 1}, codex::decode_prompt);
        if (pending_start_)
            builder().join_record(prompt_, *std::exchange(pending_start_, std::nullopt));
        answer_ = EventIndex();
        is_answer_open_ = false;
        ++importer_.tally().events;
        note_boundary(line, item);
    }

    void add_user(const LogRecord& line, const Item& item)
    {
        is_answer_open_ = false;
        if (codex::is_injected(item.payload))
            return add_moment(line);
        end_turn_as_seen();
        begin_prompt(line, item);
        is_echo_due_ = true;
    }

    void add_user_echo(const LogRecord& line, const Item& item)
    {
        if (std::exchange(is_echo_due_, false))
            return join_or_keep(prompt_, line);
        end_turn_as_seen();
        begin_prompt(line, item);
    }

    void add_answer(const LogRecord& line, const Item& item)
    {
        is_echo_due_ = false;
        if (is_answer_open_) {
            Event update;
            set_end(update, time_of_value(item.time));
            builder().update(answer_, update, false, context_slice(line));
            ++importer_.tally().merged;
        } else {
            std::vector<Record> records = {{RecordRole::Event, line.value.raw()}};
            std::vector<Slice> slices = {line.slice};
            for (const Quoted* beside : {&boundary_, &model_}) {
                if (beside->json.empty())
                    continue;
                records.push_back({RecordRole::Context, beside->json});
                slices.push_back(beside->slice);
            }
            Event event;
            codex::decode_answer(records, event, {});
            event.parent = prompt_;
            answer_ = builder().add(event, slices, codex::decode_answer);
            is_answer_open_ = true;
            has_usage_ = false;
            ++importer_.tally().events;
        }
        if (item.kind == ItemKind::Call)
            add_call(line);
    }

    void add_call(const LogRecord& line)
    {
        const Record own{RecordRole::Event, line.value.raw()};
        Event event;
        codex::decode_call({&own, 1}, event, {});
        event.parent = prompt_;
        const EventIndex call = builder().add(event, {&line.slice, 1}, codex::decode_call);
        if (!event.id.empty())
            calls_[event.id] = call;
    }

    void add_end(const LogRecord& line, const Item& item)
    {
        is_answer_open_ = false;
        const auto call = calls_.find(text_of(item.payload.find("call_id")));
        if (call == calls_.end()) {
            if (item.kind == ItemKind::Output)
                builder().diagnostics().add(lost_output, importer_.place_at(line.slice.offset));
            return add_moment(line);
        }
        const Record end{RecordRole::Context, line.value.raw()};
        const std::array records = {Record{RecordRole::Event, "{}"}, end};
        Event update;
        codex::decode_call(records, update, {});
        update.event_type.clear();
        update.action_type.clear();
        const bool tells = update.result != EventResult::Indeterminate;
        builder().update(call->second, update, tells && !failed(call->second, update),
                         context_slice(line));
        ++importer_.tally().merged;
        note_boundary(line, item);
    }

    /// Whether it is known to have failed, and this says only that it ended.
    [[nodiscard]] bool failed(EventIndex call, const Event& update)
    {
        return builder().result(call) == EventResult::Fail && update.error.is_empty();
    }

    void add_usage(const LogRecord& line, const Item& item)
    {
        const std::int64_t so_far = codex::usage_so_far(item.payload);
        const bool is_news = so_far != usage_so_far_ && so_far >= 0;
        if (!answer_ || !is_news || has_usage_) {
            usage_so_far_ = so_far >= 0 ? so_far : usage_so_far_;
            return keep(line);
        }
        usage_so_far_ = so_far;
        has_usage_ = true;
        Event update;
        update.tokens = codex::last_usage(item.payload);
        builder().update(answer_, update, false, context_slice(line));
        is_answer_open_ = false;
        ++importer_.tally().merged;
    }

    void learn_model(const LogRecord& line, const Item& item)
    {
        if (const Value model = item.payload.find("model"); model.is_string())
            model_ = {std::string(model.raw()), line.slice_of(model, RecordRole::Context)};
    }

    void end_turn(const LogRecord& line, const Item& item)
    {
        if (!prompt_)
            return add_moment(line);
        Event update;
        set_end(update, time_of_value(item.time));
        builder().update(prompt_, update, false, context_slice(line));
        ++importer_.tally().merged;
        prompt_ = EventIndex();
        is_answer_open_ = false;
    }

    /// Where no line says that a turn ended, it did with the last line before the next.
    void end_turn_as_seen()
    {
        is_echo_due_ = false;
        if (!prompt_ || last_time_.json.empty())
            return;
        Event update;
        set_end(update, time_of_value(Value(last_time_.json)), Provenance::Derived);
        builder().update(prompt_, update, false, last_time_.slice);
        prompt_ = EventIndex();
    }

    void add_moment(const LogRecord& line)
    {
        const Record own{RecordRole::Event, line.value.raw()};
        Event event;
        codex::decode_moment({&own, 1}, event, {});
        event.parent = prompt_;
        builder().add(event, {&line.slice, 1}, codex::decode_moment);
        ++importer_.tally().events;
    }

    Importer& importer_;
    JsonInput input_;
    TraceBuilder* builder_ = nullptr;
    bool goes_on_ = true;
    bool has_session_ = false;
    EventIndex prompt_; ///< of the turn that runs
    EventIndex answer_; ///< the last one
    bool is_answer_open_ = false;
    bool has_usage_ = false;
    bool is_echo_due_ = false;
    std::int64_t usage_so_far_ = -1;
    std::optional<Slice> pending_start_;
    std::unordered_map<std::string, EventIndex> calls_;
    Quoted boundary_;
    Quoted model_;
    Quoted last_time_;
};

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    if (shape.has("timestamp") && shape.has("payload") && shape.has("type")) {
        for (const std::string_view type :
             {"session_meta", "response_item", "event_msg", "turn_context", "compacted"}) {
            if (shape.has_text("type", type))
                return Confidence::Certain;
        }
    }
    const bool is_early = shape.has("instructions") && shape.has("id") && shape.has("timestamp");
    return is_early && shape.has("type") ? Confidence::Likely : Confidence::No;
}

Result<void> read(Importer& importer)
{
    return RolloutReader(importer).read();
}

} // namespace

const Format& codex_rollout_format()
{
    static constexpr Format format = {"codex-rollout", "Codex session (rollout)", "jsonl", sniff,
                                      read};
    return format;
}

} // namespace playhead
