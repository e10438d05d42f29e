// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/waterfall_header.h"

#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/models/event_rows_model.h"
#include "ui/theme/theme.h"
#include "ui/timeline/playhead_mark.h"
#include "ui/timeline/time_scale.h"
#include "ui/timeline/waterfall_metrics.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

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

WaterfallHeader::WaterfallHeader(const TimeScale& scale, SessionContext& context, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent), m_scale(scale), m_context(context)
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
    connect(&context.time(), &TimeViewport::markedChanged, viewport(),
            [this] { viewport()->update(rulerRect()); });
    connect(&context.replay(), &Replay::playheadChanged, this, &WaterfallHeader::showPlayhead);
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
    painter.setClipRect(rulerRect());
    paintMarks(&painter);
}

void WaterfallHeader::paintMarks(QPainter* painter) const
{
    const int left = rulerRect().left();
    if (m_drag == Drag::Zoom)
        paintStretch(painter, m_dragFrom, m_dragTo);
    if (const auto& marked = m_context.time().marked()) {
        const auto x = [&](TimeNs time) {
            // Beyond the edges, where the end is not in sight.
            const double within =
                std::clamp(m_scale.axis().x(time), -2.0, m_scale.axis().width + 2);
            return left + static_cast<int>(std::lround(within));
        };
        paintStretch(painter, x(marked->begin), x(marked->end));
    }
    if (const auto x = playheadX())
        playhead_mark::paintHead(*painter, *x, rulerRect());
}

void WaterfallHeader::showPlayhead(TimeNs time)
{
    const TimeNs before = std::exchange(m_playhead, time);
    if (before == no_time || time == no_time)
        viewport()->update(rulerRect());
    else
        viewport()->update(playhead_mark::stripBetween(before, time, m_scale.axis(), rulerRect()));
}

std::optional<int> WaterfallHeader::playheadX() const
{
    return playhead_mark::x(m_playhead, m_scale.axis(), rulerRect().left());
}

TimeNs WaterfallHeader::timeAt(int x) const
{
    return m_scale.axis().time_at(x - rulerRect().left());
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

void WaterfallHeader::paintStretch(QPainter* painter, int from, int to) const
{
    QColor color = Theme::instance().color(ColorRole::Accent);
    const QRect rect(std::min(from, to), 0, std::abs(to - from), height() - 1);
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
    const int x = event->pos().x();
    if (event->modifiers() & Qt::ShiftModifier)
        m_drag = Drag::Mark;
    else if (playhead_mark::isAt(playheadX(), x))
        m_drag = Drag::Scrub;
    else
        m_drag = Drag::Zoom;
    m_dragFrom = x;
    m_dragTo = x;
    if (m_drag == Drag::Mark)
        m_context.time().clearMark();
    if (m_drag == Drag::Scrub)
        m_context.replay().hold();
}

void WaterfallHeader::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag != Drag::None)
        return dragTo(event->pos().x());
    QHeaderView::mouseMoveEvent(event);
    updateCursor(event->pos());
}

/// Over the rest, the base class says by it which edges can be dragged.
void WaterfallHeader::updateCursor(const QPoint& position)
{
    if (!isOnRuler(position))
        return;
    if (playhead_mark::isAt(playheadX(), position.x()))
        setCursor(Qt::SizeHorCursor);
    else
        unsetCursor();
}

void WaterfallHeader::dragTo(int x)
{
    const QRect ruler = rulerRect();
    m_dragTo = std::clamp(x, ruler.left(), ruler.right());
    if (m_drag == Drag::Scrub)
        m_context.replay().seek(timeAt(m_dragTo));
    else if (m_drag == Drag::Mark)
        m_context.time().mark({timeAt(m_dragFrom), timeAt(m_dragTo)});
    else
        viewport()->update(ruler);
}

void WaterfallHeader::mouseReleaseEvent(QMouseEvent* event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::None)
        return QHeaderView::mouseReleaseEvent(event);
    viewport()->update(rulerRect());
    const bool isClick = std::abs(m_dragTo - m_dragFrom) < QApplication::startDragDistance();
    if (drag == Drag::Scrub)
        return m_context.replay().letGo();
    if (drag == Drag::Mark) {
        if (isClick)
            m_context.time().clearMark();
        return;
    }
    if (isClick) {
        m_wasReplaying = m_context.replay().isActive();
        return m_context.replay().seek(timeAt(m_dragTo));
    }
    m_context.time().show(
        {timeAt(std::min(m_dragFrom, m_dragTo)), timeAt(std::max(m_dragFrom, m_dragTo))},
        TimeViewport::Motion::Glide);
}

void WaterfallHeader::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (!isOnRuler(event->pos()))
        return QHeaderView::mouseDoubleClickEvent(event);
    // Its first click was not meant to begin a replay.
    if (!m_wasReplaying)
        m_context.replay().leave();
    m_context.time().fitAll(TimeViewport::Motion::Glide);
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
