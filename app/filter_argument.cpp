// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/filter_argument.h"

#include "app/terminal_text.h"

#include <algorithm>
#include <string>

namespace playhead {

namespace {

/// The expression, and a line of carets under what is wrong in it.
std::string markedPlace(std::string_view text, const FilterProblem& problem)
{
    const std::string before = printable(text.substr(0, problem.begin));
    const std::string wrong = printable(text.substr(problem.begin, problem.end - problem.begin));
    const std::size_t carets = std::max<std::size_t>(1, displayWidth(wrong));
    return "    " + before + wrong + printable(text.substr(problem.end)) + "\n    " +
           std::string(displayWidth(before), ' ') + std::string(carets, '^') + "\n";
}

} // namespace

std::optional<Filter> filterArgument(const Arguments& arguments, std::string_view command, Io& io)
{
    const auto text = arguments.value(filterOption.name);
    if (!text)
        return Filter();
    const ParsedFilter parsed = parse_filter(*text);
    if (parsed.state == ParsedFilter::State::Valid)
        return parsed.filter;
    io.reportUsage(command, {parsed.problem.message, {}, parsed.problem.remedy});
    io.err.write(markedPlace(*text, parsed.problem));
    io.err.flush();
    return std::nullopt;
}

} // namespace playhead
