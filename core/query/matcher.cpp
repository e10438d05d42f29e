// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/matcher.h"

#include <utility>

namespace playhead {

namespace {

/// How much is searched between two looks at the stop token: a few milliseconds.
constexpr std::size_t piece = std::size_t{1} << 20;
constexpr std::size_t longest_character = 4; // bytes of UTF-8

/// A pattern with wildcards as a regular expression.
struct Wildcards {
    std::string expression;
    bool is_word_anywhere = false; ///< "*word*", without wildcards inside
    std::string word;              ///< without them
    std::size_t characters = 0;
};

Wildcards wildcards_of(std::string_view pattern)
{
    Wildcards read;
    std::string& expression = read.expression;
    bool begins_open = false;
    bool ends_open = false;
    bool has_inner = false;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if (c == '*') {
            begins_open = begins_open || expression.empty();
            ends_open = true;
            continue;
        }
        if (ends_open && !expression.empty()) { // a star between two other things
            expression += ".*";
            has_inner = true;
        }
        ends_open = false;
        const char next = at + 1 < pattern.size() ? pattern[at + 1] : '\0';
        if (c == '?') {
            expression += '.';
            has_inner = true;
        } else if (c == '\\' && (next == '*' || next == '?' || next == '\\')) {
            expression += Regex::literal({&next, 1});
            read.word += next;
            ++at;
        } else {
            expression += Regex::literal({&c, 1});
            read.word += c;
        }
        ++read.characters;
    }
    read.is_word_anywhere = begins_open && ends_open && !has_inner && !expression.empty();
    if (!begins_open)
        expression.insert(0, "\\A");
    if (!ends_open)
        expression += "\\z";
    expression.insert(0, "(?s)");
    return read;
}

} // namespace

std::optional<WordMatcher> WordMatcher::compile(FilterOperator op, std::string_view value,
                                                Regex::Problem& problem)
{
    WordMatcher matcher;
    if (op == FilterOperator::Equals || op == FilterOperator::Differs) {
        matcher.exact_ = value;
        return matcher;
    }
    if (op == FilterOperator::Searches) {
        matcher.expression_ = value;
        matcher.regex_ = Regex::compile(value, Regex::Case::Counts, problem);
    } else {
        Wildcards wildcards = wildcards_of(value);
        matcher.letter_case_ = Regex::Case::Ignored;
        matcher.regex_ = Regex::compile(wildcards.expression, Regex::Case::Ignored, problem);
        if (wildcards.is_word_anywhere) {
            matcher.longest_match_ = wildcards.characters * longest_character;
            matcher.exact_ = std::move(wildcards.word);
        }
        matcher.expression_ = std::move(wildcards.expression);
    }
    if (!matcher.regex_)
        return std::nullopt;
    return matcher;
}

std::vector<std::string> WordMatcher::needed_texts() const
{
    if (!exact_.empty())
        return {exact_};
    return regex_ ? Regex::needed_texts(expression_, letter_case_) : std::vector<std::string>();
}

bool WordMatcher::matches(std::string_view text, const std::stop_token& stop) const
{
    if (!regex_)
        return text == exact_;
    if (longest_match_ == 0 || text.size() <= piece)
        return regex_->is_found_in(text);
    // Pieces overlap by as much as a match can be long, so that none is missed. A character that
    // is cut in two matches nothing.
    for (std::size_t at = 0; at < text.size() && !stop.stop_requested(); at += piece) {
        if (regex_->is_found_in(text.substr(at, piece + longest_match_)))
            return true;
    }
    return false;
}

} // namespace playhead
