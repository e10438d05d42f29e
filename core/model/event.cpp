// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/event.h"

#include "core/base/text.h"

#include <algorithm>

namespace playhead {

namespace {

constexpr std::array<std::string_view, 3> result_names = {"Indeterminate", "Success", "Fail"};
constexpr std::array<std::string_view, action_type_count> action_type_names = {
    "action", "llm", "api", "tool", "screenshot", "error", "other"};

/// A model's member name in the seed's enum: upper case, '-' and '.' as '_'.
std::string enum_member(std::string_view model)
{
    std::string member(model);
    std::transform(member.begin(), member.end(), member.begin(), [](char c) {
        if (c == '-' || c == '.')
            return '_';
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return member;
}

} // namespace

std::string_view result_name(EventResult result)
{
    return result_names.at(static_cast<std::size_t>(result));
}

std::optional<EventResult> parse_result(std::string_view word)
{
    for (std::size_t i = 0; i < result_names.size(); ++i) {
        if (equals_ignoring_case(word, result_names.at(i)))
            return static_cast<EventResult>(i);
    }
    return std::nullopt;
}

std::string_view action_type_name(ActionType type)
{
    return action_type_names.at(static_cast<std::size_t>(type));
}

ActionType parse_action_type(std::string_view word)
{
    const auto last = action_type_names.end() - 1; // "other" is no word of any source
    const auto found = std::find(action_type_names.begin(), last, word);
    return static_cast<ActionType>(found - action_type_names.begin());
}

std::optional<std::string_view> model_of_enum_member(std::string_view member)
{
    for (const std::string_view model : known_models) {
        if (enum_member(model) == member)
            return model;
    }
    return std::nullopt;
}

void TokenCounts::replace_with(const TokenCounts& fresh)
{
    const auto replace = [](std::optional<std::int64_t>& count,
                            const std::optional<std::int64_t>& newer) {
        if (newer)
            count = newer;
    };
    replace(prompt, fresh.prompt);
    replace(completion, fresh.completion);
    replace(total, fresh.total);
    replace(cache_read, fresh.cache_read);
    replace(cache_write, fresh.cache_write);
    replace(reasoning, fresh.reasoning);
}

std::optional<std::int64_t> TokenCounts::sum() const
{
    if (total)
        return total;
    if (!prompt && !completion)
        return std::nullopt;
    std::int64_t sum = 0;
    if (__builtin_add_overflow(prompt.value_or(0), completion.value_or(0), &sum))
        return std::nullopt;
    return sum;
}

std::string_view provenance_name(Provenance provenance)
{
    switch (provenance) {
    case Provenance::Recorded:
        return "recorded";
    case Provenance::Derived:
        return "derived";
    case Provenance::Absent:
        break;
    }
    return "absent";
}

} // namespace playhead
