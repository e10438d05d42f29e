// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/word_counts.h"

namespace playhead {

std::vector<std::uint32_t> count_words(const Trace& trace, const WordColumn& column)
{
    std::vector<std::uint32_t> counts(column.size(trace));
    column.count(trace, counts);
    return counts;
}

const std::vector<std::uint32_t>& WordCounts::of(const WordColumn& column)
{
    const auto known = counts_.find(&column);
    if (known != counts_.end())
        return known->second;
    return counts_.emplace(&column, count_words(*trace_, column)).first->second;
}

} // namespace playhead
