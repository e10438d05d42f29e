// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/regex.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

namespace playhead {

namespace {

/// Compiled program and cached states; the work for a byte of text is bounded by it.
constexpr std::int64_t memory_limit = 8 << 20;

Regex::Problem problem_of(const re2::RE2& compiled)
{
    using re2::RE2;
    const bool is_open = compiled.error_code() == RE2::ErrorMissingBracket ||
                         compiled.error_code() == RE2::ErrorMissingParen ||
                         compiled.error_code() == RE2::ErrorTrailingBackslash;
    return {compiled.error(), is_open};
}

re2::RE2::Options options_for(Regex::Case letter_case)
{
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(letter_case == Regex::Case::Counts);
    options.set_max_mem(memory_limit);
    return options;
}

} // namespace

std::shared_ptr<const Regex> Regex::compile(std::string_view expression, Case letter_case,
                                            Problem& problem)
{
    auto compiled = std::make_unique<re2::RE2>(
        re2::StringPiece(expression.data(), expression.size()), options_for(letter_case));
    if (!compiled->ok()) {
        problem = problem_of(*compiled);
        return nullptr;
    }
    return std::make_shared<const Regex>(std::move(compiled));
}

Regex::Regex(std::unique_ptr<re2::RE2> compiled) : compiled_(std::move(compiled)) {}
Regex::~Regex() = default;

std::vector<std::string> Regex::needed_texts(std::string_view expression, Case letter_case)
{
    constexpr int shortest = 2;
    re2::FilteredRE2 filtered(shortest);
    int id = 0;
    if (filtered.Add(re2::StringPiece(expression.data(), expression.size()),
                     options_for(letter_case), &id) != re2::RE2::NoError)
        return {};
    std::vector<std::string> texts;
    filtered.Compile(&texts);
    // What can match without any of them needs none of them.
    std::vector<int> without_any;
    filtered.AllPotentials({}, &without_any);
    if (!without_any.empty())
        texts.clear();
    return texts;
}

std::string Regex::literal(std::string_view text)
{
    return re2::RE2::QuoteMeta(re2::StringPiece(text.data(), text.size()));
}

std::optional<Regex::Span> Regex::find(std::string_view text, std::size_t from) const
{
    const re2::StringPiece whole(text.data(), text.size());
    re2::StringPiece found;
    while (from < text.size() &&
           compiled_->Match(whole, from, text.size(), re2::RE2::UNANCHORED, &found, 1)) {
        const auto begin = static_cast<std::size_t>(found.data() - text.data());
        if (!found.empty())
            return Span{begin, begin + found.size()};
        from = begin + 1;
    }
    return std::nullopt;
}

bool Regex::is_found_in(std::string_view text) const
{
    return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *compiled_);
}

} // namespace playhead
