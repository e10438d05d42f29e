// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/axis_parts.h"

#include "core/timeline/compressed_time.h"

#include <algorithm>

namespace playhead {

AxisParts parts_of(const TimeAxis& axis)
{
    if (!axis.compressed || axis.width < 1)
        return {{}, {axis.range}};
    AxisParts parts;
    const double pixel = std::max(1.0, axis.length_of(1));
    TimeNs at = axis.range.begin; // of display time
    while (at < axis.range.end) {
        const auto gaps = axis.compressed->gaps_within({at, axis.range.end});
        const TimeNs from = axis.compressed->to_session(at);
        if (gaps.empty()) {
            parts.active.push_back({from, axis.compressed->to_session(axis.range.end)});
            break;
        }
        const CompressedTime::Gap& gap = gaps.front();
        if (from < gap.session.begin)
            parts.active.push_back({from, gap.session.begin});
        parts.gaps.push_back(gap.session);
        at = std::max(gap.display.end, saturating_add(at, pixel));
    }
    return parts;
}

std::optional<TimeRange> gap_at(const TimeAxis& axis, double x, double slack)
{
    if (!axis.compressed)
        return std::nullopt;
    const auto display = [&](double at) {
        return saturating_add(axis.range.begin, axis.length_of(at));
    };
    const auto gaps = axis.compressed->gaps_within({display(x - slack), display(x + slack)});
    return gaps.empty() ? std::nullopt : std::optional(gaps.front().session);
}

} // namespace playhead
