// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/waterfall_header.h"

#include "ui/models/event_rows_model.h"
#include "ui/theme/theme.h"
#include "ui/timeline/waterfall_metrics.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace playhead {

using namespace waterfall;

namespace {

bool isFigureColumn(int section)
{
    return section == EventRowsModel::DurationColumn || section == EventRowsModel::TokensColumn ||
           section == EventRowsModel::CostColumn;
}

} // namespace

WaterfallHeader::WaterfallHeader(const TimeScale& scale, SessionContext& context, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_ruler(scale, context, viewport(), [this] { return rulerRect(); })
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
                    "ruler, drag a stretch to zoom into it, with Shift to measure it, click to "
                    "put the playhead, and double-click to see everything."));
}

QSize WaterfallHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), headerHeight};
}

QRect WaterfallHeader::rulerRect() const
{
    const int left = sectionViewportPosition(EventRowsModel::TimelineColumn);
    const int right =
        isRightToLeft() ? left + sectionSize(EventRowsModel::TimelineColumn) : viewport()->width();
    return {left, 0, std::max(0, right - left), viewport()->height()};
}

bool WaterfallHeader::isOnRuler(const QPoint& position) const
{
    // The first pixels belong to the edge that the column is resized by.
    constexpr int grip = 4;
    const QRect ruler = rulerRect();
    return (isRightToLeft() ? ruler.adjusted(0, 0, -grip, 0) : ruler.adjusted(grip, 0, 0, 0))
        .contains(position);
}

void WaterfallHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    paint(painter);
}

void WaterfallHeader::paint(QPainter& painter) const
{
    painter.setLayoutDirection(Qt::LeftToRight); // of the ruler, as time goes; titles are placed
    painter.fillRect(viewport()->rect(), Theme::instance().color(ColorRole::Window));
    for (int section = 0; section < count(); ++section) {
        if (!isSectionHidden(section))
            paintSection(&painter,
                         {sectionViewportPosition(section), 0, sectionSize(section), height()},
                         section);
    }
    painter.setPen(Theme::instance().color(ColorRole::Line));
    painter.drawLine(0, height() - 1, width(), height() - 1);
    m_ruler.paintMarks(painter);
}

void WaterfallHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Theme& theme = Theme::instance();
    painter->fillRect(rect, theme.color(ColorRole::Window));
    if (section == EventRowsModel::TimelineColumn)
        return m_ruler.paintTicks(*painter);
    painter->setFont(font());
    painter->setPen(theme.color(ColorRole::Dim));
    m_titles.setFont(font());
    const auto& title = m_titles.of(model()->headerData(section, Qt::Horizontal).toString());
    // Figures stand at the right in every language.
    const bool isAtRight = isFigureColumn(section) || isRightToLeft();
    const double left =
        isAtRight ? rect.right() + 1 - cellPadding - title.width : rect.left() + cellPadding;
    const double top = rect.top() + (rect.height() - title.laid.size().height()) / 2;
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    painter->drawStaticText(QPointF(left, std::floor(top)), title.laid);
    painter->restore();
}

bool WaterfallHeader::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QHeaderView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), m_ruler.toolTipAt(help->pos()), viewport());
    return true;
}

void WaterfallHeader::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && isOnRuler(event->pos()))
        m_ruler.press(*event);
    else
        QHeaderView::mousePressEvent(event);
}

void WaterfallHeader::mouseMoveEvent(QMouseEvent* event)
{
    if (m_ruler.isDragged())
        return m_ruler.move(*event);
    QHeaderView::mouseMoveEvent(event);
    // Over the rest, the base class says by the cursor which edges can be dragged.
    if (!isOnRuler(event->pos()))
        return;
    if (m_ruler.isOnHead(event->pos()))
        setCursor(Qt::SizeHorCursor);
    else
        unsetCursor();
}

void WaterfallHeader::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_ruler.isDragged())
        m_ruler.release();
    else
        QHeaderView::mouseReleaseEvent(event);
}

void WaterfallHeader::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (isOnRuler(event->pos()))
        m_ruler.handleDoubleClick();
    else
        QHeaderView::mouseDoubleClickEvent(event);
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
