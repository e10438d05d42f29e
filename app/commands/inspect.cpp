// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/command.h"
#include "app/inputs.h"
#include "app/json_text.h"
#include "app/masking.h"
#include "app/records_report.h"
#include "app/session_report.h"
#include "app/terminal_text.h"
#include "core/base/text.h"
#include "core/model/session_summary.h"

#include <array>

namespace playhead {

namespace {

Json sessionJson(const SessionSummary& summary, const Masking& masking)
{
    const Totals& totals = summary.totals;
    Json byActionType = Json::object();
    for (const auto& [word, count] : summary.by_action_type)
        byActionType[masking.text(word)] = count;
    Json byResult = Json::object();
    for (const auto result : {EventResult::Success, EventResult::Fail, EventResult::Indeterminate})
        byResult[std::string(result_name(result))] =
            summary.by_result.at(static_cast<std::size_t>(result));
    Json json;
    json["session_id"] = masking.text(summary.session_id);
    json["name"] = masking.text(summary.name);
    json["start"] = timeOrNull(summary.start);
    json["end"] = timeOrNull(summary.end);
    json["duration_ns"] = orNull(summary.duration());
    json["recorded_start"] = timeOrNull(summary.recorded_start);
    json["recorded_end"] = timeOrNull(summary.recorded_end);
    json["end_state"] = summary.end_state ? Json(masking.text(*summary.end_state)) : Json();
    json["outcome"] = result_name(summary.outcome);
    json["tags"] = masked(summary.tags, masking);
    json["events"] = totals.events;
    json["roots"] = summary.roots;
    json["max_depth"] = summary.max_depth;
    json["inferred_parents"] = summary.inferred_parents;
    json["by_action_type"] = std::move(byActionType);
    json["by_result"] = std::move(byResult);
    json["errors"] = totals.failures;
    json["llm_calls"] = totals.llm_calls;
    json["models"] = masked(summary.models, masking);
    json["prompt_tokens"] = orNull(totals.prompt_tokens);
    json["completion_tokens"] = orNull(totals.completion_tokens);
    json["total_tokens"] = orNull(totals.total_tokens);
    json["cost_usd"] = orNull(totals.cost);
    json["cost_computed"] = totals.cost_is_computed;
    json["llm_calls_without_cost"] = totals.llm_calls_without_cost;
    json["recorder"] = masking.text(summary.recorder);
    json["zone_trusted"] = summary.zone_trusted;
    json["complete"] = summary.is_complete;
    return json;
}

Json notesJson(const Diagnostics& diagnostics, const Masking& masking)
{
    Json list = Json::array();
    for (const Diagnostic& note : diagnostics.entries())
        list.push_back({{"severity", severity_name(note.severity)},
                        {"code", note.code},
                        {"message", masking.text(note.message)},
                        {"remedy", masking.text(note.remedy)},
                        {"count", note.count},
                        {"where", masked(note.where, masking)}});
    return list;
}

/// What the answer says about one file.
struct InspectedFile {
    std::string path; ///< as it was given
    const Document& document;
    std::vector<std::shared_ptr<const Trace>> sessions; ///< those that are wanted

    [[nodiscard]] Diagnostics notes() const
    {
        Diagnostics notes = document.diagnostics;
        for (const auto& trace : sessions)
            notes.merge(trace->diagnostics());
        return notes;
    }
};

/// The answer in its two forms, file by file.
class Answer
{
public:
    Answer(Io& io, const Arguments& arguments)
        : m_io(io), m_masking(arguments), m_asJson(arguments.has(jsonOption.name))
    {
    }

    void add(const InspectedFile& file)
    {
        if (m_asJson)
            addJson(file);
        else
            print(file);
    }

    void add(const std::string& path, const Error& error)
    {
        m_io.report(error);
        if (m_asJson)
            m_files.push_back({{"path", path},
                               {"format", nullptr},
                               {"sessions", Json::array()},
                               {"diagnostics", Json::array()},
                               {"error", errorJson(error)}});
    }

    void finish()
    {
        if (m_asJson)
            m_io.out.write(jsonText({{"files", std::move(m_files)}}));
    }

private:
    void addJson(const InspectedFile& file)
    {
        Json sessions = Json::array();
        for (const auto& trace : file.sessions)
            sessions.push_back(sessionJson(summarize(*trace), m_masking));
        m_files.push_back({{"path", file.path},
                           {"format", file.document.format->id},
                           {"bytes", file.document.size},
                           {"records", recordsJson(file.document.records)},
                           {"sessions", std::move(sessions)},
                           {"diagnostics", notesJson(file.notes(), m_masking)}});
    }

    void print(const InspectedFile& file)
    {
        Output& out = m_io.out;
        if (!m_isFirst)
            out.write("\n");
        m_isFirst = false;
        const auto count = static_cast<std::int64_t>(file.document.sessions.size());
        out.write(inked(printable(file.path), Ink::Heading, m_io.hasColours) + "\n  " +
                  std::string(file.document.format->title) + ", " +
                  format_bytes(file.document.size) + ", " + counted(count, "session") + "\n");
        if (file.document.records.read() > 0)
            out.write("  " + recordsText(file.document.records) + "\n");
        for (const auto& trace : file.sessions)
            out.write("\n" + sessionReport(summarize(*trace), m_masking, m_io.hasColours));
        const std::string notes = notesReport(file.notes(), m_masking, m_io.hasColours);
        if (!notes.empty())
            out.write("\n" + notes);
    }

    Io& m_io;
    Masking m_masking;
    bool m_asJson;
    bool m_isFirst = true;
    Json m_files = Json::array();
};

int inspect(const Arguments& arguments, Io& io)
{
    Answer answer(io, arguments);
    const auto wanted = arguments.value(sessionOption.name);
    bool isAnyRead = false;
    for (const std::string& operand : arguments.operands()) {
        const auto document = openInput(operand, arguments, io);
        if (!document) {
            answer.add(operand, document.error());
            continue;
        }
        const InspectedFile file = {operand, **document, wantedSessions(**document, arguments)};
        if (wanted && file.sessions.empty()) {
            answer.add(operand, noSuchSession(**document, *wanted));
            continue;
        }
        answer.add(file);
        isAnyRead = true;
    }
    answer.finish();
    return isAnyRead ? exit_code::done : exit_code::failed;
}

constexpr std::array<Option, 4> options = {jsonOption, sessionOption, libraryOption, revealOption};

} // namespace

const Command& inspectCommand()
{
    static const Command command = {
        "inspect",
        "Say what files hold: sessions, figures, data notes",
        "FILE…",
        1,
        anyNumber,
        options,
        "For each file its format and its sessions: when it ran and how it ended, its events by\n"
        "type and result, LLM calls, tokens and cost; and what had to be repaired or inferred\n"
        "to read it; of logs, how many records are events and what became of the others. FILE may\n"
        "be a folder, too. With --json it is one document {\"files\": [...]}, in which a file "
        "that\n"
        "cannot be read stands with its \"error\".\n",
        inspect};
    return command;
}

} // namespace playhead
