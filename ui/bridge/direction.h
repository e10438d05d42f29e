// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QGuiApplication>
#include <QString>

namespace playhead {

/// A text to be drawn in the direction of its own first letter, whatever that of the window is: of
/// "≥ $5" and "what?" the signs stay where they belong. To be drawn only, neither kept nor copied.
[[nodiscard]] inline QString inOwnDirection(const QString& text)
{
    if (QGuiApplication::layoutDirection() == Qt::LeftToRight)
        return text; // what is written from right to left finds its direction there
    return QChar(u'\u2068') + text + QChar(u'\u2069');
}

} // namespace playhead
