// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// SWE-agent's trajectories, <instance>.traj: a document {"trajectory","history","info"}, as the
// program writes it into trajectories/<user>/<run>/<instance>, of all its generations. "trajectory"
// has a step for each answer and its command; "history" has the messages. Either may be missing. A
// run of several attempts has "attempts", a list of such documents, and repeats the best of them.
//
// Recognised by a trajectory whose steps have action and observation, or a history whose messages
// say of what agent or of what type they are.
//
// Sessions: each document and each attempt. Where the document repeats an attempt, that is one.
//
// Nesting: a prompt contains all that follows. Answers and the commands that they ask for stand
// beside each other in it. A step and the message with the same words are one answer. Messages that
// show how the work is done (is_demo) are moments.
//
// Times: none are recorded. How long a command took (execution_time) is told without a beginning
// and stays with the command.
//
// Tools: the name of a call; where a command is a line of text, its first word, as the agent's own
// tools are commands of its shell. What came back is all that is known of how it ended.
//
// Tokens and cost: of the run as a whole (info.model_stats), shown with its prompt, or as a moment
// at its end where it has none. Zeros count nothing: they are those of a replay.
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/kept_member.h"
#include "core/formats/reading/log_documents.h"
#include "core/formats/swe_agent/run.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace playhead {

namespace {

using json::Value;
using swe_agent::Run;

constexpr std::string_view attempts = "attempts";

class Runs : public LogDocuments
{
public:
    explicit Runs(Importer& importer) : importer_(importer) {}

    void begin_document() override { open_.emplace_back(); }
    void begin_list(std::string_view key) override { open_.back().list = key; }
    void add(const LogRecord& record) override
    {
        if (open_.empty() || open_.back().list == attempts)
            add_unknown(importer_, new_session(), record);
        else if (open_.back().list == "trajectory")
            open_.back().run.add_step(record);
        else
            open_.back().run.add_message(record);
    }
    void add_unreadable(const Slice& slice) override
    {
        if (open_.empty() || open_.back().list == attempts)
            playhead::add_unreadable(importer_, new_session(), slice);
        else
            open_.back().run.add_other(slice);
    }
    void end_document(std::span<const KeptMember> members) override
    {
        Run run = std::move(open_.back().run);
        open_.pop_back();
        finish_run(std::move(run), members, !open_.empty());
        if (open_.empty())
            attempts_.clear();
    }

private:
    /// A document while it is read: a run, or one with attempts that are runs.
    struct Open {
        Run run;
        std::string list; ///< that is read
    };
    struct Attempt {
        Run run;
        TraceBuilder* builder = nullptr;
    };

    TraceBuilder& new_session()
    {
        TraceBuilder& builder = importer_.session(importer_.next_id_from_name());
        builder.session().recorder = "SWE-agent";
        return builder;
    }

    void finish_run(Run&& run, std::span<const KeptMember> beside, bool is_attempt)
    {
        for (const KeptMember& each : beside)
            learn_of_run(each, run);
        for (const Attempt& attempt : attempts_) {
            if (is_attempt || (!run.is_empty() && !run.says_the_same_as(attempt.run)))
                continue;
            importer_.tally().merged += run.size();
            return tell(*attempt.builder, beside);
        }
        TraceBuilder& builder = new_session();
        tell(builder, beside);
        static_cast<void>(run.make_events(importer_, builder)); // the reader asks the job, too
        if (is_attempt)
            attempts_.push_back({std::move(run), &builder});
    }

    void learn_of_run(const KeptMember& each, Run& run)
    {
        if (each.key == "info") {
            const Value figures = each.value().find("model_stats");
            if (figures.find("api_calls").is_valid())
                run.figures = slice_within(importer_, each, figures);
        } else if (each.key == "replay_config") {
            const std::string text = text_of(each.value()); // the object, or a text that holds it
            const Value model = Value(text).at_path({"agent", "model"});
            if (model.is_object() && model.find("name").is_string())
                run.model = importer_.owned_slice(model.raw(), RecordRole::Context);
        }
    }

    void tell(TraceBuilder& builder, std::span<const KeptMember> beside)
    {
        Session& session = builder.session();
        tell_session(importer_, session, beside);
        for (const KeptMember& each : beside) {
            if (each.key == "info")
                learn_info(each.value(), session);
            const std::string text = text_of(each.value());
            if (each.key == "replay_config" && session.name.empty())
                session.name = text_of(Value(text).at_path({"problem_statement", "id"}));
        }
    }

    static void learn_info(Value info, Session& session)
    {
        if (const Value status = info.find("exit_status"); status.is_string())
            session.end_state = text_of(status);
        const std::string version = text_of(info.find("swe_agent_version"));
        if (!version.empty())
            session.recorder = "SWE-agent " + version;
    }

    Importer& importer_;
    std::vector<Open> open_;
    std::vector<Attempt> attempts_; ///< of the document that is read
};

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    for (const std::string_view at : {"", "[].", "attempts[]."}) {
        const auto has = [&shape, at](std::string_view path) {
            return shape.has(std::string(at) + std::string(path));
        };
        const bool has_steps = has("trajectory[].action") && has("trajectory[].observation") &&
                               (has("trajectory[].response") || has("trajectory[].thought"));
        const bool has_history =
            has("history[].role") && has("history[].content") && has("history[].agent");
        if (has_steps || has_history)
            return Confidence::Certain;
    }
    return Confidence::No;
}

Result<void> read(Importer& importer)
{
    static constexpr std::array<std::string_view, 2> lists = {"trajectory", "history"};
    static constexpr std::array<std::string_view, 1> documents = {attempts};
    Runs runs(importer);
    return read_log_documents(importer, {lists, documents}, runs);
}

} // namespace

const Format& swe_agent_format()
{
    static constexpr Format format = {"swe-agent", "SWE-agent trajectory", "traj json", sniff,
                                      read};
    return format;
}

} // namespace playhead
