// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace playhead {

/// Of one event, no more is made searchable.
inline constexpr std::size_t most_searched_text = std::size_t{1} << 20U;

/// What a person may look an event up by, from its record in a session file: its type, model,
/// agent, tags and all texts and names in its payloads, as they are shown, parted by spaces. Ids,
/// times and figures of the event's own are left out, and runs without a break that are longer than
/// a word can be (pictures in base64). No control characters. UTF-8, cut at most_searched_text.
[[nodiscard]] std::string searched_text(std::string_view record);

} // namespace playhead
