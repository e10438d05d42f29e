// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sessions in archives, compressed files and databases.
#include "core/base/sqlite.h"
#include "tests/core/discovery/looking.h"
#include "tests/testkit/made_home.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>

#include <archive.h>
#include <archive_entry.h>

#include <optional>

using namespace playhead;
using namespace playhead::looking;
using namespace Qt::Literals::StringLiterals;
using testkit::MadeHome;
using testkit::MadeSession;
using testkit::Scratch;

namespace {

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

QByteArray evalHeader(const QByteArray& status)
{
    return R"({"version":2,"status":")" + status +
           R"(","eval":{"eval_id":"ev7","run_id":"r7","created":"2026-04-07T12:59:00+00:00",)"
           R"("task":"harbour","model":"lark/lark-3","packages":{"inspect_ai":"0.3.200"}},)"
           R"("stats":{"started_at":"2026-04-07T12:59:01+00:00",)"
           R"("completed_at":"2026-04-07T13:01:00+00:00"},"error":{"message":"closed"}})";
}

} // namespace

class GlimpseContainersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sessionsOfADatabaseAreToldWithoutATrace_data();
    void sessionsOfADatabaseAreToldWithoutATrace();
    void aLogOfInspectIsOneSession_data();
    void aLogOfInspectIsOneSession();
    void aPackedSessionIsToldByItsBeginning();
};

void GlimpseContainersTest::sessionsOfADatabaseAreToldWithoutATrace_data()
{
    QTest::addColumn<bool>("isLive");
    QTest::newRow("closed") << false;
    QTest::newRow("with a log that somebody writes") << true;
}

void GlimpseContainersTest::sessionsOfADatabaseAreToldWithoutATrace()
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

void GlimpseContainersTest::aLogOfInspectIsOneSession_data()
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

void GlimpseContainersTest::aLogOfInspectIsOneSession()
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

void GlimpseContainersTest::aPackedSessionIsToldByItsBeginning()
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

QTEST_GUILESS_MAIN(GlimpseContainersTest)
#include "glimpse_containers_test.moc"
