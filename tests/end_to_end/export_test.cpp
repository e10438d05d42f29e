// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/end_to_end/program.h"
#include "tests/testkit/scratch.h"

#include <QTest>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;

/// What export writes.
class ExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void an_export_holds_the_same_events_data();
    void an_export_holds_the_same_events();
    void a_part_holds_what_the_filter_shows();
    void the_help_names_every_form();
    void an_export_that_fails_leaves_what_was_there();
};

void ExportTest::an_export_holds_the_same_events_data()
{
    QTest::addColumn<QString>("ending");
    for (const char* ending : {".json", ".jsonl", ".playhead"})
        QTest::newRow(ending) << QString::fromLatin1(ending);
}

void ExportTest::an_export_holds_the_same_events()
{
    QFETCH(const QString, ending);
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"walk.json"_s, smallSession());
    const QString output = scratch.path(u"out"_s + ending);
    const Run exported = runProgram({u"export"_s, path, u"--output="_s + output, u"--reveal"_s});
    QCOMPARE(exported.exitCode, 0);
    QCOMPARE(exported.err, QByteArray());
    QVERIFY(exported.out.contains("1 session, 4 events"));
    const auto events = [](const QString& file) {
        return runProgram({u"events"_s, u"--json"_s, u"--reveal"_s, file}).eventLines();
    };
    QVERIFY(!events(path).isEmpty());
    QCOMPARE(events(output), events(path));
}

void ExportTest::a_part_holds_what_the_filter_shows()
{
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"walk.json"_s, smallSession());
    const QString output = scratch.path(u"part.json"_s);
    const QStringList fails = {u"--filter"_s, u"result:Fail"_s};
    const Run hits = runProgram(QStringList{u"export"_s, path, u"-o"_s, output} + fails);
    QCOMPARE(hits.exitCode, 0);
    QVERIFY2(hits.out.contains("1 session, 1 of 4 events"), hits.out.constData());
    const auto events = [](const QStringList& arguments) {
        return runProgram(QStringList{u"events"_s, u"--json"_s} + arguments).events();
    };
    const auto part = events({output});
    const auto shown = events(QStringList{path} + fails);
    QCOMPARE(part.size(), 1);
    QCOMPARE(part[0][u"parent_left_out"_s], QJsonValue(true));
    QCOMPARE(part[0][u"depth"_s], QJsonValue(1));
    for (const QString& key : shown[0].keys()) {
        if (key != "index"_L1 && key != "depth"_L1 && key != "parent_index"_L1)
            QVERIFY2(part[0][key] == shown[0][key], qPrintable(key));
    }
    const Run inspected = runProgram({u"inspect"_s, output});
    QVERIFY2(inspected.out.contains("1 of 4 events: result:Fail"), inspected.out.constData());

    const QStringList around = fails + QStringList{u"--ancestors"_s};
    QCOMPARE(runProgram(QStringList{u"export"_s, path, u"-o"_s, output} + around).exitCode, 0);
    const auto both = events({output});
    QCOMPARE(both.size(), 2);
    QCOMPARE(both[1][u"parent_index"_s], QJsonValue(0));
    QVERIFY(!both[1].contains(u"parent_left_out"_s));
}

void ExportTest::the_help_names_every_form()
{
    const Run help = runProgram({u"export"_s, u"--help"_s});
    for (const char* ending : {"  .json ", "  .jsonl ", "  .playhead ", "  .csv ", "  .md "})
        QVERIFY2(help.out.contains(ending), ending);
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"walk.json"_s, smallSession());
    const QString output = scratch.path(u"walk.md"_s);
    QCOMPARE(runProgram({u"export"_s, path, u"-o"_s, output}).exitCode, 0);
    QVERIFY(testkit::contentOf(output).startsWith("# A walk\n"));
}

void ExportTest::an_export_that_fails_leaves_what_was_there()
{
    const testkit::Scratch scratch;
    const QString output = scratch.write(u"out.json"_s, "precious");
    const QString bad = scratch.write(u"bad.json"_s, {});
    QCOMPARE(runProgram({u"export"_s, bad, u"-o"_s, output}).exitCode, 1);
    QCOMPARE(testkit::contentOf(output), QByteArray("precious"));
    const QString good = scratch.write(u"walk.json"_s, smallSession());
    const Run nowhere =
        runProgram({u"export"_s, good, u"-o"_s, scratch.path(u"missing/out.json"_s)});
    QCOMPARE(nowhere.exitCode, 1);
    QVERIFY(nowhere.err.contains("missing"));
}

QTEST_GUILESS_MAIN(ExportTest)
#include "export_test.moc"
