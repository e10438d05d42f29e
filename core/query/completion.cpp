// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/completion.h"

#include "core/query/lexer.h"
#include "core/query/matcher.h"

#include <algorithm>
#include <array>

namespace playhead {

namespace {

using Candidate = Completion::Candidate;
using Kind = FilterToken::Kind;

/// Tells whether a word begins with, or contains, what was typed.
class Typed
{
public:
    explicit Typed(std::string_view text)
        : begins_(matcher(literal_value(text) + "*"))
        , contains_(matcher("*" + literal_value(text) + "*"))
    {
    }
    /// 0 where it begins so, 1 where it contains it, 2 for neither.
    [[nodiscard]] int rank(std::string_view word) const
    {
        if (!begins_ || !contains_)
            return 2;
        return begins_->matches(word) ? 0 : contains_->matches(word) ? 1 : 2;
    }

private:
    static std::optional<WordMatcher> matcher(const std::string& pattern)
    {
        Regex::Problem problem;
        return WordMatcher::compile(FilterOperator::Matches, pattern, problem);
    }
    std::optional<WordMatcher> begins_;
    std::optional<WordMatcher> contains_;
};

/// Candidates in order of rank, then as they were added.
class Ranking
{
public:
    explicit Ranking(std::string_view typed) : typed_(typed) {}

    void add(std::string_view word, Candidate candidate)
    {
        const int rank = typed_.rank(word);
        if (rank < 2)
            ranked_.at(static_cast<std::size_t>(rank)).push_back(std::move(candidate));
    }
    [[nodiscard]] std::vector<Candidate> take()
    {
        std::vector<Candidate> all = std::move(ranked_[0]);
        std::move(ranked_[1].begin(), ranked_[1].end(), std::back_inserter(all));
        all.resize(std::min(all.size(), most_candidates));
        return all;
    }

private:
    Typed typed_;
    std::array<std::vector<Candidate>, 2> ranked_;
};

/// The operator that most conditions on the key have.
FilterOperator usual_operator(const FilterKey& key)
{
    return key.allows(FilterOperator::More) ? FilterOperator::More : FilterOperator::Matches;
}

void add_conditions(Completion& completion, std::string_view typed, bool has_operand)
{
    completion.context = Completion::Context::Condition;
    Ranking ranking(typed);
    for (const FilterKey* key : filter_keys()) {
        std::string text =
            std::string(key->name) + std::string(operator_text(usual_operator(*key)));
        ranking.add(key->name,
                    {std::move(text), std::string(key->name), std::string(key->about), {}});
    }
    if (has_operand) {
        ranking.add("and", {"and ", "and", "both hold", {}});
        ranking.add("or", {"or ", "or", "one holds", {}});
    }
    ranking.add("not", {"not ", "not", "the next does not hold", {}});
    completion.candidates = ranking.take();
}

void add_operators(Completion& completion)
{
    completion.context = Completion::Context::Operator;
    for (const FilterOperatorRow& row : filter_operators()) {
        if (completion.key && completion.key->allows(row.op))
            completion.candidates.push_back(
                {std::string(row.text), std::string(row.text), std::string(row.about), {}});
    }
}

/// A value as it is written for the operator.
std::string written_value(FilterOperator op, std::string_view word)
{
    return quoted_value(op == FilterOperator::Matches ? literal_value(word) : std::string(word));
}

void add_column_values(Completion& completion, FilterOperator op, const WordColumn& column,
                       WordCounts& session, std::string_view typed)
{
    const auto& counts = session.of(column);
    std::vector<StringId> words;
    for (std::size_t word = 0; word < counts.size(); ++word) {
        const bool is_known = !column.vocabulary.empty();
        if (counts[word] > 0 || is_known)
            words.emplace_back(word);
    }
    const auto text = [&](StringId word) { return column.text(session.trace(), word); };
    std::sort(words.begin(), words.end(), [&](StringId a, StringId b) {
        const auto count_a = counts[a.value()];
        const auto count_b = counts[b.value()];
        return count_a != count_b ? count_a > count_b : text(a) < text(b);
    });
    Ranking ranking(typed);
    for (const StringId word : words)
        ranking.add(
            text(word),
            {written_value(op, text(word)), std::string(text(word)), {}, counts[word.value()]});
    completion.candidates = ranking.take();
}

void add_known_words(Completion& completion, FilterOperator op, std::string_view typed)
{
    Ranking ranking(typed);
    for (const std::string_view word : known_words(*completion.key)) {
        const FilterKey* named =
            completion.key->kind == FilterValueKind::KeyName ? find_filter_key(word) : nullptr;
        ranking.add(word, {written_value(op, word),
                           std::string(word),
                           std::string(named ? named->about : std::string_view()),
                           {}});
    }
    completion.candidates = ranking.take();
}

void add_values(Completion& completion, FilterOperator op, WordCounts* session,
                std::string_view typed)
{
    completion.context = Completion::Context::Value;
    if (!completion.key || !completion.key->allows(op) || op == FilterOperator::Searches)
        return;
    const auto* column = std::get_if<WordColumn>(&completion.key->reader);
    if (column && session)
        add_column_values(completion, op, *column, *session, typed);
    else
        add_known_words(completion, op, typed);
}

/// What was typed of a value, without the quotes.
std::string typed_value(std::string_view text)
{
    if (text.empty() || text.front() != '"')
        return std::string(text);
    FilterLexer lexer(text);
    FilterToken token;
    lexer.next(token);
    return token.value;
}

void complete_condition(Completion& completion, const FilterToken& token, std::string_view text,
                        std::size_t cursor, WordCounts* session, bool has_operand)
{
    completion.key = find_filter_key(token.key);
    if (cursor <= token.key_end) {
        completion.begin = token.begin;
        completion.end = token.key_end;
        add_conditions(completion, text.substr(token.begin, cursor - token.begin), has_operand);
        for (Candidate& candidate : completion.candidates)
            candidate.text = candidate.label; // the operator is there already
        return;
    }
    const bool is_behind_none = !token.op && cursor > token.op_end;
    if (cursor < token.op_begin || is_behind_none)
        return; // between a key and its operator, or behind an operator that is none
    if (cursor < token.op_end || !token.op) {
        completion.begin = token.op_begin;
        completion.end = token.op_end;
        add_operators(completion);
        return;
    }
    completion.begin = std::min(token.value_begin, cursor);
    completion.end = std::max(token.end, cursor);
    add_values(completion, *token.op, session,
               typed_value(text.substr(completion.begin, cursor - completion.begin)));
}

void complete_word(Completion& completion, const FilterToken& token, std::string_view text,
                   std::size_t cursor, bool has_operand)
{
    if (token.is_quoted)
        return;
    const std::string_view word = text.substr(token.begin, token.end - token.begin);
    completion.key = cursor == token.end ? find_filter_key(word) : nullptr;
    if (completion.key) {
        completion.begin = completion.end = cursor;
        add_operators(completion);
        return;
    }
    completion.begin = token.begin;
    completion.end = std::max(token.end, cursor); // a word that is wrong may end before it
    add_conditions(completion, text.substr(token.begin, cursor - token.begin), has_operand);
}

} // namespace

Completion complete_filter(std::string_view text, std::size_t cursor, WordCounts* session)
{
    cursor = std::min(cursor, text.size());
    Completion completion;
    completion.begin = completion.end = cursor;
    FilterLexer lexer(text);
    FilterToken token;
    bool has_operand = false;
    for (;;) {
        const bool is_whole = lexer.next(token);
        const bool is_word = token.kind == Kind::Text || token.kind == Kind::Condition;
        const bool is_inside = token.begin < cursor && (cursor <= token.end || lexer.problem());
        if (is_inside && token.kind == Kind::Condition) {
            complete_condition(completion, token, text, cursor, session, has_operand);
            return completion;
        }
        const bool is_letters = token.end - token.begin > 1; // and, or, not
        if (is_inside && (is_word || is_letters)) {
            complete_word(completion, token, text, cursor, has_operand);
            return completion;
        }
        if (!is_whole || token.begin >= cursor)
            break;
        has_operand = is_word || token.kind == Kind::Close;
    }
    if (lexer.problem() && lexer.problem()->begin < cursor)
        return completion;
    add_conditions(completion, {}, has_operand);
    return completion;
}

} // namespace playhead
