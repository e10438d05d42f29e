// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/bridge/latest_job.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"
#include "ui/panels/message_card.h"
#include "ui/panels/panel.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_list.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/plain_label.h"

#include <QCoreApplication>
#include <QHBoxLayout>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int barHeight = 30;
/// From here on, the answer is far enough down for a link that leads to it.
constexpr int manyCards = 6;

/// The prompt and completion of an LLM call as a chat.
class ConversationPanel : public Panel
{
    Q_DECLARE_TR_FUNCTIONS(ConversationPanel)

public:
    ConversationPanel(SessionContext& context, QWidget* parent);

    void show(const PanelContent& content) override;
    void clear() override;
    [[nodiscard]] bool isBusy() const override { return m_job.isRunning(); }

private:
    void display(ConversationCards cards);
    void displayCards();
    void updateBar();

    SessionContext& m_context;
    PlainLabel* m_summary;
    LinkButton* m_answer;
    LinkButton* m_mode;
    CardList* m_list;
    std::shared_ptr<ConversationCards> m_cards;
    bool m_asMarkdown = true;
    LatestJob m_job;
};

ConversationPanel::ConversationPanel(SessionContext& context, QWidget* parent)
    : Panel(parent), m_context(context)
{
    m_summary = new PlainLabel({}, ColorRole::Dim, this);
    m_answer = new LinkButton(tr("Go to the answer"), this);
    m_mode = new LinkButton({}, this);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_summary, m_answer, m_mode})
        widget->setFont(Theme::instance().smallFont());
    m_list = new CardList(this);
    m_list->setAccessibleName(tr("Conversation"));

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(14, 0, 14, 0);
    bar->setSpacing(14);
    bar->addWidget(m_summary, 1);
    bar->addWidget(m_answer);
    bar->addWidget(m_mode);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QWidget(this);
    head->setFixedHeight(barHeight);
    head->setLayout(bar);
    layout->addWidget(head);
    layout->addWidget(m_list, 1);

    connect(m_mode, &QAbstractButton::clicked, this, [this] {
        m_asMarkdown = !m_asMarkdown;
        displayCards();
    });
    connect(m_answer, &QAbstractButton::clicked, this, [this] {
        if (m_cards)
            m_list->scrollToCard(m_cards->firstOutput());
    });
    updateBar();
}

void ConversationPanel::show(const PanelContent& content)
{
    m_job.start(
        [content](const std::stop_token&) {
            ConversationCards cards;
            cards.content = content;
            cards.conversation =
                std::make_shared<const Conversation>(read_conversation(content.loaded->event));
            cards.spread();
            return cards;
        },
        [this](ConversationCards cards) { display(std::move(cards)); });
}

void ConversationPanel::clear()
{
    m_job.cancel();
    m_cards.reset();
    m_list->setCards(0, {});
    updateBar();
}

void ConversationPanel::display(ConversationCards cards)
{
    m_cards = std::make_shared<ConversationCards>(std::move(cards));
    displayCards();
}

void ConversationPanel::displayCards()
{
    if (!m_cards)
        return;
    m_cards->asMarkdown = m_asMarkdown;
    const auto messages = static_cast<int>(m_cards->spans.size());
    const bool hasError = !m_cards->content.loaded->event.error.is_empty();
    m_list->setCards(messages + (hasError ? 1 : 0),
                     [this, cards = m_cards, messages](int index, QWidget* parent) -> QWidget* {
                         return index < messages ? makeMessageCard(m_context, *cards, index, parent)
                                                 : makeErrorCard(m_context, cards->content, parent);
                     });
    updateBar();
}

void ConversationPanel::updateBar()
{
    QString summary;
    const auto total = m_cards ? m_cards->conversation->messages.size() : 0;
    if (m_cards) {
        int calls = 0;
        for (const Message& message : m_cards->conversation->messages) {
            for (const MessagePart& part : message.parts)
                calls += part.kind == MessagePart::Kind::ToolCall ? 1 : 0;
        }
        summary = total == 1 ? tr("1 message") : tr("%1 messages").arg(total);
        if (calls > 0)
            summary += u" · "_s + (calls == 1 ? tr("1 tool call") : tr("%1 tool calls").arg(calls));
    }
    m_summary->setFullText(summary);
    m_mode->setText(m_asMarkdown ? tr("Raw text") : tr("Markdown"));
    m_mode->setToolTip(m_asMarkdown ? tr("Show the texts as they were recorded")
                                    : tr("Show the texts with their Markdown laid out"));
    m_mode->setVisible(m_cards != nullptr);
    m_answer->setVisible(m_cards && m_list->count() > manyCards &&
                         m_cards->firstOutput() < static_cast<int>(m_cards->spans.size()));
}

} // namespace

const PanelDescriptor& conversation_panel()
{
    static const PanelDescriptor descriptor = {
        "conversation",
        QT_TRANSLATE_NOOP("Panel", "Conversation"),
        [](const PanelContent& content) { return has_conversation(content.loaded->event); },
        [](SessionContext& context, QWidget* parent) -> Panel* {
            return new ConversationPanel(context, parent);
        },
        30,
    };
    return descriptor;
}

} // namespace playhead
