// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How long it takes until a value is shown that is as long as a book.
#include "tests/bench/baselines/views.h"
#include "tests/bench/clock.h"
#include "tests/bench/rows.h"
#include "tests/bench/sessions/kinds.h"
#include "tests/bench/stage.h"
#include "ui/panels/event_view.h"

#include <QCoreApplication>

namespace playhead::bench {

namespace {

Sample measure_giant(const SessionPlan& plan)
{
    const auto stage = shared_stage(plan, TimelineLayout::Waterfall);
    if (!stage)
        return failed(stage.error().to_string());
    SessionContext& context = (*stage)->context();
    context.select(EventIndex(0U));
    if (!(*stage)->settle())
        return failed("the window does not come to rest");
    Sample sample;
    sample.baseline = lay_out_lines();
    const EventIndex giant(context.trace()->event_count() - 1);
    const auto* view = (*stage)->window().findChild<EventView*>();
    const double begin = now_ns();
    context.select(giant);
    while (view->valuesShown() != giant) {
        constexpr double patience = 60e9;
        turn_event_loop();
        if (now_ns() - begin > patience)
            return failed("the value is not shown");
    }
    QCoreApplication::processEvents(); // what came last is painted
    sample.measured = now_ns() - begin;
    if (!(*stage)->settle()) // all of it is read
        return failed("the window does not come to rest");
    context.select(EventIndex(0U)); // lets go of it
    if (!(*stage)->settle())
        return failed("the window does not come to rest");
    return sample;
}

} // namespace

std::vector<Row> panel_rows()
{
    constexpr std::uint64_t size = 200'000'000;
    constexpr std::uint64_t others = 1000;
    const SessionPlan plan = {.events = others, .payloads = Payloads::Typical, .giant = size};
    return {session_row({"panel-giant",
                         "an event with a value of 200 MB selected, until its beginning shows",
                         "60 lines laid out by QTextLayout",
                         8,
                         3,
                         {}},
                        plan, &measure_giant)};
}

} // namespace playhead::bench
