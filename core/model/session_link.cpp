// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/session_link.h"

#include "core/base/text.h"

#include <charconv>
#include <optional>

namespace playhead {

namespace {

constexpr std::string_view scheme = "playhead:";
constexpr std::size_t longest_shown = 200;

bool is_unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

Error malformed(std::string what, std::string_view link)
{
    return {std::move(what), elide(link, longest_shown), "A link is playhead://SESSION#EVENT."};
}

/// Nothing where a % is not followed by two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

} // namespace

std::string print_link(const SessionLink& link)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out(scheme);
    out += "//";
    for (const char c : link.session_id) {
        if (is_unreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    if (link.event)
        out += '#' + std::to_string(link.event.value());
    return out;
}

bool is_link(std::string_view text)
{
    return equals_ignoring_case(trimmed(text).substr(0, scheme.size()), scheme);
}

Result<SessionLink> parse_link(std::string_view text)
{
    const std::string_view whole = trimmed(text);
    if (!is_link(whole))
        return malformed("This is no link to a session.", whole);
    std::string_view rest = whole.substr(scheme.size());
    if (rest.substr(0, 2) != "//")
        return malformed("After playhead: the link lacks its two slashes.", whole);
    rest.remove_prefix(2);

    SessionLink link;
    const std::size_t hash = rest.find('#');
    std::string_view session = rest.substr(0, hash);
    if (!session.empty() && session.back() == '/')
        session.remove_suffix(1);
    if (session.empty())
        return malformed("The link names no session.", whole);
    for (const char c : session) {
        if (!is_unreserved(c) && c != '%')
            return malformed("The session in the link holds a character that must be "
                             "percent-encoded.",
                             whole);
    }
    auto id = percent_decoded(session);
    if (!id)
        return malformed("A % in the link is not followed by two hexadecimal digits.", whole);
    link.session_id = std::move(*id);
    if (hash == std::string_view::npos)
        return link;

    const std::string_view number = rest.substr(hash + 1);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    const bool is_whole = error == std::errc() && end == number.data() + number.size();
    if (!is_whole || value == EventIndex::none_value)
        return malformed("What follows the # in the link is no number of an event.", whole);
    link.event = EventIndex(value);
    return link;
}

} // namespace playhead
