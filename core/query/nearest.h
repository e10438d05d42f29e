// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace playhead {

/// The candidate that a mistyped word was probably meant to be: the one fewest letters away (added,
/// left out, changed, or two swapped), case ignored; empty where that would change more than a
/// third of it. What a candidate begins with was cut short.
[[nodiscard]] std::string_view nearest_word(std::string_view word,
                                            std::span<const std::string_view> candidates);

} // namespace playhead
