// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What is measured: each row a cost of Playhead's as a ratio to a baseline, which is taken in the
// same run and in turn with it, so that the figure says the same on another machine.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace playhead::bench {

/// One repetition of a row, in the same unit both.
struct Sample {
    double measured = 0;
    double baseline = 0;
    std::string failure = {}; ///< why there is none; empty where there is
};

/// How much is measured: enough for a figure, or just that it works.
enum class Amount { Whole, Small };

struct Row {
    std::string row; ///< "record-small"
    std::string name;
    std::string baseline;
    double at_most;    ///< ratio that must hold
    double strive_for; ///< ratio that we would like
    Sample (*measure)(Amount);
};

/// Rows that are run with one word.
struct Group {
    std::string_view name;
    std::vector<Row> (*rows)();
};

/// All groups, in the order in which they are run.
[[nodiscard]] std::vector<Group> all_groups();

[[nodiscard]] std::vector<Row> record_rows();
[[nodiscard]] std::vector<Row> recording_rows();

} // namespace playhead::bench
