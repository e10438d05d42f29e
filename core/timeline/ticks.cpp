// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/ticks.h"

#include "core/timeline/coordinates.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace playhead {

namespace {

constexpr DurationNs ns_per_minute = 60 * ns_per_second;
constexpr DurationNs ns_per_hour = 60 * ns_per_minute;
constexpr DurationNs ns_per_day = 24 * ns_per_hour;

/// The steps between a second and a day; below and above it is 1, 2, 5 times a power of ten.
constexpr std::array<DurationNs, 14> clock_steps = {
    ns_per_second, 2 * ns_per_second, 5 * ns_per_second, 10 * ns_per_second, 30 * ns_per_second,
    ns_per_minute, 2 * ns_per_minute, 5 * ns_per_minute, 10 * ns_per_minute, 30 * ns_per_minute,
    ns_per_hour,   2 * ns_per_hour,   6 * ns_per_hour,   12 * ns_per_hour};

DurationNs decimal_step(double shortest, DurationNs unit)
{
    constexpr DurationNs limit = std::numeric_limits<DurationNs>::max() / 10;
    for (DurationNs step = unit;; step *= 10) {
        for (const DurationNs factor : {1, 2, 5}) {
            if (static_cast<double>(step * factor) >= shortest)
                return step * factor;
        }
        if (step > limit)
            return step;
    }
}

std::int64_t floor_mod(std::int64_t value, std::int64_t by)
{
    const std::int64_t rest = value % by;
    return rest < 0 ? rest + by : rest;
}

/// How many digits after the point a step needs, in units of `unit`.
int decimals_of(DurationNs step, DurationNs unit)
{
    int decimals = 0;
    for (DurationNs rest = step % unit; rest != 0; rest = rest * 10 % unit)
        ++decimals;
    return decimals;
}

/// "17.500" for whole and fraction of a value; exact, as the digits never pass through a double.
std::string decimal(std::uint64_t value, DurationNs unit, int decimals, int whole_width = 1)
{
    const auto whole = value / static_cast<std::uint64_t>(unit);
    std::uint64_t rest = value % static_cast<std::uint64_t>(unit);
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%0*llu", whole_width,
                  static_cast<unsigned long long>(whole));
    std::string text = buffer.data();
    if (decimals > 0)
        text += '.';
    for (int i = 0; i < decimals; ++i) {
        rest *= 10;
        text += static_cast<char>('0' + static_cast<char>(rest / static_cast<std::uint64_t>(unit)));
        rest %= static_cast<std::uint64_t>(unit);
    }
    return text;
}

std::string two_digits(std::uint64_t value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

/// "1:30", "2:05:30", "3 d 02:05:30.25"; whole minutes without their seconds where the step allows.
std::string count_label(std::uint64_t value, DurationNs step)
{
    const auto days = value / static_cast<std::uint64_t>(ns_per_day);
    const auto hours = value / static_cast<std::uint64_t>(ns_per_hour) % 24;
    const auto minutes = value / static_cast<std::uint64_t>(ns_per_minute) % 60;
    const std::uint64_t rest = value % static_cast<std::uint64_t>(ns_per_minute);
    const std::string day_part = days > 0 ? std::to_string(days) + " d" : std::string();
    if (step % ns_per_day == 0)
        return std::to_string(days) + " d";
    if (step % ns_per_hour == 0)
        return days > 0 ? day_part + " " + std::to_string(hours) + " h"
                        : std::to_string(hours) + " h";
    const std::string seconds = decimal(rest, ns_per_second, decimals_of(step, ns_per_second), 2);
    if (days > 0)
        return day_part + " " + two_digits(hours) + ":" + two_digits(minutes) +
               (step % ns_per_minute == 0 ? std::string() : ":" + seconds);
    if (step % ns_per_minute == 0)
        return hours > 0 ? std::to_string(hours) + " h " + two_digits(minutes) + " min"
                         : std::to_string(minutes) + " min";
    if (hours > 0)
        return std::to_string(hours) + ":" + two_digits(minutes) + ":" + seconds;
    return std::to_string(minutes) + ":" + seconds;
}

struct Unit {
    DurationNs size;
    const char* name;
};

Unit unit_for(DurationNs largest)
{
    if (largest >= ns_per_second)
        return {ns_per_second, " s"};
    if (largest >= ns_per_ms)
        return {ns_per_ms, " ms"};
    if (largest >= ns_per_us)
        return {ns_per_us, " µs"};
    return {1, " ns"};
}

/// Days since the epoch to a date, after Howard Hinnant's "chrono-compatible low-level date
/// algorithms" (civil_from_days).
std::string date_label(std::int64_t days)
{
    const std::int64_t shifted = days + 719'468; // the era starts on 0000-03-01
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    const std::int64_t day_of_era = shifted - era * 146'097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t march_month = (5 * day_of_year + 2) / 153;
    const std::int64_t day = day_of_year - (153 * march_month + 2) / 5 + 1;
    const std::int64_t month = march_month < 10 ? march_month + 3 : march_month - 9;
    const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04lld-%02lld-%02lld",
                  static_cast<long long>(year), static_cast<long long>(month),
                  static_cast<long long>(day));
    return buffer.data();
}

} // namespace

DurationNs tick_step(double shortest)
{
    if (shortest <= static_cast<double>(ns_per_second) / 2)
        return decimal_step(shortest, 1);
    for (const DurationNs step : clock_steps) {
        if (static_cast<double>(step) >= shortest)
            return step;
    }
    return decimal_step(shortest, ns_per_day);
}

Ticks ticks_within(TimeRange range, DurationNs step, TimeNs origin)
{
    Ticks ticks;
    ticks.step = step;
    if (range.end < range.begin)
        return ticks;
    const std::int64_t past =
        floor_mod(floor_mod(range.begin, step) - floor_mod(origin, step), step);
    const DurationNs to_first = past == 0 ? 0 : step - past;
    if (to_first > saturating_length(range.begin, range.end))
        return ticks;
    ticks.first = range.begin + to_first;
    const DurationNs steps = saturating_length(ticks.first, range.end) / step;
    ticks.count = static_cast<int>(std::min<DurationNs>(steps, 100'000)) + 1;
    return ticks;
}

std::string relative_tick_label(DurationNs since_origin, DurationNs step, DurationNs largest)
{
    const bool negative = since_origin < 0;
    const std::uint64_t size = negative ? 0 - static_cast<std::uint64_t>(since_origin)
                                        : static_cast<std::uint64_t>(since_origin);
    const std::string sign = negative ? "-" : "";
    if (largest >= ns_per_minute && size != 0)
        return sign + count_label(size, step);
    const Unit unit = largest >= ns_per_minute ? unit_for(step) : unit_for(largest);
    if (size == 0)
        return std::string("0") + unit.name;
    return sign + decimal(size, unit.size, decimals_of(step, unit.size)) + unit.name;
}

std::string clock_tick_label(TimeNs time, DurationNs step, DurationNs offset)
{
    const TimeNs local = saturating_add(time, offset);
    const std::int64_t of_day = floor_mod(local, ns_per_day);
    const auto since_midnight = static_cast<std::uint64_t>(of_day);
    if (since_midnight == 0)
        return date_label(local / ns_per_day - (local % ns_per_day < 0 ? 1 : 0));
    const auto hours = since_midnight / static_cast<std::uint64_t>(ns_per_hour);
    const auto minutes = since_midnight / static_cast<std::uint64_t>(ns_per_minute) % 60;
    std::string text = two_digits(hours) + ":" + two_digits(minutes);
    if (step % ns_per_minute != 0)
        text += ":" + decimal(since_midnight % static_cast<std::uint64_t>(ns_per_minute),
                              ns_per_second, decimals_of(step, ns_per_second), 2);
    return text;
}

} // namespace playhead
