// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/command.h"
#include "app/inputs.h"
#include "app/masking.h"
#include "app/picked_events.h"
#include "app/progress_line.h"
#include "app/session_report.h"
#include "app/terminal_text.h"
#include "core/base/text.h"
#include "core/export/exporter.h"

#include <array>

namespace playhead {

namespace {

constexpr std::string_view commandName = "export";
constexpr Option outputOption = {"output", "OUT", "where to write; its ending says the form", 'o'};

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

/// Where to write and how; nothing where that was wrong and has been said.
const Exporter* wantedExporter(const Arguments& arguments, Io& io)
{
    const auto path = arguments.value(outputOption.name);
    if (!path) {
        io.reportUsage(commandName, {"It needs to know where to write: -o OUT.", {}, {}});
        return nullptr;
    }
    const Exporter* exporter = exporter_for(*path);
    if (!exporter)
        io.reportUsage(commandName, noExporter(*path));
    return exporter;
}

int exportSessions(const Arguments& arguments, Io& io)
{
    const Exporter* exporter = wantedExporter(arguments, io);
    if (!exporter)
        return exit_code::wrongUsage;
    auto choice = EventChoice::of(arguments, commandName, io);
    if (!choice)
        return exit_code::wrongUsage;
    const auto input = openSessions(arguments.operands().front(), arguments, io);
    if (!input) {
        io.report(input.error());
        return exit_code::failed;
    }
    std::vector<ExportedSession> sessions;
    for (const auto& trace : input->sessions)
        sessions.push_back({trace, choice->pick(*trace, io)});
    const std::string path = *arguments.value(outputOption.name);
    ExportOptions options;
    options.reveal = arguments.has(revealOption.name);
    const auto written = [&] {
        ProgressLine progress("Writing " + path, io);
        return exporter->write(sessions, path, options, progress.job());
    }();
    if (!written) {
        io.report(written.error());
        return exit_code::failed;
    }
    io.out.write(printable(path) + ": " + amountText(sessions) +
                 (options.reveal ? "" : "; secrets are masked, --reveal keeps them") + "\n");
    return choice->isWhole() ? exit_code::done : exit_code::failed;
}

constexpr std::array<Option, 6> options = {outputOption,  filterOption,  ancestorsOption,
                                           sessionOption, libraryOption, revealOption};

std::string details()
{
    return "The ending of OUT says the form:\n" + exporter_list() +
           "In Playhead's own forms nothing is lost: read again, they hold the same events, value\n"
           "by value. Without --reveal, keys and tokens are masked. A file that is there already\n"
           "is replaced when the new one is whole.\n"
           "\n"
           "--filter 'result:Fail' writes only the events it holds for, --ancestors also what "
           "they\n"
           "ran inside. Playhead's own forms say that they are a part and number its events anew;\n"
           "an event whose parent is left out is a root there, marked parent_left_out.\n";
}

} // namespace

const Command& exportCommand()
{
    static const std::string text = details();
    static const Command command = {
        commandName,   "Write sessions to files of other forms", "FILE", 1, 1, options, text,
        exportSessions};
    return command;
}

} // namespace playhead
