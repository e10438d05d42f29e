// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/bits.h"
#include "core/query/keys.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace playhead {

/// Which events have each word of a column, so that how many of any events have it is counted 64
/// events at a time: a set for a word that many have, a list for one that few have. Takes at most 4
/// bytes for an event and a word of its own. Of one trace, which it does not need once it is made.
class WordSets
{
public:
    struct Word {
        StringId number;
        std::uint32_t events = 0; ///< that have it
    };

    /// Passes over the column twice: milliseconds for a million events.
    WordSets(const Trace& trace, const WordColumn& column);

    /// Those that any event has, by number.
    [[nodiscard]] std::span<const Word> words() const { return words_; }
    /// How many of these events have each of words(); one that has a word twice counts once.
    [[nodiscard]] std::vector<std::uint32_t> count(const Bits& events) const;

private:
    friend class WordCollector;

    [[nodiscard]] bool have_many(const Word& word) const;

    std::size_t size_ = 0; ///< events of the trace
    std::vector<Word> words_;
    // Of the words in their order.
    std::vector<Bits> sets_;           ///< of those that many have
    std::vector<std::uint32_t> lists_; ///< of the others, one list behind the other
};

/// Fills the sets: a column tells it each event with each of its words, in the order of events.
class WordCollector
{
public:
    explicit WordCollector(WordSets& sets, std::size_t numbers);

    void add(StringId word, std::size_t event)
    {
        Place& place = places_[place_of_[word.value()]];
        if (place.set)
            place.set->set(event);
        else if (place.end == place.begin || sets_.lists_[place.end - 1] != event)
            sets_.lists_[place.end++] = static_cast<std::uint32_t>(event);
    }

private:
    struct Place {
        Bits* set = nullptr; ///< or a list
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    WordSets& sets_;
    std::vector<std::uint32_t> place_of_; ///< by number of the word
    std::vector<Place> places_;           ///< of words that events have
};

} // namespace playhead
