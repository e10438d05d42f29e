// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/secrets.h"

#include "core/base/stopping.h"
#include "core/base/text.h"
#include "core/native/redactor.h"
#include "core/native/secret_rules.h"
#include "core/native/secret_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace playhead {

namespace secrets {

namespace {

constexpr std::string_view mask_dots = "••••••••";

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool has_digit(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), is_digit);
}

/// One past the letters, digits and characters of `more` from `at` on.
std::size_t run_end(std::string_view text, std::size_t at, std::string_view more)
{
    while (at < text.size() && (is_alnum(text[at]) || is_one_of(text[at], more)))
        ++at;
    return at;
}

/// Whether no word leads up to `at`.
bool is_word_start(std::string_view text, std::size_t at)
{
    return at == 0 || !(is_alnum(text[at - 1]) || is_one_of(text[at - 1], "-_"));
}

std::optional<Found> match_prefix(std::string_view text, std::size_t at)
{
    if (!is_word_start(text, at))
        return std::nullopt;
    for (const PrefixRule& rule : prefix_rules) {
        if (!starts_with(text, at, rule.prefix))
            continue;
        const std::size_t begin = at + rule.prefix.size();
        const std::size_t end = run_end(text, begin, rule.more);
        // Words may be joined by hyphens, keys have digits.
        if (end - begin >= rule.least && has_digit(text.substr(begin, end - begin)))
            return Found{at, end, rule.what};
    }
    return std::nullopt;
}

std::optional<Found> match_jwt(std::string_view text, std::size_t at)
{
    constexpr std::size_t least_part = 5;
    if (!starts_with(text, at, "eyJ") || !is_word_start(text, at))
        return std::nullopt;
    const std::size_t header = run_end(text, at, "-_");
    if (header - at < least_part || header == text.size() || text[header] != '.')
        return std::nullopt;
    const std::size_t payload = run_end(text, header + 1, "-_");
    if (payload - header <= least_part || payload == text.size() || text[payload] != '.')
        return std::nullopt;
    return Found{at, run_end(text, payload + 1, "-_"), "JWT"};
}

/// "Bearer x", where x is no word of a sentence.
std::optional<Found> match_scheme(std::string_view text, std::size_t at)
{
    constexpr std::size_t least = 8;
    constexpr std::size_t surely = 24;
    for (const std::string_view scheme : {"bearer ", "basic "}) {
        if (!equals_ignoring_case(text.substr(at, scheme.size()), scheme) ||
            !is_word_start(text, at))
            continue;
        const std::size_t begin = at + scheme.size();
        const std::size_t end = run_end(text, begin, "-._~+/=");
        const std::string_view value = text.substr(begin, end - begin);
        if (value.size() >= surely || (value.size() >= least && has_digit(value)))
            return Found{begin, end, scheme == "basic " ? "password" : "bearer token"};
    }
    return std::nullopt;
}

std::optional<Found> match_pem(std::string_view text, std::size_t at)
{
    constexpr std::string_view dashes = "-----";
    if (!starts_with(text, at, "-----BEGIN "))
        return std::nullopt;
    const std::size_t title_end = text.find(dashes, at + dashes.size());
    if (title_end == std::string_view::npos ||
        text.substr(at, title_end - at).find("PRIVATE KEY") == std::string_view::npos)
        return std::nullopt;
    const std::size_t footer = text.find("-----END ", title_end);
    const std::size_t close =
        footer == std::string_view::npos ? footer : text.find(dashes, footer + dashes.size());
    const bool is_whole = close != std::string_view::npos;
    return Found{at, is_whole ? close + dashes.size() : text.size(), "private key"};
}

/// The name that ends before the '=' or ':' at `at`; quotes and backslashes (of JSON in a text)
/// may stand between.
std::string_view name_before(std::string_view text, std::size_t at)
{
    constexpr std::size_t longest = 64;
    std::size_t end = at;
    while (end > 0 && at - end < 4 && is_one_of(text[end - 1], " \\\"'"))
        --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < longest &&
           (is_alnum(text[begin - 1]) || is_one_of(text[begin - 1], "-_.")))
        --begin;
    return text.substr(begin, end - begin);
}

/// NAME=value and NAME: value, in the middle of any text.
std::optional<Found> match_assignment(std::string_view text, std::size_t at)
{
    constexpr std::size_t least = 8;
    constexpr std::size_t surely = 20;
    const KeyVerdict verdict = judge_key(name_before(text, at));
    if (verdict.level == Level::None)
        return std::nullopt;
    std::size_t begin = at + 1;
    while (begin < text.size() && begin - at < 6 && is_one_of(text[begin], " \\\"'="))
        ++begin;
    for (const std::string_view scheme : {"bearer ", "basic ", "token "}) {
        if (equals_ignoring_case(text.substr(begin, scheme.size()), scheme))
            begin += scheme.size();
    }
    if (is_masked(text.substr(begin)))
        return std::nullopt;
    // A cookie goes on to the end of its line.
    const bool is_cookie = verdict.what.find("cookie") != std::string_view::npos;
    const std::string_view stops = is_cookie ? "\r\n\"'\\" : " \t\r\n\"'\\,;&(){}[]<>|";
    const std::size_t end = std::min(text.find_first_of(stops, begin), text.size());
    const std::string_view value = text.substr(begin, end - begin);
    if (value.size() < least || (value.size() < surely && !has_digit(value)))
        return std::nullopt;
    return Found{begin, end, verdict.what};
}

/// The password of "scheme://user:password@host".
std::optional<Found> match_url_password(std::string_view text, std::size_t at)
{
    if (!starts_with(text, at, "://"))
        return std::nullopt;
    constexpr std::string_view stops = "/?#@ \t\r\n\"'<>\\";
    const std::size_t user = at + 3;
    const std::size_t host = text.find_first_of(stops, user);
    if (host == std::string_view::npos || text[host] != '@')
        return std::nullopt;
    const std::size_t colon = text.substr(0, host).find(':', user);
    if (colon == std::string_view::npos || is_masked(text.substr(colon + 1)) || colon + 1 == host)
        return std::nullopt;
    return Found{colon + 1, host, "password"};
}

/// The pairs of bytes at which one of the matchers may succeed, a bit each. One byte would not do:
/// most letters begin some rule.
class Starts
{
public:
    constexpr Starts()
    {
        for (const std::string_view pair :
             {"ey", "--", "be", "bE", "Be", "BE", "ba", "bA", "Ba", "BA"})
            add(pair[0], pair[1]);
        for (const PrefixRule& rule : prefix_rules)
            add(rule.prefix[0], rule.prefix[1]);
        for (unsigned second = 0; second < 256; ++second) {
            add(':', static_cast<char>(second));
            add('=', static_cast<char>(second));
        }
    }
    [[nodiscard]] bool may_begin(char first, char second) const
    {
        const unsigned at = place(first, second);
        return (pairs_[at / 64] >> (at % 64) & 1U) != 0;
    }

private:
    [[nodiscard]] static constexpr unsigned place(char first, char second)
    {
        return static_cast<unsigned char>(first) * 256U + static_cast<unsigned char>(second);
    }
    constexpr void add(char first, char second)
    {
        const unsigned at = place(first, second);
        pairs_.at(at / 64) |= std::uint64_t(1) << (at % 64);
    }

    std::array<std::uint64_t, 1024> pairs_{};
};

constexpr Starts starts;

std::optional<Found> match(std::string_view text, std::size_t at)
{
    switch (text[at]) {
    case ':':
        if (auto found = match_url_password(text, at))
            return found;
        return match_assignment(text, at);
    case '=':
        return match_assignment(text, at);
    case '-':
        return match_pem(text, at);
    case 'e':
        return match_jwt(text, at);
    case 'b':
    case 'B':
        return match_scheme(text, at);
    default:
        return match_prefix(text, at);
    }
}

} // namespace

KeyVerdict judge_key(std::string_view key)
{
    constexpr std::size_t longest = 128;
    if (const std::size_t dot = key.rfind('.'); dot != std::string_view::npos)
        key.remove_prefix(dot + 1);
    if (key.empty() || key.size() > longest)
        return {};
    std::array<char, longest> buffer{};
    std::size_t size = 0;
    for (const char c : key) {
        if (!is_one_of(c, "-_ "))
            buffer.at(size++) = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const std::string_view name(buffer.data(), size);
    for (const KeyRule& rule : key_rules) {
        if (name.size() < rule.name.size() || (name.size() > rule.name.size() && !rule.any_prefix))
            continue;
        if (name.substr(name.size() - rule.name.size()) == rule.name)
            return {rule.level, rule.shown.front() == '*' ? rule.shown.substr(1) : rule.shown};
    }
    return {};
}

bool has_secret_shape(std::string_view text)
{
    constexpr std::size_t least = 12;
    constexpr std::size_t surely = 24;
    return text.size() >= least && std::none_of(text.begin(), text.end(), is_space) &&
           (text.size() >= surely || has_digit(text));
}

std::optional<Found> find(std::string_view text, std::size_t from, const std::stop_token& stop)
{
    // No secret is one byte long.
    while (from + 1 < text.size() && !stop.stop_requested()) {
        const std::size_t end = std::min(text.size() - 1, from + StopCheck::piece);
        for (; from < end; ++from) {
            if (!starts.may_begin(text[from], text[from + 1]))
                continue;
            if (auto found = match(text, from))
                return found;
        }
    }
    return std::nullopt;
}

std::string mask(std::string_view what, std::size_t length)
{
    std::string text(mask_dots);
    text += " (";
    text += what;
    text += ", " + std::to_string(length) + (length == 1 ? " character)" : " characters)");
    return text;
}

bool is_masked(std::string_view text)
{
    return text.substr(0, mask_dots.size()) == mask_dots;
}

} // namespace secrets

std::span<const Redactor::Rule> Redactor::rules()
{
    static const std::vector<Rule> rules = [] {
        std::vector<Rule> all;
        all.reserve(secrets::key_rules.size() + secrets::shape_rules.size() +
                    secrets::prefix_rules.size() + secrets::personal_rules.size());
        for (const auto& rule : secrets::key_rules)
            all.push_back({Rule::Kind::Key, rule.shown, rule.about});
        all.insert(all.end(), secrets::shape_rules.begin(), secrets::shape_rules.end());
        for (const auto& rule : secrets::prefix_rules)
            all.push_back({Rule::Kind::Pattern, rule.shown, rule.what});
        all.insert(all.end(), secrets::personal_rules.begin(), secrets::personal_rules.end());
        return all;
    }();
    return rules;
}

} // namespace playhead
