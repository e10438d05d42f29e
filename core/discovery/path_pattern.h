// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string_view>

namespace playhead {

/// Whether a name is of a pattern's part, in which each '*' stands for anything.
[[nodiscard]] inline bool is_of_pattern(std::string_view name, std::string_view pattern)
{
    std::size_t at = 0;
    std::size_t after_star = std::string_view::npos;
    std::size_t retry = 0;
    std::size_t i = 0;
    while (at < name.size()) {
        if (i < pattern.size() && pattern[i] == '*') {
            after_star = ++i;
            retry = at;
        } else if (i < pattern.size() && pattern[i] == name[at]) {
            ++i;
            ++at;
        } else if (after_star != std::string_view::npos) {
            i = after_star;
            at = ++retry;
        } else {
            return false;
        }
    }
    return std::all_of(pattern.begin() + static_cast<std::ptrdiff_t>(i), pattern.end(),
                       [](char c) { return c == '*'; });
}

/// What a pattern of several parts asks of the folder that was come to.
class PatternWalk
{
public:
    explicit PatternWalk(std::string_view rest) : rest_(rest) {}

    [[nodiscard]] std::string_view part() const { return rest_.substr(0, rest_.find('/')); }
    [[nodiscard]] bool is_last() const { return rest_.find('/') == std::string_view::npos; }
    [[nodiscard]] bool is_any_folders() const { return part() == "**"; }
    /// Of what is within a folder that this part is of.
    [[nodiscard]] PatternWalk next() const
    {
        return PatternWalk(rest_.substr(rest_.find('/') + 1));
    }

private:
    std::string_view rest_;
};

} // namespace playhead
