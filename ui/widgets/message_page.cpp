// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/message_page.h"

#include "ui/theme/theme.h"
#include "ui/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int textWidth = 560;
constexpr int pictureHeight = 96;

/// A few bars under a playhead, or a page with an exclamation mark: what the window is about.
class Picture : public QWidget
{
public:
    Picture(MessagePage::Kind kind, QWidget* parent) : QWidget(parent), m_kind(kind)
    {
        setFixedSize(220, pictureHeight);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        if (m_kind == MessagePage::Kind::Welcome)
            paintBars(painter);
        else
            paintMark(painter);
    }

private:
    static void paintBars(QPainter& painter)
    {
        const Theme& theme = Theme::instance();
        struct Bar {
            ColorRole role;
            QRectF rect;
        };
        for (const Bar& bar :
             {Bar{ColorRole::Action, {10, 12, 200, 14}}, Bar{ColorRole::Llm, {24, 34, 76, 14}},
              Bar{ColorRole::Tool, {104, 56, 58, 14}}, Bar{ColorRole::Api, {112, 78, 40, 14}}}) {
            painter.setBrush(theme.color(bar.role));
            painter.drawRoundedRect(bar.rect, 4, 4);
        }
        painter.setBrush(theme.color(ColorRole::Playhead));
        painter.drawRect(QRectF(133, 4, 2, pictureHeight - 4));
        painter.drawPolygon(QPolygonF({{126, 0}, {142, 0}, {134, 9}}));
    }
    static void paintMark(QPainter& painter)
    {
        const Theme& theme = Theme::instance();
        const QRectF circle(80, 18, 60, 60);
        painter.setBrush(theme.mixed(ColorRole::Panel, ColorRole::Fail, 0.12));
        painter.drawEllipse(circle);
        QFont font = theme.font();
        font.setPixelSize(32);
        font.setBold(true);
        painter.setFont(font);
        painter.setPen(theme.color(ColorRole::Fail));
        painter.drawText(circle, Qt::AlignCenter, u"!"_s);
    }

    MessagePage::Kind m_kind;
};

} // namespace

MessagePage::MessagePage(Kind kind, QWidget* parent) : QWidget(parent), m_kind(kind)
{
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(new Picture(kind, this), 0, Qt::AlignHCenter);
    layout->addSpacing(10);
    m_title = addLabel(layout, ColorRole::Text);
    m_text = addLabel(layout, ColorRole::Dim);
    m_place = addLabel(layout, ColorRole::Dim);
    layout->addSpacing(14);

    QFont font = Theme::instance().font();
    font.setPixelSize(18);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_place->setFont(Theme::instance().monospaceFont());

    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(10);
    m_buttons->addStretch(1);
    auto* open =
        new QPushButton(kind == Kind::Welcome ? tr("&Open a session…") : tr("&Open another file…"));
    connect(open, &QPushButton::clicked, this, &MessagePage::openRequested);
    m_buttons->addWidget(open);
    if (kind == Kind::Welcome) {
        open->setDefault(true);
        auto* demo = new QPushButton(tr("See the &demo"));
        connect(demo, &QPushButton::clicked, this, &MessagePage::demoRequested);
        m_buttons->addWidget(demo);
    }
    m_buttons->addStretch(1);
    layout->addLayout(m_buttons);
    layout->addStretch(3);
}

PlainLabel* MessagePage::addLabel(QVBoxLayout* layout, ColorRole role)
{
    auto* label = new PlainLabel({}, role, this);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignHCenter);
    label->setFixedWidth(textWidth);
    label->setSelectable(true);
    layout->addWidget(label, 0, Qt::AlignHCenter);
    return label;
}

void MessagePage::setMessage(const QString& title, const QString& text, const QString& place)
{
    m_title->setFullText(title);
    m_text->setFullText(text);
    m_text->setVisible(!text.isEmpty());
    m_place->setFullText(place);
    m_place->setVisible(!place.isEmpty());
    if (isVisible())
        fitLabels();
}

void MessagePage::showEvent(QShowEvent* event)
{
    fitLabels();
    QWidget::showEvent(event);
}

void MessagePage::fitLabels()
{
    // A layout that centres a label asks for its size, not for its height at a width.
    for (PlainLabel* label : {m_title, m_text, m_place})
        label->setMinimumHeight(std::max(0, label->heightForWidth(textWidth)));
}

void MessagePage::offer(const QString& text, QMenu* menu)
{
    auto* button = new QPushButton(text);
    button->setMenu(menu);
    const int last = m_buttons->count() - 1; // a stretch
    m_buttons->insertWidget(last, button);
    setTabOrder(m_buttons->itemAt(last - 1)->widget(), button);
}

void MessagePage::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::instance().color(ColorRole::Panel));
}

} // namespace playhead
