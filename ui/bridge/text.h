// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace playhead {

/// Core speaks UTF-8 std::string, Qt speaks QString: the two meet here and nowhere else. Malformed
/// UTF-8 becomes U+FFFD.
[[nodiscard]] inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

[[nodiscard]] inline std::string toStdString(const QString& text)
{
    return text.toStdString();
}

} // namespace playhead
