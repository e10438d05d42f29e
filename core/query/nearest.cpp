// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/nearest.h"

#include "core/base/text.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace playhead {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Optimal string alignment, over bytes.
std::size_t edit_distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool is_same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (is_same ? 0 : 1)});
            const bool is_swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                                    lower(a[i - 2]) == lower(b[j - 1]);
            if (is_swapped)
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        before_last.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

} // namespace

std::string_view nearest_word(std::string_view word, std::span<const std::string_view> candidates)
{
    constexpr std::size_t longest = 64; // what is longer was no slip of a finger
    if (word.empty() || word.size() > longest)
        return {};
    const std::size_t tolerated = std::max<std::size_t>(1, word.size() / 3);
    std::string_view nearest;
    std::size_t smallest = tolerated + 1;
    for (const std::string_view candidate : candidates) {
        const bool is_beginning =
            word.size() >= 3 && equals_ignoring_case(candidate.substr(0, word.size()), word);
        const bool is_longer = candidate.size() >= 3 &&
                               equals_ignoring_case(word.substr(0, candidate.size()), candidate);
        const std::size_t distance = is_beginning || is_longer ? 1 : edit_distance(word, candidate);
        if (distance < smallest) {
            smallest = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace playhead
