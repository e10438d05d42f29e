// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/golden.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QList>

using namespace Qt::Literals::StringLiterals;

namespace playhead::testkit {

namespace {

QString writeGolden(const QByteArray& content, const QString& path)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return path + ": cannot be written: "_L1 + file.errorString();
    return path + ": written; look at the change and run again without PLAYHEAD_UPDATE_GOLDEN"_L1;
}

QString lineOrEnd(const QList<QByteArray>& lines, qsizetype index)
{
    return index < lines.size() ? QString::fromUtf8(lines[index]) : u"(the end)"_s;
}

} // namespace

QString differenceFromGolden(const QByteArray& actual, const QString& path)
{
    QFile file(path);
    const bool readable = file.open(QIODevice::ReadOnly);
    const QByteArray expected = readable ? file.readAll() : QByteArray();
    if (readable && expected == actual)
        return {};
    if (qEnvironmentVariableIntValue("PLAYHEAD_UPDATE_GOLDEN") == 1)
        return writeGolden(actual, path);
    if (!readable)
        return path + ": "_L1 + file.errorString();

    const QList<QByteArray> expectedLines = expected.split('\n');
    const QList<QByteArray> actualLines = actual.split('\n');
    qsizetype line = 0;
    while (line < expectedLines.size() && line < actualLines.size() &&
           expectedLines[line] == actualLines[line])
        ++line;
    return u"%1:%2:\n  expected: %3\n  actual:   %4"_s.arg(path, QString::number(line + 1),
                                                           lineOrEnd(expectedLines, line),
                                                           lineOrEnd(actualLines, line));
}

} // namespace playhead::testkit
