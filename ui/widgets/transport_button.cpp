// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/transport_button.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace playhead {

namespace {

constexpr int buttonSize = 30;
constexpr int chipHeight = 24;
constexpr int textPadding = 10;

} // namespace

TransportButton::TransportButton(Look look, QWidget* parent) : QToolButton(parent), m_look(look)
{
    setFocusPolicy(Qt::TabFocus);
    setPopupMode(QToolButton::InstantPopup);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    QFont font = Theme::instance().font();
    font.setPixelSize(12);
    setFont(font);
}

void TransportButton::setPlaying(bool playing)
{
    if (m_isPlaying == playing)
        return;
    m_isPlaying = playing;
    update();
}

QSize TransportButton::sizeHint() const
{
    if (m_look == Look::Text)
        return {fontMetrics().horizontalAdvance(text()) + 2 * textPadding, chipHeight};
    return {buttonSize, buttonSize};
}

void TransportButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const bool isAccented = m_look == Look::Play && isEnabled();
    QColor back = isAccented     ? theme.color(ColorRole::Accent)
                  : isChecked()  ? theme.color(ColorRole::Selection)
                  : underMouse() ? theme.mixed(ColorRole::Chip, ColorRole::Line, 0.6)
                                 : theme.color(ColorRole::Chip);
    if (isDown())
        back = back.darker(115);
    const bool isOutlined = isChecked() || hasFocus();
    const double radius = m_look == Look::Text ? height() / 2.0 : 7;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isOutlined ? QPen(theme.color(isAccented ? ColorRole::Text : ColorRole::Accent),
                                     hasFocus() ? 2 : 1)
                              : QPen(Qt::NoPen));
    painter.setBrush(back);
    const double inset = isOutlined ? 1 : 0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius, radius);
    if (m_look == Look::Play)
        return paintPlay(painter);
    if (m_look == Look::Icon) {
        const QRect icon(0, 0, iconSize().width(), iconSize().height());
        this->icon().paint(&painter, icon.translated(rect().center() - icon.center()),
                           Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
        return;
    }
    painter.setFont(font());
    painter.setPen(theme.color(isEnabled() ? ColorRole::Text : ColorRole::Dim));
    painter.setLayoutDirection(layoutDirection()); // Qt takes that of the window
    painter.drawText(rect(), Qt::AlignCenter, text());
}

void TransportButton::paintPlay(QPainter& painter) const
{
    constexpr double half = 5.5;
    const QPointF centre = QRectF(rect()).center();
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().color(isEnabled() ? ColorRole::Panel : ColorRole::Dim));
    if (m_isPlaying) {
        constexpr double bar = 4;
        painter.drawRect(QRectF(centre.x() - half, centre.y() - half, bar, 2 * half));
        painter.drawRect(QRectF(centre.x() + half - bar, centre.y() - half, bar, 2 * half));
        return;
    }
    QPolygonF triangle;
    triangle << centre + QPointF(-half * 0.7, -half) << centre + QPointF(-half * 0.7, half)
             << centre + QPointF(half, 0);
    painter.drawPolygon(triangle);
}

} // namespace playhead
