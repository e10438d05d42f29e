// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Searches of bytes at the speed of memory. What they find is a place to look at more closely.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace playhead {

/// Two bytes at a distance of each other. What is in `fold` is set in the text's byte before it is
/// compared: 0x20 for a small letter to be found in either case, else 0.
struct BytePair {
    char first = 0;
    char second = 0;
    char fold_first = 0;
    char fold_second = 0;
    std::size_t distance = 0;
};

/// Adds where the first byte of a pair stands, ascending. The text is shorter than 4 GiB.
void find_pairs(std::string_view text, const BytePair& pair, std::vector<std::uint32_t>& places);

/// The same in one go with the backslash of what may be "\u00XX" with a printable character of
/// ASCII. A place may be both.
void find_pairs_and_escapes(std::string_view text, const BytePair& pair,
                            std::vector<std::uint32_t>& places);

} // namespace playhead
