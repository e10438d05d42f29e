// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/facets.h"

#include "core/query/evaluate.h"
#include "core/query/matcher.h"

#include <algorithm>
#include <array>
#include <optional>

namespace playhead {

namespace {

/// The word that a condition is about, where it is about one word.
std::optional<std::string> literal_of(const FilterTerm& term)
{
    if (term.op == FilterOperator::Equals)
        return term.value;
    if (term.op != FilterOperator::Matches)
        return std::nullopt;
    std::string word;
    const std::string_view value = term.value;
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (value[at] == '*' || value[at] == '?')
            return std::nullopt;
        const char next = at + 1 < value.size() ? value[at + 1] : '\0';
        if (value[at] == '\\' && (next == '*' || next == '?' || next == '\\'))
            ++at;
        word += value[at];
    }
    return word;
}

/// The conditions of a part that names values of the key and nothing else; empty where it does not.
std::vector<FilterTerm> named_values(const Filter& part, const FilterKey& key)
{
    for (const Filter& alternative : part.disjuncts()) {
        const bool is_named = alternative.nodes().front().kind == Filter::Kind::Term &&
                              alternative.terms().front().key == &key &&
                              literal_of(alternative.terms().front()).has_value();
        if (!is_named)
            return {};
    }
    return part.terms();
}

/// The condition that a part excludes, where it excludes one value of the key.
std::optional<FilterTerm> excluded_value(const Filter& part, const FilterKey& key)
{
    FilterTerm term = part.terms().front();
    const bool is_negated =
        part.nodes().front().kind == Filter::Kind::Not && part.terms().size() == 1;
    const bool differs =
        part.nodes().front().kind == Filter::Kind::Term && term.op == FilterOperator::Differs;
    if (term.key != &key || !(is_negated || differs))
        return std::nullopt;
    if (differs)
        term.op = FilterOperator::Equals;
    return literal_of(term) ? std::optional(term) : std::nullopt;
}

/// A filter's conjuncts, and which of them are a facet's.
struct Selection {
    std::vector<Filter> parts;
    std::optional<std::size_t> chosen_at;
    std::vector<FilterTerm> chosen;
    std::vector<std::size_t> excluded_at;
    std::vector<FilterTerm> excluded;
};

Selection selection_of(const Filter& filter, const FilterKey& key)
{
    Selection selection;
    selection.parts = filter.conjuncts();
    for (std::size_t at = 0; at < selection.parts.size(); ++at) {
        const Filter& part = selection.parts[at];
        if (auto excluded = excluded_value(part, key)) {
            selection.excluded_at.push_back(at);
            selection.excluded.push_back(*std::move(excluded));
        } else if (!selection.chosen_at) {
            selection.chosen = named_values(part, key);
            if (!selection.chosen.empty())
                selection.chosen_at = at;
        }
    }
    return selection;
}

/// Parts of a filter make a filter again: it is no larger.
Filter conjunction(const std::vector<Filter>& parts)
{
    return Filter::all_of(parts).value_or(Filter());
}

/// Takes the facet's selection out of the filter; what was taken goes to `taken`.
Filter take_out(const Filter& filter, const FilterKey& key, std::vector<Filter>& taken)
{
    Selection selection = selection_of(filter, key);
    std::vector<Filter> kept;
    for (std::size_t at = 0; at < selection.parts.size(); ++at) {
        const bool is_taken = at == selection.chosen_at ||
                              std::find(selection.excluded_at.begin(), selection.excluded_at.end(),
                                        at) != selection.excluded_at.end();
        (is_taken ? taken : kept).push_back(selection.parts[at]);
    }
    return conjunction(kept);
}

bool names(const FilterTerm& term, std::string_view word)
{
    Regex::Problem problem;
    const auto matcher = WordMatcher::compile(term.op, term.value, problem);
    return matcher && matcher->matches(word);
}

bool any_names(const std::vector<FilterTerm>& terms, std::string_view word)
{
    return std::any_of(terms.begin(), terms.end(),
                       [word](const FilterTerm& term) { return names(term, word); });
}

/// The same for many words.
class Named
{
public:
    explicit Named(const std::vector<FilterTerm>& terms)
    {
        for (const FilterTerm& term : terms) {
            Regex::Problem problem;
            if (auto matcher = WordMatcher::compile(term.op, term.value, problem))
                matchers_.push_back(*std::move(matcher));
        }
    }
    [[nodiscard]] bool has(std::string_view word) const
    {
        return std::any_of(matchers_.begin(), matchers_.end(),
                           [word](const WordMatcher& matcher) { return matcher.matches(word); });
    }

private:
    std::vector<WordMatcher> matchers_;
};

std::vector<FacetValue> values_of(const Selection& selection, const Trace& trace,
                                  const WordColumn& column, const WordSets& sets, const Bits& under)
{
    const Named excluded(selection.excluded);
    const Named chosen(selection.chosen);
    const std::vector<std::uint32_t> counts = sets.count(under);
    std::vector<FacetValue> values;
    for (std::size_t at = 0; at < counts.size(); ++at) {
        FacetValue value;
        value.value = column.text(trace, sets.words()[at].number);
        value.count = counts[at];
        value.total = sets.words()[at].events;
        if (excluded.has(value.value))
            value.choice = FacetValue::Choice::Excluded;
        else if (chosen.has(value.value))
            value.choice = FacetValue::Choice::Chosen;
        values.push_back(std::move(value));
    }
    std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
        return a.total != b.total ? a.total > b.total : a.value < b.value;
    });
    return values;
}

void remove_named(std::vector<FilterTerm>& terms, std::string_view word)
{
    terms.erase(std::remove_if(terms.begin(), terms.end(),
                               [word](const FilterTerm& term) { return names(term, word); }),
                terms.end());
}

/// The conjuncts with the facet's selection as it is now.
Result<Filter> rebuilt(Selection& selection)
{
    std::vector<Filter> alternatives;
    for (const FilterTerm& term : selection.chosen)
        alternatives.emplace_back(term);
    auto chosen = Filter::any_of(alternatives);
    if (!chosen)
        return chosen;
    // A choice of nothing is an empty filter, which all_of() leaves out.
    std::vector<Filter> parts;
    for (std::size_t at = 0; at < selection.parts.size(); ++at) {
        if (at == selection.chosen_at)
            parts.push_back(*chosen);
        else if (std::find(selection.excluded_at.begin(), selection.excluded_at.end(), at) ==
                 selection.excluded_at.end())
            parts.push_back(selection.parts[at]);
    }
    if (!selection.chosen_at)
        parts.push_back(*std::move(chosen));
    for (const FilterTerm& term : selection.excluded) {
        auto part = Filter::negation(Filter(term));
        if (!part)
            return part;
        parts.push_back(*std::move(part));
    }
    return Filter::all_of(parts);
}

} // namespace

std::span<const FilterKey* const> facet_keys()
{
    static const std::array<const FilterKey*, 5> keys = {
        find_filter_key("result"), find_filter_key("tag"), find_filter_key("action"),
        find_filter_key("model"), find_filter_key("agent")};
    return keys;
}

Filter without_facet(const Filter& filter, const FilterKey& key)
{
    std::vector<Filter> taken;
    return take_out(filter, key, taken);
}

Filter without_facets(const Filter& filter)
{
    Filter rest = filter;
    for (const FilterKey* key : facet_keys())
        rest = without_facet(rest, *key);
    return rest;
}

FacetSets facet_sets(const Trace& trace)
{
    FacetSets sets;
    for (const FilterKey* key : facet_keys())
        sets.emplace_back(trace, std::get<WordColumn>(key->reader));
    return sets;
}

std::vector<std::vector<FacetValue>> facet_values(const Filter& filter, const Trace& trace,
                                                  const Bits& rest, const FacetSets& sets,
                                                  const Job& job)
{
    const auto keys = facet_keys();
    std::vector<std::optional<Bits>> selected; // by facet, nothing where it has no selection
    for (const FilterKey* key : keys) {
        std::vector<Filter> taken;
        take_out(filter, *key, taken);
        selected.emplace_back();
        if (!taken.empty() && !job.is_cancelled())
            selected.back() = evaluate_columns(conjunction(taken), trace, job).hits;
    }
    std::vector<std::vector<FacetValue>> all;
    for (std::size_t at = 0; at < keys.size() && !job.is_cancelled(); ++at) {
        Bits under = rest;
        for (std::size_t other = 0; other < keys.size(); ++other) {
            if (other != at && selected[other])
                under &= *selected[other];
        }
        const auto& column = std::get<WordColumn>(keys[at]->reader);
        all.push_back(values_of(selection_of(filter, *keys[at]), trace, column, sets[at], under));
    }
    return all;
}

Result<Filter> with_facet(const Filter& filter, const FilterKey& key, std::string_view value,
                          FacetEdit edit)
{
    Selection selection = selection_of(filter, key);
    const FilterTerm term{&key, FilterOperator::Matches, literal_value(value)};
    const bool was_chosen = any_names(selection.chosen, value);
    const bool was_excluded = any_names(selection.excluded, value);
    const bool was_alone = was_chosen && selection.chosen.size() == 1;
    remove_named(selection.excluded, value);
    switch (edit) {
    case FacetEdit::Only:
        selection.chosen.clear();
        if (!was_alone || was_excluded)
            selection.chosen.push_back(term);
        break;
    case FacetEdit::Also:
        remove_named(selection.chosen, value);
        if (!was_chosen || was_excluded)
            selection.chosen.push_back(term);
        break;
    case FacetEdit::Not:
        remove_named(selection.chosen, value);
        if (!was_excluded)
            selection.excluded.push_back(term);
        break;
    }
    return rebuilt(selection);
}

Result<Filter> condition(std::string_view key, FilterOperator op, std::string_view value)
{
    return filter_of(std::string(key) + std::string(operator_text(op)) + quoted_value(value));
}

Result<Filter> with_term(const Filter& filter, std::string_view key, FilterOperator op,
                         std::string_view value, TermUse use)
{
    auto wanted = condition(key, op, value);
    if (!wanted || use == TermUse::Only)
        return wanted;
    auto contrary = Filter::negation(*wanted);
    if (!contrary)
        return contrary;
    if (use == TermUse::Not)
        std::swap(*wanted, *contrary);
    std::vector<Filter> parts = filter.conjuncts();
    if (std::find(parts.begin(), parts.end(), *wanted) != parts.end())
        return filter;
    parts.erase(std::remove(parts.begin(), parts.end(), *contrary), parts.end());
    parts.push_back(*std::move(wanted));
    return Filter::all_of(parts);
}

} // namespace playhead
