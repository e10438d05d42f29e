// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/drop_hint.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace playhead {

DropHint::DropHint(QWidget* window) : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropHint::start(const QString& text)
{
    m_text = text;
    setAccessibleName(text);
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void DropHint::paintEvent(QPaintEvent*)
{
    constexpr double margin = 12;
    constexpr double radius = 8;
    constexpr double veil = 0.85;
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor background = theme.color(ColorRole::Panel);
    background.setAlphaF(static_cast<float>(veil));
    painter.fillRect(rect(), background);
    painter.setPen(QPen(theme.color(ColorRole::Accent), 2, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(margin, margin, -margin, -margin), radius,
                            radius);
    QFont large = theme.font();
    large.setPixelSize(large.pixelSize() * 3 / 2);
    painter.setFont(large);
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(rect().adjusted(40, 40, -40, -40), Qt::AlignCenter | Qt::TextWordWrap, m_text);
}

} // namespace playhead
