// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/time.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace playhead {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// Reads fixed-width decimal fields off the front of a text.
class FieldReader
{
public:
    explicit FieldReader(std::string_view text) : at_(text.data()), end_(text.data() + text.size())
    {
    }

    /// -1 where there are fewer digits.
    int digits(int count)
    {
        if (end_ - at_ < count)
            return -1;
        int value = 0;
        for (; count > 0; --count, ++at_) {
            if (!is_digit(*at_))
                return -1;
            value = value * 10 + (*at_ - '0');
        }
        return value;
    }
    template <typename... Chars>
    bool accept(Chars... any_of)
    {
        if (at_end() || ((*at_ != any_of) && ...))
            return false;
        ++at_;
        return true;
    }
    [[nodiscard]] char peek() const { return at_end() ? '\0' : *at_; }
    [[nodiscard]] bool at_end() const { return at_ == end_; }

private:
    const char* at_;
    const char* end_;
};

/// Fractional digits as nanoseconds; digits past the ninth are below our resolution.
DurationNs read_fraction(FieldReader& reader)
{
    DurationNs fraction = 0;
    DurationNs scale = ns_per_second / 10;
    while (is_digit(reader.peek())) {
        fraction += reader.digits(1) * scale;
        scale /= 10;
    }
    return fraction;
}

struct Zone {
    ZoneMark mark = ZoneMark::None;
    std::int64_t offset_seconds = 0;
};

std::optional<Zone> read_zone(FieldReader& reader)
{
    if (reader.at_end())
        return Zone{};
    if (reader.accept('Z', 'z'))
        return Zone{ZoneMark::Utc, 0};
    const bool west = reader.peek() == '-';
    if (!reader.accept('+', '-'))
        return std::nullopt;
    const int hours = reader.digits(2);
    reader.accept(':');
    const int minutes = reader.at_end() ? 0 : reader.digits(2);
    if (hours < 0 || minutes < 0)
        return std::nullopt;
    const std::int64_t offset = hours * 3600 + minutes * 60;
    return Zone{offset == 0 ? ZoneMark::Utc : ZoneMark::Offset, west ? -offset : offset};
}

std::optional<TimeNs> to_time(std::int64_t seconds, DurationNs fraction)
{
    if (seconds < 0 && fraction > 0) { // so that the earliest moments do not overflow on the way
        ++seconds;
        fraction -= ns_per_second;
    }
    TimeNs time = 0;
    if (__builtin_mul_overflow(seconds, ns_per_second, &time) ||
        __builtin_add_overflow(time, fraction, &time) || time == no_time)
        return std::nullopt;
    return time;
}

/// The decimal digits of a number token, its point and its exponent.
struct Decimal {
    bool negative = false;
    bool has_point = false;
    bool has_exponent = false;
    std::string digits;        ///< without leading zeros
    std::int64_t exponent = 0; ///< the value is 0.digits * 10^exponent
};

/// Takes the digits before the exponent off the front of a text. False where there is none, or
/// where a second point comes.
bool take_digits(std::string_view& text, Decimal& decimal)
{
    bool any_digit = false;
    for (; !text.empty() && (is_digit(text.front()) || text.front() == '.');
         text.remove_prefix(1)) {
        if (text.front() == '.') {
            if (decimal.has_point)
                return false;
            decimal.has_point = true;
            continue;
        }
        any_digit = true;
        const bool is_leading_zero = decimal.digits.empty() && text.front() == '0';
        if (!is_leading_zero)
            decimal.digits += text.front();
        if (!decimal.has_point && !is_leading_zero)
            ++decimal.exponent;
        else if (decimal.has_point && is_leading_zero)
            --decimal.exponent;
    }
    return any_digit;
}

/// Takes "e+12" off the front of a text, if it is there. False for an "e" without a number.
bool take_exponent(std::string_view& text, Decimal& decimal)
{
    if (text.empty() || (text.front() != 'e' && text.front() != 'E'))
        return true;
    decimal.has_exponent = true;
    text.remove_prefix(1);
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    int exponent = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
    if (error != std::errc())
        return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    decimal.exponent += exponent;
    return true;
}

std::optional<Decimal> read_decimal(std::string_view text)
{
    Decimal decimal;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        decimal.negative = text.front() == '-';
        text.remove_prefix(1);
    }
    if (!take_digits(text, decimal) || !take_exponent(text, decimal) || !text.empty())
        return std::nullopt;
    return decimal;
}

/// 0.digits * 10^exponent as an integer, cut towards zero; nothing where it does not fit.
std::optional<std::int64_t> scaled_integer(const Decimal& decimal, std::int64_t exponent)
{
    std::int64_t value = 0;
    for (std::int64_t i = 0; i < exponent; ++i) {
        const auto place = static_cast<std::size_t>(i);
        const int digit = place < decimal.digits.size() ? decimal.digits[place] - '0' : 0;
        if (place >= decimal.digits.size() && value == 0)
            return 0;
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, digit, &value))
            return std::nullopt;
    }
    return decimal.negative ? -value : value;
}

/// How many powers of ten lie between the unit of a bare integer of this size and a nanosecond.
std::int64_t powers_to_ns(std::int64_t integer)
{
    const std::int64_t size = std::abs(integer);
    if (size < 100'000'000'000)
        return 9;
    if (size < 100'000'000'000'000)
        return 6;
    if (size < 100'000'000'000'000'000)
        return 3;
    return 0;
}

std::string with_decimals(double value, int decimals, const char* unit)
{
    std::array<char, 48> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f %s", decimals, value, unit);
    return buffer.data();
}

/// Two units, the smaller left out when it is zero: "6 m 40 s", "2 h".
std::string two_units(std::int64_t big, const char* big_unit, std::int64_t small,
                      const char* small_unit)
{
    std::string text = std::to_string(big) + " " + big_unit;
    if (small != 0)
        text += " " + std::to_string(small) + " " + small_unit;
    return text;
}

/// Three significant digits below a hundred units, none after the point above.
std::string three_digits(double value, const char* unit)
{
    return with_decimals(value, value < 9.995 ? 2 : value < 99.95 ? 1 : 0, unit);
}

std::string positive_duration(DurationNs duration)
{
    const auto value = static_cast<double>(duration);
    if (duration < ns_per_us)
        return std::to_string(duration) + " ns";
    if (value < 999.5 * ns_per_us)
        return three_digits(value / ns_per_us, "µs");
    if (value < 999.5 * ns_per_ms)
        return three_digits(value / ns_per_ms, "ms");
    if (value < 59.995 * ns_per_second)
        return with_decimals(value / ns_per_second, 2, "s");
    const std::int64_t seconds =
        duration / ns_per_second + (duration % ns_per_second * 2 >= ns_per_second);
    if (seconds < 3600)
        return two_units(seconds / 60, "m", seconds % 60, "s");
    if (seconds < 2 * 86'400) // "1 d" alone would leave out nearly an hour
        return two_units(seconds / 3600, "h", seconds / 60 % 60, "m");
    return two_units(seconds / 86'400, "d", seconds / 3600 % 24, "h");
}

} // namespace

std::optional<ParsedTime> parse_iso8601(std::string_view text)
{
    FieldReader reader(text);
    const int year = reader.digits(4);
    if (year < 0 || !reader.accept('-'))
        return std::nullopt;
    const int month = reader.digits(2);
    if (month < 0 || !reader.accept('-'))
        return std::nullopt;
    const int day = reader.digits(2);
    if (day < 0 || !reader.accept('T', 't', ' '))
        return std::nullopt;
    const int hour = reader.digits(2);
    if (hour < 0 || !reader.accept(':'))
        return std::nullopt;
    const int minute = reader.digits(2);
    const int second = minute >= 0 && reader.accept(':') ? reader.digits(2) : 0;
    if (minute < 0 || second < 0)
        return std::nullopt;
    const DurationNs fraction = reader.accept('.', ',') ? read_fraction(reader) : 0;
    const auto zone = read_zone(reader);
    if (!zone || !reader.at_end())
        return std::nullopt;

    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || hour > 24 || minute > 59 || second > 60)
        return std::nullopt;
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    const std::int64_t seconds =
        days * 86'400 + hour * 3600 + minute * 60 + second - zone->offset_seconds;
    const auto time = to_time(seconds, fraction);
    if (!time)
        return std::nullopt;
    return ParsedTime{*time, zone->mark};
}

std::optional<TimeNs> parse_epoch(std::string_view number)
{
    const auto decimal = read_decimal(number);
    // A token longer than this is no timestamp, and its digits are not worth walking.
    constexpr std::int64_t longest = 40;
    if (!decimal || decimal->exponent > longest)
        return std::nullopt;
    std::int64_t powers = 9;
    if (!decimal->has_point && !decimal->has_exponent) {
        const auto integer = scaled_integer(*decimal, decimal->exponent);
        if (!integer)
            return std::nullopt;
        powers = powers_to_ns(*integer);
    }
    const auto time = scaled_integer(*decimal, decimal->exponent + powers);
    return time && *time != no_time ? time : std::nullopt;
}

namespace {

/// The last `count` digits of a number, at a place of the text.
void put_digits(std::string& text, std::size_t place, std::size_t count, unsigned number)
{
    for (std::size_t i = count; i-- > 0; number /= 10)
        text[place + i] = static_cast<char>('0' + number % 10);
}

} // namespace

std::string format_iso8601(TimeNs time)
{
    std::string text;
    append_iso8601(text, time);
    return text;
}

void append_iso8601(std::string& out, TimeNs time)
{
    if (time == no_time)
        return;
    std::int64_t seconds = time / ns_per_second;
    std::int64_t fraction = time % ns_per_second;
    if (fraction < 0) {
        fraction += ns_per_second;
        --seconds;
    }
    using namespace std::chrono;
    const auto day = floor<days>(sys_seconds(std::chrono::seconds(seconds)));
    const year_month_day date(day);
    const auto of_day = seconds - day.time_since_epoch().count() * 86'400;
    // By hand: each recorded and exported event has two of them.
    const std::size_t start = out.size();
    out += "0000-00-00T00:00:00";
    put_digits(out, start + 0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
    put_digits(out, start + 5, 2, static_cast<unsigned>(date.month()));
    put_digits(out, start + 8, 2, static_cast<unsigned>(date.day()));
    put_digits(out, start + 11, 2, static_cast<unsigned>(of_day / 3600));
    put_digits(out, start + 14, 2, static_cast<unsigned>(of_day / 60 % 60));
    put_digits(out, start + 17, 2, static_cast<unsigned>(of_day % 60));
    if (fraction != 0) {
        constexpr std::size_t whole = 19;
        out += ".000000000";
        put_digits(out, start + whole + 1, 9, static_cast<unsigned>(fraction));
        out.resize(start + whole + 1 +
                   (fraction % ns_per_ms == 0   ? 3
                    : fraction % ns_per_us == 0 ? 6
                                                : 9));
    }
    out += 'Z';
}

std::string format_duration(DurationNs duration)
{
    if (duration < 0)
        return "-" + positive_duration(duration == no_time ? -(duration + 1) : -duration);
    return positive_duration(duration);
}

std::string format_duration_exact(DurationNs duration)
{
    const bool negative = duration < 0;
    const auto size =
        negative ? 0 - static_cast<std::uint64_t>(duration) : static_cast<std::uint64_t>(duration);
    std::array<char, 48> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%s%llu.%09llu", negative ? "-" : "",
                  static_cast<unsigned long long>(size / ns_per_second),
                  static_cast<unsigned long long>(size % ns_per_second));
    std::string text = buffer.data();
    const std::size_t shortest = text.find('.') + 4;
    while (text.size() > shortest && text.back() == '0')
        text.pop_back();
    return text + " s";
}

} // namespace playhead
