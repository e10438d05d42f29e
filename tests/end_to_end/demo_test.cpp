// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/end_to_end/program.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

/// playhead demo.
class DemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutANameItListsThem();
    void aDemoIsRecordedIntoTheLibrary_data();
    void aDemoIsRecordedIntoTheLibrary();
    void aDemoIsRecordedIntoAFile();
    void theSeedIsTheSessions();
    void aCrashLeavesWhatWasRecorded();
    void aCrashIsRecordedIntoAFile();
    void whereNothingCanBeRecordedItSaysSo_data();
    void whereNothingCanBeRecordedItSaysSo();
    void wrongUsageIsExplained_data();
    void wrongUsageIsExplained();
};

namespace {

const QStringList atFullSpeed = {u"--speed"_s, u"max"_s};

/// The id that a run says it records.
QString sessionOf(const Run& run)
{
    static const QRegularExpression pattern(u"^Recording (\\S+): "_s);
    return pattern.match(QString::fromUtf8(run.out)).captured(1);
}

} // namespace

void DemoTest::withoutANameItListsThem()
{
    const Run run = runProgram({u"demo"_s});
    QCOMPARE(run.exitCode, 0);
    for (const char* id : {"research ", "coding ", "swarm ", "runaway ", "crash ", "long "})
        QVERIFY2(run.out.contains(id), id);
    for (const QByteArray& line : run.out.split('\n'))
        QVERIFY2(QString::fromUtf8(line).size() <= 100, line.constData());
    QCOMPARE(runProgram({u"demo"_s, u"--list"_s}).out, run.out);
}

void DemoTest::aDemoIsRecordedIntoTheLibrary_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("endState");
    QTest::newRow("research") << u"research"_s << u"Success"_s;
    QTest::newRow("coding") << u"coding"_s << u"Success"_s;
    QTest::newRow("swarm") << u"swarm"_s << u"Success"_s;
    QTest::newRow("runaway") << u"runaway"_s << u"Fail"_s;
}

void DemoTest::aDemoIsRecordedIntoTheLibrary()
{
    QFETCH(const QString, name);
    QFETCH(const QString, endState);
    const Scratch scratch;
    const QString library = scratch.path(u"its library"_s);
    const QStringList inLibrary = {u"--library"_s, library};
    const Run run = runProgram(QStringList{u"demo"_s, name} + atFullSpeed + inLibrary);
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.exitCode, 0);
    const QString session = sessionOf(run);
    QVERIFY(!session.isEmpty());
    QVERIFY(run.out.endsWith(
        QString(u"Open it: playhead library:"_s + session + u" --library '"_s + library + u"'\n"_s)
            .toUtf8()));
    const Run listed = runProgram(QStringList{u"sessions"_s, u"--json"_s} + inLibrary);
    const QJsonArray sessions = listed.json()[u"sessions"_s].toArray();
    QCOMPARE(sessions.size(), 1);
    QCOMPARE(sessions[0][u"session_id"_s].toString(), session);
    QCOMPARE(sessions[0][u"end_state"_s].toString(), endState);
    QVERIFY(sessions[0][u"events"_s].toInt() >= 30);
    QVERIFY(sessions[0][u"cost_usd"_s].toDouble() > 0);
    QVERIFY(sessions[0][u"complete"_s].toBool());
    // Nothing is left that waits to be taken up.
    const QDir left(qEnvironmentVariable("XDG_STATE_HOME") + u"/Playhead/recording"_s);
    QVERIFY(left.isEmpty());
}

void DemoTest::aDemoIsRecordedIntoAFile()
{
    const Scratch scratch;
    const QString file = scratch.path(u"run.jsonl"_s);
    const Run run = runProgram(QStringList{u"demo"_s, u"research"_s, u"-o"_s, file} + atFullSpeed);
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.endsWith(QByteArray("Open it: playhead " + file.toUtf8() + '\n')));
    const Run inspected = runProgram({u"inspect"_s, u"--json"_s, file});
    const QJsonObject session = inspected.json()[u"files"_s][0][u"sessions"_s][0].toObject();
    QCOMPARE(session[u"session_id"_s].toString(), sessionOf(run));
}

void DemoTest::theSeedIsTheSessions()
{
    const Scratch scratch;
    const auto events = [&scratch](const QString& seed, const QString& name) {
        const QString file = scratch.path(name);
        (void)runProgram(QStringList{u"demo"_s, u"coding"_s, u"-o"_s, file, u"--seed"_s, seed} +
                         atFullSpeed);
        QStringList types;
        for (const QJsonObject& event : runProgram({u"events"_s, u"--json"_s, file}).events())
            types += event[u"event_type"_s].toString();
        return types;
    };
    const QStringList once = events(u"5"_s, u"a.jsonl"_s);
    QVERIFY(once.size() >= 30);
    QCOMPARE(events(u"5"_s, u"b.jsonl"_s), once);
    QVERIFY(events(u"6"_s, u"c.jsonl"_s) != once); // another issue's number
}

void DemoTest::aCrashLeavesWhatWasRecorded()
{
    const Scratch scratch;
    const QStringList inLibrary = {u"--library"_s, scratch.path(u"library"_s)};
    const Run run = runProgram(QStringList{u"demo"_s, u"crash"_s} + atFullSpeed + inLibrary);
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.exitCode, 0);
    const QString session = u"library:"_s + sessionOf(run);
    const Run inspected = runProgram(QStringList{u"inspect"_s, u"--json"_s, session} + inLibrary);
    const QJsonObject found = inspected.json()[u"files"_s][0][u"sessions"_s][0].toObject();
    QVERIFY(found[u"end_state"_s].isNull());
    const QString copy = scratch.path(u"copy.json"_s);
    QCOMPARE(runProgram(QStringList{u"export"_s, session, u"-o"_s, copy} + inLibrary).exitCode, 0);
    QVERIFY(testkit::contentOf(copy).contains("The program ended before it ended the session."));
    // The last ones never ended: one in the other.
    const auto events =
        runProgram(QStringList{u"events"_s, u"--json"_s, session} + inLibrary).events();
    QVERIFY(events.size() > 60);
    QStringList open;
    for (const QJsonObject& event : events) {
        if (event[u"end_timestamp"_s].isNull() && event[u"init_timestamp"_s].isString() &&
            event[u"timestamp"_s].isUndefined())
            open += event[u"event_type"_s].toString();
    }
    for (const auto& type : {u"index_mail"_s, u"index_archive"_s, u"unpack"_s, u"read_part"_s})
        QVERIFY2(open.contains(type), qPrintable(open.join(u' ')));
    QCOMPARE(events.last()[u"event_type"_s].toString(), u"read_part"_s);
}

void DemoTest::aCrashIsRecordedIntoAFile()
{
    const Scratch scratch;
    const QString file = scratch.path(u"crash.jsonl"_s);
    const Run run = runProgram(QStringList{u"demo"_s, u"crash"_s, u"-o"_s, file} + atFullSpeed);
    QCOMPARE(run.exitCode, 0);
    QVERIFY(runProgram({u"events"_s, u"--json"_s, file}).events().size() > 60);
}

void DemoTest::whereNothingCanBeRecordedItSaysSo_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("in this process") << u"research"_s;
    QTest::newRow("in another process") << u"crash"_s;
}

void DemoTest::whereNothingCanBeRecordedItSaysSo()
{
    QFETCH(const QString, name);
    const Scratch scratch;
    const QString picture = scratch.write(u"picture/cat.txt"_s, "no library");
    const QString folder = picture.left(picture.lastIndexOf(u'/'));
    const Run run = runProgram({u"demo"_s, name, u"--library"_s, folder});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(folder.toUtf8()), run.err.constData());
}

void DemoTest::wrongUsageIsExplained_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* name, const QStringList& arguments, const char* said) {
        QTest::newRow(name) << arguments << QByteArray(said);
    };
    row("a mistyped name", {u"reserch"_s}, "Did you mean research?");
    row("another name", {u"zebra"_s}, "There are: research, coding, swarm, runaway, crash, long.");
    row("a seed that is none", {u"swarm"_s, u"--seed"_s, u"-1"_s}, "from 0 on");
    row("a seed with more behind", {u"swarm"_s, u"--seed"_s, u"1x"_s}, "from 0 on");
    row("no speed", {u"swarm"_s, u"--speed"_s, u"0"_s}, "or max");
    row("a speed backwards", {u"swarm"_s, u"--speed"_s, u"-2"_s}, "or max");
    row("a speed that is none", {u"swarm"_s, u"--speed"_s, u"nan"_s}, "or max");
    row("two names", {u"swarm"_s, u"crash"_s}, "demo [NAME]");
}

void DemoTest::wrongUsageIsExplained()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, said);
    const Run run = runProgram(QStringList{u"demo"_s} + arguments);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.out, QByteArray());
    QVERIFY2(run.err.contains(said), run.err.constData());
}

QTEST_GUILESS_MAIN(DemoTest)
#include "demo_test.moc"
