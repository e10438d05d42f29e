// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/library.h"

#include "core/library/catalogue.h"
#include "core/library/library_folder.h"
#include "core/model/session_summary.h"
#include "core/native/session_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace playhead {

namespace {

namespace fs = std::filesystem;

bool exists(const std::string& path)
{
    return ::access(path.c_str(), F_OK) == 0;
}

Error damaged(const LibraryPaths& paths)
{
    return {"The library's catalogue is damaged.", paths.catalogue,
            "Restore it from a copy; or move it away and import the files in sessions/ again."};
}

/// What SQLite says about the catalogue, in words about the library.
Error explained(Error error, sqlite::Problem problem, const LibraryPaths& paths)
{
    switch (problem) {
    case sqlite::Problem::Busy:
        return {"The library is in use by another program.", paths.folder,
                "Close the other program, or try again when it is done."};
    case sqlite::Problem::Corrupt:
    case sqlite::Problem::NotADatabase:
        return damaged(paths);
    case sqlite::Problem::ReadOnly:
        return {"The library cannot be written.", paths.folder,
                "Check the permissions of the folder, or choose another one."};
    default:
        return error;
    }
}

/// Whether there is nothing in the folder that could be somebody else's: a library is made there.
bool may_become_library(const LibraryPaths& paths)
{
    std::error_code error;
    for (fs::directory_iterator entry(paths.folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename();
        const bool is_ours = name == "lock" || name == "sessions" || name == "incoming" ||
                             name.rfind("catalogue.db", 0) == 0;
        if (!is_ours && name.front() != '.')
            return false;
    }
    return !error;
}

/// Finds out, without changing anything, whether there is a library that can be opened. True where
/// one may be made.
Result<bool> examine(const LibraryPaths& paths, Library::Access access)
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
        if (writes && errno == ENOENT && may_become_library(paths))
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

/// Several may try at once: the first one makes it.
Result<void> make_library(const LibraryPaths& paths, std::chrono::milliseconds patience)
{
    if (auto made = make_folders(paths.folder); !made)
        return made;
    const auto lock = FolderLock::take(paths, patience);
    if (!lock)
        return lock.error();
    if (auto made = make_folders(paths.sessions); !made)
        return made;
    if (auto made = make_folders(paths.incoming); !made)
        return made;
    if (exists(paths.catalogue))
        return {};
    const auto staging = Staging::make(paths, *lock);
    if (!staging)
        return staging.error();
    if (auto created = Catalogue::create(staging->file()); !created)
        return created;
    return move_into_place(staging->file(), paths.catalogue);
}

LibraryEntry entry_of(const Trace& trace, const std::string& origin)
{
    const SessionSummary summary = summarize(trace);
    LibraryEntry entry;
    entry.session_id = summary.session_id;
    entry.name = summary.name;
    entry.recorded_name = summary.name;
    entry.tags = summary.tags;
    entry.start = summary.start;
    entry.end = summary.end;
    entry.end_state = summary.end_state;
    entry.outcome = summary.outcome;
    entry.events = summary.totals.events;
    entry.errors = summary.totals.failures;
    entry.llm_calls = summary.totals.llm_calls;
    entry.total_tokens = summary.totals.total_tokens;
    entry.cost = summary.totals.cost;
    entry.cost_is_computed = summary.totals.cost_is_computed;
    entry.llm_calls_without_cost = summary.totals.llm_calls_without_cost;
    entry.recorder = summary.recorder;
    entry.origin = origin;
    entry.zone_trusted = summary.zone_trusted;
    entry.is_complete = summary.is_complete;
    entry.updated = std::chrono::duration_cast<std::chrono::nanoseconds>(
                        std::chrono::system_clock::now().time_since_epoch())
                        .count();
    return entry;
}

} // namespace

struct Library::State {
    State(LibraryPaths library_paths, Catalogue opened, std::chrono::milliseconds waits)
        : paths(std::move(library_paths)), catalogue(std::move(opened)), patience(waits)
    {
    }

    LibraryPaths paths;
    Catalogue catalogue;
    std::chrono::milliseconds patience;

    [[nodiscard]] Error explain(const Error& error) const
    {
        return explained(error, catalogue.last_problem(), paths);
    }
    [[nodiscard]] Error no_session(std::string_view session_id) const
    {
        return {"There is no session " + std::string(session_id) + " in the library.", paths.folder,
                "Look up its id in the list of sessions."};
    }

    /// A file's name that no other session and no stranger's file has.
    [[nodiscard]] Result<std::string> free_file_name(const std::string& session_id)
    {
        const std::string wanted = session_file_name(session_id);
        const std::string stem = wanted.substr(0, wanted.rfind('.'));
        for (int number = 1;; ++number) {
            std::string name =
                number == 1 ? wanted : stem + "." + std::to_string(number) + ".playhead";
            const auto taken = catalogue.is_taken(name);
            if (!taken)
                return taken.error();
            if (!*taken && !exists(paths.session(name)))
                return name;
        }
    }

    /// Brings to its end what an interrupted process began. The files' names come from a database
    /// that somebody may have sent: none may lead out of the library.
    [[nodiscard]] Result<void> heal(const FolderLock& lock)
    {
        const auto places = catalogue.on_their_way();
        if (!places)
            return places.error();
        for (const SessionPlace& place : *places) {
            if (is_plain_name(place.file) && is_plain_name(place.incoming)) {
                if (auto settled = settle(place); !settled)
                    return settled;
            }
        }
        const auto files = catalogue.to_be_deleted();
        if (!files)
            return files.error();
        for (const std::string& file : *files) {
            if (is_plain_name(file))
                ::unlink(paths.session(file).c_str());
            if (auto noted = catalogue.deleted(file); !noted)
                return noted;
        }
        delete_abandoned(paths, lock);
        return {};
    }

    /// Moves a session's file from incoming/ into its place, where that was not done yet.
    [[nodiscard]] Result<void> settle(const SessionPlace& place)
    {
        const std::string staged = paths.staged(place.incoming);
        if (exists(staged)) {
            if (auto moved = move_into_place(staged, paths.session(place.file)); !moved)
                return moved;
        }
        return catalogue.arrived(place.file);
    }
};

Library::Library(std::unique_ptr<State> state) : state_(std::move(state)) {}
Library::Library(Library&&) noexcept = default;
Library& Library::operator=(Library&&) noexcept = default;
Library::~Library() = default;

std::string Library::default_path()
{
    // NOLINTBEGIN(concurrency-mt-unsafe): nobody changes the environment
    const char* data = std::getenv("XDG_DATA_HOME");
    const char* home = std::getenv("HOME");
    // NOLINTEND(concurrency-mt-unsafe)
    if (data && data[0] == '/') // a relative one does not count, says the specification
        return std::string(data) + "/Playhead";
    return std::string(home ? home : "") + "/.local/share/Playhead";
}

Result<Library> Library::open(const std::string& folder, Access access,
                              std::chrono::milliseconds patience)
{
    LibraryPaths paths(folder);
    const auto is_new = examine(paths, access);
    if (!is_new)
        return is_new.error();
    if (*is_new) {
        if (auto made = make_library(paths, patience); !made)
            return made.error();
    }
    const bool writes = access == Access::Write;
    // Where it may, SQLite tidies up the files beside the catalogue that even a reader needs.
    const bool may_write = writes || (::access(paths.folder.c_str(), W_OK) == 0 &&
                                      ::access(paths.catalogue.c_str(), W_OK) == 0);
    auto catalogue = Catalogue::open(
        paths.catalogue, may_write ? sqlite::OpenMode::ReadWrite : sqlite::OpenMode::ReadOnly,
        patience);
    if (!catalogue)
        return catalogue.error();
    auto state = std::make_unique<State>(std::move(paths), std::move(catalogue).value(), patience);
    if (writes) {
        const auto sound = state->catalogue.is_sound();
        if (!sound)
            return state->explain(sound.error());
        if (!*sound)
            return damaged(state->paths);
        if (auto migrated = state->catalogue.migrate(); !migrated)
            return state->explain(migrated.error());
        const auto lock = FolderLock::take(state->paths, patience);
        if (!lock)
            return lock.error();
        if (auto healed = state->heal(*lock); !healed)
            return state->explain(healed.error());
    }
    return Library(std::move(state));
}

const std::string& Library::folder() const
{
    return state_->paths.folder;
}

Result<std::vector<LibraryEntry>> Library::list()
{
    auto entries = state_->catalogue.list();
    if (!entries)
        return state_->explain(entries.error());
    return entries;
}

Result<LibraryEntry> Library::find(std::string_view session_id)
{
    auto entry = state_->catalogue.find(session_id);
    if (!entry)
        return state_->explain(entry.error());
    if (!*entry)
        return state_->no_session(session_id);
    return std::move(**entry);
}

Result<std::string> Library::session_path(std::string_view session_id)
{
    const auto place = state_->catalogue.place(session_id);
    if (!place)
        return state_->explain(place.error());
    if (!*place || !is_plain_name((*place)->file))
        return state_->no_session(session_id);
    const std::string& incoming = (*place)->incoming;
    if (is_plain_name(incoming) && exists(state_->paths.staged(incoming)))
        return state_->paths.staged(incoming);
    std::string path = state_->paths.session((*place)->file);
    if (!exists(path))
        return Error{"The session's file is gone from the library.", path,
                     "Import the session again, or delete it from the list."};
    return path;
}

Result<Imported> Library::import(const Trace& trace, const std::string& origin, const Job& job)
{
    State& state = *state_;
    const auto locked = [&state] { return FolderLock::take(state.paths, state.patience); };
    auto staging = [&]() -> Result<Staging> {
        const auto lock = locked();
        if (!lock)
            return lock.error();
        return Staging::make(state.paths, *lock);
    }();
    if (!staging)
        return staging.error();

    if (auto written = write_session_file(trace, staging->file(), job); !written)
        return written.error();
    if (job.is_cancelled())
        return Error{"The import was cancelled.", origin, {}};
    LibraryEntry entry = entry_of(trace, origin);
    struct stat file = {};
    if (::stat(staging->file().c_str(), &file) == 0)
        entry.file_size = static_cast<std::uint64_t>(file.st_size);

    const auto lock = locked();
    if (!lock)
        return lock.error();
    const auto known = state.catalogue.place(entry.session_id);
    if (!known)
        return state.explain(known.error());
    const bool is_update = known->has_value() && is_plain_name((*known)->file);
    auto name = is_update ? (*known)->file : state.free_file_name(entry.session_id);
    if (!name)
        return state.explain(name.error());
    const SessionPlace place = {*name, staging->name()};
    if (auto put = state.catalogue.put(entry, place); !put)
        return state.explain(put.error());
    if (auto settled = state.settle(place); !settled)
        return state.explain(settled.error());
    return is_update ? Imported::Updated : Imported::Added;
}

Result<void> Library::rename(std::string_view session_id, std::string_view name)
{
    const auto found = state_->catalogue.rename(session_id, name);
    if (!found)
        return state_->explain(found.error());
    return *found ? Result<void>() : state_->no_session(session_id);
}

Result<void> Library::set_tags(std::string_view session_id, const std::vector<std::string>& tags)
{
    const auto found = state_->catalogue.set_tags(session_id, tags);
    if (!found)
        return state_->explain(found.error());
    return *found ? Result<void>() : state_->no_session(session_id);
}

Result<void> Library::remove(std::string_view session_id)
{
    State& state = *state_;
    const auto lock = FolderLock::take(state.paths, state.patience);
    if (!lock)
        return lock.error();
    const auto place = state.catalogue.place(session_id);
    if (!place)
        return state.explain(place.error());
    if (!*place)
        return state.no_session(session_id);
    const std::string& file = (*place)->file;
    if (auto discarded = state.catalogue.discard(session_id, file); !discarded)
        return state.explain(discarded.error());
    if (is_plain_name(file) && ::unlink(state.paths.session(file).c_str()) != 0 && errno != ENOENT)
        return Error{"Cannot delete the session's file: " + system_text(errno) + ".",
                     state.paths.session(file),
                     "It is tried again when the library is next opened."};
    if (auto noted = state.catalogue.deleted(file); !noted)
        return state.explain(noted.error());
    return {};
}

} // namespace playhead
