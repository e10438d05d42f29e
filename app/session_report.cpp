// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/session_report.h"

#include "app/terminal_text.h"
#include "core/base/text.h"

#include <algorithm>

namespace playhead {

namespace {

constexpr std::size_t labelWidth = 11;

/// Collects lines of a label and what belongs to it.
class Lines
{
public:
    explicit Lines(bool hasColours) : m_hasColours(hasColours) {}

    void add(std::string_view label, const std::string& value)
    {
        text += "  " + inked(leftAligned(label, labelWidth), Ink::Quiet, m_hasColours) + " " +
                value + "\n";
    }

    std::string text;

private:
    bool m_hasColours;
};

template <typename Range, typename Describe>
std::string joined(const Range& range, Describe describe, std::string_view separator = ", ")
{
    std::string text;
    for (const auto& item : range)
        text.append(text.empty() ? std::string_view() : separator).append(describe(item));
    return text;
}

std::string timeText(const SessionSummary& summary)
{
    if (summary.start == no_time)
        return "not recorded";
    std::string text = momentText(summary.start, summary.zone_trusted);
    if (const auto duration = summary.duration())
        text += ", " + format_duration(*duration) + " long";
    if (!summary.zone_trusted)
        text += "; its time zone is not known";
    return text;
}

std::string recordedTimeText(const SessionSummary& summary)
{
    const std::string start = momentText(summary.recorded_start, summary.zone_trusted);
    const std::string end = momentText(summary.recorded_end, summary.zone_trusted);
    if (start.empty())
        return "until " + end;
    const auto length = length_between(summary.recorded_start, summary.recorded_end);
    return start + (length ? ", " + format_duration(*length) + " long" : "");
}

std::string endText(const SessionSummary& summary, const Masking& masking, bool hasColours)
{
    std::string derived = resultText(summary.outcome, hasColours);
    if (!summary.end_state)
        return "not recorded; its events say " + derived;
    const auto recorded = parse_result(*summary.end_state);
    if (recorded == summary.outcome)
        return derived;
    const std::string word =
        recorded ? resultText(*recorded, hasColours) : printable(masking.text(*summary.end_state));
    return word + ", as recorded; its events say " + derived;
}

std::string resultsText(const SessionSummary& summary, bool hasColours)
{
    std::string text;
    for (const auto result :
         {EventResult::Success, EventResult::Fail, EventResult::Indeterminate}) {
        const std::uint32_t count = summary.by_result.at(static_cast<std::size_t>(result));
        if (count > 0)
            text += (text.empty() ? "" : ", ") + format_count(count) + " " +
                    resultText(result, hasColours);
    }
    return text;
}

std::string tokensText(const Totals& totals)
{
    if (!totals.total_tokens && !totals.prompt_tokens && !totals.completion_tokens)
        return "not recorded";
    std::string text = totals.total_tokens ? format_count(*totals.total_tokens) : "total unknown";
    std::string_view separator = ": ";
    if (totals.prompt_tokens) {
        text.append(separator).append(format_count(*totals.prompt_tokens)) += " in prompts";
        separator = ", ";
    }
    if (totals.completion_tokens)
        text.append(separator).append(format_count(*totals.completion_tokens)) += " in completions";
    return text;
}

std::string treeText(const SessionSummary& summary)
{
    std::string text =
        counted(summary.roots, "root") + ", " + counted(summary.max_depth, "level") + " deep";
    if (summary.inferred_parents > 0)
        text += ", " + counted(summary.inferred_parents, "parent") + " inferred from times";
    return text;
}

Ink inkOf(Severity severity)
{
    switch (severity) {
    case Severity::Note:
        return Ink::Quiet;
    case Severity::Warning:
        return Ink::Doubtful;
    case Severity::Error:
        break;
    }
    return Ink::Bad;
}

} // namespace

std::string momentText(TimeNs time, bool zoneTrusted)
{
    if (time == no_time)
        return {};
    std::string text = format_iso8601(time);
    std::replace(text.begin(), text.end(), 'T', ' ');
    text.pop_back(); // the Z
    return zoneTrusted ? text + " UTC" : text;
}

std::string costText(double usd, bool isComputed, bool isLowerBound)
{
    return std::string(isLowerBound ? "at least " : "") + format_cost(usd) +
           (isComputed ? ", computed from prices where none is recorded" : "");
}

std::string counted(std::int64_t count, std::string_view noun)
{
    return format_count(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string resultText(EventResult result, bool hasColours)
{
    const Ink ink = result == EventResult::Success ? Ink::Good
                    : result == EventResult::Fail  ? Ink::Bad
                                                   : Ink::Quiet;
    return inked(result_name(result), ink, hasColours);
}

std::string sessionReport(const SessionSummary& summary, const Masking& masking, bool hasColours)
{
    const auto shown = [&masking](const std::string& text) {
        return printable(masking.text(text));
    };
    const Totals& totals = summary.totals;
    const std::string id = shown(summary.session_id);
    const std::string name = shown(summary.name);
    Lines lines(hasColours);
    lines.text = inked(name.empty() ? "Session " + id : name, Ink::Heading, hasColours) + "\n";
    if (!name.empty())
        lines.add("session", id);
    lines.add("time", timeText(summary));
    if (summary.is_recorded_longer())
        lines.add("recorded", recordedTimeText(summary));
    lines.add("ended", endText(summary, masking, hasColours));
    if (!summary.recorder.empty())
        lines.add("recorder", shown(summary.recorder));
    if (!summary.tags.empty())
        lines.add("tags", joined(summary.tags, shown));
    const auto byType = joined(summary.by_action_type, [&shown](const auto& entry) {
        return format_count(entry.second) + " " + shown(entry.first);
    });
    lines.add("events", format_count(totals.events) + (byType.empty() ? "" : ": " + byType));
    if (totals.events > 0) {
        lines.add("results", resultsText(summary, hasColours));
        lines.add("tree", treeText(summary));
    }
    const std::string models = joined(summary.models, shown);
    if (totals.llm_calls > 0)
        lines.add("LLM calls",
                  format_count(totals.llm_calls) + (models.empty() ? "" : ": ") + models);
    else if (!models.empty()) // of agents, say
        lines.add("models", models);
    lines.add("tokens", tokensText(totals));
    lines.add("cost", totals.cost ? costText(*totals.cost, totals.cost_is_computed,
                                             totals.llm_calls_without_cost > 0)
                                  : "unknown");
    if (!summary.is_complete)
        lines.add("read", "not to its end");
    return lines.text;
}

std::string notesReport(const Diagnostics& diagnostics, const Masking& masking, bool hasColours)
{
    std::vector<const Diagnostic*> notes;
    for (const Diagnostic& note : diagnostics.entries())
        notes.push_back(&note);
    std::stable_sort(notes.begin(), notes.end(), [](const Diagnostic* a, const Diagnostic* b) {
        return a->severity > b->severity;
    });
    if (notes.empty())
        return {};
    const auto shown = [&masking](const std::string& text) {
        return printable(masking.text(text));
    };
    const std::string indent(11, ' ');
    std::string text = inked("Data notes", Ink::Heading, hasColours) + "\n";
    for (const Diagnostic* note : notes) {
        const std::string times =
            note->count > 1 ? ", " + format_count(static_cast<std::int64_t>(note->count)) + " times"
                            : "";
        text += "  " + inked(leftAligned(severity_name(note->severity), 9), inkOf(note->severity),
                             hasColours);
        text += shown(note->message) + " " +
                inked("(" + note->code + times + ")", Ink::Quiet, hasColours) + "\n";
        if (!note->remedy.empty())
            text += indent + shown(note->remedy) + "\n";
        if (!note->where.empty())
            text += indent + "at " + joined(note->where, shown, "; ") +
                    (note->count > note->where.size() ? "; …\n" : "\n");
    }
    return text;
}

} // namespace playhead
