// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace playhead::testkit {

/// A text of the program in a file of translations (Qt's TS format).
struct TsMessage {
    QString context;
    QString source;
    QStringList forms; ///< the translation; of a text with a count, one for each plural form
    bool isPlural = false;
    bool isFinished = true;
};

/// The messages of such a file, in its order. Fails the test where it cannot be read.
[[nodiscard]] QList<TsMessage> readTsFile(const QString& path);

/// The path of the translations into this language: "de".
[[nodiscard]] QString tsPath(const QString& language);

} // namespace playhead::testkit
