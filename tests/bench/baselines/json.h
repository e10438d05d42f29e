// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the same bytes cost whoever does no more with them than is needed: baselines of rows. They
// are written once and left alone, and do nothing that could be left out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::bench {

/// Bytes that must be readable behind what is parsed.
inline constexpr std::size_t json_padding = 64;

/// What a timeline needs of its events, in plain arrays. Texts borrow from what was parsed.
struct PlainEvents {
    std::vector<std::string_view> ids;
    std::vector<std::string_view> parents; ///< empty where there is none
    std::vector<std::string_view> types;
    std::vector<std::string_view> agents;
    std::vector<double> starts; ///< seconds
    std::vector<double> ends;
    std::vector<std::string_view> lines;
};

/// One pass of simdjson On-Demand over JSON Lines in memory: of each event the fields of
/// PlainEvents, the others as raw tokens. `bytes` has json_padding readable bytes behind it. False
/// where a line is not understood.
[[nodiscard]] bool parse_plainly(std::string_view bytes, PlainEvents& events);

/// The same over the lines of Claude Code: of each the uuid, the line before, its type, the agent
/// and the time.
[[nodiscard]] bool parse_claude_plainly(std::string_view bytes, PlainEvents& events);

/// The same as the first, and each event by a prepared insert into a file of SQLite: nine integers
/// and its line. One transaction, journal and synchronous OFF, pages of 16 KiB, and an fsync in the
/// end. False where something fails.
[[nodiscard]] bool import_plainly(std::string_view bytes, const std::string& database);

/// How often a text is in the bytes, by memmem.
[[nodiscard]] std::size_t count_plainly(std::string_view bytes, std::string_view text);

} // namespace playhead::bench
