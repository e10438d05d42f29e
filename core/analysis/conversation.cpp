// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/conversation.h"

#include "core/analysis/message_reader.h"

#include <unordered_map>

namespace playhead {

namespace {

using Kind = MessagePart::Kind;

bool is_said(const Payload& payload)
{
    return payload.is_present() && JsonFields::says_something(json::Value(payload.json()));
}

bool is_llm_call(const Event& event)
{
    return event.action_type == "llm" || (event.action_type.empty() && !event.model.empty());
}

/// What was asked, as it stands in an LLM call's parameters.
struct Asked {
    json::Value instructions;
    json::Value messages;
    json::Value keywords; ///< arguments by their names
};

Asked asked_in_members(json::Value params)
{
    Asked asked;
    json::ObjectReader members(params);
    json::Member member;
    while (members.next(member)) {
        const bool can_be_said = member.value.is_string() || member.value.is_array();
        const std::string_view key = member.key;
        if (key == "kwargs")
            asked.keywords = member.value;
        if (!can_be_said || !JsonFields::says_something(member.value))
            continue;
        if (key == "system" || key == "instructions" || key == "system_instruction")
            asked.instructions = member.value;
        // Of several, messages say the most.
        if (key == "messages" || (!asked.messages.is_valid() &&
                                  (key == "contents" || key == "input" || key == "prompt")))
            asked.messages = member.value;
    }
    return asked;
}

Asked asked_in(json::Value params)
{
    const Asked asked = asked_in_members(params);
    if (asked.messages.is_valid() || !asked.keywords.is_object())
        return asked;
    // AgentOps' decorators record the arguments of a call as {"args": [], "kwargs": {}}.
    const Asked inner = asked_in_members(asked.keywords);
    return inner.keywords.is_valid() ? asked : inner;
}

void read_prompt(const Event& event, Conversation& conversation, const std::stop_token& stop)
{
    MessageReader reader(conversation.messages, "user", false, stop);
    if (is_said(event.prompt)) {
        reader.read(json::Value(event.prompt.json()));
        return;
    }
    if (!is_llm_call(event) || event.params.is_absent())
        return;
    const Asked asked = asked_in(json::Value(event.params.json()));
    if (!asked.messages.is_valid())
        return;
    if (asked.instructions.is_valid())
        MessageReader(conversation.messages, "system", false, stop).read(asked.instructions);
    reader.read(asked.messages);
}

void read_completion(const Event& event, Conversation& conversation, const std::stop_token& stop)
{
    MessageReader reader(conversation.messages, "assistant", true, stop);
    if (is_said(event.completion)) {
        reader.read(json::Value(event.completion.json()));
        return;
    }
    if (!is_llm_call(event) || !is_said(event.returns))
        return;
    const json::Value returns(event.returns.json());
    if (returns.is_string() || MessageReader::is_message_like(returns) ||
        returns.find("content").is_valid())
        reader.read(returns);
}

/// Tells calls and results which belong together: by id; results without one take the first open
/// call of their name.
class Pairing
{
public:
    explicit Pairing(Conversation& conversation) : messages_(conversation.messages) {}

    void run()
    {
        for (std::uint32_t m = 0; m < messages_.size(); ++m) {
            for (std::uint32_t p = 0; p < messages_[m].parts.size(); ++p)
                take({m, p});
        }
    }

private:
    void take(MessagePart::Ref here)
    {
        MessagePart& part = at(here);
        if (part.kind == Kind::ToolCall) {
            if (part.call_id.empty())
                open_by_name_[part.name].push_back(here);
            else
                by_id_[part.call_id] = here;
        } else if (part.kind == Kind::ToolResult) {
            part.partner = call_of(part);
            if (!part.partner.is_valid())
                return;
            MessagePart& call = at(part.partner);
            call.partner = here;
            if (part.name.empty())
                part.name = call.name;
        }
    }

    MessagePart::Ref call_of(const MessagePart& result)
    {
        if (!result.call_id.empty()) {
            const auto found = by_id_.find(result.call_id);
            return found == by_id_.end() ? MessagePart::Ref() : found->second;
        }
        auto& open = open_by_name_[result.name];
        if (open.empty())
            return {};
        const MessagePart::Ref first = open.front();
        open.erase(open.begin());
        return first;
    }

    MessagePart& at(MessagePart::Ref ref) { return messages_[ref.message].parts[ref.part]; }

    std::vector<Message>& messages_;
    std::unordered_map<std::string, MessagePart::Ref> by_id_;
    std::unordered_map<std::string, std::vector<MessagePart::Ref>> open_by_name_;
};

} // namespace

bool has_conversation(const Event& event)
{
    if (is_said(event.prompt) || is_said(event.completion))
        return true;
    return is_llm_call(event) && event.params.is_present() &&
           asked_in(json::Value(event.params.json())).messages.is_valid();
}

Conversation read_conversation(const Event& event, const std::stop_token& stop)
{
    Conversation conversation;
    read_prompt(event, conversation, stop);
    if (!stop.stop_requested())
        read_completion(event, conversation, stop);
    if (!stop.stop_requested())
        Pairing(conversation).run();
    return conversation;
}

} // namespace playhead
