// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/byte_scan.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace playhead {

namespace {

// Vectors as gcc and clang have them for any processor; a comparison gives -1 where it holds.
using Bytes16 [[gnu::vector_size(16)]] = signed char;
using Bytes32 [[gnu::vector_size(32)]] = signed char;

/// How far the furthest byte of an escape that is looked at is from its backslash.
constexpr std::size_t escape_reach = 4;

// What is passed to and from these are references: the ABI of wide vectors depends on the
// processor that is compiled for. They have to be inlined to be compiled for the caller's.

template <typename V>
[[gnu::always_inline]] inline V& load(const char* at, V& bytes)
{
    std::memcpy(&bytes, at, sizeof(V));
    return bytes;
}

template <typename V>
[[gnu::always_inline]] inline void fill(V& bytes, char value)
{
    std::memset(&bytes, static_cast<unsigned char>(value), sizeof(V));
}

template <typename V>
struct PairTest {
    [[gnu::always_inline]] explicit PairTest(const BytePair& pair) : distance(pair.distance)
    {
        fill(first, pair.first);
        fill(second, pair.second);
        fill(fold_first, pair.fold_first);
        fill(fold_second, pair.fold_second);
    }
    [[gnu::always_inline]] void operator()(const char* at, V& hits) const
    {
        V a;
        V b;
        hits = ((load(at, a) | fold_first) == first) &
               ((load(at + distance, b) | fold_second) == second);
    }

    V first;
    V second;
    V fold_first;
    V fold_second;
    std::size_t distance;
};

/// And of "\u00XX" the backslash, the second 0 and the first X, which tells ASCII from the rest.
template <typename V>
struct PairOrEscapeTest {
    [[gnu::always_inline]] explicit PairOrEscapeTest(const BytePair& sought) : pair(sought)
    {
        fill(backslash, '\\');
        fill(zero, '0');
        fill(below, '1');
        fill(above, '8');
    }
    [[gnu::always_inline]] void operator()(const char* at, V& hits) const
    {
        V start;
        V third;
        V digit;
        load(at + escape_reach, digit);
        pair(at, hits);
        hits |= (load(at, start) == backslash) & (load(at + escape_reach - 1, third) == zero) &
                (digit > below) & (digit < above);
    }

    PairTest<V> pair;
    V backslash;
    V zero;
    V below;
    V above;
};

template <typename V>
[[gnu::always_inline]] inline bool is_any(const V& hits)
{
    std::uint64_t words[sizeof(V) / sizeof(std::uint64_t)]; // NOLINT(*-avoid-c-arrays)
    std::memcpy(words, &hits, sizeof(V));
    std::uint64_t sum = 0;
    for (const std::uint64_t word : words)
        sum |= word;
    return sum != 0;
}

template <typename V>
[[gnu::always_inline]] inline void collect(const V& hits, std::size_t at,
                                           std::vector<std::uint32_t>& places)
{
    constexpr std::size_t bits = 8;
    for (std::size_t from = 0; from < sizeof(V); from += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        const auto* first = reinterpret_cast<const char*>(&hits);
        std::memcpy(&word, first + from, sizeof(word));
        while (word != 0) {
            const auto byte = static_cast<std::size_t>(std::countr_zero(word)) / bits;
            places.push_back(static_cast<std::uint32_t>(at + from + byte));
            word &= ~(std::uint64_t{0xFF} << (byte * bits));
        }
    }
}

/// The places in whole blocks; where the rest begins.
template <typename V, typename Test>
[[gnu::always_inline]] inline std::size_t scan_blocks(std::string_view text, std::size_t reach,
                                                      const Test& test,
                                                      std::vector<std::uint32_t>& places)
{
    constexpr std::size_t width = sizeof(V);
    constexpr std::size_t block = 4 * width;
    std::size_t at = 0;
    for (; at + block + reach <= text.size(); at += block) {
        const char* bytes = text.data() + at;
        V first;
        V second;
        V third;
        V fourth;
        test(bytes, first);
        test(bytes + width, second);
        test(bytes + 2 * width, third);
        test(bytes + 3 * width, fourth);
        if (!is_any<V>(first | second | third | fourth))
            continue;
        collect(first, at, places);
        collect(second, at + width, places);
        collect(third, at + 2 * width, places);
        collect(fourth, at + 3 * width, places);
    }
    return at;
}

template <typename V>
[[gnu::always_inline]] inline std::size_t scan(std::string_view text, const BytePair& pair,
                                               bool for_escapes, std::vector<std::uint32_t>& places)
{
    if (for_escapes)
        return scan_blocks<V>(text, std::max(pair.distance, escape_reach),
                              PairOrEscapeTest<V>(pair), places);
    return scan_blocks<V>(text, pair.distance, PairTest<V>(pair), places);
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] std::size_t scan_avx2(std::string_view text, const BytePair& pair,
                                              bool for_escapes, std::vector<std::uint32_t>& places)
{
    return scan<Bytes32>(text, pair, for_escapes, places);
}
#endif

std::size_t scan_whole_blocks(std::string_view text, const BytePair& pair, bool for_escapes,
                              std::vector<std::uint32_t>& places)
{
#if defined(__x86_64__)
    static const bool has_avx2 = __builtin_cpu_supports("avx2");
    if (has_avx2)
        return scan_avx2(text, pair, for_escapes, places);
#endif
    return scan<Bytes16>(text, pair, for_escapes, places);
}

bool is_pair(std::string_view text, std::size_t at, const BytePair& pair)
{
    return at + pair.distance < text.size() && (text[at] | pair.fold_first) == pair.first &&
           (text[at + pair.distance] | pair.fold_second) == pair.second;
}

bool may_be_escape(std::string_view text, std::size_t at)
{
    return at + escape_reach < text.size() && text[at] == '\\' &&
           text[at + escape_reach - 1] == '0' && text[at + escape_reach] > '1' &&
           text[at + escape_reach] < '8';
}

} // namespace

void find_pairs(std::string_view text, const BytePair& pair, std::vector<std::uint32_t>& places)
{
    for (std::size_t at = scan_whole_blocks(text, pair, false, places); at < text.size(); ++at) {
        if (is_pair(text, at, pair))
            places.push_back(static_cast<std::uint32_t>(at));
    }
}

void find_pairs_and_escapes(std::string_view text, const BytePair& pair,
                            std::vector<std::uint32_t>& places)
{
    for (std::size_t at = scan_whole_blocks(text, pair, true, places); at < text.size(); ++at) {
        if (is_pair(text, at, pair) || may_be_escape(text, at))
            places.push_back(static_cast<std::uint32_t>(at));
    }
}

} // namespace playhead
