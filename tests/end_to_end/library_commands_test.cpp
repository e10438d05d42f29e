// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/end_to_end/program.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QFileInfo>
#include <QJsonArray>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;

/// import, sessions, search and library:ID.
class LibraryCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_is_imported_is_listed();
    void importing_again_does_not_double();
    void a_session_of_the_library_is_read_like_a_file();
    void several_files_are_imported_and_bad_ones_named();
    void the_own_library_is_in_the_data_folder();
    void a_library_that_is_missing_is_not_made_by_reading_data();
    void a_library_that_is_missing_is_not_made_by_reading();
    void a_library_that_is_a_picture_is_left_untouched();
    void a_session_that_is_not_there_is_named();
    void words_are_found_in_all_sessions();
    void a_search_for_no_word_is_wrong_usage();
};

namespace {

QStringList inLibrary(const QString& folder, const QStringList& arguments)
{
    return arguments + QStringList{u"--library"_s, folder};
}

} // namespace

void LibraryCommandsTest::what_is_imported_is_listed()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    const QString file = scratch.write(u"walk.json"_s, smallSession());
    const Run imported = runProgram(inLibrary(folder, {u"import"_s, file}));
    QCOMPARE(imported.exitCode, 0);
    QCOMPARE(imported.err, QByteArray());
    QVERIFY(imported.out.contains("added"));
    const Run listed = runProgram(inLibrary(folder, {u"sessions"_s, u"--json"_s}));
    QCOMPARE(listed.exitCode, 0);
    QCOMPARE(listed.json()[u"library"_s].toString(), folder);
    const QJsonArray sessions = listed.json()[u"sessions"_s].toArray();
    QCOMPARE(sessions.size(), 1);
    QCOMPARE(sessions[0][u"session_id"_s].toString(), u"walk-1"_s);
    QCOMPARE(sessions[0][u"name"_s].toString(), u"A walk"_s);
    QCOMPARE(sessions[0][u"start"_s].toString(), u"2026-11-20T10:00:00Z"_s);
    QCOMPARE(sessions[0][u"duration_ns"_s].toInteger(), 10'000'000'000);
    QCOMPARE(sessions[0][u"events"_s].toInt(), 4);
    QCOMPARE(sessions[0][u"errors"_s].toInt(), 1);
    QCOMPARE(sessions[0][u"total_tokens"_s].toInt(), 120);
    QCOMPARE(sessions[0][u"cost_usd"_s].toDouble(), 0.0125);
    QCOMPARE(sessions[0][u"origin"_s].toString(), QFileInfo(file).absoluteFilePath());
    const Run table = runProgram(inLibrary(folder, {u"sessions"_s}));
    QCOMPARE(table.exitCode, 0);
    QCOMPARE(table.out.count('\n'), 2);
    QVERIFY2(table.out.contains("walk-1   2026-11-20 10:00:00 UTC   10.00 s  Success       4       "
                                "1     120  $0.013  A walk [outdoors] [demo]\n"),
             table.out.constData());
}

void LibraryCommandsTest::importing_again_does_not_double()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    const QString file = scratch.write(u"walk.json"_s, smallSession());
    QCOMPARE(runProgram(inLibrary(folder, {u"import"_s, file, file})).exitCode, 0);
    const Run again = runProgram(inLibrary(folder, {u"import"_s, file}));
    QCOMPARE(again.exitCode, 0);
    QVERIFY(again.out.contains("updated"));
    const Run listed = runProgram(inLibrary(folder, {u"sessions"_s, u"--json"_s}));
    QCOMPARE(listed.json()[u"sessions"_s].toArray().size(), 1);
}

void LibraryCommandsTest::a_session_of_the_library_is_read_like_a_file()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    const QString file = scratch.write(u"walk.json"_s, smallSession());
    QCOMPARE(runProgram(inLibrary(folder, {u"import"_s, file})).exitCode, 0);
    const QString name = u"library:walk-1"_s;
    const QStringList asJson = {u"events"_s, u"--json"_s, u"--reveal"_s};
    const Run original = runProgram(asJson + QStringList{file});
    const Run copy = runProgram(inLibrary(folder, asJson + QStringList{name}));
    QCOMPARE(copy.exitCode, 0);
    QCOMPARE(copy.out, original.eventLines()); // rows are not counted
    const Run inspected = runProgram(inLibrary(folder, {u"inspect"_s, u"--json"_s, name}));
    QCOMPARE(inspected.json()[u"files"_s][0][u"path"_s].toString(), name);
    QCOMPARE(inspected.json()[u"files"_s][0][u"sessions"_s][0][u"events"_s].toInt(), 4);
    const QString output = scratch.path(u"out.jsonl"_s);
    QCOMPARE(
        runProgram(inLibrary(folder, {u"export"_s, name, u"-o"_s, output, u"--reveal"_s})).exitCode,
        0);
    QCOMPARE(runProgram(asJson + QStringList{output}).eventLines(), original.eventLines());
}

void LibraryCommandsTest::several_files_are_imported_and_bad_ones_named()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    const QString one = scratch.write(u"one.json"_s, smallSession());
    const QString bad = scratch.write(u"bad.json"_s, {});
    const QString two = scratch.write(u"two.json"_s, smallSession().replace("walk-1", "walk-2"));
    const Run run = runProgram(inLibrary(folder, {u"import"_s, one, bad, two}));
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.err.contains("bad.json"));
    QVERIFY(!run.err.contains("one.json"));
    const Run listed = runProgram(inLibrary(folder, {u"sessions"_s, u"--json"_s}));
    QCOMPARE(listed.json()[u"sessions"_s].toArray().size(), 2);
}

void LibraryCommandsTest::the_own_library_is_in_the_data_folder()
{
    const testkit::Scratch scratch;
    QCOMPARE(runProgram({u"import"_s, scratch.write(u"walk.json"_s, smallSession())}).exitCode, 0);
    QVERIFY(QFileInfo::exists(qEnvironmentVariable("XDG_DATA_HOME") + u"/Playhead/catalogue.db"_s));
    QCOMPARE(runProgram({u"events"_s, u"library:walk-1"_s}).exitCode, 0);
    QVERIFY(runProgram({u"sessions"_s}).out.contains("walk-1"));
}

void LibraryCommandsTest::a_library_that_is_missing_is_not_made_by_reading_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("sessions") << QStringList{u"sessions"_s};
    QTest::newRow("search") << QStringList{u"search"_s, u"x"_s};
    QTest::newRow("inspect") << QStringList{u"inspect"_s, u"library:x"_s};
    QTest::newRow("events") << QStringList{u"events"_s, u"library:x"_s};
}

void LibraryCommandsTest::a_library_that_is_missing_is_not_made_by_reading()
{
    QFETCH(const QStringList, arguments);
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    const Run run = runProgram(inLibrary(folder, arguments));
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.out, QByteArray());
    QVERIFY2(run.err.contains(QByteArray(folder.toUtf8() + ": There is no library here")),
             run.err.constData());
    QVERIFY(!QFileInfo::exists(folder));
}

void LibraryCommandsTest::a_library_that_is_a_picture_is_left_untouched()
{
    const testkit::Scratch scratch;
    const QByteArray png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    const QString picture = scratch.write(u"picture.png"_s, png);
    scratch.write(u"folder/catalogue.db"_s, png);
    const QString file = scratch.write(u"walk.json"_s, smallSession());
    for (const QString& library : {picture, scratch.path(u"folder"_s)}) {
        for (const QStringList& arguments :
             {QStringList{u"import"_s, file}, QStringList{u"sessions"_s}}) {
            const Run run = runProgram(inLibrary(library, arguments));
            QCOMPARE(run.exitCode, 1);
            QVERIFY2(run.err.contains(library.toUtf8()), run.err.constData());
            QVERIFY2(run.err.contains("\n  "), run.err.constData());
        }
    }
    QCOMPARE(testkit::contentOf(picture), png);
    QCOMPARE(testkit::contentOf(scratch.path(u"folder/catalogue.db"_s)), png);
    QCOMPARE(QDir(scratch.path(u"folder"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList{u"catalogue.db"_s});
}

void LibraryCommandsTest::a_session_that_is_not_there_is_named()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    QCOMPARE(
        runProgram(inLibrary(folder, {u"import"_s, scratch.write(u"walk.json"_s, smallSession())}))
            .exitCode,
        0);
    const Run run = runProgram(inLibrary(folder, {u"events"_s, u"library:nobody"_s}));
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.err.contains("nobody"));
}

void LibraryCommandsTest::words_are_found_in_all_sessions()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    const auto session = [&scratch](const char* id, const char* day, const QByteArray& prompt) {
        return scratch.write(QString::fromLatin1(id) + u".jsonl"_s,
                             QByteArray("{\"playhead\":1,\"session\":{\"session_id\":\"") + id +
                                 "\"}}\n{\"event_type\":\"ask\",\"timestamp\":\"2026-11-" + day +
                                 "T10:00:00Z\",\"prompt\":\"" + prompt + "\"}\n");
    };
    const QString first = session("first", "19", "The walrus \\u001b[31m waits");
    const QString second = session("second", "20",
                                   "api_key=sk-abcdefghijklmnopqrstuvwxyz012345 "
                                   "for the Walruses");
    QCOMPARE(runProgram(inLibrary(folder, {u"import"_s, first, second})).exitCode, 0);
    const Run found = runProgram(inLibrary(folder, {u"search"_s, u"the"_s, u"walrus"_s}));
    QCOMPARE(found.exitCode, 0);
    QCOMPARE(found.err, QByteArray());
    QVERIFY2(found.out.startsWith("second  2026-11-20 10:00:00 UTC  1 match\n    "),
             found.out.constData());
    QVERIFY(found.out.contains("\nfirst  2026-11-19 10:00:00 UTC  1 match\n"
                               "    ask The walrus  [31m waits\n"));
    QVERIFY2(!found.out.contains("abcdefghij"), found.out.constData());
    const Run json = runProgram(inLibrary(folder, {u"search"_s, u"--json"_s, u"waits"_s}));
    QCOMPARE(json.json()[u"matches"_s].toInt(), 1);
    const QJsonArray sessions = json.json()[u"sessions"_s].toArray();
    QCOMPARE(sessions.size(), 1);
    QCOMPARE(sessions[0][u"session_id"_s].toString(), u"first"_s);
    QJsonArray marks;
    marks.append(QJsonArray{21, 26}); // braces around one list are it, or a list of it, by compiler
    QCOMPARE(sessions[0][u"first"_s][0][u"marks"_s].toArray(), marks);
    const Run none = runProgram(inLibrary(folder, {u"search"_s, u"unicorn"_s}));
    QCOMPARE(none.exitCode, 0);
    QCOMPARE(none.out, QByteArray("Nothing in the library matches.\n"));
}

void LibraryCommandsTest::a_search_for_no_word_is_wrong_usage()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    const QString file = scratch.write(u"walk.json"_s, smallSession());
    QCOMPARE(runProgram(inLibrary(folder, {u"import"_s, file})).exitCode, 0);
    const Run run = runProgram(inLibrary(folder, {u"search"_s, u"&&"_s}));
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains("no word"), run.err.constData());
}

QTEST_GUILESS_MAIN(LibraryCommandsTest)
#include "library_commands_test.moc"
