// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QHash>
#include <QStaticText>
#include <QString>

namespace playhead {

/// Short texts that are drawn again and again, as the labels of a ruler: measured and laid out once
/// per text and not once per frame.
class LaidTexts
{
public:
    struct Text {
        QStaticText laid;
        double width = 0;
    };

    /// Forgets all texts where they were in another font.
    void setFont(const QFont& font);
    [[nodiscard]] const QFont& font() const { return m_font; }
    /// Valid until the next call.
    [[nodiscard]] const Text& of(const QString& text);

private:
    QFont m_font;
    QHash<QString, Text> m_texts;
};

} // namespace playhead
