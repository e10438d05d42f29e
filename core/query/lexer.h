// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The words of a filter expression. Internal to core/query.
#pragma once

#include "core/query/filter.h"
#include "core/query/problems.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace playhead {

/// The key that a bare word is a condition on.
inline constexpr std::string_view bare_word_key = "text";

/// word → "*word*", so that the stars are wildcards whatever the word ends in.
[[nodiscard]] std::string contains_form(std::string_view word);

[[nodiscard]] std::string in_quotes(std::string_view value);
/// Whether a value, or a bare word, stands for itself without quotes.
[[nodiscard]] bool is_plain_value(std::string_view value);
[[nodiscard]] bool is_plain_text(std::string_view word);

struct FilterToken {
    enum class Kind : std::uint8_t { Open, Close, And, Or, Not, Text, Condition };
    Kind kind = Kind::Text;
    std::size_t begin = 0;
    std::size_t end = 0;

    // Text and Condition. A problem may leave a condition without what comes after it.
    std::string key; ///< as written
    std::size_t key_end = 0;
    std::optional<FilterOperator> op;
    std::size_t op_begin = 0;
    std::size_t op_end = 0;
    std::string value; ///< without quotes
    std::size_t value_begin = 0;
    bool is_quoted = false;
};

class FilterLexer
{
public:
    explicit FilterLexer(std::string_view text) : text_(text) {}

    /// False at the end, and where a word is wrong: then problem() is there, and the token says
    /// how far its word could be read.
    bool next(FilterToken& token);
    [[nodiscard]] const std::optional<FilterProblem>& problem() const { return problem_; }
    /// Whether more text at the end can help.
    [[nodiscard]] bool can_go_on() const { return can_go_on_; }

private:
    void skip_space();
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] bool at_operator() const;
    bool single(FilterToken& token, FilterToken::Kind kind);
    bool word(FilterToken& token);
    bool keyword(FilterToken& token, std::string_view text) const;
    bool plain_text(FilterToken& token);
    bool condition(FilterToken& token);
    bool read_operator(FilterToken& token);
    bool read_value(FilterToken& token);
    bool read_quoted(FilterToken& token);
    bool fail(const FilterProblemKind& kind, std::size_t begin, std::size_t end,
              std::initializer_list<std::string_view> parts = {}, std::string suggestion = {});

    std::string_view text_;
    std::size_t at_ = 0;
    std::optional<FilterProblem> problem_;
    bool can_go_on_ = false;
};

} // namespace playhead
