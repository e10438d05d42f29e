// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/random_bits.h"

#include "core/base/wall_clock.h"

#include <unistd.h>

#include <atomic>

namespace playhead {

// Not std::random_device, which throws where there is neither an instruction nor a device for it.
std::uint64_t random_bits() noexcept
{
    std::uint64_t bits = 0;
    if (::getentropy(&bits, sizeof bits) == 0)
        return bits;
    static std::atomic<std::uint64_t> calls = 0;
    constexpr std::uint64_t spread = 0x9E3779B97F4A7C15; // 2^64 over the golden ratio
    bits = static_cast<std::uint64_t>(wall_clock()) + ++calls;
    return (bits ^ (static_cast<std::uint64_t>(::getpid()) << 32U)) * spread;
}

} // namespace playhead
