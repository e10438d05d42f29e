// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_scan.h"
#include "core/base/json_value.h"
#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"
#include "ui/panels/panel.h"
#include "ui/panels/value_page.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/recorded_text.h"
#include "ui/widgets/text_pane.h"
#include "ui/widgets/value_view.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t longestName = 300;
constexpr std::size_t longestMessage = 600;
constexpr int sideMargin = 14;

/// What went wrong in the event: type, code, message, what it was called with, where it came from,
/// the stack, and what it gave back all the same, which is where a command says why it failed.
class ErrorPanel : public Panel
{
    Q_DECLARE_TR_FUNCTIONS(ErrorPanel)

public:
    ErrorPanel(SessionContext& context, QWidget* parent);

    void show(const PanelContent& content) override;
    void clear() override;
    [[nodiscard]] bool isBusy() const override { return m_returns->isBusy(); }

private:
    void lead(EventIndex event);
    void showMessage(const EventError& error, bool isReturned);
    void showBelow(const EventError& error, bool isReturned);
    void showLinks(const PanelContent& content);
    void showReturns(const PanelContent& content, bool isMoreOfIt);
    void showLink(LinkButton& link, const QString& text, EventIndex event);
    void copyAll() const;

    SessionContext& m_context;
    PlainLabel* m_type;
    PlainLabel* m_code;
    RecordedText* m_message;
    PlainLabel* m_params;
    LinkButton* m_trigger;
    LinkButton* m_failedChild;
    PlainLabel* m_lostTrigger;
    PlainLabel* m_stackTitle;
    TextPane* m_stack;
    PlainLabel* m_returnsTitle;
    ValueView* m_returns;
    EventIndex m_triggerEvent;
    EventIndex m_failedChildEvent;
    PanelContent m_content;
};

ErrorPanel::ErrorPanel(SessionContext& context, QWidget* parent) : Panel(parent), m_context(context)
{
    const Theme& theme = Theme::instance();
    m_type = new PlainLabel({}, ColorRole::Fail, this);
    QFont strong = theme.font();
    strong.setPixelSize(14);
    strong.setWeight(QFont::DemiBold);
    m_type->setFont(strong);
    m_code = new PlainLabel({}, ColorRole::Dim, this);
    m_message = new RecordedText(this);
    m_message->setAccessibleName(tr("Message"));
    m_params = new PlainLabel({}, ColorRole::Dim, this);
    m_params->setFont(theme.monospaceFont());
    m_trigger = new LinkButton({}, this);
    m_failedChild = new LinkButton({}, this);
    m_lostTrigger = new PlainLabel({}, ColorRole::Dim, this);
    for (PlainLabel* label : {m_type, m_code, m_params, m_lostTrigger})
        label->setElided(true);
    m_stackTitle = new PlainLabel({}, ColorRole::Dim, this);
    m_stack = new TextPane(tr("Stack"), this);
    const QString returns = QCoreApplication::translate("Panel", "Returns");
    m_returnsTitle = new PlainLabel(returns.toUpper(), ColorRole::Dim, this);
    m_returns = new ValueView(returns, this);
    for (PlainLabel* title : {m_stackTitle, m_returnsTitle}) {
        title->setFont(theme.captionFont());
        title->setContentsMargins(sideMargin, 8, sideMargin, 4);
    }
    auto* copy = makeIconButton(u"copy"_s, tr("Copy the error"), this);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_type, 1);
    head->addWidget(m_code);
    head->addWidget(copy, 0, Qt::AlignTop);
    auto* upper = new QVBoxLayout;
    upper->setContentsMargins(sideMargin, 10, 8, 6);
    upper->setSpacing(6);
    upper->addLayout(head);
    upper->addWidget(m_message);
    upper->addWidget(m_params);
    upper->addWidget(m_trigger, 0, Qt::AlignLeft);
    upper->addWidget(m_failedChild, 0, Qt::AlignLeft);
    upper->addWidget(m_lostTrigger);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(upper);
    layout->addWidget(m_stackTitle);
    layout->addWidget(m_stack, 2);
    layout->addWidget(m_returnsTitle);
    layout->addWidget(m_returns, 1);
    layout->addStretch();

    connect(copy, &QToolButton::clicked, this, &ErrorPanel::copyAll);
    connect(m_trigger, &QAbstractButton::clicked, this, [this] { lead(m_triggerEvent); });
    connect(m_failedChild, &QAbstractButton::clicked, this, [this] { lead(m_failedChildEvent); });
}

void ErrorPanel::lead(EventIndex event)
{
    m_context.select(event);
    Q_EMIT m_context.revealRequested(event);
}

/// The last event inside that failed: where a failure that was passed on came from.
EventIndex failedInside(const Trace& trace, EventIndex event)
{
    EventIndex found;
    for (EventIndex child = trace.tree().first_child(event); child;
         child = trace.tree().next_sibling(child)) {
        if (trace.result(child) == EventResult::Fail)
            found = child;
    }
    return found;
}

/// Whether a message is more than a paragraph: lines that want a fixed pitch, and room that
/// scrolls.
bool isBlock(const std::string& message)
{
    return message.size() > longestMessage || message.find('\n') != std::string::npos;
}

/// Whether the message is the beginning of what the event gave back, or all of it.
bool isReturned(const Event& event)
{
    constexpr std::size_t lookedAt = 200;
    if (!event.returns.is_present() || event.error.message.empty())
        return false;
    const std::string_view json = event.returns.json();
    if (json::kind_of(json) != json::Kind::String)
        return false;
    constexpr std::size_t longestEscape = 6; // of one character
    const std::string_view quoted = json.substr(1, json.size() - 2);
    const std::string text = json::unescape(quoted.substr(0, longestEscape * lookedAt));
    const auto beginning = [](std::string_view whole) {
        return trimmed(whole).substr(0, lookedAt / 2); // the end of `text` may be half an escape
    };
    return beginning(text) == beginning(event.error.message);
}

void ErrorPanel::show(const PanelContent& content)
{
    const bool isMoreOfIt = m_content.loaded && m_content.event == content.event;
    m_content = content;
    const Event& event = content.loaded->event;
    const EventError& error = event.error;
    // A label lays out all it is given: what is longer than any name is whole in the raw view.
    m_type->setFullText(error.type.empty() ? tr("Failed")
                                           : toQString(elide(error.type, longestName)));
    m_code->setFullText(error.code.empty()
                            ? QString()
                            : tr("code %1").arg(toQString(elide(error.code, longestName))));
    const bool isSaidBelow = isReturned(event);
    showMessage(error, isSaidBelow);
    m_params->setFullText(
        tr("called with %1").arg(toQString(elide(event.params.json(), longestName)).simplified()));
    m_params->setVisible(saysSomething(event.params));
    showLinks(content);
    showBelow(error, isSaidBelow);
    showReturns(content, isMoreOfIt);
}

void ErrorPanel::showMessage(const EventError& error, bool isReturned)
{
    m_message->setVisible(!isReturned && !isBlock(error.message));
    if (error.message.empty())
        m_message->showPlain(tr("No message is recorded."), ColorRole::Dim);
    else
        m_message->showPlain(toQString(elide(error.message, longestMessage)));
}

void ErrorPanel::showLinks(const PanelContent& content)
{
    const std::string& trigger = content.loaded->event.error_trigger;
    m_triggerEvent = trigger.empty() ? EventIndex() : content.trace->find(trigger);
    const bool isOther = m_triggerEvent && m_triggerEvent != content.event;
    showLink(*m_trigger, tr("Go to the trigger, %1"), isOther ? m_triggerEvent : EventIndex());
    m_failedChildEvent = failedInside(*content.trace, content.event);
    const bool isTrigger = isOther && m_failedChildEvent == m_triggerEvent;
    showLink(*m_failedChild, tr("Failed inside: %1"),
             isTrigger ? EventIndex() : m_failedChildEvent);
    const bool isLost = !trigger.empty() && !m_triggerEvent;
    m_lostTrigger->setVisible(isLost);
    if (isLost)
        m_lostTrigger->setFullText(tr("The event that triggered it is not in this session: %1")
                                       .arg(toQString(elide(trigger, 100))));
}

void ErrorPanel::showBelow(const EventError& error, bool isReturned)
{
    const bool hasMessage = !isReturned && isBlock(error.message);
    QString below = hasMessage ? toQString(error.message) : QString();
    if (!error.stack.empty())
        below += (hasMessage ? u"\n\n"_s : QString()) + toQString(error.stack);
    const QString title = !hasMessage           ? tr("Stack")
                          : error.stack.empty() ? tr("Message")
                                                : tr("Message and stack");
    m_stackTitle->setFullText(title.toUpper());
    m_stackTitle->setVisible(!below.isEmpty());
    m_stack->setVisible(!below.isEmpty());
    m_stack->setText(below);
}

void ErrorPanel::showReturns(const PanelContent& content, bool isMoreOfIt)
{
    const Payload& returns = content.loaded->event.returns;
    const bool hasReturns = saysSomething(returns);
    m_returnsTitle->setVisible(hasReturns);
    m_returns->setVisible(hasReturns);
    if (!hasReturns)
        m_returns->clear();
    else if (isMoreOfIt)
        m_returns->growValue(returns, content.loaded);
    else
        m_returns->setValue(returns, content.loaded);
}

void ErrorPanel::showLink(LinkButton& link, const QString& text, EventIndex event)
{
    link.setVisible(event.is_valid());
    if (!event)
        return;
    const QString name = u"%1 #%2"_s.arg(m_context.mask().word(m_content.trace->event_type(event)),
                                         QString::number(event.value()));
    link.setText(text.arg(name) + u" ↗"_s);
    link.setAccessibleName(link.text());
}

void ErrorPanel::clear()
{
    m_content = {};
    m_type->setFullText({});
    m_code->setFullText({});
    m_message->showPlain({});
    m_params->setFullText({});
    m_stack->setText({});
    m_returns->clear();
    m_lostTrigger->setFullText({});
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_trigger, m_failedChild, m_lostTrigger, m_stackTitle,
                                         m_stack, m_returnsTitle, m_returns})
        widget->hide();
}

void ErrorPanel::copyAll() const
{
    if (!m_content.loaded)
        return;
    const EventError& error = m_content.loaded->event.error;
    QStringList lines;
    for (const std::string* text : {&error.type, &error.code, &error.message, &error.stack}) {
        if (!text->empty())
            lines += toQString(*text);
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace

const PanelDescriptor& errorPanel()
{
    static const PanelDescriptor descriptor = {
        "error",
        QT_TRANSLATE_NOOP("Panel", "Error"),
        [](const PanelContent& content) {
            return content.hasEnded && (!content.loaded->event.error.is_empty() ||
                                        content.trace->result(content.event) == EventResult::Fail);
        },
        [](SessionContext& context, QWidget* parent) -> Panel* {
            return new ErrorPanel(context, parent);
        },
        20,
    };
    return descriptor;
}

} // namespace playhead
