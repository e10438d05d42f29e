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
// tokens are recorded, also an answer of that model, before the prompt. What tau2's program says
// for the agent, without a response of a model, is a moment. tau2 writes times without a zone, and
// since 2026 how long an answer took; tau-bench writes none.
//
// Results: a tool of tau2 says whether it failed; tau-bench writes "Error: " before what went
// wrong. A try has succeeded with a reward of 1, and failed with less: an event at its end says so,
// as the program itself does not tell when it found that out.
//
// Tokens: prompt_tokens includes what was cached, but where the cache counts for more: some
// providers count it beside the prompt, and it is added here. user_cost and agent_cost are sums
// over messages, and are not counted again; tau-bench records the user's cost of a whole try alone,
// which stays with the session.
#include "core/formats/chat/chat_log.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/kept_member.h"
#include "core/formats/reading/log_documents.h"
#include "core/formats/tau_bench/messages.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead {

namespace {

using json::Value;

constexpr std::string_view simulations = "simulations";

class Tries : public LogDocuments
{
public:
    explicit Tries(Importer& importer) : importer_(importer) {}

    void begin_document() override { open_.emplace_back(); }
    void begin_list(std::string_view key) override
    {
        open_.back().list = key;
        if (key != simulations)
            begin(open_.back().one);
    }
    void add(const LogRecord& record) override
    {
        if (is_within_try())
            open_.back().one.log->add(record);
        else
            add_without_messages(record);
    }
    void add_unreadable(const Slice& slice) override
    {
        TraceBuilder& builder = is_within_try() ? open_.back().one.log->builder()
                                                : importer_.session(importer_.id_from_name());
        playhead::add_unreadable(importer_, builder, slice);
    }
    void end_document(std::span<const KeptMember> members) override
    {
        if (is_within_try()) {
            finish(open_.back().one, members);
            open_.pop_back();
        } else {
            open_.pop_back();
            tell_all(members);
        }
        if (open_.empty())
            tries_.clear();
    }

private:
    /// A try while it is read.
    struct Try {
        std::string id; ///< of its session
        std::optional<chat::Log> log;
        std::string task;
    };
    /// A document: a try, or one that holds them.
    struct Open {
        Try one;
        std::string list; ///< that is read
    };

    [[nodiscard]] bool is_within_try() const
    {
        return !open_.empty() && open_.back().list != simulations;
    }

    chat::Log& begin(Try& one)
    {
        if (one.log)
            return *one.log;
        one.id = importer_.next_id_from_name();
        TraceBuilder& builder = importer_.session(one.id);
        builder.session().recorder = "tau-bench";
        one.log.emplace(importer_, builder,
                        chat::dialect_of<tau_bench::read_message, tau_bench::read_call>());
        return *one.log;
    }

    /// A try that broke off before anything was said; or something else.
    void add_without_messages(const LogRecord& record)
    {
        Try one;
        chat::Log& log = begin(one);
        if (record.value.find("task_id").is_valid())
            finish(one, members_of(importer_, record));
        else
            add_unknown(importer_, log.builder(), record);
    }

    void finish(Try& one, std::span<const KeptMember> members)
    {
        chat::Log& log = begin(one);
        log.close_prompt();
        TraceBuilder& builder = log.builder();
        const KeptMember* info = find_kept(members, "info");
        const Value error = info ? info->value().find("error") : Value();
        if (error.is_valid() && !error.is_null()) {
            EventRecords records;
            records.add(*info);
            records.make(builder, {}, tau_bench::decode_break);
        }
        add_reward(members, builder);
        learn(one, members, builder.session());
        tries_.emplace_back(&builder, one.task);
    }

    void add_reward(std::span<const KeptMember> members, TraceBuilder& builder)
    {
        const KeptMember* told = find_kept(members, "reward_info");
        const KeptMember* reward = told ? told : find_kept(members, "reward");
        if (!reward)
            return;
        EventRecords records;
        records.add(*reward);
        const KeptMember* info = find_kept(members, "info");
        const Value more = info ? info->value().find("reward_info") : Value();
        if (!told && more.is_object())
            records.add(slice_within(importer_, *info, more), more.raw());
        records.make(builder, {}, tau_bench::decode_reward);
    }

    void learn(Try& one, std::span<const KeptMember> members, Session& session)
    {
        tell_session(importer_, session, members);
        const auto text = [members](std::string_view key) {
            const KeptMember* kept = find_kept(members, key);
            return kept ? text_of(kept->value()) : std::string();
        };
        one.task = text("task_id");
        if (!one.task.empty())
            session.name = "Task " + one.task;
        if (const std::string trial = text("trial"); !trial.empty())
            session.name += ", trial " + trial;
        if (const KeptMember* start = find_kept(members, "start_time")) {
            session.init_timestamp = time_of_value(start->value());
            const auto parsed = parse_iso8601(text_of(start->value()));
            session.zone_trusted = !parsed || parsed->zone != ZoneMark::None;
        }
        if (const KeptMember* end = find_kept(members, "end_time"))
            session.end_timestamp = time_of_value(end->value());
        if (find_kept(members, "termination_reason")) {
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
    void tell_all(std::span<const KeptMember> beside)
    {
        if (tries_.empty() && !beside.empty())
            tries_.emplace_back(&importer_.session(importer_.id_from_name()), std::string());
        for (const KeptMember& each : beside) {
            if (each.key == "tasks" && each.value().is_array()) {
                tell_tasks(each);
                continue;
            }
            ++importer_.tally().metadata;
            for (const auto& [builder, task] : tries_)
                builder->session().records.push_back(each.slice);
        }
    }

    void tell_tasks(const KeptMember& tasks)
    {
        json::ArrayReader list(tasks.value());
        for (Value each; list.next(each);) {
            ++importer_.tally().metadata;
            const Slice slice = slice_within(importer_, tasks, each);
            const std::string id = text_of(each.find("id"));
            bool is_told = false;
            for (const auto& [builder, task] : tries_) {
                if (task != id)
                    continue;
                builder->session().records.push_back(slice);
                is_told = true;
            }
            if (!is_told)
                tries_.front().first->session().records.push_back(slice);
        }
    }

    Importer& importer_;
    std::vector<Open> open_;
    std::vector<std::pair<TraceBuilder*, std::string>>
        tries_; ///< of the document, with their tasks
};

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
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
    static constexpr std::array<std::string_view, 2> lists = {"traj", "messages"};
    static constexpr std::array<std::string_view, 1> documents = {simulations};
    Tries tries(importer);
    return read_log_documents(importer, {lists, documents}, tries);
}

} // namespace

const Format& tau_bench_format()
{
    static constexpr Format format = {"tau-bench", "tau-bench or tau2-bench run", "json", sniff,
                                      read};
    return format;
}

} // namespace playhead
