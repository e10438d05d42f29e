// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/text.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>

namespace playhead {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::string elide(std::string_view text, std::size_t limit)
{
    const std::size_t cut = character_start(text, std::min(text.size(), limit));
    const bool elided = cut < text.size();
    std::string line(text.substr(0, cut));
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return elided ? line + "…" : line;
}

std::string format_count(std::int64_t count)
{
    std::string digits = std::to_string(count);
    const std::size_t sign = count < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > sign + 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string format_count_short(std::int64_t count)
{
    constexpr std::int64_t exact_below = 10'000'000;
    if (count > -exact_below && count < exact_below)
        return format_count(count);
    constexpr double million = 1e6;
    constexpr double billion = 1e9;
    // Not "1000.0 M": what rounds up to a billion is one.
    const double size = std::abs(static_cast<double>(count));
    const bool is_billions = size >= billion - 0.05 * million;
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%s%.1f %c", count < 0 ? "-" : "",
                  size / (is_billions ? billion : million), is_billions ? 'B' : 'M');
    return buffer.data();
}

std::string format_cost(double usd)
{
    if (usd == 0)
        return "$0";
    const double size = std::abs(usd);
    constexpr double least = 1e-5;
    if (size < least)
        return usd < 0 ? ">-$0.00001" : "<$0.00001";
    int decimals = 2;
    if (size < 0.01)
        decimals = std::min(6, 1 - static_cast<int>(std::floor(std::log10(size))));
    else if (size < 1)
        decimals = 3;
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%s$%.*f", usd < 0 ? "-" : "", decimals, size);
    std::string text = buffer.data();
    const bool is_round_cent = size >= 0.01 && size < 1 && text.back() == '0';
    if (is_round_cent)
        text.pop_back();
    return text;
}

std::string format_bytes(std::uint64_t bytes)
{
    constexpr std::array<const char*, 5> units = {"B", "KiB", "MiB", "GiB", "TiB"};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 1024 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f %s", unit == 0 || value >= 100 ? 0 : 1, value,
                  units.at(unit));
    return buffer.data();
}

std::string shortest_double(double value)
{
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return error == std::errc() ? std::string(buffer.data(), end) : std::string();
}

bool equals_ignoring_case(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view white = " \t\r\n";
    const std::size_t first = text.find_first_not_of(white);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}

std::string system_text(int error_number)
{
    return std::strerror(error_number); // NOLINT(concurrency-mt-unsafe): glibc's is thread-safe
}

} // namespace playhead
