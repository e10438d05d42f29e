// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/conversation_news.h"
#include "ui/panels/panel.h"

#include <memory>
#include <vector>

namespace playhead {

class Card;

/// Which parts of a message stand on one card: a tool's result has a card of its own.
struct CardSpan {
    std::uint32_t message = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/// What all cards of a conversation are made from.
struct ConversationCards {
    PanelContent content;
    std::shared_ptr<const Conversation> conversation;
    std::vector<CardSpan> spans;
    bool asMarkdown = true;
    Repetition repetition; ///< of `earlier`
    EventIndex earlier;    ///< the call that this one goes on from; none where it begins

    /// Spreads the conversation over cards.
    void spread();
    /// The first card of the completion, or the number of cards.
    [[nodiscard]] int firstOutput() const;
};

[[nodiscard]] Card* makeMessageCard(SessionContext& context, const ConversationCards& cards,
                                    int index, QWidget* parent);
/// The error of the event, with a link to what triggered it where that is known.
[[nodiscard]] Card* makeErrorCard(SessionContext& context, const PanelContent& content,
                                  QWidget* parent);

} // namespace playhead
