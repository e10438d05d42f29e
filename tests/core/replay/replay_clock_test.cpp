// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/replay/replay_clock.h"
#include "tests/testkit/patient_test.h"

#include <cmath>

using namespace playhead;

namespace {

constexpr DurationNs frame = 16'666'667;
constexpr SteadyNs start = 1'000'000'000'000;

/// Plays a session of 100 seconds, told the seconds since the start.
class Player
{
public:
    explicit Player(TimeRange session = {0, 100 * ns_per_second}) : clock(session) {}

    ReplayClock clock;

    [[nodiscard]] static SteadyNs after(double seconds)
    {
        return start + static_cast<SteadyNs>(seconds * 1e9);
    }
    ReplayClock::Tick tick(double seconds) { return clock.tick(after(seconds)); }
};

TimeNs s(double seconds)
{
    return static_cast<TimeNs>(seconds * 1e9);
}

StopMoment failureAt(TimeNs time, std::uint32_t event = 0)
{
    return {time, StopReason::Failure, EventIndex(event)};
}

} // namespace

class ReplayClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsAtTheBeginUntilPlayed()
    {
        Player player;
        QCOMPARE(player.tick(5).time, s(0));
        player.clock.play(Player::after(10));
        QCOMPARE(player.tick(12).time, s(2));
    }

    void pausesWhereItWasLastSeen()
    {
        Player player;
        player.clock.play(start);
        player.tick(2);
        player.clock.pause();
        QCOMPARE(player.tick(9).time, s(2));
        player.clock.play(Player::after(20));
        QCOMPARE(player.tick(21).time, s(3));
    }

    void speedCountsFromWhenItIsSet()
    {
        Player player;
        player.clock.play(start);
        player.tick(2);
        player.clock.set_speed(4, Player::after(2));
        QCOMPARE(player.tick(3).time, s(6));
        player.clock.set_speed(0.25, Player::after(3));
        QCOMPARE(player.tick(7).time, s(7));
    }

    void speedHasItsLimits_data()
    {
        QTest::addColumn<double>("asked");
        QTest::addColumn<double>("given");
        QTest::newRow("too slow") << 0.01 << 0.25;
        QTest::newRow("backwards") << -3.0 << 0.25;
        QTest::newRow("too fast") << 1000.0 << 64.0;
        QTest::newRow("infinite") << double(INFINITY) << 64.0;
        QTest::newRow("no number") << double(NAN) << 1.0;
    }
    void speedHasItsLimits()
    {
        QFETCH(double, asked);
        Player player;
        player.clock.set_speed(asked, start);
        QTEST(player.clock.speed(), "given");
    }

    void seeksWithinTheSessionAndPlaysOn()
    {
        Player player;
        player.clock.play(start);
        player.clock.seek(s(50), Player::after(1));
        QCOMPARE(player.clock.time(), s(50));
        QCOMPARE(player.tick(2).time, s(51));
        player.clock.seek(s(500), Player::after(2));
        QCOMPARE(player.clock.time(), s(100));
        player.clock.seek(-5, Player::after(2));
        QCOMPARE(player.clock.time(), s(0));
    }

    void endsAtTheEndAndSaysSoOnce()
    {
        Player player;
        player.clock.play(start);
        const auto last = player.tick(1000);
        QVERIFY(last.ended);
        QCOMPARE(last.time, s(100));
        QVERIFY(!player.clock.is_playing());
        QVERIFY(!player.tick(1001).ended);
        player.clock.play(Player::after(1001));
        QCOMPARE(player.tick(1002).time, s(1));
    }

    void doesNotDrift_data()
    {
        QTest::addColumn<double>("speed");
        for (const double speed : {0.25, 1.0, 3.3, 64.0})
            QTest::addRow("%g", speed) << speed;
    }
    void doesNotDrift()
    {
        QFETCH(double, speed);
        ReplayClock clock({0, 100'000 * ns_per_second});
        clock.set_speed(speed, start);
        clock.play(start);
        SteadyNs now = start;
        for (int ticks = 0; ticks < 60'000; ++ticks)
            clock.tick(now += frame);
        QCOMPARE(clock.time(), TimeNs(std::llround(60'000.0 * frame * speed)));
    }

    void aClockThatGoesBackMovesNothing()
    {
        Player player;
        player.clock.play(start);
        player.tick(5);
        QCOMPARE(player.tick(3).time, s(5));
        QCOMPARE(player.tick(-3).time, s(5));
        QCOMPARE(player.tick(6).time, s(6));
    }

    void stopsExactlyAtEachOfSeveralMomentsOfOneTick()
    {
        Player player;
        player.clock.set_stops({failureAt(s(10)), failureAt(s(10), 1), failureAt(s(20), 2)});
        player.clock.play(start);
        const auto first = player.tick(50);
        QCOMPARE(first.time, s(10));
        QCOMPARE(first.stops.size(), std::size_t(2));
        QVERIFY(!player.clock.is_playing());
        player.clock.play(Player::after(60));
        QVERIFY(player.tick(60.1).stops.empty());
        const auto second = player.tick(90);
        QCOMPARE(second.time, s(20));
        QCOMPARE(second.stops.front(), failureAt(s(20), 2));
        player.clock.play(Player::after(90));
        QVERIFY(player.tick(500).ended);
    }

    void doesNotStopWhereThePersonHasPutIt()
    {
        Player player;
        player.clock.set_stops({failureAt(s(0)), failureAt(s(10), 1), failureAt(s(20), 2)});
        player.clock.seek(s(10), start);
        player.clock.play(start);
        QCOMPARE(player.tick(100).time, s(20));
        player.clock.seek(s(5), start);
        player.clock.play(start);
        QCOMPARE(player.tick(100).time, s(10)); // it counts again
    }

    void aStopAtTheVeryBeginCountsOnce()
    {
        Player player;
        player.clock.set_stops({failureAt(s(0))});
        player.clock.play(start);
        const auto first = player.tick(1);
        QCOMPARE(first.time, s(0));
        QCOMPARE(first.stops.size(), std::size_t(1));
        player.clock.play(Player::after(1));
        QCOMPARE(player.tick(2).time, s(1));
    }

    void aStopAtTheEndIsAStopAndTheEnd()
    {
        Player player;
        player.clock.set_stops({failureAt(s(100))});
        player.clock.play(start);
        const auto last = player.tick(1000);
        QVERIFY(last.ended);
        QCOMPARE(last.stops.size(), std::size_t(1));
    }

    void stopsSetWhilePlayingCountFromThere()
    {
        Player player;
        player.clock.play(start);
        player.tick(15);
        player.clock.set_stops({failureAt(s(10)), failureAt(s(20))});
        QCOMPARE(player.tick(90).time, s(20));
    }

    void skipsIdleAndSaysSo()
    {
        Player player;
        player.clock.set_gaps({{s(10), s(40)}, {s(50), s(90)}}, start);
        player.clock.set_skip_idle(true, start);
        player.clock.play(start);
        QVERIFY(!player.tick(9).jumped);
        const auto over = player.tick(11);
        QVERIFY(over.jumped);
        QCOMPARE(over.time, s(41));
        QVERIFY(!player.tick(12).jumped);
        QCOMPARE(player.tick(21).time, s(91)); // 10 s before, 10 s between, 1 s behind
        QVERIFY(player.tick(30).ended);
    }

    void leavesAGapAtOnceWherePutIntoIt()
    {
        Player player;
        player.clock.set_gaps({{s(10), s(40)}}, start);
        player.clock.set_skip_idle(true, start);
        player.clock.seek(s(20), start);
        QCOMPARE(player.tick(5).time, s(20)); // paused, it may be looked at
        player.clock.play(Player::after(5));
        QCOMPARE(player.tick(6).time, s(41));
    }

    void stopsAtAGapBeforeItIsSkipped()
    {
        Player player;
        player.clock.set_gaps({{s(10), s(40)}}, start);
        player.clock.set_skip_idle(true, start);
        player.clock.set_stops({{s(10), StopReason::Gap, EventIndex()}, failureAt(s(30))});
        player.clock.play(start);
        QCOMPARE(player.tick(60).time, s(10));
        player.clock.play(Player::after(60));
        const auto in_gap = player.tick(90);
        QCOMPARE(in_gap.time, s(30)); // gaps that are not idle_gaps() may hold a stop
        QVERIFY(in_gap.jumped);
        player.clock.play(Player::after(90));
        QCOMPARE(player.tick(91).time, s(41));
    }

    void fitsTheSessionInto30Seconds()
    {
        Player player({0, 3000 * ns_per_second});
        player.clock.fit(start);
        QVERIFY(player.clock.is_fitted());
        player.clock.play(start);
        QCOMPARE(player.tick(15).time, s(1500));
        QVERIFY(player.tick(30).ended);

        player.clock.set_gaps({{s(600), s(3000)}}, start);
        player.clock.set_skip_idle(true, start);
        player.clock.seek(0, start);
        player.clock.play(start);
        QCOMPARE(player.tick(15).time, s(300));
        QVERIFY(player.tick(30.1).ended);
        player.clock.set_speed(2, start);
        QVERIFY(!player.clock.is_fitted());
    }

    void aGrowingSessionKeepsThePlayhead()
    {
        Player player;
        player.clock.seek(s(30), start);
        player.clock.set_session({s(-10), s(200)}, start);
        QCOMPARE(player.clock.time(), s(30));
        player.clock.set_session({s(0), s(20)}, start);
        QCOMPARE(player.clock.time(), s(20));
        player.clock.seek(0, start);
        player.clock.set_session({s(-10), s(200)}, start);
        QCOMPARE(player.clock.time(), s(-10));
    }

    void nothingPlaysWhereThereIsNoTime()
    {
        ReplayClock clock;
        clock.play(start);
        QVERIFY(!clock.is_playing());
        QVERIFY(!clock.tick(start + 5).ended);
        QCOMPARE(clock.time(), no_time);
    }

    void theEndsOfTimeCanBePlayed()
    {
        const TimeRange all{std::numeric_limits<TimeNs>::min() + 1,
                            std::numeric_limits<TimeNs>::max()};
        ReplayClock clock(all);
        clock.fit(start);
        clock.play(0);
        QVERIFY(clock.tick(std::numeric_limits<SteadyNs>::max()).ended);
        QCOMPARE(clock.time(), all.end);
        clock.set_gaps({all}, 0);
        clock.set_skip_idle(true, 0);
        clock.play(0);
        QVERIFY(clock.tick(1).ended);
    }
};

QTEST_GUILESS_MAIN(ReplayClockTest)
#include "replay_clock_test.moc"
