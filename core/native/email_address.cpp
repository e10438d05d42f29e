// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/text.h"
#include "core/native/personal_rules.h"

#include <algorithm>

namespace playhead::personal {

namespace {

using secrets::Found;
using secrets::is_alnum;
using secrets::is_digit;
using secrets::is_one_of;

/// Whether a byte begins a letter of two bytes: Latin, Greek, Cyrillic. Sentences in scripts
/// without blanks would be taken for a part of the address that stands in them.
bool begins_letter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xC3 && byte <= 0xD4;
}

/// How many bytes spell an "@" here, 0 where none do.
std::size_t at_sign_length(std::string_view text, std::size_t at)
{
    switch (text[at]) {
    case '@':
        return 1;
    case '%':
        return percent_byte(text, at) == '@' ? 3 : 0;
    case '&':
        for (const std::string_view entity : {"&#64;", "&#x40;"}) {
            if (equals_ignoring_case(text.substr(at, entity.size()), entity))
                return entity.size();
        }
        return 0;
    case '\\': {
        if (at > 0 && text[at - 1] == '\\')
            return 0;
        std::size_t end = at;
        while (end < text.size() && end - at < 8 && text[end] == '\\')
            ++end;
        return escape_code(text, end) == '@' ? end + 5 - at : 0;
    }
    default:
        return 0;
    }
}

/// Where a name begins that reaches to `at`, in front of which stands a backslash: that of an
/// escape, whose letters belong to the name only where the escape is a letter.
std::size_t behind_escape(std::string_view text, std::size_t begin, std::size_t at, bool& goes_on)
{
    goes_on = false;
    const int code = begin + 5 <= at ? escape_code(text, begin) : -1;
    if (code >= 0xC0) {
        goes_on = true;
        while (begin > 0 && text[begin - 1] == '\\')
            --begin;
        return begin;
    }
    if (code >= 0)
        return begin + 5;
    return begin < at && is_one_of(text[begin], "nrtbf") ? begin + 1 : begin;
}

bool is_of_local_part(char c)
{
    return is_alnum(c) || is_one_of(c, "._%+-'");
}

std::size_t local_part_begin(std::string_view text, std::size_t from, std::size_t at)
{
    std::size_t begin = at;
    from = std::max(from, at - std::min(at, longest));
    for (bool goes_on = true; goes_on && begin > from;) {
        const char before = text[begin - 1];
        if (is_of_local_part(before))
            --begin;
        else if (begin > from + 1 && is_continuation(before) && begins_letter(text[begin - 2]))
            begin -= 2;
        else if (before == '\\')
            begin = std::max(behind_escape(text, begin, at, goes_on), from);
        else
            goes_on = false;
    }
    while (begin < at && is_one_of(text[begin], ".-'"))
        ++begin;
    return begin;
}

bool is_top_level(std::string_view label)
{
    const auto is_letter = [](char c) { return !is_digit(c) && c != '-'; };
    return label.size() >= 2 &&
           (label.starts_with("xn--") || std::all_of(label.begin(), label.end(), is_letter));
}

/// Where the name of a host ends that has a top-level domain; `begin` where there is none.
std::size_t host_end(std::string_view text, std::size_t begin)
{
    std::size_t end = begin;
    while (end < text.size() && end - begin < longest) {
        const bool is_letter = is_alnum(text[end]) || begins_letter(text[end]) ||
                               (end > begin && is_continuation(text[end]));
        const bool is_dot = text[end] == '.' && end > begin && text[end - 1] != '.';
        if (!is_letter && !is_dot && text[end] != '-')
            break;
        ++end;
    }
    end = character_end(text, end);
    for (;;) {
        while (end > begin && is_one_of(text[end - 1], ".-"))
            --end;
        const std::size_t dot = text.substr(begin, end - begin).rfind('.');
        if (dot == std::string_view::npos || dot == 0)
            return begin;
        if (is_top_level(text.substr(begin + dot + 1, end - begin - dot - 1)))
            return end;
        end = begin + dot;
    }
}

} // namespace

std::optional<Found> match_email(std::string_view text, std::size_t from, std::size_t at)
{
    const std::size_t sign = at_sign_length(text, at);
    if (sign == 0)
        return std::nullopt;
    const std::size_t begin = local_part_begin(text, from, at);
    const std::size_t end = host_end(text, at + sign);
    if (begin == at || end == at + sign)
        return std::nullopt;
    const bool is_repository =
        text.substr(begin, at - begin) == "git" && end < text.size() && text[end] == ':';
    return is_repository ? std::nullopt : std::optional(Found{begin, end, "e-mail address"});
}

std::optional<Found> match_email_around(std::string_view text, std::size_t from, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && end - at < longest && at_sign_length(text, end) == 0 &&
           is_of_local_part(text[end]))
        ++end;
    return end < text.size() ? match_email(text, from, end) : std::nullopt;
}

} // namespace playhead::personal
