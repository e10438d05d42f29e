// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Whole sessions played from begin to end, with all that playback can stop for.
#include "core/replay/idle_gaps.h"
#include "core/replay/replay_clock.h"
#include "core/replay/replay_index.h"
#include "tests/core/replay/session_set.h"
#include "tests/testkit/patient_test.h"

#include <algorithm>
#include <cstdlib>

using namespace playhead;

namespace {

/// The demo is seldom idle: its longest gap is of 62 ms.
constexpr DurationNs demo_gap = 20 * ns_per_ms;
constexpr DurationNs frame = 16'666'667;
constexpr SteadyNs start = 1'000'000'000'000;

/// Plays on and on in frames, also after each stop; all that was stopped at, in order.
struct Played {
    std::vector<StopMoment> stops;
    std::vector<TimeNs> times;
    int jumps = 0;
    bool ended = false;
    SteadyNs took = 0;
};

Played playThrough(ReplayClock& clock, DurationNs step)
{
    Played played;
    SteadyNs now = start;
    clock.play(now);
    for (int ticks = 0; ticks < 1'000'000 && !played.ended; ++ticks) {
        now += step;
        const ReplayClock::Tick tick = clock.tick(now);
        played.times.push_back(tick.time);
        played.stops.insert(played.stops.end(), tick.stops.begin(), tick.stops.end());
        played.jumps += tick.jumped ? 1 : 0;
        played.ended = tick.ended;
        if (!clock.is_playing() && !played.ended)
            clock.play(now);
    }
    played.took = now - start;
    return played;
}

} // namespace

class PlaybackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDemoAt64EndsAtItsEndWithEveryStopHitOnce_data()
    {
        QTest::addColumn<bool>("skip");
        QTest::newRow("with idle time") << false;
        QTest::newRow("without idle time") << true;
    }
    void theDemoAt64EndsAtItsEndWithEveryStopHitOnce()
    {
        QFETCH(bool, skip);
        const auto trace = demoTrace();
        QVERIFY(trace);
        const ReplayIndex index(trace);
        const auto gaps = idle_gaps(index, demo_gap);
        StopRules rules;
        rules.on_failure = true;
        rules.on_gap = true;
        rules.on_match = [&](EventIndex e) { return trace->action_type(e) == ActionType::Llm; };
        const auto stops = stop_moments(index, gaps, rules);
        for (const StopReason reason : {StopReason::Failure, StopReason::Match, StopReason::Gap})
            QVERIFY(std::any_of(stops.begin(), stops.end(),
                                [&](const StopMoment& stop) { return stop.reason == reason; }));

        ReplayClock clock(index.range());
        clock.set_gaps(gaps, start);
        clock.set_skip_idle(skip, start);
        clock.set_speed(64, start);
        clock.set_stops(stops);
        const Played played = playThrough(clock, frame);
        QVERIFY(played.ended);
        QCOMPARE(played.times.back(), trace->end_time());
        QVERIFY(std::is_sorted(played.times.begin(), played.times.end()));
        QCOMPARE(played.stops, stops);
        QCOMPARE(played.jumps > 0, skip);
    }

    void withoutStopsTheDemoTakesItsTime()
    {
        const auto trace = demoTrace();
        QVERIFY(trace);
        const ReplayIndex index(trace);
        const auto gaps = idle_gaps(index, demo_gap);
        ReplayClock clock(index.range());
        clock.set_gaps(gaps, start);
        clock.set_skip_idle(true, start);
        const Played played = playThrough(clock, frame);
        const DurationNs expected = index.range().length() - total_length(gaps);
        QVERIFY(played.ended);
        QVERIFY(std::abs(played.took - expected) <= 2 * frame);
    }

    void anyTicksStopAtTheSameMoments()
    {
        for (unsigned seed = 1; seed < 20; ++seed) {
            const auto trace = randomTrace(seed, 60);
            const ReplayIndex index(trace);
            const auto gaps = idle_gaps(index, ns_per_second / 2);
            StopRules rules;
            rules.on_failure = true;
            rules.on_gap = seed % 2 == 0;
            const auto stops = stop_moments(index, gaps, rules);
            for (const DurationNs step : {frame, 7 * ns_per_ms, 5 * ns_per_second}) {
                ReplayClock clock(index.range());
                clock.set_gaps(gaps, start);
                clock.set_skip_idle(seed % 3 != 0, start);
                clock.set_stops(stops);
                const Played played = playThrough(clock, step);
                QVERIFY(played.ended);
                QCOMPARE(played.stops, stops);
            }
        }
    }
};

QTEST_GUILESS_MAIN(PlaybackTest)
#include "playback_test.moc"
