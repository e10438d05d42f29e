// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/command.h"
#include "app/inputs.h"
#include "app/masking.h"
#include "app/progress_line.h"
#include "app/session_report.h"
#include "app/terminal_text.h"
#include "core/export/exporter.h"

#include <array>

namespace playhead {

namespace {

constexpr Option outputOption = {"output", "OUT", "where to write; its ending says the form", 'o'};

Error noExporter(const std::string& path)
{
    std::string forms;
    for (const Exporter* exporter : all_exporters())
        forms += (forms.empty() ? "." : ", .") + std::string(exporter->extension);
    return {"The name " + path + " says no form to write.", {}, "End it with " + forms + "."};
}

int exportSessions(const Arguments& arguments, Io& io)
{
    constexpr std::string_view name = "export";
    const auto path = arguments.value(outputOption.name);
    if (!path) {
        io.reportUsage(name, {"It needs to know where to write: -o OUT.", {}, {}});
        return exit_code::wrongUsage;
    }
    const Exporter* exporter = exporter_for(*path);
    if (!exporter) {
        io.reportUsage(name, noExporter(*path));
        return exit_code::wrongUsage;
    }
    const auto input = openSessions(arguments.operands().front(), arguments, io);
    if (!input) {
        io.report(input.error());
        return exit_code::failed;
    }
    ExportOptions options;
    options.reveal = arguments.has(revealOption.name);
    const auto written = [&] {
        ProgressLine progress("Writing " + *path, io);
        return exporter->write(input->sessions, *path, options, progress.job());
    }();
    if (!written) {
        io.report(written.error());
        return exit_code::failed;
    }
    std::int64_t events = 0;
    for (const auto& trace : input->sessions)
        events += trace->event_count();
    io.out.write(printable(*path) + ": " +
                 counted(static_cast<std::int64_t>(input->sessions.size()), "session") + ", " +
                 counted(events, "event") +
                 (options.reveal ? "" : "; secrets are masked, --reveal keeps them") + "\n");
    return exit_code::done;
}

constexpr std::array<Option, 4> options = {outputOption, sessionOption, libraryOption,
                                           revealOption};

} // namespace

const Command& exportCommand()
{
    static const Command command = {
        "export",
        "Write sessions in Playhead's own form",
        "FILE",
        1,
        1,
        options,
        "OUT ends in .json (one document), .jsonl (one event a line) or .playhead (a database\n"
        "that opens fastest). Nothing is lost on the way: read again, it holds the same events,\n"
        "value by value. Without --reveal, keys and tokens are masked. A file that is there\n"
        "already is replaced when the new one is whole.\n",
        exportSessions};
    return command;
}

} // namespace playhead
