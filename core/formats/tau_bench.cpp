// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Runs of tau-bench and of tau2-bench. The first writes a list of
// {"task_id","reward","info","traj", "trial"} into results/, the second a document
// {"info","tasks","simulations":[{"id","task_id", "reward_info","messages"}]} into
// data/tau2/simulations.
//
// Recognised by these keys.
//
// Sessions: each try of a task is one. What a document says of all of them belongs to each; a task,
// to those that tried it.
//
// Nesting and times: chat_log.h. What the user says, whom a model plays, is a prompt; where its
// tokens are recorded, also an answer of that model, before the prompt. tau2 writes times without a
// zone; tau-bench writes none.
//
// Results: a tool of tau2 says whether it failed; tau-bench writes "Error: " before what went
// wrong. A try has succeeded with a reward of 1, and failed with less: an event at its end says so,
// as the program itself does not tell when it found that out.
//
// Tokens: prompt_tokens includes what was cached, but where the cache counts for more: some
// providers count it beside the prompt, and it is added here. user_cost and agent_cost are sums
// over messages, and are not counted again; tau-bench records the user's cost of a whole try alone,
// which stays with the session.
#include "core/base/text.h"
#include "core/formats/chat/chat_log.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/json_input.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/kept_member.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace playhead {

namespace {

using chat::Role;
using json::Value;

constexpr std::size_t headline = 400; ///< characters of an error

bool is_there(Value value)
{
    return value.is_valid() && !value.is_null();
}

chat::Call read_call(Value value)
{
    chat::Call call;
    call.id = text_of(value.find("id"));
    call.agent = text_of(value.find("requestor"));
    const Value function = value.find("function").is_object() ? value.find("function") : value;
    call.name = text_of(function.find("name"));
    call.arguments = function.find("arguments");
    return call;
}

void read_usage(Value record, chat::Message& message)
{
    const Value raw = record.find("raw_data");
    const Value usage = record.find("usage");
    message.model = text_of(raw.find("model"));
    TokenCounts& tokens = message.tokens;
    tokens.prompt = int_of(usage.find("prompt_tokens"));
    tokens.completion = int_of(usage.find("completion_tokens"));
    tokens.cache_read = int_of(raw.at_path({"usage", "prompt_tokens_details", "cached_tokens"}));
    if (!tokens.cache_read)
        tokens.cache_read = int_of(raw.at_path({"usage", "cache_read_input_tokens"}));
    if (tokens.prompt && tokens.cache_read.value_or(0) > *tokens.prompt)
        *tokens.prompt += *tokens.cache_read;
    const auto cost = number_of(record.find("cost"));
    if (cost && (*cost > 0 || tokens.sum().value_or(0) == 0))
        message.cost = cost;
}

void read_given(Value record, chat::Message& message)
{
    message.role = Role::Results;
    chat::Given given;
    const Value id = record.find("tool_call_id");
    given.call = text_of(is_there(id) ? id : record.find("id"));
    given.content = message.said;
    const Value failed = record.find("error");
    given.has_failed = failed.is_bool() ? failed.as_bool().value_or(false)
                                        : text_of(message.said).starts_with("Error: ");
    message.results.push_back(given);
}

chat::Message read_message(Value record)
{
    chat::Message message;
    const std::string role = text_of(record.find("role"));
    message.name = role;
    message.said = record.find("content");
    message.time = record.find("timestamp");
    json::ArrayReader calls(record.find("tool_calls"));
    for (Value call; calls.next(call);)
        message.calls.push_back(call);
    if (role == "assistant") {
        message.role = Role::Answer;
        message.agent = role;
        read_usage(record, message);
    } else if (role == "user") {
        // Who calls a tool of its own says nothing to the assistant by that.
        message.role = message.calls.empty() ? Role::Prompt : Role::Answer;
        message.agent = role;
        read_usage(record, message);
        if (message.tokens.is_known() || !message.calls.empty())
            message.author = role;
    } else if (role == "tool") {
        read_given(record, message);
    } else if (!role.empty()) {
        message.role = Role::Moment;
    }
    return message;
}

/// RecordDecoder. The first record is the reward, or what is said of it; beside that what else is.
void decode_reward(std::span<const Record> records, Event& event)
{
    const Value own = records.front().value();
    const Value reward = own.is_object() ? own.find("reward") : own;
    event.event_type = "reward";
    event.action_type = "action";
    const Value said = records.back().value();
    event.returns = payload_of(said);
    const auto number = number_of(reward);
    if (!number)
        return;
    constexpr double tolerance = 1e-6; // of the program
    event.result = *number >= 1 - tolerance ? EventResult::Success : EventResult::Fail;
    if (event.result == EventResult::Fail) {
        event.error.type = "reward";
        event.error.message = "The reward is " + shortest_double(*number) + ", not 1.";
    }
}

/// RecordDecoder. The record says by what the try was broken off.
void decode_break(std::span<const Record> records, Event& event)
{
    const Value info = records.front().value();
    event.event_type = "error";
    event.action_type = "error";
    event.result = EventResult::Fail;
    event.error.type = text_of(info.find("error_type"));
    if (event.error.type.empty())
        event.error.type = "error";
    event.error.message = elide(text_of(info.find("error")), headline);
    const Value trace = info.find("error_traceback");
    event.error.stack = text_of(trace.is_valid() ? trace : info.find("traceback"));
    Fields rest(info);
    for (const std::string_view key : {"error_type", "error", "error_traceback", "traceback"})
        rest.drop(key);
    keep_rest(rest, event);
}

class Reader
{
public:
    explicit Reader(Importer& importer) : importer_(importer), input_(importer) {}

    Result<void> read()
    {
        json::Cursor& cursor = input_.cursor();
        while (goes_on_ && cursor.next_document()) {
            if (!cursor.enter_array()) {
                read_document();
                continue;
            }
            while (goes_on_ && cursor.next_element())
                read_try();
        }
        return input_.finish();
    }

private:
    /// A try while it is read.
    struct Try {
        std::string id; ///< of its session
        std::optional<chat::Log> log;
        std::vector<KeptMember> kept;
        std::string task;

        [[nodiscard]] const KeptMember* find(std::string_view key) const
        {
            return find_kept(kept, key);
        }
    };

    /// A whole file of tau2, or the record of one try of tau-bench.
    void read_document()
    {
        json::Cursor& cursor = input_.cursor();
        if (!cursor.enter_object()) {
            cursor.skip();
            return;
        }
        Try lone;
        std::vector<KeptMember> tasks;
        bool has_simulations = false;
        for (std::string_view name; goes_on_ && cursor.next_member(name);) {
            const std::string key(name);
            const bool is_list = cursor.peek_kind() == json::Kind::Array;
            if (key == "simulations" && is_list) {
                has_simulations = true;
                cursor.enter_array();
                while (goes_on_ && cursor.next_element())
                    read_try();
            } else if (key == "tasks" && is_list) {
                cursor.enter_array();
                while (goes_on_ && cursor.next_element())
                    tasks.push_back(keep_member(importer_, cursor, key));
            } else {
                read_member(key, lone);
            }
        }
        if (!has_simulations && (lone.log || lone.find("task_id")))
            finish(lone);
        else
            tell_all(lone.kept, tasks);
        tries_.clear();
    }

    void read_try()
    {
        json::Cursor& cursor = input_.cursor();
        if (!cursor.enter_object()) {
            add_unreadable(cursor.raw());
            return;
        }
        Try one;
        for (std::string_view name; goes_on_ && cursor.next_member(name);)
            read_member(std::string(name), one);
        finish(one);
        goes_on_ = goes_on_ && input_.keep_going();
    }

    void read_member(const std::string& key, Try& one)
    {
        const bool is_list = input_.cursor().peek_kind() == json::Kind::Array;
        if ((key == "traj" || key == "messages") && is_list)
            read_messages(one);
        else
            one.kept.push_back(keep_member(importer_, input_.cursor(), key));
    }

    void read_messages(Try& one)
    {
        json::Cursor& cursor = input_.cursor();
        chat::Log& log = begin(one);
        cursor.enter_array();
        while (goes_on_ && cursor.next_element()) {
            const json::Slice read = cursor.raw();
            const Slice slice = importer_.slice(read.offset, read.text.size());
            if (read.value().is_object())
                log.add({read.value(), slice});
            else if (!read.text.empty())
                playhead::add_unreadable(importer_, log.builder(), slice);
            goes_on_ = input_.keep_going();
        }
    }

    chat::Log& begin(Try& one)
    {
        if (one.log)
            return *one.log;
        one.id = importer_.id_from_name();
        if (importer_.session_count() > 0)
            one.id += "-" + std::to_string(importer_.session_count() + 1);
        TraceBuilder& builder = importer_.session(one.id);
        builder.session().recorder = "tau-bench";
        one.log.emplace(importer_, builder, chat::dialect_of<read_message, read_call>());
        return *one.log;
    }

    void add_unreadable(const json::Slice& read)
    {
        if (read.text.empty())
            return;
        TraceBuilder& builder = importer_.session(importer_.id_from_name());
        playhead::add_unreadable(importer_, builder,
                                 importer_.slice(read.offset, read.text.size()));
    }

    void finish(Try& one)
    {
        chat::Log& log = begin(one);
        log.close_prompt();
        TraceBuilder& builder = log.builder();
        const KeptMember* info = one.find("info");
        if (info && is_there(info->value().find("error"))) {
            EventRecords records;
            records.add(*info);
            records.make(builder, {}, decode_break);
        }
        add_reward(one, builder);
        learn(one, builder.session());
        tries_.emplace_back(&builder, one.task);
    }

    void add_reward(const Try& one, TraceBuilder& builder)
    {
        const KeptMember* told = one.find("reward_info");
        const KeptMember* reward = told ? told : one.find("reward");
        if (!reward)
            return;
        EventRecords records;
        records.add(*reward);
        const KeptMember* info = one.find("info");
        const Value more = info ? info->value().find("reward_info") : Value();
        if (!told && more.is_object())
            records.add(slice_within(importer_, *info, more), more.raw());
        records.make(builder, {}, decode_reward);
    }

    void learn(Try& one, Session& session)
    {
        tell_session(importer_, session, one.kept);
        const auto text = [&one](std::string_view key) {
            const KeptMember* kept = one.find(key);
            return kept ? text_of(kept->value()) : std::string();
        };
        one.task = text("task_id");
        if (!one.task.empty())
            session.name = "Task " + one.task;
        if (const std::string trial = text("trial"); !trial.empty())
            session.name += ", trial " + trial;
        if (const KeptMember* start = one.find("start_time")) {
            session.init_timestamp = time_of_value(start->value());
            const auto parsed = parse_iso8601(text_of(start->value()));
            session.zone_trusted = !parsed || parsed->zone != ZoneMark::None;
        }
        if (const KeptMember* end = one.find("end_time"))
            session.end_timestamp = time_of_value(end->value());
        if (one.find("termination_reason")) {
            session.end_state = text("termination_reason");
            session.recorder = "tau2-bench";
        }
        std::string id = text("id");
        if (id.empty() && !one.task.empty())
            id = importer_.id_from_name() + "-" + one.task + "-" + text("trial");
        if (!id.empty())
            importer_.rename_session(one.id, id);
    }

    /// What stands in a document beside its simulations.
    void tell_all(const std::vector<KeptMember>& beside, const std::vector<KeptMember>& tasks)
    {
        if (tries_.empty() && (!beside.empty() || !tasks.empty()))
            tries_.emplace_back(&importer_.session(importer_.id_from_name()), std::string());
        for (const KeptMember& each : beside) {
            ++importer_.tally().metadata;
            for (const auto& [builder, task] : tries_)
                builder->session().records.push_back(each.slice);
        }
        for (const KeptMember& each : tasks) {
            ++importer_.tally().metadata;
            const std::string id = text_of(each.value().find("id"));
            bool is_told = false;
            for (const auto& [builder, task] : tries_) {
                if (task != id)
                    continue;
                builder->session().records.push_back(each.slice);
                is_told = true;
            }
            if (!is_told && !tries_.empty())
                tries_.front().first->session().records.push_back(each.slice);
        }
    }

    Importer& importer_;
    JsonInput input_;
    std::vector<std::pair<TraceBuilder*, std::string>>
        tries_; ///< of the document, with their tasks
    bool goes_on_ = true;
};

Confidence sniff(const SniffInput& input)
{
    const JsonShape& shape = input.shape();
    for (const std::string_view at : {"", "[]."}) {
        const auto has = [&shape, at](std::string_view path) {
            return shape.has(std::string(at) + std::string(path));
        };
        if (has("task_id") && has("reward") && (has("traj[].role") || has("info.task")))
            return Confidence::Certain;
    }
    const bool has_plan = shape.has("info.agent_info") && shape.has("info.user_info");
    const bool has_tries = shape.has("simulations[].task_id") && shape.has("simulations[].id");
    const bool has_tasks = shape.has("tasks[].user_scenario");
    return has_plan || has_tries || has_tasks ? Confidence::Certain : Confidence::No;
}

Result<void> read(Importer& importer)
{
    return Reader(importer).read();
}

} // namespace

const Format& tau_bench_format()
{
    static constexpr Format format = {"tau-bench", "tau-bench or tau2-bench run", "json", sniff,
                                      read};
    return format;
}

} // namespace playhead
