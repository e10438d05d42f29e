// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/waterfall_header.h"

#include "ui/context/time_viewport.h"
#include "ui/models/event_rows_model.h"
#include "ui/theme/theme.h"
#include "ui/timeline/time_scale.h"
#include "ui/timeline/waterfall_metrics.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace playhead {

using namespace waterfall;

namespace {

constexpr int labelOffset = 4; // pixels right of its tick

bool isFigureColumn(int section)
{
    return section == EventRowsModel::DurationColumn || section == EventRowsModel::TokensColumn ||
           section == EventRowsModel::CostColumn;
}

} // namespace

WaterfallHeader::WaterfallHeader(const TimeScale& scale, TimeViewport& time, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent), m_scale(scale), m_time(time)
{
    setSectionsMovable(false);
    setSectionsClickable(false);
    setHighlightSections(false);
    setMinimumSectionSize(48);
    setStretchLastSection(true);
    setFont(Theme::instance().smallFont());
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setAccessibleName(tr("Columns and ruler"));
    setWhatsThis(tr("Drag an edge to make a column wider, double-click it to show all that the "
                    "column holds, right-click to choose columns. On the "
                    "ruler, drag a stretch to zoom into it, and double-click to see everything."));
}

QSize WaterfallHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), headerHeight};
}

QRect WaterfallHeader::rulerRect() const
{
    const int left = sectionViewportPosition(EventRowsModel::TimelineColumn);
    return {left, 0, std::max(0, viewport()->width() - left), viewport()->height()};
}

bool WaterfallHeader::isOnRuler(const QPoint& position) const
{
    // The first pixels belong to the edge that the column is resized by.
    constexpr int grip = 4;
    return rulerRect().adjusted(grip, 0, 0, 0).contains(position);
}

void WaterfallHeader::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(viewport());
        painter.fillRect(event->rect(), Theme::instance().color(ColorRole::Window));
    }
    QHeaderView::paintEvent(event);
    QPainter painter(viewport());
    painter.setPen(Theme::instance().color(ColorRole::Line));
    painter.drawLine(0, height() - 1, width(), height() - 1);
    if (m_isDragging)
        paintDrag(&painter);
}

void WaterfallHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Theme& theme = Theme::instance();
    painter->fillRect(rect, theme.color(ColorRole::Window));
    if (section == EventRowsModel::TimelineColumn)
        return paintRuler(painter, rect);
    painter->setFont(font());
    painter->setPen(theme.color(ColorRole::Dim));
    const int side = isFigureColumn(section) ? Qt::AlignRight : Qt::AlignLeft;
    painter->drawText(rect.adjusted(cellPadding, 0, -cellPadding, 0), side | Qt::AlignVCenter,
                      model()->headerData(section, Qt::Horizontal).toString());
}

void WaterfallHeader::paintRuler(QPainter* painter, const QRect& rect) const
{
    const Theme& theme = Theme::instance();
    painter->save();
    painter->setClipRect(rect);
    painter->setFont(font());
    const QFontMetrics metrics(font());
    const Ticks& ticks = m_scale.ticks();
    for (int i = 0; i < ticks.count; ++i) {
        const int x = rect.left() + static_cast<int>(std::lround(m_scale.axis().x(ticks.at(i))));
        painter->fillRect(QRect(x, rect.top(), 1, rect.height()), theme.color(ColorRole::Line));
        const QString& label = m_scale.labels().at(i);
        // As with bars: a label is drawn whole or not at all.
        if (x + labelOffset + metrics.horizontalAdvance(label) > rect.right())
            continue;
        painter->setPen(theme.color(ColorRole::Dim));
        painter->drawText(QRect(x + labelOffset, rect.top(), rect.width(), rect.height()),
                          Qt::AlignLeft | Qt::AlignVCenter, label);
    }
    painter->restore();
}

void WaterfallHeader::paintDrag(QPainter* painter) const
{
    QColor color = Theme::instance().color(ColorRole::Accent);
    const int left = std::min(m_dragFrom, m_dragTo);
    const QRect rect(left, 0, std::abs(m_dragTo - m_dragFrom), height() - 1);
    color.setAlphaF(0.25F);
    painter->fillRect(rect, color);
    painter->setPen(Theme::instance().color(ColorRole::Accent));
    painter->drawLine(rect.topLeft(), rect.bottomLeft());
    painter->drawLine(rect.topRight(), rect.bottomRight());
}

void WaterfallHeader::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !isOnRuler(event->pos()))
        return QHeaderView::mousePressEvent(event);
    m_isDragging = true;
    m_dragFrom = event->pos().x();
    m_dragTo = m_dragFrom;
}

void WaterfallHeader::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_isDragging)
        return QHeaderView::mouseMoveEvent(event);
    const QRect ruler = rulerRect();
    m_dragTo = std::clamp(event->pos().x(), ruler.left(), ruler.right());
    viewport()->update(ruler);
}

void WaterfallHeader::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_isDragging)
        return QHeaderView::mouseReleaseEvent(event);
    m_isDragging = false;
    viewport()->update(rulerRect());
    if (std::abs(m_dragTo - m_dragFrom) < QApplication::startDragDistance())
        return;
    const int origin = rulerRect().left();
    m_time.show({m_scale.axis().time_at(std::min(m_dragFrom, m_dragTo) - origin),
                 m_scale.axis().time_at(std::max(m_dragFrom, m_dragTo) - origin)},
                TimeViewport::Motion::Glide);
}

void WaterfallHeader::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (!isOnRuler(event->pos()))
        return QHeaderView::mouseDoubleClickEvent(event);
    m_time.fitAll(TimeViewport::Motion::Glide);
}

void WaterfallHeader::wheelEvent(QWheelEvent* event)
{
    Q_EMIT wheelTurned(event);
}

void WaterfallHeader::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    for (int section = 0; section < count(); ++section) {
        QAction* action = menu.addAction(model()->headerData(section, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isSectionHidden(section));
        // Rows need their name; the Timeline is what the view is for.
        action->setEnabled(section != EventRowsModel::EventColumn &&
                           section != EventRowsModel::TimelineColumn);
        connect(action, &QAction::toggled, this,
                [this, section](bool shown) { setSectionHidden(section, !shown); });
    }
    menu.exec(event->globalPos());
}

} // namespace playhead
