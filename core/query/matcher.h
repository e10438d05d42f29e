// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/query/filter.h"
#include "core/query/regex.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// What ":", "=" and "~" ask of a text. Safe on any thread. What a text of n bytes costs is
/// proportional to n, whatever the pattern.
class WordMatcher
{
public:
    /// Nothing where the value is no pattern; `problem` says why. For Differs it matches what
    /// Equals does: whoever asks negates.
    static std::optional<WordMatcher> compile(FilterOperator op, std::string_view value,
                                              Regex::Problem& problem);

    /// Where a stop is requested, a search for a plain word in a long text ends early, with false.
    [[nodiscard]] bool matches(std::string_view text, const std::stop_token& stop = {}) const;

    /// Texts of which each text that matches holds at least one, in letters of any case. Empty
    /// where there are none.
    [[nodiscard]] std::vector<std::string> needed_texts() const;

private:
    std::string exact_; ///< or the word to be found anywhere
    std::string expression_;
    Regex::Case letter_case_ = Regex::Case::Counts;
    std::shared_ptr<const Regex> regex_; ///< null: the text is to equal exact_
    /// Where the pattern is a word to be found anywhere: no match is longer, in bytes. Else 0.
    std::size_t longest_match_ = 0;
};

} // namespace playhead
