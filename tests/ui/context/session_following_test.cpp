// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sessions that are recorded while the window shows them: files that grow, sessions that programs
// record into the library, and what is left where such a program ends. Started with "record" this
// program is one that records.
#include "core/library/library_sink.h"
#include "core/record/client.h"
#include "core/record/sinks.h"
#include "tests/testkit/scratch.h"
#include "ui/context/recordings.h"
#include "ui/context/session_context.h"
#include "ui/context/session_store.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <thread>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::append;
using playhead::testkit::Scratch;

namespace {

constexpr int patienceMs = 20'000;

QByteArray sessionLine(const QByteArray& more = {})
{
    return R"({"playhead":1,"session":{"session_id":"s","name":"A run","parents":"recorded")" +
           more + "}}\n";
}

QByteArray eventLines(int first, int count)
{
    QByteArray lines;
    for (int i = first; i < first + count; ++i)
        lines += R"({"id":"e)" + QByteArray::number(i) + R"(","event_type":"step","timestamp":)" +
                 QByteArray::number(1'795'212'989 + i) + "}\n";
    return lines;
}

/// A store with its context and model, under the eyes of Qt's model tester.
struct Window {
    SessionContext context;
    SessionStore store{context};
    QAbstractItemModelTester tester{&store.model(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest};

    void openAndWait(const QString& path)
    {
        QSignalSpy idle(&store, &SessionStore::idle);
        store.open(path);
        QVERIFY(idle.wait(patienceMs));
    }
    [[nodiscard]] std::uint32_t events() const
    {
        return context.trace() ? context.trace()->event_count() : 0;
    }
    [[nodiscard]] QString detail(int row = 0) const
    {
        return store.model().index(row).data(SessionListModel::DetailRole).toString();
    }
    [[nodiscard]] QString accessibleText(int row = 0) const
    {
        return store.model().index(row).data(Qt::AccessibleTextRole).toString();
    }
};

/// A folder with a library and a folder of recordings.
struct Machine {
    Scratch scratch;
    std::string library = scratch.path(u"library"_s).toStdString();
    std::string recordings = scratch.path(u"recordings"_s).toStdString();

    [[nodiscard]] Result<record::Client> client() const
    {
        record::ClientOptions options;
        options.folder = recordings;
        return record::Client::open(library_sink(library), options);
    }
};

/// What this program does when it is started to record: a session with an event for each line that
/// it is sent, into the library; it says when each of them is recorded.
int recordForOthers(const std::string& library, const std::string& recordings)
{
    record::ClientOptions options;
    options.folder = recordings;
    auto client = record::Client::open(library_sink(library), options);
    if (!client)
        return 1;
    const auto session = client->begin_session({.id = "elsewhere", .name = "From elsewhere"});
    for (int line = std::getchar(); line != EOF; line = std::getchar()) {
        if (line == 'q') {
            session.end(EventResult::Success);
            return client->close() ? 0 : 1;
        }
        session.record({.event_type = "step"});
        if (!client->flush())
            return 1;
        std::puts("recorded");
        std::fflush(stdout);
    }
    return 1;
}

/// Another process that records.
class Recorder
{
public:
    explicit Recorder(const Machine& machine)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"TMPDIR"_s, machine.scratch.path({})); // a killed one leaves things
        m_process.setProcessEnvironment(environment);
        m_process.start(QCoreApplication::applicationFilePath(),
                        {u"record"_s, QString::fromStdString(machine.library),
                         QString::fromStdString(machine.recordings)});
    }
    ~Recorder()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] bool recordOne()
    {
        m_process.write("e");
        return m_process.waitForReadyRead(patienceMs) && m_process.readAll().startsWith("recorded");
    }
    [[nodiscard]] bool end()
    {
        m_process.write("q");
        return m_process.waitForFinished(patienceMs) && m_process.exitCode() == 0;
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

} // namespace

class SessionFollowingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileThatGrowsGrowsOnTheScreen();
    void aFileThatGrewIsLiveForAWhile();
    void aSessionThatSaysHowItEndedIsNotLive();
    void aFileThatWasReplacedIsShownAnew();
    void aDeletedFileSaysSoAndStays();
    void aFileThatIsEmptyAtFirstIsShownWhenThereIsSomething();
    void whatTheWindowWasTooSlowForIsPassedOver();
    void aClosedFileIsFollowedNoMore();
    void whatIsNotToBeFollowedIsReadOnce();
    void aSessionRecordedInThisProcessIsLiveUntilItEnds();
    void aSessionRecordedInAnotherProcessIsListedAndGrows();
    void aSessionWhoseProgramWasKilledHasDied();
    void aNewSessionComesFirstAndMovesNothingElse();
};

void SessionFollowingTest::aFileThatGrowsGrowsOnTheScreen()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 5));
    Window window;
    window.openAndWait(path);
    window.context.select(EventIndex(3U));
    const QSignalSpy changed(&window.context, &SessionContext::traceChanged);
    append(path, eventLines(5, 2));
    QTRY_COMPARE_WITH_TIMEOUT(window.events(), 7U, patienceMs);
    append(path, eventLines(7, 1).left(9));
    append(path, eventLines(7, 1).mid(9));
    QTRY_COMPARE_WITH_TIMEOUT(window.events(), 8U, patienceMs);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(window.context.selection(), EventIndex(3U));
    QCOMPARE(window.store.model().rowCount(), 1);
    QCOMPARE(window.store.model().entry(0).events, 8U);
    QVERIFY(!window.store.isLoading());
}

void SessionFollowingTest::aFileThatGrewIsLiveForAWhile()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 5));
    Window window;
    window.openAndWait(path);
    QVERIFY(!window.context.isLive());
    QSignalSpy live(&window.context, &SessionContext::liveChanged);
    append(path, eventLines(5, 1));
    QVERIFY(live.wait(patienceMs));
    QVERIFY(window.context.isLive());
    QVERIFY2(window.detail().startsWith(u"live"_s), qPrintable(window.detail()));
    QVERIFY(window.accessibleText().contains(u"live"_s));
    QVERIFY(window.store.model().index(0).data(SessionListModel::IsLiveRole).toBool());
    QVERIFY(live.wait(patienceMs)); // and then it rests
    QVERIFY(!window.context.isLive());
    QVERIFY(!window.detail().contains(u"live"_s));
}

void SessionFollowingTest::aSessionThatSaysHowItEndedIsNotLive()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 5));
    Window window;
    window.openAndWait(path);
    append(path, eventLines(5, 1));
    QTRY_VERIFY_WITH_TIMEOUT(window.context.isLive(), patienceMs);
    append(path, sessionLine(R"(,"end_state":"Fail")"));
    QTRY_COMPARE_WITH_TIMEOUT(window.store.model().entry(0).outcome, EventResult::Fail, patienceMs);
    QVERIFY(!window.context.isLive());
    QVERIFY(!window.detail().contains(u"live"_s));
}

void SessionFollowingTest::aFileThatWasReplacedIsShownAnew()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 5));
    Window window;
    window.openAndWait(path);
    window.context.select(EventIndex(3U));
    const QString other = scratch.write(u"other"_s, sessionLine() + eventLines(0, 9));
    QCOMPARE(std::rename(qPrintable(other), qPrintable(path)), 0);
    QTRY_COMPARE_WITH_TIMEOUT(window.events(), 9U, patienceMs);
    QVERIFY(!window.context.selection()); // those are other events
    QCOMPARE(window.store.model().rowCount(), 1);
}

void SessionFollowingTest::aDeletedFileSaysSoAndStays()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 5));
    Window window;
    window.openAndWait(path);
    QVERIFY(QFile::remove(path));
    QTRY_VERIFY_WITH_TIMEOUT(window.detail().contains(u"file deleted"_s), patienceMs);
    QCOMPARE(window.events(), 5U);
    scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 6));
    QTRY_COMPARE_WITH_TIMEOUT(window.events(), 6U, patienceMs);
    QVERIFY(!window.detail().contains(u"file deleted"_s));
}

void SessionFollowingTest::aFileThatIsEmptyAtFirstIsShownWhenThereIsSomething()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, {});
    Window window;
    window.openAndWait(path);
    QVERIFY(window.store.currentEntry()->error);
    append(path, sessionLine() + eventLines(0, 2));
    QTRY_COMPARE_WITH_TIMEOUT(window.events(), 2U, patienceMs);
    QVERIFY(!window.store.currentEntry()->error);
    QCOMPARE(window.store.model().rowCount(), 1);
}

void SessionFollowingTest::whatTheWindowWasTooSlowForIsPassedOver()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 1));
    Window window;
    window.openAndWait(path);
    const QSignalSpy grown(&window.context, &SessionContext::traceGrown);
    constexpr int pieces = 30;
    for (int i = 1; i <= pieces; ++i) { // the event loop is away all the while
        append(path, eventLines(i, 1));
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    QTRY_COMPARE_WITH_TIMEOUT(window.events(), std::uint32_t(pieces + 1), patienceMs);
    QVERIFY2(grown.size() <= 3, qPrintable(QString::number(grown.size())));
}

void SessionFollowingTest::aClosedFileIsFollowedNoMore()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 1));
    Window window;
    window.openAndWait(path);
    window.store.close(QString(window.store.current()));
    QCOMPARE(window.store.model().rowCount(), 0);
    append(path, eventLines(1, 1));
    QTest::qWait(300);
    QCOMPARE(window.store.model().rowCount(), 0);
    QVERIFY(!window.context.trace());
}

void SessionFollowingTest::whatIsNotToBeFollowedIsReadOnce()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 1));
    Window window;
    window.store.setFollowing(false);
    window.openAndWait(path);
    append(path, eventLines(1, 1));
    QTest::qWait(300);
    QCOMPARE(window.events(), 1U);
}

void SessionFollowingTest::aSessionRecordedInThisProcessIsLiveUntilItEnds()
{
    const Machine place;
    Window window;
    window.store.watchRecordings(place.recordings);
    window.store.library().use(place.library); // there is none yet
    auto client = place.client();
    QVERIFY(client.has_value());
    const auto session = client->begin_session({.id = "here", .name = "From here"});
    session.record({.event_type = "step"});
    const QString key = LibraryStore::keyOf("here");
    QTRY_VERIFY_WITH_TIMEOUT(window.store.model().rowOf(key) >= 0, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(window.store.model().entry(0).isLive, patienceMs);
    window.store.show(key);
    QTRY_COMPARE_WITH_TIMEOUT(window.events(), 1U, patienceMs);
    QVERIFY(window.context.isLive());
    for (std::uint32_t i = 2; i <= 5; ++i) {
        session.record({.event_type = "step"});
        QTRY_COMPARE_WITH_TIMEOUT(window.events(), i, patienceMs);
    }
    session.end(EventResult::Success);
    QTRY_VERIFY_WITH_TIMEOUT(!window.context.isLive(), patienceMs);
    QCOMPARE(window.store.model().entry(0).outcome, EventResult::Success);
    QVERIFY(client->close().has_value());
    QTest::qWait(300);
    QCOMPARE(window.events(), 5U);
    QVERIFY(!window.detail().contains(u"live"_s));
}

void SessionFollowingTest::aSessionRecordedInAnotherProcessIsListedAndGrows()
{
    const Machine place;
    Window window;
    window.store.watchRecordings(place.recordings);
    window.store.library().use(place.library);
    Recorder recorder(place);
    QVERIFY(recorder.recordOne());
    const QString key = LibraryStore::keyOf("elsewhere");
    QTRY_VERIFY_WITH_TIMEOUT(window.store.model().rowOf(key) >= 0, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(window.detail().startsWith(u"live"_s), patienceMs);
    window.store.show(key);
    QTRY_COMPARE_WITH_TIMEOUT(window.events(), 1U, patienceMs);
    const QSignalSpy changed(&window.context, &SessionContext::traceChanged);
    QVERIFY(recorder.recordOne());
    QTRY_COMPARE_WITH_TIMEOUT(window.events(), 2U, patienceMs);
    QVERIFY(recorder.recordOne());
    QTRY_COMPARE_WITH_TIMEOUT(window.events(), 3U, patienceMs);
    QVERIFY(recorder.end());
    QTRY_COMPARE_WITH_TIMEOUT(window.store.model().entry(0).outcome, EventResult::Success,
                              patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!window.context.isLive(), patienceMs);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(window.store.model().rowCount(), 1);
}

void SessionFollowingTest::aSessionWhoseProgramWasKilledHasDied()
{
    const Machine place;
    Window window;
    window.store.watchRecordings(place.recordings);
    window.store.library().use(place.library);
    {
        Recorder recorder(place);
        QVERIFY(recorder.recordOne());
        QVERIFY(recorder.recordOne());
        QTRY_VERIFY_WITH_TIMEOUT(window.store.model().rowCount() == 1, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(window.detail().startsWith(u"live"_s), patienceMs);
        recorder.kill();
    }
    QTRY_VERIFY_WITH_TIMEOUT(window.detail().startsWith(u"not ended"_s), patienceMs);
    const record::Recovered recovered = recoverRecordings(place.recordings);
    QCOMPARE(recovered.sessions.size(), std::size_t(1));
    QCOMPARE(recovered.failures.size(), std::size_t(0));
    const QString text = recoveredText(recovered);
    QVERIFY2(text.startsWith(u"Recovered 1 session"_s), qPrintable(text));
    QTRY_VERIFY_WITH_TIMEOUT(window.detail().startsWith(u"died"_s), patienceMs);
    QVERIFY(window.accessibleText().contains(u"died"_s));
    window.store.show(LibraryStore::keyOf("elsewhere"));
    QTRY_COMPARE_WITH_TIMEOUT(window.events(), 2U, patienceMs);
    QVERIFY(!window.context.isLive());
    QVERIFY(window.detail().startsWith(u"died"_s));
    QVERIFY(recoveredText(recoverRecordings(place.recordings)).isEmpty());
}

void SessionFollowingTest::aNewSessionComesFirstAndMovesNothingElse()
{
    const Machine place;
    Window window;
    window.store.library().use(place.library);
    auto client = place.client();
    QVERIFY(client.has_value());
    const auto first = client->begin_session({.id = "first", .name = "First"});
    first.record({.event_type = "step"});
    QTRY_COMPARE_WITH_TIMEOUT(window.store.model().rowCount(), 1, patienceMs);
    window.store.show(LibraryStore::keyOf("first"));
    const QSignalSpy removed(&window.store.model(), &SessionListModel::rowsRemoved);
    const QSignalSpy reset(&window.store.model(), &SessionListModel::modelReset);
    const auto second = client->begin_session({.id = "second", .name = "Second"});
    second.record({.event_type = "step"});
    QTRY_COMPARE_WITH_TIMEOUT(window.store.model().rowCount(), 2, patienceMs);
    QCOMPARE(window.store.model().entry(0).title, u"Second"_s);
    QCOMPARE(window.store.model().entry(1).title, u"First"_s);
    QCOMPARE(window.store.current(), LibraryStore::keyOf("first"));
    QCOMPARE(removed.size(), 0);
    QCOMPARE(reset.size(), 0);
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == u"record"_s)
        return recordForOthers(arguments.at(2).toStdString(), arguments.at(3).toStdString());
    SessionFollowingTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "session_following_test.moc"
