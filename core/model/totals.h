// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/event.h"
#include "core/model/event_tree.h"
#include "core/model/placed_sums.h"
#include "core/model/placed_tokens.h"
#include "core/model/sparse_column.h"
#include "core/model/token_column.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace playhead {

struct Cost {
    double usd = 0;
    Provenance provenance = Provenance::Recorded; ///< Derived where computed from prices
};

/// Sums over a session or a subtree. The rule: an event that records tokens or cost, as some of its
/// descendants do, is taken for a roll-up of these, and not counted again. But an LLM call with
/// tokens of its own counts beside those inside it, as that of an agent which calls another,
/// unless it repeats them: its completion is as long as theirs together, or as that of one of them
/// (where one of the two is not recorded, so is the prompt).
struct Totals {
    std::uint32_t events = 0;
    std::uint32_t failures = 0; ///< events with result Fail
    std::uint32_t llm_calls = 0;
    std::optional<std::int64_t> prompt_tokens;
    std::optional<std::int64_t> completion_tokens;
    std::optional<std::int64_t> total_tokens;
    std::optional<double> cost;    ///< of the events whose cost is known
    bool cost_is_computed = false; ///< at least one part of it was computed from prices
    /// LLM calls without a cost, of their own or recorded of what they ran in: where not zero,
    /// `cost` is a lower bound.
    std::uint32_t llm_calls_without_cost = 0;
};

/// What Totals are worked out from, by event.
struct CountedColumns {
    std::span<const EventResult> results;
    std::span<const ActionType> action_types;
    const TokenColumn* tokens = nullptr;
    const SparseColumn<Cost>* costs = nullptr;
};

/// Prefix sums over the tree's preorder, kept only where there is something to count, so that the
/// totals of any subtree take a few steps per figure.
class RollUps
{
public:
    RollUps() = default;
    RollUps(const EventTree& tree, const CountedColumns& columns);

    /// Of the events at positions [first, last) of the tree's order.
    [[nodiscard]] Totals of_range(std::uint32_t first, std::uint32_t last) const;
    /// Whether an event's own tokens are taken for those of its descendants.
    [[nodiscard]] bool is_token_roll_up(std::uint32_t position) const;

private:
    void count_results(const EventTree& tree, const CountedColumns& columns);
    void count_tokens(const EventTree& tree, const CountedColumns& columns);
    void count_costs(const EventTree& tree, const CountedColumns& columns);

    // By position:
    PlacedCount failures_;
    PlacedCount llm_calls_;
    PlacedTokens tokens_;
    PlacedSums cost_; ///< in 1e-12 USD, so that sums are exact and order does not matter
    PlacedCount computed_cost_;
    PlacedCount unpriced_calls_;
    std::vector<std::uint32_t> token_roll_ups_; ///< sorted positions
};

} // namespace playhead
