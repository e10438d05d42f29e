// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

namespace playhead {

/// Opens a file or folder for reading, within the folder `at` (AT_FDCWD for this program's),
/// without a trace: where the system allows it, not even the time of its last reading changes.
/// Never waits for a pipe. `flags` are further ones of openat(). -1, with errno, where it cannot be
/// opened.
[[nodiscard]] int open_quietly(int at, const char* path, int flags);

} // namespace playhead
