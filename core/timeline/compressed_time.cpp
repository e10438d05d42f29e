// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/compressed_time.h"

#include "core/base/time_math.h"

#include <algorithm>
#include <limits>

namespace playhead {

namespace {

__extension__ using Wide = unsigned __int128;

/// From one moment to a later one: more than one DurationNs can hold.
std::uint64_t distance(TimeNs from, TimeNs to)
{
    return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
}

TimeNs moved(TimeNs time, std::uint64_t by)
{
    constexpr TimeNs latest = std::numeric_limits<TimeNs>::max();
    return by < distance(time, latest) ? static_cast<TimeNs>(static_cast<std::uint64_t>(time) + by)
                                       : latest;
}

std::uint64_t scaled_down(std::uint64_t value, std::uint64_t to, std::uint64_t from)
{
    return static_cast<std::uint64_t>(Wide(value) * to / from);
}

/// Rounds up, so that scaling down again gives the value back.
std::uint64_t scaled_up(std::uint64_t value, std::uint64_t to, std::uint64_t from)
{
    return static_cast<std::uint64_t>((Wide(value) * to + from - 1) / from);
}

} // namespace

CompressedTime::CompressedTime(std::span<const TimeRange> gaps, DurationNs shown)
{
    const auto length = static_cast<std::uint64_t>(std::max<DurationNs>(shown, 1));
    for (const TimeRange& gap : gaps) {
        if (distance(gap.begin, gap.end) <= length)
            continue;
        const TimeNs begin = to_display(gap.begin);
        gaps_.push_back({gap, {begin, moved(begin, length)}});
    }
}

TimeNs CompressedTime::to_display(TimeNs session) const
{
    const auto next =
        std::upper_bound(gaps_.begin(), gaps_.end(), session,
                         [](TimeNs time, const Gap& gap) { return time < gap.session.begin; });
    if (next == gaps_.begin())
        return session;
    const Gap& gap = *(next - 1);
    if (session >= gap.session.end)
        return moved(gap.display.end, distance(gap.session.end, session));
    return moved(gap.display.begin, scaled_down(distance(gap.session.begin, session),
                                                distance(gap.display.begin, gap.display.end),
                                                distance(gap.session.begin, gap.session.end)));
}

TimeNs CompressedTime::to_session(TimeNs display) const
{
    const auto next =
        std::upper_bound(gaps_.begin(), gaps_.end(), display,
                         [](TimeNs time, const Gap& gap) { return time < gap.display.begin; });
    if (next == gaps_.begin())
        return display;
    const Gap& gap = *(next - 1);
    if (display >= gap.display.end)
        return moved(gap.session.end, distance(gap.display.end, display));
    return moved(gap.session.begin, scaled_up(distance(gap.display.begin, display),
                                              distance(gap.session.begin, gap.session.end),
                                              distance(gap.display.begin, gap.display.end)));
}

std::span<const CompressedTime::Gap> CompressedTime::gaps_within(TimeRange display) const
{
    const auto first = std::partition_point(gaps_.begin(), gaps_.end(), [&](const Gap& gap) {
        return gap.display.end <= display.begin;
    });
    const auto last = std::partition_point(
        first, gaps_.end(), [&](const Gap& gap) { return gap.display.begin < display.end; });
    return {first, last};
}

} // namespace playhead
