// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sessions as they were, to be had again: what the person called them, and all that is known.
#include "core/library/catalogue.h"

#include <algorithm>

namespace playhead {

Result<std::optional<SessionLabels>> Catalogue::labels(std::string_view session_id)
{
    auto names =
        database_.prepare("SELECT given_name, has_given_tags FROM session WHERE session_id = ?1");
    if (!names)
        return names.error();
    names->bind(1, session_id);
    const auto row = names->step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<SessionLabels>();
    SessionLabels labels;
    if (!names->is_null(0))
        labels.given_name = names->text(0);
    labels.are_tags_given = names->int64(1) != 0;
    LibraryEntry tagged;
    tagged.session_id = session_id;
    if (auto read = read_tags(tagged); !read)
        return read.error();
    labels.tags = std::move(tagged.tags);
    return std::optional(std::move(labels));
}

Result<bool> Catalogue::change_labels(std::string_view session_id, const SessionLabels& from,
                                      const SessionLabels& to)
{
    auto transaction = sqlite::Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    auto now = labels(session_id);
    if (!now)
        return now.error();
    if (!*now)
        return false;
    SessionLabels next = **now;
    if (from.given_name != to.given_name) {
        if (next.given_name != from.given_name)
            return false;
        next.given_name = to.given_name;
    }
    if (from.tags != to.tags || from.are_tags_given != to.are_tags_given) {
        if (next.tags != from.tags || next.are_tags_given != from.are_tags_given)
            return false;
        next.tags = to.tags;
        next.are_tags_given = to.are_tags_given;
    }
    if (auto written = write_labels(session_id, next); !written)
        return written.error();
    if (auto done = transaction->commit(); !done)
        return done.error();
    return true;
}

Result<void> Catalogue::write_labels(std::string_view session_id, const SessionLabels& labels)
{
    auto names = database_.prepare("UPDATE session SET given_name = ?2, has_given_tags = ?3 WHERE "
                                   "session_id = ?1");
    if (!names)
        return names.error();
    names->bind(1, session_id);
    if (labels.given_name)
        names->bind(2, *labels.given_name);
    names->bind(3, std::int64_t(labels.are_tags_given));
    if (auto done = names->run(); !done)
        return done;
    return write_tags(session_id, labels.tags);
}

Result<std::optional<SessionRecord>> Catalogue::record(const std::string& session_id)
{
    auto entry = find(session_id);
    auto where = place(session_id);
    auto called = labels(session_id);
    if (!entry || !where || !called)
        return !entry ? entry.error() : !where ? where.error() : called.error();
    if (!*entry || !*where || !*called)
        return std::optional<SessionRecord>();
    const auto kept = archives();
    auto noted = annotations(session_id);
    if (!kept || !noted)
        return !kept ? kept.error() : noted.error();
    SessionRecord record = {std::move(**entry), std::move(**where), std::move(**called),
                            std::nullopt, std::move(*noted)};
    const auto archive = std::find_if(kept->begin(), kept->end(), [&](const KeptFiles& each) {
        return each.session_id == session_id;
    });
    if (archive != kept->end())
        record.archive = *archive;
    return std::optional(std::move(record));
}

Result<void> Catalogue::put_back(const SessionRecord& record)
{
    const LibraryEntry& entry = record.entry;
    auto transaction = sqlite::Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    if (auto done = write_entry(entry, record.place, record.archive ? &*record.archive : nullptr);
        !done)
        return done;
    if (auto done = write_labels(entry.session_id, record.labels); !done)
        return done;
    if (auto done = write_times(entry); !done)
        return done;
    if (auto done = write_annotations(entry.session_id, record.annotations, true); !done)
        return done;
    // Where taking it out was interrupted.
    if (auto done = run("DELETE FROM outgoing WHERE file = ?1", record.place.file); !done)
        return done;
    return transaction->commit();
}

/// It came when it came, and not when it was put back.
Result<void> Catalogue::write_times(const LibraryEntry& entry)
{
    auto times = database_.prepare(
        "UPDATE session SET added_ns = ?2, updated_ns = ?3 WHERE session_id = ?1");
    if (!times)
        return times.error();
    times->bind(1, entry.session_id);
    times->bind(2, entry.added);
    times->bind(3, entry.updated);
    return times->run();
}

} // namespace playhead
