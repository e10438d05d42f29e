// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace playhead::checks {

/// Text files by their path from the root of the source tree: what a rule looks at. A rule is a
/// function from a tree to the list of what breaks it, so that a test can show it a tree that does.
using SourceTree = QMap<QString, QString>;

/// One sentence for each place that breaks a rule: "path:line: why".
using Violations = QStringList;

/// Reads the files of app/, core/, ui/ and tests/ and the build files and scripts of installer/,
/// .ci/ and the root.
[[nodiscard]] SourceTree readSourceTree(const QString& root);

} // namespace playhead::checks
