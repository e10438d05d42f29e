// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace playhead {

/// What a crash left, see noteCrashes().
struct CrashNotes {
    std::string path;
    std::string text; ///< at most 64 KB of it
};

/// Those that nobody has seen yet, the latest first. Blocks: not on the GUI thread.
[[nodiscard]] std::vector<CrashNotes> newCrashNotes(const std::string& folder);

/// From now on they are no news. The ten latest of all are kept. Blocks.
void markCrashNotesSeen(const std::string& folder, const std::vector<CrashNotes>& notes);

} // namespace playhead
