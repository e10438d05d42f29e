// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/start/empty_state.h"

#include "ui/theme/theme.h"
#include "ui/widgets/plain_label.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace playhead {

namespace {

constexpr int textWidth = 520;
constexpr int titlePixels = 16;

} // namespace

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_title(new PlainLabel({}, ColorRole::Text, this))
    , m_text(new PlainLabel({}, ColorRole::Dim, this))
    , m_button(new QPushButton(this))
{
    QFont font = Theme::instance().font();
    font.setPixelSize(titlePixels);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    for (PlainLabel* label : {m_title, m_text}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
        label->setFixedWidth(textWidth);
    }
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    layout->addSpacing(4);
    layout->addWidget(m_text, 0, Qt::AlignHCenter);
    layout->addSpacing(12);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::pressed);
}

void EmptyState::setMessage(const QString& title, const QString& text, const QString& button)
{
    m_title->setFullText(title);
    m_text->setFullText(text);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    if (isVisible())
        fitText();
}

void EmptyState::showEvent(QShowEvent* event)
{
    fitText();
    QWidget::showEvent(event);
}

/// A layout that centres a label asks for its size, not for its height at a width.
void EmptyState::fitText()
{
    for (PlainLabel* label : {m_title, m_text})
        label->setMinimumHeight(std::max(0, label->heightForWidth(textWidth)));
}

} // namespace playhead
