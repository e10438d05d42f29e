// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/placed_sums.h"
#include "core/model/totals.h"

#include <cstddef>
#include <span>
#include <vector>

namespace playhead {

class Trace;

/// When the figures of a session fall due. Calls count when they begin; failures, tokens and cost
/// when the event that carries them ends. What is counted at all is what RollUps counts: at the end
/// the figures are those of Trace::totals(). 8 bytes for each call, failure and event with tokens
/// or cost, and 8 for each of its figures.
class ReplayFigures
{
public:
    struct Due {
        TimeNs begin = no_time;
        TimeNs end = no_time;
    };

    ReplayFigures() = default;
    /// `due` by event.
    ReplayFigures(const Trace& trace, std::span<const Due> due);

    /// All figures but `events` of what fell due at or before `time`.
    [[nodiscard]] Totals until(TimeNs time) const;
    /// The same of what fell due at or after `begin` and before `end`.
    [[nodiscard]] Totals within(TimeNs begin, TimeNs end) const;
    /// The same of what fell due at or after `begin` and at or before `end`.
    [[nodiscard]] Totals through(TimeNs begin, TimeNs end) const;

private:
    /// How far into each of the rows of moments.
    struct Cut {
        std::size_t calls = 0;
        std::size_t failures = 0;
        std::size_t amounts = 0;
    };

    void add_moments(const Trace& trace, std::span<const Due> due);
    void add_amounts(const Trace& trace, std::span<const Due> due);
    [[nodiscard]] Cut cut_until(TimeNs time) const;
    [[nodiscard]] Cut cut_before(TimeNs time) const;
    [[nodiscard]] Totals between(const Cut& first, const Cut& last) const;

    // Sorted:
    std::vector<TimeNs> calls_;    ///< begins of LLM calls
    std::vector<TimeNs> failures_; ///< ends of what failed
    std::vector<TimeNs> amounts_;  ///< ends of what adds tokens or cost, or could have
    // By number in amounts_:
    PlacedSums prompt_;
    PlacedSums completion_;
    PlacedSums total_;
    PlacedSums cost_; ///< in 1e-12 USD, as RollUps adds them
    PlacedCount computed_cost_;
    PlacedCount unpriced_calls_;
};

} // namespace playhead
