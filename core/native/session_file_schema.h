// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace playhead::native {

/// "PLHD", in the header of the database.
inline constexpr std::int64_t application_id = 0x504C4844;
/// Raised when an older Playhead could not read the file rightly. What it can pass over, such as a
/// new table or a new key, does not count.
inline constexpr std::int64_t session_file_version = 1;

inline constexpr const char* session_file_schema = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sessions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    record TEXT NOT NULL -- JSON: the session without its events
);
CREATE TABLE events (
    number INTEGER PRIMARY KEY, -- order of arrival
    session INTEGER NOT NULL REFERENCES sessions (number),
    record TEXT NOT NULL -- JSON: the event
);
-- For people with sqlite3; Playhead does not read it.
CREATE VIEW event_list AS
SELECT events.number AS number,
       sessions.id AS session_id,
       json_extract(events.record, '$.id') AS id,
       json_extract(events.record, '$.parent_id') AS parent_id,
       json_extract(events.record, '$.parent_index') AS parent_index,
       json_extract(events.record, '$.event_type') AS event_type,
       json_extract(events.record, '$.action_type') AS action_type,
       json_extract(events.record, '$.result') AS result,
       coalesce(json_extract(events.record, '$.init_timestamp'),
                json_extract(events.record, '$.timestamp')) AS init_timestamp,
       json_extract(events.record, '$.end_timestamp') AS end_timestamp,
       json_extract(events.record, '$.model') AS model,
       json_extract(events.record, '$.agent') AS agent,
       json_extract(events.record, '$.thread') AS thread,
       json_extract(events.record, '$.prompt_tokens') AS prompt_tokens,
       json_extract(events.record, '$.completion_tokens') AS completion_tokens,
       json_extract(events.record, '$.cost') AS cost,
       json_extract(events.record, '$.params') AS params,
       json_extract(events.record, '$.returns') AS returns,
       json_extract(events.record, '$.prompt') AS prompt,
       json_extract(events.record, '$.completion') AS completion,
       json_extract(events.record, '$.error') AS error
FROM events JOIN sessions ON sessions.number = events.session;
)sql";

} // namespace playhead::native
