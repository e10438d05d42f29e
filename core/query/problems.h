// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Everything that parse_filter() can find wrong with an expression, as a table.
#pragma once

#include "core/query/filter.h"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace playhead {

/// "{}" in message and remedy stands for what is said in its place, in order.
struct FilterProblemKind {
    std::string_view code; ///< stable
    std::string_view message;
    std::string_view remedy;  ///< where the problem brings none of its own
    std::string_view example; ///< an expression with this problem
    /// Whether more text can help, where the problem lies at the end of the expression.
    bool can_go_on;
};

/// All of them, for the reference.
[[nodiscard]] std::span<const FilterProblemKind* const> filter_problem_kinds();

/// `text` with the parts in the places of "{}".
[[nodiscard]] std::string filled(std::string_view text,
                                 std::initializer_list<std::string_view> parts);

namespace filter_problems {
extern const FilterProblemKind not_utf8;
extern const FilterProblemKind too_long;
extern const FilterProblemKind too_many_terms;
extern const FilterProblemKind too_deep;
extern const FilterProblemKind open_quote;
extern const FilterProblemKind open_parenthesis;
extern const FilterProblemKind surplus_parenthesis;
extern const FilterProblemKind empty_parentheses;
extern const FilterProblemKind nothing_after;
extern const FilterProblemKind nothing_before;
extern const FilterProblemKind double_not;
extern const FilterProblemKind foreign_word;
extern const FilterProblemKind missing_key;
extern const FilterProblemKind unknown_key;
extern const FilterProblemKind unknown_operator;
extern const FilterProblemKind wrong_operator;
extern const FilterProblemKind missing_value;
extern const FilterProblemKind quote_inside;
extern const FilterProblemKind parenthesis_inside;
extern const FilterProblemKind no_duration;
extern const FilterProblemKind no_moment;
extern const FilterProblemKind no_count;
extern const FilterProblemKind no_money;
extern const FilterProblemKind out_of_range;
extern const FilterProblemKind unknown_word;
extern const FilterProblemKind unknown_presence;
extern const FilterProblemKind bad_pattern;
} // namespace filter_problems

} // namespace playhead
