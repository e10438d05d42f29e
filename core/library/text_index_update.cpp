// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/text_index_update.h"

#include "core/library/searched_text.h"
#include "core/library/text_index_schema.h"

#include <set>
#include <utility>

namespace playhead {

namespace {

/// Of a batch, which is one transaction: small enough that a stop is heard soon and nobody waits
/// for the file, large enough that the index is not made of crumbs.
constexpr std::int64_t most_rows = 4096;
constexpr std::size_t most_text = std::size_t{4} << 20U;

std::string text_of(const std::optional<FileStamp>& stamp)
{
    return stamp ? std::to_string(stamp->size) + ":" + std::to_string(stamp->modified) : "-";
}

} // namespace

Result<std::vector<SessionOnDisk>> sessions_on_disk(Library& library)
{
    auto entries = library.list();
    if (!entries)
        return entries.error();
    std::vector<SessionOnDisk> sessions;
    sessions.reserve(entries->size());
    for (LibraryEntry& entry : *entries) {
        auto path = library.session_path(entry.session_id);
        const auto stamp = path ? FileStamp::of(*path) : std::nullopt;
        if (!stamp)
            continue;
        SessionOnDisk session;
        // A number of a deleted file may be given to another one, but not at the same time.
        session.file = std::to_string(stamp->device) + ":" + std::to_string(stamp->inode) + ":" +
                       std::to_string(entry.added);
        session.state = text_of(stamp) + " " + text_of(FileStamp::of(*path + "-wal"));
        session.path = *std::move(path);
        session.entry = std::move(entry);
        sessions.push_back(std::move(session));
    }
    return sessions;
}

IndexUpdate::IndexUpdate(TextIndex& index, const Job& job, ReadSessions read)
    : database_(index.database_), job_(job), read_(std::move(read))
{
}

Result<std::optional<IndexedSession>> IndexUpdate::find(std::string_view session_id)
{
    auto find = database_.prepare(
        "SELECT number, shard, file, state, last_row FROM session WHERE session_id = ?1");
    if (!find)
        return find.error();
    find->bind(1, session_id);
    const auto there = find->step();
    if (!there)
        return there.error();
    if (!*there)
        return std::optional<IndexedSession>();
    IndexedSession known;
    known.number = find->int64(0);
    known.shard = find->int64(1);
    known.file = find->text(2);
    known.state = find->text(3);
    known.last_row = find->int64(4);
    return std::optional(std::move(known));
}

/// With all its sessions: those that are still in the library are read anew.
Result<void> IndexUpdate::drop_shard(std::int64_t shard)
{
    const std::string number = std::to_string(shard);
    return database_.exec("DROP TABLE IF EXISTS " + words_table(shard) +
                          "; DELETE FROM session WHERE shard = " + number +
                          "; DELETE FROM shard WHERE number = " + number);
}

Result<void> IndexUpdate::forget(std::string_view session_id)
{
    auto transaction = sqlite::Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    const auto known = find(session_id);
    if (!known)
        return known.error();
    if (!*known)
        return {};
    if (auto dropped = drop_shard((*known)->shard); !dropped)
        return dropped;
    return transaction->commit();
}

Result<void> IndexUpdate::drop_those_that_left(const std::vector<SessionOnDisk>& sessions)
{
    std::set<std::pair<std::string_view, std::string_view>> there;
    for (const SessionOnDisk& session : sessions)
        there.emplace(session.entry.session_id, session.file);
    std::set<std::int64_t> shards;
    {
        auto known = database_.prepare("SELECT session_id, file, shard FROM session");
        if (!known)
            return known.error();
        for (;;) {
            const auto row = known->step();
            if (!row)
                return row.error();
            if (!*row)
                break;
            if (!there.contains({known->text(0), known->text(1)}))
                shards.insert(known->int64(2));
        }
    }
    for (const std::int64_t shard : shards) {
        if (auto dropped = drop_shard(shard); !dropped)
            return dropped;
    }
    return {};
}

Result<std::int64_t> IndexUpdate::shard_with_room()
{
    const auto found =
        database_.query_int64("SELECT number FROM shard WHERE events < " +
                              std::to_string(events_of_full_shard) + " ORDER BY number LIMIT 1");
    if (!found)
        return found.error();
    if (*found)
        return **found;
    if (auto made = database_.exec("INSERT INTO shard (events) VALUES (0)"); !made)
        return made.error();
    const std::int64_t shard = database_.last_insert_rowid();
    // Neither the texts nor their lengths are kept: the session files have them.
    auto made = database_.exec("CREATE VIRTUAL TABLE " + words_table(shard) +
                               " USING fts5(words, content='', columnsize=0, tokenize=\"" +
                               words_tokenizer + "\")");
    return made ? Result<std::int64_t>(shard) : made.error();
}

Result<IndexedSession> IndexUpdate::enter(const SessionOnDisk& session)
{
    const auto shard = shard_with_room();
    if (!shard)
        return shard.error();
    auto insert = database_.prepare("INSERT INTO session (session_id, shard, file, state, "
                                    "last_row) VALUES (?1, ?2, ?3, '', -1)");
    if (!insert)
        return insert.error();
    insert->bind(1, session.entry.session_id);
    insert->bind(2, *shard);
    insert->bind(3, session.file);
    if (auto done = insert->run(); !done)
        return done.error();
    IndexedSession known;
    known.number = database_.last_insert_rowid();
    known.shard = *shard;
    known.file = session.file;
    return known;
}

Result<void> IndexUpdate::note(const IndexedSession& known, std::int64_t added)
{
    auto last = database_.prepare("UPDATE session SET last_row = ?2, state = ?3 WHERE number = ?1");
    if (!last)
        return last.error();
    last->bind(1, known.number);
    last->bind(2, known.last_row);
    last->bind(3, known.state);
    if (auto done = last->run(); !done)
        return done;
    auto count = database_.prepare("UPDATE shard SET events = events + ?2 WHERE number = ?1");
    if (!count)
        return count.error();
    count->bind(1, known.shard);
    count->bind(2, added);
    return count->run();
}

Result<bool> IndexUpdate::add_batch(const SessionOnDisk& session, IndexedSession& known,
                                    IndexedRows& rows)
{
    auto transaction = sqlite::Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    // Another process may have come here first, or have dropped the shard.
    auto now = find(session.entry.session_id);
    if (!now)
        return now.error();
    if (!*now) {
        auto entered = enter(session);
        if (!entered)
            return entered.error();
        now->emplace(std::move(*entered));
    }
    if ((*now)->number != known.number || (*now)->last_row != known.last_row) {
        known = **now;
        rows.go_behind(known.last_row);
    }
    auto insert = database_.prepare("INSERT INTO " + words_table(known.shard) +
                                    " (rowid, words) VALUES (?1, ?2)");
    if (!insert)
        return insert.error();
    std::int64_t added = 0;
    bool has_more = true;
    bool is_broken = false;
    for (std::size_t text = 0; added < most_rows && text < most_text && !job_.is_cancelled();) {
        SessionRows::Row row;
        const auto there = rows.next(row);
        is_broken = !there;
        has_more = there && *there;
        if (!has_more)
            break;
        known.last_row = row.number;
        ++added;
        if (row.number < 0 || row.number > row_mask)
            continue;
        const std::string words = searched_text(row.record);
        text += row.record.size();
        insert->bind(1, (known.number << row_bits) | row.number);
        insert->bind(2, words);
        if (auto done = insert->run(); !done)
            return done.error();
    }
    known.state = has_more || is_broken ? std::string() : session.state;
    if (auto noted = note(known, added); !noted)
        return noted.error();
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    done_ += static_cast<std::uint64_t>(added);
    job_.report(std::min(done_, total_), total_);
    return has_more;
}

Result<void> IndexUpdate::add(const SessionOnDisk& session)
{
    auto rows = IndexedRows::open(session.path, session.entry.session_id, read_, job_);
    if (!rows) // it does not keep the others out, and is tried again by the next update
        return {};
    IndexedSession known;
    known.number = -1; // of none: the first batch finds it
    while (!job_.is_cancelled()) {
        const auto has_more = add_batch(session, known, **rows);
        if (!has_more)
            return has_more.error();
        if (!*has_more)
            return {};
    }
    return {};
}

Result<void> IndexUpdate::run(const std::vector<SessionOnDisk>& sessions)
{
    {
        auto transaction = sqlite::Transaction::begin(database_);
        if (!transaction)
            return transaction.error();
        if (auto dropped = drop_those_that_left(sessions); !dropped)
            return dropped;
        if (auto committed = transaction->commit(); !committed)
            return committed;
    }
    std::vector<const SessionOnDisk*> waiting;
    for (const SessionOnDisk& session : sessions) {
        const auto known = find(session.entry.session_id);
        if (!known)
            return known.error();
        if (*known && (*known)->state == session.state)
            continue;
        waiting.push_back(&session);
        const auto had = *known ? static_cast<std::uint64_t>((*known)->last_row + 1) : 0;
        total_ += session.entry.events - std::min<std::uint64_t>(session.entry.events, had);
    }
    for (const SessionOnDisk* session : waiting) {
        if (job_.is_cancelled())
            break;
        if (auto added = add(*session); !added)
            // Who has it locked is another one that brings it up to date.
            return database_.last_problem() == sqlite::Problem::Busy ? Result<void>() : added;
    }
    return {};
}

Result<std::size_t> IndexUpdate::behind(const std::vector<SessionOnDisk>& sessions)
{
    std::size_t count = 0;
    for (const SessionOnDisk& session : sessions) {
        const auto known = find(session.entry.session_id);
        if (!known)
            return known.error();
        const bool is_in =
            *known && (*known)->file == session.file && (*known)->state == session.state;
        count += is_in ? 0 : 1;
    }
    return count;
}

} // namespace playhead
