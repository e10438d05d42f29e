// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/catalogue.h"
#include "core/library/library.h"
#include "core/library/library_folder.h"
#include "tests/core/library/library_fixture.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>

#include <signal.h>

#include <chrono>
#include <memory>
#include <set>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What must hold of a library that nobody is working on: empty, or what is wrong.
QString inconsistency(const QString& folder)
{
    Library library = open_library(folder);
    const auto entries = library.list();
    if (!entries)
        return QString::fromStdString(entries.error().to_string());
    std::set<QString> expected;
    for (const LibraryEntry& entry : *entries) {
        const auto path = library.session_path(entry.session_id);
        if (!path)
            return QString::fromStdString(path.error().to_string());
        const QFileInfo file(QString::fromStdString(*path));
        if (file.size() != static_cast<qint64>(entry.file_size))
            return u"%1 is not the file of its entry"_s.arg(file.fileName());
        expected.insert(file.fileName());
    }
    const QStringList found = QDir(folder + u"/sessions"_s).entryList(QDir::Files);
    if (std::set<QString>(found.begin(), found.end()) != expected)
        return u"sessions/ holds %1"_s.arg(found.join(u' '));
    if (const auto left = contents_below(folder + u"/incoming"_s); !left.isEmpty())
        return u"left behind: %1"_s.arg(left.firstKey());
    return {};
}

SessionSpec numbered(int number, const std::string& name = "A walk")
{
    SessionSpec spec;
    spec.id = "session-" + std::to_string(number);
    spec.name = name;
    return spec;
}

/// Programs that import begin as programs: of one that is forked while the test has threads, a
/// sanitizer takes those that it starts for those that were there.
constexpr char import_all_word[] = "--import-all";
constexpr char import_forever_word[] = "--import-forever";

int import_all(const QString& folder)
{
    Library library = open_library(folder);
    for (int number = 0; number < 10; ++number) {
        if (!library.import(*make_session(numbered(number)), "a", {}))
            return 1;
    }
    return 0;
}

/// Until it is killed. Removes what it imported now and then, as `round` says.
void import_forever(const QString& folder, int round)
{
    Library library = open_library(folder);
    for (int number = 0;; ++number) {
        (void)library.import(*make_session(numbered(number % 7)), "a", {});
        if (number % 5 == round % 5)
            (void)library.remove("session-" + std::to_string(number % 7));
    }
}

std::unique_ptr<QProcess> started(const QStringList& words)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QCoreApplication::applicationFilePath(), words);
    return process->waitForStarted() ? std::move(process) : nullptr;
}

/// The steps of an import, one by one, as Library takes them; for a process to die between them.
class Steps
{
public:
    explicit Steps(const QString& folder)
        : m_paths(folder.toStdString())
        , m_lock(FolderLock::take(m_paths, 5s).value())
        , m_staging(Staging::make(m_paths, m_lock).value())
        , m_catalogue(Catalogue::open(m_paths.catalogue, sqlite::OpenMode::ReadWrite, 5s).value())
    {
    }

    void write(const QByteArray& content)
    {
        QFile file(QString::fromStdString(m_staging.file()));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the session cannot be written");
        m_entry.file_size = static_cast<std::uint64_t>(content.size());
    }
    void note(const std::string& id, const std::string& name)
    {
        m_entry.session_id = id;
        m_entry.name = m_entry.recorded_name = name;
        m_file = session_file_name(id);
        if (!m_catalogue.put(m_entry, {m_file, m_staging.name()}))
            qFatal("the session cannot be noted");
    }
    void move()
    {
        if (!move_into_place(m_staging.file(), m_paths.session(m_file)))
            qFatal("the file cannot be moved");
    }
    void discard(const std::string& id)
    {
        if (!m_catalogue.discard(id, session_file_name(id)))
            qFatal("the session cannot be discarded");
    }

private:
    LibraryPaths m_paths;
    FolderLock m_lock;
    Staging m_staging;
    Catalogue m_catalogue;
    LibraryEntry m_entry;
    std::string m_file;
};

/// Runs `work` in a process that is killed at its end, before anything is tidied up.
bool killed_after(const std::function<void()>& work)
{
    const int process = start_process([&work] {
        work();
        ::raise(SIGKILL);
    });
    return !wait_for_process(process);
}

} // namespace

class LibraryProcessesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void several_may_make_the_same_library_at_once();
    void several_may_import_the_same_sessions_at_once();
    void one_that_is_killed_while_it_writes_leaves_nothing();
    void one_that_is_killed_before_the_file_is_in_place_is_finished();
    void one_that_is_killed_after_the_file_is_in_place_is_finished();
    void one_that_is_killed_while_it_updates_is_finished();
    void one_that_is_killed_while_it_deletes_is_finished();
    void a_session_is_read_while_its_file_is_on_its_way();
    void one_that_is_alive_keeps_what_it_writes();
    void killed_at_any_moment_it_stays_whole();
    void names_from_a_catalogue_lead_nowhere_else();
};

void LibraryProcessesTest::several_may_make_the_same_library_at_once()
{
    for (int round = 0; round < 5; ++round) {
        const testkit::Scratch scratch;
        const QString folder = scratch.path(u"new/library"_s);
        std::vector<int> processes;
        for (int i = 0; i < 4; ++i)
            processes.push_back(start_process([&folder] { (void)open_library(folder); }));
        for (const int process : processes)
            QVERIFY(wait_for_process(process));
        QCOMPARE(inconsistency(folder), QString());
    }
}

void LibraryProcessesTest::several_may_import_the_same_sessions_at_once()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < 3; ++i)
        processes.push_back(started({QLatin1StringView(import_all_word), folder}));
    for (const auto& process : processes) {
        QVERIFY(process && process->waitForFinished());
        QCOMPARE(process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(process->exitCode(), 0);
    }
    QCOMPARE(open_library(folder).list()->size(), 10U);
    QCOMPARE(inconsistency(folder), QString());
}

void LibraryProcessesTest::one_that_is_killed_while_it_writes_leaves_nothing()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    QCOMPARE(open_library(folder).list()->size(), 0U);
    QVERIFY(killed_after([&folder] {
        auto* steps = new Steps(folder); // not destroyed
        steps->write("half a sess");
    }));
    QVERIFY(!contents_below(folder + u"/incoming"_s).isEmpty());
    QCOMPARE(inconsistency(folder), QString());
    QCOMPARE(open_library(folder).list()->size(), 0U);
}

void LibraryProcessesTest::one_that_is_killed_before_the_file_is_in_place_is_finished()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    QCOMPARE(open_library(folder).list()->size(), 0U);
    QVERIFY(killed_after([&folder] {
        auto* steps = new Steps(folder);
        steps->write("a session");
        steps->note("one", "First");
    }));
    QCOMPARE(inconsistency(folder), QString());
    Library library = open_library(folder);
    QCOMPARE(library.find("one")->name, "First");
    QCOMPARE(testkit::contentOf(QString::fromStdString(*library.session_path("one"))),
             QByteArray("a session"));
}

void LibraryProcessesTest::one_that_is_killed_after_the_file_is_in_place_is_finished()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    QCOMPARE(open_library(folder).list()->size(), 0U);
    QVERIFY(killed_after([&folder] {
        auto* steps = new Steps(folder);
        steps->write("a session");
        steps->note("one", "First");
        steps->move();
    }));
    QCOMPARE(inconsistency(folder), QString());
    QCOMPARE(open_library(folder).list()->size(), 1U);
}

void LibraryProcessesTest::one_that_is_killed_while_it_updates_is_finished()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    {
        Library library = open_library(folder);
        QVERIFY(library.import(*make_session(numbered(1)), "a", {}));
        QVERIFY(library.rename("session-1", "Mine"));
    }
    QVERIFY(killed_after([&folder] {
        auto* steps = new Steps(folder);
        steps->write("a later state");
        steps->note("session-1", "Recorded later");
    }));
    QCOMPARE(inconsistency(folder), QString());
    Library library = open_library(folder);
    QCOMPARE(library.list()->size(), 1U);
    QCOMPARE(library.find("session-1")->name, "Mine");
    QCOMPARE(library.find("session-1")->recorded_name, "Recorded later");
    QCOMPARE(testkit::contentOf(QString::fromStdString(*library.session_path("session-1"))),
             QByteArray("a later state"));
}

void LibraryProcessesTest::one_that_is_killed_while_it_deletes_is_finished()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    {
        Library library = open_library(folder);
        QVERIFY(library.import(*make_session(numbered(1)), "a", {}));
        QVERIFY(library.import(*make_session(numbered(2)), "a", {}));
    }
    QVERIFY(killed_after([&folder] {
        auto* steps = new Steps(folder);
        steps->discard("session-1");
    }));
    QCOMPARE(QDir(folder + u"/sessions"_s).entryList(QDir::Files).size(), 2);
    QCOMPARE(inconsistency(folder), QString());
    QCOMPARE(open_library(folder).list()->size(), 1U);
}

void LibraryProcessesTest::a_session_is_read_while_its_file_is_on_its_way()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    QCOMPARE(open_library(folder).list()->size(), 0U);
    QVERIFY(killed_after([&folder] {
        auto* steps = new Steps(folder);
        steps->write("a session");
        steps->note("one", "First");
    }));
    Library library = open_library(folder, Library::Access::Read);
    QCOMPARE(testkit::contentOf(QString::fromStdString(*library.session_path("one"))),
             QByteArray("a session"));
}

void LibraryProcessesTest::one_that_is_alive_keeps_what_it_writes()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    QCOMPARE(open_library(folder).list()->size(), 0U);
    const LibraryPaths paths(folder.toStdString());
    const auto staging = [&paths] {
        const auto lock = FolderLock::take(paths, 5s);
        return Staging::make(paths, lock.value());
    }();
    QVERIFY(staging);
    const int process = start_process([&folder] { (void)open_library(folder); });
    QVERIFY(wait_for_process(process));
    QVERIFY(QFileInfo::exists(QString::fromStdString(staging->file()).section(u'/', 0, -2)));
}

void LibraryProcessesTest::killed_at_any_moment_it_stays_whole()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    for (int round = 0; round < 25; ++round) {
        const auto process =
            started({QLatin1StringView(import_forever_word), folder, QString::number(round)});
        QVERIFY(process);
        QTest::qSleep(10 + round * 2); // to begin takes some of it
        QCOMPARE(process->state(), QProcess::Running);
        process->kill();
        QVERIFY(process->waitForFinished());
        QCOMPARE(inconsistency(folder), QString());
    }
}

void LibraryProcessesTest::names_from_a_catalogue_lead_nowhere_else()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    QCOMPARE(open_library(folder).list()->size(), 0U);
    const QString victim = scratch.write(u"library/precious"_s, "mine");
    {
        auto database = sqlite::Database::open(folder.toStdString() + "/catalogue.db",
                                               sqlite::OpenMode::ReadWrite);
        QVERIFY(database);
        QVERIFY(database->exec("INSERT INTO outgoing VALUES ('../precious'), ('..')"));
        auto catalogue = Catalogue::open(folder.toStdString() + "/catalogue.db",
                                         sqlite::OpenMode::ReadWrite, 5s);
        QVERIFY(catalogue);
        LibraryEntry entry;
        entry.session_id = "evil";
        QVERIFY(catalogue->put(entry, {"../precious", ""}));
    }
    Library library = open_library(folder);
    QVERIFY(!library.session_path("evil"));
    QVERIFY(library.remove("evil"));
    QCOMPARE(testkit::contentOf(victim), QByteArray("mine"));
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 3 && words[1] == QLatin1StringView(import_all_word))
        return import_all(words[2]);
    if (words.size() == 4 && words[1] == QLatin1StringView(import_forever_word))
        import_forever(words[2], words[3].toInt());
    LibraryProcessesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "library_processes_test.moc"
