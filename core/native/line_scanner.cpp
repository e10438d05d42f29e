// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/line_scanner.h"

#include "core/base/json_chars.h"

#include <array>
#include <cstring>

namespace playhead::native {

namespace {

const char* skip_digits(const char* at)
{
    while (json::is_digit(*at))
        ++at;
    return at;
}

char closer(bool is_object)
{
    return is_object ? '}' : ']';
}

bool is_hex(char c)
{
    return json::is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

constexpr std::array<std::int64_t, 10> powers_of_ten = {
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

} // namespace

bool LineScanner::take_word(std::string_view word)
{
    // The line break ends the comparison where the line is shorter.
    if (std::strncmp(at_, word.data(), word.size()) != 0 || !detail::is_token_end(at_[word.size()]))
        return false;
    at_ += word.size();
    return true;
}

/// An escape sequence behind its backslash.
bool LineScanner::skip_escape()
{
    constexpr std::string_view single = "\"\\/bfnrt";
    const char c = *at_++;
    if (c != 'u')
        return single.find(c) != std::string_view::npos;
    for (int digit = 0; digit < 4; ++digit, ++at_) {
        if (!is_hex(*at_))
            return false;
    }
    return true;
}

/// From an escape sequence inside a string on.
bool LineScanner::skip_rest_of_string()
{
    for (;;) {
        const char c = *at_++;
        if (c == '"')
            return true;
        if (c != '\\' || !skip_escape())
            return false;
        at_ = detail::find_special(at_, high_);
    }
}

bool LineScanner::take_number(std::string_view& token)
{
    const char* const begin = at_;
    const char* at = at_ + (*at_ == '-' ? 1 : 0);
    const char* const digits = at;
    at = skip_digits(at);
    if (at == digits || (*digits == '0' && at > digits + 1))
        return false;
    if (*at == '.') {
        const char* const fraction = at + 1;
        at = skip_digits(fraction);
        if (at == fraction)
            return false;
    }
    if (*at == 'e' || *at == 'E') {
        ++at;
        if (*at == '+' || *at == '-')
            ++at;
        const char* const exponent = at;
        at = skip_digits(exponent);
        if (at == exponent)
            return false;
    }
    if (!detail::is_token_end(*at))
        return false;
    token = {begin, static_cast<std::size_t>(at - begin)};
    at_ = at;
    return true;
}

/// Seconds since the epoch with a fraction of up to nine digits, which is what most have.
bool LineScanner::take_seconds(TimeNs& time)
{
    constexpr std::ptrdiff_t most_digits = 10;
    constexpr std::int64_t most_seconds = 9'000'000'000; // in the range of TimeNs
    const char* at = at_;
    std::int64_t seconds = 0;
    for (; json::is_digit(*at) && at - at_ < most_digits; ++at)
        seconds = seconds * 10 + (*at - '0');
    if (at == at_ || *at != '.' || seconds > most_seconds || (*at_ == '0' && at > at_ + 1))
        return false;
    const char* const fraction = ++at;
    std::int64_t digits = 0;
    for (; json::is_digit(*at) && at - fraction < 9; ++at)
        digits = digits * 10 + (*at - '0');
    if (at == fraction || !detail::is_token_end(*at))
        return false;
    time = seconds * ns_per_second +
           digits * powers_of_ten[static_cast<std::size_t>(9 - (at - fraction))];
    at_ = at;
    return true;
}

bool LineScanner::take_time(TimeNs& time)
{
    if (*at_ == '"') {
        std::string_view text;
        if (!take_text(text))
            return false;
        if (text.empty())
            return true;
        const auto parsed = parse_iso8601(text);
        if (!parsed || parsed->zone == ZoneMark::None)
            return false;
        time = parsed->ns;
        return true;
    }
    if (take_seconds(time))
        return true;
    std::string_view token;
    if (!take_number(token))
        return false;
    const auto parsed = parse_epoch(token);
    time = parsed.value_or(time);
    return parsed.has_value();
}

bool LineScanner::skip_scalar()
{
    std::string_view ignored;
    switch (*at_) {
    case '"':
        return skip_string();
    case 't':
        return take_word("true");
    case 'f':
        return take_word("false");
    case 'n':
        return take_word("null");
    default:
        return take_number(ignored);
    }
}

bool LineScanner::skip_value()
{
    return json::is_opener(*at_) ? skip_container() : skip_scalar();
}

bool LineScanner::skip_container()
{
    constexpr int deepest = 64;
    std::uint64_t objects = 0; // a bit for each open bracket, the innermost first
    int depth = 0;
    for (;;) {
        // At a value, which may be an opening bracket.
        if (json::is_opener(*at_)) {
            const bool is_object = *at_++ == '{';
            objects = (objects << 1U) | (is_object ? 1U : 0U);
            skip_space();
            const bool is_empty = *at_ == closer(is_object);
            if (++depth > deepest || !(is_empty || skip_name(is_object)))
                return false;
            if (!is_empty)
                continue;
        } else if (!skip_scalar()) {
            return false;
        }
        // Behind a value, or at the end of an empty container.
        for (skip_space(); *at_ != ','; skip_space()) {
            if (*at_ != closer((objects & 1U) != 0))
                return false;
            ++at_;
            objects >>= 1U;
            if (--depth == 0)
                return true;
        }
        ++at_;
        skip_space();
        if (!skip_name((objects & 1U) != 0))
            return false;
    }
}

/// Of a member; an element has none.
bool LineScanner::skip_name(bool is_object)
{
    return !is_object || (skip_string() && take_colon());
}

} // namespace playhead::native
