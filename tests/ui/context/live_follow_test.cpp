// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/coordinates.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/follow.h"
#include "ui/context/live_clock.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"

#include <QSignalSpy>

#include <array>

using namespace playhead;
using testkit::TraceMaker;

namespace {

EventIndex nth(std::size_t number)
{
    return EventIndex(number);
}

/// A session of 100 s that is being recorded, by a clock that the test moves.
struct Live {
    TraceMaker maker;
    double seconds = 100;
    SessionContext context;
    Follow& follow = context.follow();
    TimeViewport& time = context.time();

    explicit Live(bool isLive = true)
    {
        maker.add("root", 0, 100);
        context.clock().setSource([this] { return TraceMaker::time(seconds); });
        context.setTrace(maker.snapshot());
        context.setLive(isLive);
    }
    void pass(double moreSeconds)
    {
        seconds += moreSeconds;
        context.clock().tick();
    }
    void grow(double moreSeconds = 1)
    {
        seconds += moreSeconds;
        maker.add("event", seconds - moreSeconds, seconds);
        context.growTrace(maker.snapshot());
    }
    void zoomToEnd(double span)
    {
        time.show({TraceMaker::time(seconds - span * 0.9), TraceMaker::time(seconds + span * 0.1)});
    }
    [[nodiscard]] bool isNowShown() const { return time.shows(context.now()); }
};

} // namespace

/// What *live* and *follow* mean, without a view.
class LiveFollowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyALiveSessionHasANow();
    void theAxisHasRoomForNow();
    void theAxisGrowsInSteps();
    void aClockThatIsFarOffIsNotBelieved_data();
    void aClockThatIsFarOffIsNotBelieved();
    void ticksComeAsOftenAsTheyAreWanted();
    void withoutAnimationsTimeGoesOnOnceASecond();
    void itIsOnFromTheStart();
    void allThatWasShownGoesOnBeingAll();
    void aStretchSlidesWithoutChangingItsLength();
    void movingTheTimeTurnsItOff_data();
    void movingTheTimeTurnsItOff();
    void zoomingAtTheEndDoesNot();
    void seekingTurnsItOff();
    void seekingToTheEndDoesNot();
    void newEventsAreCountedUntilItIsOn();
    void startingComesBackToTheEnd();
    void whenTheSessionEndsThereIsNothingToFollow();
    void anotherSessionIsNotLive();
};

void LiveFollowTest::onlyALiveSessionHasANow()
{
    Live live(false);
    QCOMPARE(live.context.now(), no_time);
    QVERIFY(!live.context.isLive());
    const QSignalSpy changed(&live.context, &SessionContext::liveChanged);
    live.context.setLive(true);
    live.context.setLive(true);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(live.context.now(), TraceMaker::time(100));
    live.pass(2.5);
    QCOMPARE(live.context.now(), TraceMaker::time(102.5));
    live.context.setLive(false);
    QCOMPARE(live.context.now(), no_time);
}

void LiveFollowTest::theAxisHasRoomForNow()
{
    Live live(false);
    const TimeRange atRest = live.time.full();
    live.context.setLive(true);
    for (int i = 0; i < 50; ++i) {
        live.pass(1);
        QVERIFY(live.time.full().end > live.context.now());
        QCOMPARE(live.time.range(), live.time.full()); // as it was fitted
    }
    live.context.setLive(false);
    QCOMPARE(live.time.full(), atRest);
}

void LiveFollowTest::theAxisGrowsInSteps()
{
    Live live;
    const QSignalSpy moved(&live.time, &TimeViewport::rangeChanged);
    for (int i = 0; i < 100; ++i)
        live.pass(0.1);
    QVERIFY2(moved.size() >= 1 && moved.size() <= 3, qPrintable(QString::number(moved.size())));
}

void LiveFollowTest::aClockThatIsFarOffIsNotBelieved_data()
{
    QTest::addColumn<double>("ahead");
    QTest::newRow("days ahead") << 5.0 * 24 * 3600;
    QTest::newRow("an hour behind") << -3600.0;
}

void LiveFollowTest::aClockThatIsFarOffIsNotBelieved()
{
    QFETCH(double, ahead);
    Live live(false);
    live.seconds += ahead;
    live.context.setLive(true);
    QCOMPARE(live.context.now(), TraceMaker::time(100));
    live.pass(3);
    QCOMPARE(live.context.now(), TraceMaker::time(103));
    live.maker.add("event", 101, 110);
    live.context.growTrace(live.maker.snapshot());
    QCOMPARE(live.context.now(), TraceMaker::time(110));
}

void LiveFollowTest::ticksComeAsOftenAsTheyAreWanted()
{
    Live live;
    const QSignalSpy ticks(&live.context.clock(), &LiveClock::ticked);
    {
        const QObject view;
        live.context.clock().setWanted(&view, 40);
        QTRY_VERIFY(ticks.size() >= 5);
    }
    QTest::qWait(100); // one may have been on its way
    const auto before = ticks.size();
    QTest::qWait(300);
    QVERIFY(ticks.size() <= before + 1); // once a second
}

void LiveFollowTest::withoutAnimationsTimeGoesOnOnceASecond()
{
    Live live;
    live.context.clock().setAnimated(false);
    const QObject view;
    live.context.clock().setWanted(&view, 40);
    const QSignalSpy ticks(&live.context.clock(), &LiveClock::ticked);
    QTest::qWait(300);
    QVERIFY(ticks.size() <= 1);
    QTRY_VERIFY(ticks.size() >= 1);
}

void LiveFollowTest::itIsOnFromTheStart()
{
    const Live live;
    QVERIFY(live.follow.isOn());
    QVERIFY(!live.follow.isOffered());
    const Live atRest(false);
    QVERIFY(!atRest.follow.isOn());
    QVERIFY(!atRest.follow.isOffered());
}

void LiveFollowTest::allThatWasShownGoesOnBeingAll()
{
    Live live;
    for (int i = 0; i < 20; ++i)
        live.grow();
    QVERIFY(live.follow.isOn());
    QCOMPARE(live.time.range(), live.time.full());
}

void LiveFollowTest::aStretchSlidesWithoutChangingItsLength()
{
    Live live;
    live.zoomToEnd(10);
    QVERIFY(live.follow.isOn());
    const DurationNs span = live.time.range().length();
    for (int i = 0; i < 100; ++i) {
        if (i % 3 == 0)
            live.grow(0.7);
        else
            live.pass(0.3);
        QVERIFY(live.follow.isOn());
        QVERIFY(live.isNowShown());
        QVERIFY(std::abs(live.time.range().length() - span) <= 2);
    }
}

void LiveFollowTest::movingTheTimeTurnsItOff_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("panned") << 0;
    QTest::newRow("zoomed at the left") << 1;
    QTest::newRow("taken to an event") << 2;
}

void LiveFollowTest::movingTheTimeTurnsItOff()
{
    QFETCH(int, how);
    Live live;
    live.zoomToEnd(10);
    QVERIFY(live.follow.isOn());
    if (how == 0)
        live.time.pan(-0.5);
    else if (how == 1)
        live.time.zoom(4, 0.1);
    else
        live.time.bringIntoView({TraceMaker::time(5), TraceMaker::time(6)});
    QVERIFY(!live.follow.isOn());
    QVERIFY(live.follow.isOffered());
    const TimeRange range = live.time.range();
    live.grow(3);
    live.pass(3);
    QCOMPARE(live.time.range(), range);
}

void LiveFollowTest::zoomingAtTheEndDoesNot()
{
    Live live;
    live.zoomToEnd(10);
    live.time.zoom(2, 0.95);
    QVERIFY(live.follow.isOn());
    live.time.zoom(0.1, 0.95);
    QVERIFY(live.follow.isOn());
}

void LiveFollowTest::seekingTurnsItOff()
{
    Live live;
    live.context.replay().seek(TraceMaker::time(50));
    QVERIFY(live.follow.isOffered());
    live.grow();
    QCOMPARE(live.context.replay().playhead(), TraceMaker::time(50));
}

void LiveFollowTest::seekingToTheEndDoesNot()
{
    Live live;
    live.context.replay().toEnd();
    QVERIFY(live.follow.isOn());
    live.grow(2);
    QVERIFY(live.follow.isOn());
    QCOMPARE(live.context.replay().playhead(), TraceMaker::time(102));
}

void LiveFollowTest::newEventsAreCountedUntilItIsOn()
{
    Live live;
    live.grow();
    QCOMPARE(live.follow.newEvents(), 0U);
    live.follow.stop();
    QCOMPARE(live.follow.newEvents(), 0U);
    const QSignalSpy changed(&live.follow, &Follow::changed);
    live.grow();
    live.grow();
    QCOMPARE(live.follow.newEvents(), 2U);
    QCOMPARE(changed.size(), 2);
    live.follow.start();
    QCOMPARE(live.follow.newEvents(), 0U);
}

void LiveFollowTest::startingComesBackToTheEnd()
{
    Live live;
    live.time.show({TraceMaker::time(10), TraceMaker::time(20)});
    live.context.replay().seek(TraceMaker::time(15));
    live.context.select(nth(0));
    QVERIFY(live.follow.isOffered());
    live.grow(5);
    live.follow.start();
    QVERIFY(live.follow.isOn());
    QVERIFY(live.isNowShown());
    QVERIFY(std::abs(live.time.range().length() - 10 * ns_per_second) <= 2);
    QVERIFY(!live.context.replay().isActive());
    QCOMPARE(live.context.selection(), nth(0));
}

void LiveFollowTest::whenTheSessionEndsThereIsNothingToFollow()
{
    Live live;
    live.follow.stop();
    live.context.setLive(false);
    QVERIFY(!live.follow.isOffered());
    live.follow.start();
    QVERIFY(!live.follow.isOn());
}

void LiveFollowTest::anotherSessionIsNotLive()
{
    Live live;
    TraceMaker other;
    other.add("other", 0, 1);
    live.context.setTrace(other.finish());
    QVERIFY(!live.context.isLive());
    QVERIFY(!live.follow.isOn());
    QCOMPARE(live.context.now(), no_time);
    live.context.setTrace(nullptr);
    QVERIFY(!live.follow.isOffered());
}

QTEST_GUILESS_MAIN(LiveFollowTest)
#include "live_follow_test.moc"
