// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace playhead::testkit {

/// The root of the source tree the test was built from.
[[nodiscard]] QString sourceDir();

/// resources/samples/<name>: the sessions that ship with the project.
[[nodiscard]] QString samplePath(const QString& name);

/// tests/golden/<name>: inputs and the outputs expected of them.
[[nodiscard]] QString goldenPath(const QString& name);

/// A folder of real session files kept outside the repository, or an empty string where there is
/// none: then a test that needs it says QSKIP(noSharedData). It is what the environment variable
/// PLAYHEAD_TEST_DATA names, else shared/data beside the source tree.
[[nodiscard]] QString sharedDataDir();

inline constexpr char noSharedData[] =
    "there is no folder of real session files (PLAYHEAD_TEST_DATA names one)";

} // namespace playhead::testkit
