// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/paths.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace playhead::testkit {

QString sourceDir()
{
    return QString::fromUtf8(PLAYHEAD_SOURCE_DIR);
}

QString samplePath(const QString& name)
{
    return sourceDir() + "/resources/samples/"_L1 + name;
}

QString goldenPath(const QString& name)
{
    return sourceDir() + "/tests/golden/"_L1 + name;
}

QString sharedDataDir()
{
    const QString named = qEnvironmentVariable("PLAYHEAD_TEST_DATA");
    const QString path = named.isEmpty() ? sourceDir() + "/../shared/data"_L1 : named;
    return QFileInfo(path).isDir() ? QDir(path).canonicalPath() : QString();
}

} // namespace playhead::testkit
