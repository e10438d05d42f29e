// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/sqlite.h"
#include "core/base/stopping.h"
#include "core/formats/reading/document.h"
#include "core/native/session_file.h"
#include "tests/core/native/event_lines.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

#include <thread>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

std::shared_ptr<const Trace> sample()
{
    const auto document = open_document(testkit::samplePath(u"native.json"_s).toStdString(), Job());
    return document ? (*document)->sessions.front() : nullptr;
}

/// A session file with the sample in it.
std::string write_sample(const testkit::Scratch& scratch)
{
    std::string path = scratch.path(u"a.playhead"_s).toStdString();
    const auto written = write_session_file(*sample(), path, Job());
    return written ? path : std::string();
}

void execute(const std::string& path, const std::string& sql)
{
    auto database = sqlite::Database::open(path, sqlite::OpenMode::ReadWrite);
    QVERIFY(database);
    const auto done = database->exec(sql);
    QVERIFY2(done, done ? "" : done.error().to_string().c_str());
}

QString error_of(const std::string& path)
{
    const auto document = open_document(path, Job());
    return document ? QString() : QString::fromStdString(document.error().to_string());
}

} // namespace

class SessionFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOwnerAloneMayReadIt();
    void peopleCanQueryItWithSqlite();
    void nothingIsWrittenBesideAFileThatIsRead();
    void aFileInAFolderThatCannotBeWrittenOpens();
    void standardInputMayBeASessionFile();
    void aNewerFormatIsRefused();
    void anotherDatabaseIsRefused();
    void missingTablesAreTold();
    void aLockedFileIsTold();
    void aDamagedFileShowsWhatCanBeRead();
    void recordsThatSayAllAreKeptByteForByte();
    void aRowThatIsNoJsonIsNoted();
    void aRowThatChangedIsNotShown();
    void aLargeRowIsReadInPieces();
    void aLargeRowThatChangedIsNotShown();
    void aFailedExportLeavesTheOldFile();
    void aCancelledExportLeavesNothing();
    void aStreamIsRefused();
};

void SessionFileTest::theOwnerAloneMayReadIt()
{
    const testkit::Scratch scratch;
    const std::string path = write_sample(scratch);
    struct stat status = {};
    QCOMPARE(::stat(path.c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

void SessionFileTest::peopleCanQueryItWithSqlite()
{
    const testkit::Scratch scratch;
    auto database = sqlite::Database::open(write_sample(scratch), sqlite::OpenMode::ReadOnly);
    QVERIFY(database);
    // As in the sqlite3 shell; Playhead itself lets no view of a file call functions.
    QVERIFY(database->exec("PRAGMA trusted_schema = ON"));
    auto rows = database->prepare("SELECT session_id, event_type, result, cost, params, "
                                  "init_timestamp FROM event_list ORDER BY number");
    QVERIFY2(rows, rows ? "" : rows.error().to_string().c_str());
    QVERIFY(*rows->step());
    QVERIFY(*rows->step());
    QCOMPARE(rows->text(0), std::string_view("sample-native"));
    QCOMPARE(rows->text(1), std::string_view("OpenAI Call"));
    QCOMPARE(rows->text(2), std::string_view("Success"));
    QCOMPARE(rows->real(3), 0.00591);
    QVERIFY(rows->is_null(4));
    QCOMPARE(rows->text(5), std::string_view("2026-03-02T18:00:00.100Z"));
}

void SessionFileTest::nothingIsWrittenBesideAFileThatIsRead()
{
    const testkit::Scratch scratch;
    const std::string path = write_sample(scratch);
    QVERIFY(open_document(path, Job()));
    QDir folder(scratch.path({}));
    QCOMPARE(folder.entryList(QDir::Files), QStringList{u"a.playhead"_s});
}

void SessionFileTest::aFileInAFolderThatCannotBeWrittenOpens()
{
    const testkit::Scratch scratch;
    const std::string path = write_sample(scratch);
    const std::string before = test::event_lines(**open_document(path, Job()));
    // In WAL mode SQLite wants to write beside the file, even to read it.
    execute(path, "PRAGMA journal_mode = WAL; CREATE TABLE t (a); PRAGMA wal_checkpoint(TRUNCATE)");
    const std::string folder = scratch.path({}).toStdString();
    QCOMPARE(::chmod(folder.c_str(), 0500), 0);
    const auto document = open_document(path, Job());
    QCOMPARE(::chmod(folder.c_str(), 0700), 0);
    QVERIFY2(document, document ? "" : document.error().to_string().c_str());
    QCOMPARE(test::event_lines(**document), before);
}

void SessionFileTest::standardInputMayBeASessionFile()
{
    const testkit::Scratch scratch;
    const std::string path = write_sample(scratch);
    const int saved = ::dup(STDIN_FILENO);
    QVERIFY(std::freopen(path.c_str(), "r", stdin));
    const auto document = open_document("-", Job());
    ::dup2(saved, STDIN_FILENO);
    ::close(saved);
    QVERIFY2(document, document ? "" : document.error().to_string().c_str());
    QCOMPARE(test::event_lines(**document), test::event_lines(**open_document(path, Job())));
}

void SessionFileTest::aNewerFormatIsRefused()
{
    const testkit::Scratch scratch;
    const std::string path = write_sample(scratch);
    execute(path, "PRAGMA user_version = 2");
    QVERIFY2(error_of(path).contains(u"newer Playhead (format 2"_s), qPrintable(error_of(path)));
}

void SessionFileTest::anotherDatabaseIsRefused()
{
    const testkit::Scratch scratch;
    const std::string path = write_sample(scratch);
    execute(path, "PRAGMA application_id = 1");
    QVERIFY(error_of(path).contains(u"not a session"_s));
    QVERIFY(SessionFile::open(path, path).error().what.find("not a Playhead") != std::string::npos);
}

void SessionFileTest::missingTablesAreTold()
{
    const testkit::Scratch scratch;
    const std::string path = write_sample(scratch);
    execute(path, "DROP VIEW event_list; DROP TABLE events");
    QVERIFY2(error_of(path).contains(u"lacks its tables"_s), qPrintable(error_of(path)));
}

void SessionFileTest::aLockedFileIsTold()
{
    const testkit::Scratch scratch;
    const std::string path = write_sample(scratch);
    auto other = sqlite::Database::open(path, sqlite::OpenMode::ReadWrite);
    QVERIFY(other->exec("BEGIN EXCLUSIVE"));
    QVERIFY2(error_of(path).contains(u"in use by another program"_s), qPrintable(error_of(path)));
}

void SessionFileTest::aDamagedFileShowsWhatCanBeRead()
{
    const testkit::Scratch scratch;
    // Large enough for events to fill many pages.
    QByteArray lines = R"({"playhead":1,"session":{"session_id":"s"}})"
                       "\n";
    for (int i = 0; i < 2000; ++i)
        lines += R"({"id":")" + QByteArray::number(i) + R"(","event_type":"step","params":")" +
                 QByteArray(100, 'x') + "\"}\n";
    const auto document = open_document(scratch.write(u"in.jsonl"_s, lines).toStdString(), Job());
    QVERIFY(document);
    const QString path = scratch.path(u"a.playhead"_s);
    QVERIFY(write_session_file(*(*document)->sessions.front(), path.toStdString(), Job()));

    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 size = file.size();
    QVERIFY(file.seek(size / 2));
    file.write(QByteArray(8192, '\xA5'));
    file.close();
    const auto damaged = open_document(path.toStdString(), Job());
    QVERIFY2(damaged, damaged ? "" : damaged.error().to_string().c_str());
    QVERIFY((*damaged)->sessions.front()->event_count() > 100);
    QVERIFY((*damaged)->sessions.front()->event_count() < 2000);
    QCOMPARE((*damaged)->diagnostics.worst(), Severity::Error);

    // Cut in the middle.
    QVERIFY(QFile::resize(path, size / 3));
    const auto cut = open_document(path.toStdString(), Job());
    if (cut)
        QCOMPARE((*cut)->diagnostics.worst(), Severity::Error);
    else
        QVERIFY(!cut.error().what.empty());
}

void SessionFileTest::recordsThatSayAllAreKeptByteForByte()
{
    const std::vector<std::pair<std::string, bool>> records = {
        {R"({"id":"a","event_type":"x","init_timestamp":1772474400.50,"k":  1e2})", true},
        {R"({"id":"b","parent_id":"a","event_type":"y","session_id":"s"})", true},
        {R"({"id":"c","parent_id":"gone","event_type":"y"})", true},
        {R"({"id":"a","parent_id":"b","event_type":"an id again"})", true},
        {R"({"id":"d","parent_id":"d","event_type":"a cycle"})", false},
        {R"({"id":"e","parent_index":0,"event_type":"by number"})", false},
        {R"({"id":"f","event_type":"x","annotation":{"note":"n"}})", false},
        {R"({"id":"g","event_type":"caf\u00e9"})", false},
    };
    QByteArray lines = R"({"playhead":1,"session":{"session_id":"s"}})"
                       "\n";
    for (const auto& [record, isKept] : records)
        lines += QByteArray::fromStdString(record) + '\n';
    const testkit::Scratch scratch;
    const auto document = open_document(scratch.write(u"in.jsonl"_s, lines).toStdString(), Job());
    QVERIFY(document);
    const std::string path = scratch.path(u"a.playhead"_s).toStdString();
    QVERIFY(write_session_file(*(*document)->sessions.front(), path, Job()));
    const auto written = open_document(path, Job());
    QVERIFY(written);
    const Trace& trace = *(*written)->sessions.front();
    QCOMPARE(std::size_t(trace.event_count()), records.size());
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const auto loaded = trace.load(EventIndex(i));
        QVERIFY(loaded);
        const auto& [record, isKept] = records[i];
        QVERIFY2((*loaded->records.front().bytes == record) == isKept, record.c_str());
    }
    QCOMPARE(test::event_lines(**written), test::event_lines(**document));
}

void SessionFileTest::aRowThatIsNoJsonIsNoted()
{
    const testkit::Scratch scratch;
    const std::string path = write_sample(scratch);
    execute(path, "UPDATE events SET record = 'no JSON' WHERE number = 2;"
                  "UPDATE events SET record = '{\"event_type\":\"cut' WHERE number = 3;"
                  "UPDATE sessions SET record = '[1'");
    const auto document = open_document(path, Job());
    QVERIFY2(document, document ? "" : document.error().to_string().c_str());
    QCOMPARE((*document)->sessions.front()->event_count(), 6U);
    QCOMPARE((*document)->sessions.front()->session().id, std::string("sample-native"));
    QCOMPARE((*document)->all_diagnostics().count("damaged-event"), std::uint64_t(2));
}

void SessionFileTest::aRowThatChangedIsNotShown()
{
    const testkit::Scratch scratch;
    const std::string path = write_sample(scratch);
    const auto document = open_document(path, Job());
    const auto& trace = *(*document)->sessions.front();
    execute(path, "UPDATE events SET record = replace(record, 'plan', 'PLAN') WHERE number = 0;"
                  "DELETE FROM events WHERE number = 1");
    for (const std::uint32_t number : {0U, 1U}) {
        const auto loaded = trace.load(EventIndex(number));
        QVERIFY(!loaded);
        QVERIFY(loaded.error().what.find("changed") != std::string::npos);
    }
    QVERIFY(trace.load(EventIndex(2U)));
}

namespace {

/// With a second row of several pieces, of text that is not all ASCII.
std::shared_ptr<const Document> opened_with_large_row(const testkit::Scratch& scratch)
{
    const std::string path = write_sample(scratch);
    execute(path, "UPDATE events SET record = '{\"event_type\":\"large\",\"params\":\"' || "
                  "replace(hex(zeroblob(3000000)), '00', 'a\u00e9') || '\"}' WHERE number = 1");
    const auto document = open_document(path, Job());
    return document ? *document : nullptr;
}

} // namespace

void SessionFileTest::aLargeRowIsReadInPieces()
{
    const testkit::Scratch scratch;
    const auto document = opened_with_large_row(scratch);
    QVERIFY(document);
    const Trace& trace = *document->sessions.front();
    constexpr EventIndex large(1U);
    const auto loaded = trace.load(large);
    QVERIFY2(loaded, loaded ? "" : loaded.error().to_string().c_str());
    std::string expected = "\"";
    for (int i = 0; i < 3'000'000; ++i)
        expected += "a\u00e9";
    expected += '"';
    QVERIFY(loaded->event.params.json() == expected);
    for (int i = 0; i < 10; ++i) {
        std::stop_source stop;
        std::jthread other([&stop] { stop.request_stop(); });
        const auto part = trace.load(large, stop.get_token());
        other.join();
        if (part)
            QVERIFY(part->event.params.json() == expected);
        else
            QCOMPARE(part.error(), cancelled());
    }
    // Whoever was stopped has let go of the row.
    QVERIFY(trace.load(large));
    QVERIFY(trace.load(EventIndex(2U)));
}

void SessionFileTest::aLargeRowThatChangedIsNotShown()
{
    const testkit::Scratch scratch;
    const auto document = opened_with_large_row(scratch);
    QVERIFY(document);
    const Trace& trace = *document->sessions.front();
    const std::string path = scratch.path(u"a.playhead"_s).toStdString();
    for (const char* change :
         {"UPDATE events SET record = replace(record, 'large', 'LARGE') WHERE number = 1",
          "UPDATE events SET record = 'short' WHERE number = 1",
          "DELETE FROM events WHERE number = 1"}) {
        execute(path, change);
        const auto loaded = trace.load(EventIndex(1U));
        QVERIFY(!loaded);
        QVERIFY(loaded.error().what.find("changed") != std::string::npos);
    }
}

void SessionFileTest::aFailedExportLeavesTheOldFile()
{
    const testkit::Scratch scratch;
    const std::string path = write_sample(scratch);
    const QByteArray before = testkit::contentOf(QString::fromStdString(path));
    // A source that is gone when its events are to be written.
    const QString source = scratch.write(u"source.jsonl"_s, R"({"event_type":"a","parent_id":null})"
                                                            "\n"
                                                            R"({"event_type":"b"})"
                                                            "\n");
    const auto document = open_document(source.toStdString(), Job());
    QVERIFY(document);
    QVERIFY(QFile::resize(source, 3));
    QVERIFY(!write_session_file(*(*document)->sessions.front(), path, Job()));
    QCOMPARE(testkit::contentOf(QString::fromStdString(path)), before);
    QCOMPARE(QDir(scratch.path({})).entryList(QDir::Files).size(), 2);
}

void SessionFileTest::aCancelledExportLeavesNothing()
{
    const testkit::Scratch scratch;
    std::stop_source stop;
    Job job;
    job.stop = stop.get_token();
    job.on_progress = [&stop](Progress) { stop.request_stop(); };
    const auto written =
        write_session_file(*sample(), scratch.path(u"a.playhead"_s).toStdString(), job);
    QVERIFY(!written);
    QVERIFY(written.error().what.find("cancelled") != std::string::npos);
    QVERIFY(QDir(scratch.path({})).isEmpty());
}

void SessionFileTest::aStreamIsRefused()
{
    const auto written = write_session_file(*sample(), "/dev/null", Job());
    QVERIFY(!written);
    QVERIFY(written.error().what.find("stream") != std::string::npos);
}

QTEST_GUILESS_MAIN(SessionFileTest)
#include "session_file_test.moc"
