// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The short way to read an event record: for the columns, and for records as programs write them.
#pragma once

#include "core/model/event_head.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace playhead::native {

/// One event of the native format, as far as columns hold it. Texts are views of the line.
struct EventLine {
    EventHead event;         ///< its `parent` stands for parent_index, where that is told
    std::string_view record; ///< from its '{' to its '}'
    std::string_view session_id;
    std::optional<std::uint32_t> index;
    std::optional<std::uint32_t> parent_index;
    bool tells_parent = false;
};

/// Reads the line that begins at `line`. It ends in a line break, and 16 bytes can be read behind
/// that. Returns where the next line begins, or null where the line is not an event that this can
/// read: read_event() is for all others, and wherever this reads one, both say the same. It refuses
/// what read_event() has something to note about, keys that stand twice, escapes outside of
/// payloads, what has annotations, notes or children, and more than 64 levels.
[[nodiscard]] const char* read_event_line(const char* line, EventLine& event);

} // namespace playhead::native
