// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sessions that leave the library and may come back. A session that is out is a folder of
// incoming/, as is one that is on its way in, so that whatever ends, each is in one place:
//
//     out    the catalogue strikes it out, and notes that its file is to be deleted; the file goes
//            to incoming/; the note is struck out. Interrupted, the file is deleted.
//     back   the catalogue enters it, with its folder in incoming/; the file goes to its place.
//            Interrupted before the first, it stays out; after it, it comes back.
#include "core/base/text.h"
#include "core/library/library_state.h"
#include "core/library/recording_mark.h"
#include "core/library/session_content.h"
#include "core/library/text_index.h"
#include "core/native/session_columns.h"

#include <cassert>
#include <cerrno>
#include <cstdio>

namespace playhead {

namespace {

/// Of a session whose file is not what its producer wrote.
bool has_database(const std::string& file)
{
    return !file.ends_with(archive_suffix);
}

/// Brings what SQLite has beside the file into it, so that the file is all of the session. Others
/// may have it open, as long as they do not write.
Result<void> fold_logs(const std::string& path, std::chrono::milliseconds patience)
{
    if (!file_exists(path + "-wal") && !file_exists(path + "-journal"))
        return {};
    auto database = sqlite::Database::open(path, sqlite::OpenMode::ReadWrite);
    if (!database) {
        // One that is damaged may go, too; one that is locked may not, nor its log be left behind.
        const bool is_sound = sqlite::Database::open(path, sqlite::OpenMode::Still).has_value();
        return is_sound ? database.error() : Result<void>();
    }
    database->set_busy_timeout(patience);
    auto fold = database->prepare("PRAGMA wal_checkpoint(FULL)");
    const auto row = fold ? fold->step() : fold.error();
    if (!row)
        return row.error();
    if (*row && (fold->int64(0) != 0 || fold->int64(1) != fold->int64(2)))
        return Error{"The session's file is in use by another program.", path,
                     "Try again when it is done."};
    return {};
}

Result<void> move_file(const std::string& from, const std::string& to)
{
    if (std::rename(from.c_str(), to.c_str()) != 0)
        return Error{"Cannot move the session's file: " + system_text(errno) + ".", from,
                     "Check that you may write in the library's folders."};
    return {};
}

} // namespace

struct TakenOut::State {
    State(Staging taken, std::string moved, SessionRecord known)
        : staging(std::move(taken)), file(std::move(moved)), record(std::move(known))
    {
    }

    Staging staging;
    std::string file; ///< where the session's file lies; empty where it was gone before
    SessionRecord record;
};

TakenOut::TakenOut(std::unique_ptr<State> state) : state_(std::move(state)) {}
TakenOut::TakenOut(TakenOut&&) noexcept = default;
TakenOut& TakenOut::operator=(TakenOut&&) noexcept = default;
TakenOut::~TakenOut() = default;

const LibraryEntry& TakenOut::entry() const
{
    assert(state_);
    return state_->record.entry;
}

Result<SessionLabels> Library::labels(std::string_view session_id)
{
    auto labels = state_->catalogue.labels(session_id);
    if (!labels)
        return state_->explain(labels.error());
    if (!*labels)
        return state_->no_session(session_id);
    return std::move(**labels);
}

Result<bool> Library::change_labels(std::string_view session_id, const SessionLabels& from,
                                    const SessionLabels& to)
{
    auto changed = state_->catalogue.change_labels(session_id, from, to);
    return changed ? changed : state_->explain(changed.error());
}

Result<TakenOut> Library::take_out(const std::string& session_id)
{
    State& state = *state_;
    const auto lock = FolderLock::take(state.paths, state.patience);
    if (!lock)
        return lock.error();
    auto record = state.catalogue.record(session_id);
    if (!record)
        return state.explain(record.error());
    if (!*record)
        return state.no_session(session_id);
    SessionPlace& place = (*record)->place;
    if (!place.incoming.empty() && is_plain_name(place.incoming) && is_plain_name(place.file)) {
        if (auto settled = state.settle(place); !settled)
            return settled.error();
    }
    place.incoming.clear();
    auto staging = Staging::make(state.paths, *lock);
    if (!staging)
        return staging.error();
    const std::string path = state.paths.session(place.file);
    const auto has_file = is_plain_name(place.file) ? is_there(path) : Result<bool>(false);
    if (!has_file)
        return has_file.error();
    auto moved = *has_file ? state.move_out(**record, *staging)
                           : state.catalogue.discard(session_id, place.file);
    if (!moved)
        return *has_file ? moved.error() : state.explain(moved.error());
    // What lies beside the file, or did. Where it stays, it is noted, and goes when the library is
    // next opened.
    if (!is_plain_name(place.file) || state.delete_session(place.file))
        static_cast<void>(state.catalogue.deleted(place.file));
    // Where it fails, the next update of the index sees that the session is gone.
    static_cast<void>(TextIndex::forget(state.paths.folder, session_id));
    const std::string file = *has_file ? staging->file() : std::string();
    return TakenOut(
        std::make_unique<TakenOut::State>(*std::move(staging), file, **std::move(record)));
}

/// Strikes a session out and moves its file away, or leaves both as they are.
Result<void> Library::State::move_out(const SessionRecord& record, const Staging& staging)
{
    const std::string& file = record.place.file;
    const std::string path = paths.session(file);
    if (RecordingMark::is_set(paths, file))
        return Error{"A program is recording this session.", path,
                     "Delete it when it has ended, or end the program that records it."};
    if (has_database(file)) {
        if (auto folded = fold_logs(path, patience); !folded)
            return folded;
    }
    if (auto discarded = catalogue.discard(record.entry.session_id, file); !discarded)
        return explain(discarded.error());
    if (auto moved = move_file(path, staging.file()); !moved) {
        auto put = catalogue.put_back(record);
        return put ? moved : explain(put.error());
    }
    // A cache: without it the file is read when it is next opened.
    static_cast<void>(move_file(columns_path(path), columns_path(staging.file())));
    static_cast<void>(staging.sync());
    return {};
}

Result<MergedSession> Library::put_back(TakenOut& taken)
{
    assert(!taken.is_empty());
    State& state = *state_;
    const std::string file = taken.state_->file;
    const auto lock = FolderLock::take(state.paths, state.patience);
    if (!lock)
        return lock.error();
    const auto is_out = file.empty() ? Result<bool>(true) : is_there(file);
    if (!is_out)
        return is_out.error();
    if (!*is_out) {
        taken.state_.reset();
        return Error{"What was taken out of the library is gone: somebody has deleted it.", file,
                     "Import the session again."};
    }
    SessionRecord record = taken.state_->record;
    auto come = state.come_back(record, file);
    if (!come)
        return come.error();
    if (come->how == MergedSession::How::Same) {
        taken.state_.reset();
        return come;
    }
    record.place.incoming = file.empty() ? std::string() : taken.state_->staging.name();
    if (auto put = state.catalogue.put_back(record); !put) {
        // What was not written to the end may turn out to be there: then it must find its file.
        if (state.catalogue.last_problem() != sqlite::Problem::Busy)
            taken.state_->staging.leave();
        return state.explain(put.error());
    }
    if (!file.empty()) {
        const std::string path = state.paths.session(record.place.file);
        if (auto settled = state.settle(record.place); !settled)
            taken.state_->staging.leave(); // it can be read there, and heal() takes it further
        else
            static_cast<void>(move_file(columns_path(file), columns_path(path)));
    }
    taken.state_.reset();
    return come;
}

/// Of a session whose id is in the library again.
Result<MergedSession> Library::State::how_it_comes_beside(const SessionRecord& record,
                                                          const std::string& file)
{
    const std::string& id = record.entry.session_id;
    if (file.empty())
        return MergedSession{id, id, MergedSession::How::Same};
    const auto archives = catalogue.archives();
    if (!archives)
        return explain(archives.error());
    const auto content =
        record.archive ? Result<std::string>(record.archive->hash) : content_of(file);
    if (!content)
        return content.error();
    return content->empty() ? MergedSession{id, id, MergedSession::How::Same}
                            : how_it_comes(id, *content, *archives);
}

/// Under which id and file name a session comes back. Where the library has it again, that one gets
/// what the person had noted of it.
Result<MergedSession> Library::State::come_back(SessionRecord& record, const std::string& file)
{
    const std::string id = record.entry.session_id;
    MergedSession come = {id, id, MergedSession::How::Added};
    const auto known = catalogue.place(id);
    if (!known)
        return explain(known.error());
    if (*known) {
        auto found = how_it_comes_beside(record, file);
        if (!found)
            return found;
        come = *found;
    }
    if (come.how == MergedSession::How::Same) {
        auto kept = add_labels(come.id, record);
        return kept ? Result<MergedSession>(come) : kept.error();
    }
    record.entry.session_id = come.id;
    if (record.archive)
        record.archive->session_id = come.id;
    else if (come.id != id && !file.empty()) {
        if (auto renamed = rename_session(file, come.id); !renamed)
            return renamed.error();
    }
    if (!is_plain_name(record.place.file))
        return come; // it never had a file
    const auto taken = catalogue.is_taken(record.place.file);
    const auto is_used = is_there(paths.session(record.place.file));
    if (!taken || !is_used)
        return taken ? is_used.error() : explain(taken.error());
    if (come.id == id && !*taken && !*is_used)
        return come;
    auto name =
        free_file_name(come.id, record.archive ? archive_suffix : std::string_view(".playhead"));
    if (!name)
        return name.error();
    record.place.file = *std::move(name);
    return come;
}

Result<void> Library::State::add_labels(const std::string& session_id, const SessionRecord& record)
{
    const auto now = catalogue.labels(session_id);
    if (!now)
        return explain(now.error());
    if (*now) {
        SessionLabels next = **now;
        if (!next.given_name)
            next.given_name = record.labels.given_name;
        if (!next.are_tags_given && record.labels.are_tags_given) {
            next.tags = record.labels.tags;
            next.are_tags_given = true;
        }
        if (auto changed = catalogue.change_labels(session_id, **now, next); !changed)
            return explain(changed.error());
    }
    auto noted = catalogue.put_annotations(session_id, record.annotations, true);
    return noted ? noted : explain(noted.error());
}

} // namespace playhead
