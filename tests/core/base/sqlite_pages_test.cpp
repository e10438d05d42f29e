// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/sqlite.h"
#include "core/base/sqlite_pages.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>

#include <algorithm>
#include <cstring>
#include <memory>

using namespace playhead;
using namespace playhead::sqlite;
using namespace Qt::Literals::StringLiterals;
using testkit::contentOf;
using testkit::Scratch;

namespace {

FileBytes bytesOf(const QByteArray& content)
{
    FileBytes bytes;
    bytes.size = static_cast<std::uint64_t>(content.size());
    bytes.read = [content](std::uint64_t offset, std::span<char> to) -> Result<std::size_t> {
        const auto size = static_cast<std::uint64_t>(content.size());
        if (offset >= size)
            return std::size_t{0};
        const std::size_t count = std::min<std::uint64_t>(to.size(), size - offset);
        std::memcpy(to.data(), content.constData() + offset, count);
        return count;
    };
    return bytes;
}

/// A database with a log that nobody has taken into it yet.
class Logged
{
public:
    explicit Logged(const std::string& set = "PRAGMA page_size = 4096")
        : m_writer(*Database::open(path().toStdString(), OpenMode::Create))
    {
        run(set + "; PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0");
        run("CREATE TABLE t (n INTEGER PRIMARY KEY, words TEXT)");
    }
    [[nodiscard]] QString path() const { return m_scratch.path(u"a.db"_s); }
    [[nodiscard]] QByteArray content() const { return contentOf(path()); }
    [[nodiscard]] QByteArray log() const { return contentOf(path() + u"-wal"_s); }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_scratch.path(QString())).entryList(QDir::Files);
    }
    void run(const std::string& sql)
    {
        if (const auto done = m_writer.exec(sql); !done)
            QFAIL(done.error().what.c_str());
    }
    void add(int rows)
    {
        run("INSERT INTO t (words) WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c "
            "LIMIT " +
            std::to_string(rows) + ") SELECT hex(randomblob(200)) FROM c");
    }
    [[nodiscard]] std::int64_t rows()
    {
        return m_writer.query_int64("SELECT count(*) FROM t")->value_or(-1);
    }

private:
    Scratch m_scratch;
    Database m_writer;
};

/// Rows that are read without SQLite ever seeing a path; -1 where they cannot be.
std::int64_t rowsIn(const QByteArray& content, const QByteArray& log)
{
    auto database = Database::open(DatabasePages(bytesOf(content), bytesOf(log)), "a.db");
    if (!database)
        return -1;
    auto check = database->prepare("PRAGMA integrity_check");
    const bool is_sound = check && check->step().value_or(false) && check->text(0) == "ok";
    const auto rows = database->query_int64("SELECT count(*) FROM t");
    return is_sound && rows ? rows->value_or(-1) : -1;
}

} // namespace

class SqlitePagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatStandsInTheLogIsSeen_data();
    void whatStandsInTheLogIsSeen();
    void whatIsNotCommittedIsNotSeen();
    void aTornLogCountsUpToItsLastCommit();
    void whatALogBeforeLeftIsNotSeen();
    void aDatabaseWithoutALogIsReadAsItIs();
    void whatIsNoLogIsLeftOut();
    void nothingCanBeWritten();
    void bytesThatCannotBeReadAreAnError();
};

void SqlitePagesTest::whatStandsInTheLogIsSeen_data()
{
    QTest::addColumn<int>("pageSize");
    for (const int size : {512, 4096, 65536})
        QTest::addRow("pages of %d bytes", size) << size;
}

void SqlitePagesTest::whatStandsInTheLogIsSeen()
{
    QFETCH(const int, pageSize);
    Logged database("PRAGMA page_size = " + std::to_string(pageSize));
    database.add(500);
    database.run("PRAGMA wal_checkpoint(TRUNCATE)");
    database.add(300);
    database.run("DELETE FROM t WHERE n % 7 = 0");
    const QStringList files = database.files();
    const QByteArray content = database.content();
    QVERIFY(!database.log().isEmpty());
    QCOMPARE(rowsIn(content, database.log()), database.rows());
    QCOMPARE(database.files(), files);
    QCOMPARE(database.content(), content);
}

void SqlitePagesTest::whatIsNotCommittedIsNotSeen()
{
    Logged database;
    database.add(10);
    database.run("PRAGMA cache_size = 2; PRAGMA cache_spill = ON; BEGIN");
    database.add(2000); // more than the cache holds: pages are in the log before the commit
    QVERIFY(database.log().size() > 100'000);
    QCOMPARE(rowsIn(database.content(), database.log()), std::int64_t{10});
    database.run("COMMIT");
    QCOMPARE(rowsIn(database.content(), database.log()), std::int64_t{2010});
}

void SqlitePagesTest::aTornLogCountsUpToItsLastCommit()
{
    Logged database;
    database.add(10);
    const qsizetype first = database.log().size();
    database.add(400);
    const QByteArray log = database.log();
    for (const qsizetype length : {first, first + 1, first + 5000, log.size() - 1})
        QCOMPARE(rowsIn(database.content(), log.left(length)), std::int64_t{10});
    QByteArray damaged = log;
    damaged[first + 2000] = static_cast<char>(damaged[first + 2000] ^ 1);
    QCOMPARE(rowsIn(database.content(), damaged), std::int64_t{10});
    QCOMPARE(rowsIn(database.content(), log), std::int64_t{410});
}

void SqlitePagesTest::whatALogBeforeLeftIsNotSeen()
{
    Logged database;
    database.add(1000);
    const qsizetype longer = database.log().size();
    database.run("PRAGMA wal_checkpoint(RESTART)");
    database.add(1); // from the log's beginning on; what stood behind it still does
    QCOMPARE(database.log().size(), longer);
    QCOMPARE(rowsIn(database.content(), database.log()), std::int64_t{1001});
}

void SqlitePagesTest::aDatabaseWithoutALogIsReadAsItIs()
{
    Logged database;
    database.add(700);
    database.run("PRAGMA wal_checkpoint(TRUNCATE)");
    auto opened = Database::open(DatabasePages(bytesOf(database.content())), "a.db");
    QVERIFY(opened);
    QCOMPARE(opened->query_int64("SELECT count(*) FROM t")->value(), std::int64_t{700});
    // Sorting needs more than SQLite keeps: there is no file for it, and none is made.
    QCOMPARE(opened->query_int64("SELECT max(n) FROM (SELECT n FROM t ORDER BY words)")->value(),
             std::int64_t{700});
}

void SqlitePagesTest::whatIsNoLogIsLeftOut()
{
    Logged database;
    database.add(5);
    database.run("PRAGMA wal_checkpoint(TRUNCATE)");
    for (const QByteArray& log : {QByteArray(), QByteArray(10, 'x'), QByteArray(100'000, '\0')})
        QCOMPARE(rowsIn(database.content(), log), std::int64_t{5});
}

void SqlitePagesTest::nothingCanBeWritten()
{
    Logged database;
    auto opened =
        Database::open(DatabasePages(bytesOf(database.content()), bytesOf(database.log())), "a.db");
    QVERIFY(opened);
    QVERIFY(!opened->exec("INSERT INTO t (words) VALUES ('no')"));
    QCOMPARE(opened->last_problem(), Problem::ReadOnly);
}

void SqlitePagesTest::bytesThatCannotBeReadAreAnError()
{
    FileBytes broken;
    broken.size = 8192;
    broken.read = [](std::uint64_t, std::span<char>) -> Result<std::size_t> {
        return Error{"The disk is gone.", "a.db", {}};
    };
    QVERIFY(!Database::open(DatabasePages(broken), "a.db"));
    const auto none = Database::open(DatabasePages(bytesOf("no database, only text")), "a.db");
    QVERIFY(!none);
    QVERIFY(!none.error().what.empty());
}

QTEST_GUILESS_MAIN(SqlitePagesTest)
#include "sqlite_pages_test.moc"
