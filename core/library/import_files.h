// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/library/library.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace playhead {

/// What became of one session that was to be imported.
struct ImportedSession {
    std::string origin;
    std::string session_id;
    Imported how = Imported::Added;
};

/// What became of many files.
struct ImportReport {
    std::vector<ImportedSession> sessions; ///< those that are in the library now
    std::vector<Error> failures;           ///< of whole files, and of single sessions
    bool was_cancelled = false;            ///< what is listed above was done before
};

/// Imports all sessions of many files, one after the other; a file that fails does not stop the
/// others. `origin` is the path made absolute. Progress counts in thousandths of a file.
[[nodiscard]] ImportReport import_files(Library& library, std::span<const std::string> paths,
                                        const ReadSessions& read, const Job& job);

} // namespace playhead
