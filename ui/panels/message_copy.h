// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/message_card.h"

#include <QString>

#include <functional>
#include <memory>

class QToolButton;

namespace playhead {

/// Adds a button to the card's header that copies a text, made only when it is asked for.
void addCopyButton(Card& card, std::function<QString()> text);

/// Offers to copy what is on the card as Markdown and as JSON, in the context menu of the card and
/// of its button.
void addMarkdownAndJson(Card& card, const std::shared_ptr<const Conversation>& conversation,
                        CardSpan span);

/// A button with a menu that copies a whole conversation as Markdown or as JSON; `conversation` is
/// asked for it then, and may return null.
[[nodiscard]] QToolButton*
makeCopyAllButton(std::function<std::shared_ptr<const Conversation>()> conversation,
                  QWidget* parent);

} // namespace playhead
