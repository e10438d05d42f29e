// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/conversation_loader.h"

#include "ui/panels/shown_event.h"

namespace playhead {

namespace {

constexpr std::size_t mostCandidates = 8;

void findRepetition(ConversationCards& cards, bool revealSecrets, const std::stop_token& stop)
{
    const Trace& trace = *cards.content.trace;
    for (const EventIndex call : earlier_calls(trace, cards.content.event, mostCandidates)) {
        if (stop.stop_requested())
            return;
        auto loaded = trace.load(call, stop);
        if (!loaded)
            continue;
        // Masked as the conversation is: else no message with a secret in it would be the same.
        const auto shown = shownFields(std::move(loaded).value(), revealSecrets, stop);
        if (!shown)
            return;
        const Conversation earlier = read_conversation(shown->event, stop);
        const Repetition found = find_repetition(earlier, *cards.conversation);
        if (found.count > cards.repetition.count) {
            cards.repetition = found;
            cards.earlier = call;
        }
        // Repeated to its last word: this is the conversation that goes on.
        if (found.count > 0 && found.count == earlier.messages.size())
            return;
    }
}

} // namespace

ConversationCards loadConversation(const PanelContent& content, bool revealSecrets,
                                   const std::stop_token& stop)
{
    ConversationCards cards;
    cards.content = content;
    cards.conversation =
        std::make_shared<const Conversation>(read_conversation(content.loaded->event, stop));
    if (stop.stop_requested())
        return cards;
    cards.spread();
    if (content.trace->action_type(content.event) == ActionType::Llm)
        findRepetition(cards, revealSecrets, stop);
    return cards;
}

} // namespace playhead
