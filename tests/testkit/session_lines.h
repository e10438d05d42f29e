// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace playhead::testkit {

/// The line that a session file begins with, of the session "s". `more` is JSON for its end:
/// `,"end_state":"Fail"`.
[[nodiscard]] QByteArray sessionLine(const QByteArray& more = {});

/// The line of step "e<number>", one second after the step before it, with the params
/// {"n":<number>}.
[[nodiscard]] QByteArray eventLine(int number);
[[nodiscard]] QByteArray eventLines(int first, int count);

/// The same as one JSON document: a session with these members, `"session_id":"s"`, and its first
/// events.
[[nodiscard]] QByteArray sessionDocument(const QByteArray& session, int events);

} // namespace playhead::testkit
