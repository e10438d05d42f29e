// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How soon the machine is quiet when somebody has enough, and whether the memory comes back.
#include "core/export/exporter.h"
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
#include <filesystem>
#include <thread>

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

/// A window at rest that reads a file, for each delay until it is told to `end` that.
template <typename End>
Sample worst_of_reading(const SessionPlan& plan, const End& end)
{
    const auto path = SessionFiles::instance().path(plan);
    if (!path)
        return failed(path.error().to_string());
    close_shared_stage();
    Sample sample{0, at_once};
    for (const double delay : delays) {
        Stage stage;
        if (!stage.settle()) // what a window does by itself is over
            return failed("the window does not come to rest");
        SessionStore& store = stage.window().store();
        bool is_read = false;
        QObject::connect(&store, &SessionStore::idle, &store, [&is_read] { is_read = true; });
        stage.window().openFiles({toQString(*path)});
        wait(delay);
        sample.measured = std::max(sample.measured, end(store, is_read));
    }
    return sample;
}

/// What was read stays, and is made ready to be worked with: that is no part of it.
Sample measure_open(const SessionPlan& plan)
{
    return worst_of_reading(plan, [](SessionStore& store, const bool& is_read) {
        return time_of([&] {
            store.cancelLoading();
            while (!is_read)
                turn_event_loop();
        });
    });
}

Sample measure_close(const SessionPlan& plan)
{
    return worst_of_reading(plan, [](SessionStore& store, const bool& /*is_read*/) {
        store.close(QString(store.current()));
        return until_quiet();
    });
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

/// In whichever form that takes longest.
Sample measure_export(const SessionPlan& plan)
{
    const auto stage = shared_stage(plan, TimelineLayout::Waterfall);
    if (!stage)
        return failed(stage.error().to_string());
    const ScratchFolder folder(SessionFiles::instance().folder());
    const std::vector<ExportedSession> sessions =
        whole_sessions(std::array{(*stage)->context().trace()});
    Sample sample{0, at_once};
    for (const Exporter* exporter : all_exporters()) {
        const std::string path = folder.path("export." + std::string(exporter->extension));
        for (const double delay : delays) {
            bool is_written = false;
            std::jthread writer([&](const std::stop_token& stop) {
                is_written = exporter->write(sessions, path, {}, Job{stop, {}}).has_value();
            });
            wait(delay);
            writer.request_stop();
            sample.measured = std::max(sample.measured, time_of([&writer] { writer.join(); }));
            if (!is_written && std::filesystem::exists(path))
                return failed("a part of an export is left");
            std::filesystem::remove(path);
        }
    }
    return sample;
}

Sample measure_value(const SessionPlan& plan)
{
    const auto stage = shared_stage(plan, TimelineLayout::Waterfall);
    if (!stage)
        return failed(stage.error().to_string());
    SessionContext& context = (*stage)->context();
    const EventIndex giant(context.trace()->event_count() - 1);
    return worst_of([&] { context.select(giant); }, [&] { context.select(EventIndex(0U)); });
}

/// After some of it, and after all of it were there.
Sample measure_value_memory(const SessionPlan& plan)
{
    const auto stage = shared_stage(plan, TimelineLayout::Waterfall);
    if (!stage)
        return failed(stage.error().to_string());
    SessionContext& context = (*stage)->context();
    const EventIndex giant(context.trace()->event_count() - 1);
    const auto let_go = [&] {
        context.select(EventIndex(0U));
        (void)until_quiet();
        return resident_memory();
    };
    const auto show_whole = [&] {
        context.select(giant);
        return (*stage)->settle();
    };
    if (!show_whole()) // so that what is made once is there
        return failed("the window does not come to rest");
    Sample sample;
    sample.baseline = let_go();
    for (const double delay : delays) {
        context.select(giant);
        wait(delay);
        sample.measured = std::max(sample.measured, let_go());
    }
    if (!show_whole())
        return failed("the window does not come to rest");
    sample.measured = std::max(sample.measured, let_go());
    return sample;
}

} // namespace

std::vector<Row> cancel_rows()
{
    constexpr int repetitions = 5;
    const auto time = [](const std::string& name, const std::string& what, const SessionPlan& plan,
                         const MeasureSession& measure) {
        return session_row({"cancel-" + name, what, "100 ms", 1, 0.5, {}, {}, repetitions}, plan,
                           measure);
    };
    const auto memory = [](const std::string& name, const std::string& what,
                           const SessionPlan& plan, const MeasureSession& measure) {
        return session_row({"cancel-" + name,
                            "memory after " + what,
                            "the memory before that",
                            1.5,
                            1.1,
                            {},
                            {},
                            repetitions,
                            Unit::Bytes},
                           plan, measure);
    };
    const std::string quiet = " cancelled, until nothing works any more";
    return {
        time("value", "reading a value of 200 MB" + quiet, giant(), &measure_value),
        memory("value-memory", "a value of 200 MB was shown, in part and whole", giant(),
               &measure_value_memory),
        time("open", "opening 1.5 GB cancelled, until nothing is read any more", large(),
             &measure_open),
        time("close",
             "a session of 1.5 GB closed while it is opened, until nothing works any "
             "more",
             large(), &measure_close),
        time("import", "importing 1.5 GB" + quiet, large(), &measure_import),
        memory("memory", "opening 1.5 GB was cancelled and it closed", large(), &measure_memory),
        time("find", "a search in 1.5 GB" + quiet, large(), &measure_find),
        time("filter", "a filter by text in 1.5 GB" + quiet, large(), &measure_filter),
        time("export", "an export of 1.5 GB, in any form, cancelled, until it has ended", large(),
             &measure_export)};
}

} // namespace playhead::bench
