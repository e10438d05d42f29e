// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/lanes_header.h"

#include "ui/theme/theme.h"
#include "ui/timeline/lane_geometry.h"
#include "ui/timeline/waterfall_metrics.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace playhead {

using namespace lanes;

LanesHeader::LanesHeader(const TimeScale& scale, SessionContext& context, QWidget* parent)
    : QWidget(parent), m_ruler(scale, context, this, [this] { return rulerRect(); })
{
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Ruler"));
    setWhatsThis(tr("Drag a stretch to zoom into it, with Shift to measure it, click to put the "
                    "playhead, and double-click to see everything."));
}

QRect LanesHeader::rulerRect() const
{
    return {namesWidth, 0, std::max(0, width() - namesWidth), height()};
}

void LanesHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight);
    paint(painter);
}

void LanesHeader::paint(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    painter.fillRect(rect(), theme.color(ColorRole::Window));
    painter.setFont(theme.smallFont());
    painter.setPen(theme.color(ColorRole::Dim));
    constexpr int padding = waterfall::cellPadding;
    const QRect names(padding, 0, namesWidth - 2 * padding, height());
    painter.drawText(names, Qt::AlignLeft | Qt::AlignVCenter, tr("Agent and thread"));
    painter.drawText(names, Qt::AlignRight | Qt::AlignVCenter, tr("Events"));
    m_ruler.paintTicks(painter);
    painter.setPen(theme.color(ColorRole::Line));
    painter.drawLine(0, height() - 1, width(), height() - 1);
    m_ruler.paintMarks(painter);
}

bool LanesHeader::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), m_ruler.toolTipAt(help->pos()), this);
    return true;
}

void LanesHeader::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rulerRect().contains(event->pos()))
        m_ruler.press(*event);
}

void LanesHeader::mouseMoveEvent(QMouseEvent* event)
{
    if (m_ruler.isDragged())
        m_ruler.move(*event);
    else if (m_ruler.isOnHead(event->pos()))
        setCursor(Qt::SizeHorCursor);
    else
        unsetCursor();
}

void LanesHeader::mouseReleaseEvent(QMouseEvent*)
{
    if (m_ruler.isDragged())
        m_ruler.release();
}

void LanesHeader::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rulerRect().contains(event->pos()))
        m_ruler.handleDoubleClick();
}

void LanesHeader::wheelEvent(QWheelEvent* event)
{
    Q_EMIT wheelTurned(event);
}

} // namespace playhead
