// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/sqlite.h"
#include "core/formats/reading/read_sessions.h"
#include "core/library/library.h"
#include "core/library/library_check.h"
#include "core/model/annotated_trace.h"
#include "core/native/session_file_appender.h"
#include "tests/core/library/keeping.h"
#include "tests/core/library/library_fixture.h"
#include "tests/testkit/made_home.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;
using testkit::contentOf;
using testkit::MadeHome;
using testkit::MadeSession;
using testkit::Scratch;

namespace {

QString firstFile(const QString& folder, const QString& pattern)
{
    const QDir sessions(folder + u"/sessions"_s);
    const QStringList files = sessions.entryList({pattern}, QDir::Files);
    return files.isEmpty() ? QString() : sessions.filePath(files.first());
}

void overwriteMiddle(const QString& path)
{
    QByteArray bytes = contentOf(path);
    const qsizetype begin = bytes.size() / 2;
    for (qsizetype i = begin; i < std::min(bytes.size(), begin + 4000); ++i)
        bytes[i] = static_cast<char>(bytes[i] ^ 0x5A);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the file cannot be written");
}

QStringList damages(const QString& folder)
{
    const auto check = check_library(folder.toStdString(), {});
    if (!check)
        return {QString::fromStdString(check.error().to_string())};
    QStringList found;
    for (const LibraryProblem& problem : check->problems) {
        if (problem.error.what.empty() || problem.error.where.empty() ||
            problem.error.remedy.empty())
            found += u"a problem without a word"_s;
        const std::string_view name = name_of(problem.damage);
        found += QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    }
    found.sort();
    return found;
}

} // namespace

class LibraryCareTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSoundLibraryHasNoProblems();
    void damageIsFound_data();
    void damageIsFound();
    void whatBeginsToBeRecordedIsWholeBeforeTheListNamesIt();
    void theLogOfARecordingIsNotThatOfWhatReplacesIt();
    void aBackupHoldsAll();
    void aBackupTakesNoOtherFoldersPlace();
    void aMergeTakesWhatIsNew();
    void ofTwoSessionsWithOneIdBothAreKept();
    void compactingKeepsAll();

private:
    /// Two sessions, one in an archive, with a name, tags and a note.
    static void fill(Library& library)
    {
        const MadeHome home;
        const MadeSession session;
        const auto imported = make_session({});
        const AnnotationChange note = {EventIndex(1U), {}, Annotation{"Look here", true, 5}};
        if (!library.import(*imported, "a", {}) ||
            !keep(library, home.addCodex(session), session.id) ||
            !library.rename("session-1", "Mine") || !library.set_tags("session-1", {"t"}) ||
            !library.annotate(*imported, {&note, 1}))
            qFatal("the library cannot be filled");
    }
};

void LibraryCareTest::aSoundLibraryHasNoProblems()
{
    const Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    Library library = open_library(folder);
    fill(library);
    const auto before = contents_below(folder);
    const auto check = check_library(folder.toStdString(), {});
    QVERIFY(check);
    QCOMPARE(check->sessions, std::size_t{2});
    QCOMPARE(check->archives, std::size_t{1});
    QCOMPARE(damages(folder), QStringList());
    QCOMPARE(contents_below(folder).keys(), before.keys());
    QVERIFY(!check_library(scratch.path(u"nothing"_s).toStdString(), {}));
}

void LibraryCareTest::damageIsFound_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("found");
    QTest::newRow("a session file that is gone") << 0 << u"missing"_s;
    QTest::newRow("a session file with other bytes") << 1 << u"session"_s;
    QTest::newRow("an archive with other bytes") << 2 << u"archive"_s;
    QTest::newRow("a file that nobody knows") << 3 << u"orphan"_s;
    QTest::newRow("a folder that was being written") << 4 << u"left-over"_s;
    QTest::newRow("an index that is none") << 5 << u"index"_s;
}

void LibraryCareTest::damageIsFound()
{
    QFETCH(const int, kind);
    QFETCH(const QString, found);
    const Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    {
        Library library = open_library(folder);
        fill(library);
    }
    const QString session = firstFile(folder, u"*.playhead"_s);
    if (kind == 0)
        QVERIFY(QFile::remove(session));
    else if (kind == 1)
        overwriteMiddle(session);
    else if (kind == 2)
        overwriteMiddle(firstFile(folder, u"*.tar.zst"_s));
    else if (kind == 3)
        scratch.write(u"library/sessions/thesis.tex"_s, "\\begin");
    else if (kind == 4)
        scratch.write(u"library/incoming/abc/session.playhead"_s, "half");
    else
        scratch.write(u"library/search.db"_s, "no database, though it is long enough for one");
    QCOMPARE(damages(folder), QStringList{found});
}

void LibraryCareTest::whatBeginsToBeRecordedIsWholeBeforeTheListNamesIt()
{
    const Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    Library library = open_library(folder);
    LibraryEntry entry;
    entry.session_id = "live";
    const auto path = library.begin_recording(entry);
    QVERIFY(path);
    const auto sessions = read_sessions(*path, {});
    QVERIFY2(sessions, sessions ? "" : sessions.error().to_string().c_str());
    QCOMPARE(sessions->size(), 1U);
    QCOMPARE(sessions->front()->session().id, std::string("live"));
    QCOMPARE(sessions->front()->event_count(), 0U);
    QCOMPARE(damages(folder), QStringList());
}

void LibraryCareTest::theLogOfARecordingIsNotThatOfWhatReplacesIt()
{
    const Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    Library library = open_library(folder);
    LibraryEntry entry;
    entry.session_id = "live";
    const auto path = library.begin_recording(entry);
    QVERIFY(path);
    auto recording = SessionFileAppender::open(*path, "live");
    QVERIFY(recording);
    const SessionFileAppender::Record record = {false, R"({"event_type":"step"})"};
    for (int i = 0; i < 50; ++i)
        QVERIFY(recording->append({&record, 1}, "n", "1"));
    QVERIFY(QFile::exists(QString::fromStdString(*path) + u"-wal"_s));
    QVERIFY(library.import(*make_session({.id = "live"}), "elsewhere", {}));
    const auto sessions = read_sessions(*path, {});
    QVERIFY2(sessions, sessions ? "" : sessions.error().to_string().c_str());
    QCOMPARE(sessions->front()->event_count(), 3U);
    QCOMPARE(damages(folder), QStringList());
}

void LibraryCareTest::aBackupHoldsAll()
{
    const Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    Library library = open_library(folder);
    fill(library);
    const QString backup = scratch.path(u"backup"_s);
    const auto report = library.back_up(backup.toStdString(), {});
    QVERIFY2(report, report ? "" : report.error().to_string().c_str());
    QCOMPARE(report->sessions.size(), std::size_t{2});
    QVERIFY(report->failures.empty());
    QCOMPARE(damages(backup), QStringList());
    QVERIFY(!QFile::exists(backup + u".unfinished"_s));

    Library copy = open_library(backup);
    QCOMPARE(copy.find("session-1")->name, "Mine");
    QCOMPARE(copy.find("session-1")->tags, std::vector<std::string>{"t"});
    QCOMPARE(copy.kept()->size(), std::size_t{1});
    const auto sessions = read_sessions(*copy.session_path("session-1"), {});
    QVERIFY(sessions);
    QCOMPARE(sessions->front()->event_count(), 3U);
    const auto notes = copy.annotations(*sessions->front());
    QVERIFY(notes && notes->find(EventIndex(1U)));
    QCOMPARE(notes->find(EventIndex(1U))->note, "Look here");
    // The tags are the person's there, too: an import does not change them.
    QVERIFY(copy.import(*make_session({}), "a", {}));
    QCOMPARE(copy.find("session-1")->tags, std::vector<std::string>{"t"});
}

void LibraryCareTest::aBackupTakesNoOtherFoldersPlace()
{
    const Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    fill(library);
    const QString mine = scratch.write(u"home/letter.txt"_s, "mine");
    const auto refused = library.back_up(scratch.path(u"home"_s).toStdString(), {});
    QVERIFY(!refused);
    QVERIFY(!refused.error().remedy.empty());
    QCOMPARE(contentOf(mine), QByteArray("mine"));
    std::stop_source stop;
    stop.request_stop();
    Job job;
    job.stop = stop.get_token();
    QVERIFY(!library.back_up(scratch.path(u"backup"_s).toStdString(), job));
    QVERIFY(!QFile::exists(scratch.path(u"backup"_s)));
    QVERIFY(!QFile::exists(scratch.path(u"backup.unfinished"_s)));
}

void LibraryCareTest::aMergeTakesWhatIsNew()
{
    const Scratch scratch;
    Library other = open_library(scratch.path(u"other"_s));
    fill(other);
    Library library = open_library(scratch.path(u"library"_s));
    QVERIFY(library.import(*make_session({}), "a", {}));
    const auto report = library.merge(other, {});
    QVERIFY(report);
    QVERIFY(report->failures.empty());
    QCOMPARE(library.list()->size(), std::size_t{2});
    const auto of = [&](const std::string& id) {
        return std::find_if(report->sessions.begin(), report->sessions.end(),
                            [&](const MergedSession& each) { return each.its_id == id; });
    };
    QCOMPARE(of("session-1")->how, MergedSession::How::Same);
    QCOMPARE(library.kept()->size(), std::size_t{1});
    const auto notes = library.annotations(*make_session({}));
    QVERIFY(notes && notes->find(EventIndex(1U)));
    QCOMPARE(damages(scratch.path(u"library"_s)), QStringList());
    // The second time there is nothing to do, and with itself it never is.
    const auto again = library.merge(other, {});
    QVERIFY(again);
    for (const MergedSession& session : again->sessions)
        QCOMPARE(session.how, MergedSession::How::Same);
    QVERIFY(!library.merge(library, {}));
}

void LibraryCareTest::ofTwoSessionsWithOneIdBothAreKept()
{
    const Scratch scratch;
    Library other = open_library(scratch.path(u"other"_s));
    SessionSpec longer;
    longer.events = 7;
    QVERIFY(other.import(*make_session(longer), "b", {}));
    Library library = open_library(scratch.path(u"library"_s));
    QVERIFY(library.import(*make_session({}), "a", {}));
    for (int round = 0; round < 2; ++round) {
        const auto report = library.merge(other, {});
        QVERIFY(report && report->sessions.size() == 1);
        const MergedSession& session = report->sessions.front();
        QCOMPARE(session.how, round == 0 ? MergedSession::How::KeptBoth : MergedSession::How::Same);
        QVERIFY(session.id != session.its_id);
        QCOMPARE(library.list()->size(), std::size_t{2});
        const auto opened = read_sessions(*library.session_path(session.id), {});
        QVERIFY(opened);
        QCOMPARE(opened->front()->session().id, session.id);
        QCOMPARE(opened->front()->event_count(), 7U);
    }
    QCOMPARE(library.find("session-1")->events, 3U);
}

void LibraryCareTest::compactingKeepsAll()
{
    const Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    Library library = open_library(folder);
    fill(library);
    for (int i = 0; i < 20; ++i) {
        SessionSpec spec;
        spec.id = "gone-" + std::to_string(i);
        spec.name = std::string(2000, 'x');
        QVERIFY(library.import(*make_session(spec), "a", {}));
    }
    for (int i = 0; i < 20; ++i)
        QVERIFY(library.remove("gone-" + std::to_string(i)));
    const auto compacted = library.compact();
    QVERIFY(compacted);
    QVERIFY(compacted->after < compacted->before);
    QCOMPARE(library.list()->size(), std::size_t{2});
    QCOMPARE(library.find("session-1")->name, "Mine");
    QCOMPARE(damages(folder), QStringList());
}

QTEST_GUILESS_MAIN(LibraryCareTest)
#include "library_care_test.moc"
