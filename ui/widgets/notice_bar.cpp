// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/notice_bar.h"

#include "ui/widgets/link_button.h"
#include "ui/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QPainter>

namespace playhead {

NoticeBar::NoticeBar(QWidget* parent)
    : QWidget(parent), m_label(new PlainLabel(this)), m_button(new LinkButton({}, this))
{
    m_label->setFont(Theme::instance().smallFont());
    m_label->setWordWrap(true);
    m_button->setFont(Theme::instance().smallFont());
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 5, 12, 5);
    layout->setSpacing(8);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_button);
    connect(m_button, &QAbstractButton::clicked, this, &NoticeBar::actionClicked);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void NoticeBar::setNotice(const QString& text, const QString& action, ColorRole role)
{
    m_label->setFullText(text);
    m_label->setRole(role);
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
    // Screen readers hear the button alone when it has the focus.
    m_button->setAccessibleName(action);
    m_button->setAccessibleDescription(text);
}

QString NoticeBar::text() const
{
    return m_label->fullText();
}

void NoticeBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(ColorRole::Window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::instance().color(ColorRole::Line));
}

} // namespace playhead
