// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/end_to_end/program.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;

/// What events prints, and which.
class EventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void events_come_as_a_tree();
    void events_come_as_json_lines();
    void json_lines_account_for_every_record();
    void a_filter_picks_events_data();
    void a_filter_picks_events();
    void ancestors_of_hits_come_along();
};

void EventsTest::events_come_as_a_tree()
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

void EventsTest::events_come_as_json_lines()
{
    const testkit::Scratch scratch;
    const Run run =
        runProgram({u"events"_s, u"--json"_s, scratch.write(u"walk.json"_s, smallSession())});
    QCOMPARE(run.exitCode, 0);
    const auto events = run.events();
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

void EventsTest::json_lines_account_for_every_record()
{
    const testkit::Scratch scratch;
    const QString path = scratch.write(
        u"log.jsonl"_s, R"({"type":"session","id":"s","timestamp":"2026-01-01T00:00:00Z","cwd":"/"}
{"type":"message","timestamp":"2026-01-01T00:00:01Z","message":{"role":"user","content":"Go"}}
{"type":"message","timestamp":"2026-01-01T00:00:02Z","message":{"role":"assistant","content":[{"type":"toolCall","id":"c","name":"ls","arguments":{}}]}}
{"type":"message","timestamp":"2026-01-01T00:00:03Z","message":{"role":"toolResult","toolCallId":"c","content":[]}}
{"type":"unheard of"}
no JSON
)");
    const Run run = runProgram({u"events"_s, u"--json"_s, path});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject account = run.jsonLines().last();
    QCOMPARE(account.keys(), QStringList{u"records"_s});
    const QJsonObject records = account[u"records"_s].toObject();
    const auto count = [&records](const QString& kind) { return records[kind].toInt(); };
    QCOMPARE(count(u"read"_s), 6);
    QCOMPARE(count(u"events"_s), 3);
    QCOMPARE(count(u"merged"_s), 1);
    QCOMPARE(count(u"metadata"_s), 1);
    QCOMPARE(count(u"damaged"_s), 1);
    // Not behind a part of the file, and no event for whoever reads these lines again.
    const QStringList some = {u"events"_s, u"--json"_s, u"--filter"_s, u"result:Fail"_s, path};
    QVERIFY(!runProgram(some).out.contains("\"records\""));
    const Run again = runProgram({u"events"_s, u"--json"_s, scratch.write(u"a.jsonl"_s, run.out)});
    QCOMPARE(again.jsonLines().size(), run.jsonLines().size());
    QCOMPARE(again.jsonLines().last()[u"records"_s][u"metadata"_s].toInt(), 1);
}

void EventsTest::a_filter_picks_events_data()
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

void EventsTest::a_filter_picks_events()
{
    QFETCH(const QString, filter);
    QFETCH(const QList<int>, indexes);
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"walk.json"_s, smallSession());
    const Run run = runProgram({u"events"_s, u"--json"_s, u"--filter"_s, filter, path});
    QCOMPARE(run.exitCode, 0);
    QList<int> found;
    for (const QJsonObject& event : run.events()) {
        found += event[u"index"_s].toInt();
        QVERIFY(!event.contains(u"ancestor_only"_s));
    }
    QCOMPARE(found, indexes);
}

void EventsTest::ancestors_of_hits_come_along()
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

QTEST_GUILESS_MAIN(EventsTest)
#include "events_test.moc"
