// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/rows.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace playhead::bench {

/// What a row costs with a session of so many events: the median of a few.
struct Grown {
    std::uint64_t events = 0;
    double measured = 0;
    std::string failure = {};
};

/// All repetitions of one row.
struct Outcome {
    Row row;
    std::vector<Sample> samples;
    std::vector<Grown> growth = {}; ///< in order of events

    /// The median of the repetitions' ratios; not a number where there is none.
    [[nodiscard]] double ratio() const;
    /// Between the smallest and the largest ratio, as a share of the median.
    [[nodiscard]] double spread() const;
    [[nodiscard]] double measured() const; ///< median
    [[nodiscard]] double baseline() const; ///< median
    /// The median of what a memcpy of the same bytes takes; nothing where the row has no such.
    [[nodiscard]] std::optional<double> yard() const;
    [[nodiscard]] std::string failure() const;
    [[nodiscard]] std::string verdict() const; ///< "met", "within", "missed", "failed"
};

[[nodiscard]] std::string to_json(const std::vector<Outcome>& outcomes);
/// One table of the rows, and one of how they grow where that was measured.
[[nodiscard]] std::string to_markdown(const std::vector<Outcome>& outcomes);

} // namespace playhead::bench
