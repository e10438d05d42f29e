// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What little is looked at of files tells of their sessions.
#pragma once

#include "core/discovery/glimpse.h"

#include <QByteArray>
#include <QString>

#include <string>
#include <vector>

namespace playhead::looking {

[[nodiscard]] std::string toStd(const QByteArray& bytes);

/// What is told by the only candidate of a place.
[[nodiscard]] std::vector<FoundSession> lookAt(const SearchPlace& place);

[[nodiscard]] FoundSession only(const std::vector<FoundSession>& sessions);

/// The only session of a file or folder.
[[nodiscard]] FoundSession told(const QString& path);

[[nodiscard]] TimeNs seconds(qint64 since);

/// Letters that do not compress well; the same each time.
[[nodiscard]] QByteArray noise(qsizetype size);

} // namespace playhead::looking
