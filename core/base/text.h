// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace playhead {

/// At most `limit` bytes of UTF-8 text, cut between code points, with "…" where something was cut
/// off. Line breaks and tabs become spaces: what is elided is for one line.
[[nodiscard]] std::string elide(std::string_view text, std::size_t limit);

/// 48310 → "48,310".
[[nodiscard]] std::string format_count(std::int64_t count);

/// The same in a few characters: exact below ten million, then "12.3 M", "1.2 B" (10^9).
[[nodiscard]] std::string format_count_short(std::int64_t count);

/// US dollars for people: "$3.10", "$0.42", "$0.125" to the tenth of a cent below a dollar,
/// "$0.00042" with two significant digits below a cent, "<$0.00001" where even that is too long,
/// "$0" for exactly nothing.
[[nodiscard]] std::string format_cost(double usd);

/// 1536 → "1.5 KiB".
[[nodiscard]] std::string format_bytes(std::uint64_t bytes);

/// The shortest decimal text that reads back as the same double.
[[nodiscard]] std::string shortest_double(double value);

/// Compares ASCII letters without their case.
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);

[[nodiscard]] std::string_view trimmed(std::string_view text);

/// What the system says of an errno: "No space left on device".
[[nodiscard]] std::string system_text(int error_number);

} // namespace playhead
