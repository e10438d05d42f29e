// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/checks/source_tree.h"

namespace playhead::checks {

/// Above this a file wants splitting; above the limit it must be split.
inline constexpr int longFileLines = 400;
inline constexpr int longestFileLines = 600;

/// What every file keeps to:
///  - copyright and licence in its first lines;
///  - a header is guarded by #pragma once;
///  - no file has more than longestFileLines lines;
///  - core writes to no stream of its process;
///  - no note of something to be done: that is an issue's place.
[[nodiscard]] Violations fileRuleViolations(const SourceTree& tree);

/// The sources of more than longFileLines lines, as "path: lines", longest first.
[[nodiscard]] QStringList longFiles(const SourceTree& tree);

} // namespace playhead::checks
