// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace playhead::testkit {

/// Compares `actual` with the file at `path` and returns what differs, or an empty string:
///
///     QCOMPARE(differenceFromGolden(rows, goldenPath(u"agentops/v2.events"_s)), QString());
///
/// The difference names the first line that differs, as expected and as is. With
/// PLAYHEAD_UPDATE_GOLDEN=1 in the environment the file is written instead, and the answer says so:
/// the test fails once, so that nobody takes an updating run for a passing one.
[[nodiscard]] QString differenceFromGolden(const QByteArray& actual, const QString& path);

} // namespace playhead::testkit
