// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/keys.h"

#include <array>

namespace playhead::keys {

namespace {

std::span<const StringId> one(StringId id, StringId& single)
{
    constexpr std::uint32_t empty_text = 0; // the empty text is StringId(0) in every pool
    if (!id.is_valid() || id.value() == empty_text)
        return {};
    single = id;
    return {&single, 1};
}

template <StringId (Trace::*column)(EventIndex) const>
std::span<const StringId> read_interned(const Trace& trace, EventIndex event, StringId& single)
{
    return one((trace.*column)(event), single);
}

std::string_view interned_text(const Trace& trace, StringId word)
{
    return trace.strings().text(word);
}

std::size_t interned_size(const Trace& trace)
{
    return trace.strings().size();
}

template <StringId (Trace::*column)(EventIndex) const>
constexpr WordColumn interned = {read_interned<column>, interned_text, interned_size, {}};

std::span<const StringId> read_tags(const Trace& trace, EventIndex event, StringId& /*single*/)
{
    return trace.tags(event);
}

constexpr std::array<std::string_view, 3> results = {"Indeterminate", "Success", "Fail"};

std::span<const StringId> read_result(const Trace& trace, EventIndex event, StringId& single)
{
    single = StringId(static_cast<std::uint32_t>(trace.result(event)));
    return {&single, 1};
}

std::string_view result_text(const Trace& /*trace*/, StringId word)
{
    return result_name(static_cast<EventResult>(word.value()));
}

std::size_t result_size(const Trace& /*trace*/)
{
    return results.size();
}

/// The known types come first, then the pool: a source's own word is interned.
constexpr std::uint32_t known_actions = static_cast<std::uint32_t>(ActionType::Other);

std::span<const StringId> read_action(const Trace& trace, EventIndex event, StringId& single)
{
    const ActionType type = trace.action_type(event);
    if (type == ActionType::Other)
        single = StringId(known_actions + trace.strings().find(trace.action_word(event)).value());
    else
        single = StringId(static_cast<std::uint32_t>(type));
    return {&single, 1};
}

std::string_view action_text(const Trace& trace, StringId word)
{
    if (word.value() < known_actions)
        return action_type_name(static_cast<ActionType>(word.value()));
    return trace.strings().text(StringId(word.value() - known_actions));
}

std::size_t action_size(const Trace& trace)
{
    return known_actions + trace.strings().size();
}

constexpr auto word = FilterValueKind::Word;

const std::array<FilterKey, 7> rows = {{
    {"type", "what happened, the event_type", word, false, "type:\"OpenAI *\"",
     interned<&Trace::event_type_id>},
    {"action", "the kind of step: action, llm, api, tool, screenshot, error, or the source's word",
     word, false, "action:llm", WordColumn{read_action, action_text, action_size, {}}},
    {"result", "how it ended: Success, Fail or Indeterminate", word, false, "result:Fail",
     WordColumn{read_result, result_text, result_size, results}},
    {"tag", "one of the event's tags", word, true, "tag:retry",
     WordColumn{read_tags, interned_text, interned_size, {}}},
    {"model", "the model that was called", word, true, "model:gpt-4*", interned<&Trace::model_id>},
    {"agent", "the agent that acted, by name where one is known", word, true, "agent:planner",
     interned<&Trace::agent_id>},
    {"thread", "the thread it ran in", word, true, "thread:main", interned<&Trace::thread_id>},
}};

} // namespace

std::span<const FilterKey> words()
{
    return rows;
}

} // namespace playhead::keys
