// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A text that is looked for in all payloads, as it is displayed and ignoring case.
#include "tests/bench/baselines/json.h"
#include "tests/bench/baselines/memory.h"
#include "tests/bench/clock.h"
#include "tests/bench/mapped_file.h"
#include "tests/bench/rows.h"
#include "tests/bench/sessions/files.h"
#include "tests/bench/sessions/kinds.h"
#include "tests/bench/stage.h"
#include "ui/context/find.h"

namespace playhead::bench {

namespace {

Sample measure_find(const SessionPlan& plan)
{
    const auto stage = shared_stage(plan, TimelineLayout::Waterfall);
    if (!stage)
        return failed(stage.error().to_string());
    const auto path = SessionFiles::instance().path(plan);
    if (!path)
        return failed(path.error().to_string());
    Sample sample;
    {
        const MappedFile file(*path);
        sample.yard = copy(file.bytes());
        std::size_t count = 0;
        sample.baseline = time_of([&] { count = count_plainly(file.bytes(), needle); });
        keep(&count);
    }
    Find& find = (*stage)->context().find();
    constexpr double patience = 900e9;
    const double begin = now_ns();
    find.setSearch({std::string(needle)});
    while (find.isRunning() && now_ns() - begin < patience)
        turn_event_loop();
    sample.measured = now_ns() - begin;
    const std::uint32_t found = find.count();
    find.setSearch({});
    if (!(*stage)->settle())
        return failed("the window does not come to rest");
    if (found != plan.planted)
        return failed(std::to_string(found) + " of " + std::to_string(plan.planted) +
                      " hits were found");
    return sample;
}

} // namespace

std::vector<Row> find_rows()
{
    SessionPlan escaped = large();
    escaped.is_escaped = true;
    constexpr int repetitions = 5;
    return {session_row({"find-plain",
                         "1,000 hits in 1.5 GB of payloads, all found",
                         "memmem over the same bytes on one core",
                         3,
                         0.8,
                         {},
                         {},
                         repetitions},
                        large(), &measure_find),
            session_row({"find-escaped",
                         "the same where line breaks and letters are escaped",
                         "memmem over the same bytes on one core",
                         3,
                         0.8,
                         {},
                         {},
                         repetitions},
                        escaped, &measure_find)};
}

} // namespace playhead::bench
