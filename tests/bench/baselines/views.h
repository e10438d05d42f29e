// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

namespace playhead::bench {

// All in nanoseconds, the median of many.

/// One frame of a flat QTreeView of so many rows, as large as the framebuffer, after it was
/// scrolled anywhere: rows of one height, six columns, and nothing to look anything up for.
[[nodiscard]] double flat_view_frame(int rows);
/// Sixty lines of a hundred letters laid out by QTextLayout.
[[nodiscard]] double lay_out_lines();

} // namespace playhead::bench
