// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The tables of a library's search.db. Internal to core/library.
#pragma once

#include <cstdint>
#include <string>

namespace playhead {

/// "PHLs" in the header of the database.
inline constexpr std::uint32_t text_index_application_id = 0x50484C73;
/// One of another version is made anew.
inline constexpr std::int64_t text_index_version = 1;

/// `shard` N has a table words_N. What a session's file was when it was read is one text, `state`.
inline constexpr const char* text_index_schema = R"sql(
CREATE TABLE shard (number INTEGER PRIMARY KEY AUTOINCREMENT, events INTEGER NOT NULL) STRICT;
CREATE TABLE session (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT NOT NULL UNIQUE,
    shard INTEGER NOT NULL REFERENCES shard,
    file TEXT NOT NULL,       -- which file it is
    state TEXT NOT NULL,      -- of the file when all of it was in; else empty
    last_row INTEGER NOT NULL -- of its events that is in
) STRICT;
)sql";

/// A shard that has as many events takes no further session.
inline constexpr std::int64_t events_of_full_shard = 20'000;

/// Rows of words are numbered by session and row.
inline constexpr unsigned row_bits = 36;
inline constexpr std::int64_t row_mask = (std::int64_t{1} << row_bits) - 1;

inline constexpr const char* words_tokenizer = "unicode61 remove_diacritics 2";

[[nodiscard]] inline std::string words_table(std::int64_t shard)
{
    return "words_" + std::to_string(shard);
}

} // namespace playhead
