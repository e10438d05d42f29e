// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/type_icon.h"

#include "ui/bridge/text.h"

#include <QPainter>

namespace playhead {

void paintTypeIcon(QPainter& painter, const QRectF& rect, ActionType type)
{
    const Theme& theme = Theme::instance();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(type));
    painter.drawRoundedRect(rect, rect.width() / 4, rect.width() / 4);
    QFont font = theme.font();
    font.setPixelSize(std::max(8, static_cast<int>(rect.height() * 0.625)));
    font.setWeight(QFont::Bold);
    painter.setFont(font);
    painter.setPen(theme.color(ColorRole::Panel));
    painter.drawText(rect, Qt::AlignCenter, Theme::letter(type));
    painter.restore();
}

TypeIcon::TypeIcon(QWidget* parent) : QWidget(parent)
{
    setFixedSize(16, 16);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TypeIcon::setType(ActionType type, const QString& word)
{
    m_type = type;
    setToolTip(plainToolTip(word));
    setAccessibleName(word);
    update();
}

void TypeIcon::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintTypeIcon(painter, rect(), m_type);
}

} // namespace playhead
