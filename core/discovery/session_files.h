// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/discovery/found_session.h"

#include <cstdint>
#include <string>
#include <vector>

namespace playhead {

/// All files of a session, as they lie together.
struct SessionFiles {
    struct File {
        std::string path;
        std::string name; ///< from the folder on that holds them all
    };
    std::vector<File> files; ///< the one that is opened to see the session is the first
    std::uint64_t state = 0; ///< the same as long as they are: a hash of names, sizes and times
};

/// What belongs to a session that was found: its file with the folder of its parts, or its folder.
/// Fails for a session that is a part of a file, as those of a database are, and where there is
/// nothing any more.
[[nodiscard]] Result<SessionFiles> files_of(const FoundSession& session, const Job& job);

} // namespace playhead
