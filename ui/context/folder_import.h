// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/library/import_files.h"

#include <QStringList>

namespace playhead {

/// What became of folders that were to be imported.
struct FolderReport {
    ImportReport imported; ///< its failures are of single files
    int files = 0;         ///< that were found
    /// What was not looked into: folders that cannot be read, and files beyond the most.
    std::vector<Error> skipped;
};

/// Files of all folders below these paths, a path that is a file itself among them; hidden ones and
/// what links lead to are left out. Stops where the job is cancelled. On any thread.
[[nodiscard]] QStringList filesBelow(const QStringList& paths, const Job& job,
                                     std::vector<Error>& skipped);

/// Imports the sessions of all of them into the library, one after the other. What is of no known
/// format is a failure. Progress counts as import_files() says. On any thread.
[[nodiscard]] FolderReport importFolders(Library& library, const QStringList& paths,
                                         const Job& job);

/// What was left out and why, a line for each reason with the first of the places; empty where
/// nothing was.
[[nodiscard]] QString skippedText(const FolderReport& report);

} // namespace playhead
