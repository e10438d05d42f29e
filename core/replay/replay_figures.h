// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/model/totals.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace playhead {

class Trace;

/// Amounts that fall due at moments, and what they come to at any time. Up to 16 bytes a moment.
class TimedSums
{
public:
    /// In any order; settle() before the first question.
    void add(TimeNs time, std::int64_t amount) { entries_.push_back({time, amount}); }
    void settle();

    /// Of the moments [0, n) in order of time: how many lie at or before `time`.
    [[nodiscard]] std::size_t count_until(TimeNs time) const;
    /// What the moments [first, last) come to; nothing where there are none.
    [[nodiscard]] std::optional<std::int64_t> sum(std::size_t first, std::size_t last) const;

private:
    struct Entry {
        TimeNs time = 0;
        std::int64_t sum = 0; ///< up to and including this one
    };
    std::vector<Entry> entries_;
};

/// When the figures of a session fall due. Calls count when they begin; failures, tokens and cost
/// when the event that carries them ends. What is counted at all is what RollUps counts: at the end
/// the figures are those of Trace::totals().
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
    enum Figure : std::size_t {
        Failures,
        LlmCalls,
        PromptTokens,
        CompletionTokens,
        TotalTokens,
        Costs, ///< in 1e-12 USD, as RollUps adds them
        ComputedCosts,
        UnpricedCalls,
        figure_count,
    };
    /// How far into each of the sums.
    using Cut = std::array<std::size_t, figure_count>;

    void add(const Trace& trace, EventIndex event, const Due& due);
    [[nodiscard]] Cut cut_until(TimeNs time) const;
    [[nodiscard]] Cut cut_before(TimeNs time) const;
    [[nodiscard]] Totals between(const Cut& first, const Cut& last) const;

    std::array<TimedSums, figure_count> sums_;
};

} // namespace playhead
