// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/query/filter.h"
#include "core/query/regex.h"

#include <memory>
#include <string>

namespace playhead {

/// A text to be looked for anywhere in the events, as a person types it.
struct TextSearch {
    std::string text;
    bool is_case_sensitive = false;
    /// Found only where no letter, figure or underscore of ASCII goes on at either end.
    bool is_whole_words = false;
    bool is_pattern = false; ///< the text is a regular expression as RE2 reads it

    friend bool operator==(const TextSearch&, const TextSearch&) = default;
};

struct CompiledSearch {
    Filter filter;                        ///< the events that have it; empty for the empty text
    std::shared_ptr<const Regex> pattern; ///< the places in a text; null for the empty text
};

/// Fails where the expression is wrong, the text is no UTF-8, or either is longer than a filter
/// may be. `where` of the error is empty.
[[nodiscard]] Result<CompiledSearch> compile_search(const TextSearch& search);

} // namespace playhead
