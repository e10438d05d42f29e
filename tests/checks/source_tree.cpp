// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/checks/source_tree.h"

#include <QDirIterator>
#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace playhead::checks {

namespace {

void readFile(const QString& root, const QString& path, SourceTree& tree)
{
    QFile file(root + u'/' + path);
    if (file.open(QIODevice::ReadOnly))
        tree.insert(path, QString::fromUtf8(file.readAll()));
}

} // namespace

SourceTree readSourceTree(const QString& root)
{
    static const QStringList patterns = {u"*.h"_s,          u"*.cpp"_s,        u"CMakeLists.txt"_s,
                                         u"*.cmake"_s,      u"*.sh"_s,         u"run"_s,
                                         u"dependencies"_s, u"installer_run"_s};
    SourceTree tree;
    readFile(root, u"CMakeLists.txt"_s, tree);
    for (const QString& folder :
         {u"app"_s, u"core"_s, u"ui"_s, u"tests"_s, u"installer"_s, u"resources"_s, u".ci"_s}) {
        QDirIterator files(root + u'/' + folder, patterns, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            readFile(root, files.next().mid(root.size() + 1), tree);
    }
    return tree;
}

} // namespace playhead::checks
