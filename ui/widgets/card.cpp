// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/card.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace playhead {

namespace {

constexpr int headerHeight = 26;
constexpr int radius = 8;

} // namespace

Card::Card(QWidget* parent) : QWidget(parent), m_header(new QHBoxLayout), m_body(new QVBoxLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    auto* head = new QWidget(this);
    head->setFixedHeight(headerHeight);
    head->setLayout(m_header);
    m_header->setContentsMargins(10, 0, 4, 0);
    m_header->setSpacing(6);
    m_body->setContentsMargins(10, 8, 10, 9);
    m_body->setSpacing(8);
    layout->addWidget(head);
    layout->addLayout(m_body);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Card::setFrameRole(ColorRole role)
{
    m_frame = role;
    update();
}

void Card::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.fillPath(outline, theme.color(ColorRole::Panel));
    painter.save();
    painter.setClipRect(QRect(0, 0, width(), headerHeight + 1));
    painter.fillPath(outline, theme.color(ColorRole::Code));
    painter.restore();
    painter.setPen(theme.color(m_frame));
    painter.drawPath(outline);
}

} // namespace playhead
