// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/timeline/row_cache.h"
#include "ui/timeline/tabular_text.h"

#include <QFont>
#include <QPixmap>
#include <QStaticText>

#include <array>

class QPainter;

namespace playhead {

/// Draws the cells of a row that are text; the Timeline column is BarPainter's.
class RowPainter
{
public:
    RowPainter();

    /// Draws icons anew where theme or scale are others than the last time; before each painting.
    void prepare(double devicePixelRatio);
    /// Names begin at the right, and move in from there; figures stay as they are.
    void setMirrored(bool isMirrored) { m_isMirrored = isMirrored; }

    [[nodiscard]] const QFont& font() const { return m_font; }
    [[nodiscard]] const QFont& smallFont() const { return m_smallFont; }
    /// What a cell needs to show all of its item.
    [[nodiscard]] int contentWidth(const RowItem& item, int column) const;
    /// The same for any result, any duration of up to an hour, and any cost of less than ten
    /// dollars.
    [[nodiscard]] int resultWidth() const;
    [[nodiscard]] int durationWidth() const;
    [[nodiscard]] int costWidth() const;
    void paintCell(QPainter& painter, const RowItem& item, int column, const QRect& cell) const;

private:
    void paintEvent(QPainter& painter, const RowItem& item, const QRect& cell) const;
    void paintBehindName(QPainter& painter, const RowItem& item, const QRect& cell,
                         QRect rest) const;
    [[nodiscard]] int eventWidth(const RowItem& item) const;
    [[nodiscard]] int figureWidth(const QString& text) const;
    void paintExpander(QPainter& painter, const RowItem& item, const QRect& rect) const;
    [[nodiscard]] QPixmap icon(ActionType type, double devicePixelRatio) const;
    void paintResult(QPainter& painter, const RowItem& item, const QRect& cell) const;
    void paintFoundMark(QPainter& painter, const RowItem& item, const QRect& name,
                        const QRect& cell) const;
    void paintHitMark(QPainter& painter, const QRect& cell) const;
    void paintBelow(QPainter& painter, const RowItem& item, const QRect& rest) const;
    void paintFigure(QPainter& painter, const QString& text, bool isQuiet, const QRect& cell) const;

    QFont m_font;
    QFont m_boldFont;
    QFont m_smallFont;
    QFont m_iconFont;
    TabularText m_figures;
    std::array<QStaticText, 3> m_resultWords;       ///< by EventResult
    std::array<QStaticText, 3> m_resultGlyphs;      ///< by EventResult
    std::array<double, 3> m_resultWidths{};         ///< of the words
    std::array<QPixmap, action_type_count> m_icons; ///< by ActionType
    double m_iconScale = 0;
    bool m_isMirrored = false;
    bool m_areIconsDark = false;
};

} // namespace playhead
