// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/follow_chip.h"

#include "core/base/text.h"
#include "ui/bridge/plural.h"
#include "ui/bridge/text.h"
#include "ui/context/follow.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace playhead {

namespace {

constexpr int chipHeight = 28;
constexpr int sideRoom = 14;
constexpr int arrowRoom = 16;
constexpr int bottomMargin = 8;

} // namespace

FollowChip::FollowChip(Follow& follow, QWidget* parent) : QAbstractButton(parent), m_follow(follow)
{
    QFont medium = Theme::instance().font();
    medium.setPixelSize(12);
    medium.setWeight(QFont::DemiBold);
    setFont(medium);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    connect(this, &QAbstractButton::clicked, &follow, &Follow::start);
    connect(&follow, &Follow::changed, this, &FollowChip::refresh);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void FollowChip::refresh()
{
    const std::uint32_t count = m_follow.newEvents();
    const QString written = toQString(format_count(count));
    setText(count == 0 ? tr("Follow the end") : tr("Follow · %1 new").arg(written));
    setAccessibleName(
        count == 0   ? tr("Follow the end")
        : count == 1 ? tr("Follow the end, 1 new event")
                     : tr("Follow the end, %1 new events", nullptr, formOf(count)).arg(written));
    placeIn(m_part);
    // The focus goes back to the view beneath by itself, and not to what happens to be next.
    if (hasFocus() && !m_follow.isOffered())
        focusPreviousChild();
    setVisible(m_follow.isOffered());
}

QSize FollowChip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + arrowRoom + 2 * sideRoom, chipHeight};
}

void FollowChip::placeIn(const QRect& part)
{
    m_part = part;
    const QSize size = sizeHint();
    setGeometry(part.left() + (part.width() - size.width()) / 2,
                part.bottom() + 1 - bottomMargin - size.height(), size.width(), size.height());
}

void FollowChip::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void FollowChip::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void FollowChip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void FollowChip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const double line = hasFocus() ? 2 : 1;
    const QRectF shape = QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(ColorRole::Accent), line));
    painter.setBrush(
        theme.color(underMouse() || isDown() ? ColorRole::Selection : ColorRole::Panel));
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);

    const QPointF tip(sideRoom + 4, rect().center().y() + 4.5); // down, to where it leads
    painter.setPen(
        QPen(theme.color(ColorRole::Accent), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawLine(tip, tip - QPointF(0, 9));
    painter.drawPolyline(QPolygonF({tip - QPointF(3.5, 3.5), tip, tip + QPointF(3.5, -3.5)}));
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(rect().adjusted(sideRoom + arrowRoom, 0, -sideRoom, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, text());
}

} // namespace playhead
