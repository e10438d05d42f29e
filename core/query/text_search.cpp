// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/text_search.h"

#include "core/query/facets.h"

namespace playhead {

namespace {

bool is_word_character(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// A boundary beside a character of no word would ask for one: "(x)" is whole between spaces.
std::string bounded(const TextSearch& search, const std::string& expression)
{
    const bool begins = search.is_pattern || is_word_character(search.text.front());
    const bool ends = search.is_pattern || is_word_character(search.text.back());
    return (begins ? "\\b(?:" : "(?:") + expression + (ends ? ")\\b" : ")");
}

} // namespace

Result<CompiledSearch> compile_search(const TextSearch& search)
{
    CompiledSearch compiled;
    if (search.text.empty())
        return compiled;
    std::string expression = search.is_pattern ? search.text : Regex::literal(search.text);
    const auto letters = search.is_case_sensitive ? Regex::Case::Counts : Regex::Case::Ignored;
    Regex::Problem problem;
    // By itself first: what is wrong in it could be mended by the brackets around it.
    compiled.pattern = Regex::compile(expression, letters, problem);
    if (compiled.pattern && search.is_whole_words) {
        expression = bounded(search, expression);
        compiled.pattern = Regex::compile(expression, letters, problem);
    }
    if (!compiled.pattern)
        return Error{"The expression is wrong: " + problem.what, "",
                     "Correct it, or look for it as a plain text"};

    const bool is_word = !search.is_case_sensitive && !search.is_whole_words && !search.is_pattern;
    if (!search.is_case_sensitive)
        expression.insert(0, "(?i)");
    auto filter =
        is_word ? condition("text", FilterOperator::Matches, '*' + literal_value(search.text) + '*')
                : condition("text", FilterOperator::Searches, expression);
    if (!filter)
        return filter.error();
    compiled.filter = *std::move(filter);
    return compiled;
}

} // namespace playhead
