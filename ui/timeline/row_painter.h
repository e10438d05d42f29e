// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/timeline/row_cache.h"
#include "ui/timeline/tabular_text.h"

#include <QFont>

class QPainter;

namespace playhead {

/// Draws the cells of a row that are text; the Timeline column is BarPainter's.
class RowPainter
{
public:
    RowPainter();

    [[nodiscard]] const QFont& font() const { return m_font; }
    [[nodiscard]] const QFont& smallFont() const { return m_smallFont; }
    void paintCell(QPainter& painter, const RowItem& item, int column, const QRect& cell) const;

private:
    void paintEvent(QPainter& painter, const RowItem& item, const QRect& cell) const;
    void paintExpander(QPainter& painter, const RowItem& item, const QRect& rect) const;
    void paintIcon(QPainter& painter, const RowItem& item, const QRect& rect) const;
    void paintResult(QPainter& painter, const RowItem& item, const QRect& cell) const;
    void paintFailuresBelow(QPainter& painter, const RowItem& item, const QRect& rest) const;
    void paintFigure(QPainter& painter, const QString& text, bool isQuiet, const QRect& cell) const;

    QFont m_font;
    QFont m_boldFont;
    QFont m_smallFont;
    QFont m_iconFont;
    TabularText m_figures;
};

} // namespace playhead
