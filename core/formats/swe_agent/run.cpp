// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/swe_agent/run.h"

#include "core/formats/reading/fields.h"
#include "core/formats/reading/kept_member.h"
#include "core/formats/reading/log_record.h"
#include "core/formats/reading/stray_records.h"
#include "core/formats/swe_agent/events.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace playhead::swe_agent {

namespace {

using json::Value;

std::size_t hash_of_action(Value record)
{
    return std::hash<std::string>()(text_of(record.find("action")));
}

std::size_t hash_of_words(Value record)
{
    std::string words = text_of(record.find("thought"));
    words += '\0';
    words += text_of(record.find("action"));
    return std::hash<std::string>()(words);
}

/// A piece of the file with its bytes.
struct Read {
    Slice slice;
    std::string bytes;

    [[nodiscard]] LogRecord record() const { return {Value(bytes), slice}; }
};

void add_read(EventRecords& records, const std::optional<Read>& read)
{
    if (read)
        records.add(read->slice, read->bytes);
}

} // namespace

void Run::add_step(const LogRecord& record)
{
    const auto has = [&record](std::string_view key) { return record.value.find(key).is_valid(); };
    if (!has("action") && !has("observation") && !has("response") && !has("thought"))
        return add_other(record.slice);
    steps_.push_back({record.slice, hash_of_words(record.value), hash_of_action(record.value),
                      is_exit(record.value)});
}

void Run::add_message(const LogRecord& record)
{
    const std::string role = text_of(record.value.find("role"));
    const bool is_shown = record.value.find("is_demo").as_bool() == true ||
                          text_of(record.value.find("message_type")) == "demonstration";
    Message message;
    message.slice = record.slice;
    if (is_shown) {
        message.kind = Kind::Moment;
    } else if (role == "assistant") {
        message.kind = Kind::Answer;
        message.says = hash_of_words(record.value);
        message.does = hash_of_action(record.value);
    } else if (role == "tool") {
        message.kind = Kind::Given;
    } else if (role == "user") {
        message.kind = Kind::Prompt;
    }
    messages_.push_back(message);
}

bool Run::says_the_same_as(const Run& other) const
{
    return messages_.size() == other.messages_.size() &&
           std::equal(steps_.begin(), steps_.end(), other.steps_.begin(), other.steps_.end(),
                      [](const Step& a, const Step& b) { return a.says == b.says; });
}

/// Puts steps and messages together.
class RunEvents
{
public:
    RunEvents(const Run& run, Importer& importer, TraceBuilder& builder)
        : run_(run), importer_(importer), builder_(builder)
    {
        if (run.model)
            model_ = read(*run.model);
        for (std::size_t i = 0; i < run.steps_.size(); ++i)
            places_[run.steps_[i].says].push_back(i);
    }

    bool make()
    {
        for (const Run::Message& message : run_.messages_) {
            add(message);
            if (!importer_.keep_going(message.slice.offset))
                return false;
        }
        make_turn();
        const bool goes_on = add_steps_before(run_.steps_.size());
        add_figures();
        return goes_on;
    }

private:
    /// An answer and what came of it.
    struct Turn {
        std::optional<Read> step;
        std::optional<Read> message;
        std::vector<Read> given;
        bool is_exit = false;
        bool asks = false; ///< for a command
    };

    [[nodiscard]] std::optional<Read> read(const Slice& slice) const
    {
        auto bytes = importer_.read(slice);
        if (!bytes)
            return std::nullopt;
        return Read{slice, *std::move(bytes)};
    }

    void add(const Run::Message& message)
    {
        auto whole = read(message.slice);
        if (!whole)
            return;
        const bool is_answered =
            turn_ && !turn_->given.empty() && message.kind == Run::Kind::Prompt;
        const bool is_given = message.kind == Run::Kind::Given || message.kind == Run::Kind::Prompt;
        if (is_given && turn_ && turn_->asks && !is_answered) {
            turn_->given.push_back(*std::move(whole));
            ++importer_.tally().merged;
            return;
        }
        make_turn();
        if (message.kind == Run::Kind::Answer)
            return begin_turn(message, *std::move(whole));
        if (message.kind == Run::Kind::Prompt)
            return add_prompt(*whole);
        EventRecords records;
        records.add(whole->slice, whole->bytes);
        const EventIndex event = records.make(builder_, prompt_, decode_moment);
        ++importer_.tally().events;
        if (!Value(whole->bytes).find("role").is_valid())
            importer_.note(builder_.diagnostics(), diagnostics::unknown_record, message.slice,
                           event);
    }

    void add_prompt(const Read& message)
    {
        EventRecords records;
        records.add(message.slice, message.bytes);
        if (run_.figures && !std::exchange(has_figures_, true)) {
            if (const auto figures = read(*run_.figures)) {
                records.add(figures->slice, figures->bytes);
                prompt_ = records.make(builder_, {}, decode_prompt);
                ++importer_.tally().events;
                return;
            }
        }
        prompt_ = records.make(builder_, {}, decode_prompt);
        ++importer_.tally().events;
    }

    /// Of a run without a prompt that could show them.
    void add_figures()
    {
        const auto figures = run_.figures && !has_figures_ ? read(*run_.figures) : std::nullopt;
        if (!figures || !has_figures(Value(figures->bytes)))
            return;
        EventRecords records;
        records.add(figures->slice, figures->bytes);
        records.make(builder_, {}, decode_figures);
    }

    /// The step that a message of the model tells of as well, unless it was passed already.
    [[nodiscard]] std::optional<std::size_t> step_of(const Run::Message& message) const
    {
        if (const auto found = places_.find(message.says); found != places_.end()) {
            const auto& all = found->second;
            const auto next = std::lower_bound(all.begin(), all.end(), next_step_);
            if (next != all.end())
                return *next;
        }
        // Some demonstrations were put right by hand in one place and not in the other.
        const bool does_the_same =
            next_step_ < run_.steps_.size() && run_.steps_[next_step_].does == message.does;
        return does_the_same ? std::optional(next_step_) : std::nullopt;
    }

    void begin_turn(const Run::Message& message, Read&& whole)
    {
        Turn turn;
        if (const auto step = step_of(message)) {
            add_steps_before(*step);
            next_step_ = *step + 1;
            turn.step = read(run_.steps_[*step].slice);
            ++importer_.tally().merged;
        }
        const Value calls = Value(whole.bytes).find("tool_calls");
        json::ArrayReader reader(calls);
        Value first;
        turn.asks = reader.next(first) || has_action(Value(whole.bytes));
        const LogRecord record = whole.record();
        if (const Value agent = record.value.find("agent"); agent.is_string())
            agent_ = Read{record.slice_of(agent, RecordRole::Context), std::string(agent.raw())};
        turn.message = std::move(whole);
        turn_ = std::move(turn);
    }

    /// Steps that no message tells of. False where the work is to be broken off.
    bool add_steps_before(std::size_t end)
    {
        for (; next_step_ < end; ++next_step_) {
            const Run::Step& step = run_.steps_[next_step_];
            Turn turn;
            turn.step = read(step.slice);
            if (!turn.step)
                continue;
            turn.is_exit = step.is_exit;
            turn.asks = has_action(Value(turn.step->bytes));
            turn_ = std::move(turn);
            make_turn();
            if (!importer_.keep_going(step.slice.offset))
                return false;
        }
        return true;
    }

    void make_turn()
    {
        if (!turn_)
            return;
        const Turn turn = *std::exchange(turn_, std::nullopt);
        ++importer_.tally().events;
        EventRecords records;
        add_read(records, turn.step);
        if (turn.is_exit) {
            add_read(records, agent_);
            records.make(builder_, prompt_, decode_exit);
            return;
        }
        add_read(records, turn.message);
        if (!turn.message)
            add_read(records, agent_);
        add_read(records, model_);
        records.make(builder_, prompt_, decode_answer);
        if (turn.asks)
            make_calls(turn);
    }

    void make_calls(const Turn& turn)
    {
        bool is_first = true;
        if (turn.message) {
            const LogRecord message = turn.message->record();
            json::ArrayReader calls(message.value.find("tool_calls"));
            for (Value call; calls.next(call); is_first = false)
                make_call(turn, is_first, message.part(call, RecordRole::Context));
        }
        if (is_first)
            make_call(turn, true, {});
    }

    void make_call(const Turn& turn, bool is_first, const LogRecord& call)
    {
        // A step holds one action and what came back: of several calls that is the first.
        const bool has_step = is_first && turn.step;
        EventRecords records;
        add_read(records, has_step ? turn.step : turn.message);
        if (call.value.is_valid())
            records.add(call.slice, call.value.raw());
        if (has_step)
            add_read(records, agent_);
        const std::string id = text_of(call.value.find("id"));
        for (const Read& given : turn.given) {
            if (answers(Value(given.bytes), id, is_first))
                records.add(given.slice, given.bytes);
        }
        records.make(builder_, prompt_, decode_tool);
    }

    static bool answers(Value given, const std::string& call, bool is_first)
    {
        json::ArrayReader ids(given.find("tool_call_ids"));
        bool has_ids = false;
        for (Value id; ids.next(id); has_ids = true) {
            if (text_of(id) == call)
                return true;
        }
        return !has_ids && is_first;
    }

    const Run& run_;
    Importer& importer_;
    TraceBuilder& builder_;
    std::optional<Read> model_;
    std::optional<Read> agent_; ///< name of the one who acted last
    std::unordered_map<std::size_t, std::vector<std::size_t>> places_; ///< of steps, by words
    std::size_t next_step_ = 0;
    EventIndex prompt_;
    bool has_figures_ = false;
    std::optional<Turn> turn_;
};

bool Run::make_events(Importer& importer, TraceBuilder& builder) const
{
    StrayRecords others(importer);
    for (const Slice& slice : others_)
        others.add(slice, StrayRecords::Kind::Event, &builder);
    return RunEvents(*this, importer, builder).make();
}

} // namespace playhead::swe_agent
