// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/command.h"
#include "app/inputs.h"
#include "app/masking.h"
#include "app/picked_events.h"
#include "app/progress_line.h"
#include "app/redaction_argument.h"
#include "app/session_report.h"
#include "app/terminal_text.h"
#include "core/base/text.h"
#include "core/export/exporter.h"
#include "core/export/redaction_list.h"
#include "core/export/user_names.h"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace playhead {

namespace {

constexpr std::string_view commandName = "convert";
constexpr Option outputOption = {"output", "OUT", "where to write; its ending says the form", 'o'};

std::vector<std::string> forms()
{
    std::vector<std::string> ids;
    for (const Exporter* exporter : all_exporters())
        ids.emplace_back(exporter->id);
    return ids;
}

constexpr Option formOption = {"to", "FORM", "the form, where the ending of OUT does not say it",
                               0,    false,  forms};

Error noExporter(const std::string& path)
{
    std::string forms;
    for (const Exporter* exporter : all_exporters())
        forms += (forms.empty() ? "." : ", .") + std::string(exporter->extension);
    return {"The name " + path + " says no form to write.", {}, "End it with " + forms + "."};
}

/// "2 sessions, 60 events", or "1 session, 7 of 60 events".
std::string amountText(Sessions sessions)
{
    std::int64_t written = 0;
    std::int64_t all = 0;
    bool isPart = false;
    for (const ExportedSession& session : sessions) {
        written += session.event_count();
        all += session.trace->event_count();
        isPart = isPart || session.picked.has_value();
    }
    return counted(static_cast<std::int64_t>(sessions.size()), "session") + ", " +
           (isPart ? format_count(written) + " of " : std::string()) + counted(all, "event");
}

/// The forms by the names that --to takes.
Error noForm(const std::string& name)
{
    std::string list;
    for (const std::string& form : forms())
        list += (list.empty() ? "" : ", ") + form;
    return {"There is no form " + name + ".", {}, "The forms are " + list + "."};
}

/// Where to write and how; nothing where that was wrong and has been said.
const Exporter* wantedExporter(const Arguments& arguments, Io& io)
{
    const auto path = arguments.value(outputOption.name);
    if (!path) {
        io.reportUsage(commandName, {"It needs to know where to write: -o OUT.", {}, {}});
        return nullptr;
    }
    const auto form = arguments.value(formOption.name);
    const Exporter* exporter = form ? find_exporter(*form) : exporter_for(*path);
    if (!exporter)
        io.reportUsage(commandName, form ? noForm(*form) : noExporter(*path));
    else if (arguments.value(redactionListOption.name) == path)
        io.reportUsage(commandName,
                       {"The list of what was masked needs a file of its own.", {}, {}});
    else
        return exporter;
    return nullptr;
}

/// What is to be masked in the sessions. An Error where they cannot be read for it.
Result<PersonalData> personalData(const RedactionChoice& choice,
                                  std::span<const std::shared_ptr<const Trace>> traces, Io& io)
{
    PersonalData personal;
    personal.emails = choice.emails;
    personal.homes = choice.homes;
    if (!choice.users)
        return personal;
    ProgressLine progress("Looking for names", io);
    auto names = find_user_names(traces, progress.job());
    if (!names)
        return names.error();
    if (!names->empty())
        personal.users = std::make_shared<const std::set<std::string>>(std::move(*names));
    return personal;
}

/// "; masked: e-mail address 3, JWT 1".
std::string maskedText(const ExportOptions& options)
{
    if (!options.list)
        return options.reveal ? "" : "; secrets are masked, --reveal keeps them";
    std::string text;
    for (const auto& [what, count] : options.list->counts()) {
        text += text.empty() ? "; masked: " : ", ";
        text += std::string(what) + " " + format_count(static_cast<std::int64_t>(count));
    }
    return text.empty() ? "; nothing was found to mask" : text;
}

/// Writes the file, and the list of what was masked in it.
Result<void> writeFile(const Exporter& exporter, Sessions sessions, const std::string& path,
                       const ExportOptions& options, Io& io)
{
    ProgressLine progress("Writing " + path, io);
    if (auto written = exporter.write(sessions, path, options, progress.job()); !written)
        return written;
    return options.list ? options.list->finish() : Result<void>();
}

/// What the arguments ask for: the list is there where they ask for one, or for a redaction.
Result<std::optional<RedactionList>> wantedList(const Arguments& arguments,
                                                const RedactionChoice& choice)
{
    const auto path = arguments.value(redactionListOption.name);
    if (!path)
        return choice.isAny() ? std::optional(RedactionList()) : std::nullopt;
    auto list = RedactionList::to_file(*path);
    if (!list)
        return list.error();
    return std::optional(std::move(*list));
}

int fail(const Error& error, Io& io)
{
    io.report(error);
    return exit_code::failed;
}

int convertSessions(const Arguments& arguments, Io& io)
{
    const Exporter* exporter = wantedExporter(arguments, io);
    if (!exporter)
        return exit_code::wrongUsage;
    auto choice = EventChoice::of(arguments, commandName, io);
    const auto redaction = redactionArgument(arguments, commandName, io);
    if (!choice || !redaction)
        return exit_code::wrongUsage;
    const auto input = openSessions(arguments.operands().front(), arguments, io);
    if (!input)
        return fail(input.error(), io);
    std::vector<ExportedSession> sessions;
    for (const auto& trace : input->sessions)
        sessions.push_back({trace, choice->pick(*trace, io)});
    const auto personal = personalData(*redaction, input->sessions, io);
    if (!personal)
        return fail(personal.error(), io);
    auto list = wantedList(arguments, *redaction);
    if (!list)
        return fail(list.error(), io);
    ExportOptions options;
    options.reveal = arguments.has(revealOption.name);
    options.personal = *personal;
    options.list = *list ? &**list : nullptr;
    const std::string path = *arguments.value(outputOption.name);
    if (const auto written = writeFile(*exporter, sessions, path, options, io); !written)
        return fail(written.error(), io);
    io.out.write(printable(path) + ": " + amountText(sessions) + maskedText(options) + "\n");
    return choice->isWhole() ? exit_code::done : exit_code::failed;
}

constexpr std::array<Option, 9> options = {outputOption,    formOption,    filterOption,
                                           ancestorsOption, sessionOption, libraryOption,
                                           revealOption,    redactOption,  redactionListOption};

std::string details()
{
    return "The ending of OUT says the form:\n" + exporter_list() +
           "What is not said to be otherwise is read back with nothing lost: it holds the same\n"
           "events, value by value. --to names a form by its id, which playhead formats --json\n"
           "lists. A file that is there already is replaced when the new one is whole.\n"
           "\n"
           "Without --reveal, keys and tokens are masked.\n" +
           redactionHelp() +
           "\n"
           "--filter 'result:Fail' writes only the events it holds for, --ancestors also what "
           "they\n"
           "ran inside. Forms that are read back say that they are a part and number its events\n"
           "anew; an event whose parent is left out is a root there, marked parent_left_out.\n";
}

} // namespace

const Command& convertCommand()
{
    static const std::string text = details();
    static const Command command = {commandName, "Write sessions to files of other forms",
                                    "FILE",      1,
                                    1,           options,
                                    text,        convertSessions,
                                    "export"};
    return command;
}

} // namespace playhead
