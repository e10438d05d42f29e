// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// One library's sessions into another: a merge, and a backup, which is a merge into an empty one.
#include "core/base/sqlite.h"
#include "core/base/stopping.h"
#include "core/base/text.h"
#include "core/library/library_state.h"
#include "core/library/session_archive.h"
#include "core/library/session_content.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>

namespace playhead {

namespace {

namespace fs = std::filesystem;

/// The state of a session file as of now, somebody may be recording to it.
Result<void> copy_session(const std::string& from, const std::string& to)
{
    auto database = sqlite::Database::open(from, sqlite::OpenMode::ReadOnly);
    if (!database)
        return database.error();
    auto copy = database->prepare("VACUUM INTO ?1");
    if (!copy)
        return copy.error();
    copy->bind(1, to);
    return copy->run();
}

Result<void> copy_archive(const std::string& from, const std::string& to, const KeptFiles& kept,
                          const Job& job)
{
    std::error_code problem;
    fs::copy_file(from, to, problem);
    if (problem)
        return Error{
            "The archive cannot be copied: " + system_text(problem.value()) + ".", from, {}};
    const auto content = read_session_archive(to, job);
    if (!content)
        return content.error();
    if (content->hash != kept.hash)
        return Error{"What is in the archive is not what was kept.", from,
                     "Look at its library with \"playhead library check\"."};
    return {};
}

} // namespace

const KeptFiles* Library::State::archive_of(const std::vector<KeptFiles>& archives,
                                            const std::string& session_id)
{
    const auto found =
        std::find_if(archives.begin(), archives.end(), [&session_id](const KeptFiles& each) {
            return each.session_id == session_id;
        });
    return found == archives.end() ? nullptr : &*found;
}

Result<std::string> Library::State::hash_of(const std::string& session_id, const std::string& path,
                                            const std::vector<KeptFiles>& archives)
{
    const KeptFiles* archive = archive_of(archives, session_id);
    return archive ? Result<std::string>(archive->hash) : content_of(path);
}

Result<MergedSession> Library::State::how_it_comes(const std::string& session_id,
                                                   const std::string& content,
                                                   const std::vector<KeptFiles>& archives)
{
    MergedSession merged = {session_id, session_id, MergedSession::How::Added};
    for (const std::string& wanted : {session_id, session_id + "." + content.substr(0, 8)}) {
        const auto known = catalogue.place(wanted);
        if (!known)
            return explain(known.error());
        merged.id = wanted;
        if (!*known)
            break;
        const auto ours = session_path(wanted);
        const auto our_content = ours ? hash_of(wanted, *ours, archives) : ours.error();
        // What was given another id when it came the first time is the same by that id.
        if ((our_content && *our_content == content) || wanted != session_id) {
            merged.how = MergedSession::How::Same;
            break;
        }
        merged.how = MergedSession::How::KeptBoth;
    }
    return merged;
}

/// Takes sessions over from one library into another.
class Library::Merge
{
public:
    Merge(Library& from, Library& into, const Job& job)
        : from_(*from.state_), into_(*into.state_), source_(from), target_(into), job_(job)
    {
    }

    Result<MergeReport> run()
    {
        const auto entries = source_.list();
        auto theirs = source_.kept();
        auto ours = target_.kept();
        if (!entries || !theirs || !ours)
            return !entries ? entries.error() : !theirs ? theirs.error() : ours.error();
        their_archives_ = std::move(*theirs);
        our_archives_ = std::move(*ours);
        for (const LibraryEntry& entry : *entries) {
            if (job_.is_cancelled())
                return cancelled();
            auto merged = take(entry);
            if (merged)
                report_.sessions.push_back(std::move(*merged));
            else
                report_.failures.push_back(merged.error());
            job_.report(report_.sessions.size() + report_.failures.size(), entries->size());
        }
        if (auto noted = take_annotations(); !noted)
            return noted.error();
        return std::move(report_);
    }

private:
    Result<MergedSession> take(const LibraryEntry& entry)
    {
        const std::string& id = entry.session_id;
        const auto path = source_.session_path(id);
        const auto content = path ? State::hash_of(id, *path, their_archives_) : path.error();
        if (!content)
            return content.error();
        auto merged = into_.how_it_comes(id, *content, our_archives_);
        if (!merged)
            return merged;
        if (merged->how != MergedSession::How::Same) {
            if (auto copied = copy(entry, *path, merged->id); !copied)
                return copied.error();
        }
        new_ids_[id] = merged->id;
        return merged;
    }

    Result<void> copy(LibraryEntry entry, const std::string& path, const std::string& id)
    {
        auto staging = [&]() -> Result<Staging> {
            const auto lock = FolderLock::take(into_.paths, into_.patience);
            return lock ? Staging::make(into_.paths, *lock) : Result<Staging>(lock.error());
        }();
        if (!staging)
            return staging.error();
        const KeptFiles* const theirs = State::archive_of(their_archives_, entry.session_id);
        auto copied = theirs ? copy_archive(path, staging->file(), *theirs, job_)
                             : copy_session(path, staging->file());
        if (copied && !theirs && id != entry.session_id)
            copied = rename_session(staging->file(), id);
        if (!copied)
            return copied;
        struct stat file = {};
        if (::stat(staging->file().c_str(), &file) == 0)
            entry.file_size = static_cast<std::uint64_t>(file.st_size);
        KeptFiles archive = theirs ? *theirs : KeptFiles();
        archive.session_id = id;
        const auto has_given_tags = from_.catalogue.has_given_tags(entry.session_id);
        if (!has_given_tags)
            return from_.explain(has_given_tags.error());
        const std::string given_name = entry.name == entry.recorded_name ? "" : entry.name;
        entry.session_id = id;

        const auto lock = FolderLock::take(into_.paths, into_.patience);
        if (!lock)
            return lock.error();
        const auto name =
            into_.free_file_name(id, theirs ? archive_suffix : std::string_view(".playhead"));
        if (!name)
            return name.error();
        if (auto entered = into_.enter(entry, *name, *staging, theirs ? &archive : nullptr);
            !entered)
            return entered;
        if (!given_name.empty()) {
            if (auto named = target_.rename(id, given_name); !named)
                return named;
        }
        return *has_given_tags ? target_.set_tags(id, entry.tags) : Result<void>();
    }

    /// Also of sessions that neither library has.
    Result<void> take_annotations()
    {
        const auto sessions = from_.catalogue.annotated_sessions();
        if (!sessions)
            return from_.explain(sessions.error());
        for (const std::string& id : *sessions) {
            const auto notes = from_.catalogue.annotations(id);
            if (!notes)
                return from_.explain(notes.error());
            const auto renamed = new_ids_.find(id);
            const std::string& to = renamed == new_ids_.end() ? id : renamed->second;
            if (auto put = into_.catalogue.put_annotations(to, *notes, true); !put)
                return into_.explain(put.error());
            report_.annotations += notes->size();
        }
        return {};
    }

    State& from_;
    State& into_;
    Library& source_;
    Library& target_;
    const Job& job_;
    std::vector<KeptFiles> their_archives_;
    std::vector<KeptFiles> our_archives_;
    std::map<std::string, std::string> new_ids_; ///< by their id
    MergeReport report_;
};

Result<MergeReport> Library::merge(Library& from, const Job& job)
{
    std::error_code problem;
    if (fs::equivalent(from.folder(), folder(), problem))
        return Error{"This is the library itself.", from.folder(),
                     "Give another library's folder."};
    return Merge(from, *this, job).run();
}

Result<MergeReport> Library::back_up(const std::string& to, const Job& job)
{
    std::error_code problem;
    if (fs::exists(to, problem) && !fs::is_empty(to, problem))
        return Error{"There is something here already.", to, "Give a folder that is new or empty."};
    const std::string unfinished = to + ".unfinished";
    if (fs::exists(unfinished, problem))
        return Error{"A backup to this place was interrupted, or is being made.", unfinished,
                     "Delete it, if nobody is at work, then try again."};
    auto report = [&]() -> Result<MergeReport> {
        auto copy = Library::open(unfinished, Access::Write);
        if (!copy)
            return copy.error();
        auto merged = copy->merge(*this, job);
        if (!merged)
            return merged;
        auto compacted = copy->compact(); // one file, without a log beside it
        return compacted ? merged : Result<MergeReport>(compacted.error());
    }();
    if (!report) {
        fs::remove_all(unfinished, problem);
        return report;
    }
    fs::rename(unfinished, to, problem);
    if (problem)
        return Error{"The backup cannot be given its name: " + system_text(problem.value()) + ".",
                     to, "It is whole, at " + unfinished + "."};
    const fs::path above = fs::absolute(to, problem).parent_path();
    if (auto synced = sync_folder(above); !synced)
        return synced.error();
    return report;
}

} // namespace playhead
