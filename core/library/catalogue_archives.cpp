// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sessions that are kept as their producers wrote them, in the catalogue.
#include "core/library/catalogue.h"

namespace playhead {

namespace {

/// Since when the catalogue knows archives.
constexpr std::int64_t first_version = 3;

} // namespace

Result<std::vector<KeptFiles>> Catalogue::archives()
{
    const auto found = version();
    if (!found)
        return found.error();
    std::vector<KeptFiles> archives;
    if (*found < first_version)
        return archives;
    auto rows =
        database_.prepare("SELECT session_id, origin, state, hash, bytes, files, kept_ns FROM "
                          "archive ORDER BY kept_ns");
    if (!rows)
        return rows.error();
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            return archives;
        KeptFiles& kept = archives.emplace_back();
        kept.session_id = rows->text(0);
        kept.origin = rows->text(1);
        kept.state = static_cast<std::uint64_t>(rows->int64(2));
        kept.hash = rows->text(3);
        kept.bytes = static_cast<std::uint64_t>(rows->int64(4));
        kept.files = static_cast<std::uint32_t>(rows->int64(5));
        kept.kept = rows->int64(6);
    }
}

Result<void> Catalogue::note_other_file(const LibraryEntry& entry, const SessionPlace& place)
{
    auto other = database_.prepare("INSERT OR IGNORE INTO outgoing SELECT file FROM session WHERE "
                                   "session_id = ?1 AND file <> ?2");
    if (!other)
        return other.error();
    other->bind(1, entry.session_id);
    other->bind(2, place.file);
    return other->run();
}

Result<void> Catalogue::write_archive(std::string_view session_id, const KeptFiles* archive)
{
    if (auto cleared = run("DELETE FROM archive WHERE session_id = ?1", session_id);
        !cleared || !archive)
        return cleared;
    auto insert = database_.prepare("INSERT INTO archive VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    if (!insert)
        return insert.error();
    insert->bind(1, session_id);
    insert->bind(2, archive->origin);
    insert->bind(3, static_cast<std::int64_t>(archive->state));
    insert->bind(4, archive->hash);
    insert->bind(5, static_cast<std::int64_t>(archive->bytes));
    insert->bind(6, std::int64_t(archive->files));
    insert->bind(7, archive->kept);
    return insert->run();
}

} // namespace playhead
