// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/bits.h"
#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

namespace playhead {

class LaneLayout;
class Trace;

/// What the rows of a layout look like from afar, so that a row drawn small does not look at its
/// events: when every eighth of them begins, how long each eight take, and which of them failed.
/// Places are those of LaneLayout::events(). Takes 1.25 bytes an event. Immutable.
class LaneDetail
{
public:
    LaneDetail() = default;
    /// Of nothing, when it was told to stop.
    LaneDetail(const Trace& trace, const LaneLayout& lanes, const std::stop_token& stop = {});

    /// Events from one kept begin to the next.
    static constexpr std::size_t stride = 8;

    /// The first place of a row in [first, last) whose event begins at or after `time`, where
    /// `begin_at(place)` tells the exact begin; `last` where none does. Where the events around it
    /// begin within `tolerance` of each other, a later one, up to as much later. What comes out
    /// depends on the row and on `time` alone, unless it is `first`.
    template <typename BeginAt>
    [[nodiscard]] std::size_t first_from(std::size_t row_begin, std::size_t first, std::size_t last,
                                         TimeNs time, DurationNs tolerance,
                                         const BeginAt& begin_at) const;
    /// Whether an event at or near a place may take `length` or more.
    [[nodiscard]] bool may_take(std::size_t place, DurationNs length) const;
    /// Whether each event at or near a place begins with its recorded start.
    [[nodiscard]] bool begins_as_recorded(std::size_t place) const
    {
        return (longest_[place / stride] & other_begin) == 0;
    }
    [[nodiscard]] const Bits& failures() const { return failures_; }

private:
    /// A mark beside the bits of a length.
    static constexpr std::uint8_t other_begin = 0x80;

    [[nodiscard]] std::size_t next_kept(std::size_t first, std::size_t last, TimeNs time) const;
    [[nodiscard]] bool is_close(std::size_t kept, DurationNs tolerance) const;

    std::vector<TimeNs> begins_; ///< of every eighth event
    std::vector<std::uint8_t>
        longest_; ///< of each eight, how many bits the longest length has; marked
    Bits failures_;
};

template <typename BeginAt>
std::size_t LaneDetail::first_from(std::size_t row_begin, std::size_t first, std::size_t last,
                                   TimeNs time, DurationNs tolerance, const BeginAt& begin_at) const
{
    if (first >= last)
        return last; // behind the row, where nothing may be kept
    const std::size_t kept = next_kept(first / stride + 1, (last + stride - 1) / stride, time);
    const std::size_t before = (kept - 1) * stride;
    const std::size_t beyond = kept * stride < last ? kept * stride : last;
    if (before == first && begins_[kept - 1] >= time)
        return first; // however close to each other those that follow begin
    if (beyond < last && before >= row_begin && is_close(kept, tolerance))
        return beyond;
    std::size_t from = before < first ? first : before;
    std::size_t to = beyond;
    while (from < to) {
        const std::size_t middle = from + (to - from) / 2;
        if (begin_at(middle) < time)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

} // namespace playhead
