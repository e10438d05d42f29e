// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/word_sets.h"

#include "core/query/word_counts.h"

#include <algorithm>

namespace playhead {

WordSets::WordSets(const Trace& trace, const WordColumn& column) : size_(trace.event_count())
{
    const std::vector<std::uint32_t> totals = count_words(trace, column);
    std::size_t sets = 0;
    std::size_t listed = 0;
    for (std::size_t number = 0; number < totals.size(); ++number) {
        if (totals[number] == 0)
            continue;
        words_.push_back({StringId(number), totals[number]});
        if (have_many(words_.back()))
            ++sets;
        else
            listed += totals[number];
    }
    sets_.assign(sets, Bits(size_));
    lists_.resize(listed);
    WordCollector collector(*this, totals.size());
    column.collect(trace, collector);
}

/// A bit for each event takes less than 32 for each that has the word.
bool WordSets::have_many(const Word& word) const
{
    constexpr std::size_t bits = 32;
    return word.events * bits >= size_;
}

std::vector<std::uint32_t> WordSets::count(const Bits& events) const
{
    std::vector<std::uint32_t> counts;
    counts.reserve(words_.size());
    auto set = sets_.begin();
    auto list = lists_.begin();
    for (const Word& word : words_) {
        std::size_t found = 0;
        if (have_many(word)) {
            found = set++->count_common(events);
        } else {
            const auto end = list + word.events;
            found = static_cast<std::size_t>(std::count_if(
                list, end, [&events](std::uint32_t event) { return events.test(event); }));
            list = end;
        }
        counts.push_back(static_cast<std::uint32_t>(found));
    }
    return counts;
}

WordCollector::WordCollector(WordSets& sets, std::size_t numbers) : sets_(sets), place_of_(numbers)
{
    auto set = sets.sets_.begin();
    std::size_t list = 0;
    for (const WordSets::Word& word : sets.words_) {
        place_of_[word.number.value()] = static_cast<std::uint32_t>(places_.size());
        Place place;
        if (sets.have_many(word)) {
            place.set = &*set++;
        } else {
            place.begin = place.end = list;
            list += word.events;
        }
        places_.push_back(place);
    }
}

} // namespace playhead
