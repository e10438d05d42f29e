// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <string_view>

namespace playhead::demos {

/// Random numbers that are the same on every machine, which those of <random>'s distributions are
/// not. (SplitMix64 by Sebastiano Vigna; the range is taken with a bias that nobody can notice.)
class Chance
{
public:
    explicit Chance(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31U);
    }
    /// From `least` to `most`, both among them.
    int between(int least, int most)
    {
        assert(least <= most);
        const auto width = static_cast<std::uint64_t>(most - least) + 1;
        return least + static_cast<int>(next() % width);
    }
    bool oneIn(int count) { return between(1, count) == 1; }
    template <typename T, std::size_t size>
    const T& oneOf(const std::array<T, size>& values)
    {
        return values[static_cast<std::size_t>(between(0, static_cast<int>(size) - 1))];
    }
    /// Numbers for somebody else, that depend on this one's seed and the name only while nothing
    /// was drawn from it in between.
    [[nodiscard]] Chance branch(std::string_view name) const
    {
        std::uint64_t hash = 0xcbf29ce484222325U; // FNV-1a
        for (const char c : name)
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        return Chance(m_state ^ hash);
    }

private:
    std::uint64_t m_state;
};

} // namespace playhead::demos
