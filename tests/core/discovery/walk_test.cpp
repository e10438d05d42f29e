// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/discovery/walk.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <set>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::Scratch;

namespace {

/// What is found below a folder that a place of this kind is, from the folder on.
class Found
{
public:
    Found(const Scratch& scratch, std::string_view kind, const WalkLimits& limits = {})
        : m_root(scratch.path(QString()))
        , m_walked(walk({{find_place_kind(kind), m_root.toStdString()}}, Job{}, limits))
    {
        if (m_root.endsWith(u'/'))
            m_root.chop(1);
    }

    [[nodiscard]] QStringList paths() const
    {
        QStringList paths;
        for (const SessionCandidate& candidate : m_walked.candidates)
            paths += QString::fromStdString(candidate.path).mid(m_root.size() + 1);
        paths.sort();
        return paths;
    }
    [[nodiscard]] const SessionCandidate& at(const QString& path) const
    {
        const auto& all = m_walked.candidates;
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) {
            return QString::fromStdString(each.path).endsWith(path);
        });
        if (found == all.end())
            qFatal("%s was not found", qPrintable(path));
        return *found;
    }
    [[nodiscard]] const Walked& walked() const { return m_walked; }

private:
    QString m_root;
    Walked m_walked;
};

QString link(const Scratch& scratch, const QString& to, const QString& name)
{
    const QString path = scratch.path(name);
    QDir().mkpath(QFileInfo(path).path());
    if (!QFile::link(to, path))
        QTest::qFail("cannot make a link", __FILE__, __LINE__);
    return path;
}

} // namespace

class WalkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatTheKindLooksLike_data();
    void findsWhatTheKindLooksLike();
    void partsBelongToTheirSession();
    void aConversationIsItsFolder();
    void aDatabaseCountsWithItsLog();
    void aPackedFileBesideItselfIsPassedOver();
    void linksAreNotFollowed();
    void aPlaceMayBeALinkAndIsFoundOnce();
    void emptyFilesAreNoSessions();
    void whatCannotBeReadIsTold();
    void stopsAtItsLimits();
    void stopsWhenItIsCancelled();
    void aFolderThatAPersonNamesMayHoldAnything();
    void theFingerprintChangesWithTheFile();
};

void WalkTest::findsWhatTheKindLooksLike_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QStringList>("sessions");
    QTest::addColumn<QStringList>("others");
    QTest::newRow("Claude Code") << u"claude-code"_s << QStringList{u"-home-ada/a.jsonl"_s}
                                 << QStringList{u"a.jsonl"_s, u"-home-ada/x/b.jsonl"_s,
                                                u"-home-ada/agent-c.jsonl"_s,
                                                u"-home-ada/notes.json"_s};
    QTest::newRow("Codex") << u"codex"_s
                           << QStringList{u"archived_sessions/rollout-3.jsonl"_s,
                                          u"sessions/2026/11/20/rollout-1.jsonl"_s,
                                          u"sessions/rollout-2.jsonl.zst"_s}
                           << QStringList{u"history.jsonl"_s, u"sessions/2026/x.jsonl"_s,
                                          u"log/rollout-9.jsonl"_s};
    QTest::newRow("Gemini CLI") << u"gemini"_s
                                << QStringList{u"mill/chats/session-a.json"_s,
                                               u"mill/chats/session-b.jsonl"_s}
                                << QStringList{u"mill/logs.json"_s, u"mill/chats/5b1e/sub.jsonl"_s,
                                               u"mill/checkpoint.json"_s};
    QTest::newRow("Copilot CLI") << u"copilot"_s
                                 << QStringList{u"session-state/a/events.jsonl"_s,
                                                u"session-state/b.jsonl"_s}
                                 << QStringList{u"config.json"_s,
                                                u"session-state/a/files/x.jsonl"_s};
    QTest::newRow("OpenCode") << u"opencode"_s
                              << QStringList{u"opencode-dev.db"_s, u"opencode.db"_s,
                                             u"storage/session/p1/ses_1.json"_s}
                              << QStringList{u"storage/message/ses_1/msg_1.json"_s, u"auth.json"_s,
                                             u"log/x.db"_s};
    QTest::newRow("Inspect") << u"inspect"_s
                             << QStringList{u"2026/run.json"_s, u"a.eval"_s, u"b.json"_s}
                             << QStringList{u"a.log"_s, u".git/x.json"_s};
}

void WalkTest::findsWhatTheKindLooksLike()
{
    QFETCH(const QString, kind);
    QFETCH(const QStringList, sessions);
    QFETCH(const QStringList, others);
    const Scratch scratch;
    for (const QString& name : sessions + others)
        scratch.write(name, "{}");
    const Found found(scratch, kind.toStdString());
    QCOMPARE(found.paths(), sessions);
    for (const SessionCandidate& candidate : found.walked().candidates) {
        QCOMPARE(candidate.telling.size(), std::size_t{1});
        QCOMPARE(candidate.size, std::uint64_t{2});
        QCOMPARE(candidate.files, std::uint32_t{1});
        QVERIFY(candidate.written > 0);
    }
}

void WalkTest::partsBelongToTheirSession()
{
    const Scratch scratch;
    scratch.write(u"p/a.jsonl"_s, "{}");
    scratch.write(u"p/a/subagents/agent-1.jsonl"_s, "12345");
    scratch.write(u"p/a/tool-results/deep/er/x.txt"_s, "123");
    scratch.write(u"p/b/c.jsonl"_s, "not of a");
    const Found found(scratch, "claude-code");
    QCOMPARE(found.paths(), QStringList{u"p/a.jsonl"_s});
    QCOMPARE(found.at(u"a.jsonl"_s).size, std::uint64_t{10});
    QCOMPARE(found.at(u"a.jsonl"_s).files, std::uint32_t{3});
}

void WalkTest::aConversationIsItsFolder()
{
    const Scratch scratch;
    scratch.write(u"c1/base_state.json"_s, "{}");
    scratch.write(u"c1/TASKS.json"_s, "[]");
    for (int i = 0; i < 12; ++i)
        scratch.write(u"c1/events/event-%1-x.json"_s.arg(i, 5, 10, QChar(u'0')), "{}");
    scratch.write(u"c2/metadata.json"_s, "{}");
    scratch.write(u"c2/events/10.json"_s, "{}");
    scratch.write(u"c2/events/9.json"_s, "{}");
    scratch.write(u"c3/events/notes.txt"_s, "{}");
    const Found found(scratch, "openhands");
    QCOMPARE(found.paths(), (QStringList{u"c1/base_state.json"_s, u"c2/events/9.json"_s}));
    const SessionCandidate& first = found.at(u"c1/base_state.json"_s);
    QCOMPARE(first.unit, PlaceUnit::Folder);
    QCOMPARE(first.files, std::uint32_t{14});
    // What is known beside the events, the first of these and the last one.
    QCOMPARE(first.telling.size(), std::size_t{6});
    QVERIFY(first.telling.back().path.ends_with("event-00011-x.json"));
    const SessionCandidate& second = found.at(u"9.json"_s);
    QVERIFY(second.telling[1].path.ends_with("/9.json"));
    QVERIFY(second.telling[2].path.ends_with("/10.json"));
}

void WalkTest::aDatabaseCountsWithItsLog()
{
    const Scratch scratch;
    scratch.write(u"opencode.db"_s, "base");
    const std::uint64_t before = Found(scratch, "opencode").at(u".db"_s).fingerprint();
    scratch.write(u"opencode.db-wal"_s, "more");
    const Found found(scratch, "opencode");
    const SessionCandidate& database = found.at(u".db"_s);
    QCOMPARE(found.paths(), QStringList{u"opencode.db"_s});
    QCOMPARE(database.unit, PlaceUnit::Database);
    QCOMPARE(database.telling.size(), std::size_t{2});
    QCOMPARE(database.size, std::uint64_t{8});
    QVERIFY(database.fingerprint() != before);
}

void WalkTest::aPackedFileBesideItselfIsPassedOver()
{
    const Scratch scratch;
    scratch.write(u"sessions/rollout-1.jsonl"_s, "{}");
    scratch.write(u"sessions/rollout-1.jsonl.zst"_s, "{}");
    scratch.write(u"sessions/rollout-2.jsonl.zst"_s, "{}");
    QCOMPARE(Found(scratch, "codex").paths(),
             (QStringList{u"sessions/rollout-1.jsonl"_s, u"sessions/rollout-2.jsonl.zst"_s}));
}

void WalkTest::linksAreNotFollowed()
{
    const Scratch outside;
    outside.write(u"secret/a.jsonl"_s, "{}");
    const Scratch scratch;
    scratch.write(u"p/real.jsonl"_s, "{}");
    link(scratch, outside.path(u"secret"_s), u"q"_s);
    link(scratch, outside.path(u"secret/a.jsonl"_s), u"p/a.jsonl"_s);
    link(scratch, scratch.path(QString()), u"p/loop"_s);
    ::mkfifo(QFile::encodeName(scratch.path(u"p/pipe.jsonl"_s)).constData(), 0600);
    QCOMPARE(Found(scratch, "claude-code").paths(), QStringList{u"p/real.jsonl"_s});
    QCOMPARE(Found(scratch, "folder").paths(), QStringList{u"p/real.jsonl"_s});
}

void WalkTest::aPlaceMayBeALinkAndIsFoundOnce()
{
    const Scratch scratch;
    scratch.write(u"real/p/a.jsonl"_s, "{}");
    const QString linked = link(scratch, scratch.path(u"real"_s), u"linked"_s);
    const PlaceKind* kind = find_place_kind("claude-code");
    const Walked walked =
        walk({{kind, linked.toStdString()}, {kind, scratch.path(u"real"_s).toStdString()}}, Job{});
    QCOMPARE(walked.candidates.size(), std::size_t{1});
    QVERIFY(walked.candidates.front().path.ends_with("linked/p/a.jsonl"));
}

void WalkTest::emptyFilesAreNoSessions()
{
    const Scratch scratch;
    scratch.write(u"p/empty.jsonl"_s, "");
    QCOMPARE(Found(scratch, "claude-code").paths(), QStringList());
}

void WalkTest::whatCannotBeReadIsTold()
{
    if (::geteuid() == 0)
        QSKIP("root reads everything");
    const Scratch scratch;
    scratch.write(u"p/a.jsonl"_s, "{}");
    scratch.write(u"q/b.jsonl"_s, "{}");
    const QByteArray closed = QFile::encodeName(scratch.path(u"q"_s));
    ::chmod(closed.constData(), 0);
    const Found found(scratch, "claude-code");
    ::chmod(closed.constData(), 0700);
    QCOMPARE(found.paths(), QStringList{u"p/a.jsonl"_s});
    QCOMPARE(found.walked().failures.size(), std::size_t{1});
    QVERIFY(found.walked().failures.front().where.ends_with("/q"));
}

void WalkTest::stopsAtItsLimits()
{
    const Scratch scratch;
    for (int i = 0; i < 50; ++i)
        scratch.write(u"p%1/a.jsonl"_s.arg(i), "{}");
    QVERIFY(!Found(scratch, "claude-code").walked().is_cut_off);
    const Found few(scratch, "claude-code", {60, 24});
    QVERIFY(few.walked().is_cut_off);
    QVERIFY(few.paths().size() < 50);
    scratch.write(u"1/2/3/4/5/a.jsonl"_s, "{}");
    QVERIFY(Found(scratch, "folder", {1000, 3}).walked().is_cut_off);
}

void WalkTest::stopsWhenItIsCancelled()
{
    const Scratch scratch;
    scratch.write(u"p/a.jsonl"_s, "{}");
    std::stop_source stop;
    stop.request_stop();
    Job job;
    job.stop = stop.get_token();
    const SearchPlace place = {find_place_kind("claude-code"),
                               scratch.path(QString()).toStdString()};
    QVERIFY(walk({place}, job).candidates.empty());
}

void WalkTest::aFolderThatAPersonNamesMayHoldAnything()
{
    const Scratch scratch;
    const QStringList sessions = {
        u"deep/er/run.traj"_s, u"mill/.aider.chat.history.md"_s, u"mill/a.jsonl"_s,
        u"packed.json.gz"_s,   u"talk/base_state.json"_s,        u"tasks/17/ui_messages.json"_s,
        u"tool.db"_s};
    const QStringList others = {u"mill/a/subagents/agent-1.jsonl"_s,
                                u"mill/agent-2.jsonl"_s,
                                u"talk/events/event-00000-x.json"_s,
                                u"tasks/17/api_conversation_history.json"_s,
                                u"node_modules/x/package.json"_s,
                                u".git/config.json"_s,
                                u"picture.png"_s,
                                u".hidden.jsonl"_s};
    for (const QString& name : sessions + others)
        scratch.write(name, "{}");
    QStringList expected = sessions;
    expected.sort();
    QCOMPARE(Found(scratch, "folder").paths(), expected);
}

void WalkTest::theFingerprintChangesWithTheFile()
{
    const Scratch scratch;
    const QString path = scratch.write(u"p/a.jsonl"_s, "{}");
    const auto fingerprint = [&] {
        return Found(scratch, "claude-code").at(u"a.jsonl"_s).fingerprint();
    };
    const std::uint64_t before = fingerprint();
    QCOMPARE(fingerprint(), before);
    testkit::append(path, "\n");
    const std::uint64_t grown = fingerprint();
    QVERIFY(grown != before);
    scratch.write(u"p/b"_s, "{}\n");
    QVERIFY(QFile::remove(path));
    QVERIFY(QFile::rename(scratch.path(u"p/b"_s), path));
    QVERIFY(fingerprint() != grown);
    // What is in a sub-agent's file is not read: it changes the size, and nothing that was told.
    const std::uint64_t alone = fingerprint();
    scratch.write(u"p/a/subagents/agent-1.jsonl"_s, "{}");
    QCOMPARE(fingerprint(), alone);
}

QTEST_GUILESS_MAIN(WalkTest)
#include "walk_test.moc"
