// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/end_to_end/program.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A library with one session in it.
class CaredFor
{
public:
    CaredFor()
    {
        const QString file = m_scratch.write(u"walk.json"_s, smallSession());
        if (run({u"import"_s, file}).exitCode != 0)
            QTest::qFail("nothing can be imported", __FILE__, __LINE__);
    }

    [[nodiscard]] QString path(const QString& name) const { return m_scratch.path(name); }
    [[nodiscard]] Run run(const QStringList& arguments) const
    {
        return runProgram(arguments + QStringList{u"--library"_s, path(u"library"_s)});
    }
    [[nodiscard]] Run care(const QStringList& arguments) const
    {
        return run(QStringList{u"library"_s} + arguments);
    }
    [[nodiscard]] QString sessionFile() const
    {
        const QDir folder(path(u"library/sessions"_s));
        return folder.filePath(folder.entryList({u"*.playhead"_s}).value(0));
    }

private:
    testkit::Scratch m_scratch;
};

} // namespace

/// library check, compact, backup and merge.
class LibraryCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_library_in_order_has_nothing_wrong();
    void what_is_wrong_is_said_with_what_mends_it();
    void compacting_keeps_all();
    void a_backup_is_a_library();
    void another_library_is_taken_in_once();
    void what_it_does_not_do_is_wrong_usage_data();
    void what_it_does_not_do_is_wrong_usage();
};

void LibraryCommandTest::a_library_in_order_has_nothing_wrong()
{
    const CaredFor library;
    const Run checked = library.care({u"check"_s});
    QCOMPARE(checked.exitCode, 0);
    QVERIFY2(checked.out.contains("1 session looked at, nothing wrong"), checked.out.constData());
    const Run told = library.care({u"check"_s, u"--json"_s});
    QCOMPARE(told.json()[u"sessions"_s].toInt(), 1);
    QVERIFY(told.json()[u"problems"_s].toArray().isEmpty());
}

void LibraryCommandTest::what_is_wrong_is_said_with_what_mends_it()
{
    const CaredFor library;
    QVERIFY(QFile::remove(library.sessionFile()));
    QFile stranger(library.path(u"library/sessions/stranger.playhead"_s));
    QVERIFY(stranger.open(QIODevice::WriteOnly));
    stranger.close();
    const Run checked = library.care({u"check"_s, u"--json"_s});
    QCOMPARE(checked.exitCode, 1);
    QStringList kinds;
    for (const auto& problem : checked.json()[u"problems"_s].toArray()) {
        kinds += problem[u"kind"_s].toString();
        QVERIFY(!problem[u"remedy"_s].toString().isEmpty());
    }
    kinds.sort();
    QCOMPARE(kinds, (QStringList{u"missing"_s, u"orphan"_s}));
    QVERIFY(stranger.exists()); // it is said, and left alone
}

void LibraryCommandTest::compacting_keeps_all()
{
    const CaredFor library;
    const Run compacted = library.care({u"compact"_s, u"--json"_s});
    QCOMPARE(compacted.exitCode, 0);
    QVERIFY(compacted.json()[u"bytes_after"_s].toInteger() > 0);
    QCOMPARE(library.run({u"events"_s, u"library:walk-1"_s, u"--json"_s}).events().size(), 4);
}

void LibraryCommandTest::a_backup_is_a_library()
{
    const CaredFor library;
    const QString copy = library.path(u"copy"_s);
    const Run backedUp = library.care({u"backup"_s, copy});
    QCOMPARE(backedUp.exitCode, 0);
    QVERIFY2(backedUp.out.contains("added  walk-1"), backedUp.out.constData());
    const Run events =
        runProgram({u"events"_s, u"library:walk-1"_s, u"--json"_s, u"--library"_s, copy});
    QCOMPARE(events.events().size(), 4);
    // Where something is already, nothing is written.
    const Run again = library.care({u"backup"_s, copy});
    QCOMPARE(again.exitCode, 1);
    QVERIFY(again.err.contains("new or empty"));
}

void LibraryCommandTest::another_library_is_taken_in_once()
{
    const CaredFor library;
    const CaredFor other;
    const QString changed = library.path(u"changed.json"_s);
    QFile file(changed);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(smallSession().replace("A walk", "A long walk"));
    file.close();
    QCOMPARE(other.run({u"import"_s, changed}).exitCode, 0);

    const Run merged = library.care({u"merge"_s, other.path(u"library"_s), u"--json"_s});
    QCOMPARE(merged.exitCode, 0);
    const QJsonObject session = merged.json()[u"sessions"_s].toArray().at(0).toObject();
    QCOMPARE(session[u"what"_s].toString(), u"both"_s);
    QVERIFY(session[u"id_now"_s].toString().startsWith(u"walk-1."));
    const Run again = library.care({u"merge"_s, other.path(u"library"_s), u"--json"_s});
    QCOMPARE(again.json()[u"sessions"_s][0][u"what"_s].toString(), u"same"_s);
    QCOMPARE(library.run({u"sessions"_s, u"--json"_s}).json()[u"sessions"_s].toArray().size(), 2);
    QCOMPARE(library.care({u"check"_s}).exitCode, 0);
}

void LibraryCommandTest::what_it_does_not_do_is_wrong_usage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("a word nearly right")
        << QStringList{u"checks"_s} << QByteArray("Did you mean check?");
    QTest::newRow("a folder too few")
        << QStringList{u"merge"_s} << QByteArray("A folder is missing");
    QTest::newRow("a folder too many")
        << QStringList{u"check"_s, u"x"_s} << QByteArray("That is too much");
}

void LibraryCommandTest::what_it_does_not_do_is_wrong_usage()
{
    QFETCH(const QStringList, words);
    QFETCH(const QByteArray, said);
    const CaredFor library;
    const Run run = library.care(words);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains(said), run.err.constData());
}

QTEST_GUILESS_MAIN(LibraryCommandTest)
#include "library_command_test.moc"
