// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/text_index.h"

#include "core/library/library_folder.h"
#include "core/library/text_index_schema.h"
#include "core/library/text_index_update.h"

#include <unistd.h>

#include <algorithm>
#include <stop_token>

namespace playhead {

namespace {

using sqlite::Database;

constexpr auto patience = std::chrono::seconds(2);

enum class Fitness : std::uint8_t { Fits, MustBeMadeAnew, CannotBeTold };

Fitness fitness_of(Database& database)
{
    const auto id = database.query_int64("PRAGMA application_id");
    const auto version = id ? database.query_int64("PRAGMA user_version") : id;
    if (!version) {
        const sqlite::Problem problem = database.last_problem();
        return problem == sqlite::Problem::Corrupt || problem == sqlite::Problem::NotADatabase
                   ? Fitness::MustBeMadeAnew
                   : Fitness::CannotBeTold;
    }
    const bool fits = id->value_or(0) == std::int64_t{text_index_application_id} &&
                      version->value_or(0) == text_index_version;
    return fits ? Fitness::Fits : Fitness::MustBeMadeAnew;
}

Result<void> make_tables(Database& database)
{
    // Pages before the first table; what is struck out is overwritten. After the end of the system
    // the last words may be missing, and are read again.
    if (auto set = database.exec("PRAGMA page_size = 8192; PRAGMA secure_delete = ON; "
                                 "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
        !set)
        return set;
    auto transaction = sqlite::Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    if (fitness_of(database) == Fitness::Fits) // somebody else was quicker
        return {};
    if (auto made = database.exec(std::string(text_index_schema) + "; PRAGMA application_id = " +
                                  std::to_string(text_index_application_id) +
                                  "; PRAGMA user_version = " + std::to_string(text_index_version));
        !made)
        return made;
    return transaction->commit();
}

void delete_index(const std::string& path)
{
    for (const char* part : {"", "-wal", "-shm", "-journal"})
        ::unlink((path + part).c_str());
}

Error not_indexed(const std::string& path)
{
    return {"The library's texts were not made searchable yet.", path,
            "Open the library in the window, or search it once with \"playhead search\"."};
}

Result<Database> open_for_reading(const std::string& path)
{
    if (!file_exists(path))
        return not_indexed(path);
    auto database = Database::open(path, sqlite::OpenMode::ReadOnly);
    if (!database)
        return database.error();
    database->set_busy_timeout(patience);
    return fitness_of(*database) == Fitness::Fits ? std::move(database)
                                                  : Result<Database>(not_indexed(path));
}

Result<Database> open_for_writing(const std::string& path)
{
    for (bool is_new = !file_exists(path);; is_new = true) {
        auto database = Database::open(path, sqlite::OpenMode::Create);
        const bool is_damaged = !database && file_exists(path) && !is_new;
        if (!database && !is_damaged)
            return database.error();
        if (database) {
            database->set_busy_timeout(patience);
            const Fitness fitness = fitness_of(*database);
            if (fitness == Fitness::Fits) {
                auto set = database->exec("PRAGMA secure_delete = ON; PRAGMA synchronous = NORMAL");
                return set ? std::move(database) : Result<Database>(set.error());
            }
            if (is_new || fitness == Fitness::CannotBeTold) {
                auto made = make_tables(*database);
                return made ? std::move(database) : Result<Database>(made.error());
            }
        }
        delete_index(path); // it can be made again from the session files
    }
}

} // namespace

Result<TextIndex> TextIndex::open(const std::string& library_folder, Library::Access access)
{
    const LibraryPaths paths(library_folder);
    auto database = access == Library::Access::Write ? open_for_writing(paths.search)
                                                     : open_for_reading(paths.search);
    if (!database)
        return database.error();
    // Excerpts are made in a table of this connection's own.
    if (auto set = database->exec("PRAGMA temp_store = MEMORY"); !set)
        return set.error();
    return TextIndex(std::move(*database));
}

Result<void> TextIndex::update(Library& library, const Job& job, const ReadSessions& read)
{
    const auto sessions = sessions_on_disk(library);
    if (!sessions)
        return sessions.error();
    const std::stop_callback interrupt(job.stop, [this] { database_.interrupt(); });
    auto done = IndexUpdate(*this, job, read).run(*sessions);
    return job.is_cancelled() ? Result<void>() : done;
}

Result<IndexCoverage> TextIndex::coverage(Library& library)
{
    const auto sessions = sessions_on_disk(library);
    if (!sessions)
        return sessions.error();
    const Job job;
    const auto behind = IndexUpdate(*this, job, {}).behind(*sessions);
    if (!behind)
        return behind.error();
    return IndexCoverage{sessions->size(), *behind};
}

Result<void> TextIndex::forget(const std::string& library_folder, std::string_view session_id)
{
    if (!file_exists(LibraryPaths(library_folder).search))
        return {};
    auto index = open(library_folder, Library::Access::Write);
    if (!index)
        return index.error();
    const Job job;
    return IndexUpdate(*index, job).forget(session_id);
}

EventIndex event_of_row(const Trace& trace, std::int64_t row)
{
    const auto offset = static_cast<std::uint64_t>(row);
    const auto is_it = [offset](const Slice& slice) {
        return slice.offset == offset && slice.role == RecordRole::Event;
    };
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const auto records = trace.records(EventIndex(i));
        if (std::any_of(records.begin(), records.end(), is_it))
            return EventIndex(i);
    }
    return {};
}

} // namespace playhead
