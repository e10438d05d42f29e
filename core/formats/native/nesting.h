// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead {

/// An event that stands inside another one's "children", by its place in the record of the
/// outermost.
struct NestedEvent {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint32_t parent = 0; ///< its number in the list; the outermost is its own
    /// The values of its keys "children".
    std::vector<std::pair<std::size_t, std::size_t>> children;
    bool has_other_children = false; ///< some of them are no objects, and left out

    /// The event's own text, with nothing nested in it.
    [[nodiscard]] std::string own_text(std::string_view record) const;
};

/// The event in `record` and all that are nested in it, parents before their children. Goes through
/// the record once, whatever its depth.
[[nodiscard]] std::vector<NestedEvent> find_nested_events(std::string_view record);

} // namespace playhead
