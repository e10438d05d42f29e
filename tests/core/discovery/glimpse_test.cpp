// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/sqlite.h"
#include "core/discovery/glimpse.h"
#include "tests/testkit/made_home.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <archive.h>
#include <archive_entry.h>

#include <unistd.h>

#include <optional>
#include <random>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::MadeHome;
using testkit::MadeSession;
using testkit::Scratch;

namespace {

std::string toStd(const QByteArray& bytes)
{
    return bytes.toStdString();
}

/// What is told by the only candidate of a place.
std::vector<FoundSession> lookAt(const SearchPlace& place)
{
    const Job job;
    const Walked walked = walk({place}, job);
    if (walked.candidates.size() != 1) {
        QTest::qFail("there is not one candidate", __FILE__, __LINE__);
        return {};
    }
    const auto sessions = Glimpser(job).look(walked.candidates.front());
    if (!sessions)
        QTest::qFail(sessions.error().to_string().c_str(), __FILE__, __LINE__);
    return sessions ? *sessions : std::vector<FoundSession>();
}

FoundSession only(const std::vector<FoundSession>& sessions)
{
    if (sessions.size() != 1)
        QTest::qFail("there is not one session", __FILE__, __LINE__);
    return sessions.size() == 1 ? sessions.front() : FoundSession();
}

FoundSession told(const QString& path)
{
    return only(lookAt(place_of_folder(path.toStdString())));
}

TimeNs seconds(qint64 since)
{
    return since * ns_per_second;
}

struct Packed {
    const char* name;
    QByteArray content;
};

/// An archive as an Inspect log is one.
QByteArray zipOf(const std::vector<Packed>& members, const char* compression)
{
    std::vector<char> room(16 << 20);
    std::size_t used = 0;
    archive* writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_set_format_option(writer, "zip", "compression", compression);
    archive_write_open_memory(writer, room.data(), room.size(), &used);
    for (const Packed& member : members) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, member.name);
        archive_entry_set_size(entry, member.content.size());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(writer, entry);
        archive_write_data(writer, member.content.constData(),
                           static_cast<std::size_t>(member.content.size()));
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    return {room.data(), static_cast<qsizetype>(used)};
}

QByteArray packed(const QByteArray& content)
{
    std::vector<char> room(static_cast<std::size_t>(content.size()) + 65536);
    std::size_t used = 0;
    archive* writer = archive_write_new();
    archive_write_add_filter_zstd(writer);
    archive_write_set_format_raw(writer);
    archive_write_open_memory(writer, room.data(), room.size(), &used);
    archive_entry* entry = archive_entry_new();
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(writer, entry);
    archive_write_data(writer, content.constData(), static_cast<std::size_t>(content.size()));
    archive_entry_free(entry);
    archive_write_close(writer);
    archive_write_free(writer);
    return {room.data(), static_cast<qsizetype>(used)};
}

QByteArray noise(qsizetype size)
{
    std::mt19937 random(7); // the same each time
    QByteArray bytes(size, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>('a' + random() % 26);
    return bytes;
}

QByteArray evalHeader(const QByteArray& status)
{
    return R"({"version":2,"status":")" + status +
           R"(","eval":{"eval_id":"ev7","run_id":"r7","created":"2026-04-07T12:59:00+00:00",)"
           R"("task":"harbour","model":"lark/lark-3","packages":{"inspect_ai":"0.3.200"}},)"
           R"("stats":{"started_at":"2026-04-07T12:59:01+00:00",)"
           R"("completed_at":"2026-04-07T13:01:00+00:00"},"error":{"message":"closed"}})";
}

} // namespace

class GlimpseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agentsAreToldByLittle_data();
    void agentsAreToldByLittle();
    void aTitleThatWasGivenGoesBeforeThePrompt();
    void aLargeFileIsToldByItsEnds();
    void aFirstLineWithoutEndStaysUnknown();
    void aCommandIsATitleOnlyWhereNothingElseIs();
    void sessionsOfADatabaseAreToldWithoutATrace_data();
    void sessionsOfADatabaseAreToldWithoutATrace();
    void aLogOfInspectIsOneSession_data();
    void aLogOfInspectIsOneSession();
    void aPackedSessionIsToldByItsBeginning();
    void aSubAgentSaysWhoStartedIt();
    void samplesAreTold_data();
    void samplesAreTold();
    void whatNoFormatKnowsIsNoSession();
    void anyCutOfAFileIsSurvived();
};

void GlimpseTest::agentsAreToldByLittle_data()
{
    QTest::addColumn<int>("agent");
    QTest::addColumn<bool>("fails");
    const std::array names = {"Claude Code", "Codex", "Gemini CLI", "Copilot CLI", "OpenHands"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        QTest::newRow(names.at(i)) << static_cast<int>(i) << false;
        QTest::newRow((std::string(names.at(i)) + ", failed").c_str())
            << static_cast<int>(i) << true;
    }
}

void GlimpseTest::agentsAreToldByLittle()
{
    QFETCH(const int, agent);
    QFETCH(const bool, fails);
    struct Agent {
        QString (MadeHome::*add)(const MadeSession&) const;
        const char* kind;
        const char* root;
        const char* name;
        const char* recorder;
        const char* failure;
    };
    static constexpr std::array<Agent, 5> agents = {{
        {&MadeHome::addClaude, "claude-code", ".claude/projects", "Claude Code",
         "Claude Code 2.1.36", "API Error: 529 overloaded"},
        {&MadeHome::addCodex, "codex", ".codex", "Codex", "Codex 0.52.0", "stream disconnected"},
        {&MadeHome::addGemini, "gemini", ".gemini/tmp", "Gemini CLI", "Gemini CLI",
         "Quota exceeded"},
        {&MadeHome::addCopilot, "copilot", ".copilot", "Copilot CLI", "Copilot CLI 1.0.77",
         "No tokens are left"},
        {&MadeHome::addOpenHands, "openhands", ".openhands/conversations", "OpenHands", "OpenHands",
         "error"},
    }};
    const Agent& asked = agents.at(static_cast<std::size_t>(agent));
    MadeSession session;
    session.fails = fails;
    const MadeHome home;
    const QString path = (home.*asked.add)(session);
    const FoundSession found = only(lookAt(
        {find_place_kind(asked.kind), home.path(QString::fromLatin1(asked.root)).toStdString()}));
    QCOMPARE(found.path, path.toStdString());
    QCOMPARE(found.session_id, toStd(session.id));
    QCOMPARE(found.place, std::string(asked.kind));
    QCOMPARE(found.agent, std::string(asked.name));
    QCOMPARE(found.recorder, std::string(asked.recorder));
    QCOMPARE(found.title, toStd(session.prompt));
    QVERIFY(!found.is_title_given);
    QCOMPARE(found.project, toStd(session.project));
    const TimeNs slack = 2 * ns_per_second;
    QVERIFY(qAbs(found.started - seconds(session.started)) <= slack);
    QVERIFY(qAbs(found.last - seconds(session.started + 60 * session.steps)) <= slack);
    QCOMPARE(found.has_failed, fails);
    QCOMPARE(found.failure, fails ? std::string(asked.failure) : std::string());
    QVERIFY(found.parent.empty());
}

void GlimpseTest::aTitleThatWasGivenGoesBeforeThePrompt()
{
    MadeSession session;
    session.title = "The mill\\nagain";
    const MadeHome home;
    const FoundSession found = told(home.addClaude(session));
    QCOMPARE(found.title, std::string("The mill again"));
    QVERIFY(found.is_title_given);
}

void GlimpseTest::aLargeFileIsToldByItsEnds()
{
    MadeSession session;
    session.steps = 3000;
    session.wordsInStep = 60;
    session.fails = true;
    const MadeHome home;
    for (const auto add :
         {&MadeHome::addClaude, &MadeHome::addCodex, &MadeHome::addGemini, &MadeHome::addCopilot}) {
        const QString path = (home.*add)(session);
        QVERIFY(QFileInfo(path).size() > static_cast<qint64>(6 * end_size));
        const FoundSession found = told(path);
        QCOMPARE(found.title, toStd(session.prompt));
        QCOMPARE(found.session_id, toStd(session.id));
        QVERIFY(qAbs(found.started - seconds(session.started)) <= 2 * ns_per_second);
        QVERIFY(qAbs(found.last - seconds(session.started + 60 * session.steps)) <= ns_per_second);
        QVERIFY(found.has_failed);
        QVERIFY(!found.failure.empty());
    }
}

/// Nothing is made up of half a line.
void GlimpseTest::aFirstLineWithoutEndStaysUnknown()
{
    MadeSession session;
    session.prompt = noise(400'000);
    const MadeHome home;
    const FoundSession found = told(home.addClaude(session));
    QCOMPARE(found.format, std::string("claude-code"));
    QVERIFY2(found.title.empty() || found.title.starts_with(toStd(session.prompt.left(50))),
             found.title.c_str());
    QVERIFY(found.title.size() < 300);
    QVERIFY(found.last != no_time);
}

void GlimpseTest::aCommandIsATitleOnlyWhereNothingElseIs()
{
    const MadeHome home;
    MadeSession session;
    session.prompt = "<command-name>/init</command-name>";
    QCOMPARE(told(home.addClaude(session)).title, std::string("/init"));
    const QString path = home.addClaude(session);
    testkit::append(path, R"({"parentUuid":"u6","sessionId":")" + session.id +
                              R"(","type":"user","uuid":"u99","timestamp":"2026-11-20T15:00:00Z",)"
                              R"("message":{"role":"user","content":"Now grind."}})" +
                              '\n');
    QCOMPARE(told(path).title, std::string("Now grind."));
}

void GlimpseTest::sessionsOfADatabaseAreToldWithoutATrace_data()
{
    QTest::addColumn<bool>("isLive");
    QTest::newRow("closed") << false;
    QTest::newRow("with a log that somebody writes") << true;
}

void GlimpseTest::sessionsOfADatabaseAreToldWithoutATrace()
{
    QFETCH(const bool, isLive);
    const Scratch scratch;
    const QString path = scratch.path(u"opencode.db"_s);
    std::optional<sqlite::Database> writer;
    {
        auto database = sqlite::Database::open(path.toStdString(), sqlite::OpenMode::Create);
        QVERIFY(database);
        const auto made = database->exec(R"sql(
PRAGMA journal_mode = WAL;
CREATE TABLE session (id TEXT PRIMARY KEY, project_id TEXT, parent_id TEXT, directory TEXT,
    title TEXT, version TEXT, time_created INTEGER, time_updated INTEGER);
CREATE TABLE message (id TEXT PRIMARY KEY, session_id TEXT, data TEXT, time_created INTEGER);
CREATE TABLE part (id TEXT PRIMARY KEY, message_id TEXT, session_id TEXT, data TEXT);
CREATE INDEX message_session ON message (session_id, time_created);
INSERT INTO session VALUES
    ('s1', 'p', NULL, '/home/ada/mill', 'Grind', '1.4', 1795183200000, 1795183260000),
    ('s2', 'p', 's1', '/home/ada/mill', 'Inner', '1.4', 1795183210000, 1795183220000),
    ('s3', 'p', NULL, '/home/ada/boat', 'Row', '1.4', 1795183100000, 1795183150000);
INSERT INTO message VALUES
    ('m1', 's1', '{"role":"assistant"}', 1),
    ('m2', 's3', '{"role":"assistant","error":{"name":"APIError","data":{"message":"No oars"}}}', 1);
)sql");
        QVERIFY(made);
        if (isLive)
            writer = std::move(*database);
    }
    const QStringList files = QDir(scratch.path(QString())).entryList(QDir::Files);
    QCOMPARE(files.size(), isLive ? 3 : 1);
    const QByteArray before = testkit::contentOf(path);
    const auto sessions = lookAt({find_place_kind("opencode"), path.toStdString()});
    QCOMPARE(sessions.size(), std::size_t{2});
    QCOMPARE(sessions[0].title, std::string("Grind"));
    QCOMPARE(sessions[0].session_id, std::string("s1"));
    QCOMPARE(sessions[0].project, std::string("/home/ada/mill"));
    QCOMPARE(sessions[0].recorder, std::string("OpenCode 1.4"));
    QCOMPARE(sessions[0].started, seconds(1795183200));
    QCOMPARE(sessions[0].written, seconds(1795183260));
    QVERIFY(sessions[0].is_one_of_several && sessions[0].is_title_given);
    QVERIFY(!sessions[0].has_failed);
    QVERIFY(!sessions[0].size);
    QCOMPARE(sessions[1].title, std::string("Row"));
    QVERIFY(sessions[1].has_failed);
    QCOMPARE(sessions[1].failure, std::string("No oars"));
    QVERIFY(sessions[0].key() != sessions[1].key());
    QCOMPARE(QDir(scratch.path(QString())).entryList(QDir::Files), files);
    QCOMPARE(testkit::contentOf(path), before);
}

void GlimpseTest::aLogOfInspectIsOneSession_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isDone");
    const QByteArray sample =
        R"({"id":1,"epoch":1,"target":"x","messages":[],"x":")" + noise(300'000) + "\"}";
    const QByteArray start = R"({"version":2,"eval":{"eval_id":"ev7","task":"harbour","model":)"
                             R"("lark/lark-3","created":"2026-04-07T12:59:00+00:00"}})";
    QTest::newRow("a document") << u"log.json"_s << evalHeader("error") << true;
    QTest::newRow("a large document")
        << u"log.json"_s
        << QByteArray(evalHeader("error").chopped(1) + R"(,"samples":[)" + sample + "]}") << true;
    for (const char* compression : {"store", "deflate"}) {
        const std::vector<Packed> running = {{"_journal/start.json", start},
                                             {"samples/1_epoch_1.json", sample}};
        std::vector<Packed> done = running;
        done.push_back({"header.json", evalHeader("error")});
        QTest::newRow((std::string("an archive: ") + compression).c_str())
            << u"log.eval"_s << zipOf(done, compression) << true;
        QTest::newRow((std::string("an archive that is not done: ") + compression).c_str())
            << u"log.eval"_s << zipOf(running, compression) << false;
    }
    QTest::newRow("a small archive")
        << u"log.eval"_s << zipOf({{"header.json", evalHeader("error")}}, "deflate") << true;
}

void GlimpseTest::aLogOfInspectIsOneSession()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    QFETCH(const bool, isDone);
    const Scratch scratch;
    scratch.write(name, content);
    scratch.write(u"notes.json"_s, R"({"eval":"of nothing","messages":[{"role":"user"}]})");
    const Job job;
    const Walked walked =
        walk({{find_place_kind("inspect"), scratch.path(QString()).toStdString()}}, job);
    QCOMPARE(walked.candidates.size(), std::size_t{2});
    std::vector<FoundSession> sessions;
    for (const SessionCandidate& candidate : walked.candidates) {
        const auto looked = Glimpser(job).look(candidate);
        QVERIFY(looked);
        sessions.insert(sessions.end(), looked->begin(), looked->end());
    }
    const FoundSession found = only(sessions); // what else lies in such a folder is nobody's
    QCOMPARE(found.agent, std::string("Inspect"));
    QCOMPARE(found.format, std::string("inspect"));
    QCOMPARE(found.session_id, std::string("ev7"));
    QCOMPARE(found.title, std::string("harbour · lark/lark-3"));
    QCOMPARE(found.has_failed, isDone);
    QCOMPARE(found.failure, std::string(isDone ? "closed" : ""));
    QCOMPARE(found.has_ended, isDone);
    QCOMPARE(found.started,
             parse_iso8601(isDone ? "2026-04-07T12:59:01Z" : "2026-04-07T12:59:00Z")->ns);
    QCOMPARE(found.last, isDone ? parse_iso8601("2026-04-07T13:01:00Z")->ns : no_time);
}

void GlimpseTest::aPackedSessionIsToldByItsBeginning()
{
    const MadeHome home;
    MadeSession session;
    const QByteArray small = testkit::contentOf(home.addCodex(session));
    session.steps = 5000;
    const QByteArray large = testkit::contentOf(home.addCodex(session));
    const Scratch scratch;
    const FoundSession first = told(scratch.write(u"rollout-1.jsonl.zst"_s, packed(small)));
    QCOMPARE(first.title, toStd(session.prompt));
    QCOMPARE(first.session_id, toStd(session.id));
    QVERIFY(first.last != no_time);
    const FoundSession second = told(scratch.write(u"rollout-2.jsonl.zst"_s, packed(large)));
    QCOMPARE(second.title, toStd(session.prompt));
    QCOMPARE(second.project, toStd(session.project));
    QCOMPARE(second.last, no_time); // its end is not to be had without all that is before
    QVERIFY(!second.has_failed);
}

void GlimpseTest::aSubAgentSaysWhoStartedIt()
{
    const MadeHome home;
    const QString path = home.addCodex({});
    QByteArray lines = testkit::contentOf(path);
    lines.replace(R"("source":"cli")",
                  R"("source":{"subagent":{"thread_spawn":{"parent_thread_id":"p7","depth":1}}})");
    const Scratch scratch;
    QCOMPARE(told(scratch.write(u"rollout-1.jsonl"_s, lines)).parent, std::string("p7"));
}

void GlimpseTest::samplesAreTold_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("project");
    QTest::addColumn<QString>("agent");
    QTest::newRow("aider.md") << u"switch the kettle off"_s << QString() << u"Aider"_s;
    QTest::newRow("claude-code.jsonl")
        << QString() << u"/home/ada/report-cli"_s << u"Claude Code"_s;
    QTest::newRow("codex-rollout.jsonl")
        << u"Why does `make test` fail?"_s << u"/home/ada/shop"_s << u"Codex"_s;
    QTest::newRow("copilot-cli.jsonl")
        << u"List the files"_s << u"/home/ada/app"_s << u"Copilot CLI"_s;
    QTest::newRow("gemini-cli.json")
        << u"Which of the logs is largest?"_s << QString() << u"Gemini CLI"_s;
    QTest::newRow("inspect.json") << u"harbour · lark/lark-3"_s << QString() << u"Inspect"_s;
    QTest::newRow("opencode.json") << u"Grind the corn"_s << u"/home/ada/mill"_s << u"OpenCode"_s;
    QTest::newRow("openhands-sdk.jsonl")
        << u"What is on this disk?"_s << QString() << u"OpenHands"_s;
    QTest::newRow("pi.jsonl") << u"Is the build green?"_s << u"/home/ada/site"_s << u"Pi"_s;
}

void GlimpseTest::samplesAreTold()
{
    QFETCH(const QString, title);
    QFETCH(const QString, project);
    QFETCH(const QString, agent);
    const Scratch scratch;
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const QString path = scratch.write(name, testkit::contentOf(testkit::samplePath(name)));
    const FoundSession found = told(path);
    if (!title.isEmpty())
        QCOMPARE(QString::fromStdString(found.title), title);
    QVERIFY(!found.title.empty());
    QCOMPARE(QString::fromStdString(found.project), project);
    QCOMPARE(QString::fromStdString(found.agent), agent);
    QVERIFY(found.started != no_time);
}

void GlimpseTest::whatNoFormatKnowsIsNoSession()
{
    const Scratch scratch;
    for (const QByteArray& content :
         {QByteArray("{}"), QByteArray("no JSON at all"), QByteArray(200'000, '\0'),
          QByteArray("[1,2,3]"), QByteArray("SQLite format 3\0 and nothing", 28)}) {
        const QString path = scratch.write(u"x.json"_s, content);
        QVERIFY(lookAt(place_of_folder(path.toStdString())).empty());
    }
}

void GlimpseTest::anyCutOfAFileIsSurvived()
{
    const MadeHome home;
    MadeSession session;
    session.steps = 2;
    const Scratch scratch;
    const Job job;
    for (const auto add :
         {&MadeHome::addClaude, &MadeHome::addCodex, &MadeHome::addGemini, &MadeHome::addCopilot}) {
        const QByteArray content = testkit::contentOf((home.*add)(session));
        for (qsizetype length = 1; length < content.size(); length += 37) {
            const QString path = scratch.write(u"x.jsonl"_s, content.left(length));
            const auto walked = walk({place_of_folder(path.toStdString())}, job);
            QVERIFY(Glimpser(job).look(walked.candidates.front()));
        }
    }
}

QTEST_GUILESS_MAIN(GlimpseTest)
#include "glimpse_test.moc"
