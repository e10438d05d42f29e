// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The filter language, the same in the window, on the command line and in links:
//
//     expr := or
//     or   := and ("or" and)*
//     and  := not (["and"] not)*
//     not  := ["not" | "-"] atom
//     atom := "(" or ")" | key op value | text
//     op   := ":" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "~"
//
// - Keys and the words and, or, not are read without regard to case. White space around an operator
//   does not count. A word that is one of the three, has an operator in it, or begins with '-' or
//   '!' is searched for in quotes.
// - A value ends at white space or ')'. In double quotes it may hold anything; there \" is a quote
//   and \\ a backslash, and any other backslash stands for itself, so that "\d+" is a pattern.
// - key:value is "equals" for words: the whole word, case ignored, '*' for any text and '?' for one
//   character; \* \? \\ take them literally, in quotes or not. Case is ignored as Unicode's simple
//   case folding has it, one character for one: É is é, Σ is ς, but ß is not SS.
// - key=value is exact: every byte, case included, '*' a mere star. For figures the two are one.
// - key!=value is not (key=value), so it also holds where the event has no such value.
// - key~value is a regular expression as RE2 reads it, found anywhere, in time linear in the text.
//   Case counts; (?i) in front ignores it. A '.' is no line break; (?s) in front makes it one.
// - < <= > >= compare figures; where nothing is recorded no comparison holds.
// - Where an event has several texts (tags; each name and value of a JSON payload by itself, its
//   escapes decoded) a condition holds when it holds for one of them.
// - A bare word is text:*word*.
// - The empty expression holds for every event.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

struct FilterKey;

enum class FilterOperator : std::uint8_t {
    Matches,  ///< :
    Equals,   ///< =
    Differs,  ///< !=
    Less,     ///< <
    AtMost,   ///< <=
    More,     ///< >
    AtLeast,  ///< >=
    Searches, ///< ~
};
inline constexpr std::size_t filter_operator_count = 8;

[[nodiscard]] std::string_view operator_text(FilterOperator op); ///< "<="

/// One condition. `value` is canonical: a duration "1m30s" however it was written.
struct FilterTerm {
    const FilterKey* key = nullptr; ///< a row of filter_keys(), never null in a Filter
    FilterOperator op = FilterOperator::Matches;
    std::string value;

    friend bool operator==(const FilterTerm&, const FilterTerm&) = default;
};

/// A question about events: an expression tree that never changes. Cheap to copy, and safe to share
/// between threads.
///
/// Always in normal form: no conjunction is the direct child of another, nor a disjunction, nor a
/// negation of a negation, and none of the first two has fewer than two children.
class Filter
{
public:
    /// A filter nests no deeper, so that what walks over it needs little memory.
    static constexpr std::size_t max_depth = 250;
    static constexpr std::size_t max_terms = 2000;
    static constexpr std::size_t max_text = 64 * 1024;

    enum class Kind : std::uint8_t { Term, Not, And, Or };

    /// In preorder: a node's first child follows it, the next one begins where that one ends.
    struct Node {
        Kind kind = Kind::Term;
        std::uint32_t end = 0;  ///< one past the last node below
        std::uint32_t term = 0; ///< number of the term, where it is one

        friend bool operator==(const Node&, const Node&) = default;
    };

    /// Holds for every event.
    Filter();
    explicit Filter(FilterTerm term);

    /// Combinations. The empty filter is left out of both (in a disjunction it would be everything:
    /// the result is empty then). They fail where the result would pass one of the limits above.
    static Result<Filter> all_of(const std::vector<Filter>& parts);
    static Result<Filter> any_of(const std::vector<Filter>& parts);
    /// Nothing can be negated that is empty: fails there, too.
    static Result<Filter> negation(const Filter& filter);

    [[nodiscard]] bool is_empty() const;
    [[nodiscard]] const std::vector<Node>& nodes() const;
    [[nodiscard]] const std::vector<FilterTerm>& terms() const;
    [[nodiscard]] std::size_t depth() const; ///< 1 for a single term

    /// The parts of the outermost conjunction: one where there is none, none where it is empty.
    [[nodiscard]] std::vector<Filter> conjuncts() const { return parts(Kind::And); }
    [[nodiscard]] std::vector<Filter> disjuncts() const { return parts(Kind::Or); }

    /// The text that parses to this filter again. The same filter always has the same text.
    [[nodiscard]] std::string print() const;

    friend bool operator==(const Filter& a, const Filter& b);

private:
    struct Tree;
    explicit Filter(std::shared_ptr<const Tree> tree);
    [[nodiscard]] std::vector<Filter> parts(Kind kind) const;
    [[nodiscard]] Filter subtree(std::uint32_t node) const;
    static Result<Filter> join(Kind kind, const std::vector<Filter>& parts);

    std::shared_ptr<const Tree> tree_; ///< null for the empty filter
};

/// What is wrong with an expression, and where: bytes [begin, end) of the text, an empty range
/// where something is missing.
struct FilterProblem {
    std::string_view code; ///< of a row of filter_problem_kinds(): "unknown-key"
    std::string message;
    std::string remedy;     ///< may be empty
    std::string suggestion; ///< what to put in place of the range, or empty
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct ParsedFilter {
    enum class State : std::uint8_t {
        Valid,
        Incomplete, ///< not valid, but text added at its end can make it so
        Wrong,
    };
    State state = State::Valid;
    Filter filter;         ///< empty unless valid
    FilterProblem problem; ///< the first one, unless valid
};

/// Reads an expression. Any bytes will do; does not recurse.
[[nodiscard]] ParsedFilter parse_filter(std::string_view text);

/// The same for those who want a filter or an Error. Its `where` is empty.
[[nodiscard]] Result<Filter> filter_of(std::string_view text);

/// Puts a text in the quotes it needs as a value.
[[nodiscard]] std::string quoted_value(std::string_view value);
/// The value that with ":" means just this word, its '*', '?' and '\' literal.
[[nodiscard]] std::string literal_value(std::string_view word);

} // namespace playhead
