// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>
#include <Qt>

#include <algorithm>

namespace playhead {

/// Whether a text reads as one path of a file, and no more: a command that begins with a path, an
/// address of the web or a text with a slash in it do not.
[[nodiscard]] inline bool isPath(QStringView text)
{
    const auto isOfNoPath = [](QChar letter) {
        constexpr QStringView others = u"(){}[]<>\"'=,;|`";
        return letter.isSpace() || others.contains(letter);
    };
    const bool hasFolder = text.contains(u'/') || text.contains(u'\\');
    return hasFolder && !text.contains(u"://") &&
           std::none_of(text.begin(), text.end(), isOfNoPath);
}

/// Where a text that has no room is cut. The end of a path tells the files of one folder apart.
[[nodiscard]] inline Qt::TextElideMode elisionOf(QStringView text)
{
    return isPath(text) ? Qt::ElideLeft : Qt::ElideRight;
}

} // namespace playhead
