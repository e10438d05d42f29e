// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/query/random_filters.h"

#include "core/query/keys.h"

#include <array>
#include <string_view>
#include <vector>

namespace playhead::tests {

namespace {

std::size_t below(std::mt19937& random, std::size_t count)
{
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}

template <typename T, std::size_t n>
T any_of(std::mt19937& random, const std::array<T, n>& from)
{
    return from.at(below(random, n));
}

std::string in_quotes(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

std::string random_word(std::mt19937& random)
{
    constexpr std::array<std::string_view, 20> pieces = {
        "a", "b", "search", "*", "?", "\\", "\\*", " ",  "\"", "(",
        ")", "É", "日",     "-", "!", ":",  ">",   "\n", "or", "🙂"};
    constexpr std::array<std::string_view, 12> common = {
        "search", "gpt*", "*a*", "Fail", "alpha", "planner", "b?ta", "and", "*É*", "x y", "*", ""};
    if (below(random, 2) == 0)
        return std::string(any_of(random, common));
    std::string word;
    for (std::size_t i = below(random, 5); i > 0; --i)
        word += any_of(random, pieces);
    return word;
}

std::string random_value(std::mt19937& random, const FilterKey& key, FilterOperator op)
{
    constexpr std::array<std::string_view, 9> durations = {"2s",   "150ms", "1m30s", "0", "5us",
                                                           "10ns", "1.5h",  "0.25s", "3s"};
    constexpr std::array<std::string_view, 6> moments = {
        "0s", "12.5s", "3s", "-1s", "2026-11-20T14:00:02Z", "2026-11-20"};
    constexpr std::array<std::string_view, 6> counts = {"0", "1", "2", "1.5k", "100", "2M"};
    constexpr std::array<std::string_view, 5> costs = {"0", "0.01", "$0.5", "1e-3", "2"};
    constexpr std::array<std::string_view, 6> patterns = {"a|b",   "^s.*h$", "\\d+",
                                                          "(?i)É", "[a-c]+", ""};
    constexpr std::array<std::string_view, 5> results = {"Fail", "Success", "Indeterminate", "Fail",
                                                         "Success"};
    switch (key.kind) {
    case FilterValueKind::Duration:
        return std::string(any_of(random, durations));
    case FilterValueKind::Moment:
        return std::string(any_of(random, moments));
    case FilterValueKind::Count:
        return std::string(any_of(random, counts));
    case FilterValueKind::Money:
        return std::string(any_of(random, costs));
    case FilterValueKind::KeyName: {
        const auto names = known_words(key);
        return std::string(names[below(random, names.size())]);
    }
    case FilterValueKind::Word:
        break;
    }
    if (op == FilterOperator::Searches)
        return std::string(any_of(random, patterns));
    if (key.name == "result")
        return std::string(any_of(random, results));
    if (key.name == "bookmark")
        return "yes";
    return random_word(random);
}

std::string random_condition(std::mt19937& random)
{
    if (below(random, 6) == 0)
        return in_quotes(random_word(random));
    const auto keys = filter_keys();
    const FilterKey& key = *keys[below(random, keys.size())];
    const auto operators = filter_operators();
    const FilterOperatorRow* row = nullptr;
    do
        row = &operators[below(random, operators.size())];
    while (!key.allows(row->op));
    const std::string value = random_value(random, key, row->op);
    const bool may_be_bare = key.kind != FilterValueKind::Word && below(random, 2) == 0;
    const std::string space(below(random, 8) == 0 ? 1 : 0, ' ');
    return std::string(key.name) + space + std::string(row->text) + space +
           (may_be_bare ? value : in_quotes(value));
}

std::string random_part(std::mt19937& random, int levels)
{
    constexpr std::array<std::string_view, 5> negations = {"", "", "", "not ", "-"};
    constexpr std::array<std::string_view, 4> joints = {" and ", " ", " or ", " OR "};
    if (levels == 0 || below(random, 3) == 0)
        return std::string(any_of(random, negations)) + random_condition(random);
    std::string text(any_of(random, negations));
    text += '(';
    for (std::size_t i = 0, parts = 1 + below(random, 3); i < parts; ++i)
        text += std::string(i == 0 ? "" : any_of(random, joints)) + random_part(random, levels - 1);
    return text + ')';
}

} // namespace

std::string random_expression(std::mt19937& random)
{
    return random_part(random, static_cast<int>(below(random, 5)));
}

} // namespace playhead::tests
