// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/sqlite.h"
#include "core/library/library.h"
#include "core/model/annotated_trace.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// Where the file of a session is, relative to the library.
struct SessionPlace {
    std::string file; ///< in sessions/
    /// The folder in incoming/ that its file has yet to be taken from; empty when it is in place.
    std::string incoming;
};

/// What the person noted of one event of a session.
struct KeptAnnotation {
    EventKey key;
    std::optional<Annotation> annotation; ///< nothing: not known here
};

/// All that the catalogue knows of one session.
struct SessionRecord {
    LibraryEntry entry;
    SessionPlace place;
    SessionLabels labels;
    std::optional<KeptFiles> archive;
    std::vector<KeptAnnotation> annotations;
};

/// The library's catalogue.db: rows in, rows out. Knows nothing of the files it names, but for the
/// notes about those that are on their way in or out.
class Catalogue
{
public:
    /// Looks at the file, without SQLite and so without a trace, and fails where it is no catalogue
    /// or one of a newer Playhead.
    static Result<void> recognise(const std::string& path);
    /// Makes a new catalogue at `path`, which must not exist.
    static Result<void> create(const std::string& path);
    static Result<Catalogue> open(const std::string& path, sqlite::OpenMode mode,
                                  std::chrono::milliseconds patience);

    /// Reads everything once; false where the file is damaged.
    [[nodiscard]] Result<bool> is_sound();
    /// Of the schema; 0 where there is none yet.
    [[nodiscard]] Result<std::int64_t> version();
    /// Whether migrate() has something to do.
    [[nodiscard]] Result<bool> is_older();
    /// Brings an older catalogue up to date.
    [[nodiscard]] Result<void> migrate();
    /// Gives the room back that was freed, and leaves nothing in the log.
    [[nodiscard]] Result<void> compact()
    {
        return database_.exec("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
    }
    /// Writes a copy of the catalogue as it is to a new file.
    [[nodiscard]] Result<void> copy_to(const std::string& path);

    [[nodiscard]] Result<std::vector<LibraryEntry>> list();
    [[nodiscard]] Result<std::optional<LibraryEntry>> find(std::string_view session_id);
    [[nodiscard]] Result<std::optional<SessionPlace>> place(std::string_view session_id);
    [[nodiscard]] Result<bool> is_taken(std::string_view file);

    /// Adds or updates a session; the person's name and tags stay as they are. Where its file had
    /// another name, that one is to be deleted. `archive` is what its file is an archive of, null
    /// where it is none.
    [[nodiscard]] Result<void> put(const LibraryEntry& entry, const SessionPlace& place,
                                   const KeptFiles* archive = nullptr);
    /// Strikes out the note that the session's file is on its way.
    [[nodiscard]] Result<void> arrived(std::string_view file);
    /// Strikes out a session whose file was on its way and is nowhere; what was noted of its events
    /// stays.
    [[nodiscard]] Result<void> never_came(std::string_view file);
    /// All sessions whose file is on its way.
    [[nodiscard]] Result<std::vector<SessionPlace>> on_their_way();

    /// False where there is no such session.
    [[nodiscard]] Result<bool> rename(std::string_view session_id, std::string_view name);
    [[nodiscard]] Result<bool> set_tags(std::string_view session_id,
                                        const std::vector<std::string>& tags);

    /// Whether the person has set the session's tags; false where there is no such session.
    [[nodiscard]] Result<bool> has_given_tags(std::string_view session_id);

    /// Nothing where there is no such session.
    [[nodiscard]] Result<std::optional<SessionLabels>> labels(std::string_view session_id);
    /// Changes what differs between the two. False, with nothing done, where that is not as `from`
    /// has it, or where there is no such session.
    [[nodiscard]] Result<bool> change_labels(std::string_view session_id, const SessionLabels& from,
                                             const SessionLabels& to);
    /// Nothing where there is no such session.
    [[nodiscard]] Result<std::optional<SessionRecord>> record(const std::string& session_id);
    /// Adds a session as it was; of what was noted of its events here meanwhile, the later counts.
    [[nodiscard]] Result<void> put_back(const SessionRecord& record);

    // None of a catalogue that is too old to know any.
    [[nodiscard]] Result<std::vector<KeptFiles>> archives();
    [[nodiscard]] Result<std::vector<KeptAnnotation>> annotations(std::string_view session_id);
    /// The ids of all sessions that something was noted of, whether they are here or not.
    [[nodiscard]] Result<std::vector<std::string>> annotated_sessions();
    /// All of them or none. What is nothing is forgotten. With `only_later`, what was changed later
    /// than what is given stays.
    [[nodiscard]] Result<void> put_annotations(std::string_view session_id,
                                               const std::vector<KeptAnnotation>& annotations,
                                               bool only_later);

    /// Removes the session and what was noted of it, and notes that its file is to be deleted.
    [[nodiscard]] Result<void> discard(std::string_view session_id, std::string_view file);
    [[nodiscard]] Result<void> deleted(std::string_view file);
    /// All files that are to be deleted.
    [[nodiscard]] Result<std::vector<std::string>> to_be_deleted();

    [[nodiscard]] sqlite::Problem last_problem() const { return database_.last_problem(); }

private:
    explicit Catalogue(sqlite::Database database) : database_(std::move(database)) {}
    [[nodiscard]] Result<std::vector<LibraryEntry>>
    read_entries(std::string_view condition, std::optional<std::string_view> value);
    [[nodiscard]] Result<void> write_entry(const LibraryEntry& entry, const SessionPlace& place,
                                           const KeptFiles* archive);
    [[nodiscard]] Result<void> write_labels(std::string_view session_id,
                                            const SessionLabels& labels);
    [[nodiscard]] Result<void> write_times(const LibraryEntry& entry);
    [[nodiscard]] Result<void> write_annotations(std::string_view session_id,
                                                 const std::vector<KeptAnnotation>& annotations,
                                                 bool only_later);
    [[nodiscard]] Result<void> read_tags(LibraryEntry& entry);
    [[nodiscard]] Result<void> write_tags(std::string_view session_id,
                                          const std::vector<std::string>& tags);
    [[nodiscard]] Result<void> note_other_file(const LibraryEntry& entry,
                                               const SessionPlace& place);
    [[nodiscard]] Result<void> write_archive(std::string_view session_id, const KeptFiles* archive);
    [[nodiscard]] Result<void> run(std::string_view sql, std::string_view value);
    [[nodiscard]] Result<std::vector<std::string>> texts(std::string_view sql);

    sqlite::Database database_;
};

} // namespace playhead
