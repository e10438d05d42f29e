// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace playhead {

/// A set of numbers below size(), one bit each: of events by EventIndex, or of rows. Every
/// operation on two of them needs them to be of the same size.
class Bits
{
public:
    Bits() = default;
    explicit Bits(std::size_t size, bool value = false);

    /// Those below `size` for which `holds(std::size_t)` is true, which is asked once for each.
    template <typename Holds>
    [[nodiscard]] static Bits where(std::size_t size, Holds holds)
    {
        Bits bits(size);
        for (std::size_t i = 0; i < bits.words_.size(); ++i) {
            const std::size_t first = i * word_bits;
            const std::size_t count = size - first < word_bits ? size - first : word_bits;
            Word word = 0;
            for (std::size_t at = 0; at < count; ++at)
                word |= Word(holds(first + at) ? 1U : 0U) << at;
            bits.words_[i] = word;
        }
        return bits;
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool test(std::size_t at) const
    {
        return (words_[at / word_bits] >> (at % word_bits) & 1U) != 0;
    }
    void set(std::size_t at) { words_[at / word_bits] |= Word(1) << (at % word_bits); }
    void reset(std::size_t at) { words_[at / word_bits] &= ~(Word(1) << (at % word_bits)); }
    // All numbers in [first, last), which is within size().
    void set(std::size_t first, std::size_t last);
    void reset(std::size_t first, std::size_t last);
    /// As in another set of the same size.
    void assign(std::size_t first, std::size_t last, const Bits& other);
    /// `count` numbers from `first` on, as those from `other_first` on are in another set of any
    /// size.
    void copy(std::size_t first, std::size_t count, const Bits& other, std::size_t other_first);

    [[nodiscard]] std::size_t count() const;
    /// How many members are in [first, last), which is within size(). Takes a step per 64 numbers.
    [[nodiscard]] std::size_t count(std::size_t first, std::size_t last) const;
    [[nodiscard]] bool none() const;
    /// How many members are in another set, too.
    [[nodiscard]] std::size_t count_common(const Bits& other) const;

    Bits& operator&=(const Bits& other);
    Bits& operator|=(const Bits& other);
    /// Takes away what is in the other.
    Bits& operator-=(const Bits& other);
    void flip();

    /// The first member that is `at` or more; size() where there is none.
    [[nodiscard]] std::size_t next(std::size_t at) const { return next(at, size_); }
    /// The first member in [at, end); `end`, which is at most size(), where there is none.
    [[nodiscard]] std::size_t next(std::size_t at, std::size_t end) const;
    /// The last member below `at`; size() where there is none. `at` may be size().
    [[nodiscard]] std::size_t previous(std::size_t at) const;
    /// How many members are below `at`, which may be size(). Takes a step per 64 numbers.
    [[nodiscard]] std::size_t rank(std::size_t at) const;

    /// The member from `from` on of which `rank` others lie between; there must be one. `from` is a
    /// multiple of 64.
    [[nodiscard]] std::size_t select(std::size_t rank, std::size_t from = 0) const;

    /// The numbers 64 at a time, the first in the lowest bit; those past the end are clear.
    [[nodiscard]] std::span<const std::uint64_t> words() const { return words_; }
    /// Numbers past the end are none.
    void set_word(std::size_t i, std::uint64_t word) { words_[i] = word; }

    template <typename Visit>
    void for_each(Visit visit) const
    {
        for (std::size_t at = next(0); at < size_; at = next(at + 1))
            visit(at);
    }

    friend bool operator==(const Bits&, const Bits&) = default;

private:
    using Word = std::uint64_t;
    static constexpr std::size_t word_bits = 64;
    /// Calls `change` with each word that has numbers of [first, last), and a mask of those.
    template <typename Change>
    void change_words(std::size_t first, std::size_t last, Change change);
    /// The 64 numbers from `at` on; what lies behind the end is no member.
    [[nodiscard]] Word word_from(std::size_t at) const;
    /// Keeps the bits past the end clear, so that words can be compared and counted.
    void clear_tail();

    std::size_t size_ = 0;
    std::vector<Word> words_;
};

} // namespace playhead
