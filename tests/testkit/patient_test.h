// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

// Qt Test, with more patience: how long something takes says nothing about whether it is right, and
// the 5 s that QTRY_VERIFY and QTRY_COMPARE wait pass quickly where a disk is busy. Every test
// includes this for <QTest>; the step `format` of tests/run sees to it.

#include <QTest> // IWYU pragma: export

#include <utility>

namespace playhead::testkit {

/// For what comes at once: only what never comes is waited for until the end.
inline constexpr int patienceMs = 60'000;

/// Handles events until `isSo()`, and says whether it came to that.
template <typename Condition>
[[nodiscard]] bool waitFor(Condition isSo)
{
    return QTest::qWaitFor(std::move(isSo), patienceMs);
}

} // namespace playhead::testkit

#undef QTRY_VERIFY
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT(expr, playhead::testkit::patienceMs)
#undef QTRY_VERIFY2
#define QTRY_VERIFY2(expr, message)                                                                \
    QTRY_VERIFY2_WITH_TIMEOUT(expr, message, playhead::testkit::patienceMs)
#undef QTRY_COMPARE
#define QTRY_COMPARE(expr, expected)                                                               \
    QTRY_COMPARE_WITH_TIMEOUT(expr, expected, playhead::testkit::patienceMs)
