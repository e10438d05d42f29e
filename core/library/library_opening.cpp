// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/library_opening.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/base/wall_clock.h"
#include "core/library/catalogue.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace playhead {

namespace {

namespace fs = std::filesystem;

/// What make_library() puts into the folder before the catalogue is in its place.
bool comes_before_catalogue(const std::string& name)
{
    return name == "lock" || name == "incoming";
}

bool is_of_library(const std::string& name)
{
    return comes_before_catalogue(name) || name == "sessions" ||
           name.rfind("catalogue.db", 0) == 0 || name.rfind("search.db", 0) == 0;
}

/// Whether nothing else is in the folder; hidden files do not count.
bool holds_only(const LibraryPaths& paths, bool (*may_be_there)(const std::string&))
{
    std::error_code error;
    for (fs::directory_iterator entry(paths.folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename();
        if (!may_be_there(name) && name.front() != '.')
            return false;
    }
    return !error;
}

} // namespace

Error damaged_library(const LibraryPaths& paths)
{
    return {"The library's catalogue is damaged.", paths.catalogue,
            "Restore it from a copy; or move it away and import the files in sessions/ again."};
}

Error library_error(const Error& error, sqlite::Problem problem, const LibraryPaths& paths)
{
    switch (problem) {
    case sqlite::Problem::Busy:
        return {"The library is in use by another program.", paths.folder,
                "Close the other program, or try again when it is done."};
    case sqlite::Problem::Corrupt:
    case sqlite::Problem::NotADatabase:
        return damaged_library(paths);
    case sqlite::Problem::ReadOnly:
        return {"The library cannot be written.", paths.folder,
                "Check the permissions of the folder, or choose another one."};
    default:
        return error;
    }
}

bool is_library_missing(const LibraryPaths& paths)
{
    struct stat found = {};
    if (::stat(paths.folder.c_str(), &found) != 0)
        return errno == ENOENT;
    // In this order: when the folder turns out to hold little, the catalogue may have come since.
    return S_ISDIR(found.st_mode) && holds_only(paths, comes_before_catalogue) &&
           ::stat(paths.catalogue.c_str(), &found) != 0 && errno == ENOENT;
}

Result<bool> examine_library(const LibraryPaths& paths, Library::Access access)
{
    const bool writes = access == Library::Access::Write;
    struct stat folder = {};
    if (::stat(paths.folder.c_str(), &folder) != 0) {
        if (writes && errno == ENOENT)
            return true;
        return Error{"There is no library here: " + system_text(errno) + ".", paths.folder,
                     errno == ENOENT ? "It is made when the first session is imported."
                                     : "Check the path, and that you may read it."};
    }
    if (!S_ISDIR(folder.st_mode))
        return Error{"This is a file, not the folder of a library.", paths.folder,
                     "Choose a folder; a session file is opened or imported by itself."};
    const int wanted = writes ? R_OK | W_OK | X_OK : R_OK | X_OK;
    if (::access(paths.folder.c_str(), wanted) != 0)
        return Error{writes ? "The library cannot be written." : "The library cannot be read.",
                     paths.folder, "Check the permissions of the folder, or choose another one."};
    struct stat catalogue = {};
    if (::stat(paths.catalogue.c_str(), &catalogue) != 0) {
        // Nothing there could be somebody else's.
        if (writes && errno == ENOENT && holds_only(paths, is_of_library))
            return true;
        return Error{"This folder is no library: it has no catalogue.db.", paths.folder,
                     "Choose another folder. A library is made in one that is new or empty."};
    }
    if (!S_ISREG(catalogue.st_mode) ||
        ::access(paths.catalogue.c_str(), writes ? R_OK | W_OK : R_OK) != 0)
        return Error{writes ? "The library's catalogue cannot be written."
                            : "The library's catalogue cannot be read.",
                     paths.catalogue, "Check the permissions of the file."};
    if (auto recognised = Catalogue::recognise(paths.catalogue); !recognised)
        return recognised.error();
    return false;
}

Result<void> make_library(const LibraryPaths& paths, std::chrono::milliseconds patience)
{
    if (auto made = make_folders(paths.folder); !made)
        return made;
    const auto lock = FolderLock::take(paths, patience);
    if (!lock)
        return lock.error();
    if (const auto is_made = is_there(paths.catalogue); !is_made || *is_made)
        return is_made ? Result<void>() : is_made.error(); // somebody was faster
    if (auto made = make_folders(paths.incoming); !made)
        return made;
    const auto staging = Staging::make(paths, *lock);
    if (!staging)
        return staging.error();
    if (auto created = Catalogue::create(staging->file()); !created)
        return created;
    return move_into_place(staging->file(), paths.catalogue);
}

Result<void> update_catalogue(Catalogue& catalogue, const LibraryPaths& paths,
                              std::chrono::milliseconds patience)
{
    if (const auto is_older = catalogue.is_older(); !is_older || !*is_older)
        return is_older ? Result<void>() : is_older.error();
    const auto lock = FolderLock::take(paths, patience);
    if (!lock)
        return lock.error();
    const auto version = catalogue.version(); // somebody may have been faster
    const auto is_older = catalogue.is_older();
    if (!version || !is_older)
        return version ? is_older.error() : version.error();
    if (!*is_older)
        return {};
    if (auto made = make_folders(paths.incoming); !made)
        return made;
    const auto staging = Staging::make(paths, *lock);
    if (!staging)
        return staging.error();
    if (auto copied = catalogue.copy_to(staging->file()); !copied)
        return copied;
    const std::string day = format_iso8601(wall_clock()).substr(0, 10);
    std::string kept = paths.older_catalogue(*version, day);
    for (int number = 2;; ++number) { // one that is there already stays
        const auto is_taken = is_there(kept);
        if (!is_taken)
            return is_taken.error();
        if (!*is_taken)
            break;
        kept = paths.older_catalogue(*version, day + "-" + std::to_string(number));
    }
    if (auto moved = move_into_place(staging->file(), kept); !moved)
        return moved;
    return catalogue.migrate();
}

} // namespace playhead
