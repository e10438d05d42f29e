// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/end_to_end/program.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QJsonArray>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;

/// What inspect says of files, for programs and for people.
class InspectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inspect_gives_the_figures_as_json();
    void inspect_reports_to_people();
    void a_session_may_be_longer_than_its_events();
    void models_without_calls_are_no_calls();
    void inspect_goes_on_after_a_bad_file();
    void inspect_takes_one_session_of_several();
    void standard_input_is_a_file();
    void every_sample_is_read_data();
    void every_sample_is_read();
};

void InspectTest::inspect_gives_the_figures_as_json()
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

void InspectTest::inspect_reports_to_people()
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

void InspectTest::a_session_may_be_longer_than_its_events()
{
    const testkit::Scratch scratch;
    QByteArray session = smallSession();
    const Run same = runProgram({u"inspect"_s, scratch.write(u"same.json"_s, session)});
    QVERIFY2(!same.out.contains("recorded  "), same.out.constData());
    session.replace(R"("tags":)", R"("init_timestamp": "2026-11-20T09:59:59Z",
        "end_timestamp": "2026-11-20T10:00:20Z", "tags":)");
    const QString path = scratch.write(u"longer.json"_s, session);
    const Run run = runProgram({u"inspect"_s, path});
    QVERIFY2(run.out.contains("time        2026-11-20 10:00:00 UTC, 10.00 s long\n"),
             run.out.constData());
    QVERIFY2(run.out.contains("recorded    2026-11-20 09:59:59 UTC, 21.00 s long\n"),
             run.out.constData());
    const Run json = runProgram({u"inspect"_s, u"--json"_s, path});
    const QJsonObject said =
        json.json()[u"files"_s].toArray()[0][u"sessions"_s].toArray()[0].toObject();
    QCOMPARE(said[u"recorded_end"_s].toString(), u"2026-11-20T10:00:20Z"_s);
}

void InspectTest::models_without_calls_are_no_calls()
{
    const testkit::Scratch scratch;
    const QByteArray session =
        smallSession().replace(R"("action_type": "llm")", R"("action_type": "action")");
    const Run run = runProgram({u"inspect"_s, scratch.write(u"agents.json"_s, session)});
    QVERIFY2(run.out.contains("models      gpt-4\n"), run.out.constData());
    QVERIFY2(!run.out.contains("LLM calls"), run.out.constData());
}

void InspectTest::inspect_goes_on_after_a_bad_file()
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

void InspectTest::inspect_takes_one_session_of_several()
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

void InspectTest::standard_input_is_a_file()
{
    const Run run = runProgram({u"inspect"_s, u"--json"_s, u"-"_s}, smallSession());
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json()[u"files"_s][0][u"path"_s].toString(), u"-"_s);
    QCOMPARE(run.json()[u"files"_s][0][u"sessions"_s][0][u"events"_s].toInt(), 4);
    QCOMPARE(runProgram({u"events"_s, u"--json"_s, u"-"_s}, smallSession()).events().size(), 4);
    const Run empty = runProgram({u"inspect"_s, u"-"_s});
    QCOMPARE(empty.exitCode, 1);
    QVERIFY(empty.err.contains("empty"));
}

void InspectTest::every_sample_is_read_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(testkit::samplePath(QString()));
    const QStringList names = folder.entryList(QDir::Files);
    QVERIFY2(!names.isEmpty(), "resources/samples holds no sessions");
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void InspectTest::every_sample_is_read()
{
    QFETCH(const QString, path);
    const Run inspected = runProgram({u"inspect"_s, u"--json"_s, path});
    QCOMPARE(inspected.exitCode, 0);
    QCOMPARE(inspected.err, QByteArray());
    qsizetype count = 0;
    for (const auto& session : inspected.json()[u"files"_s][0][u"sessions"_s].toArray())
        count += session.toObject()[u"events"_s].toInt();
    QVERIFY(count > 0);
    QCOMPARE(runProgram({u"events"_s, u"--json"_s, path}).events().size(), count);
    const Run people = runProgram({u"inspect"_s, path});
    QCOMPARE(people.exitCode, 0);
    QVERIFY(isPlainText(people.out));
}

QTEST_GUILESS_MAIN(InspectTest)
#include "inspect_test.moc"
