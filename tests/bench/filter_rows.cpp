// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The last key of a filter that is typed, until everything shows it.
#include "tests/bench/baselines/memory.h"
#include "tests/bench/clock.h"
#include "tests/bench/input.h"
#include "tests/bench/rows.h"
#include "tests/bench/sessions/kinds.h"
#include "tests/bench/stage.h"
#include "tests/bench/timeline_frames.h"
#include "ui/bridge/text.h"
#include "ui/context/event_filter.h"
#include "ui/widgets/filter_line.h"

#include <QCoreApplication>

#include <cmath>

namespace playhead::bench {

namespace {

struct Typed {
    std::string name;
    std::string text; ///< of which the last letter is what is measured
};

/// From the key until rows and bars are painted as the filter wants them, and chips are counted and
/// painted.
Result<double> type_last(Stage& stage, const std::string& text)
{
    EventFilter& filter = stage.context().filter();
    auto* const line = stage.window().findChild<FilterLine*>();
    const QString whole = toQString(text);
    filter.setText(whole.chopped(1));
    if (!stage.settle())
        return Error{"The window does not come to rest.", text, {}};
    PaintWatch watch(&stage.canvas());
    const double begin = now_ns();
    press_key(*line, 0, whole.right(1));
    while (!watch.is_painted() || !stage.window().isSettled()) {
        constexpr double patience = 60e9;
        turn_event_loop();
        if (now_ns() - begin > patience)
            return Error{"Nothing was painted.", text, {}};
    }
    QCoreApplication::processEvents(); // what was counted last is painted
    const double taken = now_ns() - begin;
    const bool is_right = filter.text() == whole && filter.hits();
    filter.clear();
    if (!stage.settle() || !is_right)
        return Error{"The filter is not what was typed.", text, {}};
    return taken;
}

MeasureSession measure(const std::string& text)
{
    return [text](const SessionPlan& plan) {
        const auto stage = shared_stage(plan, TimelineLayout::Waterfall);
        if (!stage)
            return failed(stage.error().to_string());
        Sample sample;
        sample.yard = copy_frame();
        sample.baseline = worst_repaint(**stage);
        std::vector<double> times;
        constexpr int repeats = 3;
        for (int i = 0; i < repeats; ++i) {
            const auto taken = type_last(**stage, text);
            if (!taken)
                return failed(taken.error().to_string());
            times.push_back(*taken);
        }
        sample.measured = median(std::move(times));
        return sample;
    };
}

} // namespace

std::vector<Row> filter_rows()
{
    const std::vector<Typed> all = {{"tag", "tag:retry"},
                                    {"result", "result:Fail"},
                                    {"type", "type:run_shell"},
                                    {"duration", "duration>1s"}};
    std::vector<Row> rows;
    for (const Typed& typed : all)
        rows.push_back(session_row(
            {"filter-" + typed.name,
             "a key of " + typed.text + " over 1 M events, until rows and chips are painted",
             "the waterfall painted whole, the worst zoom",
             3,
             1.5,
             {}},
            million(), measure(typed.text)));
    return rows;
}

} // namespace playhead::bench
