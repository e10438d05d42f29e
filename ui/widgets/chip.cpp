// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/chip.h"

#include "ui/bridge/direction.h"
#include "ui/bridge/text.h"
#include "ui/models/event_texts.h"

#include <QPainter>

namespace playhead {

namespace {

constexpr int sideRoom = 9;
constexpr int chipHeight = 22;
constexpr int widestText = 180;
constexpr int longestText = 200;

} // namespace

ColorRole roleOf(EventResult result)
{
    switch (result) {
    case EventResult::Success:
        return ColorRole::Success;
    case EventResult::Fail:
        return ColorRole::Fail;
    case EventResult::Indeterminate:
        break;
    }
    return ColorRole::Indeterminate;
}

Chip::Chip(const QString& text, QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    QFont font = Theme::instance().font();
    font.setPixelSize(12);
    setFont(font);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setChipText(text);
}

Chip::Chip(EventResult result, QWidget* parent) : Chip(QString(), parent)
{
    setResult(result);
}

void Chip::setChipText(const QString& text)
{
    const QString line = text.left(longestText).simplified();
    const QString shown = fontMetrics().elidedText(line, Qt::ElideRight, widestText);
    setText(shown);
    setAccessibleName(text);
    setToolTip(shown == text ? QString() : plainToolTip(text));
    updateGeometry();
}

void Chip::setResult(EventResult result)
{
    setChipText(EventTexts::result(result));
    setRole(roleOf(result));
}

void Chip::setState(const QString& text, ColorRole role)
{
    setChipText(text);
    setRole(role);
}

void Chip::setRole(std::optional<ColorRole> role)
{
    m_role = role;
    update();
}

QSize Chip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2 * sideRoom, chipHeight};
}

void Chip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(ColorRole::Chip));
    painter.drawRoundedRect(QRectF(rect()), chipHeight / 2.0, chipHeight / 2.0);
    painter.setPen(theme.color(m_role.value_or(ColorRole::Text)));
    painter.drawText(rect(), Qt::AlignCenter, inOwnDirection(text()));
}

} // namespace playhead
