// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/sqlite.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QFile>

#include <sys/stat.h>

using namespace playhead;
using namespace playhead::sqlite;
using namespace Qt::Literals::StringLiterals;

class SqliteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesComeBackAsTheyWereBound();
    void aMissingFileIsMadeOnlyWhenAskedFor();
    void namesWithAMeaningOfTheirOwnAreFiles();
    void aFileThatIsNoDatabaseIsTold();
    void aMistakeInSqlIsTold();
    void aBindThatFailsIsReportedByStep();
    void whatIsNotCommittedIsRolledBack();
    void someoneElsesLockIsBusy();
    void aBrokenRuleIsAConstraint();
    void aValueIsReadInPieces();
};

void SqliteTest::valuesComeBackAsTheyWereBound()
{
    const testkit::Scratch scratch;
    auto database = Database::open(scratch.path(u"a.db"_s).toStdString(), OpenMode::Create);
    QVERIFY(database);
    QVERIFY(database->exec("CREATE TABLE t (a, b, c, d, e)"));
    auto insert = database->prepare("INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5)");
    QVERIFY(insert);
    const std::string text("with a \0 inside", 15);
    insert->bind(1, std::int64_t{-9007199254740993});
    insert->bind(2, 0.1);
    insert->bind(3, text);
    insert->bind_blob(4, std::string_view());
    insert->bind_null(5);
    QVERIFY(insert->run());
    QCOMPARE(database->changes(), 1);
    QCOMPARE(database->last_insert_rowid(), 1);

    auto select = database->prepare("SELECT a, b, c, d, e FROM t");
    QVERIFY(*select->step());
    QCOMPARE(select->column_count(), 5);
    QCOMPARE(select->int64(0), -9007199254740993);
    QCOMPARE(select->real(1), 0.1);
    QCOMPARE(select->text(2), std::string_view(text));
    QVERIFY(!select->is_null(3));
    QVERIFY(select->blob(3).empty());
    QVERIFY(select->is_null(4));
    QVERIFY(!*select->step());
    QCOMPARE(database->query_int64("SELECT count(*) FROM t")->value(), 1);
    QVERIFY(!database->query_int64("SELECT a FROM t WHERE a = 5")->has_value());
}

void SqliteTest::aMissingFileIsMadeOnlyWhenAskedFor()
{
    const testkit::Scratch scratch;
    const std::string path = scratch.path(u"a.db"_s).toStdString();
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
        const auto database = Database::open(path, mode);
        QVERIFY(!database);
        QCOMPARE(database.error().where, path);
    }
    QVERIFY(!QFile::exists(QString::fromStdString(path)));
    QVERIFY(Database::open(path, OpenMode::Create));
    struct stat status = {};
    QCOMPARE(::stat(path.c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

void SqliteTest::namesWithAMeaningOfTheirOwnAreFiles()
{
    const testkit::Scratch scratch;
    for (const QString& name : {u":memory:"_s, u"file:x?mode=memory"_s, u"a b%20#?.db"_s}) {
        const QString path = scratch.path(u"."_s) + u'/' + name;
        const auto database = Database::open(path.toStdString(), OpenMode::Create);
        QVERIFY2(database, database ? "" : database.error().to_string().c_str());
        QVERIFY2(QFile::exists(path), qPrintable(name));
    }
}

void SqliteTest::aFileThatIsNoDatabaseIsTold()
{
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"a.db"_s, QByteArray(5000, 'x'));
    const auto database = Database::open(path.toStdString(), OpenMode::ReadWrite);
    QVERIFY(!database);
    QCOMPARE(database.error().what, std::string("This is not an SQLite database."));
    QVERIFY(!Database::open(scratch.path({}).toStdString(), OpenMode::Create));
}

void SqliteTest::aMistakeInSqlIsTold()
{
    const testkit::Scratch scratch;
    auto database = Database::open(scratch.path(u"a.db"_s).toStdString(), OpenMode::Create);
    const auto prepared = database->prepare("SELECT a FROM nowhere");
    QCOMPARE(QString::fromStdString(prepared.error().what),
             u"The database reports: no such table: nowhere."_s);
    QCOMPARE(database->last_problem(), Problem::Other);
    QVERIFY(!database->exec("SELEC"));
}

void SqliteTest::aBindThatFailsIsReportedByStep()
{
    const testkit::Scratch scratch;
    auto database = Database::open(scratch.path(u"a.db"_s).toStdString(), OpenMode::Create);
    auto statement = database->prepare("SELECT ?1");
    statement->bind(2, std::int64_t{1});
    QVERIFY(!statement->step());
    QVERIFY(statement->step()); // told once
}

void SqliteTest::whatIsNotCommittedIsRolledBack()
{
    const testkit::Scratch scratch;
    auto database = Database::open(scratch.path(u"a.db"_s).toStdString(), OpenMode::Create);
    QVERIFY(database->exec("CREATE TABLE t (a)"));
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY(transaction);
        QVERIFY(database->exec("INSERT INTO t VALUES (1)"));
    }
    QCOMPARE(database->query_int64("SELECT count(*) FROM t")->value(), 0);
    auto transaction = Transaction::begin(*database);
    QVERIFY(database->exec("INSERT INTO t VALUES (1)"));
    QVERIFY(transaction->commit());
    QCOMPARE(database->query_int64("SELECT count(*) FROM t")->value(), 1);
}

void SqliteTest::someoneElsesLockIsBusy()
{
    const testkit::Scratch scratch;
    const std::string path = scratch.path(u"a.db"_s).toStdString();
    auto one = Database::open(path, OpenMode::Create);
    auto two = Database::open(path, OpenMode::ReadWrite);
    QVERIFY(one && two);
    QVERIFY(one->exec("CREATE TABLE t (a); BEGIN EXCLUSIVE"));
    two->set_busy_timeout(std::chrono::milliseconds(0));
    const auto begun = Transaction::begin(*two);
    QVERIFY(!begun);
    QCOMPARE(two->last_problem(), Problem::Busy);
    QCOMPARE(begun.error().what, std::string("The database is in use by another program."));
}

void SqliteTest::aBrokenRuleIsAConstraint()
{
    const testkit::Scratch scratch;
    auto database = Database::open(scratch.path(u"a.db"_s).toStdString(), OpenMode::Create);
    QVERIFY(database->exec("CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1)"));
    QVERIFY(!database->exec("INSERT INTO t VALUES (1)"));
    QCOMPARE(database->last_problem(), Problem::Constraint);
}

void SqliteTest::aValueIsReadInPieces()
{
    const testkit::Scratch scratch;
    auto database = Database::open(scratch.path(u"a.db"_s).toStdString(), OpenMode::Create);
    QVERIFY(database->exec("CREATE TABLE t (number INTEGER PRIMARY KEY, a);"
                           "INSERT INTO t VALUES (7, 'h\u00e9llo'), (8, NULL)"));
    const auto blob = database->open_blob("t", "a", 7);
    QVERIFY(blob);
    QCOMPARE(blob->size(), std::size_t(6));
    std::string text(4, '\0');
    QVERIFY(blob->read(1, text));
    QCOMPARE(text, std::string("\u00e9ll"));
    QVERIFY(!blob->read(3, text)); // beyond the end
    QVERIFY(!database->open_blob("t", "a", 8));
    QVERIFY(!database->open_blob("t", "a", 9));
    QVERIFY(!database->open_blob("t", "b", 7));
}

QTEST_GUILESS_MAIN(SqliteTest)
#include "sqlite_test.moc"
