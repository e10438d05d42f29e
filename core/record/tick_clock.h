// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The wall clock, in a third of the time that the system takes to tell it: the processor's counter,
// which the system's own clock is made of, and what it said when somebody looked last. Internal to
// core/record.
#pragma once

#include "core/base/wall_clock.h"

#include <atomic>
#include <cstdint>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace playhead::record {

/// Read by any thread, kept right by one: threads that hand work to each other go by one clock, so
/// that a child does not start before its parent. Where the processor's counter is not one that
/// runs evenly on all cores, or is not x86-64's, it is the system's clock.
class TickClock
{
public:
    TickClock() noexcept;

    /// Within some hundred nanoseconds of wall_clock(). Does not go back unless that is set back.
    [[nodiscard]] TimeNs now() const noexcept
    {
#if defined(__x86_64__)
        // A sequence lock: what was read counts where nobody has written meanwhile.
        const std::uint64_t before = sequence_.load(std::memory_order_acquire);
        const std::uint64_t base_ticks = base_ticks_.load(std::memory_order_acquire);
        const TimeNs base_time = base_time_.load(std::memory_order_acquire);
        const std::uint64_t scale = scale_.load(std::memory_order_acquire);
        const std::uint64_t since = __rdtsc() - base_ticks;
        if (since < most_ticks && before == sequence_.load(std::memory_order_relaxed) &&
            before % 2 == 0 && scale != 0)
            return base_time + static_cast<TimeNs>((since * scale) >> scale_bits);
#endif
        return wall_clock();
    }

    /// Looks at the system's clock, if it was not just done. By one thread, often: the further away
    /// the last look, the more a clock that the system is correcting differs.
    void look() noexcept;

private:
    /// Two readings of one moment.
    struct Moment {
        std::uint64_t ticks = 0;
        TimeNs time = 0;   ///< of the wall clock
        TimeNs steady = 0; ///< of a clock that nobody sets
    };
    static bool read(Moment& moment) noexcept;
    void set(std::uint64_t ticks, TimeNs time, std::uint64_t scale) noexcept;

    static constexpr unsigned scale_bits = 32;
    /// About a second. Within it, ticks times scale stay within 64 bits.
    static constexpr std::uint64_t most_ticks = std::uint64_t{1} << 32U;

    std::atomic<std::uint64_t> sequence_ = 0;
    std::atomic<std::uint64_t> base_ticks_ = 0;
    std::atomic<TimeNs> base_time_ = 0;
    std::atomic<std::uint64_t> scale_ = 0; ///< nanoseconds a tick, of 2^-32; 0: not known

    // Of the one thread that looks.
    bool is_usable_ = false;
    Moment first_; ///< what the scale is measured from
    Moment last_;
};

} // namespace playhead::record
