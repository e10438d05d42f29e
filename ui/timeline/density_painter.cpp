// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/density_painter.h"

#include "core/replay/density.h"
#include "core/timeline/coordinates.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace playhead {

namespace {

constexpr int columnWidth = 5; ///< with the gap behind it
constexpr int columnGap = 1;
constexpr int caretRoom = 10; ///< above the columns
constexpr double caretHalf = 4;
constexpr double caretHeight = 7;
constexpr int hitHeight = 2; ///< below them

/// From the bottom up: what contains lies below what it contains.
constexpr std::array stackOrder = {ActionType::Action, ActionType::Llm,        ActionType::Api,
                                   ActionType::Tool,   ActionType::Screenshot, ActionType::Error,
                                   ActionType::Other};
static_assert(stackOrder.size() == action_type_count);

double heightOf(std::uint32_t events, std::uint32_t most, double room)
{
    return std::sqrt(static_cast<double>(events) / most) * room;
}

/// Shares the height by the counts.
void paintColumn(QPainter& painter, const DensityColumn& column, const QRectF& rect)
{
    double bottom = rect.bottom();
    for (const ActionType type : stackOrder) {
        const std::uint32_t count = column.begun.at(static_cast<std::size_t>(type));
        if (count == 0)
            continue;
        const double height = rect.height() * count / column.events();
        painter.fillRect(QRectF(rect.left(), bottom - height, rect.width(), height),
                         Theme::instance().color(type));
        bottom -= height;
    }
}

void paintCaret(QPainter& painter, double middle)
{
    QPolygonF caret;
    caret << QPointF(middle - caretHalf, 1) << QPointF(middle + caretHalf, 1)
          << QPointF(middle, 1 + caretHeight);
    painter.drawPolygon(caret);
}

} // namespace

void paintDensity(QPainter& painter, const DensityIndex& density, const TimeAxis& axis,
                  const QSize& size)
{
    const int count = std::max(1, size.width() / columnWidth);
    const auto columns = density.columns(column_edges(axis, count));
    std::uint32_t most = 1;
    for (const DensityColumn& column : columns)
        most = std::max(most, column.events());
    const double width = static_cast<double>(size.width()) / count;
    const double bottom = size.height() - hitHeight - 1;
    const double room = bottom - caretRoom;
    const Theme& theme = Theme::instance();
    // On whole pixels: smooth edges of thousands of rectangles take longer than all else here.
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const DensityColumn& column = columns[i];
        const double left = std::round(width * static_cast<double>(i));
        const double right = std::round(width * static_cast<double>(i + 1)) - columnGap;
        if (column.events() > 0) {
            const double height = std::max(2.0, std::round(heightOf(column.events(), most, room)));
            paintColumn(painter, column, {left, bottom - height, right - left, height});
        }
        if (column.hits > 0)
            painter.fillRect(QRectF(left, bottom, right - left, hitHeight),
                             theme.color(ColorRole::Accent));
    }
    // Over the columns, so that none is hidden by its neighbour.
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(EventResult::Fail));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].failures > 0)
            paintCaret(painter, width * (static_cast<double>(i) + 0.5));
    }
}

} // namespace playhead
