// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Frames of the timeline, in each of its layouts, of 1920 x 1000 pixels.
#include "tests/bench/baselines/memory.h"
#include "tests/bench/rows.h"
#include "tests/bench/sessions/kinds.h"
#include "tests/bench/stage.h"
#include "tests/bench/timeline_frames.h"

#include <cmath>

namespace playhead::bench {

namespace {

struct Layout {
    std::string name;
    TimelineLayout layout;
};

struct Frames {
    std::string name;
    std::string what;
    double (*worst)(Stage&);
};

enum class Beside { Fill, Copy };

MeasureSession measure(TimelineLayout layout, double (*worst)(Stage&), Beside beside)
{
    return [=](const SessionPlan& plan) {
        const auto stage = shared_stage(plan, layout);
        if (!stage)
            return failed(stage.error().to_string());
        Sample sample;
        sample.yard = copy_frame();
        sample.baseline = beside == Beside::Fill ? fill_frame() : sample.yard;
        sample.measured = worst(**stage);
        if (std::isnan(sample.measured) || sample.measured <= 0)
            return failed("nothing was painted");
        return sample;
    };
}

Row repaint_row(const Layout& layout, const std::string& name, const std::string& what,
                double at_most, double strive_for, const SessionPlan& plan)
{
    return session_row({"repaint-" + layout.name + name,
                        layout.name + " painted whole, " + what + ", the worst zoom",
                        "memset of the framebuffer",
                        at_most,
                        strive_for,
                        {}},
                       plan, measure(layout.layout, &worst_repaint, Beside::Fill));
}

} // namespace

std::vector<Row> timeline_rows()
{
    const std::vector<Layout> layouts = {{"waterfall", TimelineLayout::Waterfall},
                                         {"lanes", TimelineLayout::Lanes}};
    const std::vector<Frames> all_frames = {
        {"pan", "time dragged", &worst_pan},
        {"scroll", "rows scrolled", &worst_scroll},
        {"hover", "the pointer goes from event to event", &worst_hover},
        {"select", "an event clicked on", &worst_selection},
        {"playhead", "the playhead moved", &worst_playhead}};
    std::vector<Row> rows;
    for (const Layout& layout : layouts) {
        rows.push_back(repaint_row(layout, "", "1 M events", 100, 30, million()));
        for (const Frames& frames : all_frames)
            rows.push_back(
                session_row({frames.name + "-" + layout.name,
                             layout.name + ": " + frames.what + ", 1 M events, the worst zoom",
                             "memcpy of the framebuffer",
                             15,
                             5,
                             {}},
                            million(), measure(layout.layout, frames.worst, Beside::Copy)));
    }
    SessionPlan parallel = million();
    parallel.shape = Shape::Parallel;
    rows.push_back(
        repaint_row(layouts.back(), "-parallel", "1 M events of 64 threads", 100, 30, parallel));
    rows.back().grown = {};
    for (const Layout& layout : layouts) {
        constexpr std::uint64_t ten_million = 10'000'000;
        SessionPlan plan = million();
        plan.events = ten_million;
        rows.push_back(repaint_row(layout, "-10m", "10 M events", 150, 40, plan));
        rows.back().grown = {}; // those of 1 M say how it grows
        rows.back().repetitions = 5;
    }
    return rows;
}

} // namespace playhead::bench
