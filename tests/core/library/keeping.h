// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sessions that a library keeps as their files are.
#pragma once

#include "core/library/library.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <string>

namespace playhead::test {

/// The session of a file, as it is found.
[[nodiscard]] ProducedSession produced(const QString& path, const QByteArray& id);
Result<Kept> keep(Library& library, const QString& path, const QByteArray& id);

/// What is in an archive, by name.
[[nodiscard]] QMap<QString, QByteArray> unpacked(const std::string& path);

/// What a library holds of sessions, by name.
[[nodiscard]] QMap<QString, QByteArray> sessionsBelow(const QString& folder);

} // namespace playhead::test
