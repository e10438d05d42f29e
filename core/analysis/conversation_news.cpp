// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/conversation_news.h"

#include "core/base/text.h"
#include "core/model/trace.h"

#include <algorithm>
#include <string>

namespace playhead {

namespace {

constexpr std::uint32_t reach = 5000;

bool is_instruction(const Message& message)
{
    return !message.is_output && (message.role == "system" || message.role == "developer");
}

std::uint32_t instruction_count(const Conversation& conversation)
{
    const auto& messages = conversation.messages;
    const auto end = std::find_if_not(messages.begin(), messages.end(), is_instruction);
    return static_cast<std::uint32_t>(end - messages.begin());
}

bool is_same(const MessagePart& a, const MessagePart& b)
{
    return a.kind == b.kind && a.name == b.name && a.call_id == b.call_id && a.json == b.json &&
           a.is_error == b.is_error && trimmed(a.text) == trimmed(b.text);
}

/// What an answer holds beside its words (a finish reason, a summary of reasoning) is often not
/// sent back with it.
bool is_kept(const MessagePart& part)
{
    return part.kind != MessagePart::Kind::Reasoning && part.kind != MessagePart::Kind::Other;
}

bool is_same(const Message& a, const Message& b)
{
    const bool compares_all = a.is_output == b.is_output;
    const auto is_compared = [compares_all](const MessagePart& part) {
        return compares_all || is_kept(part);
    };
    if (a.role != b.role || (compares_all && a.name != b.name))
        return false;
    auto x = std::find_if(a.parts.begin(), a.parts.end(), is_compared);
    auto y = std::find_if(b.parts.begin(), b.parts.end(), is_compared);
    while (x != a.parts.end() && y != b.parts.end()) {
        if (!is_same(*x, *y))
            return false;
        x = std::find_if(x + 1, a.parts.end(), is_compared);
        y = std::find_if(y + 1, b.parts.end(), is_compared);
    }
    return x == a.parts.end() && y == b.parts.end();
}

std::uint32_t prompt_end(const Conversation& conversation)
{
    const auto& messages = conversation.messages;
    const auto end = std::find_if(messages.begin(), messages.end(),
                                  [](const Message& message) { return message.is_output; });
    return static_cast<std::uint32_t>(end - messages.begin());
}

} // namespace

Repetition find_repetition(const Conversation& earlier, const Conversation& later)
{
    const auto& old_messages = earlier.messages;
    const auto& messages = later.messages;
    const std::uint32_t old_begin = instruction_count(earlier);
    const std::uint32_t begin = instruction_count(later);
    const std::uint32_t end = prompt_end(later);
    const auto old_end = static_cast<std::uint32_t>(old_messages.size());

    Repetition found;
    found.first = begin;
    for (std::uint32_t from = old_begin; from < old_end && old_end - from > found.count; ++from) {
        std::uint32_t count = 0;
        while (from + count < old_end && begin + count < end &&
               is_same(old_messages[from + count], messages[begin + count]))
            ++count;
        if (count > found.count) {
            found.count = count;
            found.forgotten = from - old_begin;
        }
    }
    const bool same_instructions =
        begin == old_begin &&
        std::equal(messages.begin(), messages.begin() + begin, old_messages.begin(),
                   [](const Message& a, const Message& b) { return is_same(a, b); });
    if (same_instructions) {
        found.first = 0;
        found.count += begin;
    } else {
        found.instructions_changed = found.count > 0;
    }
    return found;
}

std::vector<EventIndex> earlier_calls(const Trace& trace, EventIndex llm_call, std::size_t most)
{
    std::vector<EventIndex> calls;
    const std::uint32_t at = llm_call.value();
    for (std::uint32_t e = at; e-- > (at > reach ? at - reach : 0) && calls.size() < most;) {
        const EventIndex event(e);
        const bool starts_before = trace.start(event) == no_time ||
                                   trace.start(llm_call) == no_time ||
                                   trace.start(event) <= trace.start(llm_call);
        if (trace.action_type(event) == ActionType::Llm && starts_before &&
            trace.agent_id(event) == trace.agent_id(llm_call) &&
            trace.thread_id(event) == trace.thread_id(llm_call))
            calls.push_back(event);
    }
    return calls;
}

} // namespace playhead
