// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/inputs/mutate.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace playhead::inputs {

namespace {

/// With their line breaks.
std::vector<std::string_view> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1);
        lines.push_back(text.substr(0, end + 1));
        text.remove_prefix(end + 1);
    }
    return lines;
}

std::string joined(const std::vector<std::string_view>& lines)
{
    std::string text;
    for (const std::string_view line : lines)
        text += line;
    return text;
}

} // namespace

std::string shortened_lines(std::string_view text, Chance& chance)
{
    std::vector<std::string_view> lines = lines_of(text);
    const std::size_t kept = 1 + chance.below(3);
    const std::size_t wanted = 1 + chance.below(8);
    if (lines.size() <= kept + wanted)
        return std::string(text);
    const auto at = static_cast<std::ptrdiff_t>(kept + chance.below(lines.size() - kept - wanted));
    lines.erase(lines.begin() + at + static_cast<std::ptrdiff_t>(wanted), lines.end());
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(kept), lines.begin() + at);
    return joined(lines);
}

std::string mutated_lines(std::string_view text, std::string_view other, Chance& chance)
{
    static constexpr std::array<std::string_view, 8> odd = {
        "\n",        "{}\n",          "null\n", "[]\n", "\r\n", "{\"type\":\"unheard of\"}\n",
        "{\"a\":\n", "\xEF\xBB\xBF\n"};
    std::vector<std::string_view> lines = lines_of(text);
    if (lines.empty())
        return std::string(other.substr(0, other.find('\n')));
    const std::vector<std::string_view> others = lines_of(other);
    const std::size_t at = chance.below(lines.size());
    const auto place = lines.begin() + static_cast<std::ptrdiff_t>(at);
    std::string changed; // what a line becomes is kept here
    switch (chance.below(12)) {
    case 0:
        lines.erase(place);
        break;
    case 1:
        lines.insert(place, lines[at]);
        break;
    case 2:
        std::swap(lines[at], chance.any_of(lines));
        break;
    case 3:
        lines[at] = lines[at].substr(0, chance.below(lines[at].size()));
        break;
    case 4: // runs into the next one
        lines[at].remove_suffix(lines[at].ends_with('\n') ? 1 : 0);
        break;
    case 5:
        lines.insert(place, chance.any_of(odd));
        break;
    case 6:
        if (!others.empty())
            lines.insert(place, others[chance.below(others.size())]);
        break;
    case 7:
        std::rotate(lines.begin(), place, lines.end());
        break;
    default: {
        const bool has_break = lines[at].ends_with('\n');
        const std::string_view line = lines[at].substr(0, lines[at].size() - (has_break ? 1 : 0));
        const std::string_view pieces = others.empty() ? line : others[chance.below(others.size())];
        changed = mutated_json(line, pieces, chance) + (has_break ? "\n" : "");
        lines[at] = changed;
    }
    }
    return joined(lines);
}

} // namespace playhead::inputs
