// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace playhead::bench {

/// The same numbers from the same seed everywhere, which the standard's distributions do not
/// promise. SplitMix64 (Steele, Lea, Flood 2014).
class Chance
{
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next()
    {
        state_ += 0x9E37'79B9'7F4A'7C15;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58'476D'1CE4'E5B9;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D0'49BB'1331'11EB;
        return mixed ^ (mixed >> 31U);
    }
    /// From [0, limit), for a limit of up to 2^32.
    std::uint64_t below(std::uint64_t limit) { return ((next() >> 32U) * limit) >> 32U; }
    /// From [first, last].
    std::uint64_t between(std::uint64_t first, std::uint64_t last)
    {
        return first + below(last - first + 1);
    }
    bool one_in(std::uint64_t count) { return below(count) == 0; }

private:
    std::uint64_t state_;
};

} // namespace playhead::bench
