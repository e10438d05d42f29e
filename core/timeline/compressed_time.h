// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <span>
#include <vector>

namespace playhead {

/// Time with its idle gaps drawn short. Display time runs as session time does, nanosecond for
/// nanosecond, but through a gap, which takes a fixed length of display time however long it is.
/// Both run upwards together, and are the same before the first gap; without gaps they are the
/// same everywhere. Logarithmic in the number of gaps; takes 32 bytes a gap.
class CompressedTime
{
public:
    struct Gap {
        TimeRange session;
        TimeRange display;
    };

    /// Display time is session time.
    CompressedTime() = default;
    /// `gaps` sorted, apart from each other (two may touch), none before no_time + 1. One that is
    /// not longer than `shown`, which is at least 1 ns, is left as it is.
    CompressedTime(std::span<const TimeRange> gaps, DurationNs shown);

    [[nodiscard]] bool is_identity() const { return gaps_.empty(); }
    /// Exact outside gaps; within a gap, many moments share one of display time.
    [[nodiscard]] TimeNs to_display(TimeNs session) const;
    /// The first moment that is displayed there, so that to_display() leads back. Held at the end
    /// of time.
    [[nodiscard]] TimeNs to_session(TimeNs display) const;
    [[nodiscard]] TimeRange to_display(TimeRange session) const
    {
        return {to_display(session.begin), to_display(session.end)};
    }
    [[nodiscard]] TimeRange to_session(TimeRange display) const
    {
        return {to_session(display.begin), to_session(display.end)};
    }

    /// The gaps that are drawn short, in order.
    [[nodiscard]] std::span<const Gap> gaps() const { return gaps_; }
    /// Those that show in a range of display time: where a ruler has its breaks.
    [[nodiscard]] std::span<const Gap> gaps_within(TimeRange display) const;

private:
    std::vector<Gap> gaps_;
};

} // namespace playhead
