// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/coordinates.h"

#include "core/timeline/compressed_time.h"

namespace playhead {

double TimeAxis::x(TimeNs time) const
{
    return signed_distance(range.begin, compressed ? compressed->to_display(time) : time) *
               pixels(1) +
           phase;
}

TimeNs TimeAxis::time_at(double x) const
{
    const TimeNs time = saturating_add(range.begin, length_of(x - phase));
    return compressed ? compressed->to_session(time) : time;
}

double TimeAxis::pixels(DurationNs length) const
{
    const double whole = signed_distance(range.begin, range.end);
    return whole > 0 ? static_cast<double>(length) / whole * width : 0;
}

double TimeAxis::length_of(double pixels) const
{
    return width > 0 ? pixels / width * signed_distance(range.begin, range.end) : 0;
}

std::vector<TimeNs> column_edges(const TimeAxis& axis, int count)
{
    std::vector<TimeNs> edges;
    edges.reserve(static_cast<std::size_t>(count) + 1);
    for (int edge = 0; edge <= count; ++edge)
        edges.push_back(axis.time_at(axis.width * edge / count));
    return edges;
}

int RowAxis::row_at(int y) const
{
    const int at = y + offset;
    return at >= 0 ? at / row_height : -1 - (-at - 1) / row_height;
}

} // namespace playhead
