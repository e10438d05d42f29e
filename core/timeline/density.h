// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/event.h"
#include "core/model/event_predicate.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace playhead {

class Trace;
struct TimeAxis;

/// What happens in one column of the overview.
struct DensityColumn {
    std::array<std::uint32_t, action_type_count> begun{}; ///< events that begin, by action type
    std::uint32_t failures = 0; ///< events with result Fail that end: where it went wrong
    std::uint32_t hits = 0;     ///< hits that begin

    [[nodiscard]] std::uint32_t events() const;
    friend bool operator==(const DensityColumn&, const DensityColumn&) = default;
};

/// Counts for the overview strip, exact at every zoom: the moments of each kind are kept sorted,
/// and a query walks from one edge of a column to the next in leaps, so that w columns over n
/// events cost O(w log(n/w)). Takes 8 bytes for each event, failure and hit. Events without time
/// are nowhere.
class DensityIndex
{
public:
    DensityIndex() = default;
    explicit DensityIndex(const Trace& trace);

    /// Empty: nothing is a hit.
    void set_hits(const Trace& trace, const EventPredicate& is_hit);

    /// The columns between `edges`, which do not fall: one less than there are edges. Each holds
    /// what lies at or after its left edge and before its right one; the last, also what lies at
    /// its right edge, where the session ends.
    [[nodiscard]] std::vector<DensityColumn> columns(std::span<const TimeNs> edges) const;

private:
    using Moments = std::vector<TimeNs>;

    std::array<Moments, action_type_count> begins_;
    Moments failures_;
    Moments hits_;
};

/// The edges of `count` columns of the same width that cover an axis.
[[nodiscard]] std::vector<TimeNs> column_edges(const TimeAxis& axis, int count);

} // namespace playhead
