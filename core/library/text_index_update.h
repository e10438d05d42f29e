// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Bringing the text index up to date. Internal to core/library.
#pragma once

#include "core/base/job.h"
#include "core/base/sqlite.h"
#include "core/library/indexed_rows.h"
#include "core/library/library.h"
#include "core/library/text_index.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace playhead {

/// What the index has of a session.
struct IndexedSession {
    std::int64_t number = 0;
    std::int64_t shard = 0;
    std::string file;
    std::string state;
    std::int64_t last_row = -1;
};

/// What stands in the library of a session: which file it is, and what that is now.
struct SessionOnDisk {
    LibraryEntry entry;
    std::string path;
    std::string file;
    std::string state;
};

/// The sessions of the library whose files are there, the latest start first.
[[nodiscard]] Result<std::vector<SessionOnDisk>> sessions_on_disk(Library& library);

class IndexUpdate
{
public:
    IndexUpdate(TextIndex& index, const Job& job, ReadSessions read = {});

    Result<void> run(const std::vector<SessionOnDisk>& sessions);
    [[nodiscard]] Result<std::size_t> behind(const std::vector<SessionOnDisk>& sessions);
    Result<void> forget(std::string_view session_id);

private:
    [[nodiscard]] Result<std::optional<IndexedSession>> find(std::string_view session_id);
    Result<void> drop_shard(std::int64_t shard);
    Result<void> drop_those_that_left(const std::vector<SessionOnDisk>& sessions);
    Result<IndexedSession> enter(const SessionOnDisk& session);
    Result<std::int64_t> shard_with_room();
    Result<void> add(const SessionOnDisk& session);
    /// False at the end of the file.
    Result<bool> add_batch(const SessionOnDisk& session, IndexedSession& known, IndexedRows& rows);
    Result<void> note(const IndexedSession& known, std::int64_t added);

    sqlite::Database& database_;
    const Job& job_;
    ReadSessions read_;
    std::uint64_t done_ = 0;  ///< events
    std::uint64_t total_ = 0; ///< events
};

} // namespace playhead
