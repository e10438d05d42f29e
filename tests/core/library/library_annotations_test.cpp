// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/sqlite.h"
#include "core/library/library.h"
#include "core/model/annotated_trace.h"
#include "core/model/session_part.h"
#include "tests/core/library/library_fixture.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "tests/testkit/trace_maker.h"

#include <QDir>
#include <QFileInfo>

#include <signal.h>
#include <unistd.h>

#include <array>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Events "e0", "e1" …, of which every third has no id.
std::shared_ptr<const Trace> made_session(int count = 6, const std::string& id = "s",
                                          const Annotations& annotations = {})
{
    Session session;
    session.id = id;
    testkit::TraceMaker maker(std::move(session));
    for (int i = 0; i < count; ++i) {
        Event event = testkit::TraceMaker::event("step", i, i + 1);
        event.id = i % 3 == 2 ? "" : "e" + std::to_string(i);
        maker.add(event);
    }
    return annotated(maker.finish(), annotations);
}

AnnotationChange note_on(std::uint32_t event, const std::string& note, TimeNs changed)
{
    return {EventIndex(event), std::nullopt, Annotation{note, false, changed}};
}

Annotations noted(std::uint32_t event, const std::string& note, TimeNs changed)
{
    Annotations annotations;
    annotations.apply(note_on(event, note, changed));
    return annotations;
}

std::string note_of(Library& library, const Trace& trace, std::uint32_t event)
{
    const auto annotations = library.annotations(trace);
    if (!annotations)
        qFatal("%s", annotations.error().to_string().c_str());
    const Annotation* annotation = annotations->find(EventIndex(event));
    return annotation ? annotation->note : std::string();
}

std::string catalogue_of(const QString& folder)
{
    return folder.toStdString() + "/catalogue.db";
}

/// Makes the catalogue what the version before annotations wrote.
void make_older(const QString& folder)
{
    auto database = sqlite::Database::open(catalogue_of(folder), sqlite::OpenMode::ReadWrite);
    if (!database ||
        !database->exec("DROP TABLE annotation; DROP TABLE archive; PRAGMA user_version = 1;"
                        "PRAGMA wal_checkpoint(TRUNCATE)"))
        qFatal("the catalogue cannot be changed");
}

std::int64_t version_of(const std::string& catalogue)
{
    auto database = sqlite::Database::open(catalogue, sqlite::OpenMode::ReadOnly);
    if (!database)
        qFatal("%s", database.error().to_string().c_str());
    return database->query_int64("PRAGMA user_version")->value_or(-1);
}

} // namespace

class LibraryAnnotationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_is_noted_is_there_in_the_next_reading()
    {
        const testkit::Scratch scratch;
        const QString folder = scratch.path(u"library"_s);
        const auto trace = made_session();
        const std::array changes = {
            note_on(1, "why?\nline two – ünïcödé", 10),
            AnnotationChange{EventIndex(2U), std::nullopt, Annotation{"", true, 20}},
            note_on(3, std::string("a\0b", 3), no_time)};
        {
            Library library = open_library(folder);
            const auto kept = library.annotate(*trace, changes);
            QVERIFY2(kept, kept ? "" : kept.error().to_string().c_str());
        }
        Library library = open_library(folder, Library::Access::Read);
        const auto annotations = library.annotations(*made_session());
        QVERIFY(annotations);
        QCOMPARE(annotations->entries().size(), changes.size());
        for (const AnnotationChange& change : changes)
            QCOMPARE(*annotations->find(change.event), *change.after);
        QVERIFY(library.list()->empty()); // the session itself was only opened
    }

    void sessions_do_not_share_notes()
    {
        const testkit::Scratch scratch;
        Library library = open_library(scratch.path(u"library"_s));
        const std::array changes = {note_on(0, "of one", 10)};
        QVERIFY(library.annotate(*made_session(3, "one"), changes));
        QCOMPARE(note_of(library, *made_session(3, "two"), 0), "");
        QCOMPARE(note_of(library, *made_session(3, "one"), 0), "of one");
    }

    void a_change_is_undone_as_if_it_had_not_been()
    {
        const testkit::Scratch scratch;
        const QString folder = scratch.path(u"library"_s);
        const auto trace = made_session();
        Library library = open_library(folder);
        const std::array change = {note_on(1, "x", 10)};
        const std::array inverse = {change.front().inverse()};
        QVERIFY(library.annotate(*trace, change));
        QVERIFY(library.annotate(*trace, inverse));
        QVERIFY(library.annotations(*trace)->entries().empty());
    }

    void all_changes_are_kept_or_none()
    {
        const testkit::Scratch scratch;
        Library library = open_library(scratch.path(u"library"_s));
        PickedEvents picked;
        const auto whole = made_session();
        picked.hits = picked.events = Bits(whole->event_count(), true);
        const auto part = part_of(*whole, picked);
        const std::array changes = {note_on(0, "has an id", 10), note_on(2, "has none", 10)};
        const auto kept = library.annotate(*part, changes);
        QVERIFY(!kept);
        QVERIFY(!kept.error().remedy.empty());
        QVERIFY(library.annotations(*part)->entries().empty());
    }

    void notes_stay_when_the_session_is_imported_and_again()
    {
        const testkit::Scratch scratch;
        Library library = open_library(scratch.path(u"library"_s));
        const std::array changes = {note_on(1, "by id", 10), note_on(2, "by number", 10)};
        QVERIFY(library.annotate(*made_session(), changes));
        QVERIFY(library.import(*made_session(), "a", {}));
        QCOMPARE(library.import(*made_session(9), "a", {}).value(), Imported::Updated);
        QCOMPARE(note_of(library, *made_session(9), 1), "by id");
        QCOMPARE(note_of(library, *made_session(9), 2), "by number");
    }

    void importing_takes_the_notes_of_the_file_that_are_later()
    {
        const testkit::Scratch scratch;
        Library library = open_library(scratch.path(u"library"_s));
        const std::array mine = {note_on(0, "mine, later", 20), note_on(1, "mine, before", 5)};
        QVERIFY(library.annotate(*made_session(), mine));
        Annotations theirs = noted(0, "theirs, before", 10);
        theirs.apply(note_on(1, "theirs, later", 10));
        theirs.apply(note_on(2, "theirs alone", 10));
        QVERIFY(library.import(*made_session(6, "s", theirs), "a", {}));
        // As recorded, without any notes in it.
        const auto plain = made_session();
        QCOMPARE(note_of(library, *plain, 0), "mine, later");
        QCOMPARE(note_of(library, *plain, 1), "theirs, later");
        QCOMPARE(note_of(library, *plain, 2), "theirs alone");
    }

    void what_was_taken_back_does_not_come_back_with_the_file()
    {
        const testkit::Scratch scratch;
        Library library = open_library(scratch.path(u"library"_s));
        const auto trace = made_session(6, "s", noted(0, "in the file", 10));
        QCOMPARE(note_of(library, *trace, 0), "in the file");
        const auto removal = library.annotations(*trace)->with_note(EventIndex(0U), "", 20);
        QVERIFY(removal);
        QVERIFY(library.annotate(*trace, {&*removal, 1}));
        QCOMPARE(note_of(library, *trace, 0), "");
        QVERIFY(library.import(*trace, "a", {}));
        QCOMPARE(note_of(library, *trace, 0), "");
    }

    void notes_go_with_the_session_that_is_deleted()
    {
        const testkit::Scratch scratch;
        Library library = open_library(scratch.path(u"library"_s));
        const std::array changes = {note_on(1, "x", 10)};
        QVERIFY(library.annotate(*made_session(), changes));
        QVERIFY(library.import(*made_session(), "a", {}));
        QVERIFY(library.remove("s"));
        QCOMPARE(note_of(library, *made_session(), 1), "");
    }

    void an_older_library_is_kept_and_brought_up_to_date()
    {
        const testkit::Scratch scratch;
        const QString folder = scratch.path(u"library"_s);
        {
            Library library = open_library(folder);
            QVERIFY(library.import(*made_session(), "a", {}));
            QVERIFY(library.rename("s", "Mine"));
        }
        make_older(folder);
        const auto copies = [&folder] {
            return QDir(folder).entryList({u"catalogue.db.v1-*-*-*"_s});
        };
        {
            Library reader = open_library(folder, Library::Access::Read);
            QCOMPARE(reader.find("s")->name, "Mine");
            QVERIFY(reader.annotations(*made_session())->entries().empty());
        }
        QCOMPARE(version_of(catalogue_of(folder)), 1); // reading changes nothing
        QVERIFY(copies().isEmpty());
        {
            Library library = open_library(folder);
            const std::array changes = {note_on(1, "new", 10)};
            QVERIFY(library.annotate(*made_session(), changes));
            QCOMPARE(library.find("s")->name, "Mine");
            QVERIFY(library.session_path("s"));
        }
        QCOMPARE(version_of(catalogue_of(folder)), 3);
        QCOMPARE(copies().size(), 1);
        const std::string copy = QDir(folder).filePath(copies().first()).toStdString();
        QCOMPARE(version_of(copy), 1);
        QCOMPARE(QFileInfo(QString::fromStdString(copy)).permissions() &
                     (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
        // The copy is a library's catalogue like any other.
        QVERIFY(QFile::remove(QString::fromStdString(catalogue_of(folder))));
        for (const char* beside : {"-wal", "-shm"})
            QFile::remove(QString::fromStdString(catalogue_of(folder)) + QLatin1StringView(beside));
        QVERIFY(QFile::copy(QString::fromStdString(copy),
                            QString::fromStdString(catalogue_of(folder))));
        QCOMPARE(open_library(folder).find("s")->name, "Mine");
    }

    void several_may_bring_it_up_to_date_at_once()
    {
        const testkit::Scratch scratch;
        const QString folder = scratch.path(u"library"_s);
        QVERIFY(open_library(folder).import(*made_session(), "a", {}));
        for (int round = 0; round < 4; ++round) {
            make_older(folder);
            std::vector<int> processes;
            for (int i = 0; i < 4; ++i) {
                processes.push_back(start_process([&folder, i] {
                    Library library = open_library(folder);
                    const std::array changes = {note_on(0, "n" + std::to_string(i), i)};
                    if (!library.annotate(*made_session(), changes))
                        ::_exit(1);
                }));
            }
            for (const int process : processes)
                QVERIFY(wait_for_process(process));
            QCOMPARE(version_of(catalogue_of(folder)), 3);
            Library library = open_library(folder);
            QCOMPARE(library.list()->size(), 1U);
            QVERIFY(!note_of(library, *made_session(), 0).empty());
        }
    }

    /// Each process says what it has been told is kept before it goes on, and is killed at any
    /// moment: what was said is there, and nothing is half there.
    void killed_between_writes_it_has_all_that_was_kept()
    {
        const testkit::Scratch scratch;
        const QString folder = scratch.path(u"library"_s);
        const auto trace = made_session();
        const QString said = scratch.write(u"said"_s, "0");
        for (int round = 0; round < 12; ++round) {
            if (round % 3 == 0)
                QVERIFY(!open_library(folder).folder().empty());
            if (round % 3 == 0)
                make_older(folder);
            const int process = start_process([&] {
                Library library = open_library(folder);
                for (int number = 1;; ++number) {
                    const std::string text = std::to_string(number);
                    const std::array changes = {note_on(0, text, number), note_on(1, text, number)};
                    if (!library.annotate(*trace, changes))
                        ::_exit(1);
                    QFile file(said);
                    if (!file.open(QIODevice::WriteOnly) || file.write(text.c_str()) < 1)
                        ::_exit(1);
                }
            });
            QTest::qSleep(10 + round * 7);
            QCOMPARE(::kill(process, SIGKILL), 0);
            QVERIFY(!wait_for_process(process));
            Library library = open_library(folder);
            const int kept = QString::fromStdString(note_of(library, *trace, 0)).toInt();
            QCOMPARE(QString::fromStdString(note_of(library, *trace, 1)).toInt(), kept);
            QVERIFY(kept >= testkit::contentOf(said).toInt());
            QVERIFY(scratch.write(u"said"_s, "0") == said);
        }
    }
};

QTEST_GUILESS_MAIN(LibraryAnnotationsTest)
#include "library_annotations_test.moc"
