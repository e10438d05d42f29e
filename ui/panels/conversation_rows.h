// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/message_card.h"

#include <functional>
#include <vector>

namespace playhead {

/// A row of the conversation: a message, the error, or what tells old from new among them.
struct ConversationRow {
    enum class Kind {
        InstructionsChanged, ///< above instructions that are not those of the earlier call
        Repeated,            ///< stands for the messages of the earlier call
        New,                 ///< above what was not said before
        Message,
        Error,
    };
    Kind kind = Kind::Message;
    int card = 0; ///< of a message, as for makeMessageCard()
};

/// The rows in their order. Repeated messages are among them only where `showsRepeated`.
[[nodiscard]] std::vector<ConversationRow> conversationRows(const ConversationCards& cards,
                                                            bool showsRepeated);

/// The messages that are new, the answer included; all where nothing is repeated.
[[nodiscard]] std::size_t newMessageCount(const ConversationCards& cards);

/// The widget of a row that is neither a message nor the error. `toggle` folds or unfolds what is
/// repeated.
[[nodiscard]] QWidget* makeNewsRow(SessionContext& context, const ConversationCards& cards,
                                   ConversationRow::Kind kind, bool showsRepeated,
                                   const std::function<void()>& toggle, QWidget* parent);

} // namespace playhead
