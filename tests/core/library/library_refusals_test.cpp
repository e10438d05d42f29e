// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/sqlite.h"
#include "core/library/library.h"
#include "core/library/library_folder.h"
#include "core/model/session_part.h"
#include "tests/core/library/library_fixture.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

#include <chrono>
#include <functional>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Makes something in a folder, and returns the path that is taken for a library.
using Prepare = std::function<QString(const testkit::Scratch&)>;

const QByteArray png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);

/// A library with one session, closed.
QString make_library(const testkit::Scratch& scratch)
{
    const QString folder = scratch.path(u"library"_s);
    Library library = open_library(folder);
    if (!library.import(*make_session({}), "a", {}))
        qFatal("the session cannot be imported");
    return folder;
}

std::string catalogue_of(const QString& folder)
{
    return folder.toStdString() + "/catalogue.db";
}

void overwrite(const QString& path, qint64 at, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(at) || file.write(bytes) != bytes.size())
        qFatal("the file cannot be changed");
}

} // namespace

/// A library that cannot be opened says why and what to do, and stays as it is.
class LibraryRefusalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_part_does_not_replace_the_session();
    void what_is_no_library_is_left_untouched_data();
    void what_is_no_library_is_left_untouched();
    void a_missing_library_is_not_made_by_reading();
    void a_library_in_the_making_is_missing_yet();
    void a_damaged_catalogue_is_not_written();
    void a_library_that_cannot_be_written_can_be_read();
    void a_folder_that_cannot_be_written_gets_no_library();
    void a_library_that_cannot_be_read_is_an_error();
    void a_locked_library_is_not_waited_for_in_vain();
    void a_catalogue_that_somebody_writes_is_not_waited_for_in_vain();
    void reading_does_not_wait_for_writers();
};

void LibraryRefusalsTest::a_part_does_not_replace_the_session()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    const auto whole = make_session({});
    PickedEvents picked;
    picked.hits = Bits(whole->event_count());
    picked.hits.set(1);
    picked.events = picked.hits;
    const auto part = part_of(*whole, picked);
    // Where there is nothing to lose, a part is a session like any other.
    QVERIFY(library.import(*part, "part", {}));
    QVERIFY(library.import(*part, "part", {}));
    QVERIFY(library.import(*whole, "whole", {}));
    const auto refused = library.import(*part, "part", {});
    QVERIFY(!refused);
    QVERIFY(refused.error().what.find("1 of 3 events") != std::string::npos);
    const auto entry = library.find(whole->session().id);
    QVERIFY(entry);
    QCOMPARE(entry->events, 3U);
    QCOMPARE(entry->origin, std::string("whole"));
}

void LibraryRefusalsTest::what_is_no_library_is_left_untouched_data()
{
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<QString>("said");
    QTest::newRow("a picture") << Prepare([](const auto& scratch) {
        return scratch.write(u"library"_s, png);
    }) << u"a file"_s;
    QTest::newRow("a folder with a picture as its catalogue") << Prepare([](const auto& scratch) {
        scratch.write(u"library/catalogue.db"_s, png);
        return scratch.path(u"library"_s);
    }) << u"not the catalogue"_s;
    QTest::newRow("an empty catalogue") << Prepare([](const auto& scratch) {
        scratch.write(u"library/catalogue.db"_s, {});
        return scratch.path(u"library"_s);
    }) << u"not the catalogue"_s;
    QTest::newRow("a folder as its catalogue") << Prepare([](const auto& scratch) {
        scratch.write(u"library/catalogue.db/file"_s, {});
        return scratch.path(u"library"_s);
    }) << u"catalogue cannot be"_s;
    QTest::newRow("a folder of other things") << Prepare([](const auto& scratch) {
        scratch.write(u"library/thesis.tex"_s, "\\begin");
        return scratch.path(u"library"_s);
    }) << u"no library"_s;
    QTest::newRow("another program's database") << Prepare([](const auto& scratch) {
        const QString path = scratch.write(u"library/catalogue.db"_s, {});
        auto database = sqlite::Database::open(path.toStdString(), sqlite::OpenMode::ReadWrite);
        if (!database || !database->exec("CREATE TABLE session (id)"))
            qFatal("the database cannot be made");
        return scratch.path(u"library"_s);
    }) << u"not the catalogue"_s;
    QTest::newRow("a catalogue of a newer Playhead") << Prepare([](const auto& scratch) {
        const QString folder = make_library(scratch);
        overwrite(folder + u"/catalogue.db"_s, 60, QByteArray("\0\0\x03\xe8", 4));
        return folder;
    }) << u"newer"_s;
}

void LibraryRefusalsTest::what_is_no_library_is_left_untouched()
{
    QFETCH(const Prepare, prepare);
    QFETCH(const QString, said);
    const testkit::Scratch scratch;
    const QString folder = prepare(scratch);
    const auto before = contents_below(scratch.path(QString()));
    for (const auto access : {Library::Access::Read, Library::Access::Write}) {
        const auto library = Library::open(folder.toStdString(), access);
        QVERIFY(!library);
        const QString what = QString::fromStdString(library.error().what);
        QVERIFY2(what.contains(said), qPrintable(what));
        QVERIFY(!library.error().remedy.empty());
        QVERIFY(library.error().where.starts_with(folder.toStdString()));
        QCOMPARE(contents_below(scratch.path(QString())), before);
    }
}

void LibraryRefusalsTest::a_missing_library_is_not_made_by_reading()
{
    const testkit::Scratch scratch;
    const auto library =
        Library::open(scratch.path(u"missing"_s).toStdString(), Library::Access::Read);
    QVERIFY(!library);
    QVERIFY(!library.error().remedy.empty());
    QVERIFY(contents_below(scratch.path(QString())).isEmpty());
}

void LibraryRefusalsTest::a_library_in_the_making_is_missing_yet()
{
    const testkit::Scratch scratch;
    const std::string folder = scratch.path(u"library"_s).toStdString();
    QVERIFY(Library::is_missing(folder));
    QVERIFY(QDir().mkpath(scratch.path(u"library"_s)));
    QVERIFY(Library::is_missing(folder));
    // What a process that makes one has got to before its catalogue is there.
    scratch.write(u"library/lock"_s, {});
    scratch.write(u"library/incoming/a1/session.playhead"_s, {});
    QVERIFY(Library::is_missing(folder));
    QVERIFY(Library::open(folder, Library::Access::Write));
    QVERIFY(!Library::is_missing(folder));
    // Sessions without a catalogue are a loss, no beginning.
    QVERIFY(QFile::remove(scratch.path(u"library/catalogue.db"_s)));
    QVERIFY(!Library::is_missing(folder));
    QVERIFY(!Library::is_missing(scratch.write(u"a file"_s, "x").toStdString()));
    scratch.write(u"others/thesis.tex"_s, "x");
    QVERIFY(!Library::is_missing(scratch.path(u"others"_s).toStdString()));
}

void LibraryRefusalsTest::a_damaged_catalogue_is_not_written()
{
    const testkit::Scratch scratch;
    const QString folder = make_library(scratch);
    // Behind the header, so that only a look at the pages shows it.
    overwrite(folder + u"/catalogue.db"_s, 4096 + 8, QByteArray(3000, '\x5a'));
    const auto before = contents_below(folder);
    const auto library = Library::open(folder.toStdString(), Library::Access::Write);
    QVERIFY(!library);
    QVERIFY2(library.error().what.find("damaged") != std::string::npos,
             library.error().what.c_str());
    QVERIFY(!library.error().remedy.empty());
    QCOMPARE(contents_below(folder), before);
}

void LibraryRefusalsTest::a_library_that_cannot_be_written_can_be_read()
{
    const testkit::Scratch scratch;
    const QString folder = make_library(scratch);
    // Readable for all, writable for none.
    for (const QString& path :
         QStringList{scratch.path(QString()), folder} + contents_below(folder).keys()) {
        const bool is_folder = QFileInfo(path).isDir();
        auto permissions = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
        if (is_folder)
            permissions |= QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
        QVERIFY(QFile::setPermissions(path, permissions));
    }
    const auto before = contents_below(folder);
    const QString said = in_unprivileged_process([&folder] {
        auto readable = Library::open(folder.toStdString(), Library::Access::Read);
        if (!readable)
            return QString::fromStdString(readable.error().to_string());
        if (const auto entries = readable->list(); !entries || entries->size() != 1)
            return u"it is not listed"_s;
        const auto writable = Library::open(folder.toStdString(), Library::Access::Write);
        if (writable)
            return u"it was opened for writing"_s;
        if (writable.error().what.find("cannot be written") == std::string::npos ||
            writable.error().remedy.empty())
            return QString::fromStdString(writable.error().to_string());
        return QString();
    });
    QVERIFY(QFile::setPermissions(scratch.path(QString()),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QCOMPARE(said, QString());
    QCOMPARE(contents_below(folder), before);
    for (const QString& path : QStringList{folder} + contents_below(folder).keys())
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void LibraryRefusalsTest::a_folder_that_cannot_be_written_gets_no_library()
{
    const testkit::Scratch scratch;
    QVERIFY(QFile::setPermissions(scratch.path(QString()), QFile::ReadOwner | QFile::ExeOwner |
                                                               QFile::ReadOther | QFile::ExeOther));
    const std::string folder = scratch.path(u"library"_s).toStdString();
    const QString said = in_unprivileged_process([&folder] {
        const auto library = Library::open(folder, Library::Access::Write);
        if (library)
            return u"it was made"_s;
        return library.error().remedy.empty() ? u"no remedy"_s : QString();
    });
    QVERIFY(QFile::setPermissions(scratch.path(QString()),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QCOMPARE(said, QString());
    QVERIFY(contents_below(scratch.path(QString())).isEmpty());
}

void LibraryRefusalsTest::a_library_that_cannot_be_read_is_an_error()
{
    const testkit::Scratch scratch;
    const QString folder = make_library(scratch);
    // The folder can be listed, its catalogue is its owner's alone.
    QVERIFY(QFile::setPermissions(scratch.path(QString()), QFile::ReadOwner | QFile::WriteOwner |
                                                               QFile::ExeOwner | QFile::ExeOther));
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                              QFile::ReadOther | QFile::ExeOther));
    const bool is_root = ::geteuid() == 0;
    if (!is_root)
        QVERIFY(QFile::setPermissions(folder + u"/catalogue.db"_s, {}));
    const QString said = in_unprivileged_process([&folder] {
        const auto library = Library::open(folder.toStdString(), Library::Access::Read);
        if (library)
            return u"it was opened"_s;
        return QString::fromStdString(library.error().what);
    });
    QVERIFY2(said.contains(u"cannot be read"_s), qPrintable(said));
}

void LibraryRefusalsTest::a_locked_library_is_not_waited_for_in_vain()
{
    const testkit::Scratch scratch;
    const QString folder = make_library(scratch);
    const auto lock = FolderLock::take(LibraryPaths(folder.toStdString()), 0ms);
    QVERIFY(lock);
    const auto library = Library::open(folder.toStdString(), Library::Access::Write, 30ms);
    QVERIFY(!library);
    QVERIFY(library.error().what.find("in use") != std::string::npos);
    QVERIFY(!library.error().remedy.empty());
}

void LibraryRefusalsTest::a_catalogue_that_somebody_writes_is_not_waited_for_in_vain()
{
    const testkit::Scratch scratch;
    const QString folder = make_library(scratch);
    auto library = Library::open(folder.toStdString(), Library::Access::Write, 30ms);
    QVERIFY(library);
    auto other = sqlite::Database::open(catalogue_of(folder), sqlite::OpenMode::ReadWrite);
    QVERIFY(other);
    const auto writing = sqlite::Transaction::begin(*other);
    QVERIFY(writing);
    for (const Error& error :
         {library->rename("session-1", "x").error(), library->remove("session-1").error(),
          library->import(*make_session({}), "a", {}).error()}) {
        QVERIFY2(error.what.find("in use") != std::string::npos, error.what.c_str());
        QCOMPARE(error.where, folder.toStdString());
        QVERIFY(!error.remedy.empty());
    }
    QCOMPARE(library->find("session-1")->name, "A walk");
}

void LibraryRefusalsTest::reading_does_not_wait_for_writers()
{
    const testkit::Scratch scratch;
    const QString folder = make_library(scratch);
    auto other = sqlite::Database::open(catalogue_of(folder), sqlite::OpenMode::ReadWrite);
    QVERIFY(other);
    const auto writing = sqlite::Transaction::begin(*other);
    QVERIFY(writing);
    const auto lock = FolderLock::take(LibraryPaths(folder.toStdString()), 0ms);
    QVERIFY(lock);
    auto library = Library::open(folder.toStdString(), Library::Access::Read, 0ms);
    QVERIFY(library);
    QCOMPARE(library->list()->size(), 1U);
}

QTEST_GUILESS_MAIN(LibraryRefusalsTest)
#include "library_refusals_test.moc"
