// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/word_counts.h"

namespace playhead {

std::vector<std::uint32_t> count_words(const Trace& trace, const WordColumn& column,
                                       const Bits* under)
{
    std::vector<std::uint32_t> counts(column.size(trace));
    column.count(trace, under, counts);
    return counts;
}

} // namespace playhead
