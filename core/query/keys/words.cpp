// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/keys.h"
#include "core/query/word_sets.h"

#include <algorithm>
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

/// For columns whose events have one word each, or none.
template <auto read>
Bits where_single(const Trace& trace, WordAnswers& answers)
{
    const auto where = [&trace](auto holds) {
        return Bits::where(trace.event_count(), [&](std::size_t e) {
            StringId single;
            return !read(trace, EventIndex(e), single).empty() && holds(single);
        });
    };
    if (answers.work_out_all())
        return where([&answers](StringId word) { return answers.known(word); });
    return where([&answers](StringId word) { return answers.holds(word); });
}

template <auto read>
void count_single(const Trace& trace, std::span<std::uint32_t> counts)
{
    if (counts.empty())
        return;
    // No branch: which events have a word nobody can foresee.
    const auto count_in = [&trace](std::uint32_t* table, std::size_t event) {
        StringId single;
        const bool has_word = !read(trace, EventIndex(event), single).empty();
        table[has_word ? single.value() : 0] += has_word ? 1 : 0;
    };
    // Neighbours mostly have the same word, and adding to one number four times over takes four
    // times as long as adding to four.
    constexpr std::size_t tables = 4;
    constexpr std::size_t most_words = 1U << 14U; // of which four tables fit into a cache
    const std::size_t size = trace.event_count();
    std::size_t e = 0;
    if (counts.size() <= most_words) {
        std::vector<std::uint32_t> others((tables - 1) * counts.size());
        for (; e + tables <= size; e += tables) {
            count_in(counts.data(), e);
            for (std::size_t table = 1; table < tables; ++table)
                count_in(others.data() + (table - 1) * counts.size(), e + table);
        }
        for (std::size_t i = 0; i < others.size(); ++i)
            counts[i % counts.size()] += others[i];
    }
    for (; e < size; ++e)
        count_in(counts.data(), e);
}

template <auto read>
void collect_single(const Trace& trace, WordCollector& collector)
{
    for (std::size_t e = 0; e < trace.event_count(); ++e) {
        StringId single;
        if (!read(trace, EventIndex(e), single).empty())
            collector.add(single, e);
    }
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
constexpr WordColumn interned = {read_interned<column>,
                                 interned_text,
                                 interned_size,
                                 where_single<read_interned<column>>,
                                 count_single<read_interned<column>>,
                                 collect_single<read_interned<column>>,
                                 {}};

std::span<const StringId> read_tags(const Trace& trace, EventIndex event, StringId& /*single*/)
{
    return trace.tags(event);
}

/// Calls `use` with each event that has tags, and these.
template <typename Use>
void for_each_tagged(const Trace& trace, Use use)
{
    const auto& tags = trace.all_tags();
    for (std::size_t i = 0; i < tags.size(); ++i)
        use(tags.events()[i], tags.value(i));
}

Bits where_tags(const Trace& trace, WordAnswers& answers)
{
    Bits hits(trace.event_count());
    for_each_tagged(trace, [&](EventIndex event, std::span<const StringId> tags) {
        if (std::any_of(tags.begin(), tags.end(),
                        [&answers](StringId tag) { return answers.holds(tag); }))
            hits.set(event.value());
    });
    return hits;
}

void count_tags(const Trace& trace, std::span<std::uint32_t> counts)
{
    for_each_tagged(trace, [&](EventIndex /*event*/, std::span<const StringId> tags) {
        for (auto tag = tags.begin(); tag != tags.end(); ++tag) {
            if (std::find(tags.begin(), tag, *tag) == tag)
                ++counts[tag->value()];
        }
    });
}

void collect_tags(const Trace& trace, WordCollector& collector)
{
    for_each_tagged(trace, [&](EventIndex event, std::span<const StringId> tags) {
        for (const StringId tag : tags)
            collector.add(tag, event.value());
    });
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
     word, false, "action:llm",
     WordColumn{read_action,
                action_text,
                action_size,
                where_single<read_action>,
                count_single<read_action>,
                collect_single<read_action>,
                {}}},
    {"result", "how it ended: Success, Fail or Indeterminate", word, false, "result:Fail",
     WordColumn{read_result, result_text, result_size, where_single<read_result>,
                count_single<read_result>, collect_single<read_result>, results}},
    {"tag", "one of the event's tags", word, true, "tag:retry",
     WordColumn{read_tags, interned_text, interned_size, where_tags, count_tags, collect_tags, {}}},
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
