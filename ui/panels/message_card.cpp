// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/message_card.h"

#include "core/analysis/tool_events.h"
#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"
#include "ui/panels/message_copy.h"
#include "ui/panels/tool_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/foldable_text.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/picture_view.h"
#include "ui/widgets/plain_label.h"

#include <QCoreApplication>
#include <QHBoxLayout>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = MessagePart::Kind;
using Form = FoldableText::Form;

constexpr int textLines = 40;
constexpr int systemLines = 4;
constexpr int codeLines = 24;
constexpr int restLines = 2;
constexpr int tallestPicture = 260;
/// Markdown takes its time to lay out; longer texts are shown as they are.
constexpr std::size_t longestMarkdown = 128 * 1024;

bool isInstruction(const std::string& role)
{
    return role == "system" || role == "developer";
}

PlainLabel* headerLabel(const QString& text, ColorRole role)
{
    auto* label = new PlainLabel(text, role);
    label->setFont(Theme::instance().smallFont());
    label->setElided(true);
    return label;
}

void leadTo(LinkButton& link, SessionContext& context, EventIndex event)
{
    QObject::connect(&link, &QAbstractButton::clicked, &context, [&context, event] {
        context.select(event);
        Q_EMIT context.revealRequested(event);
    });
}

/// Makes one card out of a span of a message's parts.
class CardMaker
{
    Q_DECLARE_TR_FUNCTIONS(MessageCard)

public:
    CardMaker(SessionContext& context, const ConversationCards& cards, int index, QWidget* parent)
        : m_context(context)
        , m_cards(cards)
        , m_span(cards.spans[static_cast<std::size_t>(index)])
        , m_message(cards.conversation->messages[m_span.message])
        , m_card(new Card(parent))
    {
    }

    Card* make()
    {
        addHeader();
        for (std::uint32_t i = 0; i < m_span.count; ++i)
            addPart(m_span.first + i);
        if (m_span.count == 0)
            addText(tr("(nothing)"), Form::Plain, textLines, ColorRole::Dim);
        return m_card;
    }

private:
    [[nodiscard]] const MessagePart& part(std::uint32_t i) const { return m_message.parts[i]; }
    [[nodiscard]] bool isResult() const
    {
        return m_span.count > 0 && part(m_span.first).kind == Kind::ToolResult;
    }
    void addHeader();
    void addResultHeader();
    [[nodiscard]] QString roleText() const;
    [[nodiscard]] ColorRole roleColor() const;
    [[nodiscard]] QString partText(const MessagePart& part) const;
    [[nodiscard]] QString copyText() const;
    void addPart(std::uint32_t i);
    void addOther(const MessagePart& part);
    void addCall(std::uint32_t i);
    void addPicture(const MessagePart& picture);
    void addEventLink(std::uint32_t i);
    FoldableText* addText(const QString& text, Form form, int lines, ColorRole role);
    [[nodiscard]] ToolEvent toolEvent(std::uint32_t i) const
    {
        return find_tool_event(*m_cards.content.trace, m_cards.content.event, *m_cards.conversation,
                               {m_span.message, i});
    }

    SessionContext& m_context;
    const ConversationCards& m_cards;
    CardSpan m_span;
    const Message& m_message;
    Card* m_card;
};

void CardMaker::addHeader()
{
    if (isResult()) {
        addResultHeader();
    } else {
        auto* role = headerLabel(roleText(), roleColor());
        m_card->header()->addWidget(role, 1);
    }
    const bool isLast = m_span.first + m_span.count == m_message.parts.size();
    if (isLast && !m_message.finish_reason.empty())
        m_card->header()->addWidget(
            headerLabel(toQString(m_message.finish_reason), ColorRole::Dim));
    addCopyButton(*m_card, [text = copyText()] { return text; });
    addMarkdownAndJson(*m_card, m_cards.conversation, m_span);
}

void CardMaker::addResultHeader()
{
    const MessagePart& result = part(m_span.first);
    QString title = result.is_error ? tr("tool result, failed") : tr("tool result");
    if (!result.name.empty())
        title += u" · "_s + toQString(result.name);
    const ToolEvent run = toolEvent(m_span.first);
    const ColorRole color = result.is_error ? ColorRole::Fail : ColorRole::Tool;
    if (!run.event) {
        m_card->header()->addWidget(headerLabel(title, color), 1);
        return;
    }
    const auto duration = m_cards.content.trace->duration(run.event);
    if (duration)
        title += u" · "_s + toQString(format_duration(*duration));
    auto* link = new LinkButton(title + u" ↗"_s, m_card);
    link->setFont(Theme::instance().smallFont());
    link->setRole(color);
    link->setAccessibleName(tr("Go to the event of this result, #%1").arg(run.event.value()));
    link->setToolTip(run.is_guess
                         ? tr("Go to event #%1, found by name and order").arg(run.event.value())
                         : tr("Go to event #%1").arg(run.event.value()));
    leadTo(*link, m_context, run.event);
    m_card->header()->addWidget(link);
    m_card->header()->addStretch(1);
}

QString CardMaker::roleText() const
{
    QString text = m_message.role.empty() ? tr("message") : toQString(m_message.role);
    if (!m_message.name.empty())
        text += u" · "_s + toQString(m_message.name);
    int calls = 0;
    for (std::uint32_t i = 0; i < m_span.count; ++i)
        calls += part(m_span.first + i).kind == Kind::ToolCall ? 1 : 0;
    if (calls == 1)
        text += tr(" → tool call");
    else if (calls > 1)
        text += tr(" → %1 tool calls").arg(calls);
    return text;
}

ColorRole CardMaker::roleColor() const
{
    if (m_message.role == "assistant" || m_message.role == "model")
        return ColorRole::Llm;
    return m_message.role == "tool" || m_message.role == "function" ? ColorRole::Tool
                                                                    : ColorRole::Dim;
}

QString CardMaker::partText(const MessagePart& part) const
{
    switch (part.kind) {
    case Kind::ToolCall:
        return plainText(callText(part.name, part.json));
    case Kind::ToolResult:
        return part.json.empty() ? readableJson(part.text) : readableJson(part.json);
    case Kind::Other:
        return readableJson(part.json);
    case Kind::Text:
    case Kind::Reasoning:
    case Kind::Image:
        break;
    }
    return toQString(part.text);
}

QString CardMaker::copyText() const
{
    QStringList texts;
    for (std::uint32_t i = 0; i < m_span.count; ++i)
        texts += partText(part(m_span.first + i));
    return texts.join(u"\n\n"_s);
}

FoldableText* CardMaker::addText(const QString& text, Form form, int lines, ColorRole role)
{
    const QString name = isResult() ? tr("tool result") : roleText();
    auto* view = new FoldableText(text, form, lines, name, m_card);
    view->setRole(role);
    m_card->body()->addWidget(view);
    return view;
}

void CardMaker::addPart(std::uint32_t i)
{
    const MessagePart& shown = part(i);
    switch (shown.kind) {
    case Kind::Text: {
        const bool asMarkdown = m_cards.asMarkdown && shown.text.size() <= longestMarkdown;
        const bool isSystem = isInstruction(m_message.role);
        addText(toQString(shown.text), asMarkdown ? Form::Markdown : Form::Plain,
                isSystem ? systemLines : textLines, isSystem ? ColorRole::Dim : ColorRole::Text);
        break;
    }
    case Kind::Reasoning:
        m_card->body()->addWidget(headerLabel(tr("reasoning"), ColorRole::Dim));
        addText(toQString(shown.text), Form::Plain, systemLines, ColorRole::Dim);
        break;
    case Kind::ToolCall:
        addCall(i);
        break;
    case Kind::ToolResult:
        addText(partText(shown), Form::Code, codeLines,
                shown.is_error ? ColorRole::Fail : ColorRole::Text);
        break;
    case Kind::Image:
        addPicture(shown);
        break;
    case Kind::Other:
        addOther(shown);
        break;
    }
}

/// What is said beside a message, mostly for machines (signatures, identifiers), begins on a line.
void CardMaker::addOther(const MessagePart& part)
{
    const bool isRest = part.name == "more";
    const QString name = isRest              ? tr("more")
                         : part.name.empty() ? tr("other")
                                             : toQString(part.name);
    m_card->body()->addWidget(headerLabel(name, ColorRole::Dim));
    if (isRest)
        addText(toQString(part.json), Form::Code, 1, ColorRole::Dim);
    else
        addText(partText(part), Form::Code, restLines, ColorRole::Dim);
}

void CardMaker::addCall(std::uint32_t i)
{
    auto runs = callText(part(i).name, part(i).json);
    auto* view = addText(plainText(runs), Form::Code, codeLines, ColorRole::Text);
    view->setRuns(std::move(runs));
    addEventLink(i);
}

void CardMaker::addEventLink(std::uint32_t i)
{
    // In a prompt the result's card leads to the run.
    if (part(i).partner.is_valid())
        return;
    const ToolEvent run = toolEvent(i);
    if (!run.event)
        return;
    auto* link = new LinkButton(tr("run #%1 ↗").arg(run.event.value()), m_card);
    link->setFont(Theme::instance().smallFont());
    link->setAccessibleName(tr("Go to the run of this call, #%1").arg(run.event.value()));
    if (run.is_guess)
        link->setToolTip(tr("Found by name and order"));
    leadTo(*link, m_context, run.event);
    m_card->body()->addWidget(link, 0, Qt::AlignLeft);
}

void CardMaker::addPicture(const MessagePart& picture)
{
    if (picture.image_form == MessagePart::ImageForm::Url) {
        addText(tr("[picture, not loaded: %1]").arg(toQString(picture.text)), Form::Plain,
                restLines, ColorRole::Dim);
        return;
    }
    auto* view = new PictureView(tallestPicture, m_card);
    view->showText(picture.text);
    m_card->body()->addWidget(view);
}

} // namespace

void ConversationCards::spread()
{
    spans.clear();
    for (std::uint32_t m = 0; m < conversation->messages.size(); ++m) {
        const auto& parts = conversation->messages[m].parts;
        if (parts.empty())
            spans.push_back({m, 0, 0});
        for (std::uint32_t p = 0; p < parts.size(); ++p) {
            const bool isNew =
                p == 0 || parts[p].kind == Kind::ToolResult ||
                (parts[p - 1].kind == Kind::ToolResult && parts[p].kind != Kind::Image);
            if (isNew)
                spans.push_back({m, p, 0});
            ++spans.back().count;
        }
    }
}

int ConversationCards::firstOutput() const
{
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (conversation->messages[spans[i].message].is_output)
            return static_cast<int>(i);
    }
    return static_cast<int>(spans.size());
}

Card* makeMessageCard(SessionContext& context, const ConversationCards& cards, int index,
                      QWidget* parent)
{
    return CardMaker(context, cards, index, parent).make();
}

Card* makeErrorCard(SessionContext& context, const PanelContent& content, QWidget* parent)
{
    const EventError& error = content.loaded->event.error;
    auto* card = new Card(parent);
    card->setFrameRole(ColorRole::Fail);
    const QString word = QCoreApplication::translate("MessageCard", "error");
    card->header()->addWidget(headerLabel(word, ColorRole::Fail), 1);
    QString text = toQString(error.type);
    if (!error.message.empty())
        text += (text.isEmpty() ? QString() : u": "_s) + toQString(error.message);
    if (text.isEmpty())
        text = toQString(error.code.empty() ? error.stack : error.code);
    addCopyButton(*card, [text] { return text; });
    card->body()->addWidget(new FoldableText(text, Form::Code, codeLines, word, card));

    const EventIndex trigger = content.trace->find(content.loaded->event.error_trigger);
    if (trigger && trigger != content.event && !content.loaded->event.error_trigger.empty()) {
        auto* link =
            new LinkButton(QCoreApplication::translate("MessageCard", "caused by %1 #%2 ↗")
                               .arg(context.mask().word(content.trace->event_type(trigger)),
                                    QString::number(trigger.value())),
                           card);
        link->setAccessibleName(link->text());
        leadTo(*link, context, trigger);
        card->body()->addWidget(link, 0, Qt::AlignLeft);
    }
    return card;
}

} // namespace playhead
