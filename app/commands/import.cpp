// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/command.h"
#include "app/inputs.h"
#include "app/masking.h"
#include "app/progress_line.h"
#include "app/session_report.h"
#include "app/terminal_text.h"
#include "core/library/import_files.h"

#include <array>

namespace playhead {

namespace {

using Sessions = std::vector<std::shared_ptr<const Trace>>;

Result<Sessions> readWanted(const std::string& path, const Arguments& arguments, const Job& job)
{
    const auto document = open_document(path, job);
    if (!document)
        return document.error();
    auto sessions = wantedSessions(**document, arguments);
    if (const auto wanted = arguments.value(sessionOption.name); wanted && sessions.empty())
        return noSuchSession(**document, *wanted);
    return sessions;
}

int importInto(const Arguments& arguments, Io& io)
{
    auto library = openLibrary(arguments, Library::Access::Write);
    if (!library) {
        io.report(library.error());
        return exit_code::failed;
    }
    const auto read = [&arguments](const std::string& path, const Job& job) {
        return readWanted(path, arguments, job);
    };
    const ImportReport report = [&] {
        ProgressLine progress("Importing", io);
        return import_files(*library, arguments.operands(), read, progress.job());
    }();
    for (const Error& error : report.failures)
        io.report(error);
    const Masking masking(arguments);
    for (const ImportedSession& session : report.sessions) {
        const bool isNew = session.how == Imported::Added;
        io.out.write(inked(isNew ? "added    " : "updated  ", Ink::Quiet, io.hasColours) +
                     printable(masking.text(session.session_id)) + "  " +
                     printable(session.origin) + "\n");
    }
    if (!report.sessions.empty())
        io.out.write(counted(static_cast<std::int64_t>(report.sessions.size()), "session") +
                     " in " + printable(library->folder()) + "\n");
    return report.sessions.empty() ? exit_code::failed : exit_code::done;
}

constexpr std::array<Option, 3> options = {sessionOption, libraryOption, revealOption};

} // namespace

const Command& importCommand()
{
    static const Command command = {
        "import",
        "Copy sessions into the library",
        "FILE…",
        1,
        anyNumber,
        options,
        "A session that is there already is brought up to date: the name and the tags that you\n"
        "gave it stay. The library's folder is made where it is missing.\n",
        importInto};
    return command;
}

} // namespace playhead
