// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/tick_clock.h"

#include <cmath>
#include <ctime>
#include <fstream>
#include <string>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace playhead::record {

namespace {

TimeNs read_clock(clockid_t clock) noexcept
{
    timespec now = {};
    ::clock_gettime(clock, &now);
    return now.tv_sec * ns_per_second + now.tv_nsec;
}

/// Whether the counter runs evenly, on all cores alike and through sleep. The processor says so
/// (Intel SDM 17.17.1, "Invariant TSC": CPUID 80000007H, EDX bit 8), and the system's own clock is
/// made of it: Linux stops doing that where it finds the counter wrong.
bool has_even_ticks() noexcept
try {
#if defined(__x86_64__)
    constexpr unsigned power_leaf = 0x80000007U;
    constexpr unsigned invariant_bit = 1U << 8U;
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    if (__get_cpuid(power_leaf, &a, &b, &c, &d) == 0 || (d & invariant_bit) == 0)
        return false;
    std::ifstream file("/sys/devices/system/clocksource/clocksource0/current_clocksource");
    std::string source;
    return file >> source && (source == "tsc" || source == "kvm-clock");
#else
    return false;
#endif
} catch (...) {
    return false;
}

} // namespace

TickClock::TickClock() noexcept : is_usable_(has_even_ticks()) {}

/// False where the thread was interrupted between the readings.
bool TickClock::read([[maybe_unused]] Moment& moment) noexcept
{
#if defined(__x86_64__)
    constexpr std::uint64_t closest = 600; // a reading takes 50 to 150
    constexpr int tries = 5;
    for (int i = 0; i < tries; ++i) {
        const std::uint64_t before = __rdtsc();
        moment.steady = read_clock(CLOCK_MONOTONIC);
        moment.time = wall_clock();
        moment.ticks = __rdtsc();
        // The wall clock was read in the second half.
        if (moment.ticks - before < closest) {
            moment.ticks -= (moment.ticks - before) / 4;
            return true;
        }
    }
#endif
    return false;
}

void TickClock::set(std::uint64_t ticks, TimeNs time, std::uint64_t scale) noexcept
{
    const std::uint64_t sequence = sequence_.load(std::memory_order_relaxed);
    sequence_.store(sequence + 1, std::memory_order_relaxed);
    base_ticks_.store(ticks, std::memory_order_release);
    base_time_.store(time, std::memory_order_release);
    scale_.store(scale, std::memory_order_release);
    sequence_.store(sequence + 2, std::memory_order_release);
}

void TickClock::look() noexcept
{
    constexpr TimeNs least = ns_per_ms;
    constexpr TimeNs step = 100 * ns_per_us; // of a clock that was set, not corrected
    Moment now;
    if (!is_usable_ || !read(now) || now.steady - last_.steady < least)
        return;
    const bool is_first = first_.ticks == 0;
    const bool has_slept = now.ticks <= last_.ticks || now.ticks - last_.ticks >= most_ticks;
    const Moment last = last_;
    last_ = now;
    if (is_first || has_slept) {
        first_ = now;
        set(now.ticks, now.time, 0);
        return;
    }
    const double rate = static_cast<double>(now.steady - first_.steady) /
                        static_cast<double>(now.ticks - first_.ticks);
    double scale = rate * static_cast<double>(std::uint64_t{1} << scale_bits);
    // What now() says at this moment, to which it should not go back.
    const std::uint64_t known = scale_.load(std::memory_order_relaxed);
    const std::uint64_t since = now.ticks - base_ticks_.load(std::memory_order_relaxed);
    const TimeNs told = base_time_.load(std::memory_order_relaxed) +
                        static_cast<TimeNs>((since * known) >> scale_bits);
    const TimeNs ahead = told - now.time;
    TimeNs time = now.time;
    if (known != 0 && ahead > 0 && ahead < step) {
        // Slower until it is right, within about as long as there was between two looks.
        time = told;
        const auto period = static_cast<double>(now.steady - last.steady);
        constexpr double most = 0.01;
        scale *= 1 - std::min(most, static_cast<double>(ahead) / period);
    }
    set(now.ticks, time, static_cast<std::uint64_t>(scale));
}

} // namespace playhead::record
