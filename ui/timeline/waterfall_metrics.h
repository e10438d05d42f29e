// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

namespace playhead::waterfall {

// Sizes in pixels.
inline constexpr int rowHeight = 24;
inline constexpr int headerHeight = 24;
inline constexpr int leftPadding = 6;
inline constexpr int cellPadding = 10;
inline constexpr int indent = 16;
inline constexpr int expanderWidth = 16;
inline constexpr int iconSize = 16;
inline constexpr int iconGap = 6;
inline constexpr int nameGap = 6;         ///< behind the name
inline constexpr int failGlyphWidth = 16; ///< of the ✕ behind it
inline constexpr int resultGlyphWidth = 16;
inline constexpr int chipPadding = 7;
inline constexpr int smallestName = 88; ///< deep events stop moving in where less would be left
inline constexpr double barHeight = 14;
inline constexpr double barRadius = 3;
inline constexpr double labelPadding = 5;
inline constexpr double fadedOpacity = 0.45; ///< of what is no hit of the filter
inline constexpr int roomForFollowChip = 44; ///< below the last row, while it is offered
inline constexpr int smallestTimeline = 160;
inline constexpr int smallestEventColumn = 120;

} // namespace playhead::waterfall
