// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/reminders.h"

#include "core/base/text.h"

namespace playhead {

namespace {

constexpr std::string_view opening = "<system-reminder>";
constexpr std::string_view closing = "</system-reminder>";

std::string_view without_space(std::string_view text)
{
    for (;;) {
        text = trimmed(text);
        if (!text.starts_with("\\n") && !text.starts_with("\\r") && !text.starts_with("\\t"))
            return text;
        text.remove_prefix(2);
    }
}

/// A token that was cut off has no quote at its end, but may have one in its text there.
std::string_view without_quotes(std::string_view text)
{
    if (!text.starts_with('"'))
        return text;
    text.remove_prefix(1);
    if (!text.ends_with('"'))
        return text;
    const std::string_view before = text.substr(0, text.size() - 1);
    const std::size_t escapes = before.size() - (before.find_last_not_of('\\') + 1);
    return escapes % 2 == 0 ? before : text;
}

/// Behind all reminders, if there is anything.
std::string_view rest_of(std::string_view text)
{
    text = without_space(without_quotes(text));
    while (text.starts_with(opening)) {
        const std::size_t end = text.find(closing);
        if (end == std::string_view::npos)
            return {};
        text = without_space(text.substr(end + closing.size()));
    }
    return text;
}

bool begins_with_one(std::string_view text)
{
    return without_space(without_quotes(text)).starts_with(opening);
}

} // namespace

std::string_view behind_reminders(std::string_view text)
{
    if (!begins_with_one(text))
        return text;
    const std::string_view rest = rest_of(text);
    return rest.empty() ? text : rest;
}

bool is_reminder(std::string_view text)
{
    return begins_with_one(text) && rest_of(text).empty();
}

} // namespace playhead
