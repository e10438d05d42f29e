// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace playhead {

/// From now on notes of a crash of this process are left in `folder`, in a file "crash-…-PID.txt"
/// that only its owner reads: which signal, when, `facts` (the version, say), the last steps of
/// noteStep(), and the stack. Then the process ends by that signal as it would have. Nothing is
/// written, and no folder made, before that. Call once, on the main thread.
///
/// What runs in the signal is safe there, but for the stack, which is written last: glibc's
/// backtrace() may allocate when it is called first, so it is called here once.
void noteCrashes(const std::string& folder, std::string_view facts);

/// Remembers the last few, for notes of a crash. A step is what the person did in the words of the
/// program ("Zoom in"), never recorded text. Cut at 60 bytes. On the GUI thread; a crash of another
/// one may find the latest half written.
void noteStep(std::string_view step);

/// $XDG_STATE_HOME/Playhead/crashes, or ~/.local/state/Playhead/crashes.
[[nodiscard]] std::string defaultCrashFolder();

} // namespace playhead
