// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/time_math.h"
#include "core/model/event_span.h"
#include "core/model/trace.h"
#include "core/timeline/compressed_time.h"
#include "core/timeline/coordinates.h"
#include "core/timeline/lane_bars.h"
#include "tests/core/replay/session_set.h"
#include "tests/testkit/trace_maker.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <stop_token>

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
        bars.append_row(number, BarGrid(axis), 0, 24, found);
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

/// Which of the bars is seen in each pixel. A mark of an instant hides none wholly: it is a
/// diamond.
std::vector<int> ownersOf(const std::vector<Bar>& bars, double width)
{
    std::vector<int> owners(static_cast<std::size_t>(width) + 1, -1);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const Bar& bar = bars[i];
        const double first = std::round(bar.has(BarFlag::Instant) ? bar.x + bar.width / 2 : bar.x);
        const double last = bar.has(BarFlag::Instant) ? first + 1 : std::round(bar.x + bar.width);
        for (double x = std::max(first, 0.0); x < last && x < width; ++x)
            owners[static_cast<std::size_t>(x)] = static_cast<int>(i);
    }
    return owners;
}

/// Those between two pixels, moved to the right.
std::vector<Bar> within(const std::vector<Bar>& bars, double from, double to, double moved)
{
    std::vector<Bar> found;
    for (Bar bar : bars) {
        // Flags of being cut belong to the axis.
        if (bar.x < from || bar.x + bar.width > to)
            continue;
        bar.x += moved;
        found.push_back(bar);
    }
    return found;
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

    void everyFailureAndHitIsSeenAtAnyZoom_data() { addOriginRows(); }
    void everyFailureAndHitIsSeenAtAnyZoom()
    {
        std::mt19937 random(12);
        for (const auto& [name, trace] : sessionsOfRow()) {
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

    void whatIsMarkedIsUnderNothingThatIsPaintedLater_data() { addOriginRows(); }
    void whatIsMarkedIsUnderNothingThatIsPaintedLater()
    {
        std::mt19937 random(13);
        for (const auto& [name, trace] : sessionsOfRow()) {
            Lanes lanes(trace);
            lanes.bars.set_hits(isHit);
            for (int zoom = 0; zoom < 200 && lanes.layout->row_count() > 0; ++zoom) {
                const auto [begin, end] =
                    std::minmax({randomTime(*trace, random), randomTime(*trace, random)});
                if (begin == end)
                    continue;
                const TimeAxis axis{{begin, end}, 100.0 + static_cast<double>(random() % 2000)};
                const auto row = static_cast<std::uint32_t>(random() % lanes.layout->row_count());
                const auto bars = lanes.row(row, axis);
                const auto owners = ownersOf(bars, axis.width);
                for (std::size_t i = 0; i < bars.size(); ++i) {
                    const bool isMarked = bars[i].has(BarFlag::Failed) || bars[i].has(BarFlag::Hit);
                    const bool isWithin = bars[i].x >= 0 && bars[i].x + bars[i].width <= axis.width;
                    const bool isSeen = std::find(owners.begin(), owners.end(),
                                                  static_cast<int>(i)) != owners.end();
                    QVERIFY2(isSeen || !isMarked || !isWithin, qPrintable(name));
                }
            }
        }
    }

    void panningRegroupsNothing_data() { addOriginRows(); }
    void panningRegroupsNothing()
    {
        constexpr double width = 700;
        constexpr DurationNs pixel = 1'000'000; // so that pixels are whole nanoseconds
        std::mt19937 random(14);
        for (const auto& [name, trace] : sessionsOfRow()) {
            const Lanes lanes(trace);
            for (int zoom = 0; zoom < 50 && lanes.layout->row_count() > 0; ++zoom) {
                const TimeNs begin = saturating_add(randomTime(*trace, random), -350 * pixel);
                const auto by = static_cast<DurationNs>(random() % 300);
                const TimeAxis before{{begin, saturating_add(begin, 700 * pixel)}, width};
                const TimeAxis after{
                    {saturating_add(begin, by * pixel), saturating_add(begin, (700 + by) * pixel)},
                    width};
                if (before.range.length() != 700 * pixel || after.range.length() != 700 * pixel)
                    continue;
                const auto row = static_cast<std::uint32_t>(random() % lanes.layout->row_count());
                const auto shift = static_cast<double>(by);
                // What stands away from both edges, by more than a stretch of tiles.
                const auto first = within(lanes.row(row, before), shift + 120, width - 120, 0);
                const auto second = within(lanes.row(row, after), 120, width - 120 - shift, shift);
                QCOMPARE(first.size(), second.size());
                for (std::size_t i = 0; i < first.size(); ++i) {
                    QCOMPARE(first[i].event, second[i].event);
                    QCOMPARE(first[i].count, second[i].count);
                    QCOMPARE(first[i].flags, second[i].flags);
                    QVERIFY(std::abs(first[i].x - second[i].x) < 1e-6);
                }
            }
        }
    }

    void aPartOfARowHasTheBarsOfTheWhole()
    {
        const Lanes lanes(randomTrace(21, 4000));
        std::mt19937 random(15);
        const TimeAxis axis{{lanes.trace->begin_time(), lanes.trace->end_time()}, 1200};
        for (int round = 0; round < 100; ++round) {
            const auto row = static_cast<std::uint32_t>(random() % lanes.layout->row_count());
            const auto from = static_cast<double>(random() % 1000);
            const double to = from + 50;
            std::vector<Bar> part;
            lanes.bars.append_row(row, BarGrid(axis, {}, from, to), 0, 24, part);
            const auto whole = within(lanes.row(row, axis), from, to, 0);
            const auto same = within(part, from, to, 0);
            QCOMPARE(same.size(), whole.size());
            for (std::size_t i = 0; i < same.size(); ++i) {
                QCOMPARE(same[i].event, whole[i].event);
                QCOMPARE(same[i].count, whole[i].count);
                QCOMPARE(same[i].width, whole[i].width);
            }
        }
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

    void theEndsOfTimeHaveBars()
    {
        constexpr TimeNs last = std::numeric_limits<TimeNs>::max();
        TraceMaker maker;
        for (const TimeNs begin : {-last, -last + 1, TimeNs(0), last - 2}) {
            Event event = TraceMaker::event("event", 0, 0);
            event.init_timestamp = begin;
            event.end_timestamp = begin + 1;
            event.result = EventResult::Fail;
            maker.add(event);
        }
        Lanes lanes(maker.finish());
        lanes.bars.set_hits(isHit);
        lanes.bars.set_found(isFound);
        for (const TimeAxis& axis :
             {TimeAxis{{-last, last}, 1000}, TimeAxis{{-last, -last + 10}, 1000},
              TimeAxis{{last - 10, last}, 1000}, TimeAxis{{-last, last}, 1}}) {
            for (std::uint32_t row = 0; row < lanes.layout->row_count(); ++row) {
                const QString what = fault(lanes, row, axis);
                QVERIFY2(what.isEmpty(), qPrintable(what));
            }
        }
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
