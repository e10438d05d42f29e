// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What an entry of a ring holds. Internal to core/record.
#pragma once

#include "core/base/time.h"
#include "core/record/ring.h"

#include <cstdint>
#include <cstring>
#include <string_view>

namespace playhead::record {

enum class EntryKind : std::uint8_t {
    Padding = padding_kind,
    Session,    ///< a session begins: its fields
    SessionEnd, ///< its fields
    Event,      ///< one that is whole
    Begin,      ///< an action begins
    More,       ///< what is known of it meanwhile
    End,        ///< it ends
    Outside,    ///< the entry is in a file of its own, whose name is the only item
};

/// Behind the EntryHeader.
struct EntryFacts {
    std::uint64_t session; ///< number in the run, from 1
    std::uint64_t event;   ///< number in the run; 0 of a session's entries
    std::uint64_t parent;  ///< the event it ran inside, or 0
    TimeNs time;           ///< when it began; of an End, when it ended
    TimeNs end;            ///< no_time where it has none, or not yet
};

/// An event has one time and no duration.
inline constexpr std::uint8_t instant_flag = 1;

inline constexpr std::size_t entry_start = sizeof(EntryHeader) + sizeof(EntryFacts);

struct Entry {
    EntryHeader header = {};
    EntryFacts facts = {};
    std::string_view items;
};

/// False for what is too short, as in a damaged file.
[[nodiscard]] inline bool parse(std::string_view bytes, Entry& entry)
{
    if (bytes.size() < entry_start)
        return false;
    std::memcpy(&entry.header, bytes.data(), sizeof entry.header);
    std::memcpy(&entry.facts, bytes.data() + sizeof entry.header, sizeof entry.facts);
    entry.items = bytes.substr(entry_start);
    return true;
}

} // namespace playhead::record
