// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/failure.h"

#include "core/base/text.h"
#include "core/base/utf8.h"

#include <utility>

namespace playhead {

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// The end of the last line that ends within `limit` bytes; where there is none, of the last whole
/// character.
std::size_t end_of_lines(std::string_view text, std::size_t limit)
{
    const std::size_t line_break = text.rfind('\n', limit);
    if (line_break != std::string_view::npos && line_break > limit / 2)
        return line_break;
    return character_start(text, limit);
}

/// The start of the first line that starts within the last `limit` bytes, or of the first whole
/// character.
std::size_t start_of_lines(std::string_view text, std::size_t limit)
{
    const std::size_t from = text.size() - limit;
    const std::size_t line_break = text.find('\n', from);
    if (line_break != std::string_view::npos && line_break < from + limit / 2)
        return line_break + 1;
    return character_start(text, from);
}

} // namespace

std::string failure_text(std::string_view said)
{
    const std::size_t first = said.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    // The blanks before the first word may align it with the lines below it.
    const std::size_t line_break = said.rfind('\n', first);
    const std::size_t from = line_break == std::string_view::npos ? 0 : line_break + 1;
    said = said.substr(from, said.find_last_not_of(blanks) + 1 - from);
    if (said.size() <= longest_failure_text)
        return std::string(said);
    const std::size_t head = end_of_lines(said, longest_failure_text / 2);
    const std::size_t tail = start_of_lines(said, longest_failure_text / 2);
    std::string text(said.substr(0, head));
    text += "\n… " + format_count(static_cast<std::int64_t>(tail - head)) + " bytes left out …\n";
    text += said.substr(tail);
    return text;
}

void fail(Event& event, std::string_view type, std::string_view said)
{
    event.result = EventResult::Fail;
    event.error.type = type;
    std::string text = failure_text(said);
    if (!text.empty())
        event.error.message = std::move(text);
}

std::string exit_code_text(std::string_view code)
{
    return "The command ended with exit code " + std::string(code) + ".";
}

void fail_with_exit_code(Event& event, std::string_view code)
{
    fail(event, "exit code", exit_code_text(code));
    event.error.code = code;
}

} // namespace playhead
