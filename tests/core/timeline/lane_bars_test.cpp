// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/compressed_time.h"
#include "tests/core/replay/session_set.h"
#include "tests/core/timeline/shown_lane_bars.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <stop_token>

using namespace playhead;
using testkit::TraceMaker;

namespace {

TimeAxis secondsOn(double begin, double end, double width)
{
    return {{TraceMaker::time(begin), TraceMaker::time(end)}, width};
}

} // namespace

class LaneBarsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWideHasItsBar()
    {
        TraceMaker maker;
        maker.add("one", 0, 10);
        maker.add("two", 10, 20);
        const Lanes lanes(maker.finish());
        const auto bars = lanes.row(0, secondsOn(0, 20, 200));
        QCOMPARE(bars.size(), std::size_t(2));
        QCOMPARE(bars[1].x, 100.0);
        QCOMPARE(bars[1].width, 100.0);
        QCOMPARE(bars[1].count, 1U);
    }

    void whatIsTooSmallMergesAndSaysHowManyItHolds()
    {
        TraceMaker maker;
        maker.add("wide", 0, 100);
        for (int i = 0; i < 500; ++i)
            maker.add("small", 100 + i * 0.01, 100 + i * 0.01 + 0.005);
        maker.add("wide", 150, 200);
        const Lanes lanes(maker.finish());
        const auto bars = lanes.row(0, secondsOn(0, 200, 200));
        QCOMPARE(bars.size(), std::size_t(3));
        const Bar& block = bars.back(); // over the wide ones
        QCOMPARE(block.count, 500U);
        QVERIFY(block.has(BarFlag::Merged));
        QVERIFY(std::abs(block.x - 100) < 0.001);
        QVERIFY(block.width >= 5 && block.width <= 9);
    }

    void aFailureAmongManyIsNotLost()
    {
        TraceMaker maker;
        EventIndex failed;
        for (int i = 0; i < 10'000; ++i) {
            Event event = TraceMaker::event("small", i, i + 0.5);
            if (i == 5000)
                event.result = EventResult::Fail;
            const EventIndex added = maker.add(event);
            if (i == 5000)
                failed = added;
        }
        const Lanes lanes(maker.finish());
        const auto bars = lanes.row(0, secondsOn(0, 10'000, 300));
        std::uint32_t events = 0;
        for (const Bar& bar : bars) {
            events += bar.count;
            QCOMPARE(bar.has(BarFlag::Failed), bar.event == failed);
            QVERIFY(bar.width >= 3);
        }
        QCOMPARE(events, 10'000U);
        QVERIFY(std::any_of(bars.begin(), bars.end(),
                            [&](const Bar& bar) { return bar.event == failed; }));
        QVERIFY(bars.size() < 10); // a block is never longer than a stretch of tiles
    }

    void theSmallLieOverTheWide()
    {
        TraceMaker maker;
        maker.add("small", 99.95, 100);
        maker.add("wide", 100, 200);
        const Lanes lanes(maker.finish());
        const auto bars = lanes.row(0, secondsOn(0, 200, 200));
        QCOMPARE(bars.size(), std::size_t(2));
        QCOMPARE(bars[0].width, 100.0);
        QCOMPARE(bars[1].width, 3.0); // painted last
    }

    void blocksCountTheirFailures()
    {
        TraceMaker maker;
        for (int i = 0; i < 1000; ++i) {
            Event event = TraceMaker::event("small", i, i + 0.5);
            if (i % 10 == 0)
                event.result = EventResult::Fail;
            maker.add(event);
        }
        const Lanes lanes(maker.finish());
        std::uint32_t failures = 0;
        for (const Bar& bar : lanes.row(0, secondsOn(0, 1000, 60)))
            failures += bar.failures;
        QCOMPARE(failures, 100U);
    }

    void aNanosecondHasItsBarWithinThirtyDays()
    {
        constexpr TimeNs begin = TraceMaker::epoch;
        constexpr DurationNs month = 30LL * 24 * 3600 * ns_per_second;
        TraceMaker maker;
        for (const TimeNs at : {begin, begin + month / 3, begin + month / 3 + 2, begin + month}) {
            Event event = TraceMaker::event("event", 0, 0);
            event.init_timestamp = at;
            event.end_timestamp = at + 1;
            maker.add(event);
        }
        const Lanes lanes(maker.finish());
        const TimeAxis axis{{begin + month / 3 - 5, begin + month / 3 + 5}, 1000};
        const auto bars = lanes.row(0, axis);
        QCOMPARE(bars.size(), std::size_t(2));
        QCOMPARE(bars[0].x, 500.0);
        QCOMPARE(bars[0].width, 100.0);
        QCOMPARE(bars[1].x, 700.0);
    }

    void nothingIsMadeOnceTheyAreToldToStop()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto trace = randomTrace(22, 3000);
        const LaneLayout layout(*trace, {}, stop.get_token());
        QCOMPARE(layout.row_count(), 0U);
        QVERIFY(layout.events().empty());
        const LaneDetail detail(*trace, LaneLayout(*trace), stop.get_token());
        QCOMPARE(detail.failures().size(), std::size_t(0));
    }

    void shrunkGapsBringBarsTogether()
    {
        TraceMaker maker;
        maker.add("one", 0, 10);
        maker.add("two", 1000, 1010);
        const Lanes lanes(maker.finish());
        const CompressedTime time(
            std::vector<TimeRange>{{TraceMaker::time(10), TraceMaker::time(1000)}},
            5 * ns_per_second);
        TimeAxis axis = secondsOn(0, 25, 250);
        axis.compressed = &time;
        const auto bars = lanes.row(0, axis);
        QCOMPARE(bars.size(), std::size_t(2));
        QCOMPARE(bars[1].x, 150.0);
        QCOMPARE(bars[1].width, 100.0);
    }

    void aRowCostsItsPixels()
    {
        TraceMaker maker;
        for (int i = 0; i < 150'000; ++i)
            maker.add("event", i, i + 0.9);
        const Lanes lanes(maker.finish());
        QElapsedTimer timer;
        timer.start();
        std::size_t bars = 0;
        for (int round = 0; round < 100; ++round)
            bars += lanes.row(0, secondsOn(round, 150'000, 1920)).size();
        const qint64 took = timer.elapsed();
        qInfo("a row of 150,000 events on 1,920 pixels: %lld us, %zu bars", took * 10, bars / 100);
        QVERIFY(took < 5000); // 50 ms each; far below one is usual
    }
};

QTEST_GUILESS_MAIN(LaneBarsTest)
#include "lane_bars_test.moc"
