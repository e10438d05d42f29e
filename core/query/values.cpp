// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/values.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace playhead {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

struct Unit {
    std::string_view name;
    DurationNs ns;
};
constexpr std::array<Unit, 9> units = {{{"d", 86'400 * ns_per_second},
                                        {"h", 3'600 * ns_per_second},
                                        {"m", 60 * ns_per_second},
                                        {"s", ns_per_second},
                                        {"ms", ns_per_ms},
                                        {"us", ns_per_us},
                                        {"µs", ns_per_us}, // U+00B5
                                        {"μs", ns_per_us}, // U+03BC
                                        {"ns", 1}}};

/// Takes a text apart from its front.
class Scanner
{
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    bool accept(char c)
    {
        if (rest_.empty() || rest_.front() != c)
            return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::string_view digits()
    {
        return take([](char c) { return is_digit(c); });
    }
    std::string_view letters()
    {
        return take([](char c) { return !is_digit(c) && c != '.' && c != ' '; });
    }
    void skip_spaces()
    {
        take([](char c) { return c == ' '; });
    }

private:
    template <typename Belongs>
    std::string_view take(Belongs belongs)
    {
        const auto end = std::find_if_not(rest_.begin(), rest_.end(), belongs);
        const auto length = static_cast<std::size_t>(end - rest_.begin());
        const std::string_view taken = rest_.substr(0, length);
        rest_.remove_prefix(length);
        return taken;
    }

    std::string_view rest_;
};

/// A decimal number as written: "12", "1.5".
struct Decimal {
    std::string_view whole;
    std::string_view fraction;
};

/// False where no digit comes, or none after a point.
bool read_decimal(Scanner& scanner, Decimal& decimal)
{
    decimal.whole = scanner.digits();
    if (decimal.whole.empty())
        return false;
    if (!scanner.accept('.'))
        return true;
    decimal.fraction = scanner.digits();
    return !decimal.fraction.empty();
}

/// decimal * scale, cut towards zero; nothing where it does not fit. `is_exact` is cleared where
/// something was cut off.
std::optional<std::int64_t> scaled(const Decimal& decimal, std::int64_t scale, bool& is_exact)
{
    std::int64_t value = 0;
    for (const char c : decimal.whole) {
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, c - '0', &value))
            return std::nullopt;
    }
    if (__builtin_mul_overflow(value, scale, &value))
        return std::nullopt;
    for (const char c : decimal.fraction) {
        is_exact = is_exact && (scale % 10 == 0 || c == '0');
        scale /= 10;
        if (__builtin_add_overflow(value, scale * (c - '0'), &value))
            return std::nullopt;
    }
    return value;
}

const Unit* find_unit(std::string_view name)
{
    const auto found = std::find_if(units.begin(), units.end(), [name](const Unit& unit) {
        return equals_ignoring_case(unit.name, name);
    });
    return found == units.end() ? nullptr : &*found;
}

bool begins_unit(std::string_view name)
{
    return std::any_of(units.begin(), units.end(), [name](const Unit& unit) {
        return equals_ignoring_case(unit.name.substr(0, name.size()), name);
    });
}

/// 1'500'000 of 1'000'000 → "1.5". The unit is a power of ten.
std::string decimal_text(std::int64_t value, std::int64_t unit)
{
    const std::string whole = std::to_string(value / unit);
    std::string places = std::to_string(unit + value % unit).substr(1);
    while (!places.empty() && places.back() == '0')
        places.pop_back();
    return places.empty() ? whole : whole + '.' + places;
}

/// Whether a text is, or can become, a date: "2026-".
bool looks_like_date(std::string_view text)
{
    return text.size() >= 5 && std::all_of(text.begin(), text.begin() + 4, is_digit) &&
           text[4] == '-';
}

ReadValue<MomentValue> read_date(std::string_view text)
{
    constexpr std::size_t date_length = 10;
    std::string whole(text);
    if (text.size() == date_length)
        whole += "T00:00:00Z";
    if (const auto time = parse_iso8601(whole))
        return {{true, time->ns}};
    // What can follow is whatever turns a pattern of a time into one.
    constexpr std::string_view pattern = "0000-00-00T00:00:00";
    const bool is_beginning =
        text.size() < pattern.size() &&
        std::equal(text.begin(), text.end(), pattern.begin(), [](char c, char p) {
            return p == '0' ? is_digit(c) : p == 'T' ? c == 'T' || c == 't' || c == ' ' : c == p;
        });
    return {{}, &filter_problems::no_moment, is_beginning};
}

template <typename T, typename Print>
ReadValue<std::string> printed(const ReadValue<T>& read, Print print)
{
    if (read.problem)
        return {{}, read.problem, read.can_go_on};
    return {print(read.value)};
}

/// Of a duration that is not negative.
std::string length_text(DurationNs duration)
{
    if (duration == 0)
        return "0s";
    if (duration < ns_per_us)
        return std::to_string(duration) + "ns";
    if (duration < ns_per_ms)
        return decimal_text(duration, ns_per_us) + "us";
    if (duration < ns_per_second)
        return decimal_text(duration, ns_per_ms) + "ms";
    constexpr DurationNs minute = 60 * ns_per_second;
    constexpr DurationNs hour = 60 * minute;
    std::string text;
    if (duration >= hour)
        text += std::to_string(duration / hour) + "h";
    if (duration % hour >= minute)
        text += std::to_string(duration % hour / minute) + "m";
    if (duration % minute != 0)
        text += decimal_text(duration % minute, ns_per_second) + "s";
    return text;
}

} // namespace

ReadValue<DurationNs> read_duration_value(std::string_view text)
{
    using filter_problems::no_duration;
    Scanner scanner(text);
    const bool is_negative = scanner.accept('-');
    if (!is_negative)
        scanner.accept('+');
    DurationNs sum = 0;
    do {
        Decimal number;
        if (!read_decimal(scanner, number))
            return {0, &no_duration, scanner.at_end()};
        scanner.skip_spaces();
        const std::string_view name = scanner.letters();
        const Unit* unit = find_unit(name);
        const bool is_bare_zero = name.empty() && scanner.at_end() && sum == 0 &&
                                  number.whole.find_first_not_of('0') == std::string_view::npos &&
                                  number.fraction.find_first_not_of('0') == std::string_view::npos;
        if (!unit && !is_bare_zero)
            return {0, &no_duration, scanner.at_end() && begins_unit(name)};
        scanner.skip_spaces();
        bool is_exact = true;
        const auto part = scaled(number, unit ? unit->ns : 1, is_exact);
        if (!part || __builtin_add_overflow(sum, *part, &sum))
            return {0, &filter_problems::out_of_range};
    } while (!scanner.at_end());
    return {is_negative ? -sum : sum};
}

std::string duration_value(DurationNs duration)
{
    if (duration >= 0)
        return length_text(duration);
    return "-" + length_text(-std::max(duration, -std::numeric_limits<DurationNs>::max()));
}

ReadValue<MomentValue> read_moment_value(std::string_view text)
{
    if (looks_like_date(text))
        return read_date(text);
    const auto duration = read_duration_value(text);
    if (!duration.problem)
        return {{false, duration.value}};
    if (duration.problem == &filter_problems::out_of_range)
        return {{}, duration.problem};
    return {{}, &filter_problems::no_moment, duration.can_go_on};
}

ReadValue<std::int64_t> read_count_value(std::string_view text)
{
    using filter_problems::no_count;
    Scanner scanner(text);
    const bool is_negative = scanner.accept('-');
    Decimal number;
    if (!read_decimal(scanner, number))
        return {0, &no_count, scanner.at_end()};
    const bool is_thousands = scanner.accept('k') || scanner.accept('K');
    const bool is_millions = !is_thousands && (scanner.accept('M') || scanner.accept('m'));
    if (!scanner.at_end())
        return {0, &no_count};
    bool is_exact = true;
    const std::int64_t scale = is_thousands ? 1'000 : is_millions ? 1'000'000 : 1;
    const auto value = scaled(number, scale, is_exact);
    if (!value)
        return {0, &filter_problems::out_of_range};
    if (!is_exact)
        return {0, &no_count, scale == 1}; // 1.5 can become 1.5k
    return {is_negative ? -*value : *value};
}

ReadValue<double> read_money_value(std::string_view text)
{
    using filter_problems::no_money;
    std::string_view digits = text;
    const bool is_negative = !digits.empty() && digits.front() == '-';
    digits.remove_prefix(is_negative ? 1 : 0);
    digits.remove_prefix(!digits.empty() && digits.front() == '$' ? 1 : 0);
    if (digits.empty())
        return {0, &no_money, true};
    if (!is_digit(digits.front()) && digits.front() != '.') // a sign, inf, nan
        return {0, &no_money};
    double value = 0;
    const char* last = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), last, value);
    if (error == std::errc::result_out_of_range)
        return {0, &filter_problems::out_of_range};
    const std::string_view left(end, static_cast<std::size_t>(last - end));
    const bool is_open_exponent = left == "e" || left == "E" || left == "e-" || left == "E-";
    if (error != std::errc() || !left.empty())
        return {0, &no_money, digits == "." || is_open_exponent};
    if (value == 0)
        return {0}; // without a sign
    return {is_negative ? -value : value};
}

ReadValue<std::string> canonical_value(FilterValueKind kind, std::string_view text)
{
    switch (kind) {
    case FilterValueKind::Count:
        return printed(read_count_value(text), [](std::int64_t n) { return std::to_string(n); });
    case FilterValueKind::Money:
        return printed(read_money_value(text), shortest_double);
    case FilterValueKind::Duration:
        return printed(read_duration_value(text), duration_value);
    case FilterValueKind::Moment:
        return printed(read_moment_value(text), [](const MomentValue& moment) {
            return moment.is_absolute ? format_iso8601(moment.ns) : duration_value(moment.ns);
        });
    case FilterValueKind::Word:
    case FilterValueKind::KeyName:
        break;
    }
    return {std::string(text)};
}

} // namespace playhead
