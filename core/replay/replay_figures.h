// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/model/placed_sums.h"
#include "core/model/placed_tokens.h"
#include "core/model/totals.h"

#include <cstddef>
#include <span>

namespace playhead {

class Trace;

/// The figures of a session as far as it has come. Calls count when they begin; failures, tokens
/// and cost when the event that carries them falls due. What is counted at all is what RollUps
/// counts: at the end the figures are those of Trace::totals(). Takes 8 bytes for each figure of an
/// event, and a bit and a sixteenth of each event for each kind of figure.
class ReplayFigures
{
public:
    /// How far a session has come.
    struct Cut {
        std::size_t begun = 0; ///< as many events have begun
        std::size_t due = 0;   ///< and as many have fallen due
    };

    ReplayFigures() = default;
    /// Both hold each event of the trace, in the order in which they begin, and fall due.
    ReplayFigures(const Trace& trace, std::span<const EventIndex> by_begin,
                  std::span<const EventIndex> by_due);

    /// All figures but `events` of what came between; nothing where `last` was before.
    [[nodiscard]] Totals between(Cut first, Cut last) const;

private:
    void add_amounts(const Trace& trace, std::span<const EventIndex> by_due);

    PlacedCount calls_; ///< by place in by_begin
    // By place in by_due:
    PlacedCount failures_;
    PlacedTokens tokens_;
    PlacedSums cost_; ///< in 1e-12 USD, as RollUps adds them
    PlacedCount computed_cost_;
    PlacedCount unpriced_calls_;
};

} // namespace playhead
