// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The longest time that the window does not answer while it takes in a file of a gigabyte.
#include "tests/bench/clock.h"
#include "tests/bench/rows.h"
#include "tests/bench/scratch_folder.h"
#include "tests/bench/sessions/files.h"
#include "tests/bench/sessions/kinds.h"
#include "tests/bench/stage.h"
#include "ui/bridge/text.h"
#include "ui/context/folder_import.h"

namespace playhead::bench {

namespace {

constexpr double frame = 1e9 / 60;

Sample measure_open(const SessionPlan& plan)
{
    const auto path = SessionFiles::instance().path(plan);
    if (!path)
        return failed(path.error().to_string());
    close_shared_stage();
    Stage stage;
    HeartBeat beat;
    stage.window().openFiles({toQString(*path)});
    if (!stage.settle())
        return failed("the window does not come to rest");
    return {beat.longest(), frame};
}

Sample measure_import(const SessionPlan& plan)
{
    const auto path = SessionFiles::instance().path(plan);
    if (!path)
        return failed(path.error().to_string());
    close_shared_stage();
    const ScratchFolder folder(SessionFiles::instance().folder());
    Stage stage;
    stage.window().useLibrary(folder.path("library"));
    if (!stage.settle())
        return failed("the window does not come to rest");
    bool is_done = false;
    std::size_t imported = 0;
    HeartBeat beat;
    stage.window().store().library().importFolders(
        {toQString(*path)}, [](double) {},
        [&](const FolderReport& report) {
            imported = report.imported.sessions.size();
            is_done = true;
        });
    constexpr double patience = 900e9;
    for (const double begin = now_ns(); !is_done && now_ns() - begin < patience;)
        turn_event_loop();
    if (!stage.settle() || imported != 1)
        return failed("the session was not imported");
    return {beat.longest(), frame};
}

} // namespace

std::vector<Row> loop_rows()
{
    constexpr int repetitions = 5;
    const std::string baseline = "one frame of 60 a second";
    return {session_row({"loop-open",
                         "the event loop away at the most, while 1.5 GB open",
                         baseline,
                         2,
                         0.5,
                         {},
                         {},
                         repetitions},
                        large(), &measure_open),
            session_row({"loop-import",
                         "the event loop away at the most, while 1.5 GB are imported",
                         baseline,
                         2,
                         0.5,
                         {},
                         {},
                         repetitions},
                        large(), &measure_import)};
}

} // namespace playhead::bench
