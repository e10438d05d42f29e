// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/tool_events.h"

namespace playhead {

namespace {

using Kind = MessagePart::Kind;

constexpr std::uint32_t reach = 5000;

class Search
{
public:
    Search(const Trace& trace, EventIndex llm_call, std::string_view tool)
        : trace_(trace), llm_call_(llm_call), tool_(tool)
    {
    }

    /// The nth run (from 0) before the LLM call, counted backwards.
    [[nodiscard]] EventIndex before(std::uint32_t nth) const
    {
        const std::uint32_t at = llm_call_.value();
        for (std::uint32_t e = at; e-- > (at > reach ? at - reach : 0);) {
            if (is_run(EventIndex(e)) && starts_before(EventIndex(e)) && nth-- == 0)
                return EventIndex(e);
        }
        return {};
    }

    /// The nth run behind the LLM call, unless another call of the model comes in between.
    [[nodiscard]] EventIndex after(std::uint32_t nth) const
    {
        const std::uint32_t end = std::min(trace_.event_count(), llm_call_.value() + reach);
        for (std::uint32_t e = llm_call_.value() + 1; e < end; ++e) {
            const EventIndex event(e);
            if (trace_.action_type(event) == ActionType::Llm &&
                trace_.agent_id(event) == trace_.agent_id(llm_call_))
                return {};
            if (is_run(event) && nth-- == 0)
                return event;
        }
        return {};
    }

private:
    [[nodiscard]] bool is_run(EventIndex event) const
    {
        const ActionType type = trace_.action_type(event);
        return type != ActionType::Llm && type != ActionType::Error &&
               trace_.event_type(event) == tool_ &&
               trace_.agent_id(event) == trace_.agent_id(llm_call_);
    }
    [[nodiscard]] bool starts_before(EventIndex event) const
    {
        return trace_.start(event) == no_time || trace_.start(llm_call_) == no_time ||
               trace_.start(event) <= trace_.start(llm_call_);
    }

    const Trace& trace_;
    EventIndex llm_call_;
    std::string_view tool_;
};

/// How many parts of this kind, tool and side follow behind `ref`, or stand before it.
std::uint32_t count_alike(const Conversation& conversation, MessagePart::Ref ref, bool behind)
{
    const MessagePart& part = conversation.at(ref);
    const bool is_output = conversation.messages[ref.message].is_output;
    std::uint32_t count = 0;
    for (std::uint32_t m = 0; m < conversation.messages.size(); ++m) {
        const Message& message = conversation.messages[m];
        for (std::uint32_t p = 0; p < message.parts.size(); ++p) {
            const bool is_behind = m > ref.message || (m == ref.message && p > ref.part);
            const bool is_same = m == ref.message && p == ref.part;
            if (!is_same && is_behind == behind && message.is_output == is_output &&
                message.parts[p].kind == part.kind && message.parts[p].name == part.name)
                ++count;
        }
    }
    return count;
}

} // namespace

ToolEvent find_tool_event(const Trace& trace, EventIndex llm_call, const Conversation& conversation,
                          MessagePart::Ref ref)
{
    const MessagePart& part = conversation.at(ref);
    if (part.kind != Kind::ToolCall && part.kind != Kind::ToolResult)
        return {};
    if (!part.call_id.empty()) {
        const EventIndex found = trace.find(part.call_id);
        if (found && found != llm_call)
            return {found, false};
    }
    if (part.name.empty())
        return {};
    const Search search(trace, llm_call, part.name);
    const bool is_output = conversation.messages[ref.message].is_output;
    return {is_output ? search.after(count_alike(conversation, ref, false))
                      : search.before(count_alike(conversation, ref, true)),
            true};
}

} // namespace playhead
