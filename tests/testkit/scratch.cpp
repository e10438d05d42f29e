// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/scratch.h"

#include "tests/testkit/patient_test.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace playhead::testkit {

QString Scratch::path(const QString& name) const
{
    return m_dir.filePath(name);
}

QString Scratch::write(const QString& name, const QByteArray& content) const
{
    const QString target = path(name);
    QDir().mkpath(QFileInfo(target).path());
    QFile file(target);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        QTest::qFail(qPrintable(target + QLatin1String(": ") + file.errorString()), __FILE__,
                     __LINE__);
    return target;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        QTest::qFail(qPrintable(path + QLatin1String(": ") + file.errorString()), __FILE__,
                     __LINE__);
    return file.readAll();
}

void append(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::Append | QIODevice::Unbuffered) || file.write(bytes) != bytes.size())
        QTest::qFail("cannot append to the file", __FILE__, __LINE__);
}

} // namespace playhead::testkit
