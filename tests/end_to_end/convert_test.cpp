// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/end_to_end/program.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;

/// What convert writes.
class ConvertTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_conversion_holds_the_same_events_data();
    void a_conversion_holds_the_same_events();
    void a_part_holds_what_the_filter_shows();
    void the_help_names_every_form();
    void the_older_name_does_the_same();
    void a_form_is_chosen_by_its_id();
    void personal_data_is_masked_where_it_is_asked_for();
    void a_conversion_that_fails_leaves_what_was_there();
};

void ConvertTest::a_conversion_holds_the_same_events_data()
{
    QTest::addColumn<QString>("ending");
    for (const char* ending : {".json", ".jsonl", ".playhead", ".otlp.json", ".trace.json"})
        QTest::newRow(ending) << QString::fromLatin1(ending);
}

void ConvertTest::a_conversion_holds_the_same_events()
{
    QFETCH(const QString, ending);
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"walk.json"_s, smallSession());
    const QString output = scratch.path(u"out"_s + ending);
    const Run exported = runProgram({u"convert"_s, path, u"--output="_s + output, u"--reveal"_s});
    QCOMPARE(exported.exitCode, 0);
    QCOMPARE(exported.err, QByteArray());
    QVERIFY(exported.out.contains("1 session, 4 events"));
    const auto events = [](const QString& file) {
        return runProgram({u"events"_s, u"--json"_s, u"--reveal"_s, file}).eventLines();
    };
    QVERIFY(!events(path).isEmpty());
    QCOMPARE(events(output), events(path));
}

void ConvertTest::a_part_holds_what_the_filter_shows()
{
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"walk.json"_s, smallSession());
    const QString output = scratch.path(u"part.json"_s);
    const QStringList fails = {u"--filter"_s, u"result:Fail"_s};
    const Run hits = runProgram(QStringList{u"convert"_s, path, u"-o"_s, output} + fails);
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
    QCOMPARE(runProgram(QStringList{u"convert"_s, path, u"-o"_s, output} + around).exitCode, 0);
    const auto both = events({output});
    QCOMPARE(both.size(), 2);
    QCOMPARE(both[1][u"parent_index"_s], QJsonValue(0));
    QVERIFY(!both[1].contains(u"parent_left_out"_s));
}

void ConvertTest::the_help_names_every_form()
{
    const Run help = runProgram({u"convert"_s, u"--help"_s});
    for (const char* ending : {"  .json ", "  .jsonl ", "  .playhead ", "  .csv ", "  .md "})
        QVERIFY2(help.out.contains(ending), ending);
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"walk.json"_s, smallSession());
    const QString output = scratch.path(u"walk.md"_s);
    QCOMPARE(runProgram({u"convert"_s, path, u"-o"_s, output}).exitCode, 0);
    QVERIFY(testkit::contentOf(output).startsWith("# A walk\n"));
}

void ConvertTest::the_older_name_does_the_same()
{
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"walk.json"_s, smallSession());
    const auto written = [&](const QString& command) {
        const QString output = scratch.path(command + u".json"_s);
        const Run run = runProgram({command, path, u"-o"_s, output});
        return run.exitCode == 0 ? testkit::contentOf(output) : QByteArray();
    };
    QVERIFY(!written(u"convert"_s).isEmpty());
    QCOMPARE(written(u"export"_s), written(u"convert"_s));
    QCOMPARE(runProgram({u"export"_s, u"--help"_s}).out,
             runProgram({u"convert"_s, u"--help"_s}).out);
    QVERIFY(runProgram({u"exprt"_s}).err.contains("Did you mean export?"));
}

void ConvertTest::a_form_is_chosen_by_its_id()
{
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"walk.json"_s, smallSession());
    const QString output = scratch.path(u"out.json"_s);
    const QStringList to = {u"convert"_s, path, u"-o"_s, output, u"--to"_s};
    QCOMPARE(runProgram(to + QStringList{u"otlp-json"_s}).exitCode, 0);
    QVERIFY(testkit::contentOf(output).startsWith("{\"resourceSpans\":"));
    QCOMPARE(runProgram(to + QStringList{u"chrome-trace"_s}).exitCode, 0);
    QVERIFY(testkit::contentOf(output).contains("\"traceEvents\":"));
    const Run wrong = runProgram(to + QStringList{u"perfetto"_s});
    QCOMPARE(wrong.exitCode, 2);
    QVERIFY2(wrong.err.contains("chrome-trace"), wrong.err.constData());
}

void ConvertTest::personal_data_is_masked_where_it_is_asked_for()
{
    const testkit::Scratch scratch;
    const QString path =
        scratch.write(u"in.json"_s, R"({"playhead":1,"session":{"session_id":"run-7"},"events":[
{"event_type":"shell","params":{"cwd":"/home/mia/src"},"returns":"Mia <mia.berg@example.com>"}]})");
    const QString output = scratch.path(u"out.json"_s);
    const QString list = scratch.path(u"list.jsonl"_s);
    const auto convert = [&](const QStringList& more) {
        return runProgram(QStringList{u"convert"_s, path, u"-o"_s, output} + more);
    };
    Run run = convert({u"--redact"_s, u"--redaction-list"_s, list});
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.out.contains("masked: e-mail address 1, user name 2"), run.out.constData());
    QVERIFY(!testkit::contentOf(output).toLower().contains("mia"));
    const QByteArray lines = testkit::contentOf(list);
    QVERIFY2(lines.contains(R"("index":0,"place":"/params/cwd","what":"user name","count":1)"),
             lines.constData());
    QVERIFY(!lines.toLower().contains("mia"));

    run = convert({u"--redact=home"_s});
    QVERIFY2(run.out.contains("masked: user name 1"), run.out.constData());
    QVERIFY(testkit::contentOf(output).contains("Mia <mia.berg@example.com>"));
    QCOMPARE(convert({u"--redact=mail"_s}).exitCode, 2);
    run = convert({u"--redaction-list"_s, output});
    QCOMPARE(run.exitCode, 2);
    run = convert({u"--redact"_s, u"--redaction-list"_s, scratch.path(u"missing/list"_s)});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains("missing"), run.err.constData());
}

void ConvertTest::a_conversion_that_fails_leaves_what_was_there()
{
    const testkit::Scratch scratch;
    const QString output = scratch.write(u"out.json"_s, "precious");
    const QString bad = scratch.write(u"bad.json"_s, {});
    QCOMPARE(runProgram({u"convert"_s, bad, u"-o"_s, output}).exitCode, 1);
    QCOMPARE(testkit::contentOf(output), QByteArray("precious"));
    const QString good = scratch.write(u"walk.json"_s, smallSession());
    const Run nowhere =
        runProgram({u"convert"_s, good, u"-o"_s, scratch.path(u"missing/out.json"_s)});
    QCOMPARE(nowhere.exitCode, 1);
    QVERIFY(nowhere.err.contains("missing"));
}

QTEST_GUILESS_MAIN(ConvertTest)
#include "convert_test.moc"
