// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/sqlite.h"
#include "tests/core/formats/opening.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"

#include <QDir>

#include <optional>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::contentOf;
using testkit::Scratch;

namespace {

/// A database with rows, closed. `is_live` leaves them in a WAL, as a program does that runs.
class TestDatabase
{
public:
    explicit TestDatabase(bool is_live = false)
    {
        const QByteArray rows = contentOf(testkit::sourceDir() + u"/tests/inputs/opencode.sql"_s);
        auto database = sqlite::Database::open(path().toStdString(), sqlite::OpenMode::Create);
        const bool is_made = database && database->exec("PRAGMA journal_mode = WAL") &&
                             database->exec(rows.toStdString());
        if (!is_made)
            QTest::qFail("the database cannot be made", __FILE__, __LINE__);
        if (is_made && is_live)
            m_writer = std::move(*database);
    }

    [[nodiscard]] QString path() const { return m_scratch.path(u"opencode.db"_s); }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_scratch.path(QString())).entryList(QDir::Files);
    }
    [[nodiscard]] const Scratch& scratch() const { return m_scratch; }

private:
    Scratch m_scratch;
    std::optional<sqlite::Database> m_writer;
};

} // namespace

class OpencodeDatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSessionsWithThoseThatTheyStarted();
    void leavesNothingBesideTheFile();
    void readsWhatStandsInAWal();
    void neverShowsWhatARowWasChangedTo();
    void opensOrRefusesWhatWasCutOff();
};

void OpencodeDatabaseTest::readsSessionsWithThoseThatTheyStarted()
{
    const TestDatabase database;
    const auto document = opened(database.path());
    QVERIFY(document);
    QCOMPARE(document->format->id, std::string_view("opencode"));
    QCOMPARE(document->sessions.size(), std::size_t{1});
    QCOMPARE(disagreement(*document), QString());
    const Trace& trace = *document->sessions.front();
    QCOMPARE(trace.session().id, std::string("s1"));
    QCOMPARE(trace.session().name, std::string("Grind"));
    QCOMPARE(trace.session().recorder, std::string("OpenCode 1.4"));
    const EventIndex prompt = trace.find("m1");
    const EventIndex answer = trace.find("m2");
    const EventIndex call = trace.find("c1");
    const EventIndex inner = trace.find("m3");
    QCOMPARE(trace.parent(answer), prompt);
    QCOMPARE(trace.parent(call), answer);
    QCOMPARE(trace.parent(inner), call);
    QCOMPARE(trace.event_type(call), std::string_view("task"));
    QCOMPARE(trace.result(call), EventResult::Success);
    const auto tokens = trace.tokens(answer);
    QVERIFY(tokens);
    QCOMPARE(tokens->prompt.value_or(0), std::int64_t{117});
    QCOMPARE(tokens->cache_read.value_or(0), std::int64_t{100});
    const auto loaded = trace.load(call);
    QVERIFY(loaded);
    QCOMPARE(loaded->event.returns.json(), std::string_view("\"It turns.\""));
    // The part that is no JSON is shown as what it is; both sessions' rows tell of the sessions.
    QCOMPARE(document->records.damaged, std::uint64_t{1});
    QCOMPARE(document->records.metadata, std::uint64_t{2});
    QCOMPARE(document->records.events, std::uint64_t{4});
    QCOMPARE(document->records.merged, std::uint64_t{2});
}

void OpencodeDatabaseTest::leavesNothingBesideTheFile()
{
    const TestDatabase database;
    const QByteArray before = contentOf(database.path());
    const QStringList files = database.files();
    QCOMPARE(files, QStringList{u"opencode.db"_s});
    const auto document = opened(database.path());
    QVERIFY(document);
    QCOMPARE(database.files(), files);
    QCOMPARE(contentOf(database.path()), before);
}

void OpencodeDatabaseTest::readsWhatStandsInAWal()
{
    const TestDatabase database(true);
    const QByteArray before = contentOf(database.path());
    const QByteArray wal = contentOf(database.path() + u"-wal"_s);
    QVERIFY(!wal.isEmpty());
    const auto document = opened(database.path());
    QVERIFY(document);
    QCOMPARE(document->sessions.size(), std::size_t{1});
    QCOMPARE(disagreement(*document), QString()); // the copy is gone, and can still be read
    QCOMPARE(contentOf(database.path()), before);
    QCOMPARE(contentOf(database.path() + u"-wal"_s), wal);
}

void OpencodeDatabaseTest::neverShowsWhatARowWasChangedTo()
{
    const TestDatabase database;
    const auto document = opened(database.path());
    QVERIFY(document);
    auto writer =
        sqlite::Database::open(database.path().toStdString(), sqlite::OpenMode::ReadWrite);
    QVERIFY(writer);
    QVERIFY(writer->exec("PRAGMA journal_mode = DELETE"));
    QVERIFY(writer->exec("UPDATE part SET data = '{\"type\":\"text\",\"text\":\"Other\"}'"));
    const Trace& trace = *document->sessions.front();
    const auto loaded = trace.load(trace.find("c1"));
    if (loaded)
        QVERIFY(loaded->event.returns.json() == "\"It turns.\"");
    else
        QVERIFY(!loaded.error().what.empty());
}

void OpencodeDatabaseTest::opensOrRefusesWhatWasCutOff()
{
    const TestDatabase database;
    const QByteArray whole = contentOf(database.path());
    const Scratch scratch;
    constexpr qsizetype places = 40;
    for (qsizetype i = 1; i < places; ++i) {
        const QString path =
            scratch.write(u"%1/opencode.db"_s.arg(i), whole.left(whole.size() * i / places));
        const auto document = open_document(path.toStdString(), Job{});
        if (document)
            QCOMPARE(disagreement(**document, Loading::MayFail), QString());
    }
}

QTEST_GUILESS_MAIN(OpencodeDatabaseTest)
#include "opencode_database_test.moc"
