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
// Tokens and cost: of the run as a whole (info.model_stats), shown with its prompt. Zeros count
// nothing: they are those of a replay.
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/json_input.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/kept_member.h"
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

class Reader
{
public:
    explicit Reader(Importer& importer) : importer_(importer), input_(importer) {}

    Result<void> read()
    {
        json::Cursor& cursor = input_.cursor();
        while (goes_on_ && cursor.next_document()) {
            attempts_.clear();
            if (!cursor.enter_array()) {
                read_document();
                continue;
            }
            while (goes_on_ && cursor.next_element())
                read_document();
        }
        return input_.finish();
    }

private:
    struct Attempt {
        Run run;
        TraceBuilder* builder = nullptr;
    };

    void read_document()
    {
        json::Cursor& cursor = input_.cursor();
        if (!cursor.enter_object()) {
            cursor.skip();
            return;
        }
        Run run;
        std::vector<KeptMember> all_beside;
        for (std::string_view name; goes_on_ && cursor.next_member(name);) {
            const std::string key(name);
            if (key != "attempts" || !cursor.enter_array()) {
                read_member(key, run, all_beside);
                continue;
            }
            while (goes_on_ && cursor.next_element())
                read_attempt();
        }
        finish_run(std::move(run), all_beside, false);
        goes_on_ = goes_on_ && input_.keep_going();
    }

    void read_attempt()
    {
        json::Cursor& cursor = input_.cursor();
        if (!cursor.enter_object()) {
            cursor.skip();
            return;
        }
        Run run;
        std::vector<KeptMember> all_beside;
        for (std::string_view name; goes_on_ && cursor.next_member(name);)
            read_member(std::string(name), run, all_beside);
        finish_run(std::move(run), all_beside, true);
    }

    void read_member(const std::string& key, Run& run, std::vector<KeptMember>& all_beside)
    {
        json::Cursor& cursor = input_.cursor();
        const bool is_list = cursor.peek_kind() == json::Kind::Array;
        if (key == "trajectory" && is_list)
            read_list(run, &Run::add_step);
        else if (key == "history" && is_list)
            read_list(run, &Run::add_message);
        else
            all_beside.push_back(keep_member(importer_, cursor, key));
    }

    void read_list(Run& run, void (Run::*add)(const LogRecord&))
    {
        json::Cursor& cursor = input_.cursor();
        if (!cursor.enter_array())
            return;
        while (goes_on_ && cursor.next_element()) {
            const json::Slice read = cursor.raw();
            if (read.text.empty())
                continue;
            const Slice slice = importer_.slice(read.offset, read.text.size());
            if (read.value().is_object())
                (run.*add)({read.value(), slice});
            else
                run.add_unreadable(slice);
            goes_on_ = input_.keep_going();
        }
    }

    void finish_run(Run&& run, const std::vector<KeptMember>& all_beside, bool is_attempt)
    {
        for (const KeptMember& each : all_beside)
            learn_of_run(each, run);
        for (const Attempt& attempt : attempts_) {
            if (is_attempt || (!run.is_empty() && !run.says_the_same_as(attempt.run)))
                continue;
            importer_.tally().merged += run.size();
            return tell(*attempt.builder, all_beside);
        }
        if (run.is_empty() && all_beside.empty())
            return;
        std::string id = importer_.id_from_name();
        if (importer_.session_count() > 0)
            id += "-" + std::to_string(importer_.session_count() + 1);
        TraceBuilder& builder = importer_.session(id);
        builder.session().recorder = "SWE-agent";
        tell(builder, all_beside);
        goes_on_ = run.make_events(importer_, builder) && goes_on_;
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

    void tell(TraceBuilder& builder, const std::vector<KeptMember>& all_beside)
    {
        Session& session = builder.session();
        tell_session(importer_, session, all_beside);
        for (const KeptMember& each : all_beside) {
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
    JsonInput input_;
    std::vector<Attempt> attempts_; ///< of the document that is read
    bool goes_on_ = true;
};

Confidence sniff(const SniffInput& input)
{
    const JsonShape& shape = input.shape();
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
    return Reader(importer).read();
}

} // namespace

const Format& swe_agent_format()
{
    static constexpr Format format = {"swe-agent", "SWE-agent trajectory", "traj json", sniff,
                                      read};
    return format;
}

} // namespace playhead
