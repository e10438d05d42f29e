// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ranked_bits.h"
#include "core/base/time.h"
#include "core/model/event.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace playhead {

class ReplayIndex;

/// What happens in one column of the overview.
struct DensityColumn {
    std::array<std::uint32_t, action_type_count> begun{}; ///< events that begin, by action type
    std::uint32_t failures = 0; ///< events with result Fail that end: where it went wrong
    std::uint32_t hits = 0;     ///< hits that begin

    [[nodiscard]] std::uint32_t events() const;
    friend bool operator==(const DensityColumn&, const DensityColumn&) = default;
};

/// Counts for the overview strip, exact at every zoom: of each kind, which of the events in order
/// of begin are of it, as a bit that is counted between the edges of a column. A query leaps from
/// one edge to the next, so that w columns over n events cost O(w log(n/w)). Takes about a bit an
/// event for each action type in use and for the hits, and 8 bytes for each failure. Events without
/// time are nowhere.
class DensityIndex
{
public:
    /// `index` may not be null; it is kept.
    explicit DensityIndex(std::shared_ptr<const ReplayIndex> index);

    /// Hits by their rank in ReplayIndex::by_begin(); of no size: nothing is a hit.
    void set_hits(Bits by_rank);

    /// The columns between `edges`, which do not fall: one less than there are edges. Each holds
    /// what lies at or after its left edge and before its right one; the last, also what lies at
    /// its right edge, where the session ends.
    [[nodiscard]] std::vector<DensityColumn> columns(std::span<const TimeNs> edges) const;

private:
    /// How many events of by_begin() begin before a moment, which is not before that of rank `from`
    /// less one.
    [[nodiscard]] std::size_t begun_before(TimeNs time, std::size_t from) const;
    void count_begins(std::span<const TimeNs> edges, std::span<DensityColumn> columns) const;
    void count_failures(std::span<const TimeNs> edges, std::span<DensityColumn> columns) const;

    std::shared_ptr<const ReplayIndex> index_;
    // By rank:
    std::array<RankedBits, action_type_count> of_type_; ///< of no size where there are none
    RankedBits hits_;
    std::vector<std::uint32_t> untimed_; ///< ranks that events without time have been given
    std::vector<TimeNs> failures_;       ///< sorted ends
};

} // namespace playhead
