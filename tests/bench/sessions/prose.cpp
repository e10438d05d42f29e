// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/bench/sessions/prose.h"

#include "tests/bench/sessions/plan.h"

#include <algorithm>
#include <array>

namespace playhead::bench {

namespace {

constexpr std::size_t prose_size = 1 << 20;

constexpr std::array<std::string_view, 56> plain_words = {
    "the",    "agent",   "reads",   "a",       "file",     "and",       "writes",  "its",
    "answer", "to",      "search",  "results", "which",    "then",      "fail",    "because",
    "of",     "timeout", "in",      "step",    "retry",    "with",      "other",   "arguments",
    "price",  "hotel",   "table",   "for",     "two",      "at",        "night",   "river",
    "route",  "plan",    "summary", "error",   "expected", "value",     "before",  "after",
    "cache",  "token",   "limit",   "was",     "reached",  "so",        "model",   "says",
    "that",   "no",      "page",    "matches", "this",     "condition", "exactly", "today"};

/// As JSON may write them: é, ü, ß, —, 日本.
constexpr std::array<std::string_view, 6> escaped_words = {
    "caf\\u00e9", "\\u00fcber", "stra\\u00dfe", "\\u2014", "\\u65e5\\u672c", "\\\"quoted\\\""};
constexpr std::array<std::string_view, 5> unicode_words = {"caf\xC3\xA9",
                                                           "\xC3\xBC"
                                                           "ber",
                                                           "stra\xC3\x9F"
                                                           "e",
                                                           "\xE2\x80\x94",
                                                           "\xE6\x97\xA5\xE6\x9C\xAC"};

char in_other_case(char c)
{
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return is_letter ? static_cast<char>(c ^ 0x20) : c;
}

} // namespace

Prose::Prose(bool is_escaped, Chance& chance) : is_escaped_(is_escaped)
{
    text_.reserve(prose_size + 64);
    while (text_.size() < prose_size) {
        words_.push_back(static_cast<std::uint32_t>(text_.size()));
        if (is_escaped && chance.one_in(12))
            text_ += escaped_words[chance.below(escaped_words.size())];
        else if (chance.one_in(40))
            text_ += unicode_words[chance.below(unicode_words.size())];
        else
            text_ += plain_words[chance.below(plain_words.size())];
        if (is_escaped && chance.one_in(14))
            text_ += "\\n";
        else
            text_ += chance.one_in(11) ? ". " : " ";
    }
}

void Prose::append(std::string& out, std::size_t length, Chance& chance) const
{
    while (length > 0) {
        const std::size_t first = words_[chance.below(words_.size())];
        const std::size_t wanted = std::min(length, text_.size() - first);
        const auto last = std::lower_bound(words_.begin(), words_.end(), first + wanted);
        const std::size_t end = last == words_.end() ? text_.size() : *last;
        out.append(text_, first, end - first);
        length -= wanted;
    }
}

void Prose::append_needle(std::string& out, Chance& chance) const
{
    constexpr std::string_view letter = "\xC3\x89"; // É
    const std::size_t at = needle.find(letter);
    const auto append_plain = [&](std::string_view part) {
        for (const char c : part)
            out += chance.one_in(2) ? c : in_other_case(c);
    };
    append_plain(needle.substr(0, at));
    const bool is_small = chance.one_in(2);
    if (is_escaped_)
        out += is_small ? "\\u00e9" : "\\u00C9";
    else
        out += is_small ? "\xC3\xA9" : "\xC3\x89";
    append_plain(needle.substr(at + letter.size()));
}

} // namespace playhead::bench
