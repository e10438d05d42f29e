// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/laid_texts.h"

#include <QFontMetricsF>

namespace playhead {

void LaidTexts::setFont(const QFont& font)
{
    if (font == m_font)
        return;
    m_font = font;
    m_texts.clear();
}

const LaidTexts::Text& LaidTexts::of(const QString& text)
{
    constexpr qsizetype most = 512; // several screens full
    const auto known = m_texts.constFind(text);
    if (known != m_texts.constEnd())
        return *known;
    if (m_texts.size() >= most)
        m_texts.clear();
    Text fresh;
    fresh.laid.setTextFormat(Qt::PlainText);
    fresh.laid.setText(text);
    fresh.laid.prepare({}, m_font);
    fresh.width = QFontMetricsF(m_font).horizontalAdvance(text);
    return *m_texts.insert(text, fresh);
}

} // namespace playhead
