// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sessions as a report to read or to send: figures, bookmarks and notes, the tree of events,
// failures, what was said in LLM calls, data notes. CommonMark with nothing in it that was recorded
// as markup: short texts are escaped, long ones fenced. Not to be read back.
//
// Of a part of a session the figures are those of the whole, and say so; numbers are those that the
// events always have, and an event stands below the nearest that it ran inside of and that is
// there.
#include "core/analysis/conversation_text.h"
#include "core/base/markdown.h"
#include "core/base/text.h"
#include "core/export/masked_event.h"
#include "core/export/text_export.h"
#include "core/model/session_summary.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace playhead {

namespace {

/// Deeper events stand no further to the right: a chain of 100,000 would be gigabytes of spaces.
constexpr std::size_t deepest_indent = 20;

std::string counted(std::int64_t count, std::string_view noun)
{
    return format_count(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

/// One session of the report.
class SessionReport
{
public:
    SessionReport(TextExport& out, const ExportedSession& session)
        : out_(out), session_(session), trace_(*session.trace), summary_(summarize(trace_))
    {
    }

    Result<void> write()
    {
        for (const auto section :
             {&SessionReport::write_head, &SessionReport::write_annotations,
              &SessionReport::write_tree, &SessionReport::write_failures,
              &SessionReport::write_conversations, &SessionReport::write_notes}) {
            if (auto written = (this->*section)(); !written)
                return written;
        }
        return {};
    }

private:
    // What may stand in a line.

    [[nodiscard]] std::string masked(std::string_view text) const
    {
        return out_.redactor() ? out_.redactor()->redact_text(text) : std::string(text);
    }
    [[nodiscard]] std::string shown(std::string_view text) const
    {
        return markdown::escaped(masked(text));
    }
    template <typename Texts>
    [[nodiscard]] std::string joined(const Texts& texts) const
    {
        std::string list;
        for (const std::string& text : texts)
            list += (list.empty() ? "" : ", ") + shown(text);
        return list;
    }
    [[nodiscard]] bool contains(EventIndex event) const
    {
        return !session_.picked || session_.picked->contains(event);
    }

    // The head.

    static void add_fact(std::string& text, std::string_view label, const std::string& value)
    {
        if (!value.empty())
            text.append("- **").append(label).append("**: ").append(value).append("\n");
    }

    [[nodiscard]] std::string time_text() const
    {
        if (summary_.start == no_time)
            return "not recorded";
        std::string text = format_iso8601(summary_.start);
        if (const auto duration = summary_.duration())
            text += ", " + format_duration(*duration) + " long";
        return text + (summary_.zone_trusted ? "" : "; its time zone is not known");
    }
    [[nodiscard]] std::string end_text() const
    {
        const std::string derived(result_name(summary_.outcome));
        if (!summary_.end_state)
            return "not recorded; its events say " + derived;
        std::string text = shown(*summary_.end_state);
        if (parse_result(*summary_.end_state) != summary_.outcome)
            text += ", as recorded; its events say " + derived;
        const std::string& reason = trace_.session().end_state_reason;
        return text + (reason.empty() ? "" : ": " + shown(reason));
    }
    [[nodiscard]] std::string events_text() const
    {
        std::string kinds;
        for (const auto& [kind, count] : summary_.by_action_type)
            kinds += (kinds.empty() ? ": " : ", ") + format_count(count) + " " + shown(kind);
        return format_count(trace_.event_count()) + kinds;
    }
    [[nodiscard]] std::string results_text() const
    {
        std::string text;
        for (const auto result :
             {EventResult::Success, EventResult::Fail, EventResult::Indeterminate}) {
            const std::uint32_t count = summary_.by_result.at(static_cast<std::size_t>(result));
            if (count > 0)
                text += (text.empty() ? "" : ", ") + format_count(count) + " " +
                        std::string(result_name(result));
        }
        return text;
    }
    [[nodiscard]] std::string tokens_text() const
    {
        const Totals& totals = summary_.totals;
        std::string text = totals.total_tokens ? format_count(*totals.total_tokens) : std::string();
        if (totals.prompt_tokens)
            text += (text.empty() ? "" : ", ") + format_count(*totals.prompt_tokens) +
                    " of the prompts";
        if (totals.completion_tokens)
            text += (text.empty() ? "" : ", ") + format_count(*totals.completion_tokens) +
                    " of the completions";
        return text;
    }
    [[nodiscard]] std::string cost_text() const
    {
        const Totals& totals = summary_.totals;
        if (!totals.cost)
            return {};
        return (totals.llm_calls_without_cost > 0 ? "at least " : "") +
               markdown::escaped(format_cost(*totals.cost)) +
               (totals.cost_is_computed ? ", computed from prices" : "");
    }
    [[nodiscard]] std::string part_text() const
    {
        if (!session_.is_part())
            return {};
        return format_count(session_.event_count()) + " of " +
               counted(trace_.event_count(), "event") + ": " + shown(session_.picked->filter) +
               (session_.picked->with_ancestors ? ", and what these ran inside of" : "") +
               ". The figures are those of the whole session.";
    }

    Result<void> write_head()
    {
        std::string text =
            "# " + shown(summary_.name.empty() ? summary_.session_id : summary_.name);
        text += "\n\n";
        add_fact(text, "Part", part_text());
        add_fact(text, "Session", shown(summary_.session_id));
        add_fact(text, "Time", time_text());
        add_fact(text, "Ended", end_text());
        add_fact(text, "Recorder", shown(summary_.recorder));
        add_fact(text, "Tags", joined(summary_.tags));
        add_fact(text, "Events", events_text());
        add_fact(text, "Results", results_text());
        add_fact(text, "Models", joined(summary_.models));
        add_fact(text, "Tokens", tokens_text());
        add_fact(text, "Cost", cost_text());
        return out_.write(text);
    }

    // What the person noted.

    Result<void> write_annotations()
    {
        std::string text;
        for (const auto& [event, annotation] : trace_.annotations().entries()) {
            if (annotation.is_empty() || !contains(event))
                continue;
            text += text.empty() ? "\n## Bookmarks and notes\n\n" : "";
            text += "- **" + event_title(event) + "**";
            text += annotation.is_bookmarked ? " · bookmarked" : "";
            text += annotation.note.empty() ? "\n" : ": " + shown(annotation.note) + "\n";
        }
        return out_.write(text);
    }

    // The tree.

    [[nodiscard]] std::string event_title(EventIndex event) const
    {
        return "#" + std::to_string(event.value()) + " " + shown(trace_.event_type(event));
    }

    [[nodiscard]] std::string event_line(EventIndex event) const
    {
        std::string text = "**" + event_title(event) + "**";
        const auto add = [&text](const std::string& detail) {
            if (!detail.empty())
                text += " · " + detail;
        };
        add(shown(trace_.action_word(event)));
        if (trace_.result(event) != EventResult::Indeterminate)
            add(std::string(result_name(trace_.result(event))));
        if (const auto duration = trace_.duration(event))
            add(format_duration(*duration));
        add(shown(trace_.model(event)));
        if (const auto tokens = trace_.tokens(event); tokens && tokens->sum())
            add(counted(*tokens->sum(), "token"));
        if (const Cost* cost = trace_.cost(event))
            add(markdown::escaped(format_cost(cost->usd)));
        add(shown(trace_.agent(event)));
        if (session_.picked && session_.picked->is_ancestor_only(event))
            add("around a hit");
        return text;
    }

    Result<void> write_tree()
    {
        const EventTree& tree = trace_.tree();
        std::vector<std::uint32_t> open; // where the subtrees end that the event is in
        std::string text = "\n## Events\n\n";
        for (const EventIndex event : tree.order()) {
            if (!contains(event))
                continue;
            while (!open.empty() && open.back() <= tree.position(event))
                open.pop_back();
            text.append(2 * std::min(open.size(), deepest_indent), ' ').append("- ");
            if (open.size() > deepest_indent)
                text.append("(level ").append(std::to_string(open.size() + 1)).append(") ");
            text.append(event_line(event)).append("\n");
            open.push_back(tree.subtree_end(event));
            if (auto written = out_.write(text); !written)
                return written;
            text.clear();
        }
        return text.empty() ? Result<void>() : out_.write(text + "None.\n");
    }

    // What takes reading the source.

    [[nodiscard]] std::string failure_text(EventIndex event, const EventError& error) const
    {
        std::string text = "\n### " + event_title(event) + "\n\n";
        if (error.is_empty())
            return text + "Failed; no error is recorded with it.\n";
        add_fact(text, "Type", shown(error.type));
        add_fact(text, "Code", shown(error.code));
        for (const std::string* part : {&error.message, &error.stack}) {
            if (part->empty())
                continue;
            if (text.back() == '\n' && text[text.size() - 2] != '\n')
                text += '\n';
            markdown::append_fenced(text, masked(*part), "text");
        }
        return text;
    }

    Result<void> write_failures()
    {
        std::string text = "\n## Failures\n";
        for (const EventIndex event : trace_.tree().order()) {
            const bool has_failed =
                trace_.result(event) == EventResult::Fail || trace_.has(event, EventFlag::HasError);
            if (!has_failed || !contains(event))
                continue;
            const auto loaded = trace_.load(event);
            if (!loaded)
                return loaded.error();
            if (auto written = out_.write(text + failure_text(event, loaded->event.error));
                !written)
                return written;
            text.clear();
        }
        return {};
    }

    Result<void> write_conversations()
    {
        constexpr std::size_t level_of_messages = 4;
        bool is_first = true;
        const auto append = [&](std::string& text, EventIndex event, const LoadedEvent& loaded) {
            if (!has_conversation(loaded.event))
                return;
            if (std::exchange(is_first, false))
                text += "\n## Conversations\n";
            text += "\n### " + event_title(event) + "\n\n";
            text += inert_conversation_markdown(
                read_conversation(masked_event(loaded.event, out_.redactor(), true)),
                level_of_messages);
        };
        return out_.write_each(session_, append);
    }

    Result<void> write_notes()
    {
        std::string text;
        for (const Diagnostic& note : trace_.diagnostics().entries()) {
            text += text.empty() ? "\n## Data notes\n\n" : "";
            text +=
                "- **" + std::string(severity_name(note.severity)) + "**: " + shown(note.message);
            if (note.count > 1)
                text += " " + counted(static_cast<std::int64_t>(note.count), "time") + ".";
            text += (note.remedy.empty() ? "" : " " + shown(note.remedy)) + "\n";
        }
        return out_.write(text);
    }

    TextExport& out_;
    const ExportedSession& session_;
    const Trace& trace_;
    SessionSummary summary_;
};

Result<void> write_reports(TextExport& out, Sessions sessions)
{
    std::string_view between;
    for (const ExportedSession& session : sessions) {
        if (auto begun = out.write(between); !begun)
            return begun;
        if (auto written = SessionReport(out, session).write(); !written)
            return written;
        between = "\n";
    }
    return {};
}

Result<void> write(Sessions sessions, const std::string& path, const ExportOptions& options,
                   const Job& job)
{
    return TextExport::write_file(sessions, path, options, job, write_reports);
}

} // namespace

const Exporter& session_markdown_exporter()
{
    static constexpr Exporter exporter = {"session-markdown", "Report (Markdown)", "md",
                                          "to read or to send; not read back", write};
    return exporter;
}

} // namespace playhead
