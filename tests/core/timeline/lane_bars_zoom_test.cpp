// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What holds for the bars of lanes at every zoom.
#include "core/base/time_math.h"
#include "core/model/event_span.h"
#include "tests/core/replay/session_set.h"
#include "tests/core/timeline/shown_lane_bars.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"

#include <algorithm>
#include <cmath>
#include <limits>
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

/// Events that overlap, of any length, the first and the last at the ends of time.
std::shared_ptr<const Trace> spreadOverAllOfTime(std::mt19937_64& random, int count)
{
    constexpr TimeNs last = std::numeric_limits<TimeNs>::max();
    TraceMaker maker;
    for (int i = 0; i < count; ++i) {
        Event event = TraceMaker::event("event", 0, 0);
        event.init_timestamp = i == 0 ? -last : std::max(-last, static_cast<TimeNs>(random()));
        const auto length = static_cast<DurationNs>(random() >> (1 + random() % 60));
        event.end_timestamp = i == 1 ? last : saturating_add(event.init_timestamp, length);
        event.result = i % 7 == 2 ? EventResult::Fail : EventResult::Success;
        maker.add(event);
    }
    return maker.finish();
}

} // namespace

class LaneBarsZoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

    /// Thousands to a pixel, and from all of the session to a few nanoseconds of it.
    void everyFailureAndHitIsSeenAmongMany_data()
    {
        QTest::addColumn<bool>("isOverAllOfTime");
        QTest::newRow("within an hour") << false;
        QTest::newRow("over all that a time can be") << true;
    }
    void everyFailureAndHitIsSeenAmongMany()
    {
        QFETCH(bool, isOverAllOfTime);
        std::mt19937_64 random(16);
        Lanes lanes(isOverAllOfTime ? spreadOverAllOfTime(random, 3000) : randomTrace(31, 3000));
        lanes.bars.set_hits(isHit);
        lanes.bars.set_found(isFound);
        std::uniform_real_distribution<double> share(0, 1);
        const TimeNs first = lanes.trace->begin_time();
        const auto all = static_cast<double>(saturating_length(first, lanes.trace->end_time()));
        for (int zoom = 0; zoom < 200; ++zoom) {
            const double length =
                std::max(10.0, all * std::pow(10, -18 * std::pow(share(random), 2)));
            const TimeNs begin = saturating_add(first, share(random) * (all - length));
            const TimeAxis axis{{begin, saturating_add(begin, length)},
                                1.0 + static_cast<double>(random() % 2000)};
            for (std::uint32_t row = 0; row < lanes.layout->row_count(); ++row) {
                const QString what = fault(lanes, row, axis);
                QVERIFY2(what.isEmpty(), qPrintable(what));
            }
        }
    }

    /// Where a row ends with what is kept, nothing is kept behind it: AddressSanitizer watches.
    void aRowOfAnyLengthEndsWithItsLastEvent()
    {
        for (int count = 1; count <= 40; ++count) {
            TraceMaker maker;
            for (int i = 0; i < count; ++i)
                maker.add(TraceMaker::event("step", i, i + 0.5));
            const Lanes lanes(maker.finish());
            for (const double width : {2.0, 40.0, 4000.0}) {
                const TimeAxis axis{{lanes.trace->begin_time(), lanes.trace->end_time()}, width};
                int shown = 0;
                for (const Bar& bar : lanes.row(0, axis))
                    shown += static_cast<int>(bar.count);
                QCOMPARE(shown, count);
            }
        }
    }

    /// Every eighth event is kept to look others up by: here the first of the crowd.
    void aWideEventBeforeACrowdIsDrawnByItself()
    {
        TraceMaker maker;
        for (int i = 0; i < 7; ++i)
            maker.add(TraceMaker::event("before", i, i + 0.001));
        maker.add(TraceMaker::event("wide", 10, 30));
        for (int i = 0; i < 20; ++i)
            maker.add(TraceMaker::event("crowd", 40 + i * 0.0001, 40 + i * 0.0001 + 0.00005));
        const Lanes lanes(maker.finish());
        const TimeAxis axis{{lanes.trace->begin_time(), lanes.trace->end_time()}, 400};
        const auto bars = lanes.row(0, axis);
        const auto wide = std::find_if(bars.begin(), bars.end(), [](const Bar& bar) {
            return bar.event == EventIndex(7U) && !bar.has(BarFlag::Merged);
        });
        QVERIFY(wide != bars.end());
        QCOMPARE(std::round(wide->width), 200.0);
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
};

QTEST_GUILESS_MAIN(LaneBarsZoomTest)
#include "lane_bars_zoom_test.moc"
