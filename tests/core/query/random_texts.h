// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace playhead {

using Random = std::mt19937;

/// A number below `end`, which is not 0.
[[nodiscard]] std::size_t below(Random& random, std::size_t end);

/// At most `longest` characters that have cases, odd cases, escapes of their own, or none of it.
[[nodiscard]] std::string random_text(Random& random, std::size_t longest);

/// A part of the text in letters of other cases.
[[nodiscard]] std::string random_needle(Random& random, std::string_view text);

/// Adds "\u" and the four digits of a UTF-16 unit, in any case.
void append_unit(Random& random, std::string& json, std::uint32_t unit);

/// A JSON string that means the text, each character written in any way that JSON knows. One in
/// `as_escape` is an escape that need not be one.
[[nodiscard]] std::string quoted(Random& random, std::string_view text, std::size_t as_escape);

} // namespace playhead
