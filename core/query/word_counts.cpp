// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/word_counts.h"

#include <algorithm>

namespace playhead {

std::vector<std::uint32_t> count_words(const Trace& trace, const WordColumn& column,
                                       const Bits* under)
{
    std::vector<std::uint32_t> counts(column.size(trace));
    for (std::uint32_t e = 0; e < trace.event_count(); ++e) {
        if (under && !under->test(e))
            continue;
        StringId single;
        const auto words = column.read(trace, EventIndex(e), single);
        for (auto word = words.begin(); word != words.end(); ++word) {
            if (std::find(words.begin(), word, *word) == word)
                ++counts[word->value()];
        }
    }
    return counts;
}

} // namespace playhead
