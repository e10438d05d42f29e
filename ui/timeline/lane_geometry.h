// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QRect>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace playhead {

class LaneLayout;

// Sizes in pixels.
namespace lanes {

inline constexpr int headerHeight = 24;
inline constexpr int namesWidth = 208; ///< of the column of names
inline constexpr int rowHeight = 20;
inline constexpr double barHeight = 16;
inline constexpr int groupPadding = 6;      ///< above the first row of a group, and below the last
inline constexpr int leastGroupHeight = 32; ///< its name needs a line
inline constexpr int leastTwoLines = 46;    ///< its name and its thread need two

} // namespace lanes

/// Where groups and rows of a layout stand, in pixels from the top of all.
class LaneGeometry
{
public:
    LaneGeometry() = default;
    explicit LaneGeometry(const LaneLayout& layout);

    [[nodiscard]] std::size_t groupCount() const { return m_groups.size(); }
    [[nodiscard]] int height() const;
    [[nodiscard]] int groupTop(std::size_t group) const { return m_groups[group].top; }
    [[nodiscard]] int groupHeight(std::size_t group) const { return m_groups[group].height; }
    [[nodiscard]] int rowTop(std::uint32_t row) const;
    /// The group at a height; nothing above the first and below the last.
    [[nodiscard]] std::optional<std::size_t> groupAt(int y) const;
    /// The first row that ends below a height; the number of rows where none does.
    [[nodiscard]] std::uint32_t firstRowBelow(int y) const;

private:
    struct Group {
        int top = 0;
        int height = 0;
        std::uint32_t firstRow = 0;
        std::uint32_t rowCount = 0;
        [[nodiscard]] int rowsTop() const;
    };

    std::vector<Group> m_groups;
};

} // namespace playhead
