// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

#include <optional>
#include <vector>

namespace playhead {

struct FuzzyMatch {
    int score = 0;              ///< higher is better; comparable for one pattern only
    std::vector<int> positions; ///< of the matched characters in the text, ascending
};

/// Whether the characters of a pattern stand in a text in their order, whatever stands between, and
/// where: the best of all ways, which goes by beginnings of words and by characters next to each
/// other, and leaps little. Case and the pattern's blanks do not matter. An empty pattern
/// matches everything. Takes time with the product of the lengths: of long texts only the first
/// characters are looked at. May be called on any thread.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text);

} // namespace playhead
