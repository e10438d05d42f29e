// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How long the program takes from its start to its first frame, as somebody who waits for it sees
// it: each is a program of its own, and so is the empty window that it is compared with.
#include "core/formats/reading/document.h"
#include "core/library/library.h"
#include "core/model/session_link.h"
#include "core/native/session_columns.h"
#include "tests/bench/baselines/memory.h"
#include "tests/bench/child.h"
#include "tests/bench/clock.h"
#include "tests/bench/rows.h"
#include "tests/bench/scratch_folder.h"
#include "tests/bench/sessions/files.h"
#include "tests/bench/sessions/kinds.h"
#include "tests/bench/stage.h"
#include "tests/testkit/paths.h"

#include <fstream>
#include <map>
#include <memory>

namespace playhead::bench {

namespace {

/// What the columns of an event take, of which a timeline is made.
constexpr std::uint64_t column_bytes = 57;

/// From now until the frame that the program tells of.
Result<double> start(std::string_view kind, const std::vector<std::string>& words)
{
    const double begin = now_ns();
    const auto painted = run_child(kind, words);
    if (!painted)
        return painted.error();
    return *painted - begin;
}

/// The program with these words until rows are painted, beside the empty window that reads a file
/// before, where one is named.
Sample compare(const std::vector<std::string>& words, const std::vector<std::string>& read)
{
    close_shared_stage();
    const auto baseline = start("empty", read);
    const auto measured = start("program", words);
    for (const auto* each : {&baseline, &measured}) {
        if (!*each)
            return failed(each->error().to_string());
    }
    return {*measured, *baseline};
}

Sample measure_demo(Amount)
{
    const ScratchFolder library;
    return compare({"0", "view", "--library", library.path("library"),
                    testkit::samplePath(QStringLiteral("demo.json")).toStdString()},
                   {});
}

/// The first rows of a session that goes on to be read.
Sample measure_first_rows(const SessionPlan& plan)
{
    const auto path = SessionFiles::instance().path(plan);
    if (!path)
        return failed(path.error().to_string());
    const ScratchFolder library;
    return compare({"0", "view", "--library", library.path("library"), *path}, {});
}

/// A session in a library, and as many bytes as its columns have.
class Imported
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Imported>> make(const SessionPlan& plan)
    {
        const auto path = SessionFiles::instance().path(plan);
        if (!path)
            return path.error();
        const auto document = open_document(*path, {});
        if (!document)
            return document.error();
        auto made = std::make_unique<Imported>();
        auto library = Library::open(made->library(), Library::Access::Write);
        if (!library)
            return library.error();
        const Trace& trace = *(*document)->sessions.front();
        if (const auto done = library->import(trace, *path, {}); !done)
            return done.error();
        if (const auto kept = keep_columns_of(*library, trace.session().id); !kept)
            return kept.error();
        made->link_ = print_link({trace.session().id, {}});
        std::ofstream(made->columns(), std::ios::binary)
            << std::string(column_bytes * plan.events, 'x');
        return made;
    }

    [[nodiscard]] std::string library() const { return folder_.path("library"); }
    [[nodiscard]] std::string columns() const { return folder_.path("columns"); }
    [[nodiscard]] const std::string& link() const { return link_; }

private:
    /// As the window has it done after an import.
    [[nodiscard]] static Result<void> keep_columns_of(Library& library, const std::string& session)
    {
        const auto path = library.session_path(session);
        if (!path)
            return path.error();
        const auto document = open_document(*path, {});
        if (!document)
            return document.error();
        const auto kept = keep_columns(*(*document)->sessions.front(), *path);
        if (!kept)
            return kept.error();
        return *kept ? Result<void>() : Error{"The columns cannot be kept.", *path, {}};
    }

    ScratchFolder folder_ = ScratchFolder(SessionFiles::instance().folder());
    std::string link_;
};

Sample measure_reopen(const SessionPlan& plan)
{
    // Imported once for all repetitions, since it is not what is measured.
    static std::map<std::string, std::unique_ptr<Imported>> kept;
    auto& imported = kept[plan_name(plan)];
    if (!imported) {
        auto made = Imported::make(plan);
        if (!made)
            return failed(made.error().to_string());
        imported = *std::move(made);
    }
    Sample sample = compare(
        {std::to_string(plan.events), "view", "--library", imported->library(), imported->link()},
        {imported->columns()});
    sample.yard = copy(read_file(imported->columns()));
    return sample;
}

} // namespace

std::vector<Row> start_rows()
{
    Row first_rows = session_row({"start-large",
                                  "start to the first rows of a file of 1.5 GB",
                                  "start to the first frame of an empty QMainWindow",
                                  3,
                                  1.5,
                                  {}},
                                 large(), &measure_first_rows);
    Row reopen = session_row({"start-reopen",
                              "start to the first whole frame of 1 M events of the library",
                              "the same of an empty QMainWindow, and read() of 57 bytes an event",
                              3,
                              1.5,
                              {}},
                             million(), &measure_reopen);
    return {{"start-demo", "start to the first frame with the demo session",
             "start to the first frame of an empty QMainWindow", 4, 2, &measure_demo},
            std::move(reopen),
            std::move(first_rows)};
}

} // namespace playhead::bench
