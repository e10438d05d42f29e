// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Says of a session's file that a program records into it. Internal to core/library.
#pragma once

#include "core/base/result.h"
#include "core/library/library_folder.h"

#include <string>

namespace playhead {

/// Lasts as long as this object, and no longer than its process. Several may mark one file. Where
/// it cannot be made, recording goes on all the same.
///
/// It is a folder incoming/FILE.recording with a lock that is held: what an ended process leaves of
/// it goes as all does that was abandoned there.
class RecordingMark
{
public:
    /// `file` is the name in sessions/.
    static Result<RecordingMark> make(const LibraryPaths& paths, const FolderLock& lock,
                                      const std::string& file);
    RecordingMark(RecordingMark&& other) noexcept;
    RecordingMark& operator=(RecordingMark&&) = delete;
    ~RecordingMark();

    [[nodiscard]] static bool is_set(const LibraryPaths& paths, const std::string& file);

private:
    RecordingMark(LibraryPaths paths, std::string folder, int descriptor);

    LibraryPaths paths_;
    std::string folder_;
    int descriptor_;
};

} // namespace playhead
