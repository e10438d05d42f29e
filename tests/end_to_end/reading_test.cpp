// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/end_to_end/program.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;

namespace {

bool isPlainText(const QByteArray& text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c == '\n' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
    });
}

/// Many events in a row, more than fit into any pipe.
QByteArray longSession()
{
    QByteArray text = R"({"session_id": "long", "events": [)";
    for (int i = 0; i < 20'000; ++i)
        text += (i > 0 ? ",\n" : "\n") +
                QByteArray(R"({"event_type": "step", "init_timestamp": )") +
                QByteArray::number(1'700'000'000 + i) + "}";
    return text + "]}";
}

} // namespace

/// inspect, events and export, on files of all kinds.
class ReadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inspect_gives_the_figures_as_json();
    void inspect_reports_to_people();
    void inspect_goes_on_after_a_bad_file();
    void inspect_takes_one_session_of_several();
    void bad_files_are_refused_with_reason_and_remedy_data();
    void bad_files_are_refused_with_reason_and_remedy();
    void standard_input_is_a_file();
    void events_come_as_a_tree();
    void events_come_as_json_lines();
    void a_filter_picks_events_data();
    void a_filter_picks_events();
    void ancestors_of_hits_come_along();
    void secrets_are_masked_unless_revealed();
    void recorded_text_cannot_command_the_terminal();
    void a_reader_that_has_enough_is_no_failure();
    void output_that_cannot_be_written_is_a_failure();
    void an_export_holds_the_same_events_data();
    void an_export_holds_the_same_events();
    void an_export_that_fails_leaves_what_was_there();
    void every_sample_is_read_data();
    void every_sample_is_read();
};

void ReadingTest::inspect_gives_the_figures_as_json()
{
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"walk.json"_s, smallSession());
    const Run run = runProgram({u"inspect"_s, u"--json"_s, path});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    const QJsonArray files = run.json()[u"files"_s].toArray();
    QCOMPARE(files.size(), 1);
    const QJsonObject file = files[0].toObject();
    QCOMPARE(file[u"path"_s].toString(), path);
    QVERIFY(!file[u"format"_s].toString().isEmpty());
    QVERIFY(file[u"diagnostics"_s].isArray());
    QCOMPARE(file[u"sessions"_s].toArray().size(), 1);
    const QJsonObject session = file[u"sessions"_s].toArray()[0].toObject();
    const QJsonObject expected = {
        {u"session_id"_s, u"walk-1"_s},
        {u"name"_s, u"A walk"_s},
        {u"start"_s, u"2026-11-20T10:00:00Z"_s},
        {u"end"_s, u"2026-11-20T10:00:10Z"_s},
        {u"duration_ns"_s, qint64(10'000'000'000)},
        {u"end_state"_s, u"Success"_s},
        {u"outcome"_s, u"Success"_s},
        {u"tags"_s, QJsonArray{u"outdoors"_s, u"demo"_s}},
        {u"events"_s, 4},
        {u"roots"_s, 1},
        {u"max_depth"_s, 2},
        {u"inferred_parents"_s, 0},
        {u"by_action_type"_s, QJsonObject{{u"action"_s, 1}, {u"llm"_s, 1}, {u"tool"_s, 2}}},
        {u"by_result"_s, QJsonObject{{u"Success"_s, 3}, {u"Fail"_s, 1}, {u"Indeterminate"_s, 0}}},
        {u"errors"_s, 1},
        {u"llm_calls"_s, 1},
        {u"models"_s, QJsonArray{u"gpt-4"_s}},
        {u"prompt_tokens"_s, 100},
        {u"completion_tokens"_s, 20},
        {u"total_tokens"_s, 120},
        {u"cost_usd"_s, 0.0125},
        {u"cost_computed"_s, false},
    };
    for (auto field = expected.begin(); field != expected.end(); ++field)
        QVERIFY2(session[field.key()] == field.value(),
                 qPrintable(field.key() + u": "_s + QString::fromUtf8(run.out)));
}

void ReadingTest::inspect_reports_to_people()
{
    const testkit::Scratch scratch;
    const Run run = runProgram({u"inspect"_s, scratch.write(u"walk.json"_s, smallSession())});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(isPlainText(run.out));
    for (const char* text :
         {"walk.json", "A walk", "walk-1", "10:00:00 UTC, 10.00 s", "Success", "outdoors, demo",
          "4: 1 action, 1 llm, 2 tool", "gpt-4", "120", "$0.013"})
        QVERIFY2(run.out.contains(text), text);
}

void ReadingTest::inspect_goes_on_after_a_bad_file()
{
    const testkit::Scratch scratch;
    const QString good = scratch.write(u"good.json"_s, smallSession());
    const QString bad = scratch.write(u"bad.json"_s, {});
    const Run run = runProgram({u"inspect"_s, u"--json"_s, bad, good});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.err.contains("bad.json"));
    const QJsonArray files = run.json()[u"files"_s].toArray();
    QCOMPARE(files.size(), 2);
    const QJsonObject error = files[0][u"error"_s].toObject();
    QVERIFY(!error[u"what"_s].toString().isEmpty());
    QCOMPARE(error[u"where"_s].toString(), bad);
    QVERIFY(!error[u"remedy"_s].toString().isEmpty());
    QVERIFY(!files[1].toObject().contains(u"error"_s));
    QCOMPARE(files[1][u"sessions"_s].toArray().size(), 1);
}

void ReadingTest::inspect_takes_one_session_of_several()
{
    const testkit::Scratch scratch;
    QByteArray two = smallSession();
    two = "[" + two + "," + QByteArray(two).replace("walk-1", "walk-2") + "]";
    const QString path = scratch.write(u"two.json"_s, two);
    const Run both = runProgram({u"inspect"_s, u"--json"_s, path});
    QCOMPARE(both.json()[u"files"_s][0][u"sessions"_s].toArray().size(), 2);
    const Run one = runProgram({u"inspect"_s, u"--json"_s, path, u"--session"_s, u"walk-2"_s});
    QCOMPARE(one.exitCode, 0);
    const QJsonArray sessions = one.json()[u"files"_s][0][u"sessions"_s].toArray();
    QCOMPARE(sessions.size(), 1);
    QCOMPARE(sessions[0][u"session_id"_s].toString(), u"walk-2"_s);
    for (const auto& command : {u"inspect"_s, u"events"_s}) {
        const Run none = runProgram({command, path, u"--session=walk-3"_s});
        QCOMPARE(none.exitCode, 1);
        QCOMPARE(none.out, QByteArray());
        QVERIFY2(none.err.contains("walk-1, walk-2"), none.err.constData());
    }
}

void ReadingTest::bad_files_are_refused_with_reason_and_remedy_data()
{
    using Prepare = std::function<QString(const testkit::Scratch&)>;
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* name, const QByteArray& content, const char* reason) {
        QTest::newRow(name) << Prepare([content](const testkit::Scratch& scratch) {
            return scratch.write(u"input"_s, content);
        }) << QByteArray(reason);
    };
    row("an empty file", {}, "empty");
    row("a picture", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), "picture");
    row("a text", "Dear diary,\n", "no session");
    row("other JSON", R"({"name": "package", "version": "1.0.0"})", "JSON");
    QTest::newRow("a gigabyte of zeros") << Prepare([](const testkit::Scratch& scratch) {
        const QString path = scratch.write(u"input"_s, {});
        if (!QFile::resize(path, 1 << 30))
            qFatal("the file cannot be made");
        return path;
    }) << QByteArray("zero bytes");
    QTest::newRow("a folder") << Prepare([](const testkit::Scratch& scratch) {
        return scratch.path(QString());
    }) << QByteArray("folder");
    QTest::newRow("nothing") << Prepare([](const testkit::Scratch& scratch) {
        return scratch.path(u"missing"_s);
    }) << QByteArray("No such file");
}

void ReadingTest::bad_files_are_refused_with_reason_and_remedy()
{
    QFETCH(const std::function<QString(const testkit::Scratch&)>, prepare);
    QFETCH(const QByteArray, reason);
    const testkit::Scratch scratch;
    const QString path = prepare(scratch);
    const QString output = scratch.path(u"output.json"_s);
    for (const QStringList& arguments :
         {QStringList{u"inspect"_s, path}, QStringList{u"events"_s, u"--json"_s, path},
          QStringList{u"export"_s, path, u"-o"_s, output}, QStringList{u"import"_s, path}}) {
        const Run run = runProgram(arguments);
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.out, QByteArray());
        QVERIFY2(run.err.contains(reason), run.err.constData());
        QVERIFY2(run.err.contains(path.toUtf8()), run.err.constData());
        QVERIFY2(run.err.count("\n  ") >= 1, run.err.constData()); // the remedy
    }
    QVERIFY(!QFile::exists(output));
}

void ReadingTest::standard_input_is_a_file()
{
    const Run run = runProgram({u"inspect"_s, u"--json"_s, u"-"_s}, smallSession());
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json()[u"files"_s][0][u"path"_s].toString(), u"-"_s);
    QCOMPARE(run.json()[u"files"_s][0][u"sessions"_s][0][u"events"_s].toInt(), 4);
    QCOMPARE(runProgram({u"events"_s, u"--json"_s, u"-"_s}, smallSession()).jsonLines().size(), 4);
    const Run empty = runProgram({u"inspect"_s, u"-"_s});
    QCOMPARE(empty.exitCode, 1);
    QVERIFY(empty.err.contains("empty"));
}

void ReadingTest::events_come_as_a_tree()
{
    const testkit::Scratch scratch;
    const Run run = runProgram({u"events"_s, scratch.write(u"walk.json"_s, smallSession())});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.out,
             QByteArray("Session walk-1, A walk: 4 events\n"
                        "#0  +0.000 s    10.00 s  Success  plan  action\n"
                        "#1  +1.000 s     2.50 s  Success    OpenAI Call  llm, gpt-4, 120 tokens, "
                        "$0.013\n"
                        "#2  +4.000 s     2.00 s  Fail       fetch  tool  Timeout: no "
                        "answer\\x1b[31m in 2 s\n"
                        "#3  +7.000 s     2.00 s  Success    fetch  tool\n"));
}

void ReadingTest::events_come_as_json_lines()
{
    const testkit::Scratch scratch;
    const Run run =
        runProgram({u"events"_s, u"--json"_s, scratch.write(u"walk.json"_s, smallSession())});
    QCOMPARE(run.exitCode, 0);
    const auto events = run.jsonLines();
    QCOMPARE(events.size(), 4);
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(events[i][u"session_id"_s].toString(), u"walk-1"_s);
        QCOMPARE(events[i][u"index"_s].toInt(), i);
        QCOMPARE(events[i][u"depth"_s].toInt(), i == 0 ? 1 : 2);
    }
    QCOMPARE(events[1][u"event_type"_s].toString(), u"OpenAI Call"_s);
    QCOMPARE(events[2][u"error"_s][u"type"_s].toString(), u"Timeout"_s);
    // No number token is rounded on its way.
    QVERIFY(run.out.contains("12345678901234567890"));
}

void ReadingTest::a_filter_picks_events_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QList<int>>("indexes");
    QTest::newRow("a column") << u"result:fail"_s << QList<int>{2};
    QTest::newRow("two") << u"result:Fail or cost>0.01"_s << QList<int>{1, 2};
    QTest::newRow("a text") << u"\"no answer\""_s << QList<int>{2};
    QTest::newRow("a number as recorded") << u"params:12345678901234567890"_s << QList<int>{1};
    QTest::newRow("what is masked") << u"params:sk-abc*"_s << QList<int>{1};
    QTest::newRow("a time") << u"start>=7s"_s << QList<int>{3};
    QTest::newRow("nothing") << u"type:nowhere"_s << QList<int>{};
    QTest::newRow("everything") << u""_s << QList<int>{0, 1, 2, 3};
}

void ReadingTest::a_filter_picks_events()
{
    QFETCH(const QString, filter);
    QFETCH(const QList<int>, indexes);
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"walk.json"_s, smallSession());
    const Run run = runProgram({u"events"_s, u"--json"_s, u"--filter"_s, filter, path});
    QCOMPARE(run.exitCode, 0);
    QList<int> found;
    for (const QJsonObject& event : run.jsonLines()) {
        found += event[u"index"_s].toInt();
        QVERIFY(!event.contains(u"ancestor_only"_s));
    }
    QCOMPARE(found, indexes);
}

void ReadingTest::ancestors_of_hits_come_along()
{
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"walk.json"_s, smallSession());
    const QStringList arguments = {u"events"_s, u"--filter"_s, u"result:Fail"_s, u"--ancestors"_s,
                                   path};
    const auto events = runProgram(arguments + QStringList{u"--json"_s}).jsonLines();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events[0][u"index"_s].toInt(), 0);
    QCOMPARE(events[0][u"ancestor_only"_s], QJsonValue(true));
    QCOMPARE(events[1][u"index"_s].toInt(), 2);
    QCOMPARE(events[1][u"depth"_s].toInt(), 2);
    QCOMPARE(events[1][u"ancestor_only"_s], QJsonValue(false));
    const Run run = runProgram(arguments);
    QVERIFY2(run.out.startsWith("Session walk-1, A walk: 1 of 4 events\n"), run.out.constData());
    QCOMPARE(run.out.count("around a hit"), 1);
    QCOMPARE(run.out.count('\n'), 3);
}

void ReadingTest::secrets_are_masked_unless_revealed()
{
    const testkit::Scratch scratch;
    const QByteArray secret = "sk-abcdefghijklmnopqrstuvwxyz123456";
    const QString path = scratch.write(u"walk.json"_s, smallSession());
    const QString output = scratch.path(u"out.json"_s);
    QVERIFY(!runProgram({u"events"_s, u"--json"_s, path}).out.contains(secret));
    QVERIFY(runProgram({u"events"_s, u"--json"_s, u"--reveal"_s, path}).out.contains(secret));
    QCOMPARE(runProgram({u"export"_s, path, u"-o"_s, output}).exitCode, 0);
    QVERIFY(!testkit::contentOf(output).contains(secret));
    QCOMPARE(runProgram({u"export"_s, path, u"-o"_s, output, u"--reveal"_s}).exitCode, 0);
    QVERIFY(testkit::contentOf(output).contains(secret));
}

void ReadingTest::recorded_text_cannot_command_the_terminal()
{
    const testkit::Scratch scratch;
    const QByteArray session =
        QByteArray(R"({"session_id": "x", "name": "N\u001b]0;owned\u0007", "tags": ["t\nt"],)"
                   R"( "end_state": "\u009b31m", "events": [{"event_type": "a\u001b[2J\nb",)"
                   R"( "model": "m\u202e", "agent": "\u0000", "action_type": "w\r", "id": "1"}]})");
    const QString path = scratch.write(u"evil\x1b.json"_s, session);
    for (const auto& command : {u"inspect"_s, u"events"_s}) {
        const Run run = runProgram({command, path});
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(isPlainText(run.out), run.out.constData());
        QVERIFY(!run.out.contains("\xc2\x9b") && !run.out.contains("\xe2\x80\xae"));
    }
    const Run missing = runProgram({u"inspect"_s, scratch.path(u"\x1b[31m"_s)});
    QVERIFY2(isPlainText(missing.err), missing.err.constData());
}

void ReadingTest::a_reader_that_has_enough_is_no_failure()
{
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"long.json"_s, longSession());
    for (const auto& option : {u"--json"_s, u"--reveal"_s}) {
        const Run run = runShell(
            u"\"$playhead\" events \"$1\" $2 | head -n 1; echo ${PIPESTATUS[0]}"_s, {path, option});
        QCOMPARE(run.out.count('\n'), 2);
        QVERIFY2(run.out.endsWith("\n0\n"), run.out.constData());
        QCOMPARE(run.err, QByteArray());
    }
}

void ReadingTest::output_that_cannot_be_written_is_a_failure()
{
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("this system has no /dev/full");
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"walk.json"_s, smallSession());
    for (const auto& command : {u"inspect"_s, u"events"_s}) {
        const Run run = runShell(u"\"$playhead\" $1 \"$2\" > /dev/full"_s, {command, path});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.err.contains("No space left"), run.err.constData());
    }
}

void ReadingTest::an_export_holds_the_same_events_data()
{
    QTest::addColumn<QString>("ending");
    for (const char* ending : {".json", ".jsonl", ".playhead"})
        QTest::newRow(ending) << QString::fromLatin1(ending);
}

void ReadingTest::an_export_holds_the_same_events()
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
        return runProgram({u"events"_s, u"--json"_s, u"--reveal"_s, file}).out;
    };
    QVERIFY(!events(path).isEmpty());
    QCOMPARE(events(output), events(path));
}

void ReadingTest::an_export_that_fails_leaves_what_was_there()
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

void ReadingTest::every_sample_is_read_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(testkit::samplePath(QString()));
    const QStringList names = folder.entryList(QDir::Files);
    QVERIFY2(!names.isEmpty(), "resources/samples holds no sessions");
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void ReadingTest::every_sample_is_read()
{
    QFETCH(const QString, path);
    const Run inspected = runProgram({u"inspect"_s, u"--json"_s, path});
    QCOMPARE(inspected.exitCode, 0);
    QCOMPARE(inspected.err, QByteArray());
    qsizetype count = 0;
    for (const auto& session : inspected.json()[u"files"_s][0][u"sessions"_s].toArray())
        count += session.toObject()[u"events"_s].toInt();
    QVERIFY(count > 0);
    QCOMPARE(runProgram({u"events"_s, u"--json"_s, path}).jsonLines().size(), count);
    const Run people = runProgram({u"inspect"_s, path});
    QCOMPARE(people.exitCode, 0);
    QVERIFY(isPlainText(people.out));
}

QTEST_GUILESS_MAIN(ReadingTest)
#include "reading_test.moc"
