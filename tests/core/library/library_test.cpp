// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/library.h"
#include "tests/core/library/library_fixture.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QFileInfo>
#include <QSet>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Tags = std::vector<std::string>;

bool is_private(const QString& path)
{
    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                                            QFileDevice::ExeGroup | QFileDevice::ReadOther |
                                            QFileDevice::WriteOther | QFileDevice::ExeOther;
    return !(QFileInfo(path).permissions() & others);
}

} // namespace

class LibraryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void it_is_made_where_nothing_is();
    void it_is_made_in_an_empty_folder();
    void it_lies_in_the_data_folder();
    void a_session_is_listed_with_its_figures();
    void its_files_are_for_their_owner_only();
    void importing_again_updates_and_never_doubles();
    void a_name_that_was_given_stays();
    void an_empty_name_goes_back_to_the_recorded_one();
    void tags_that_were_given_stay();
    void a_removed_session_is_gone_with_its_file();
    void a_session_that_is_not_there_is_an_error();
    void a_file_that_was_deleted_by_hand_is_an_error();
    void the_latest_session_comes_first();
    void ids_are_untrusted_text_data();
    void ids_are_untrusted_text();
    void ids_that_differ_in_case_have_files_of_their_own();
    void a_strangers_file_is_not_overwritten();
    void a_cancelled_import_changes_nothing();
    void what_was_imported_is_there_when_opened_again();
};

void LibraryTest::it_is_made_where_nothing_is()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"some/where/new"_s));
    QVERIFY(library.list()->empty());
}

void LibraryTest::it_is_made_in_an_empty_folder()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(QString()));
    QVERIFY(library.list()->empty());
}

void LibraryTest::it_lies_in_the_data_folder()
{
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", "/data");
    QCOMPARE(Library::default_path(), "/data/Playhead");
    qputenv("XDG_DATA_HOME", "not/absolute");
    QCOMPARE(Library::default_path(), qgetenv("HOME").toStdString() + "/.local/share/Playhead");
    qputenv("XDG_DATA_HOME", before);
}

void LibraryTest::a_session_is_listed_with_its_figures()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    SessionSpec spec;
    spec.fails = true;
    spec.tags = {"b", "a"};
    const auto imported = library.import(*make_session(spec), "/from/here.json", {});
    QVERIFY(imported);
    QCOMPARE(*imported, Imported::Added);

    const auto entries = library.list();
    QVERIFY(entries);
    QCOMPARE(entries->size(), 1U);
    const LibraryEntry& entry = entries->front();
    QCOMPARE(entry.session_id, spec.id);
    QCOMPARE(entry.name, spec.name);
    QCOMPARE(entry.tags, spec.tags);
    QCOMPARE(entry.start, spec.start);
    QCOMPARE(entry.end, spec.start + 3 * ns_per_second);
    QCOMPARE(entry.end_state, std::optional<std::string>("Fail"));
    QCOMPARE(entry.outcome, EventResult::Success); // the last call recovered
    QCOMPARE(entry.events, 3U);
    QCOMPARE(entry.errors, 1U);
    QCOMPARE(entry.llm_calls, 3U);
    QCOMPARE(entry.total_tokens, std::optional<std::int64_t>(30));
    QVERIFY(!entry.cost);
    QCOMPARE(entry.llm_calls_without_cost, 3U);
    QCOMPARE(entry.recorder, "a test");
    QCOMPARE(entry.origin, "/from/here.json");
    QVERIFY(entry.is_complete);
    QVERIFY(entry.zone_trusted);
    const auto path = library.session_path(spec.id);
    QVERIFY(path);
    QCOMPARE(static_cast<qint64>(entry.file_size), QFileInfo(QString::fromStdString(*path)).size());
    QVERIFY(entry.added > spec.start);
    QCOMPARE(entry.updated, entry.added);
}

void LibraryTest::its_files_are_for_their_owner_only()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    Library library = open_library(folder);
    QVERIFY(library.import(*make_session({}), "a", {}));
    QVERIFY(is_private(folder));
    for (const QString& path : contents_below(folder).keys())
        QVERIFY2(is_private(path), qPrintable(path));
}

void LibraryTest::importing_again_updates_and_never_doubles()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    SessionSpec spec;
    QVERIFY(library.import(*make_session(spec), "first", {}));
    const LibraryEntry before = *library.find(spec.id);
    spec.events = 7;
    spec.name = "A longer walk";
    spec.tags = {"new"};
    const auto imported = library.import(*make_session(spec), "second", {});
    QVERIFY(imported);
    QCOMPARE(*imported, Imported::Updated);
    QCOMPARE(library.list()->size(), 1U);
    const LibraryEntry after = *library.find(spec.id);
    QCOMPARE(after.events, 7U);
    QCOMPARE(after.name, spec.name);
    QCOMPARE(after.tags, spec.tags);
    QCOMPARE(after.origin, "second");
    QCOMPARE(after.added, before.added);
    QVERIFY(after.updated > before.updated);
    QCOMPARE(contents_below(scratch.path(u"library/sessions"_s)).size(), 1);
}

void LibraryTest::a_name_that_was_given_stays()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    SessionSpec spec;
    QVERIFY(library.import(*make_session(spec), "a", {}));
    QVERIFY(library.rename(spec.id, "Mine"));
    spec.name = "Another recorded one";
    QVERIFY(library.import(*make_session(spec), "a", {}));
    const LibraryEntry entry = *library.find(spec.id);
    QCOMPARE(entry.name, "Mine");
    QCOMPARE(entry.recorded_name, spec.name);
}

void LibraryTest::an_empty_name_goes_back_to_the_recorded_one()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    QVERIFY(library.import(*make_session({}), "a", {}));
    QVERIFY(library.rename("session-1", "Mine"));
    QVERIFY(library.rename("session-1", ""));
    QCOMPARE(library.find("session-1")->name, "A walk");
}

void LibraryTest::tags_that_were_given_stay()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    SessionSpec spec;
    spec.tags = {"recorded"};
    QVERIFY(library.import(*make_session(spec), "a", {}));
    QVERIFY(library.set_tags(spec.id, {"z", "a"}));
    QVERIFY(library.import(*make_session(spec), "a", {}));
    QCOMPARE(library.find(spec.id)->tags, Tags({"z", "a"}));
    QVERIFY(library.set_tags(spec.id, {}));
    QVERIFY(library.import(*make_session(spec), "a", {}));
    QCOMPARE(library.find(spec.id)->tags, Tags());
}

void LibraryTest::a_removed_session_is_gone_with_its_file()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    QVERIFY(library.import(*make_session({}), "a", {}));
    QVERIFY(library.rename("session-1", "Mine"));
    QVERIFY(library.remove("session-1"));
    QVERIFY(library.list()->empty());
    QVERIFY(contents_below(scratch.path(u"library/sessions"_s)).isEmpty());
    // A later import starts afresh.
    QCOMPARE(*library.import(*make_session({}), "a", {}), Imported::Added);
    QCOMPARE(library.find("session-1")->name, "A walk");
}

void LibraryTest::a_session_that_is_not_there_is_an_error()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    const auto is_clear = [](const Error& error) {
        return error.what.find("nobody") != std::string::npos && !error.remedy.empty();
    };
    QVERIFY(is_clear(library.find("nobody").error()));
    QVERIFY(is_clear(library.session_path("nobody").error()));
    QVERIFY(is_clear(library.rename("nobody", "x").error()));
    QVERIFY(is_clear(library.set_tags("nobody", {"x"}).error()));
    QVERIFY(is_clear(library.remove("nobody").error()));
}

void LibraryTest::a_file_that_was_deleted_by_hand_is_an_error()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    QVERIFY(library.import(*make_session({}), "a", {}));
    QVERIFY(QFile::remove(QString::fromStdString(*library.session_path("session-1"))));
    const auto path = library.session_path("session-1");
    QVERIFY(!path);
    QVERIFY(!path.error().remedy.empty());
    QVERIFY(library.remove("session-1"));
    QVERIFY(library.list()->empty());
}

void LibraryTest::the_latest_session_comes_first()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    SessionSpec spec;
    for (const auto& [id, start] :
         {std::pair("old", 1), std::pair("new", 3), std::pair("mid", 2)}) {
        spec.id = id;
        spec.start = start * ns_per_second;
        QVERIFY(library.import(*make_session(spec), "a", {}));
    }
    spec.id = "no time at all";
    spec.events = 0;
    QVERIFY(library.import(*make_session(spec), "a", {}));
    const auto entries = library.list();
    QVERIFY(entries);
    std::vector<std::string> ids;
    for (const LibraryEntry& entry : *entries)
        ids.push_back(entry.session_id);
    QCOMPARE(ids, Tags({"new", "mid", "old", "no time at all"}));
}

void LibraryTest::ids_are_untrusted_text_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("a path upwards") << QByteArray("../../../etc/passwd");
    QTest::newRow("an absolute path") << QByteArray("/tmp/x");
    QTest::newRow("the folder itself") << QByteArray(".");
    QTest::newRow("the folder above") << QByteArray("..");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("longer than a file name") << QByteArray(5000, 'x');
    QTest::newRow("lines and escapes") << QByteArray("a\nb\x1b[31m");
    QTest::newRow("a zero byte") << QByteArray("a\0b", 3);
    QTest::newRow("no UTF-8") << QByteArray("\xff\xfe");
    QTest::newRow("another script") << QByteArray("セッション");
    QTest::newRow("SQL") << QByteArray("'; DROP TABLE session; --");
    QTest::newRow("like a file name") << QByteArray("catalogue.db");
}

void LibraryTest::ids_are_untrusted_text()
{
    QFETCH(const QByteArray, id);
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    Library library = open_library(folder);
    SessionSpec spec;
    spec.id = id.toStdString();
    QVERIFY(library.import(*make_session(spec), "a", {}));
    QCOMPARE(*library.import(*make_session(spec), "a", {}), Imported::Updated);
    QCOMPARE(library.list()->front().session_id, spec.id);
    const auto path = library.session_path(spec.id);
    QVERIFY(path);
    QCOMPARE(QFileInfo(QString::fromStdString(*path)).canonicalPath(),
             QFileInfo(folder + u"/sessions"_s).canonicalFilePath());
    QVERIFY(library.remove(spec.id));
    QVERIFY(contents_below(folder + u"/sessions"_s).isEmpty());
}

void LibraryTest::ids_that_differ_in_case_have_files_of_their_own()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    QSet<QString> names;
    for (const char* id : {"abc", "ABC", "Abc", "a.b.c", "a/b/c", "a b c"}) {
        SessionSpec spec;
        spec.id = id;
        QVERIFY(library.import(*make_session(spec), "a", {}));
        names.insert(
            QFileInfo(QString::fromStdString(*library.session_path(id))).fileName().toLower());
    }
    QCOMPARE(names.size(), 6);
}

void LibraryTest::a_strangers_file_is_not_overwritten()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    const QString path = scratch.write(u"library/sessions/session-1.playhead"_s, "precious");
    QVERIFY(library.import(*make_session({}), "a", {}));
    QCOMPARE(testkit::contentOf(path), QByteArray("precious"));
    QVERIFY(QString::fromStdString(*library.session_path("session-1")) != path);
    QVERIFY(library.remove("session-1"));
    QCOMPARE(testkit::contentOf(path), QByteArray("precious"));
}

void LibraryTest::a_cancelled_import_changes_nothing()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    SessionSpec spec;
    QVERIFY(library.import(*make_session(spec), "a", {}));
    std::stop_source stop;
    stop.request_stop();
    Job job;
    job.stop = stop.get_token();
    spec.name = "Never seen";
    QVERIFY(!library.import(*make_session(spec), "a", job));
    QCOMPARE(library.find(spec.id)->name, "A walk");
    QVERIFY(contents_below(scratch.path(u"library/incoming"_s)).isEmpty());
}

void LibraryTest::what_was_imported_is_there_when_opened_again()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    {
        Library library = open_library(folder);
        QVERIFY(library.import(*make_session({}), "a", {}));
    }
    QCOMPARE(open_library(folder).list()->size(), 1U);
    const auto before = contents_below(folder);
    QCOMPARE(open_library(folder, Library::Access::Read).list()->size(), 1U);
    QCOMPARE(contents_below(folder), before);
}

QTEST_GUILESS_MAIN(LibraryTest)
#include "library_test.moc"
