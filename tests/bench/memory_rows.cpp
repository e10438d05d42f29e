// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What a session that is open takes of the memory, in a program of its own.
#include "tests/bench/child.h"
#include "tests/bench/rows.h"
#include "tests/bench/sessions/files.h"
#include "tests/bench/sessions/kinds.h"
#include "tests/bench/stage.h"

namespace playhead::bench {

namespace {

constexpr double bytes_of_event = 64;
constexpr double bytes_beside = 16 * 1024 * 1024;

Sample measure_memory(const SessionPlan& plan)
{
    const auto path = SessionFiles::instance().path(plan);
    if (!path)
        return failed(path.error().to_string());
    close_shared_stage();
    const auto empty = run_child("empty-memory", {});
    const auto measured = run_child("memory", {*path});
    for (const auto* each : {&empty, &measured}) {
        if (!*each)
            return failed(each->error().to_string());
    }
    return {*measured, *empty + bytes_of_event * static_cast<double>(plan.events) + bytes_beside};
}

} // namespace

std::vector<Row> memory_rows()
{
    constexpr int repetitions = 5;
    return {session_row({"memory-thin",
                         "memory with 1 M events of 150 B open",
                         "an empty QMainWindow, 64 B an event, 16 MB",
                         1.5,
                         1,
                         {},
                         {},
                         repetitions,
                         Unit::Bytes},
                        million(), &measure_memory),
            session_row({"memory-large",
                         "memory with 1 M events and 1.5 GB of payload open",
                         "an empty QMainWindow, 64 B an event, 16 MB",
                         1.5,
                         1,
                         {},
                         {},
                         repetitions,
                         Unit::Bytes},
                        large(), &measure_memory)};
}

} // namespace playhead::bench
