// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/row_painter.h"

#include "ui/models/event_rows_model.h"
#include "ui/models/event_texts.h"
#include "ui/theme/theme.h"
#include "ui/timeline/annotation_mark.h"
#include "ui/timeline/waterfall_metrics.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

using namespace waterfall;

namespace {

constexpr double markTop = (rowHeight - annotation_mark::height) / 2;

QFont bold(QFont font, int pixelSize)
{
    font.setPixelSize(pixelSize);
    font.setWeight(QFont::Bold);
    return font;
}

QStaticText prepared(const QString& text, const QFont& font)
{
    QStaticText result(text);
    result.setTextFormat(Qt::PlainText);
    result.prepare({}, font);
    return result;
}

/// Where things stand in a cell: counted from its left, and seen from its right where the window's
/// language is written that way.
class Side
{
public:
    Side(const QRect& cell, bool isMirrored) : m_cell(cell), m_isMirrored(isMirrored) {}
    /// The left of something of this width that begins at x.
    [[nodiscard]] double left(double x, double width) const
    {
        return m_isMirrored ? m_cell.left() + m_cell.right() + 1 - x - width : x;
    }
    [[nodiscard]] QRect of(const QRect& rect) const
    {
        return QStyle::visualRect(m_isMirrored ? Qt::RightToLeft : Qt::LeftToRight, m_cell, rect);
    }

private:
    QRect m_cell;
    bool m_isMirrored;
};

/// In the painter's font, which must be that of the text's preparation.
void drawLine(QPainter& painter, double x, const QRect& cell, const QStaticText& text)
{
    const double height = text.size().height();
    painter.drawStaticText(QPointF(x, cell.top() + std::floor((cell.height() - height) / 2)), text);
}

} // namespace

RowPainter::RowPainter()
    : m_font(Theme::instance().font())
    , m_boldFont(bold(m_font, m_font.pixelSize()))
    , m_smallFont(Theme::instance().smallFont())
    , m_iconFont(bold(m_font, 10))
    , m_figures(m_font)
{
    for (const auto result :
         {EventResult::Indeterminate, EventResult::Success, EventResult::Fail}) {
        const auto at = static_cast<std::size_t>(result);
        m_resultWords.at(at) = prepared(EventTexts::resultWord(result), m_font);
        m_resultGlyphs.at(at) = prepared(Theme::glyph(result), m_boldFont);
        m_resultWidths.at(at) =
            QFontMetricsF(m_font).horizontalAdvance(EventTexts::resultWord(result));
    }
}

void RowPainter::prepare(double devicePixelRatio)
{
    const bool isDark = Theme::instance().isDark();
    if (m_iconScale == devicePixelRatio && m_areIconsDark == isDark)
        return;
    m_iconScale = devicePixelRatio;
    m_areIconsDark = isDark;
    for (std::size_t type = 0; type < m_icons.size(); ++type)
        m_icons.at(type) = icon(static_cast<ActionType>(type), devicePixelRatio);
}

QPixmap RowPainter::icon(ActionType type, double devicePixelRatio) const
{
    constexpr double radius = 4;
    const Theme& theme = Theme::instance();
    const QRect rect(0, 0, iconSize, iconSize);
    QPixmap pixmap((QSizeF(rect.size()) * devicePixelRatio).toSize());
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(type));
    painter.drawRoundedRect(rect, radius, radius);
    painter.setFont(m_iconFont);
    painter.setPen(theme.color(ColorRole::Panel));
    painter.drawText(rect, Qt::AlignCenter, Theme::letter(type));
    return pixmap;
}

int RowPainter::resultWidth() const
{
    const double word = *std::max_element(m_resultWidths.begin(), m_resultWidths.end());
    return static_cast<int>(std::ceil(word)) + resultGlyphWidth + 2 * cellPadding;
}

int RowPainter::durationWidth() const
{
    return figureWidth(u"44 m 44 s"_s);
}

int RowPainter::costWidth() const
{
    return std::max(figureWidth(u"≈ <$0.00001"_s), figureWidth(u"≈ $0.000042"_s));
}

int RowPainter::figureWidth(const QString& text) const
{
    return static_cast<int>(std::ceil(m_figures.width(text))) + 2 * cellPadding;
}

int RowPainter::eventWidth(const RowItem& item) const
{
    constexpr int noLimit = 1 << 20;
    const EventCellLayout layout = layOutEventCell({0, 0, noLimit, rowHeight}, item.depth);
    int width = layout.name.left() + static_cast<int>(std::ceil(item.nameWidth)) + nameGap;
    if (item.result == EventResult::Fail)
        width += failGlyphWidth + nameGap;
    if (const int marks = annotation_mark::width(item.isBookmarked, item.hasNote); marks > 0)
        width += marks + nameGap;
    if (!item.below.isEmpty())
        width += item.belowWidth + nameGap;
    return width;
}

int RowPainter::contentWidth(const RowItem& item, int column) const
{
    switch (column) {
    case EventRowsModel::EventColumn:
        return eventWidth(item);
    case EventRowsModel::ResultColumn:
        return resultWidth();
    case EventRowsModel::DurationColumn:
        return figureWidth(item.duration);
    case EventRowsModel::TokensColumn:
        return figureWidth(item.tokens);
    case EventRowsModel::CostColumn:
        return figureWidth(item.cost);
    default:
        return 0;
    }
}

void RowPainter::paintCell(QPainter& painter, const RowItem& item, int column,
                           const QRect& cell) const
{
    const double opacity = painter.opacity();
    if (item.isFaded)
        painter.setOpacity(opacity * fadedOpacity);
    switch (column) {
    case EventRowsModel::EventColumn:
        paintEvent(painter, item, cell);
        break;
    case EventRowsModel::ResultColumn:
        paintResult(painter, item, cell);
        break;
    case EventRowsModel::DurationColumn:
        paintFigure(painter, item.duration, true, cell);
        break;
    case EventRowsModel::TokensColumn:
        paintFigure(painter, item.tokens, item.isTokensRollUp, cell);
        break;
    case EventRowsModel::CostColumn:
        paintFigure(painter, item.cost, item.isCostRollUp, cell);
        break;
    default:
        break;
    }
    painter.setOpacity(opacity);
}

void RowPainter::paintEvent(QPainter& painter, const RowItem& item, const QRect& cell) const
{
    const Theme& theme = Theme::instance();
    const Side side(cell, m_isMirrored);
    const EventCellLayout layout = layOutEventCell(cell, item.depth);
    if (item.isHit)
        paintHitMark(painter, cell);
    if (item.isParent)
        paintExpander(painter, item, side.of(layout.expander));
    painter.drawPixmap(side.of(layout.icon).topLeft(),
                       m_icons.at(static_cast<std::size_t>(item.actionType)));

    if (layout.isIndentCut) {
        painter.setFont(m_smallFont);
        painter.setPen(theme.color(ColorRole::Dim));
        painter.drawText(side.of(layout.name), Qt::AlignLeft | Qt::AlignVCenter, item.depthMark);
    }
    const QRect name = layout.name.adjusted(item.depthMarkWidth, 0, 0, 0);
    painter.setFont(m_font);
    painter.setPen(theme.color(ColorRole::Text));
    if (item.isFound)
        paintFoundMark(painter, item, name, cell);
    drawLine(painter, side.left(name.left(), item.nameWidth), name, item.name);
    paintBehindName(painter, item, cell,
                    name.adjusted(static_cast<int>(item.nameWidth) + nameGap, 0, 0, 0));
}

void RowPainter::paintBehindName(QPainter& painter, const RowItem& item, const QRect& cell,
                                 QRect rest) const
{
    const Theme& theme = Theme::instance();
    const Side side(cell, m_isMirrored);
    if (item.result == EventResult::Fail) {
        painter.setPen(theme.color(EventResult::Fail));
        painter.setFont(m_boldFont);
        const auto& glyph = m_resultGlyphs.at(static_cast<std::size_t>(EventResult::Fail));
        drawLine(painter, side.left(rest.left(), glyph.size().width()), rest, glyph);
        rest.setLeft(rest.left() + failGlyphWidth);
    }
    if (const int marks = annotation_mark::width(item.isBookmarked, item.hasNote); marks > 0) {
        annotation_mark::paint(painter, {side.left(rest.left(), marks), rest.top() + markTop},
                               item.isBookmarked, item.hasNote);
        rest.setLeft(rest.left() + marks + nameGap);
    }
    if (!item.below.isEmpty()) {
        const double opacity = painter.opacity();
        const QRect chip(rest.left(), rest.top(), item.belowWidth, rest.height());
        paintBelow(painter, item, side.of(chip));
        painter.setOpacity(opacity);
        rest.setLeft(rest.left() + item.belowWidth + nameGap);
    }
    if (!item.headline.text().isEmpty()) {
        painter.setFont(m_font);
        painter.setPen(theme.color(ColorRole::Dim));
        drawLine(painter, side.left(rest.left(), item.headline.size().width()), rest,
                 item.headline);
    }
}

/// A chip, so that it is not taken for the event's own result.
void RowPainter::paintBelow(QPainter& painter, const RowItem& item, const QRect& rest) const
{
    constexpr double chipHeight = 16;
    if (item.isFaded) // it is about what is below, which the filter has not faded
        painter.setOpacity(painter.opacity() / fadedOpacity);
    const QRectF chip(rest.left(), rest.center().y() - chipHeight / 2 + 0.5, item.belowWidth,
                      chipHeight);
    const Theme& theme = Theme::instance();
    const bool isOfFilter = item.isHit || item.isFaded;
    QColor color = isOfFilter ? theme.color(ColorRole::Accent) : theme.color(EventResult::Fail);
    painter.setPen(color);
    painter.setFont(m_smallFont);
    painter.drawText(chip, Qt::AlignCenter, item.below);
    color.setAlphaF(0.5F);
    painter.setPen(color);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(chip, chipHeight / 2, chipHeight / 2);
}

/// A pointer at the left edge, in one column for the eye to run down.
void RowPainter::paintHitMark(QPainter& painter, const QRect& cell) const
{
    constexpr double half = 4;
    constexpr double inset = half + 3;
    const QPointF tip(m_isMirrored ? cell.right() + 1 - inset : cell.left() + inset,
                      cell.center().y() + 0.5);
    const double back = m_isMirrored ? half : -half;
    const QPolygonF triangle({tip, tip + QPointF(back, -half), tip + QPointF(back, half)});
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().color(ColorRole::Accent));
    painter.drawPolygon(triangle);
}

/// Behind the name, as a pen marks a word, wherever in the event the text is.
void RowPainter::paintFoundMark(QPainter& painter, const RowItem& item, const QRect& name,
                                const QRect& cell) const
{
    constexpr double radius = 3;
    QColor color = Theme::instance().color(ColorRole::Tool);
    color.setAlphaF(0.32F);
    const double width = std::min<double>(item.nameWidth + 6, name.width() + 3);
    const double left = Side(cell, m_isMirrored).left(name.left() - 3, width);
    const QRectF mark(left, name.top() + 3, width, name.height() - 6);
    const QPen pen = painter.pen();
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(mark, radius, radius);
    painter.setPen(pen);
}

void RowPainter::paintExpander(QPainter& painter, const RowItem& item, const QRect& rect) const
{
    constexpr double half = 3.5;
    const QPointF centre = QRectF(rect).center();
    QPolygonF triangle;
    if (item.isExpanded)
        triangle << centre + QPointF(-half, -half / 2) << centre + QPointF(half, -half / 2)
                 << centre + QPointF(0, half * 0.75);
    else if (m_isMirrored)
        triangle << centre + QPointF(half / 2, -half) << centre + QPointF(half / 2, half)
                 << centre + QPointF(-half * 0.75, 0);
    else
        triangle << centre + QPointF(-half / 2, -half) << centre + QPointF(-half / 2, half)
                 << centre + QPointF(half * 0.75, 0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().color(ColorRole::Dim));
    painter.drawPolygon(triangle);
}

void RowPainter::paintResult(QPainter& painter, const RowItem& item, const QRect& cell) const
{
    const Theme& theme = Theme::instance();
    const auto result = static_cast<std::size_t>(item.result);
    painter.setFont(m_boldFont);
    painter.setPen(theme.color(item.result));
    const Side side(cell, m_isMirrored);
    const auto& glyph = m_resultGlyphs.at(result);
    drawLine(painter, side.left(cell.left() + cellPadding, glyph.size().width()), cell, glyph);
    // The glyph says it alone where the column is too narrow for the word.
    if (m_resultWidths.at(result) > cell.width() - cellPadding - resultGlyphWidth)
        return;
    painter.setFont(m_font);
    if (item.result != EventResult::Fail)
        painter.setPen(theme.color(ColorRole::Dim));
    drawLine(painter,
             side.left(cell.left() + cellPadding + resultGlyphWidth, m_resultWidths.at(result)),
             cell, m_resultWords.at(result));
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
