// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/bits.h"

#include <algorithm>
#include <bit>

namespace playhead {

namespace {

using Word = std::uint64_t;

/// Members that two sets of so many words have in common.
using CountCommon = std::size_t (*)(const Word* a, const Word* b, std::size_t words);

/// std::popcount() is a call for each word where the machine that is built for is not known to have
/// an instruction for it; sums of bytes side by side are not.
std::size_t count_common_anywhere(const Word* a, const Word* b, std::size_t words)
{
    constexpr std::size_t most = 255 / 8; // words whose sums fit into a byte
    constexpr Word every_byte = 0x0101010101010101;
    constexpr Word every_pair = 0x0001000100010001;
    std::size_t sum = 0;
    for (std::size_t first = 0; first < words; first += most) {
        const std::size_t last = std::min(words, first + most);
        Word bytes = 0;
        for (std::size_t i = first; i < last; ++i) {
            Word word = a[i] & b[i];
            word -= (word >> 1U) & (every_byte * 0x55);
            word = (word & (every_byte * 0x33)) + ((word >> 2U) & (every_byte * 0x33));
            bytes += (word + (word >> 4U)) & (every_byte * 0x0f);
        }
        const Word pairs = (bytes & (every_pair * 0xff)) + ((bytes >> 8U) & (every_pair * 0xff));
        sum += (pairs * every_pair) >> 48U;
    }
    return sum;
}

#if defined(__x86_64__) && defined(__GNUC__)
[[gnu::target("popcnt")]] std::size_t count_common_x86(const Word* a, const Word* b,
                                                       std::size_t words)
{
    std::size_t sum = 0;
    for (std::size_t i = 0; i < words; ++i)
        sum += static_cast<std::size_t>(__builtin_popcountll(a[i] & b[i]));
    return sum;
}

CountCommon fastest_count()
{
    return __builtin_cpu_supports("popcnt") ? &count_common_x86 : &count_common_anywhere;
}
#else
CountCommon fastest_count()
{
    return &count_common_anywhere;
}
#endif

} // namespace

Bits::Bits(std::size_t size, bool value)
    : size_(size), words_((size + word_bits - 1) / word_bits, value ? ~Word(0) : Word(0))
{
    clear_tail();
}

void Bits::clear_tail()
{
    if (size_ % word_bits != 0)
        words_.back() &= (Word(1) << (size_ % word_bits)) - 1;
}

template <typename Change>
void Bits::change_words(std::size_t first, std::size_t last, Change change)
{
    if (first >= last)
        return;
    const std::size_t begin = first / word_bits;
    const std::size_t end = (last - 1) / word_bits;
    for (std::size_t i = begin; i <= end; ++i) {
        Word mask = ~Word(0);
        if (i == begin)
            mask &= ~Word(0) << (first % word_bits);
        if (i == end)
            mask &= ~Word(0) >> (word_bits - 1 - (last - 1) % word_bits);
        change(words_[i], mask, i);
    }
}

void Bits::set(std::size_t first, std::size_t last)
{
    change_words(first, last, [](Word& word, Word mask, std::size_t) { word |= mask; });
}

void Bits::reset(std::size_t first, std::size_t last)
{
    change_words(first, last, [](Word& word, Word mask, std::size_t) { word &= ~mask; });
}

void Bits::assign(std::size_t first, std::size_t last, const Bits& other)
{
    change_words(first, last, [&other](Word& word, Word mask, std::size_t i) {
        word = (word & ~mask) | (other.words_[i] & mask);
    });
}

Bits::Word Bits::word_from(std::size_t at) const
{
    const std::size_t i = at / word_bits;
    const std::size_t shift = at % word_bits;
    Word word = i < words_.size() ? words_[i] >> shift : 0;
    if (shift > 0 && i + 1 < words_.size())
        word |= words_[i + 1] << (word_bits - shift);
    return word;
}

void Bits::copy(std::size_t first, std::size_t count, const Bits& other, std::size_t other_first)
{
    change_words(first, first + count, [&](Word& word, Word mask, std::size_t i) {
        const std::size_t begin = i * word_bits;
        const Word fresh = begin >= first ? other.word_from(other_first + (begin - first))
                                          : other.word_from(other_first) << (first - begin);
        word = (word & ~mask) | (fresh & mask);
    });
}

std::size_t Bits::select(std::size_t rank, std::size_t from) const
{
    std::size_t i = from / word_bits;
    for (;; ++i) {
        const auto members = static_cast<std::size_t>(std::popcount(words_[i]));
        if (rank < members)
            break;
        rank -= members;
    }
    Word word = words_[i];
    for (; rank > 0; --rank)
        word &= word - 1; // without its first member
    return i * word_bits + static_cast<std::size_t>(std::countr_zero(word));
}

std::size_t Bits::count() const
{
    return count_common(*this);
}

std::size_t Bits::count_common(const Bits& other) const
{
    static const CountCommon fastest = fastest_count();
    return fastest(words_.data(), other.words_.data(), words_.size());
}

bool Bits::none() const
{
    return std::all_of(words_.begin(), words_.end(), [](Word word) { return word == 0; });
}

Bits& Bits::operator&=(const Bits& other)
{
    for (std::size_t i = 0; i < words_.size(); ++i)
        words_[i] &= other.words_[i];
    return *this;
}

Bits& Bits::operator|=(const Bits& other)
{
    for (std::size_t i = 0; i < words_.size(); ++i)
        words_[i] |= other.words_[i];
    return *this;
}

Bits& Bits::operator-=(const Bits& other)
{
    for (std::size_t i = 0; i < words_.size(); ++i)
        words_[i] &= ~other.words_[i];
    return *this;
}

void Bits::flip()
{
    for (Word& word : words_)
        word = ~word;
    clear_tail();
}

std::size_t Bits::count(std::size_t first, std::size_t last) const
{
    if (first >= last)
        return 0;
    const std::size_t end = (last - 1) / word_bits;
    std::size_t found = 0;
    for (std::size_t i = first / word_bits; i <= end; ++i) {
        Word word = words_[i];
        if (i == first / word_bits)
            word &= ~Word(0) << (first % word_bits);
        if (i == end)
            word &= ~Word(0) >> (word_bits - 1 - (last - 1) % word_bits);
        found += static_cast<std::size_t>(std::popcount(word));
    }
    return found;
}

std::size_t Bits::next(std::size_t at, std::size_t end) const
{
    if (at >= end)
        return end;
    std::size_t i = at / word_bits;
    const std::size_t last = (end - 1) / word_bits;
    Word word = words_[i] & (~Word(0) << (at % word_bits));
    while (word == 0) {
        if (++i > last)
            return end;
        word = words_[i];
    }
    return std::min(end, i * word_bits + static_cast<std::size_t>(std::countr_zero(word)));
}

std::size_t Bits::previous(std::size_t at) const
{
    if (at == 0 || size_ == 0)
        return size_;
    const std::size_t last = std::min(at, size_) - 1;
    std::size_t i = last / word_bits;
    Word word = words_[i] & (~Word(0) >> (word_bits - 1 - last % word_bits));
    while (word == 0) {
        if (i-- == 0)
            return size_;
        word = words_[i];
    }
    return i * word_bits + word_bits - 1 - static_cast<std::size_t>(std::countl_zero(word));
}

std::size_t Bits::rank(std::size_t at) const
{
    std::size_t sum = 0;
    const std::size_t whole = at / word_bits;
    for (std::size_t i = 0; i < whole; ++i)
        sum += static_cast<std::size_t>(std::popcount(words_[i]));
    if (at % word_bits != 0)
        sum += static_cast<std::size_t>(
            std::popcount(words_[whole] & ((Word(1) << (at % word_bits)) - 1)));
    return sum;
}

} // namespace playhead
