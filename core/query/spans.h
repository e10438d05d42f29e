// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace playhead {

/// A word of a filter expression as an editor colours it: bytes [begin, end) of the text.
struct FilterSpan {
    enum class Kind : std::uint8_t {
        Key,
        UnknownKey,
        Operator,
        Value,
        Word,    ///< searched for in the texts
        Keyword, ///< and, or, not, "-", and parentheses
    };
    Kind kind = Kind::Word;
    std::size_t begin = 0;
    std::size_t end = 0;

    friend bool operator==(const FilterSpan&, const FilterSpan&) = default;
};

/// The words in order, none overlapping another, as far as they can be read.
[[nodiscard]] std::vector<FilterSpan> filter_spans(std::string_view text);

} // namespace playhead
