// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/byte_scan.h"

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
[[gnu::always_inline]] inline void all_of(char value, V& bytes)
{
    bytes = V{} + static_cast<signed char>(value);
}

template <typename V>
struct PairTest {
    [[gnu::always_inline]] explicit PairTest(const BytePair& pair) : distance(pair.distance)
    {
        all_of(pair.first, first);
        all_of(pair.second, second);
        all_of(pair.fold_first, fold_first);
        all_of(pair.fold_second, fold_second);
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

/// Of "\u00XX" the backslash, the second 0 and the first X, which tells ASCII from the rest.
template <typename V>
struct EscapeTest {
    [[gnu::always_inline]] EscapeTest()
    {
        all_of('\\', backslash);
        all_of('0', zero);
        all_of('2', least);
        all_of('7', most);
    }
    [[gnu::always_inline]] void operator()(const char* at, V& hits) const
    {
        V start;
        V third;
        V digit;
        load(at + escape_reach, digit);
        hits = (load(at, start) == backslash) & (load(at + escape_reach - 1, third) == zero) &
               (digit >= least) & (digit <= most);
    }

    V backslash;
    V zero;
    V least;
    V most;
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
    constexpr std::size_t vectors = 4;
    constexpr std::size_t block = vectors * sizeof(V);
    std::size_t at = 0;
    for (; at + block + reach <= text.size(); at += block) {
        V hits[vectors]; // NOLINT(*-avoid-c-arrays): std::array's operators are not inlined
        V any = {};
        for (std::size_t i = 0; i < vectors; ++i) {
            test(text.data() + at + i * sizeof(V), hits[i]);
            any |= hits[i];
        }
        if (!is_any(any))
            continue;
        for (std::size_t i = 0; i < vectors; ++i)
            collect(hits[i], at + i * sizeof(V), places);
    }
    return at;
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] std::size_t find_pairs_avx2(std::string_view text, const BytePair& pair,
                                                    std::vector<std::uint32_t>& places)
{
    return scan_blocks<Bytes32>(text, pair.distance, PairTest<Bytes32>(pair), places);
}

[[gnu::target("avx2")]] std::size_t find_escapes_avx2(std::string_view text,
                                                      std::vector<std::uint32_t>& places)
{
    return scan_blocks<Bytes32>(text, escape_reach, EscapeTest<Bytes32>(), places);
}

bool has_avx2()
{
    static const bool has = __builtin_cpu_supports("avx2");
    return has;
}
#endif

std::size_t find_pairs_in_blocks(std::string_view text, const BytePair& pair,
                                 std::vector<std::uint32_t>& places)
{
#if defined(__x86_64__)
    if (has_avx2())
        return find_pairs_avx2(text, pair, places);
#endif
    return scan_blocks<Bytes16>(text, pair.distance, PairTest<Bytes16>(pair), places);
}

std::size_t find_escapes_in_blocks(std::string_view text, std::vector<std::uint32_t>& places)
{
#if defined(__x86_64__)
    if (has_avx2())
        return find_escapes_avx2(text, places);
#endif
    return scan_blocks<Bytes16>(text, escape_reach, EscapeTest<Bytes16>(), places);
}

} // namespace

void find_pairs(std::string_view text, const BytePair& pair, std::vector<std::uint32_t>& places)
{
    std::size_t at = find_pairs_in_blocks(text, pair, places);
    for (; at + pair.distance < text.size(); ++at) {
        if ((text[at] | pair.fold_first) == pair.first &&
            (text[at + pair.distance] | pair.fold_second) == pair.second)
            places.push_back(static_cast<std::uint32_t>(at));
    }
}

void find_ascii_escapes(std::string_view text, std::vector<std::uint32_t>& places)
{
    std::size_t at = find_escapes_in_blocks(text, places);
    for (; at + escape_reach < text.size(); ++at) {
        const char digit = text[at + escape_reach];
        if (text[at] == '\\' && text[at + escape_reach - 1] == '0' && digit >= '2' && digit <= '7')
            places.push_back(static_cast<std::uint32_t>(at));
    }
}

} // namespace playhead
