// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/message_copy.h"

#include "core/analysis/conversation_text.h"
#include "ui/bridge/text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/link_button.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MessageCopy)
};

void copy(const std::string& text)
{
    QGuiApplication::clipboard()->setText(toQString(text));
}

QAction* makeAction(const QString& text, QObject* parent, std::function<std::string()> made)
{
    auto* action = new QAction(text, parent);
    QObject::connect(action, &QAction::triggered, action,
                     [made = std::move(made)] { copy(made()); });
    return action;
}

/// The part of a message that stands on one card.
Message messageOf(const Conversation& conversation, CardSpan span)
{
    const Message& whole = conversation.messages[span.message];
    Message part;
    part.role = whole.role;
    part.name = whole.name;
    if (span.first + span.count == whole.parts.size())
        part.finish_reason = whole.finish_reason;
    part.is_output = whole.is_output;
    const auto first = whole.parts.begin() + span.first;
    part.parts.assign(first, first + span.count);
    return part;
}

} // namespace

void addCopyButton(Card& card, std::function<QString()> text)
{
    auto* button = makeIconButton(u"copy"_s, Words::tr("Copy this message"), &card);
    QObject::connect(button, &QToolButton::clicked, button,
                     [text = std::move(text)] { QGuiApplication::clipboard()->setText(text()); });
    card.header()->addWidget(button);
}

void addMarkdownAndJson(Card& card, const std::shared_ptr<const Conversation>& conversation,
                        CardSpan span)
{
    const QList<QAction*> actions = {
        makeAction(
            Words::tr("Copy as &Markdown"), &card,
            [conversation, span] { return message_markdown(messageOf(*conversation, span)); }),
        makeAction(Words::tr("Copy as &JSON"), &card,
                   [conversation, span] { return message_json(messageOf(*conversation, span)); })};
    card.addActions(actions);
    card.setContextMenuPolicy(Qt::ActionsContextMenu);
    // The button leaves its context menu to the card: with actions of its own it would show an
    // arrow.
    if (auto* button = card.findChild<QToolButton*>())
        button->setToolTip(
            Words::tr("Copy this message; in the context menu as Markdown or as JSON"));
}

QToolButton* makeCopyAllButton(std::function<std::shared_ptr<const Conversation>()> conversation,
                               QWidget* parent)
{
    auto* button = makeIconButton(u"copy"_s, Words::tr("Copy the conversation"), parent);
    auto* menu = new QMenu(button);
    const auto add = [&](const QString& text, std::string (*write)(const Conversation&)) {
        menu->addAction(makeAction(text, menu, [conversation, write] {
            const auto shown = conversation();
            return shown ? write(*shown) : std::string();
        }));
    };
    add(Words::tr("Copy all as &Markdown"), &conversation_markdown);
    add(Words::tr("Copy all as &JSON"), &conversation_json);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    return button;
}

} // namespace playhead
