// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/golden.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace playhead::testkit;

class TestkitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aTestHasAHomeOfItsOwn();
    void theSourceTreeIsFound();
    void theEnvironmentNamesTheRealFiles();
    void aGoldenFileThatIsEqualIsNoDifference();
    void aDifferenceNamesItsLine_data();
    void aDifferenceNamesItsLine();
    void aMissingGoldenFileIsADifference();
    void updatingWritesTheFileAndStillFails();
};

void TestkitTest::init()
{
    qunsetenv("PLAYHEAD_UPDATE_GOLDEN");
}

void TestkitTest::aTestHasAHomeOfItsOwn()
{
    const QString home = QDir::homePath();
    QVERIFY2(home.contains("playhead-test-"_L1), qPrintable(home));
    for (const auto location :
         {QStandardPaths::GenericConfigLocation, QStandardPaths::GenericDataLocation,
          QStandardPaths::GenericCacheLocation, QStandardPaths::RuntimeLocation}) {
        const QString path = QStandardPaths::writableLocation(location);
        QVERIFY2(path.startsWith(home), qPrintable(path));
        QVERIFY2(QFileInfo(path).isDir(), qPrintable(path));
    }
}

void TestkitTest::theSourceTreeIsFound()
{
    QVERIFY(QFileInfo::exists(sourceDir() + "/tests/testkit/testkit_test.cpp"_L1));
    QVERIFY(samplePath(u"demo.json"_s).startsWith(sourceDir()));
    QVERIFY(goldenPath(u"a/b"_s).startsWith(sourceDir()));
}

void TestkitTest::theEnvironmentNamesTheRealFiles()
{
    const QByteArray before = qgetenv("PLAYHEAD_TEST_DATA");
    const auto restore = qScopeGuard([&before] {
        before.isNull() ? qunsetenv("PLAYHEAD_TEST_DATA") : qputenv("PLAYHEAD_TEST_DATA", before);
    });
    const Scratch scratch;
    qputenv("PLAYHEAD_TEST_DATA", scratch.path({}).toUtf8());
    QCOMPARE(sharedDataDir(), QDir(scratch.path({})).canonicalPath());
    qputenv("PLAYHEAD_TEST_DATA", scratch.path(u"absent"_s).toUtf8());
    QCOMPARE(sharedDataDir(), QString());
}

void TestkitTest::aGoldenFileThatIsEqualIsNoDifference()
{
    const Scratch scratch;
    const QString path = scratch.write(u"deep/golden"_s, "one\ntwo\n");
    QCOMPARE(contentOf(path), "one\ntwo\n"_ba);
    QCOMPARE(differenceFromGolden("one\ntwo\n"_ba, path), QString());
}

void TestkitTest::aDifferenceNamesItsLine_data()
{
    QTest::addColumn<QByteArray>("actual");
    QTest::addColumn<QString>("place");
    QTest::newRow("another word") << "one\n2\n"_ba << u":2:"_s;
    QTest::newRow("a line less") << "one"_ba << u":2:"_s;
    QTest::newRow("a line more") << "one\ntwo\nthree\n"_ba << u":3:"_s;
    QTest::newRow("no line feed at the end") << "one\ntwo"_ba << u":3:"_s;
    QTest::newRow("nothing") << QByteArray() << u":1:"_s;
}

void TestkitTest::aDifferenceNamesItsLine()
{
    QFETCH(const QByteArray, actual);
    QFETCH(const QString, place);
    const Scratch scratch;
    const QString path = scratch.write(u"golden"_s, "one\ntwo\n");
    const QString difference = differenceFromGolden(actual, path);
    QVERIFY2(difference.startsWith(path + place), qPrintable(difference));
}

void TestkitTest::aMissingGoldenFileIsADifference()
{
    const Scratch scratch;
    QVERIFY(!differenceFromGolden({}, scratch.path(u"absent"_s)).isEmpty());
}

void TestkitTest::updatingWritesTheFileAndStillFails()
{
    const Scratch scratch;
    const QString path = scratch.path(u"new/golden"_s);
    qputenv("PLAYHEAD_UPDATE_GOLDEN", "1");
    QVERIFY(differenceFromGolden("now\n"_ba, path).contains("written"_L1));
    QCOMPARE(contentOf(path), "now\n"_ba);
    QCOMPARE(differenceFromGolden("now\n"_ba, path), QString());
}

QTEST_GUILESS_MAIN(TestkitTest)
#include "testkit_test.moc"
