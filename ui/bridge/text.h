// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <stop_token>
#include <string>
#include <string_view>

namespace playhead {

/// Core speaks UTF-8 std::string, Qt speaks QString: the two meet here and nowhere else. Malformed
/// UTF-8 becomes U+FFFD.
[[nodiscard]] inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// The same in pieces, for what may be large; empty where `stop` is requested on the way.
[[nodiscard]] QString toQString(std::string_view text, const std::stop_token& stop);

[[nodiscard]] inline std::string toStdString(const QString& text)
{
    return text.toStdString();
}

/// Recorded text for a tool tip, which guesses whether a text is HTML: this leaves nothing to
/// guess. Long text is cut.
[[nodiscard]] inline QString plainToolTip(const QString& text)
{
    constexpr qsizetype limit = 2000;
    const QString shown = text.size() > limit ? text.left(limit) + QChar(u'…') : text;
    return QStringLiteral("<p style='white-space:pre-wrap'>") + shown.toHtmlEscaped() +
           QStringLiteral("</p>");
}

} // namespace playhead
