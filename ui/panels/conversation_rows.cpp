// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/conversation_rows.h"

#include "ui/bridge/plural.h"
#include "ui/context/session_context.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/plain_label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = ConversationRow::Kind;

constexpr int lineHeight = 22;
constexpr int sideMargin = 10;
constexpr int radius = 8;

/// One or two lines of small text between the cards.
class NewsRow : public QWidget
{
    Q_DECLARE_TR_FUNCTIONS(NewsRow)

public:
    NewsRow(Kind kind, QWidget* parent) : QWidget(parent), m_kind(kind)
    {
        m_lines = new QVBoxLayout(this);
        m_lines->setContentsMargins(kind == Kind::Repeated ? sideMargin : 0, 2, sideMargin, 2);
        m_lines->setSpacing(0);
        connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    }

    [[nodiscard]] int heightForWidth(int) const override
    {
        return m_lines->count() * lineHeight + 4;
    }
    void addLine(std::initializer_list<QWidget*> widgets)
    {
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        for (QWidget* widget : widgets) {
            widget->setFont(Theme::instance().smallFont());
            line->addWidget(widget);
        }
        line->addStretch(1);
        m_lines->addLayout(line);
    }
    void addText(const QString& text, ColorRole role)
    {
        auto* label = new PlainLabel(text, role, this);
        label->setElided(true);
        label->setFont(Theme::instance().smallFont());
        m_lines->addWidget(label);
    }
    LinkButton* makeLink(SessionContext& context, EventIndex event)
    {
        auto* link = new LinkButton(u"#%1 ↗"_s.arg(event.value()), this);
        link->setAccessibleName(tr("Go to the earlier call, #%1").arg(event.value()));
        connect(link, &QAbstractButton::clicked, &context, [&context, event] {
            context.select(event);
            Q_EMIT context.revealRequested(event);
        });
        return link;
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Theme& theme = Theme::instance();
        if (m_kind == Kind::Repeated) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(ColorRole::Code));
            painter.drawRoundedRect(rect(), radius, radius);
        } else if (m_kind == Kind::New) {
            painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(ColorRole::Accent));
        }
    }

private:
    Kind m_kind;
    QVBoxLayout* m_lines;
};

QString messagesText(std::size_t count)
{
    return count == 1 ? NewsRow::tr("1 message")
                      : NewsRow::tr("%1 messages", nullptr, formOf(count)).arg(count);
}

void fillRepeated(NewsRow& row, SessionContext& context, const ConversationCards& cards,
                  bool showsRepeated, const std::function<void()>& toggle)
{
    const Repetition& repetition = cards.repetition;
    const QString number = QString::number(cards.earlier.value());
    const QString text =
        NewsRow::tr("%1 as in #%2, shown before").arg(messagesText(repetition.count), number);
    auto* fold = new LinkButton((showsRepeated ? u"▾ "_s : u"▸ "_s) + text, &row);
    fold->setRole(ColorRole::Text);
    fold->setObjectName(u"repeated"_s);
    fold->setAccessibleName(showsRepeated ? NewsRow::tr("Fold %1").arg(text)
                                          : NewsRow::tr("Unfold %1").arg(text));
    // Queued: what it does makes the rows anew, this button among them.
    QObject::connect(
        fold, &QAbstractButton::clicked, &row, [toggle] { toggle(); }, Qt::QueuedConnection);
    row.addLine({fold, row.makeLink(context, cards.earlier)});
    if (repetition.forgotten > 0)
        row.addText(repetition.forgotten == 1
                        ? NewsRow::tr("1 message of #%1 before them is no longer sent").arg(number)
                        : NewsRow::tr("%1 messages of #%2 before them are no longer sent", nullptr,
                                      formOf(repetition.forgotten))
                              .arg(repetition.forgotten)
                              .arg(number),
                    ColorRole::Dim);
}

} // namespace

std::vector<ConversationRow> conversationRows(const ConversationCards& cards, bool showsRepeated)
{
    std::vector<ConversationRow> rows;
    const Repetition& repetition = cards.repetition;
    const bool hasRepeated = repetition.count > 0;
    if (repetition.instructions_changed && repetition.first > 0)
        rows.push_back({Kind::InstructionsChanged});
    bool isInside = false;
    for (std::size_t i = 0; i < cards.spans.size(); ++i) {
        const bool isRepeated = repetition.covers(cards.spans[i].message);
        if (isRepeated && !isInside)
            rows.push_back({Kind::Repeated});
        if (hasRepeated && isInside && !isRepeated)
            rows.push_back({Kind::New});
        isInside = isRepeated;
        if (!isRepeated || showsRepeated)
            rows.push_back({Kind::Message, static_cast<int>(i)});
    }
    if (!cards.content.loaded->event.error.is_empty())
        rows.push_back({Kind::Error});
    return rows;
}

std::size_t newMessageCount(const ConversationCards& cards)
{
    return cards.conversation->messages.size() - cards.repetition.count;
}

QWidget* makeNewsRow(SessionContext& context, const ConversationCards& cards, Kind kind,
                     bool showsRepeated, const std::function<void()>& toggle, QWidget* parent)
{
    auto* row = new NewsRow(kind, parent);
    const QString number = QString::number(cards.earlier.value());
    if (kind == Kind::Repeated) {
        fillRepeated(*row, context, cards, showsRepeated, toggle);
    } else if (kind == Kind::New) {
        const std::size_t after =
            cards.conversation->messages.size() - cards.repetition.first - cards.repetition.count;
        row->addText(NewsRow::tr("New since #%1 · %2").arg(number, messagesText(after)),
                     ColorRole::Accent);
    } else {
        row->addText(NewsRow::tr("The instructions are not those of #%1").arg(number),
                     ColorRole::Tool);
    }
    return row;
}

} // namespace playhead
