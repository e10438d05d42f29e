// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What is measured: each row a cost of Playhead's as a ratio to a baseline, which is taken in the
// same run and in turn with it, so that the figure says the same on another machine.
#pragma once

#include "tests/bench/sessions/plan.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead::bench {

/// One repetition of a row, in the same unit all.
struct Sample {
    double measured = 0;
    double baseline = 0;
    std::string failure = {}; ///< why there is none; empty where there is
    /// What the baseline itself is measured with: a memcpy (or memset) of the same bytes, so that a
    /// baseline which is slow by itself shows. 0 where there are no bytes.
    double yard = 0;
};

[[nodiscard]] inline Sample failed(std::string why)
{
    return {0, 0, std::move(why)};
}

/// How much is measured: enough for a figure, or just that it works.
enum class Amount { Whole, Small };

enum class Unit { Nanoseconds, Bytes };

struct Row {
    std::string row; ///< "record-small"
    std::string name;
    std::string baseline;
    double at_most;    ///< ratio that must hold
    double strive_for; ///< ratio that we would like
    std::function<Sample(Amount)> measure;
    /// The same with a session of so many events; empty where it has none.
    std::function<Sample(std::uint64_t events)> grown = {};
    int repetitions = 7;
    Unit unit = Unit::Nanoseconds;
};

using MeasureSession = std::function<Sample(const SessionPlan&)>;

/// Lets a row be measured with a session, with a little one and, where its events are thin, with
/// more or fewer of them.
[[nodiscard]] Row session_row(Row row, const SessionPlan& plan, const MeasureSession& measure);

/// Rows that are run with one word.
struct Group {
    std::string_view name;
    std::vector<Row> (*rows)();
};

/// All groups, in the order in which they are run.
[[nodiscard]] std::vector<Group> all_groups();

[[nodiscard]] std::vector<Row> cancel_rows();
[[nodiscard]] std::vector<Row> filter_rows();
[[nodiscard]] std::vector<Row> find_rows();
[[nodiscard]] std::vector<Row> import_rows();
[[nodiscard]] std::vector<Row> loop_rows();
[[nodiscard]] std::vector<Row> memory_rows();
[[nodiscard]] std::vector<Row> open_rows();
[[nodiscard]] std::vector<Row> panel_rows();
[[nodiscard]] std::vector<Row> record_rows();
[[nodiscard]] std::vector<Row> recording_rows();
[[nodiscard]] std::vector<Row> start_rows();
[[nodiscard]] std::vector<Row> timeline_rows();
[[nodiscard]] std::vector<Row> tree_rows();

} // namespace playhead::bench
