// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/problems.h"

#include <array>

namespace playhead {

namespace filter_problems {

const FilterProblemKind not_utf8 = {"not-utf8", "This is no UTF-8 text.", "", "type:\xFF", false};
const FilterProblemKind too_long = {"too-long", "The expression is longer than {} bytes.",
                                    "Leave something out.", "", false};
const FilterProblemKind too_many_terms = {"too-many-terms", "There are more than {} conditions.",
                                          "Use wildcards, or a regular expression.", "", false};
const FilterProblemKind too_deep = {"too-deep", "The expression is nested deeper than {} levels.",
                                    "Leave out parentheses.", "", false};
const FilterProblemKind open_quote = {"open-quote", "The quote is not closed.",
                                      "Add a \" at the end.", "type:\"OpenAI", true};
const FilterProblemKind open_parenthesis = {"open-parenthesis", "The parenthesis is not closed.",
                                            "Add a ) at the end.", "(result:Fail", true};
const FilterProblemKind surplus_parenthesis = {
    "surplus-parenthesis", "No parenthesis is open here.",
    "Leave it out, or put it in quotes to search for it.", "result:Fail)", false};
const FilterProblemKind empty_parentheses = {
    "empty-parentheses", "There is nothing in the parentheses.",
    "Put a condition in them, or leave them out.", "result:Fail or ()", false};
const FilterProblemKind nothing_after = {"nothing-after", "A condition is missing after {}.",
                                         "To search for the word itself, put it in quotes.",
                                         "result:Fail and", true};
const FilterProblemKind nothing_before = {"nothing-before", "A condition is missing before {}.",
                                          "To search for the word itself, put it in quotes.",
                                          "or result:Fail", false};
const FilterProblemKind double_not = {"double-not", "This negates twice.", "Leave out both.",
                                      "not not result:Fail", false};
const FilterProblemKind foreign_word = {"foreign-word", "{} is no word of this language.",
                                        "Write {}, or put it in quotes to search for it.",
                                        "result:Fail && model:gpt-4", false};
const FilterProblemKind missing_key = {"missing-key", "A key is missing before {}.",
                                       "Put it in quotes to search for it.", ">2s", false};
const FilterProblemKind unknown_key = {"unknown-key", "There is no key {}.",
                                       "Put it in quotes to search for it.", "durration>2s", false};
const FilterProblemKind unknown_operator = {
    "unknown-operator", "There is no operator {}.",
    "The operators are : = != < <= > >= ~. A value that begins with one needs quotes.",
    "model==gpt-4", false};
const FilterProblemKind wrong_operator = {"wrong-operator", "{} does not apply to {}.", "Use {}.",
                                          "type>2", false};
const FilterProblemKind missing_value = {"missing-value", "A value is missing after {}.",
                                         "For example {}.", "duration>", true};
const FilterProblemKind quote_inside = {
    "quote-inside", "Quotes go around the whole of a value.",
    "Begin the value with \", and write \\\" for a quote in it.", "type:Open\"AI Call\"", false};
const FilterProblemKind parenthesis_inside = {"parenthesis-inside",
                                              "A value with a parenthesis needs quotes.",
                                              "Put \" around it.", "type:search(web)", false};
const FilterProblemKind no_duration = {"no-duration", "{} is no duration.",
                                       "Write 2s, 150ms, 3m, 1h, 1m30s, 5us or 10ns.", "duration>2",
                                       true};
const FilterProblemKind no_moment = {
    "no-moment", "{} is no time.",
    "Write 12.5s for a time since the session's first moment, or 2026-11-20T14:07:25Z.",
    "start>noon", true};
const FilterProblemKind no_count = {"no-count", "{} is no whole number.", "Write 1500, 1.5k or 2M.",
                                    "tokens>many", true};
const FilterProblemKind no_money = {"no-money", "{} is no amount of dollars.", "Write 0.05.",
                                    "cost>cheap", true};
const FilterProblemKind out_of_range = {"out-of-range", "{} is more than can be compared.",
                                        "Write a smaller value.", "duration>999999999h", false};
const FilterProblemKind unknown_word = {"unknown-word", "{} is never {}.", "It can be {}.",
                                        "result:Failure", true};
const FilterProblemKind unknown_presence = {"unknown-presence", "has: cannot ask for {}.",
                                            "It can ask for {}.", "has:type", true};
const FilterProblemKind bad_pattern = {"bad-pattern", "The regular expression is wrong: {}.", "",
                                       "type~\"[a-\"", true};

} // namespace filter_problems

std::span<const FilterProblemKind* const> filter_problem_kinds()
{
    using namespace filter_problems;
    static const std::array<const FilterProblemKind*, 27> kinds = {&not_utf8,
                                                                   &too_long,
                                                                   &too_many_terms,
                                                                   &too_deep,
                                                                   &open_quote,
                                                                   &open_parenthesis,
                                                                   &surplus_parenthesis,
                                                                   &empty_parentheses,
                                                                   &nothing_after,
                                                                   &nothing_before,
                                                                   &double_not,
                                                                   &foreign_word,
                                                                   &missing_key,
                                                                   &unknown_key,
                                                                   &unknown_operator,
                                                                   &wrong_operator,
                                                                   &missing_value,
                                                                   &quote_inside,
                                                                   &parenthesis_inside,
                                                                   &no_duration,
                                                                   &no_moment,
                                                                   &no_count,
                                                                   &no_money,
                                                                   &out_of_range,
                                                                   &unknown_word,
                                                                   &unknown_presence,
                                                                   &bad_pattern};
    return kinds;
}

std::string filled(std::string_view text, std::initializer_list<std::string_view> parts)
{
    std::string out;
    const auto* part = parts.begin();
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.substr(at, 2) != "{}" || part == parts.end()) {
            out += text[at];
            continue;
        }
        out += *part++;
        ++at;
    }
    return out;
}

} // namespace playhead
