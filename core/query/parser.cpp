// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/query/filter.h"
#include "core/query/keys.h"
#include "core/query/lexer.h"
#include "core/query/matcher.h"
#include "core/query/nearest.h"
#include "core/query/problems.h"
#include "core/query/values.h"

#include <utility>
#include <vector>

namespace playhead {

namespace {

using Kind = FilterToken::Kind;

/// Puts words together, one level of parentheses upon the other.
class Parser
{
public:
    explicit Parser(std::string_view text) : text_(text), lexer_(text), levels_(1) {}

    ParsedFilter parse()
    {
        ParsedFilter parsed;
        if (read_all()) {
            parsed.filter = std::move(levels_.front().alternatives.front());
            return parsed;
        }
        parsed.state = can_go_on_ ? ParsedFilter::State::Incomplete : ParsedFilter::State::Wrong;
        parsed.problem = std::move(problem_);
        return parsed;
    }

private:
    struct Level {
        std::size_t open_at = 0;
        std::vector<Filter> alternatives;
        std::vector<Filter> conjuncts;
        bool is_negated = false;
        bool has_operand = false;
    };

    bool read_all()
    {
        if (text_.size() > Filter::max_text)
            return fail(filter_problems::too_long, Filter::max_text, text_.size(),
                        {std::to_string(Filter::max_text)});
        for (std::size_t at = 0; at < text_.size();) {
            const Utf8Step step = utf8_step(text_, at);
            if (!step.valid)
                return fail(filter_problems::not_utf8, at, at + step.length);
            at += step.length;
        }
        FilterToken token;
        while (lexer_.next(token)) {
            if (!take(token))
                return false;
            last_ = token;
        }
        if (lexer_.problem()) {
            problem_ = *lexer_.problem();
            can_go_on_ = lexer_.can_go_on();
            return explain(token);
        }
        return end();
    }

    /// Says more about a word that could not be read: an unknown key comes before what follows it.
    bool explain(const FilterToken& token)
    {
        if (token.kind != Kind::Condition)
            return false;
        const FilterKey* key = find_filter_key(token.key);
        if (!key)
            return unknown_key(token);
        if (token.op && !key->allows(*token.op))
            return wrong_operator(token, *key);
        if (problem_.code == filter_problems::missing_value.code)
            problem_.remedy = filled(problem_.remedy, {key->example});
        return false;
    }

    bool take(const FilterToken& token)
    {
        Level& level = levels_.back();
        switch (token.kind) {
        case Kind::Open:
            if (levels_.size() > Filter::max_depth)
                return fail(filter_problems::too_deep, token.begin, token.end,
                            {std::to_string(Filter::max_depth)});
            levels_.emplace_back();
            levels_.back().open_at = token.begin;
            return true;
        case Kind::Close:
            return close(token);
        case Kind::And:
        case Kind::Or:
            if (!level.has_operand)
                return fail(filter_problems::nothing_before, token.begin, token.end,
                            {written(token)});
            level.has_operand = false;
            return token.kind == Kind::And || end_alternative(level);
        case Kind::Not:
            if (level.is_negated)
                return fail(filter_problems::double_not, last_.begin, token.end);
            level.is_negated = true;
            level.has_operand = false;
            return true;
        case Kind::Text:
        case Kind::Condition:
            break;
        }
        if (++terms_ > Filter::max_terms)
            return fail(filter_problems::too_many_terms, token.begin, token.end,
                        {std::to_string(Filter::max_terms)});
        FilterTerm term;
        return read_term(token, term) && add(Filter(std::move(term)));
    }

    bool close(const FilterToken& token)
    {
        Level& level = levels_.back();
        if (levels_.size() == 1)
            return fail(filter_problems::surplus_parenthesis, token.begin, token.end);
        if (last_.kind == Kind::Open)
            return fail(filter_problems::empty_parentheses, last_.begin, token.end);
        if (!level.has_operand)
            return fail(filter_problems::nothing_after, last_.end, last_.end, {written(last_)});
        if (!end_level(level))
            return false;
        Filter inner = std::move(level.alternatives.front());
        levels_.pop_back();
        return add(std::move(inner));
    }

    bool end()
    {
        Level& level = levels_.back();
        const bool is_empty = last_.end == 0;
        if (!is_empty && !level.has_operand && last_.kind != Kind::Open) {
            can_go_on_ = true;
            return fail(filter_problems::nothing_after, text_.size(), text_.size(),
                        {written(last_)});
        }
        if (levels_.size() > 1) {
            can_go_on_ = true;
            return fail(filter_problems::open_parenthesis, level.open_at, level.open_at + 1);
        }
        return end_level(level) && fits(level.alternatives.front());
    }

    /// What is printed can be longer than what was written.
    bool fits(const Filter& filter)
    {
        return text_.size() < Filter::max_text / 16 || filter.print().size() <= Filter::max_text ||
               fail(filter_problems::too_long, 0, text_.size(), {std::to_string(Filter::max_text)});
    }

    bool end_alternative(Level& level)
    {
        auto joined = Filter::all_of(level.conjuncts);
        level.conjuncts.clear();
        return take_joined(joined, level.alternatives);
    }

    /// Leaves the level's whole as its only alternative.
    bool end_level(Level& level)
    {
        if (!end_alternative(level))
            return false;
        auto joined = Filter::any_of(level.alternatives);
        level.alternatives.clear();
        return take_joined(joined, level.alternatives);
    }

    bool take_joined(Result<Filter>& joined, std::vector<Filter>& to)
    {
        if (!joined)
            return fail(filter_problems::too_deep, 0, text_.size(),
                        {std::to_string(Filter::max_depth)});
        to.push_back(std::move(joined).value());
        return true;
    }

    bool add(Filter operand)
    {
        Level& level = levels_.back();
        level.has_operand = true;
        if (!std::exchange(level.is_negated, false)) {
            level.conjuncts.push_back(std::move(operand));
            return true;
        }
        auto negated = Filter::negation(operand);
        return take_joined(negated, level.conjuncts);
    }

    bool read_term(const FilterToken& token, FilterTerm& term)
    {
        if (token.kind == Kind::Text) {
            term = {find_filter_key(bare_word_key), FilterOperator::Matches,
                    contains_form(token.value)};
            return check_pattern(token, term);
        }
        term.key = find_filter_key(token.key);
        term.op = *token.op;
        if (!term.key)
            return unknown_key(token);
        if (!term.key->allows(term.op))
            return wrong_operator(token, *term.key);
        const auto value = canonical_value(term.key->kind, token.value);
        if (value.problem)
            return bad_value(token, *value.problem, value.can_go_on);
        term.value = value.value;
        return check_word(token, term) && check_pattern(token, term);
    }

    bool unknown_key(const FilterToken& token)
    {
        can_go_on_ = false;
        const FilterKey* meant = nearest_filter_key(token.key);
        fail(filter_problems::unknown_key, token.begin, token.key_end, {token.key});
        if (meant) {
            problem_.suggestion = meant->name;
            problem_.remedy = "Did you mean " + std::string(meant->name) + "?";
        }
        return false;
    }

    bool wrong_operator(const FilterToken& token, const FilterKey& key)
    {
        can_go_on_ = false;
        fail(filter_problems::wrong_operator, token.op_begin, token.op_end,
             {operator_text(*token.op), key.name});
        std::string allowed;
        for (const FilterOperatorRow& row : filter_operators()) {
            if (key.allows(row.op))
                allowed += (allowed.empty() ? "" : " ") + std::string(row.text);
        }
        problem_.remedy = filled(filter_problems::wrong_operator.remedy, {allowed});
        return false;
    }

    bool bad_value(const FilterToken& token, const FilterProblemKind& kind, bool can_go_on)
    {
        can_go_on_ = can_go_on && is_open(token);
        return fail(kind, token.value_begin, token.end,
                    {token.value.empty() ? "\"\"" : std::string_view(token.value)});
    }

    /// Words of which all are known: results, and what has: can ask for.
    bool check_word(const FilterToken& token, FilterTerm& term)
    {
        const auto words = known_words(*term.key);
        const bool is_literal = term.op == FilterOperator::Equals ||
                                term.op == FilterOperator::Differs ||
                                (term.op == FilterOperator::Matches &&
                                 term.value.find_first_of("*?\\") == std::string::npos);
        const bool is_name = term.key->kind == FilterValueKind::KeyName;
        if (words.empty() || (!is_literal && !is_name))
            return true;
        const bool is_exact = term.op != FilterOperator::Matches;
        std::string list;
        bool is_beginning = false;
        for (const std::string_view word : words) {
            if (is_exact ? word == term.value : equals_ignoring_case(word, term.value)) {
                term.value = is_name ? std::string(word) : term.value;
                return true;
            }
            is_beginning =
                is_beginning || equals_ignoring_case(word.substr(0, term.value.size()), term.value);
            list += (list.empty() ? "" : ", ") + std::string(word);
        }
        can_go_on_ = is_beginning && is_open(token);
        using namespace filter_problems;
        if (is_name)
            fail(unknown_presence, token.value_begin, token.end, {term.value});
        else
            fail(unknown_word, token.value_begin, token.end, {term.key->name, term.value});
        problem_.remedy = filled(problem_.remedy, {list});
        if (const auto meant = nearest_word(term.value, words); !meant.empty()) {
            problem_.suggestion = meant;
            problem_.remedy = "Did you mean " + std::string(meant) + "?";
        }
        return false;
    }

    bool check_pattern(const FilterToken& token, const FilterTerm& term)
    {
        if (term.key->kind != FilterValueKind::Word)
            return true;
        Regex::Problem problem;
        if (WordMatcher::compile(term.op, term.value, problem))
            return true;
        can_go_on_ = problem.can_go_on && is_open(token);
        return fail(filter_problems::bad_pattern, token.value_begin, token.end, {problem.what});
    }

    /// Whether text added at the end would belong to the token's value.
    [[nodiscard]] bool is_open(const FilterToken& token) const
    {
        return !token.is_quoted && token.end == text_.size();
    }

    [[nodiscard]] std::string_view written(const FilterToken& token) const
    {
        return text_.substr(token.begin, token.end - token.begin);
    }

    bool fail(const FilterProblemKind& kind, std::size_t begin, std::size_t end,
              std::initializer_list<std::string_view> parts = {})
    {
        problem_ = {kind.code, filled(kind.message, parts), std::string(kind.remedy), {}, begin,
                    end};
        return false;
    }

    std::string_view text_;
    FilterLexer lexer_;
    std::vector<Level> levels_;
    FilterToken last_; ///< its end is 0 where there was none
    std::size_t terms_ = 0;
    FilterProblem problem_;
    bool can_go_on_ = false;
};

} // namespace

ParsedFilter parse_filter(std::string_view text)
{
    return Parser(text).parse();
}

Result<Filter> filter_of(std::string_view text)
{
    ParsedFilter parsed = parse_filter(text);
    if (parsed.state == ParsedFilter::State::Valid)
        return std::move(parsed.filter);
    return Error{std::move(parsed.problem.message), {}, std::move(parsed.problem.remedy)};
}

} // namespace playhead
