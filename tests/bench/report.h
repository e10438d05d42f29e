// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/rows.h"

#include <string>
#include <vector>

namespace playhead::bench {

/// All repetitions of one row.
struct Outcome {
    Row row;
    std::vector<Sample> samples;

    /// The median of the repetitions' ratios; not a number where there is none.
    [[nodiscard]] double ratio() const;
    /// Between the smallest and the largest ratio, as a share of the median.
    [[nodiscard]] double spread() const;
    [[nodiscard]] double measured() const; ///< median
    [[nodiscard]] double baseline() const; ///< median
    [[nodiscard]] std::string failure() const;
    [[nodiscard]] std::string verdict() const; ///< "met", "within", "missed", "failed"
};

[[nodiscard]] std::string to_json(const std::vector<Outcome>& outcomes);
[[nodiscard]] std::string to_markdown(const std::vector<Outcome>& outcomes);

} // namespace playhead::bench
