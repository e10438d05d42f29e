// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/tabular_text.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPainter>

#include <algorithm>

namespace playhead {

namespace {

constexpr qsizetype longestRun = 32;

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

/// Where lines begin at the right, a painter would turn "≥" round, and put it behind the figures.
class LeftToRight
{
public:
    explicit LeftToRight(QPainter& painter)
        : m_painter(painter), m_before(painter.layoutDirection())
    {
        painter.setLayoutDirection(Qt::LeftToRight);
    }
    ~LeftToRight() { m_painter.setLayoutDirection(m_before); }
    LeftToRight(const LeftToRight&) = delete;
    LeftToRight& operator=(const LeftToRight&) = delete;

private:
    QPainter& m_painter;
    Qt::LayoutDirection m_before;
};

} // namespace

struct TabularText::Run {
    std::array<quint32, longestRun> glyphs;
    std::array<QPointF, longestRun> positions;
    double width = 0;
};

TabularText::TabularText(const QFont& font) : m_font(font), m_rawFont(QRawFont::fromFont(font))
{
    for (std::size_t code = 0x20; code < 0x7f; ++code) {
        const auto glyphs =
            m_rawFont.glyphIndexesForString(QString(QChar(static_cast<char16_t>(code))));
        if (glyphs.size() != 1)
            continue;
        m_glyphs.at(code) = glyphs.front();
        const auto advances = m_rawFont.advancesForGlyphIndexes(glyphs);
        m_advances.at(code) = advances.isEmpty() ? 0 : advances.front().x();
    }
    for (std::size_t digit = u'0'; digit <= u'9'; ++digit)
        m_digitWidth = std::max(m_digitWidth, m_advances.at(digit));
}

/// False for texts that are not all known ASCII.
bool TabularText::layOut(const QString& text, Run& run) const
{
    if (text.size() > longestRun)
        return false;
    double x = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto code = static_cast<std::size_t>(text[i].unicode());
        if (code >= m_glyphs.size() || m_glyphs[code] == 0)
            return false;
        const double advance = m_advances[code];
        const double cell = isDigit(text[i]) ? m_digitWidth : advance;
        const auto at = static_cast<std::size_t>(i);
        run.glyphs[at] = m_glyphs[code];
        run.positions[at] = {x + (cell - advance) / 2, 0};
        x += cell;
    }
    run.width = x;
    return true;
}

double TabularText::width(const QString& text) const
{
    Run run;
    return layOut(text, run) ? run.width : QFontMetricsF(m_font).horizontalAdvance(text);
}

void TabularText::drawRight(QPainter& painter, const QRectF& rect, const QString& text) const
{
    if (text.isEmpty())
        return;
    const LeftToRight figuresAre(painter);
    // "≈ $0.13", "≥ $0.42": the sign is drawn by itself where the font has it elsewhere.
    const bool hasSign = text.front().unicode() >= m_glyphs.size() && text.size() > 1;
    const QString figures = hasSign ? text.mid(1) : text;
    Run run;
    if (!layOut(figures, run)) {
        painter.setFont(m_font);
        painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, text);
        return;
    }
    if (run.width + (hasSign ? m_digitWidth : 0) > rect.width()) {
        painter.setFont(m_font);
        painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("…"));
        return;
    }
    const double left = rect.right() - run.width;
    const double baseline = rect.center().y() + (m_rawFont.capHeight() / 2);
    QGlyphRun glyphs;
    glyphs.setRawFont(m_rawFont);
    glyphs.setRawData(run.glyphs.data(), run.positions.data(), static_cast<int>(figures.size()));
    painter.drawGlyphRun({left, baseline}, glyphs);
    if (!hasSign)
        return;
    painter.setFont(m_font);
    painter.drawText(QRectF(rect.left(), rect.top(), left - rect.left(), rect.height()),
                     Qt::AlignRight | Qt::AlignVCenter, text.left(1));
}

} // namespace playhead
