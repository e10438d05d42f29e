// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace playhead {

/// Recorded text as one line that is safe on a terminal: control characters, escape sequences and
/// what changes the direction of writing are shown as \n, \x1b or \u202e, malformed UTF-8 as
/// U+FFFD.
[[nodiscard]] std::string printable(std::string_view recorded);

/// How many columns of a terminal printable text takes: two for wide East Asian characters and
/// emoji, none for combining marks. The ranges follow Unicode's EastAsianWidth.txt, roughly.
[[nodiscard]] std::size_t displayWidth(std::string_view text);

/// The text with spaces behind, or before, it, `width` columns wide at least.
[[nodiscard]] std::string leftAligned(std::string_view text, std::size_t width);
[[nodiscard]] std::string rightAligned(std::string_view text, std::size_t width);

/// What a piece of a report means, for terminals with colours.
enum class Ink { Heading, Quiet, Good, Bad, Doubtful };

/// The text in its colour, or as it is where there are none.
[[nodiscard]] std::string inked(std::string_view text, Ink ink, bool hasColours);

} // namespace playhead
