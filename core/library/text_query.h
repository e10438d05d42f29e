// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace playhead {

/// What a person types, as a query of FTS5 (https://www.sqlite.org/fts5.html, section 3): all of
/// the words, whatever is in them, what is in double quotes as a phrase, and the last word, where
/// no space and no quote ends it, as the beginning of one. Empty where there is no word.
[[nodiscard]] std::string text_query(std::string_view typed);

} // namespace playhead
