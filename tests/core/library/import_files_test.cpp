// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/import_files.h"
#include "tests/core/library/library_fixture.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <stop_token>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Sessions = std::vector<std::shared_ptr<const Trace>>;

/// "/two" holds two sessions, "/bad" cannot be read, any other file holds one.
Result<Sessions> read_sessions(const std::string& path, const Job& job)
{
    job.report(1, 2);
    if (path == "/bad")
        return Error{"unreadable", path, "none"};
    SessionSpec spec;
    spec.id = path + " 1";
    Sessions sessions = {make_session(spec)};
    if (path == "/two") {
        spec.id = path + " 2";
        sessions.push_back(make_session(spec));
    }
    job.report(2, 2);
    return sessions;
}

} // namespace

class ImportFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void all_sessions_of_all_files_are_imported();
    void a_file_that_fails_does_not_stop_the_others();
    void progress_goes_up_to_the_end();
    void a_cancelled_import_keeps_what_was_done();
};

void ImportFilesTest::all_sessions_of_all_files_are_imported()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    const std::vector<std::string> paths = {"/two", "/one/../other", "/two"};
    const ImportReport report = import_files(library, paths, read_sessions, {});
    QVERIFY(report.failures.empty());
    QVERIFY(!report.was_cancelled);
    QCOMPARE(report.sessions.size(), 5U);
    QCOMPARE(report.sessions[1].session_id, "/two 2");
    QCOMPARE(report.sessions[1].how, Imported::Added);
    QCOMPARE(report.sessions[2].origin, "/other");
    QCOMPARE(report.sessions[4].how, Imported::Updated);
    QCOMPARE(library.list()->size(), 3U);
}

void ImportFilesTest::a_file_that_fails_does_not_stop_the_others()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    const std::vector<std::string> paths = {"/one", "/bad", "/two"};
    const ImportReport report = import_files(library, paths, read_sessions, {});
    QCOMPARE(report.failures, std::vector<Error>({Error{"unreadable", "/bad", "none"}}));
    QCOMPARE(library.list()->size(), 3U);
}

void ImportFilesTest::progress_goes_up_to_the_end()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    std::vector<std::uint64_t> steps;
    std::uint64_t total = 0;
    Job job;
    job.on_progress = [&](Progress progress) {
        steps.push_back(progress.done);
        total = progress.total;
    };
    const std::vector<std::string> paths = {"/one", "/bad", "/two"};
    (void)import_files(library, paths, read_sessions, job);
    QVERIFY(steps.size() > paths.size());
    QVERIFY(std::is_sorted(steps.begin(), steps.end()));
    QCOMPARE(steps.back(), total);
}

void ImportFilesTest::a_cancelled_import_keeps_what_was_done()
{
    const testkit::Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    std::stop_source stop;
    Job job;
    job.stop = stop.get_token();
    const ReadSessions read_and_stop = [&stop](const std::string& path, const Job& reading) {
        if (path == "/stop")
            stop.request_stop();
        return read_sessions(path, reading);
    };
    const std::vector<std::string> paths = {"/one", "/stop", "/two"};
    const ImportReport report = import_files(library, paths, read_and_stop, job);
    QVERIFY(report.was_cancelled);
    QVERIFY(report.failures.empty());
    QCOMPARE(report.sessions.size(), 1U);
    QCOMPARE(library.list()->size(), 1U);
}

QTEST_GUILESS_MAIN(ImportFilesTest)
#include "import_files_test.moc"
