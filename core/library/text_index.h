// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/sqlite.h"
#include "core/library/library.h"
#include "core/native/redactor.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead {

/// An event that holds what was looked for.
struct MatchedEvent {
    std::int64_t row = 0;   ///< of the session file, see event_of_row()
    std::string event_type; ///< as recorded
    std::string excerpt;    ///< what stands around the first place, on one line
    /// [begin, end) of what was found, in bytes of the excerpt.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> marks;
};

struct MatchedSession {
    LibraryEntry session;
    std::uint64_t matches = 0; ///< rows: an event that was recorded in parts may count twice
    /// As many of them as were asked for, in order of arrival; none of a session in an archive,
    /// which would have to be unpacked for them.
    std::vector<MatchedEvent> first;
};

struct LibraryMatches {
    std::vector<MatchedSession> sessions; ///< the latest start first
    std::uint64_t matches = 0;
    bool has_words = true; ///< false where nothing of what was typed can be looked for
};

/// How much of the library can be searched.
struct IndexCoverage {
    std::size_t sessions = 0;
    std::size_t behind = 0; ///< of them are not, or not wholly, in the index
};

/// The words of all sessions of a library, in search.db beside its catalogue (SQLite, FTS5). It is
/// made from the session files and can be deleted at any time. Events are cut into shards: a
/// session that leaves the library takes its shard along, which is made anew for the others in it,
/// so that what was deleted cannot be found any more, nor read in the file (secure_delete).
///
/// Any number of processes may use it at once. An object is used by one thread at a time; all
/// functions block.
class TextIndex
{
public:
    /// Opens the index of the library in a folder, and for writing makes it where it is missing,
    /// damaged or of another version. Fails for reading where there is none.
    static Result<TextIndex> open(const std::string& library_folder, Library::Access access);

    /// Brings the index up to date with the library, the latest sessions first, as far as it gets:
    /// what cannot be read is left out, and tried again by the next call. What is done when the job
    /// is cancelled stays done. Progress is in events. A library that another process brings up to
    /// date is left to it, without an error. Sessions that are kept in archives are read by `read`,
    /// and left out without it.
    Result<void> update(Library& library, const Job& job, const ReadSessions& read = {});
    [[nodiscard]] Result<IndexCoverage> coverage(Library& library);

    struct Limits {
        std::size_t texts_per_session = 5; ///< with their excerpts
        std::size_t texts = 200;           ///< of all sessions
    };
    /// The events that hold all words of `text`, in any order and any case, with or without
    /// accents; the last one may be the beginning of a word. What is in double quotes stands
    /// together. Excerpts are masked by the redactor, where there is one. A stop ends it soon, with
    /// nothing or a part.
    [[nodiscard]] Result<LibraryMatches> search(Library& library, std::string_view text,
                                                const Limits& limits, const Redactor* redactor,
                                                const std::stop_token& stop);

    /// Takes a session's words out of the index of the library in a folder, if there is one.
    static Result<void> forget(const std::string& library_folder, std::string_view session_id);

private:
    explicit TextIndex(sqlite::Database database) : database_(std::move(database)) {}
    friend class IndexUpdate;

    sqlite::Database database_;
};

/// The event that a row of the session's file is, or is a part of; none where there is none.
[[nodiscard]] EventIndex event_of_row(const Trace& trace, std::int64_t row);

} // namespace playhead
