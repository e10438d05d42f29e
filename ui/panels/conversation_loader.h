// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/message_card.h"

#include <stop_token>

namespace playhead {

/// Reads the conversation of an event, and finds out what of it was said before: a few earlier
/// calls of the agent are loaded, of which the one with the longest repetition is taken. An earlier
/// call that can no longer be read is passed over. Slow: not for the GUI thread. When stopped,
/// returns what it has.
[[nodiscard]] ConversationCards loadConversation(const PanelContent& content, bool revealSecrets,
                                                 const std::stop_token& stop);

} // namespace playhead
