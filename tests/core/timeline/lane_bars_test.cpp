// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/event_span.h"
#include "core/model/trace.h"
#include "core/timeline/compressed_time.h"
#include "core/timeline/coordinates.h"
#include "core/timeline/lane_bars.h"
#include "tests/core/replay/session_set.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/trace_maker.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::TraceMaker;

namespace {

bool isHit(EventIndex event)
{
    return event.value() % 11 == 3;
}

bool isFound(EventIndex event)
{
    return event.value() % 13 == 5;
}

struct Lanes {
    explicit Lanes(std::shared_ptr<const Trace> of)
        : trace(std::move(of)), layout(std::make_shared<LaneLayout>(*trace)), bars(trace, layout)
    {
    }

    [[nodiscard]] std::vector<Bar> row(std::uint32_t number, const TimeAxis& axis) const
    {
        std::vector<Bar> found;
        bars.append_row(number, axis, 0, 24, found);
        return found;
    }

    std::shared_ptr<const Trace> trace;
    std::shared_ptr<const LaneLayout> layout;
    LaneBars bars;
};

/// Whether a bar with the mark, at least a pixel wide, is seen where the event is.
bool isSeen(const std::vector<Bar>& bars, double x, BarFlag mark)
{
    const BarStyle style;
    return std::any_of(bars.begin(), bars.end(), [&](const Bar& bar) {
        return bar.has(mark) && bar.width >= 1 && bar.x - style.instant_width <= x &&
               x <= bar.x + bar.width + style.minimum_width;
    });
}

/// What of a row is not shown as it should be, or an empty text.
QString fault(const Lanes& lanes, std::uint32_t row, const TimeAxis& axis)
{
    const auto bars = lanes.row(row, axis);
    std::uint32_t shown = 0;
    for (const Bar& bar : bars) {
        shown += bar.count;
        if (bar.has(BarFlag::Merged) != (bar.count > 1))
            return u"a block of one"_s;
    }
    std::uint32_t within = 0;
    for (const EventIndex event : lanes.layout->events_in(row)) {
        const EventSpan span = span_of(*lanes.trace, event);
        if (axis.x(span.end) < 0 || axis.x(span.begin) > axis.width)
            continue;
        ++within;
        const double x = std::clamp(axis.x(span.begin), 0.0, axis.width);
        if (lanes.trace->result(event) == EventResult::Fail && !isSeen(bars, x, BarFlag::Failed))
            return u"failed #%1 is not seen"_s.arg(event.value());
        if (isHit(event) && !isSeen(bars, x, BarFlag::Hit))
            return u"hit #%1 is not seen"_s.arg(event.value());
        if (isFound(event) && !isSeen(bars, x, BarFlag::Found))
            return u"found #%1 is not seen"_s.arg(event.value());
    }
    if (shown < within)
        return u"%1 events in bars for %2"_s.arg(shown).arg(within);
    return {};
}

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
        QCOMPARE(bars[1].count, 500U);
        QVERIFY(bars[1].has(BarFlag::Merged));
        QVERIFY(std::abs(bars[1].x - 100) < 0.001);
        QVERIFY(bars[1].width >= 5 && bars[1].width <= 9);
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
        QCOMPARE(bars.size(), std::size_t(3));
        QVERIFY(!bars[0].has(BarFlag::Failed));
        QVERIFY(bars[1].has(BarFlag::Failed));
        QCOMPARE(bars[1].event, failed);
        QVERIFY(bars[1].width >= 3);
        QCOMPARE(bars[0].count + bars[1].count + bars[2].count, 10'000U);
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

    void everyFailureAndHitIsSeenAtAnyZoom_data() { addOriginRows(); }
    void everyFailureAndHitIsSeenAtAnyZoom()
    {
        QFETCH(QString, origin);
        const auto& sessions = sessionsOf(origin);
        if (sessions.empty())
            QSKIP(testkit::noSharedData);
        std::mt19937 random(12);
        for (const auto& [name, trace] : sessions) {
            Lanes lanes(trace);
            lanes.bars.set_hits(isHit);
            lanes.bars.set_found(isFound);
            for (int zoom = 0; zoom < 200 && lanes.layout->row_count() > 0; ++zoom) {
                const auto [begin, end] =
                    std::minmax({randomTime(*trace, random), randomTime(*trace, random)});
                if (begin == end)
                    continue;
                const TimeAxis axis{{begin, end}, 1.0 + static_cast<double>(random() % 2000)};
                for (std::uint32_t row = 0; row < lanes.layout->row_count(); ++row) {
                    const QString what = fault(lanes, row, axis);
                    QVERIFY2(what.isEmpty(), qPrintable(name + u": "_s + what));
                }
            }
        }
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
