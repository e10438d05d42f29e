// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/row_painter.h"

#include "ui/models/event_rows_model.h"
#include "ui/theme/theme.h"
#include "ui/timeline/waterfall_metrics.h"

#include <QPainter>
#include <QPainterPath>

namespace playhead {

using namespace waterfall;

namespace {

QFont bold(QFont font, int pixelSize)
{
    font.setPixelSize(pixelSize);
    font.setWeight(QFont::Bold);
    return font;
}

} // namespace

RowPainter::RowPainter()
    : m_font(Theme::instance().font())
    , m_boldFont(bold(m_font, m_font.pixelSize()))
    , m_smallFont(Theme::instance().smallFont())
    , m_iconFont(bold(m_font, 10))
    , m_figures(m_font)
{
}

void RowPainter::paintCell(QPainter& painter, const RowItem& item, int column,
                           const QRect& cell) const
{
    switch (column) {
    case EventRowsModel::EventColumn:
        return paintEvent(painter, item, cell);
    case EventRowsModel::ResultColumn:
        return paintResult(painter, item, cell);
    case EventRowsModel::DurationColumn:
        return paintFigure(painter, item.duration, true, cell);
    case EventRowsModel::TokensColumn:
        return paintFigure(painter, item.tokens, item.isTokensRollUp, cell);
    case EventRowsModel::CostColumn:
        return paintFigure(painter, item.cost, item.isCostRollUp, cell);
    default:
        return;
    }
}

void RowPainter::paintEvent(QPainter& painter, const RowItem& item, const QRect& cell) const
{
    const Theme& theme = Theme::instance();
    const EventCellLayout layout = layOutEventCell(cell, item.depth);
    if (item.isParent)
        paintExpander(painter, item, layout.expander);
    paintIcon(painter, item, layout.icon);

    painter.setFont(m_font);
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(layout.name, Qt::AlignLeft | Qt::AlignVCenter, item.name);
    QRect rest = layout.name.adjusted(item.nameWidth + nameGap, 0, 0, 0);
    if (item.result == EventResult::Fail) {
        painter.setPen(theme.color(EventResult::Fail));
        painter.setFont(m_boldFont);
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, Theme::glyph(EventResult::Fail));
        rest.setLeft(rest.left() + failGlyphWidth);
    }
    if (!item.failuresBelow.isEmpty())
        paintFailuresBelow(painter, item, rest);
}

/// A chip, so that it is not taken for the event's own result.
void RowPainter::paintFailuresBelow(QPainter& painter, const RowItem& item, const QRect& rest) const
{
    constexpr int chipHeight = 16;
    const QRectF chip(rest.left(), rest.center().y() - chipHeight / 2 + 0.5,
                      item.failuresBelowWidth, chipHeight);
    QColor color = Theme::instance().color(EventResult::Fail);
    painter.setPen(color);
    painter.setFont(m_smallFont);
    painter.drawText(chip, Qt::AlignCenter, item.failuresBelow);
    color.setAlphaF(0.5F);
    painter.setPen(color);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(chip, chipHeight / 2.0, chipHeight / 2.0);
}

void RowPainter::paintExpander(QPainter& painter, const RowItem& item, const QRect& rect) const
{
    constexpr double half = 3.5;
    const QPointF centre = QRectF(rect).center();
    QPolygonF triangle;
    if (item.isExpanded)
        triangle << centre + QPointF(-half, -half / 2) << centre + QPointF(half, -half / 2)
                 << centre + QPointF(0, half * 0.75);
    else
        triangle << centre + QPointF(-half / 2, -half) << centre + QPointF(-half / 2, half)
                 << centre + QPointF(half * 0.75, 0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().color(ColorRole::Dim));
    painter.drawPolygon(triangle);
}

void RowPainter::paintIcon(QPainter& painter, const RowItem& item, const QRect& rect) const
{
    constexpr double radius = 4;
    const Theme& theme = Theme::instance();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(item.actionType));
    painter.drawRoundedRect(rect, radius, radius);
    painter.setFont(m_iconFont);
    painter.setPen(theme.color(ColorRole::Panel));
    painter.drawText(rect, Qt::AlignCenter, Theme::letter(item.actionType));
}

void RowPainter::paintResult(QPainter& painter, const RowItem& item, const QRect& cell) const
{
    constexpr int glyphWidth = 16;
    const Theme& theme = Theme::instance();
    const QRect rect = cell.adjusted(cellPadding, 0, 0, 0);
    painter.setFont(m_boldFont);
    painter.setPen(theme.color(item.result));
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, Theme::glyph(item.result));
    const QRect wordRect = rect.adjusted(glyphWidth, 0, 0, 0);
    painter.setFont(m_font);
    // The glyph says it alone where the column is too narrow for the word.
    if (QFontMetrics(m_font).horizontalAdvance(item.resultText) > wordRect.width())
        return;
    if (item.result != EventResult::Fail)
        painter.setPen(theme.color(ColorRole::Dim));
    painter.drawText(wordRect, Qt::AlignLeft | Qt::AlignVCenter, item.resultText);
}

void RowPainter::paintFigure(QPainter& painter, const QString& text, bool isQuiet,
                             const QRect& cell) const
{
    const Theme& theme = Theme::instance();
    painter.setPen(isQuiet ? theme.color(ColorRole::Dim)
                           : theme.mixed(ColorRole::Text, ColorRole::Dim, 0.4));
    m_figures.drawRight(painter, cell.adjusted(0, 0, -cellPadding, 0), text);
}

} // namespace playhead
