// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A tree of a million rows that is opened and closed, and that grows.
#include "core/base/time.h"
#include "tests/bench/baselines/memory.h"
#include "tests/bench/baselines/views.h"
#include "tests/bench/clock.h"
#include "tests/bench/rows.h"
#include "tests/bench/scratch_folder.h"
#include "tests/bench/sessions/files.h"
#include "tests/bench/sessions/kinds.h"
#include "tests/bench/stage.h"
#include "tests/bench/timeline_frames.h"
#include "ui/bridge/text.h"
#include "ui/timeline/waterfall_view.h"

#include <QCoreApplication>

#include <cmath>
#include <filesystem>
#include <fstream>

namespace playhead::bench {

namespace {

constexpr int repeats = 3; ///< of each, within one repetition of the row

/// Parents to be opened and closed: the first, one in the middle, the last, and the deepest.
std::vector<EventIndex> parents(const Trace& trace)
{
    const auto order = trace.tree().order();
    std::vector<EventIndex> all;
    EventIndex deepest;
    for (const EventIndex event : order) {
        if (!trace.tree().has_children(event))
            continue;
        all.push_back(event);
        if (!trace.contains(deepest) || trace.tree().depth(event) > trace.tree().depth(deepest))
            deepest = event;
    }
    if (all.empty())
        return {};
    return {all.front(), all[all.size() / 2], all.back(), deepest};
}

/// The worst of collapsing and expanding each of them.
double worst_toggle(Stage& stage)
{
    double worst = 0;
    for (const EventIndex event : parents(stage.trace())) {
        stage.waterfall().reveal(event);
        if (!stage.settle())
            return std::numeric_limits<double>::quiet_NaN();
        for (const bool expanded : {false, true}) {
            std::vector<double> times;
            for (int i = 0; i < repeats; ++i) {
                stage.waterfall().setExpanded(event, !expanded);
                if (!stage.settle())
                    return std::numeric_limits<double>::quiet_NaN();
                times.push_back(
                    stage.frame([&] { stage.waterfall().setExpanded(event, expanded); }));
            }
            const double time = median(std::move(times));
            if (std::isnan(time))
                return time;
            worst = std::max(worst, time);
        }
    }
    stage.waterfall().rowsModel().expandAll();
    return worst;
}

double worst_of_all(Stage& stage)
{
    EventRowsModel& rows = stage.waterfall().rowsModel();
    std::vector<double> expanded;
    std::vector<double> collapsed;
    for (int i = 0; i < repeats; ++i) {
        collapsed.push_back(stage.frame([&] { rows.collapseAll(); }));
        expanded.push_back(stage.frame([&] { rows.expandAll(); }));
    }
    const double expanding = median(std::move(expanded));
    const double collapsing = median(std::move(collapsed));
    return std::isnan(collapsing) ? collapsing : std::max(expanding, collapsing);
}

MeasureSession measure(double (*worst)(Stage&))
{
    return [worst](const SessionPlan& plan) {
        const auto stage = shared_stage(plan, TimelineLayout::Waterfall);
        if (!stage)
            return failed(stage.error().to_string());
        Sample sample;
        sample.yard = copy_frame();
        sample.baseline = flat_view_frame(static_cast<int>(plan.events));
        sample.measured = worst(**stage);
        if (std::isnan(sample.measured) || sample.measured <= 0)
            return failed("nothing was painted");
        return sample;
    };
}

/// A session that a program goes on to write into a file, which the window reads on.
class LiveSession
{
public:
    explicit LiveSession(const SessionPlan& plan) : plan_(plan) {}

    [[nodiscard]] Result<void> open()
    {
        const auto made = SessionFiles::instance().path(plan_);
        if (!made)
            return made.error();
        std::error_code problem;
        std::filesystem::copy_file(*made, path_, problem);
        if (problem)
            return Error{problem.message(), path_, {}};
        if (auto opened = stage_.open(path_, plan_.events); !opened)
            return opened.error();
        const EventIndex last(stage_.trace().event_count() - 1);
        const EventIndex parent = stage_.trace().parent(last);
        if (stage_.trace().contains(parent)) {
            const auto loaded = stage_.trace().load(parent);
            if (!loaded)
                return loaded.error();
            parent_ = loaded->event.id;
        }
        clock_ = stage_.trace().end_time();
        return {};
    }

    /// What the GUI thread does from the moment that it has fifty more events until they are
    /// painted.
    [[nodiscard]] double append()
    {
        constexpr std::uint32_t rows = 50;
        constexpr double patience = 60e9;
        const std::uint32_t wanted = stage_.trace().event_count() + rows;
        write(rows);
        PaintWatch watch(&stage_.canvas(),
                         [this, wanted] { return stage_.trace().event_count() >= wanted; });
        double worked = 0;
        const double begin = now_ns();
        while (!watch.is_painted()) {
            const std::uint32_t before = stage_.trace().event_count();
            const double turn = time_of([] { QCoreApplication::processEvents(); });
            const bool has_grown = stage_.trace().event_count() > before;
            if (has_grown || before >= wanted)
                worked += turn;
            if (now_ns() - begin > patience)
                return std::numeric_limits<double>::quiet_NaN();
        }
        return worked;
    }

    [[nodiscard]] Stage& stage() { return stage_; }

private:
    /// In one write, as programs that record do.
    void write(std::uint32_t rows)
    {
        std::string lines;
        for (std::uint32_t i = 0; i < rows; ++i) {
            constexpr DurationNs step = 20 * ns_per_ms;
            clock_ += step;
            const std::string seconds = std::to_string(clock_ / ns_per_second) + "." +
                                        std::to_string(1000 + clock_ / ns_per_ms % 1000).substr(1);
            lines += R"({"id":"live)" + std::to_string(written_++) + "\",";
            if (!parent_.empty())
                lines += R"("parent_id":")" + parent_ + "\",";
            lines += R"("event_type":"take_note","init_timestamp":)" + seconds +
                     R"(,"end_timestamp":)" + seconds + R"(,"agent":"ada"})" + "\n";
        }
        std::ofstream(path_, std::ios::binary | std::ios::app) << lines;
    }

    SessionPlan plan_;
    ScratchFolder folder_ = ScratchFolder(SessionFiles::instance().folder());
    std::string path_ = folder_.path("live.jsonl");
    Stage stage_;
    std::string parent_; ///< its id
    TimeNs clock_ = 0;
    int written_ = 0;
};

Sample measure_append(const SessionPlan& plan)
{
    close_shared_stage();
    LiveSession session(plan);
    if (const auto opened = session.open(); !opened)
        return failed(opened.error().to_string());
    Sample sample;
    sample.yard = copy_frame();
    sample.baseline = worst_pan(session.stage());
    // Of a session that grows, the end is looked at.
    session.stage().context().time().fitAll();
    std::vector<double> times;
    for (int i = 0; i < repeats; ++i) {
        times.push_back(session.append());
        if (!session.stage().settle())
            return failed("the window does not come to rest");
    }
    sample.measured = median(std::move(times));
    if (std::isnan(sample.measured) || std::isnan(sample.baseline))
        return failed("nothing was painted");
    return sample;
}

Row tree_row(const std::string& name, const std::string& what, const SessionPlan& plan,
             double (*worst)(Stage&))
{
    return session_row({name, what, "a frame of a flat QTreeView of as many rows", 5, 2, {}}, plan,
                       measure(worst));
}

} // namespace

std::vector<Row> tree_rows()
{
    SessionPlan deep = million();
    deep.shape = Shape::Deep;
    SessionPlan wide = million();
    wide.shape = Shape::Wide;
    return {tree_row("tree-toggle",
                     "an event expanded or collapsed among 1 M rows, the worst of four", million(),
                     &worst_toggle),
            tree_row("tree-all", "all expanded, or all collapsed, of 1 M rows", million(),
                     &worst_of_all),
            session_row({"tree-append",
                         "50 rows appended live at 1 M rows, to the painted frame",
                         "the pan frame of the same view",
                         3,
                         1.2,
                         {},
                         {},
                         5},
                        million(), &measure_append),
            tree_row("tree-toggle-deep", "the same among chains of 5,000", deep, &worst_toggle),
            tree_row("tree-toggle-wide", "the same where one event has all the others in it", wide,
                     &worst_toggle)};
}

} // namespace playhead::bench
