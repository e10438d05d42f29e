// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QRawFont>
#include <QRectF>
#include <QString>

#include <array>

class QPainter;

namespace playhead {

/// Draws short texts of figures right-aligned, with all digits of one width, so that they stand
/// below each other. Fonts such as Inter have proportional figures, and Qt before 6.7 cannot ask
/// for their tabular ones.
class TabularText
{
public:
    explicit TabularText(const QFont& font);

    /// In the painter's pen, vertically centred, ending at the right edge. Figures that are wider
    /// than that become "…": without their first digits they would be others.
    void drawRight(QPainter& painter, const QRectF& rect, const QString& text) const;
    [[nodiscard]] double width(const QString& text) const;

private:
    struct Run;
    [[nodiscard]] bool layOut(const QString& text, Run& run) const;

    QFont m_font;
    QRawFont m_rawFont;
    double m_digitWidth = 0;
    std::array<quint32, 128> m_glyphs{}; ///< of ASCII
    std::array<double, 128> m_advances{};
};

} // namespace playhead
