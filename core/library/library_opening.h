// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What comes before a library is open: whether there is one, or may be one, and why not.
#pragma once

#include "core/base/result.h"
#include "core/base/sqlite.h"
#include "core/library/library.h"
#include "core/library/library_folder.h"

#include <chrono>

namespace playhead {

class Catalogue;

/// See Library::is_missing().
[[nodiscard]] bool is_library_missing(const LibraryPaths& paths);

/// Finds out, without changing anything, whether there is a library that can be opened. True where
/// there is none and one may be made.
[[nodiscard]] Result<bool> examine_library(const LibraryPaths& paths, Library::Access access);

/// Makes the folder and an empty catalogue. Several may try at once: the first one makes it.
[[nodiscard]] Result<void> make_library(const LibraryPaths& paths,
                                        std::chrono::milliseconds patience);

/// What SQLite says about the catalogue, in words about the library.
[[nodiscard]] Error library_error(const Error& error, sqlite::Problem problem,
                                  const LibraryPaths& paths);
[[nodiscard]] Error damaged_library(const LibraryPaths& paths);

/// Brings an older catalogue up to date, under the library's lock. As it was it is kept beside it,
/// as catalogue.db.v1-2026-03-02 for version 1 on that day: on the disk before the first change is
/// made.
[[nodiscard]] Result<void> update_catalogue(Catalogue& catalogue, const LibraryPaths& paths,
                                            std::chrono::milliseconds patience);

} // namespace playhead
