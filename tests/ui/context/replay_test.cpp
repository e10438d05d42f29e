// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/context/session_indexes.h"

#include <QSignalSpy>

using namespace playhead;
using testkit::TraceMaker;

namespace {

/// #0 0 to 100 s, #1 1 to 3 s (an LLM call), #2 4 to 6 s (fails), 6 to 60 s nothing, #3 60 to 90 s.
std::shared_ptr<const Trace> session()
{
    TraceMaker maker;
    const EventIndex run = maker.add("run", 0, 100);
    maker.add("ask", 1, 3, run, "llm");
    Event failing = TraceMaker::event("search", 4, 6, run, "tool");
    failing.result = EventResult::Fail;
    maker.add(failing);
    maker.add("write", 60, 90, run, "tool");
    return maker.finish();
}

/// A replay whose clock stands still until the test moves it on.
struct Player {
    explicit Player(std::shared_ptr<const Trace> trace = session())
    {
        context.setTrace(std::move(trace));
        replay.setSkipIdle(false);
        static_cast<void>(testkit::waitFor([this] { return !context.indexes().isBusy(); }));
    }
    void pass(double seconds)
    {
        now += static_cast<SteadyNs>(seconds * ns_per_second);
        replay.advance();
    }

    SteadyNs now = 1000;
    SessionContext context;
    Replay replay{context, context.indexes(), [this] { return now; }};
};

EventIndex nth(std::uint32_t number)
{
    return EventIndex(number);
}

TimeNs at(double seconds)
{
    return TraceMaker::time(seconds);
}

} // namespace

class ReplayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsOffUntilThePersonPlays()
    {
        Player player;
        QVERIFY(!player.replay.isActive());
        QCOMPARE(player.replay.state(nth(3)), EventState::Done);
        player.pass(5);
        QVERIFY(!player.replay.isActive());
        player.replay.play();
        QCOMPARE(player.replay.playhead(), at(0));
        QCOMPARE(player.replay.state(nth(3)), EventState::ToCome);
    }

    void timePassesAtTheSpeedAsked()
    {
        Player player;
        player.replay.play();
        player.pass(2);
        QCOMPARE(player.replay.playhead(), at(2));
        QCOMPARE(player.replay.state(nth(1)), EventState::Running);
        player.replay.setSpeed(4);
        player.pass(1);
        QCOMPARE(player.replay.playhead(), at(6));
        player.replay.pause();
        player.pass(10);
        QCOMPARE(player.replay.playhead(), at(6));
    }

    void fasterAndSlowerStayWithinTheSpeedsThereAre()
    {
        Player player;
        for (int i = 0; i < 20; ++i)
            player.replay.faster();
        QCOMPARE(player.replay.speed(), 64.0);
        for (int i = 0; i < 20; ++i)
            player.replay.slower();
        QCOMPARE(player.replay.speed(), 0.25);
        player.replay.fit(); // 100 s in 30 s: between 2 and 4
        player.replay.faster();
        QCOMPARE(player.replay.speed(), 4.0);
        player.replay.fit();
        player.replay.slower();
        QCOMPARE(player.replay.speed(), 2.0);
    }

    void theWholeSessionFitsInThirtySeconds()
    {
        Player player;
        player.replay.fit();
        player.replay.play();
        player.pass(29);
        QVERIFY(player.replay.isPlaying());
        QSignalSpy states(&player.replay, &Replay::stateChanged);
        player.pass(1.001);
        QCOMPARE(player.replay.playhead(), at(100));
        QVERIFY(!player.replay.isPlaying());
        QCOMPARE(states.count(), 1);
    }

    void idleTimeIsLeftOut()
    {
        Player player;
        QCOMPARE(player.context.indexes().current()->gaps.front(), (TimeRange{at(6), at(60)}));
        player.replay.setSkipIdle(true);
        player.replay.seek(at(5));
        player.replay.play();
        player.pass(2);
        QCOMPARE(player.replay.playhead(), at(61));
    }

    void itStopsWhereTheRulesSay_data()
    {
        QTest::addColumn<StopReason>("reason");
        QTest::addColumn<TimeNs>("moment");
        QTest::addColumn<EventIndex>("event");
        QTest::newRow("failure") << StopReason::Failure << at(6) << nth(2);
        QTest::newRow("gap") << StopReason::Gap << at(6) << EventIndex();
        QTest::newRow("match") << StopReason::Match << at(60) << nth(3);
    }
    void itStopsWhereTheRulesSay()
    {
        QFETCH(StopReason, reason);
        QFETCH(TimeNs, moment);
        QFETCH(EventIndex, event);
        Player player;
        player.replay.setStop(reason, true);
        auto hits = std::make_shared<Bits>(player.context.trace()->event_count());
        hits->set(nth(3).value());
        player.context.indexes().setHits(hits);
        QSignalSpy stops(&player.replay, &Replay::stopped);
        player.replay.seek(at(3.5));
        player.replay.play();
        player.pass(200);
        QCOMPARE(player.replay.playhead(), moment);
        QVERIFY(!player.replay.isPlaying());
        QCOMPARE(stops.count(), 1);
        QCOMPARE(stops.front().at(0).value<StopReason>(), reason);
        QCOMPARE(stops.front().at(1).value<EventIndex>(), event);
        QCOMPARE(player.context.selection(), event);
        player.replay.play(); // not again at the same place
        player.pass(0.5);
        QVERIFY(player.replay.playhead() > moment);
    }

    void itDoesNotPlayWhileItIsHeld()
    {
        Player player;
        player.replay.play();
        player.replay.hold();
        player.replay.seek(at(10));
        player.pass(5);
        QCOMPARE(player.replay.playhead(), at(10));
        player.replay.letGo();
        QVERIFY(player.replay.isPlaying());
        player.pass(5);
        QCOMPARE(player.replay.playhead(), at(15));
        player.replay.pause();
        player.replay.hold();
        player.replay.letGo();
        QVERIFY(!player.replay.isPlaying());
    }

    void leavingTakesThePlayheadOff()
    {
        Player player;
        player.replay.play();
        player.pass(2);
        player.replay.leave();
        QVERIFY(!player.replay.isActive());
        QVERIFY(!player.replay.isPlaying());
        QCOMPARE(player.replay.state(nth(3)), EventState::Done);
        player.replay.play();
        QCOMPARE(player.replay.playhead(), at(0));
    }

    void theTimeOnTheScreenFollows()
    {
        Player player;
        player.context.time().show({at(0), at(10)});
        player.replay.play();
        player.pass(9);
        QCOMPARE(player.context.time().range().begin, at(0));
        player.pass(2);
        QCOMPARE(player.context.time().range(), (TimeRange{at(10), at(20)}));
        player.context.time().show({at(50), at(60)}); // the person looks elsewhere
        player.pass(1);
        QCOMPARE(player.context.time().range().begin, at(50));
    }

    void theTimeOnTheScreenStaysWhereItIsNotToFollow()
    {
        Player player;
        player.replay.setFollowing(false);
        player.context.time().show({at(0), at(10)});
        player.replay.play();
        player.pass(20);
        QCOMPARE(player.context.time().range().begin, at(0));
    }

    void stepsSelectAndTakeThePlayheadAlong()
    {
        Player player;
        player.replay.step(StepTo::Failure, true);
        QCOMPARE(player.context.selection(), nth(2));
        QVERIFY(!player.replay.isActive());
        player.replay.step(StepTo::LlmCall, false);
        QCOMPARE(player.context.selection(), nth(1));
        player.replay.step(StepTo::LlmCall, false); // there is none before
        QCOMPARE(player.context.selection(), nth(1));

        player.replay.seek(at(50)); // elsewhere than the selection
        player.replay.step(StepTo::Event, true);
        QCOMPARE(player.context.selection(), nth(3));
        QCOMPARE(player.replay.playhead(), at(60));
        player.replay.stepSibling(false);
        QCOMPARE(player.context.selection(), nth(2));
        QCOMPARE(player.replay.playhead(), at(4));
    }

    void anotherSessionStartsWithoutPlayheadAndKeepsTheSpeed()
    {
        Player player;
        player.replay.setSpeed(8);
        player.replay.seek(at(50));
        player.context.setTrace(session());
        QVERIFY(!player.replay.isActive());
        QVERIFY(!player.context.indexes().current());
        QCOMPARE(player.replay.speed(), 8.0);
        QTRY_VERIFY(player.context.indexes().current());
        QCOMPARE(&player.context.indexes().current()->replay->trace(),
                 player.context.trace().get());
    }

    void aSessionThatGrowsIsIndexedAnewAndThePlayheadStays()
    {
        TraceMaker maker;
        maker.add("first", 0, 10);
        Player player(maker.snapshot());
        player.replay.seek(at(5));
        for (int i = 1; i <= 20; ++i) { // faster than it can be indexed
            maker.add("more", 10 * i, 10 * i + 10);
            player.context.growTrace(maker.snapshot());
        }
        QCOMPARE(player.replay.playhead(), at(5));
        QCOMPARE(player.replay.session().end, at(210));
        QTRY_COMPARE(player.context.indexes().current()->replay->by_begin().size(),
                     std::size_t(21));
        QVERIFY(!player.context.indexes().isBusy());
        QCOMPARE(player.replay.state(nth(20)), EventState::ToCome);
    }

    void withoutASessionNothingPlays()
    {
        Player player(nullptr);
        player.replay.play();
        player.replay.seek(at(5));
        player.replay.step(StepTo::Event, true);
        QVERIFY(!player.replay.isActive());
        QVERIFY(!player.replay.isPlaying());
    }

    void theTickThatEndsPlayingIsOneOfPlaying()
    {
        Player player;
        std::vector<bool> played;
        QObject::connect(&player.replay, &Replay::playheadChanged, &player.context, [&] {
            played.push_back(player.replay.isMovedByPlaying()); // the views follow it then
        });
        player.replay.play();
        played.clear();
        player.pass(1000); // a frame that comes late
        QVERIFY(!player.replay.isPlaying());
        QCOMPARE(played, std::vector{true});
        player.replay.seek(at(50));
        QCOMPARE(played, (std::vector{true, false}));
    }

    void playingMovesByItself()
    {
        SessionContext context;
        context.setTrace(session());
        context.replay().setSpeed(64);
        context.replay().play();
        QTRY_COMPARE(context.replay().playhead(), at(100));
        QVERIFY(!context.replay().isPlaying());
    }
};

QTEST_GUILESS_MAIN(ReplayTest)
#include "replay_test.moc"
