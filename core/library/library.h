// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/library/session_archive.h"
#include "core/model/annotations.h"
#include "core/model/trace.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// A session of the library, as its catalogue knows it.
struct LibraryEntry {
    std::string session_id;
    std::string name; ///< what the person called it, else what is recorded; may be empty
    std::string recorded_name;
    std::vector<std::string> tags; ///< the person's, once set_tags() was used, else the recorded

    TimeNs start = no_time;
    TimeNs end = no_time;
    std::optional<std::string> end_state; ///< as recorded
    EventResult outcome = EventResult::Indeterminate;
    std::uint32_t events = 0;
    std::uint32_t errors = 0;
    std::uint32_t llm_calls = 0;
    std::optional<std::int64_t> total_tokens;
    std::optional<double> cost; ///< USD
    bool cost_is_computed = false;
    std::uint32_t llm_calls_without_cost = 0; ///< where not zero, `cost` is a lower bound

    std::string recorder;
    std::string origin; ///< the file it was last imported from
    bool zone_trusted = true;
    bool is_complete = true;
    std::uint64_t file_size = 0; ///< bytes
    TimeNs added = no_time;      ///< when it was first imported
    TimeNs updated = no_time;    ///< when it was last imported
};

/// Reads the sessions of a file. Handed in, since the library knows no formats.
using ReadSessions = std::function<Result<std::vector<std::shared_ptr<const Trace>>>(
    const std::string& path, const Job& job)>;

/// A session as its producer keeps it: files that one may want to have when they are gone there.
struct ProducedSession {
    std::string origin;              ///< path of the file that is opened to see it
    std::string session_id;          ///< where the files hold several; else it may be empty
    std::vector<ArchivedFile> files; ///< in the order in which they are kept
    std::uint64_t state = 0;         ///< tells the files as they are now from what they were
};

/// What is kept of one.
struct KeptFiles {
    std::string session_id;
    std::string origin;
    std::uint64_t state = 0;
    std::string hash; ///< ArchiveContent::hash
    std::uint64_t bytes = 0;
    std::uint32_t files = 0;
    TimeNs kept = no_time; ///< when their reading began
};

/// What keep() did.
enum class Kept : std::uint8_t {
    Added,
    Replaced, ///< what was kept before, of the same session
    Same,     ///< nothing: it is kept as it is
};

/// What import() did.
enum class Imported : std::uint8_t { Added, Updated };

/// What became of one session of a library that was merged into another.
struct MergedSession {
    enum class How : std::uint8_t {
        Added,
        Same,     ///< it was there with the same content; of its notes, the later ones count
        KeptBoth, ///< it was there with other content: this one came in by another id
    };
    std::string its_id; ///< in its own library
    std::string id;     ///< by which it is known now
    How how = How::Added;
};

/// What merge() and back_up() did.
struct MergeReport {
    std::vector<MergedSession> sessions;
    std::size_t annotations = 0; ///< that were offered
    std::vector<Error> failures; ///< of sessions that could not be taken
};

/// Bytes of all files of a library.
struct Compacted {
    std::uint64_t before = 0;
    std::uint64_t after = 0;
};

/// What the person set of a session, as a step back needs it.
struct SessionLabels {
    std::optional<std::string> given_name; ///< nothing: it is called what is recorded
    std::vector<std::string> tags;
    bool are_tags_given = false; ///< else they are the recorded ones

    friend bool operator==(const SessionLabels&, const SessionLabels&) = default;
};

/// A session that was taken out of a library, with its file, which lies in the library's
/// incoming/ meanwhile. When this object goes, it goes for good; so it does with the first library
/// that is opened for writing after the process has ended. Going blocks, as functions of Library
/// do. One that was moved from, or put back, holds nothing.
class TakenOut
{
public:
    TakenOut(TakenOut&&) noexcept;
    TakenOut& operator=(TakenOut&&) noexcept;
    ~TakenOut();

    [[nodiscard]] bool is_empty() const { return !state_; }
    /// What the list said of it. Not of what is empty.
    [[nodiscard]] const LibraryEntry& entry() const;

private:
    friend class Library;
    struct State;
    explicit TakenOut(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// A folder of sessions:
///
///     catalogue.db              what a list shows, names, tags, notes on events (SQLite, WAL)
///     catalogue.db.vN-DAY       the catalogue as it was before a newer Playhead changed its
///     schema;
///                               it is never deleted by Playhead
///     sessions/NAME.playhead    one native session file each
///     sessions/NAME.tar.zst     or an archive of what its producer wrote: session_archive.h
///     sessions/NAME.playhead-columns   what some of them are shown from, see session_columns.h
///     incoming/RANDOM/          sessions that are being written, or were taken out and may come
///                               back
///     incoming/NAME.recording/  a program records into this file of sessions/
///     search.db                 the words of all sessions, see text_index.h
///     lock                      held (flock) while the files and the catalogue change together
///
/// Any number of processes may use it at once. A session enters in steps, each of which can be the
/// last one of a process that is killed: its file is written under incoming/; the catalogue notes
/// the session and what is on its way; the file is renamed into its place; the note is struck out.
/// open() for writing takes up where somebody was interrupted. Files of sessions/ that the
/// catalogue does not know are not ours, and are left alone. Files are readable by their owner
/// only.
///
/// An object is used by one thread at a time; threads open one each. All functions block.
class Library
{
public:
    enum class Access : std::uint8_t {
        Read, ///< the library must exist; nothing in it is changed
        Write ///< made where the folder is missing or empty
    };

    /// $XDG_DATA_HOME/Playhead, or ~/.local/share/Playhead.
    [[nodiscard]] static std::string default_path();

    /// Whether there is no library in the folder yet: the folder is missing or empty, or somebody
    /// is just making one there. Whoever only wants to know what a library holds asks this first:
    /// there is nothing, and that is no error.
    [[nodiscard]] static bool is_missing(const std::string& folder);

    /// Fails, and leaves everything as it was, where the folder is a file, holds something else
    /// than a library, cannot be read (or written, for Access::Write), or where the catalogue is
    /// damaged, was made by a newer Playhead, or is locked for longer than `patience`.
    static Result<Library> open(const std::string& folder, Access access,
                                std::chrono::milliseconds patience = std::chrono::seconds(5));
    Library(Library&&) noexcept;
    Library& operator=(Library&&) noexcept;
    ~Library();

    [[nodiscard]] const std::string& folder() const;

    /// All sessions, the latest start first.
    [[nodiscard]] Result<std::vector<LibraryEntry>> list();
    /// Fails where there is no such session.
    [[nodiscard]] Result<LibraryEntry> find(std::string_view session_id);
    /// The path of the session's file, to be opened as any other.
    [[nodiscard]] Result<std::string> session_path(std::string_view session_id);

    /// Takes a copy of the session in, or brings the one with its id up to date: the person's name
    /// and tags for it stay, and of what is noted of its events here and there the later. `origin`
    /// is the path it was read from. A cancelled job is an Error and changes nothing; so is a part
    /// of a session that the library has more of.
    Result<Imported> import(const Trace& trace, const std::string& origin, const Job& job);

    /// Keeps a session as its producer wrote it: its files in an archive, which is read through
    /// again and compared, then opened and read as a session, before the library knows of it. Where
    /// the library has it already, the old file goes when the new one is in its place; where the
    /// producer's files are what they were when they were kept, nothing is done. Fails, and leaves
    /// everything as it was, where they cannot be read, hold no session, or less of it than the
    /// library has.
    Result<Kept> keep(const ProducedSession& session, const ReadSessions& read, const Job& job);
    /// All that is kept so.
    [[nodiscard]] Result<std::vector<KeptFiles>> kept();

    /// Enters a session that is being recorded, as not complete, and says where its session file
    /// is to grow: where it is already for a session that is known. A new file holds the session
    /// without any events, and stays where the system fails.
    /// Of the entry, id, recorded name, tags, start and recorder count.
    Result<std::string> begin_recording(LibraryEntry entry);
    /// Enters what a session that was recorded here has come to.
    Result<void> update_recording(const Trace& trace);

    /// What the person noted of the session's events: what is kept here by the session's id and the
    /// events', merged with what its source holds; the later change wins. The session need not be
    /// in the library, so that files which are only opened have their notes, too, and keep them
    /// when they are imported.
    [[nodiscard]] Result<Annotations> annotations(const Trace& trace);
    /// Keeps what comes after each of the changes: on the disk when it returns, all or none. Reads
    /// the events' ids from the source.
    Result<void> annotate(const Trace& trace, std::span<const AnnotationChange> changes);

    /// An empty name goes back to the recorded one.
    Result<void> rename(std::string_view session_id, std::string_view name);
    Result<void> set_tags(std::string_view session_id, const std::vector<std::string>& tags);
    /// Fails where there is no such session.
    [[nodiscard]] Result<SessionLabels> labels(std::string_view session_id);
    /// Renames and tags as a step that can be taken back: changes what differs between the two.
    /// False, with nothing done, where that is not as `from` has it any more, or where there is no
    /// such session.
    Result<bool> change_labels(std::string_view session_id, const SessionLabels& from,
                               const SessionLabels& to);
    /// Takes the session out of the library: its file, name and tags, and what was noted of its
    /// events; and its words out of the text index. What SQLite has beside the file is brought into
    /// it before. Fails, and leaves everything as it was, where there is no such session, and where
    /// a program records it now.
    Result<TakenOut> take_out(const std::string& session_id);
    /// Puts it back as it was, and leaves `taken` empty; or fails, and it stays taken out, unless
    /// somebody has deleted its file: then `taken` is empty, too. Where
    /// the library has a session by its id again, what they hold decides, as with merge(): the same
    /// stays, and gets name, tags and notes that it has not got; beside another one it comes by an
    /// id of its own. What was noted meanwhile counts where it is later.
    Result<MergedSession> put_back(TakenOut& taken);
    /// Deletes the session, its file, its words in the text index and what was noted of its events
    /// for good.
    Result<void> remove(std::string_view session_id);

    /// Takes in all that another library holds: sessions with the names and tags that they were
    /// given, archives, notes on events (of two, the later). Where both have a session by one id,
    /// what they hold decides: the same is left out, another one comes in by an id of its own,
    /// which ends with a part of its hash. A session that cannot be read is a failure of its own.
    /// Done twice, the second time does nothing. Progress is in sessions. Cancelled, it ends with
    /// cancelled(), and what has come in stays.
    Result<MergeReport> merge(Library& from, const Job& job);
    /// Writes a library of its own with all that this one holds, to a folder that is new or empty;
    /// it is there when it is whole, and on the disk. Others may use this library meanwhile.
    Result<MergeReport> back_up(const std::string& to, const Job& job);
    /// Gives the room back that was freed in the catalogue and the index of words. Fails with a
    /// Busy remedy where others use the library.
    Result<Compacted> compact();

private:
    struct State;
    class Merge;
    explicit Library(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace playhead
