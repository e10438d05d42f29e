// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/library.h"

#include "core/base/text.h"
#include "core/base/user_folders.h"
#include "core/base/wall_clock.h"
#include "core/library/library_opening.h"
#include "core/library/library_state.h"
#include "core/library/session_archive.h"
#include "core/library/text_index.h"
#include "core/model/annotated_trace.h"
#include "core/model/session_part.h"
#include "core/native/session_file.h"
#include "core/native/session_file_appender.h"

#include <sys/stat.h>
#include <unistd.h>

namespace playhead {

namespace {

Result<Staging> stage_empty_session(const LibraryPaths& paths, const FolderLock& lock,
                                    const std::string& session_id)
{
    auto staging = Staging::make(paths, lock);
    if (!staging)
        return staging;
    auto file = SessionFileAppender::open(staging->file(), session_id);
    if (!file)
        return file.error();
    if (auto rested = file->rest(); !rested)
        return rested.error();
    return staging;
}

} // namespace

Library::Library(std::unique_ptr<State> state) : state_(std::move(state)) {}
Library::Library(Library&&) noexcept = default;
Library& Library::operator=(Library&&) noexcept = default;
Library::~Library() = default;

std::string Library::default_path()
{
    return user_folder(UserFolder::Data) + "/Playhead";
}

bool Library::is_missing(const std::string& folder)
{
    return is_library_missing(LibraryPaths(folder));
}

Result<Library> Library::open(const std::string& folder, Access access,
                              std::chrono::milliseconds patience)
{
    LibraryPaths paths(folder);
    const auto is_new = examine_library(paths, access);
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
            return damaged_library(state->paths);
        if (auto updated = update_catalogue(state->catalogue, state->paths, patience); !updated)
            return state->explain(updated.error());
        const auto lock = FolderLock::take(state->paths, patience);
        if (!lock)
            return lock.error();
        for (const std::string& part : {state->paths.sessions, state->paths.incoming}) {
            if (auto made = make_folders(part); !made)
                return made.error();
        }
        if (auto healed = state->heal(*lock); !healed)
            return healed.error();
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
    return state_->session_path(session_id);
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
    if (known->has_value() && is_part(trace)) {
        const auto kept = state.catalogue.find(entry.session_id);
        if (!kept)
            return state.explain(kept.error());
        if (*kept && (*kept)->events > entry.events)
            return Error{"This is a part of a session of which the library has more: " +
                             format_count(entry.events) + " of " + format_count((*kept)->events) +
                             " events.",
                         origin, "Delete the session from the library first, to have the part."};
    }
    const bool is_update = known->has_value() && is_plain_name((*known)->file);
    const bool is_archive = is_update && (*known)->file.ends_with(archive_suffix);
    auto name = is_update && !is_archive ? (*known)->file : state.free_file_name(entry.session_id);
    if (!name)
        return name.error();
    if (auto entered = state.enter(entry, *name, *staging); !entered)
        return entered.error();
    if (auto kept = state.keep_recorded_annotations(trace); !kept)
        return kept.error();
    return is_update ? Imported::Updated : Imported::Added;
}

Result<std::string> Library::begin_recording(LibraryEntry entry)
{
    State& state = *state_;
    const auto lock = FolderLock::take(state.paths, state.patience);
    if (!lock)
        return lock.error();
    const auto known = state.catalogue.place(entry.session_id);
    if (!known)
        return state.explain(known.error());
    const bool is_known = known->has_value() && is_plain_name((*known)->file);
    auto name = is_known ? (*known)->file : state.free_file_name(entry.session_id);
    if (!name)
        return name.error();
    entry.name = entry.recorded_name;
    entry.is_complete = false;
    entry.updated = wall_clock();
    const std::string path = state.paths.session(*name);
    const auto has_file = is_there(path);
    if (!has_file)
        return has_file.error();
    if (*has_file) {
        auto put = state.catalogue.put(entry, {*name, {}});
        return put ? Result<std::string>(path) : state.explain(put.error());
    }
    // As for what is imported, the list only names what is whole, and on the disk.
    auto staging = stage_empty_session(state.paths, *lock, entry.session_id);
    if (!staging)
        return staging.error();
    if (auto entered = state.enter(entry, *name, *staging); !entered)
        return entered.error();
    return path;
}

Result<void> Library::update_recording(const Trace& trace)
{
    State& state = *state_;
    LibraryEntry entry = entry_of(trace, {});
    const auto lock = FolderLock::take(state.paths, state.patience);
    if (!lock)
        return lock.error();
    const auto known = state.catalogue.place(entry.session_id);
    if (!known)
        return state.explain(known.error());
    if (!*known) // deleted meanwhile: so it stays
        return state.no_session(entry.session_id);
    struct stat file = {};
    if (::stat(state.paths.session((*known)->file).c_str(), &file) == 0)
        entry.file_size = static_cast<std::uint64_t>(file.st_size);
    auto put = state.catalogue.put(entry, **known);
    return put ? put : state.explain(put.error());
}

Result<Annotations> Library::annotations(const Trace& trace)
{
    const auto kept = state_->catalogue.annotations(trace.session().id);
    if (!kept)
        return state_->explain(kept.error());
    Annotations annotations;
    for (const auto& [key, annotation] : *kept) {
        const EventIndex event = find_event(trace, key);
        if (event && annotation)
            annotations.set(event, *annotation);
    }
    annotations.merge(trace.annotations());
    return annotations;
}

Result<void> Library::annotate(const Trace& trace, std::span<const AnnotationChange> changes)
{
    std::vector<KeptAnnotation> kept;
    for (const AnnotationChange& change : changes) {
        auto key = event_key(trace, change.event);
        if (!key)
            return key.error();
        kept.push_back({*std::move(key), change.after});
    }
    auto put = state_->catalogue.put_annotations(trace.session().id, kept, false);
    return put ? put : state_->explain(put.error());
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
    if (is_plain_name(file)) {
        if (auto deleted = state.delete_session(file); !deleted)
            return deleted;
    }
    if (auto noted = state.catalogue.deleted(file); !noted)
        return state.explain(noted.error());
    // Where it fails, the next update of the index sees that the session is gone.
    static_cast<void>(TextIndex::forget(state.paths.folder, session_id));
    return {};
}

} // namespace playhead
