// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/command.h"
#include "app/inputs.h"
#include "app/json_text.h"
#include "app/masking.h"
#include "app/progress_line.h"
#include "app/session_report.h"
#include "app/terminal_text.h"
#include "core/base/text.h"
#include "core/library/library_check.h"

#include <algorithm>
#include <array>
#include <string>

namespace playhead {

namespace {

int fail(const Error& error, Io& io)
{
    io.report(error);
    return exit_code::failed;
}

std::string folderOf(const Arguments& arguments)
{
    return arguments.value(libraryOption.name).value_or(Library::default_path());
}

int check(const Arguments& arguments, Io& io)
{
    const auto checked = [&] {
        ProgressLine progress("Checking", io);
        return check_library(folderOf(arguments), progress.job());
    }();
    if (!checked)
        return fail(checked.error(), io);
    const Masking masking(arguments);
    if (arguments.has(jsonOption.name)) {
        Json problems = Json::array();
        for (const LibraryProblem& problem : checked->problems) {
            Json json = errorJson(problem.error);
            json["kind"] = name_of(problem.damage);
            json["session_id"] =
                problem.session_id.empty() ? Json() : Json(masking.text(problem.session_id));
            problems.push_back(std::move(json));
        }
        io.out.write(jsonText({{"library", folderOf(arguments)},
                               {"sessions", checked->sessions},
                               {"archives", checked->archives},
                               {"problems", std::move(problems)}}));
    } else {
        for (const LibraryProblem& problem : checked->problems)
            io.out.write(printable(std::string(name_of(problem.damage)) + "  " +
                                   problem.error.where + ": " + problem.error.what) +
                         "\n    " + printable(problem.error.remedy) + "\n");
        const auto found = static_cast<std::int64_t>(checked->problems.size());
        io.out.write(
            counted(static_cast<std::int64_t>(checked->sessions), "session") + " looked at, " +
            (found == 0 ? std::string("nothing wrong") : counted(found, "problem")) + "\n");
    }
    return checked->problems.empty() ? exit_code::done : exit_code::failed;
}

int compact(const Arguments& arguments, Io& io)
{
    auto library = openLibrary(arguments, Library::Access::Write);
    if (!library)
        return fail(library.error(), io);
    const auto compacted = library->compact();
    if (!compacted)
        return fail(compacted.error(), io);
    if (arguments.has(jsonOption.name))
        io.out.write(jsonText({{"library", library->folder()},
                               {"bytes_before", compacted->before},
                               {"bytes_after", compacted->after}}));
    else
        io.out.write(printable(library->folder()) + ": " +
                     format_count(static_cast<std::int64_t>(compacted->before)) + " bytes, now " +
                     format_count(static_cast<std::int64_t>(compacted->after)) + "\n");
    return exit_code::done;
}

std::string_view wordOf(MergedSession::How how)
{
    switch (how) {
    case MergedSession::How::Added:
        return "added";
    case MergedSession::How::Same:
        return "same";
    case MergedSession::How::KeptBoth:
        return "both";
    }
    return {};
}

int tell(const MergeReport& report, const std::string& into, const Arguments& arguments, Io& io)
{
    const Masking masking(arguments);
    for (const Error& error : report.failures)
        io.report(error);
    if (arguments.has(jsonOption.name)) {
        Json sessions = Json::array();
        for (const MergedSession& session : report.sessions)
            sessions.push_back({{"session_id", masking.text(session.its_id)},
                                {"id_now", masking.text(session.id)},
                                {"what", wordOf(session.how)}});
        Json failures = Json::array();
        for (const Error& error : report.failures)
            failures.push_back(errorJson(error));
        io.out.write(jsonText({{"library", into},
                               {"sessions", std::move(sessions)},
                               {"annotations", report.annotations},
                               {"failures", std::move(failures)}}));
    } else {
        for (const MergedSession& session : report.sessions) {
            std::string line =
                std::string(wordOf(session.how)) + "  " + masking.text(session.its_id);
            if (session.id != session.its_id)
                line += ", here as " + masking.text(session.id);
            io.out.write(printable(line) + "\n");
        }
        io.out.write(counted(static_cast<std::int64_t>(report.sessions.size()), "session") +
                     " in " + printable(into) + "\n");
    }
    return report.failures.empty() ? exit_code::done : exit_code::failed;
}

int backUp(const std::string& to, const Arguments& arguments, Io& io)
{
    auto library = openLibrary(arguments, Library::Access::Read);
    if (!library)
        return fail(library.error(), io);
    const auto report = [&] {
        ProgressLine progress("Backing up", io);
        return library->back_up(to, progress.job());
    }();
    return report ? tell(*report, to, arguments, io) : fail(report.error(), io);
}

int merge(const std::string& folder, const Arguments& arguments, Io& io)
{
    auto from = Library::open(folder, Library::Access::Read);
    if (!from)
        return fail(from.error(), io);
    auto into = openLibrary(arguments, Library::Access::Write);
    if (!into)
        return fail(into.error(), io);
    const auto report = [&] {
        ProgressLine progress("Merging", io);
        return into->merge(*from, progress.job());
    }();
    return report ? tell(*report, into->folder(), arguments, io) : fail(report.error(), io);
}

int library(const Arguments& arguments, Io& io)
{
    const std::vector<std::string>& words = arguments.operands();
    const std::string& action = words.front();
    const bool hasFolder = words.size() > 1;
    constexpr std::array<std::string_view, 4> actions = {"check", "compact", "backup", "merge"};
    const bool isKnown = std::find(actions.begin(), actions.end(), action) != actions.end();
    const bool wantsFolder = action == "backup" || action == "merge";
    if (!isKnown || hasFolder != wantsFolder) {
        std::string remedy = "It takes check, compact, backup FOLDER or merge FOLDER.";
        if (const auto meant = isKnown ? std::nullopt : nearestWord(action, actions))
            remedy = "Did you mean " + std::string(*meant) + "?";
        io.reportUsage("library", {!isKnown    ? "There is nothing called " + action + "."
                                   : hasFolder ? "That is too much."
                                               : "A folder is missing.",
                                   {},
                                   std::move(remedy)});
        return exit_code::wrongUsage;
    }
    if (action == "check")
        return check(arguments, io);
    if (action == "compact")
        return compact(arguments, io);
    return action == "backup" ? backUp(words[1], arguments, io) : merge(words[1], arguments, io);
}

constexpr std::array<Option, 3> options = {jsonOption, libraryOption, revealOption};

} // namespace

const Command& libraryCommand()
{
    static const Command command = {
        "library",
        "Check the library, compact it, back it up, merge another one into it",
        "ACTION [FOLDER]",
        1,
        2,
        options,
        "  check          reads all of it, changes nothing, and says what is wrong and how to\n"
        "                 mend it. Ends with 1 where anything is\n"
        "  compact        gives the room back that deleted sessions took\n"
        "  backup FOLDER  writes a library with all that this one holds to a folder that is\n"
        "                 new or empty. Others may use this one meanwhile\n"
        "  merge FOLDER   takes in all that the library there holds. Sessions that are here with\n"
        "                 the same content are left out; of others with the same id, both are\n"
        "                 kept\n",
        library};
    return command;
}

} // namespace playhead
