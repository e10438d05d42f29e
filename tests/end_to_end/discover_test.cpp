// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/end_to_end/program.h"
#include "tests/testkit/made_home.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QFile>
#include <QJsonArray>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;
using testkit::MadeHome;
using testkit::MadeSession;

/// discover.
class DiscoverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_agents_left_is_listed();
    void a_table_has_a_row_for_each();
    void a_folder_may_be_named();
    void only_one_agent_may_be_asked_for();
    void an_agent_that_nobody_knows_is_wrong_usage();
    void a_home_without_agents_is_said_to_have_none();
    void secrets_in_titles_are_masked();
};

namespace {

/// As somebody with this home, who has set nothing else.
Run runAt(const MadeHome& home, const QString& arguments)
{
    return runShell(u"cd / && env -u XDG_DATA_HOME -u XDG_CONFIG_HOME -u XDG_CACHE_HOME "
                    "HOME=\"$1\" \"$playhead\" discover "_s +
                        arguments,
                    {home.path()});
}

} // namespace

void DiscoverTest::what_agents_left_is_listed()
{
    const MadeHome home;
    static_cast<void>(home.fill(10));
    const auto before = home.state();
    const Run run = runAt(home, u"--json"_s);
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    const QJsonObject all = run.json();
    QCOMPARE(all[u"files"_s].toInt(), 10);
    QCOMPARE(all[u"files_read"_s].toInt(), 10);
    const QJsonArray sessions = all[u"sessions"_s].toArray();
    QCOMPARE(sessions.size(), 10);
    const QJsonObject newest = sessions[0].toObject();
    QCOMPARE(newest[u"title"_s].toString(), u"Task 0: mend the mill"_s);
    QCOMPARE(newest[u"agent"_s].toString(), u"Claude Code"_s);
    QCOMPARE(newest[u"project"_s].toString(), u"/home/ada/mill-0"_s);
    QCOMPARE(newest[u"state"_s].toString(), u"failed"_s);
    QVERIFY(sessions[1][u"state"_s].isNull());
    QVERIFY(QFile::exists(newest[u"path"_s].toString()));

    const QJsonObject again = runAt(home, u"--json"_s).json();
    QCOMPARE(again[u"files_read"_s].toInt(), 0);
    QCOMPARE(again[u"sessions"_s].toArray(), sessions);
    // All that came to the home folder is what was read.
    auto after = home.state();
    for (const QString& own :
         {u".cache"_s, u".cache/Playhead"_s, u".cache/Playhead/found-sessions.jsonl"_s})
        QVERIFY2(after.remove(home.path(own)) == 1, qPrintable(own));
    QVERIFY(after == before);
}

void DiscoverTest::a_table_has_a_row_for_each()
{
    const MadeHome home;
    static_cast<void>(home.fill(5));
    const Run run = runAt(home, {});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(isPlainText(run.out));
    const QList<QByteArray> lines = run.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 6);
    QVERIFY(lines[0].startsWith("agent"));
    QVERIFY(lines[1].startsWith("Claude Code"));
    QVERIFY(lines[1].endsWith("Task 0: mend the mill"));
}

void DiscoverTest::a_folder_may_be_named()
{
    const MadeHome home;
    const testkit::Scratch scratch;
    scratch.write(u"deep/walk.json"_s, smallSession());
    const Run run = runAt(home, u"--json '%1'"_s.arg(scratch.path(QString())));
    QCOMPARE(run.exitCode, 0);
    const QJsonArray sessions = run.json()[u"sessions"_s].toArray();
    QCOMPARE(sessions.size(), 1);
    QCOMPARE(sessions[0][u"title"_s].toString(), u"A walk"_s);
    QCOMPARE(sessions[0][u"place"_s].toString(), u"folder"_s);
}

void DiscoverTest::only_one_agent_may_be_asked_for()
{
    const MadeHome home;
    static_cast<void>(home.fill(10));
    const Run run = runAt(home, u"--json --agent codex"_s);
    QCOMPARE(run.json()[u"sessions"_s].toArray().size(), 2);
    QCOMPARE(run.json()[u"files_read"_s].toInt(), 2);
    // What was not asked for this time is not forgotten.
    static_cast<void>(runAt(home, {}));
    static_cast<void>(runAt(home, u"--agent codex"_s));
    QCOMPARE(runAt(home, u"--json"_s).json()[u"files_read"_s].toInt(), 0);
}

void DiscoverTest::an_agent_that_nobody_knows_is_wrong_usage()
{
    const MadeHome home;
    const Run run = runAt(home, u"--agent nobody"_s);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.err.contains("claude-code"));
}

void DiscoverTest::a_home_without_agents_is_said_to_have_none()
{
    const MadeHome home;
    const Run run = runAt(home, {});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("No sessions"));
}

void DiscoverTest::secrets_in_titles_are_masked()
{
    const MadeHome home;
    MadeSession session;
    session.prompt = "Use sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEF here";
    home.addCodex(session);
    QVERIFY(!runAt(home, {}).out.contains("abcdefghijklmnop"));
    QVERIFY(!runAt(home, u"--json"_s).out.contains("abcdefghijklmnop"));
    QVERIFY(runAt(home, u"--reveal"_s).out.contains("abcdefghijklmnop"));
}

QTEST_GUILESS_MAIN(DiscoverTest)
#include "discover_test.moc"
