// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>

namespace playhead {

/// "PHLc" in the header of the database, which tells a catalogue from other SQLite files.
inline constexpr std::uint32_t catalogue_application_id = 0x50484C63;

/// What brings a catalogue from version n (PRAGMA user_version) to n + 1. Never change one that
/// was released: add the next.
inline constexpr std::array<const char*, 3> catalogue_migrations = {R"sql(
CREATE TABLE session (
    session_id TEXT PRIMARY KEY NOT NULL,
    file TEXT NOT NULL UNIQUE,              -- in sessions/
    incoming TEXT NOT NULL,                 -- in incoming/, empty once the file is in its place
    recorded_name TEXT NOT NULL,
    given_name TEXT,                        -- NULL until the person renames it
    has_given_tags INTEGER NOT NULL DEFAULT 0,
    start_ns INTEGER,
    end_ns INTEGER,
    end_state TEXT,
    outcome INTEGER NOT NULL,               -- 0 Indeterminate, 1 Success, 2 Fail
    events INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    llm_calls INTEGER NOT NULL,
    total_tokens INTEGER,
    cost_usd REAL,
    cost_is_computed INTEGER NOT NULL,
    llm_calls_without_cost INTEGER NOT NULL,
    recorder TEXT NOT NULL,
    origin TEXT NOT NULL,
    zone_trusted INTEGER NOT NULL,
    is_complete INTEGER NOT NULL,
    file_size INTEGER NOT NULL,
    added_ns INTEGER NOT NULL,
    updated_ns INTEGER NOT NULL
) STRICT;
CREATE TABLE tag (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    position INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (session_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_by_name ON tag (tag);
CREATE TABLE outgoing (file TEXT PRIMARY KEY NOT NULL) STRICT; -- files yet to be deleted
)sql",
                                                                    R"sql(
CREATE TABLE annotation ( -- what the person noted of events, whether the session is here or not
    session_id TEXT NOT NULL,
    event_id TEXT NOT NULL,         -- empty for an event that goes by its number
    event_number INTEGER NOT NULL,  -- -1 for an event that goes by its id
    event_start_ns INTEGER,         -- of an event that goes by its number
    note TEXT NOT NULL,
    is_bookmarked INTEGER NOT NULL, -- with neither, the annotation was taken back
    changed_ns INTEGER,
    PRIMARY KEY (session_id, event_id, event_number)
) STRICT, WITHOUT ROWID;
)sql",
                                                                    R"sql(
CREATE TABLE archive ( -- sessions whose file is an archive of what their producer wrote
    session_id TEXT PRIMARY KEY NOT NULL REFERENCES session ON DELETE CASCADE,
    origin TEXT NOT NULL,   -- path of the producer's file
    state INTEGER NOT NULL, -- of the producer's files when they were taken
    hash TEXT NOT NULL,     -- XXH3 of 128 bits of what is in the archive, in hex
    bytes INTEGER NOT NULL, -- of what is in it
    files INTEGER NOT NULL,
    kept_ns INTEGER NOT NULL
) STRICT;
CREATE INDEX archive_by_origin ON archive (origin);
)sql"};

inline constexpr auto catalogue_version = static_cast<std::int64_t>(catalogue_migrations.size());

} // namespace playhead
