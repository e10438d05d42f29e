// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Files that grow, and change, while the window shows their sessions.
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "tests/testkit/session_lines.h"
#include "tests/ui/context/store_window.h"

#include <QFile>
#include <QSignalSpy>

#include <cstdio>
#include <thread>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::eventLines;
using testkit::Scratch;
using testkit::sessionLine;

namespace {

/// A session file in a folder of its own, open in a window.
struct OpenFile {
    Scratch scratch;
    QString path;
    StoreWindow window;

    explicit OpenFile(const QByteArray& content) : path(scratch.write(u"run.jsonl"_s, content))
    {
        window.openAndWait(path);
    }
    void append(const QByteArray& bytes) const { testkit::append(path, bytes); }
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
};

void SessionFollowingTest::aFileThatGrowsGrowsOnTheScreen()
{
    OpenFile file(sessionLine() + eventLines(0, 5));
    file.window.context.select(EventIndex(3U));
    const QSignalSpy changed(&file.window.context, &SessionContext::traceChanged);
    file.append(eventLines(5, 2));
    QTRY_COMPARE(file.window.events(), 7U);
    file.append(eventLines(7, 1).left(9));
    file.append(eventLines(7, 1).mid(9));
    QTRY_COMPARE(file.window.events(), 8U);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(file.window.context.selection(), EventIndex(3U));
    QCOMPARE(file.window.store.model().rowCount(), 1);
    QCOMPARE(file.window.store.model().entry(0).events, 8U);
    QVERIFY(!file.window.store.isLoading());
}

void SessionFollowingTest::aFileThatGrewIsLiveForAWhile()
{
    OpenFile file(sessionLine() + eventLines(0, 5));
    QVERIFY(!file.window.context.isLive());
    QSignalSpy live(&file.window.context, &SessionContext::liveChanged);
    file.append(eventLines(5, 1));
    QVERIFY(live.wait(testkit::patienceMs));
    QVERIFY(file.window.context.isLive());
    QVERIFY2(file.window.detail().startsWith(u"live"_s), qPrintable(file.window.detail()));
    QVERIFY(file.window.accessibleText().contains(u"live"_s));
    QVERIFY(file.window.store.model().index(0).data(SessionListModel::IsLiveRole).toBool());
    QVERIFY(live.wait(testkit::patienceMs)); // and then it rests
    QVERIFY(!file.window.context.isLive());
    QVERIFY(!file.window.detail().contains(u"live"_s));
}

void SessionFollowingTest::aSessionThatSaysHowItEndedIsNotLive()
{
    OpenFile file(sessionLine() + eventLines(0, 5));
    file.append(eventLines(5, 1));
    QTRY_VERIFY(file.window.context.isLive());
    file.append(sessionLine(R"(,"end_state":"Fail")"));
    QTRY_COMPARE(file.window.store.model().entry(0).outcome, EventResult::Fail);
    QVERIFY(!file.window.context.isLive());
    QVERIFY(!file.window.detail().contains(u"live"_s));
}

void SessionFollowingTest::aFileThatWasReplacedIsShownAnew()
{
    OpenFile file(sessionLine() + eventLines(0, 5));
    file.window.context.select(EventIndex(3U));
    const QString other = file.scratch.write(u"other"_s, sessionLine() + eventLines(0, 9));
    QCOMPARE(std::rename(qPrintable(other), qPrintable(file.path)), 0);
    QTRY_COMPARE(file.window.events(), 9U);
    QVERIFY(!file.window.context.selection()); // those are other events
    QCOMPARE(file.window.store.model().rowCount(), 1);
}

void SessionFollowingTest::aDeletedFileSaysSoAndStays()
{
    OpenFile file(sessionLine() + eventLines(0, 5));
    QVERIFY(QFile::remove(file.path));
    QTRY_VERIFY(file.window.detail().contains(u"file deleted"_s));
    QCOMPARE(file.window.events(), 5U);
    file.scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 6));
    QTRY_COMPARE(file.window.events(), 6U);
    QVERIFY(!file.window.detail().contains(u"file deleted"_s));
}

void SessionFollowingTest::aFileThatIsEmptyAtFirstIsShownWhenThereIsSomething()
{
    OpenFile file({});
    QVERIFY(file.window.store.currentEntry()->error);
    file.append(sessionLine() + eventLines(0, 2));
    QTRY_COMPARE(file.window.events(), 2U);
    QVERIFY(!file.window.store.currentEntry()->error);
    QCOMPARE(file.window.store.model().rowCount(), 1);
}

void SessionFollowingTest::whatTheWindowWasTooSlowForIsPassedOver()
{
    OpenFile file(sessionLine() + eventLines(0, 1));
    const QSignalSpy grown(&file.window.context, &SessionContext::traceGrown);
    constexpr int pieces = 30;
    for (int i = 1; i <= pieces; ++i) { // the event loop is away all the while
        file.append(eventLines(i, 1));
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    QTRY_COMPARE(file.window.events(), std::uint32_t(pieces + 1));
    QVERIFY2(grown.size() <= 3, qPrintable(QString::number(grown.size())));
}

void SessionFollowingTest::aClosedFileIsFollowedNoMore()
{
    OpenFile file(sessionLine() + eventLines(0, 1));
    file.window.store.close(QString(file.window.store.current()));
    QCOMPARE(file.window.store.model().rowCount(), 0);
    file.append(eventLines(1, 1));
    QTest::qWait(300);
    QCOMPARE(file.window.store.model().rowCount(), 0);
    QVERIFY(!file.window.context.trace());
}

void SessionFollowingTest::whatIsNotToBeFollowedIsReadOnce()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 1));
    StoreWindow window;
    window.store.setFollowing(false);
    window.openAndWait(path);
    testkit::append(path, eventLines(1, 1));
    QTest::qWait(300);
    QCOMPARE(window.events(), 1U);
}

QTEST_GUILESS_MAIN(SessionFollowingTest)
#include "session_following_test.moc"
