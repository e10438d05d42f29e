// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace playhead::test {

/// What a run of the program left behind.
struct Run {
    int exitCode = -1; ///< -1 where it crashed or hung
    QByteArray out;
    QByteArray err;

    /// `out` as one JSON document; empty where it is none.
    [[nodiscard]] QJsonObject json() const;
    /// `out` as a JSON object a line; fails the test where a line is none.
    [[nodiscard]] QList<QJsonObject> jsonLines() const;
    /// The same of `events --json`, without the account of the file's records behind them.
    [[nodiscard]] QList<QJsonObject> events() const;
    /// The lines of events(), as they were printed.
    [[nodiscard]] QByteArray eventLines() const;
};

/// Runs the program as over ssh: no display is to be had. Its library is in the test's own home.
[[nodiscard]] Run runProgram(const QStringList& arguments, const QByteArray& input = {});

/// Runs a line of bash in the same way; $playhead is the program.
[[nodiscard]] Run runShell(const QString& line, const QStringList& arguments = {});

/// Whether a text has no control characters but line breaks.
[[nodiscard]] bool isPlainText(const QByteArray& text);

/// A session in the native form: a root with an LLM call that succeeds, and a tool that fails and
/// is tried again.
[[nodiscard]] QByteArray smallSession();

} // namespace playhead::test
