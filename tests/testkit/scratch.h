// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace playhead::testkit {

/// A folder for the files of one test, gone with this object.
class Scratch
{
public:
    /// The path of `name` in the folder; nothing is made there.
    [[nodiscard]] QString path(const QString& name) const;

    /// Writes a file into the folder, with the folders on its way, and returns its path. Fails the
    /// test where that is impossible.
    QString write(const QString& name, const QByteArray& content) const;

private:
    QTemporaryDir m_dir;
};

/// The bytes of a file. Fails the test where it cannot be read.
[[nodiscard]] QByteArray contentOf(const QString& path);

/// Appends to a file, in one write. Fails the test where it cannot.
void append(const QString& path, const QByteArray& bytes);

} // namespace playhead::testkit
