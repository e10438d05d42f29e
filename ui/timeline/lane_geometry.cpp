// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/lane_geometry.h"

#include "core/timeline/lane_layout.h"

#include <algorithm>

namespace playhead {

using namespace lanes;

LaneGeometry::LaneGeometry(const LaneLayout& layout)
{
    int top = 0;
    for (const LaneGroup& each : layout.groups()) {
        // As high as what its name takes, also where it has few rows or none.
        const int least = each.shares_agent ? leastTwoLines : leastGroupHeight;
        const int rows = static_cast<int>(each.row_count) * rowHeight;
        const int height = std::max(least, rows + 2 * groupPadding);
        m_groups.push_back({top, height, each.first_row, each.row_count});
        top += height;
    }
}

int LaneGeometry::height() const
{
    return m_groups.empty() ? 0 : m_groups.back().top + m_groups.back().height;
}

/// Few rows stand in the middle of what the name takes.
int LaneGeometry::Group::rowsTop() const
{
    return top + (height - static_cast<int>(rowCount) * rowHeight) / 2;
}

int LaneGeometry::rowTop(std::uint32_t row) const
{
    const auto next =
        std::upper_bound(m_groups.begin(), m_groups.end(), row,
                         [](std::uint32_t wanted, const Group& g) { return wanted < g.firstRow; });
    const Group& group = *(next - 1);
    return group.rowsTop() + static_cast<int>(row - group.firstRow) * rowHeight;
}

std::optional<std::size_t> LaneGeometry::groupAt(int y) const
{
    if (y < 0 || y >= height())
        return std::nullopt;
    const auto next = std::upper_bound(m_groups.begin(), m_groups.end(), y,
                                       [](int wanted, const Group& g) { return wanted < g.top; });
    return static_cast<std::size_t>(next - m_groups.begin()) - 1;
}

std::uint32_t LaneGeometry::firstRowBelow(int y) const
{
    if (m_groups.empty())
        return 0;
    const Group& last = m_groups.back();
    if (y >= height())
        return last.firstRow + last.rowCount;
    const Group& group = m_groups[groupAt(std::max(y, 0)).value_or(0)];
    const int within = std::max(0, y - group.rowsTop()) / rowHeight;
    return group.firstRow + std::min(static_cast<std::uint32_t>(within), group.rowCount);
}

} // namespace playhead
