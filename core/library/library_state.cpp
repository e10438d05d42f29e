// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/library_state.h"

#include "core/base/text.h"
#include "core/base/wall_clock.h"
#include "core/library/library_opening.h"
#include "core/model/annotated_trace.h"
#include "core/model/session_summary.h"
#include "core/native/session_columns.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace playhead {

namespace {

std::uint64_t bytes_below(const std::string& folder)
{
    std::uint64_t bytes = 0;
    std::error_code ignored;
    for (std::filesystem::recursive_directory_iterator entry(folder, ignored), end; entry != end;
         entry.increment(ignored)) {
        const auto size = entry->is_regular_file(ignored) ? entry->file_size(ignored) : 0;
        bytes += ignored ? 0 : size;
    }
    return bytes;
}

Result<void> delete_file(const std::string& path)
{
    if (::unlink(path.c_str()) != 0 && errno != ENOENT)
        return Error{"Cannot delete the session's file: " + system_text(errno) + ".", path,
                     "It is tried again when the library is next opened."};
    return {};
}

/// What SQLite keeps beside a session's file.
Result<void> delete_logs(const std::string& file)
{
    for (const char* part : {"-wal", "-shm", "-journal"}) {
        if (auto deleted = delete_file(file + part); !deleted)
            return deleted;
    }
    return {};
}

} // namespace

Error Library::State::explain(const Error& error) const
{
    return library_error(error, catalogue.last_problem(), paths);
}

Error Library::State::no_session(std::string_view session_id) const
{
    return {"There is no session " + std::string(session_id) + " in the library.", paths.folder,
            "Look up its id in the list of sessions."};
}

Result<std::string> Library::State::session_path(std::string_view session_id)
{
    const auto place = catalogue.place(session_id);
    if (!place)
        return explain(place.error());
    if (!*place || !is_plain_name((*place)->file))
        return no_session(session_id);
    const std::string& incoming = (*place)->incoming;
    if (is_plain_name(incoming)) {
        const auto is_staged = is_there(paths.staged(incoming));
        if (!is_staged)
            return is_staged.error();
        if (*is_staged)
            return paths.staged(incoming);
    }
    std::string path = paths.session((*place)->file);
    const auto has_file = is_there(path);
    if (!has_file)
        return has_file.error();
    if (!*has_file)
        return Error{"The session's file is gone from the library.", path,
                     "Import the session again, or delete it from the list."};
    return path;
}

Result<std::string> Library::State::free_file_name(const std::string& session_id,
                                                   std::string_view suffix)
{
    const std::string wanted = session_file_name(session_id, suffix);
    const std::string stem = wanted.substr(0, wanted.size() - suffix.size());
    for (int number = 1;; ++number) {
        std::string name =
            number == 1 ? wanted : (stem + "." + std::to_string(number)).append(suffix);
        const auto taken = catalogue.is_taken(name);
        if (!taken)
            return explain(taken.error());
        const auto is_used = *taken ? Result<bool>(true) : is_there(paths.session(name));
        if (!is_used)
            return is_used.error();
        if (!*is_used)
            return name;
    }
}

Result<void> Library::State::heal(const FolderLock& lock)
{
    const auto places = catalogue.on_their_way();
    if (!places)
        return explain(places.error());
    for (const SessionPlace& place : *places) {
        if (!is_plain_name(place.file) || !is_plain_name(place.incoming))
            continue;
        if (auto settled = settle(place); !settled)
            return settled;
    }
    if (auto deleted = delete_outgoing(); !deleted)
        return deleted;
    if (auto rolled_back = roll_back_recordings(); !rolled_back)
        return rolled_back;
    delete_abandoned(paths, lock);
    return {};
}

Result<void> Library::State::roll_back_recordings()
{
    constexpr std::string_view suffix = "-journal";
    std::error_code problem;
    std::vector<std::string> files;
    for (std::filesystem::directory_iterator entry(paths.sessions, problem), end;
         !problem && entry != end; entry.increment(problem)) {
        const std::string name = entry->path().filename();
        if (name.ends_with(suffix))
            files.push_back(name.substr(0, name.size() - suffix.size()));
    }
    for (const std::string& file : files) {
        const auto is_ours = catalogue.is_taken(file);
        if (!is_ours)
            return explain(is_ours.error());
        // SQLite does it as the first thing. A file that is damaged is for its readers to tell of.
        if (*is_ours)
            static_cast<void>(
                sqlite::Database::open(paths.session(file), sqlite::OpenMode::ReadWrite));
    }
    return {};
}

Result<void> Library::State::enter(const LibraryEntry& entry, const std::string& file,
                                   Staging& staging, const KeptFiles* archive)
{
    if (auto synced = staging.sync(); !synced)
        return synced;
    const SessionPlace place = {file, staging.name()};
    if (auto put = catalogue.put(entry, place, archive); !put) {
        // What was not written to the end may turn out to be there when it is next read. Nothing
        // was written where somebody else was writing.
        if (catalogue.last_problem() != sqlite::Problem::Busy)
            staging.leave();
        return explain(put.error());
    }
    if (auto settled = settle(place); !settled) {
        staging.leave();
        return settled;
    }
    // What is not deleted now is noted, and is when the library is next opened.
    static_cast<void>(delete_outgoing());
    return {};
}

Result<void> Library::State::delete_session(const std::string& file) const
{
    const std::string path = paths.session(file);
    delete_columns(path);
    // First what a recorder may have beside it: a log without its database would be taken for that
    // of the next file with this name.
    if (auto deleted = delete_logs(path); !deleted)
        return deleted;
    if (auto deleted = delete_file(path); !deleted)
        return deleted;
    return sync_folder(paths.sessions);
}

Result<void> Library::State::delete_outgoing()
{
    const auto files = catalogue.to_be_deleted();
    if (!files)
        return explain(files.error());
    for (const std::string& file : *files) {
        if (is_plain_name(file)) {
            if (auto deleted = delete_session(file); !deleted)
                return deleted;
        }
        if (auto noted = catalogue.deleted(file); !noted)
            return explain(noted.error());
    }
    return {};
}

Result<void> Library::State::keep_recorded_annotations(const Trace& trace)
{
    std::vector<KeptAnnotation> recorded;
    for (const auto& [event, annotation] : trace.annotations().entries()) {
        // An event that cannot be found again has its note in the session's file.
        if (auto key = event_key(trace, event))
            recorded.push_back({*std::move(key), annotation});
    }
    if (recorded.empty())
        return {};
    auto put = catalogue.put_annotations(trace.session().id, recorded, true);
    return put ? put : explain(put.error());
}

Result<void> Library::State::settle(const SessionPlace& place)
{
    const std::string staged = paths.staged(place.incoming);
    const std::string file = paths.session(place.file);
    const auto is_staged = is_there(staged);
    if (!is_staged)
        return is_staged.error();
    // What a recorder has beside the file before would be taken for the log of the one that comes.
    if (auto deleted = delete_logs(file); !deleted)
        return deleted;
    if (*is_staged) {
        if (auto moved = move_into_place(staged, file); !moved)
            return moved;
        delete_columns(file); // of the file before
    }
    const auto has_come = *is_staged ? Result<bool>(true) : is_there(file);
    if (!has_come)
        return has_come.error();
    auto noted = *has_come ? catalogue.arrived(place.file) : catalogue.never_came(place.file);
    return noted ? noted : explain(noted.error());
}

Result<Compacted> Library::compact()
{
    State& state = *state_;
    const auto lock = FolderLock::take(state.paths, state.patience);
    if (!lock)
        return lock.error();
    Compacted compacted;
    compacted.before = bytes_below(state.paths.folder);
    if (auto done = state.catalogue.compact(); !done)
        return state.explain(done.error());
    if (file_exists(state.paths.search)) {
        auto index = sqlite::Database::open(state.paths.search, sqlite::OpenMode::ReadWrite);
        if (!index)
            return index.error();
        index->set_busy_timeout(state.patience);
        if (auto done = index->exec("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)"); !done)
            return done.error();
    }
    compacted.after = bytes_below(state.paths.folder);
    return compacted;
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
    entry.updated = wall_clock();
    return entry;
}

} // namespace playhead
