// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/checks/file_rules.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"

using namespace Qt::Literals::StringLiterals;
using namespace playhead::checks;

namespace {

const QString licence =
    u"// SPDX-FileCopyrightText: 2026 Somebody\n// SPDX-License-Identifier: MIT\n"_s;

} // namespace

class FileRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTreeKeepsItsRules();
    void aFileIsJudged_data();
    void aFileIsJudged();
    void longFilesAreListedLongestFirst();
};

void FileRulesTest::theTreeKeepsItsRules()
{
    const SourceTree tree = readSourceTree(playhead::testkit::sourceDir());
    QVERIFY(tree.contains(u"tests/checks/file_rules_test.cpp"_s));
    QVERIFY(tree.contains(u"tests/run"_s));
    const QStringList list = longFiles(tree);
    if (!list.isEmpty())
        qInfo("longer than %d lines:\n%s", longFileLines, qPrintable(list.join(u'\n')));
    const Violations violations = fileRuleViolations(tree);
    QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n')));
}

void FileRulesTest::aFileIsJudged_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("allowed");
    const QString hash = QString(licence).replace("//"_L1, "#"_L1);
    QTest::newRow("a source") << u"core/a.cpp"_s << licence << true;
    QTest::newRow("a header") << u"core/a.h"_s << licence + u"#pragma once\n"_s << true;
    QTest::newRow("a script") << u"tests/run"_s << u"#!/usr/bin/env bash\n"_s + hash << true;
    QTest::newRow("a build file") << u"core/CMakeLists.txt"_s << hash << true;
    QTest::newRow("no licence") << u"core/a.cpp"_s << u"int a;\n"_s << false;
    QTest::newRow("the licence too late") << u"core/a.cpp"_s << u"\n"_s + licence << false;
    QTest::newRow("another licence")
        << u"core/a.cpp"_s << QString(licence).replace("MIT"_L1, "GPL-3.0-only"_L1) << false;
    QTest::newRow("a header without a guard") << u"core/a.h"_s << licence << false;
    QTest::newRow("the guard in a comment")
        << u"core/a.h"_s << licence + u"// #pragma once\n"_s << false;
    QTest::newRow("as long as may be")
        << u"ui/a.cpp"_s << licence + QString(longestFileLines - 2, u'\n') << true;
    QTest::newRow("a line too long")
        << u"ui/a.cpp"_s << licence + QString(longestFileLines - 1, u'\n') << false;
    QTest::newRow("core prints") << u"core/a.cpp"_s << licence + u"std::cout << 1;\n"_s << false;
    QTest::newRow("core formats") << u"core/a.cpp"_s << licence + u"std::snprintf(b, 1, \"\");\n"_s
                                  << true;
    QTest::newRow("a command prints") << u"app/a.cpp"_s << licence + u"std::cout << 1;\n"_s << true;
    QTest::newRow("a test that is not patient")
        << u"tests/a_test.cpp"_s << licence + u"#include <QTest>\n"_s << false;
    QTest::newRow("a test that is patient")
        << u"tests/a_test.cpp"_s << licence + u"#include \"tests/testkit/patient_test.h\"\n"_s
        << true;
    QTest::newRow("something to be done")
        << u"ui/a.cpp"_s << licence + u"// TO"_s + u"DO: all\n"_s << false;
    QTest::newRow("part of a word") << u"ui/a.cpp"_s << licence + u"int HACKATHON;\n"_s << true;
}

void FileRulesTest::aFileIsJudged()
{
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QFETCH(const bool, allowed);
    const Violations violations = fileRuleViolations({{path, text}});
    QVERIFY2(violations.isEmpty() == allowed, qPrintable(violations.join(u'\n')));
}

void FileRulesTest::longFilesAreListedLongestFirst()
{
    const QString full(longFileLines, u'\n');
    QCOMPARE(longFiles({{u"a.cpp"_s, full},
                        {u"b.cpp"_s, full + u"\n"_s},
                        {u"c.h"_s, full + u"\n\n"_s},
                        {u"d.cmake"_s, full + u"\n\n"_s}}),
             QStringList({u"c.h: 402"_s, u"b.cpp: 401"_s}));
}

QTEST_GUILESS_MAIN(FileRulesTest)
#include "file_rules_test.moc"
