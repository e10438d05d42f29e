// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/filter.h"
#include "core/query/filter_fold.h"
#include "core/query/keys.h"
#include "core/query/lexer.h"

namespace playhead {

namespace {

/// The word whose text:*word* a condition is, or nothing where it is no such condition.
std::optional<std::string_view> bare_word(const FilterTerm& term)
{
    const std::string_view value = term.value;
    const bool is_text = term.key->name == bare_word_key && term.op == FilterOperator::Matches;
    if (!is_text || value.size() < 3 || value.front() != '*' || value.back() != '*')
        return std::nullopt;
    const std::string_view inner = value.substr(1, value.size() - 2);
    if (contains_form(inner) != value) // the star at the end is escaped
        return std::nullopt;
    return inner;
}

std::string print_term(const FilterTerm& term)
{
    if (const auto word = bare_word(term))
        return is_plain_text(*word) ? std::string(*word) : in_quotes(*word);
    return std::string(term.key->name) + std::string(operator_text(term.op)) +
           quoted_value(term.value);
}

struct Printed {
    std::string text;
    Filter::Kind kind = Filter::Kind::Term;
};

class Printer
{
public:
    explicit Printer(const Filter& filter) : terms_(filter.terms()) {}

    Printed term(std::uint32_t number) { return {print_term(terms_[number]), Filter::Kind::Term}; }
    Printed negated(const Printed& value)
    {
        const bool is_atom = value.kind == Filter::Kind::Term;
        return {is_atom ? "not " + value.text : "not (" + value.text + ")", Filter::Kind::Not};
    }
    void join(Filter::Kind kind, Printed& sum, Printed&& next)
    {
        enclose(kind, sum);
        enclose(kind, next);
        sum.text += kind == Filter::Kind::And ? " and " : " or ";
        sum.text += next.text;
        sum.kind = kind;
    }
    [[nodiscard]] bool is_settled(Filter::Kind /*kind*/, const Printed& /*sum*/) const
    {
        return false;
    }

private:
    static void enclose(Filter::Kind kind, Printed& part)
    {
        if (kind == Filter::Kind::And && part.kind == Filter::Kind::Or)
            part.text = "(" + part.text + ")";
    }

    const std::vector<FilterTerm>& terms_;
};

} // namespace

std::string Filter::print() const
{
    if (is_empty())
        return {};
    Printer printer(*this);
    return FilterFold<Printed>().run(*this, printer).text;
}

std::string quoted_value(std::string_view value)
{
    return is_plain_value(value) ? std::string(value) : in_quotes(value);
}

std::string literal_value(std::string_view word)
{
    std::string value;
    for (const char c : word) {
        if (c == '*' || c == '?' || c == '\\')
            value += '\\';
        value += c;
    }
    return value;
}

} // namespace playhead
