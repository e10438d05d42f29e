// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace playhead {

/// A moment: nanoseconds since the Unix epoch (UTC, no leap seconds). Covers 1677-09-21 to
/// 2262-04-11, which is why far-off timestamps of a source are diagnosed instead of wrapped.
using TimeNs = std::int64_t;
/// A length of time in nanoseconds.
using DurationNs = std::int64_t;

/// Stands for "not recorded" in columns of times.
inline constexpr TimeNs no_time = std::numeric_limits<TimeNs>::min();

/// A stretch of time.
struct TimeRange {
    TimeNs begin = 0;
    TimeNs end = 0;

    [[nodiscard]] DurationNs length() const { return end - begin; }
    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

inline constexpr DurationNs ns_per_us = 1'000;
inline constexpr DurationNs ns_per_ms = 1'000'000;
inline constexpr DurationNs ns_per_second = 1'000'000'000;

/// What a text said about its time zone.
enum class ZoneMark : std::uint8_t {
    None,   ///< no zone written: read as UTC, and not to be trusted
    Utc,    ///< Z, or +00:00
    Offset, ///< another offset, applied
};

struct ParsedTime {
    TimeNs ns = no_time;
    ZoneMark zone = ZoneMark::None;
};

/// Reads an ISO 8601 date and time ("2026-11-20T14:07:25.848Z", "2026-11-20 14:07:25.848123+01:00",
/// any number of fractional digits, of which nine count). Nothing for any other text, and for
/// moments that TimeNs cannot hold.
[[nodiscard]] std::optional<ParsedTime> parse_iso8601(std::string_view text);

/// Reads a number token as a moment. Without a fraction and exponent its size says the unit: up to
/// 1e11 seconds (year 5138), up to 1e14 milliseconds, up to 1e17 microseconds, beyond that
/// nanoseconds; with a fraction it is seconds. Exact: the digits never pass through a double.
/// Nothing for NaN, infinities and what TimeNs cannot hold.
[[nodiscard]] std::optional<TimeNs> parse_epoch(std::string_view number);

/// "2026-11-20T14:07:25.848123Z": UTC, with 0, 3, 6 or 9 fractional digits, as few as are exact.
[[nodiscard]] std::string format_iso8601(TimeNs time);
void append_iso8601(std::string& out, TimeNs time);

/// A duration for people, three to four significant digits in the largest fitting unit:
/// "873 ns", "12.4 µs", "280 ms", "3.40 s", "28.97 s", "6 m 40 s", "2 h 11 m", "26 h 5 m",
/// "3 d 4 h". Negative durations keep their sign.
[[nodiscard]] std::string format_duration(DurationNs duration);

/// The same, exact: seconds with all digits that are not trailing zeros, at least three
/// ("28.973084 s"), for tool tips and details.
[[nodiscard]] std::string format_duration_exact(DurationNs duration);

} // namespace playhead
