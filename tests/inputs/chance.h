// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace playhead::inputs {

/// Numbers that look like chance and are the same for the same seed, on every machine.
class Chance
{
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    /// For the nth try of something with a name.
    Chance(std::uint64_t seed, std::string_view name, std::uint64_t number) : state_(seed)
    {
        for (const char letter : name)
            state_ = next() ^ static_cast<unsigned char>(letter);
        state_ = next() ^ number;
    }

    /// SplitMix64.
    std::uint64_t next()
    {
        std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
    /// From 0 to `end` - 1; 0 where `end` is 0.
    std::size_t below(std::size_t end)
    {
        return end == 0 ? 0 : static_cast<std::size_t>(next() % end);
    }
    bool one_in(std::size_t many) { return below(many) == 0; }
    template <typename List>
    auto& any_of(List& list)
    {
        return list[below(list.size())];
    }

private:
    std::uint64_t state_;
};

} // namespace playhead::inputs
