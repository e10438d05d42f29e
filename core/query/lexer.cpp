// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/lexer.h"

#include "core/base/json_chars.h"
#include "core/base/text.h"
#include "core/query/keys.h"

#include <algorithm>
#include <array>
#include <utility>

namespace playhead {

namespace {

constexpr std::string_view operator_chars = ":=<>~";

bool is_one_of(char c, std::string_view chars)
{
    return chars.find(c) != std::string_view::npos;
}

/// Ends a word or value that is not quoted.
bool ends_word(char c)
{
    return json::is_space(c) || c == '(' || c == ')' || c == '"';
}

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// What can be a key: "10:30" and "a/b:c" are texts.
bool is_name(std::string_view word)
{
    return !word.empty() && is_letter(word.front()) &&
           std::all_of(word.begin(), word.end(), [](char c) {
               return is_letter(c) || json::is_digit(c) || c == '-' || c == '.';
           });
}

std::optional<FilterToken::Kind> keyword_kind(std::string_view word)
{
    using Kind = FilterToken::Kind;
    constexpr std::array<std::pair<std::string_view, Kind>, 3> keywords = {
        {{"and", Kind::And}, {"or", Kind::Or}, {"not", Kind::Not}}};
    for (const auto& [text, kind] : keywords) {
        if (equals_ignoring_case(word, text))
            return kind;
    }
    return std::nullopt;
}

/// Our word for an operator of another language, or nothing.
std::string_view our_word(std::string_view word)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> foreign = {
        {{"&&", "and"}, {"&", "and"}, {"||", "or"}, {"|", "or"}}};
    for (const auto& [theirs, ours] : foreign) {
        if (word == theirs)
            return ours;
    }
    return {};
}

/// Our operator for one of another language, or nothing.
std::string_view our_operator(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> foreign = {
        {{"==", "="},
         {"===", "="},
         {":=", "="},
         {"=~", "~"},
         {"~=", "~"},
         {"~~", "~"},
         {"=>", ">="},
         {"=<", "<="},
         {"<>", "!="}}};
    for (const auto& [theirs, ours] : foreign) {
        if (text == theirs)
            return ours;
    }
    return {};
}

std::optional<FilterOperator> operator_of(std::string_view text)
{
    for (const FilterOperatorRow& row : filter_operators()) {
        if (row.text == text)
            return row.op;
    }
    return std::nullopt;
}

} // namespace

std::string contains_form(std::string_view word)
{
    const std::size_t last_other = word.find_last_not_of('\\');
    const std::size_t backslashes =
        last_other == std::string_view::npos ? word.size() : word.size() - last_other - 1;
    return "*" + std::string(word) + (backslashes % 2 == 1 ? "\\*" : "*");
}

std::string in_quotes(std::string_view value)
{
    std::string text = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + '"';
}

bool is_plain_value(std::string_view value)
{
    return !value.empty() && !is_one_of(value.front(), operator_chars) &&
           std::none_of(value.begin(), value.end(), ends_word);
}

bool is_plain_text(std::string_view word)
{
    return !word.empty() && !is_one_of(word.front(), "-!") && !keyword_kind(word) &&
           our_word(word).empty() && std::none_of(word.begin(), word.end(), [](char c) {
               return ends_word(c) || is_one_of(c, operator_chars);
           });
}

void FilterLexer::skip_space()
{
    at_ = json::skip_space(text_, at_);
}

bool FilterLexer::at_operator() const
{
    return is_one_of(peek(), operator_chars) ||
           (peek() == '!' && peek(1) != '\0' && is_one_of(peek(1), operator_chars));
}

bool FilterLexer::fail(const FilterProblemKind& kind, std::size_t begin, std::size_t end,
                       std::initializer_list<std::string_view> parts, std::string suggestion)
{
    problem_ = FilterProblem{kind.code,
                             filled(kind.message, parts),
                             std::string(kind.remedy),
                             std::move(suggestion),
                             begin,
                             end};
    return false;
}

bool FilterLexer::next(FilterToken& token)
{
    skip_space();
    token = {};
    token.begin = token.end = at_;
    if (problem_ || at_end())
        return false;
    if (peek() == '(')
        return single(token, FilterToken::Kind::Open);
    if (peek() == ')')
        return single(token, FilterToken::Kind::Close);
    if (peek() == '-')
        return single(token, FilterToken::Kind::Not);
    if (peek() == '"') {
        token.kind = FilterToken::Kind::Text;
        return read_quoted(token);
    }
    return word(token);
}

bool FilterLexer::single(FilterToken& token, FilterToken::Kind kind)
{
    token.kind = kind;
    token.end = ++at_;
    return true;
}

bool FilterLexer::word(FilterToken& token)
{
    using namespace filter_problems;
    if (at_operator()) {
        std::size_t end = at_ + 1;
        while (end < text_.size() && is_one_of(text_[end], operator_chars))
            ++end;
        return fail(missing_key, at_, end, {text_.substr(at_, end - at_)});
    }
    if (peek() == '!') {
        fail(foreign_word, at_, at_ + 1, {"!"}, "not ");
        problem_->remedy = filled(foreign_word.remedy, {"not"});
        return false;
    }
    while (!at_end() && !ends_word(peek()) && !at_operator())
        ++at_;
    const std::string_view text = text_.substr(token.begin, at_ - token.begin);
    if (!at_operator() && keyword(token, text))
        return true;
    if (const std::string_view ours = our_word(text); !ours.empty()) {
        fail(foreign_word, token.begin, at_, {text}, std::string(ours));
        problem_->remedy = filled(foreign_word.remedy, {ours});
        return false;
    }
    if (!is_name(text))
        return plain_text(token);
    token.key_end = at_;
    token.key = text;
    skip_space();
    if (at_operator())
        return condition(token);
    at_ = token.key_end;
    token.key.clear();
    return plain_text(token);
}

bool FilterLexer::keyword(FilterToken& token, std::string_view text) const
{
    const auto kind = keyword_kind(text);
    if (!kind)
        return false;
    token.kind = *kind;
    token.end = at_;
    return true;
}

bool FilterLexer::plain_text(FilterToken& token)
{
    while (!at_end() && !ends_word(peek()))
        ++at_;
    token.kind = FilterToken::Kind::Text;
    token.value_begin = token.begin;
    token.end = at_;
    token.value = text_.substr(token.begin, at_ - token.begin);
    if (peek() == '(')
        return fail(filter_problems::parenthesis_inside, token.begin, at_ + 1);
    if (peek() == '"')
        return fail(filter_problems::quote_inside, token.begin, at_ + 1);
    return true;
}

bool FilterLexer::condition(FilterToken& token)
{
    token.kind = FilterToken::Kind::Condition;
    return read_operator(token) && read_value(token);
}

bool FilterLexer::read_operator(FilterToken& token)
{
    token.op_begin = at_++;
    while (is_one_of(peek(), operator_chars) && !at_end())
        ++at_;
    token.op_end = token.end = token.value_begin = at_;
    const std::string_view text = text_.substr(token.op_begin, at_ - token.op_begin);
    token.op = operator_of(text);
    if (token.op)
        return true;
    const std::string_view ours = our_operator(text);
    fail(filter_problems::unknown_operator, token.op_begin, at_, {text}, std::string(ours));
    if (!ours.empty())
        problem_->remedy = "Did you mean " + std::string(ours) + "?";
    return false;
}

bool FilterLexer::read_value(FilterToken& token)
{
    using namespace filter_problems;
    const std::size_t before = at_;
    skip_space();
    const bool is_apart = at_ != before;
    const std::string_view written = text_.substr(token.begin, token.op_end - token.begin);
    token.value_begin = token.end = at_;
    if (at_end()) {
        can_go_on_ = true;
        return fail(missing_value, at_, at_, {written});
    }
    if (peek() == '"')
        return read_quoted(token);
    while (!at_end() && !ends_word(peek()))
        ++at_;
    token.end = at_;
    token.value = text_.substr(token.value_begin, at_ - token.value_begin);
    if (peek() == '(')
        return fail(parenthesis_inside, token.value_begin, at_ + 1);
    if (peek() == '"')
        return fail(quote_inside, token.value_begin, at_ + 1);
    const bool is_missing = token.value.empty() || (is_apart && keyword_kind(token.value));
    return !is_missing || fail(missing_value, token.op_end, token.op_end, {written});
}

bool FilterLexer::read_quoted(FilterToken& token)
{
    token.is_quoted = true;
    token.value_begin = at_++;
    for (; !at_end() && peek() != '"'; ++at_) {
        if (peek() == '\\' && (peek(1) == '"' || peek(1) == '\\'))
            ++at_;
        token.value += peek();
    }
    token.end = at_;
    if (at_end()) {
        can_go_on_ = true;
        return fail(filter_problems::open_quote, token.value_begin, at_);
    }
    token.end = ++at_;
    if (!at_end() && !json::is_space(peek()) && peek() != ')')
        return fail(filter_problems::quote_inside, token.value_begin, at_ + 1);
    return true;
}

} // namespace playhead
