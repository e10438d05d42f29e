// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace playhead {

/// A compiled regular expression. Matching takes time linear in the text and bounded memory,
/// whatever the expression and the text, and is safe from any number of threads.
class Regex
{
public:
    enum class Case : std::uint8_t { Counts, Ignored };

    /// What is wrong with an expression: `what` is a phrase without a full stop.
    struct Problem {
        std::string what;
        bool can_go_on = false; ///< more text can make it right
    };

    /// Null where the expression is wrong or too large; then `problem` says how.
    static std::shared_ptr<const Regex> compile(std::string_view expression, Case letter_case,
                                                Problem& problem);
    explicit Regex(std::unique_ptr<re2::RE2> compiled);
    ~Regex();
    Regex(const Regex&) = delete;
    Regex& operator=(const Regex&) = delete;

    /// Texts in small letters of which any text that an expression matches holds at least one, in
    /// letters of any case. Empty where there are none, and where the expression is wrong.
    static std::vector<std::string> needed_texts(std::string_view expression, Case letter_case);

    /// The expression that matches this text and no other.
    static std::string literal(std::string_view text);

    struct Span {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    /// The first place of at least one byte that begins at `from` or later; what stands before it
    /// counts for \b and ^.
    [[nodiscard]] std::optional<Span> find(std::string_view text, std::size_t from) const;

    /// Whether it is found anywhere in the text.
    [[nodiscard]] bool is_found_in(std::string_view text) const;

private:
    std::unique_ptr<re2::RE2> compiled_;
};

} // namespace playhead
