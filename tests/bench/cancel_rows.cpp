// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How soon the machine is quiet when somebody has enough, and whether the memory comes back.
#include "tests/bench/clock.h"
#include "tests/bench/resident.h"
#include "tests/bench/rows.h"
#include "tests/bench/scratch_folder.h"
#include "tests/bench/sessions/files.h"
#include "tests/bench/sessions/kinds.h"
#include "tests/bench/stage.h"
#include "ui/bridge/text.h"
#include "ui/context/event_filter.h"
#include "ui/context/find.h"
#include "ui/context/folder_import.h"

#include <algorithm>
#include <array>

namespace playhead::bench {

namespace {

constexpr double ns_in_ms = 1e6;
constexpr double at_once = 100 * ns_in_ms; ///< as a person feels it
/// After how long it is cancelled, in ms.
constexpr std::array<double, 3> delays = {20, 80, 300};

void wait(double ms)
{
    for (const double begin = now_ns(); now_ns() - begin < ms * ns_in_ms;)
        turn_event_loop();
}

/// From now until no thread of this process works any more.
double until_quiet()
{
    constexpr double slice = 3 * ns_in_ms;
    constexpr double rest = 40 * ns_in_ms; // longer than what any of them waits between two pieces
    constexpr double patience = 60'000 * ns_in_ms;
    constexpr double busy_share = 0.25;
    const double begin = now_ns();
    double last_busy = begin;
    while (now_ns() - last_busy < rest && now_ns() - begin < patience) {
        const double from = now_ns();
        const double worked = now_ns(CLOCK_PROCESS_CPUTIME_ID);
        while (now_ns() - from < slice)
            turn_event_loop();
        if (now_ns(CLOCK_PROCESS_CPUTIME_ID) - worked > busy_share * (now_ns() - from))
            last_busy = now_ns();
    }
    return last_busy - begin;
}

/// The worst of several moments at which what `begin` starts is ended by `cancel`.
template <typename Begin, typename Cancel>
Sample worst_of(const Begin& begin, const Cancel& cancel)
{
    Sample sample{0, at_once};
    for (const double delay : delays) {
        begin();
        wait(delay);
        cancel();
        sample.measured = std::max(sample.measured, until_quiet());
    }
    return sample;
}

Sample measure_open(const SessionPlan& plan)
{
    const auto path = SessionFiles::instance().path(plan);
    if (!path)
        return failed(path.error().to_string());
    close_shared_stage();
    Sample sample{0, at_once};
    for (const double delay : delays) {
        Stage stage;
        stage.window().openFiles({toQString(*path)});
        wait(delay);
        stage.window().store().cancelLoading();
        sample.measured = std::max(sample.measured, until_quiet());
    }
    return sample;
}

Sample measure_memory(const SessionPlan& plan)
{
    const auto path = SessionFiles::instance().path(plan);
    if (!path)
        return failed(path.error().to_string());
    close_shared_stage();
    Stage stage;
    // Once before, so that what is made once is there.
    Sample sample;
    for (const bool counts : {false, true}) {
        sample.baseline = resident_memory();
        stage.window().openFiles({toQString(*path)});
        wait(delays.back());
        stage.window().store().cancelLoading();
        if (!stage.settle())
            return failed("the window does not come to rest");
        stage.window().store().close(QString(stage.window().store().current()));
        (void)until_quiet();
        sample.measured = resident_memory();
        if (counts && stage.window().store().model().rowCount() > 0)
            return failed("the session is still open");
    }
    return sample;
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
    LibraryStore& library = stage.window().store().library();
    return worst_of(
        [&] {
            library.importFolders(
                {toQString(*path)}, [](double) {}, [](const FolderReport&) {});
        },
        [&] { library.stopImport(); });
}

Sample measure_find(const SessionPlan& plan)
{
    const auto stage = shared_stage(plan, TimelineLayout::Waterfall);
    if (!stage)
        return failed(stage.error().to_string());
    Find& find = (*stage)->context().find();
    return worst_of([&] { find.setSearch({std::string(needle)}); }, [&] { find.setSearch({}); });
}

Sample measure_filter(const SessionPlan& plan)
{
    const auto stage = shared_stage(plan, TimelineLayout::Waterfall);
    if (!stage)
        return failed(stage.error().to_string());
    EventFilter& filter = (*stage)->context().filter();
    return worst_of([&] { filter.setText(QStringLiteral("text:*lantern*")); },
                    [&] { filter.clear(); });
}

} // namespace

std::vector<Row> cancel_rows()
{
    constexpr int repetitions = 5;
    const auto row = [](const std::string& name, const std::string& what,
                        const MeasureSession& measure) {
        return session_row({"cancel-" + name,
                            what + " cancelled, until nothing works any more",
                            "100 ms",
                            1,
                            0.5,
                            {},
                            {},
                            repetitions},
                           large(), measure);
    };
    return {row("open", "opening 1.5 GB", &measure_open),
            row("import", "importing 1.5 GB", &measure_import),
            session_row({"cancel-memory",
                         "memory after opening 1.5 GB was cancelled and it closed",
                         "the memory before it was opened",
                         1.5,
                         1.1,
                         {},
                         {},
                         repetitions,
                         Unit::Bytes},
                        large(), &measure_memory),
            row("find", "a search in 1.5 GB", &measure_find),
            row("filter", "a filter by text in 1.5 GB", &measure_filter)};
}

} // namespace playhead::bench
