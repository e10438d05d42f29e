// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/stopping.h"
#include "core/base/text.h"
#include "core/base/wall_clock.h"
#include "core/library/library_state.h"
#include "core/library/session_archive.h"

#include <sys/stat.h>

#include <algorithm>

namespace playhead {

namespace {

/// A part of the work: [begin, end) of a thousand.
Job part_of(const Job& job, std::uint64_t begin, std::uint64_t end)
{
    constexpr std::uint64_t whole = 1000;
    Job part;
    part.stop = job.stop;
    part.on_progress = [&job, begin, end](Progress progress) {
        const std::uint64_t total = std::max<std::uint64_t>(1, progress.total);
        job.report(begin + (end - begin) * std::min(progress.done, total) / total, whole);
    };
    return part;
}

/// The session that is meant; the first where none has that id.
std::shared_ptr<const Trace> wanted(const std::vector<std::shared_ptr<const Trace>>& sessions,
                                    const std::string& id)
{
    const auto found = std::find_if(sessions.begin(), sessions.end(),
                                    [&id](const auto& each) { return each->session().id == id; });
    return found == sessions.end() ? sessions.front() : *found;
}

/// Writes the archive, and reads it through again: what comes out is what went in.
Result<ArchiveContent> write_and_compare(const ProducedSession& session, const std::string& to,
                                         const Job& job)
{
    const auto written = write_session_archive(session.files, to, part_of(job, 0, 600));
    if (!written)
        return written.error();
    const auto read = read_session_archive(to, job);
    if (!read)
        return read.error();
    if (*read != *written)
        return Error{"What was kept is not what was read of the session's files.", session.origin,
                     "Try again. If it stays so, check the disk of the library."};
    return *written;
}

} // namespace

Result<std::vector<KeptFiles>> Library::kept()
{
    auto archives = state_->catalogue.archives();
    if (!archives)
        return state_->explain(archives.error());
    return archives;
}

Result<Kept> Library::keep(const ProducedSession& session, const ReadSessions& read, const Job& job)
{
    State& state = *state_;
    const auto archives = kept();
    if (!archives)
        return archives.error();
    const bool is_same =
        std::any_of(archives->begin(), archives->end(), [&](const KeptFiles& each) {
            const bool is_session =
                session.session_id.empty() || each.session_id == session.session_id;
            return each.origin == session.origin && each.state == session.state && is_session &&
                   session_path(each.session_id);
        });
    if (is_same)
        return Kept::Same;

    auto staging = [&]() -> Result<Staging> {
        const auto lock = FolderLock::take(state.paths, state.patience);
        return lock ? Staging::make(state.paths, *lock) : Result<Staging>(lock.error());
    }();
    if (!staging)
        return staging.error();
    const TimeNs begun = wall_clock(); // whoever writes from here on may write what is not kept
    const auto content = write_and_compare(session, staging->file(), job);
    if (!content)
        return content.error();
    const auto sessions = read(staging->file(), part_of(job, 700, 1000));
    if (!sessions)
        return Error{sessions.error().what, session.origin, sessions.error().remedy};
    if (job.is_cancelled())
        return cancelled();
    if (sessions->empty())
        return Error{"The files hold no session.", session.origin, {}};

    const std::shared_ptr<const Trace> trace = wanted(*sessions, session.session_id);
    LibraryEntry entry = entry_of(*trace, session.origin);
    struct stat file = {};
    if (::stat(staging->file().c_str(), &file) == 0)
        entry.file_size = static_cast<std::uint64_t>(file.st_size);
    const KeptFiles archive = {entry.session_id, session.origin, session.state, content->hash,
                               content->bytes,   content->files, begun};

    const auto lock = FolderLock::take(state.paths, state.patience);
    if (!lock)
        return lock.error();
    const auto known = state.catalogue.find(entry.session_id);
    const auto place = state.catalogue.place(entry.session_id);
    if (!known || !place)
        return state.explain(known ? place.error() : known.error());
    if (*known && (*known)->events > entry.events)
        return Error{"The library has more of this session: " + format_count((*known)->events) +
                         " events, and its files have " + format_count(entry.events) + ".",
                     session.origin, "What is kept stays. Delete it there first, to have these."};
    const bool has_archive =
        *place && is_plain_name((*place)->file) && (*place)->file.ends_with(archive_suffix);
    auto name =
        has_archive ? (*place)->file : state.free_file_name(entry.session_id, archive_suffix);
    if (!name)
        return name.error();
    if (auto entered = state.enter(entry, *name, *staging, &archive); !entered)
        return entered.error();
    if (auto noted = state.keep_recorded_annotations(*trace); !noted)
        return noted.error();
    return *known ? Kept::Replaced : Kept::Added;
}

} // namespace playhead
