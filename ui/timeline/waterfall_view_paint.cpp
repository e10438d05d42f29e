// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/session_context.h"
#include "ui/theme/theme.h"
#include "ui/timeline/bar_painter.h"
#include "ui/timeline/waterfall_header.h"
#include "ui/timeline/waterfall_metrics.h"
#include "ui/timeline/waterfall_view.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace playhead {

using namespace waterfall;

/// Rows are worded anew when they scroll or change, bars also when the time moves. Selection and
/// hovering take both as they are.
void WaterfallView::refreshCaches()
{
    const int first = std::max(0, rowAxis().row_at(0));
    const int last = std::min(m_model->rowCount(), rowAxis().row_at(viewport()->height()) + 1);
    if (m_areRowsStale) {
        m_rowCache.rebuild(*m_model, first, last, columnRect(0, EventRowsModel::EventColumn),
                           m_names, m_rowPainter.smallFont());
        m_areRowsStale = false;
        m_areBarsStale = true;
    }
    if (m_areBarsStale) {
        bars_of_rows(*m_model->trace(), m_model->rows(), first, last, m_scale.axis(), rowAxis(),
                     m_bars, {barHeight});
        m_areBarsStale = false;
    }
}

void WaterfallView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(event->rect(), Theme::instance().color(ColorRole::Panel));
    if (!m_model->trace())
        return;
    if (m_model->trace()->event_count() == 0)
        return paintEmpty(painter);
    refreshCaches();
    m_rowPainter.prepare(devicePixelRatioF());
    for (int row = m_rowCache.first(); row < m_rowCache.last(); ++row) {
        if (event->region().intersects(rowRect(row)))
            paintRow(painter, row);
    }
    const QRect timeline = timelineRect();
    if (!event->region().intersects(timeline))
        return;
    painter.setClipRect(timeline);
    paintGrid(painter, event->rect().intersected(timeline));
    for (int row = m_rowCache.first(); row < m_rowCache.last(); ++row) {
        if (event->region().intersects(rowRect(row)))
            paintBar(painter, row);
    }
}

void WaterfallView::paintRow(QPainter& painter, int row) const
{
    const Theme& theme = Theme::instance();
    const QRect rect = rowRect(row);
    const RowItem& item = m_rowCache.at(row);
    const bool isCurrent = row == currentIndex().row();
    if (isCurrent)
        painter.fillRect(rect, theme.color(ColorRole::Selection));
    else if (item.event == m_hovered)
        painter.fillRect(rect, theme.color(ColorRole::Window));
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1),
                     theme.mixed(ColorRole::Panel, ColorRole::Line, 0.55));
    if (isCurrent && hasFocus())
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()),
                         theme.color(ColorRole::Accent));
    for (int column = 0; column < EventRowsModel::TimelineColumn; ++column) {
        if (!m_header->isSectionHidden(column))
            m_rowPainter.paintCell(painter, item, column, columnRect(row, column));
    }
}

void WaterfallView::paintGrid(QPainter& painter, const QRect& rect) const
{
    const QColor color = Theme::instance().mixed(ColorRole::Panel, ColorRole::Line, 0.55);
    const int left = timelineRect().left();
    const Ticks& ticks = m_scale.ticks();
    for (int i = 0; i < ticks.count; ++i) {
        const int x = left + static_cast<int>(std::lround(m_scale.axis().x(ticks.at(i))));
        painter.fillRect(QRect(x, rect.top(), 1, rect.height()), color);
    }
}

void WaterfallView::paintBar(QPainter& painter, int row)
{
    const Bar& bar = m_bars[static_cast<std::size_t>(row - m_rowCache.first())];
    painter.translate(timelineRect().left(), 0);
    BarPainter bars(painter, m_scale.axis().width, devicePixelRatioF());
    bars.paint(bar, m_labels.label(*m_model->trace(), bar.event), m_labels.font());
    if (bar.event == m_hovered)
        bars.paintHover(bar);
    painter.translate(-timelineRect().left(), 0);
}

void WaterfallView::paintEmpty(QPainter& painter) const
{
    painter.setFont(m_rowPainter.font());
    painter.setPen(Theme::instance().color(ColorRole::Dim));
    painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("No events recorded"));
}

} // namespace playhead
