// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sessions that programs record into the library while the window shows it, and what is left where
// such a program ends. Started with "record" this program is one that records.
#include "core/library/library_sink.h"
#include "core/record/client.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "tests/ui/context/store_window.h"
#include "ui/context/recordings.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSignalSpy>

#include <cstdio>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

namespace {

/// Records into a library.
Result<record::Client> openClient(const std::string& library, const std::string& recordings)
{
    record::ClientOptions options;
    options.folder = recordings;
    return record::Client::open(library_sink(library), options);
}

/// A folder with a library and a folder of recordings.
struct Machine {
    Scratch scratch;
    std::string library = scratch.path(u"library"_s).toStdString();
    std::string recordings = scratch.path(u"recordings"_s).toStdString();

    [[nodiscard]] Result<record::Client> client() const { return openClient(library, recordings); }
    void showIn(StoreWindow& window) const
    {
        window.store.watchRecordings(recordings);
        window.store.library().use(library);
    }
};

/// What this program does when it is started to record: a session with an event for each line that
/// it is sent, into the library; it says when each of them is recorded.
int recordForOthers(const std::string& library, const std::string& recordings)
{
    auto client = openClient(library, recordings);
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
        return m_process.waitForReadyRead(testkit::patienceMs) &&
               m_process.readAll().startsWith("recorded");
    }
    [[nodiscard]] bool end()
    {
        m_process.write("q");
        return m_process.waitForFinished(testkit::patienceMs) && m_process.exitCode() == 0;
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

class SessionRecordingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionRecordedInThisProcessIsLiveUntilItEnds();
    void aSessionRecordedInAnotherProcessIsListedAndGrows();
    void aSessionWhoseProgramWasKilledHasDied();
    void aNewSessionComesFirstAndMovesNothingElse();
};

void SessionRecordingsTest::aSessionRecordedInThisProcessIsLiveUntilItEnds()
{
    const Machine place;
    StoreWindow window;
    place.showIn(window); // there is no library yet
    auto client = place.client();
    QVERIFY(client.has_value());
    const auto session = client->begin_session({.id = "here", .name = "From here"});
    session.record({.event_type = "step"});
    const QString key = LibraryStore::keyOf("here");
    QTRY_VERIFY(window.store.model().rowOf(key) >= 0);
    QTRY_VERIFY(window.store.model().entry(0).isLive);
    window.store.show(key);
    QTRY_COMPARE(window.events(), 1U);
    QVERIFY(window.context.isLive());
    for (std::uint32_t i = 2; i <= 5; ++i) {
        session.record({.event_type = "step"});
        QTRY_COMPARE(window.events(), i);
    }
    session.end(EventResult::Success);
    QTRY_VERIFY(!window.context.isLive());
    QCOMPARE(window.store.model().entry(0).outcome, EventResult::Success);
    QVERIFY(client->close().has_value());
    QTest::qWait(300);
    QCOMPARE(window.events(), 5U);
    QVERIFY(!window.detail().contains(u"live"_s));
}

void SessionRecordingsTest::aSessionRecordedInAnotherProcessIsListedAndGrows()
{
    const Machine place;
    StoreWindow window;
    place.showIn(window);
    Recorder recorder(place);
    QVERIFY(recorder.recordOne());
    const QString key = LibraryStore::keyOf("elsewhere");
    QTRY_VERIFY(window.store.model().rowOf(key) >= 0);
    QTRY_VERIFY(window.detail().startsWith(u"live"_s));
    window.store.show(key);
    QTRY_COMPARE(window.events(), 1U);
    const QSignalSpy changed(&window.context, &SessionContext::traceChanged);
    QVERIFY(recorder.recordOne());
    QTRY_COMPARE(window.events(), 2U);
    QVERIFY(recorder.recordOne());
    QTRY_COMPARE(window.events(), 3U);
    QVERIFY(recorder.end());
    QTRY_COMPARE(window.store.model().entry(0).outcome, EventResult::Success);
    QTRY_VERIFY(!window.context.isLive());
    QCOMPARE(changed.size(), 0);
    QCOMPARE(window.store.model().rowCount(), 1);
}

void SessionRecordingsTest::aSessionWhoseProgramWasKilledHasDied()
{
    const Machine place;
    StoreWindow window;
    place.showIn(window);
    {
        Recorder recorder(place);
        QVERIFY(recorder.recordOne());
        QVERIFY(recorder.recordOne());
        QTRY_VERIFY(window.store.model().rowCount() == 1);
        QTRY_VERIFY(window.detail().startsWith(u"live"_s));
        recorder.kill();
    }
    QTRY_VERIFY(window.detail().startsWith(u"not ended"_s));
    const record::Recovered recovered = recoverRecordings(place.recordings);
    QCOMPARE(recovered.sessions.size(), std::size_t(1));
    QCOMPARE(recovered.failures.size(), std::size_t(0));
    const QString text = recoveredText(recovered);
    QVERIFY2(text.startsWith(u"Recovered 1 session"_s), qPrintable(text));
    QTRY_VERIFY(window.detail().startsWith(u"died"_s));
    QVERIFY(window.accessibleText().contains(u"died"_s));
    window.store.show(LibraryStore::keyOf("elsewhere"));
    QTRY_COMPARE(window.events(), 2U);
    QVERIFY(!window.context.isLive());
    QVERIFY(window.detail().startsWith(u"died"_s));
    QVERIFY(recoveredText(recoverRecordings(place.recordings)).isEmpty());
}

void SessionRecordingsTest::aNewSessionComesFirstAndMovesNothingElse()
{
    const Machine place;
    StoreWindow window;
    window.store.library().use(place.library);
    auto client = place.client();
    QVERIFY(client.has_value());
    const auto first = client->begin_session({.id = "first", .name = "First"});
    first.record({.event_type = "step"});
    QTRY_COMPARE(window.store.model().rowCount(), 1);
    window.store.show(LibraryStore::keyOf("first"));
    const QSignalSpy removed(&window.store.model(), &SessionListModel::rowsRemoved);
    const QSignalSpy reset(&window.store.model(), &SessionListModel::modelReset);
    const auto second = client->begin_session({.id = "second", .name = "Second"});
    second.record({.event_type = "step"});
    QTRY_COMPARE(window.store.model().rowCount(), 2);
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
    SessionRecordingsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "session_recordings_test.moc"
