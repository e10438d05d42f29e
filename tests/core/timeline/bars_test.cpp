// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/trace.h"
#include "core/timeline/bars.h"
#include "core/timeline/visible_rows.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"

using namespace playhead;
using testkit::TraceMaker;

namespace {

/// 100 s over 1000 px: 10 px a second.
const TimeAxis axis{{TraceMaker::time(0), TraceMaker::time(100)}, 1000};

Bar barOf(const Event& event, const TimeAxis& on = axis)
{
    TraceMaker maker;
    maker.add("whole session", 0, 100);
    const EventIndex added = maker.add(event);
    return bar_of(*maker.finish(), added, on, 48, 24);
}

} // namespace

class BarsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBarCoversItsTimeInTheMiddleOfItsRow()
    {
        const Bar bar = barOf(TraceMaker::event("event", 10, 30, {}, "llm"));
        QCOMPARE(bar.x, 100.0);
        QCOMPARE(bar.width, 200.0);
        QCOMPARE(bar.y, 53.0);
        QCOMPARE(bar.height, 14.0);
        QCOMPARE(bar.action_type, ActionType::Llm);
        QCOMPARE(bar.flags, static_cast<std::uint16_t>(BarFlag::Visible));
    }

    void whatIsTooNarrowIsWidenedAndSaysSo()
    {
        const Bar bar = barOf(TraceMaker::event("event", 10, 10.1));
        QCOMPARE(bar.x, 100.0);
        QCOMPARE(bar.width, 3.0);
        QVERIFY(bar.has(BarFlag::Widened));
        QVERIFY(!barOf(TraceMaker::event("event", 10, 10.3)).has(BarFlag::Widened));
    }

    void anInstantIsAMarkAroundItsMoment()
    {
        Event event = TraceMaker::event("event", 50, 50);
        event.is_instant = true;
        const Bar bar = barOf(event);
        QVERIFY(bar.has(BarFlag::Instant));
        QCOMPARE(bar.x + bar.width / 2, 500.0);
    }

    void theFirstAndTheLastMarkOfARowAreWhole()
    {
        TraceMaker maker;
        for (const double second : {0.0, 50.0, 100.0}) {
            Event event = TraceMaker::event("moment", second, second);
            event.is_instant = true;
            maker.add(event);
            maker.add("step", second, second);
        }
        const auto trace = maker.finish();
        const VisibleRows rows(trace->tree());
        std::vector<Bar> bars;
        bars_of_rows(*trace, rows, 0, 6, axis, {24, 0}, bars);
        QCOMPARE(bars.size(), std::size_t{6});
        for (const Bar& bar : bars) {
            QVERIFY(bar.has(BarFlag::Visible));
            QVERIFY(bar.x >= 0 && bar.x + bar.width <= axis.width);
        }
        QCOMPARE(bars.at(2).x + bars.at(2).width / 2, 500.0);
        QCOMPARE(bars.at(3).x, 500.0);
        // What lies beyond the axis stays there.
        const TimeAxis later{{TraceMaker::time(60), TraceMaker::time(90)}, 1000};
        bars_of_rows(*trace, rows, 0, 6, later, {24, 0}, bars);
        QVERIFY(bars.at(0).has(BarFlag::BeforeRange) && bars.at(4).has(BarFlag::AfterRange));
    }

    void anEventOfNoLengthIsNoInstant()
    {
        const Bar bar = barOf(TraceMaker::event("event", 50, 50));
        QVERIFY(!bar.has(BarFlag::Instant));
        QVERIFY(bar.has(BarFlag::Widened));
    }

    void withoutAnEndItReachesToTheEndOfTheSession()
    {
        Event event = TraceMaker::event("event", 50, 0);
        event.end_timestamp = no_time;
        const Bar bar = barOf(event);
        QVERIFY(bar.has(BarFlag::OpenEnd));
        QCOMPARE(bar.x, 500.0);
        QCOMPARE(bar.width, 500.0);
    }

    void whatHasNoEndYetReachesToNow()
    {
        TraceMaker maker;
        Event event = TraceMaker::event("event", 50, 0);
        event.end_timestamp = no_time;
        maker.add(event);
        maker.add("other", 60, 70);
        const auto trace = maker.snapshot();
        const auto barAt = [&](EventIndex of, double now) {
            return bar_of(*trace, of, axis, 0, 24, {}, TraceMaker::time(now));
        };
        const Bar bar = barAt(EventIndex(0U), 80);
        QVERIFY(bar.has(BarFlag::Running));
        QVERIFY(!bar.has(BarFlag::OpenEnd));
        QCOMPARE(bar.x, 500.0);
        QCOMPARE(bar.width, 300.0);
        QVERIFY(barAt(EventIndex(0U), 40).has(BarFlag::Widened)); // by a clock that is behind
        QVERIFY(!barAt(EventIndex(1U), 80).has(BarFlag::Running));
        QCOMPARE(barAt(EventIndex(1U), 80).width, 100.0);
    }

    void withoutAnyTimeThereIsNothingToDraw()
    {
        Event event;
        event.event_type = "event";
        const Bar bar = barOf(event);
        QVERIFY(!bar.has(BarFlag::Visible));
        QVERIFY(!bar.contains(bar.x, bar.y));
    }

    void anEndAloneIsAMark()
    {
        Event event = TraceMaker::event("event", 0, 20);
        event.init_timestamp = no_time;
        const Bar bar = barOf(event);
        QVERIFY(bar.has(BarFlag::Instant));
        QCOMPARE(bar.x + bar.width / 2, 200.0);
    }

    void whatEndsBeforeItStartsIsDrawnBetweenTheTwo()
    {
        const Bar bar = barOf(TraceMaker::event("event", 30, 10));
        QVERIFY(bar.has(BarFlag::EndsBeforeStart));
        QCOMPARE(bar.x, 100.0);
        QCOMPARE(bar.width, 200.0);
    }

    void failuresAndInferencesAreFlagged()
    {
        Event event = TraceMaker::event("event", 10, 30);
        event.result = EventResult::Fail;
        event.parent = EventIndex(std::uint32_t(0));
        event.parent_inferred = true;
        event.end_timestamp = TraceMaker::time(120);
        const Bar bar = barOf(event);
        QVERIFY(bar.has(BarFlag::Failed));
        QVERIFY(bar.has(BarFlag::InferredParent));
        QVERIFY(!bar.has(BarFlag::OutsideParent)); // it starts inside

        event.init_timestamp = TraceMaker::time(-5);
        QVERIFY(barOf(event).has(BarFlag::OutsideParent));
    }

    void farEndsAreHeldNearTheAxis()
    {
        const TimeNs middle = TraceMaker::time(50);
        const TimeAxis close{{middle, middle + 100}, 1000};
        const Bar bar = barOf(TraceMaker::event("event", 0, 100), close);
        QVERIFY(bar.has(BarFlag::Visible));
        QVERIFY(bar.has(BarFlag::CutLeft));
        QVERIFY(bar.has(BarFlag::CutRight));
        QVERIFY(bar.x < 0 && bar.x > -100);
        QVERIFY(bar.x + bar.width > 1000 && bar.x + bar.width < 1100);
    }

    void whatLiesOutsideSaysOnWhichSide()
    {
        const TimeAxis late{{TraceMaker::time(50), TraceMaker::time(60)}, 1000};
        const Bar before = barOf(TraceMaker::event("event", 10, 20), late);
        QVERIFY(!before.has(BarFlag::Visible));
        QVERIFY(before.has(BarFlag::BeforeRange));
        const Bar after = barOf(TraceMaker::event("event", 80, 90), late);
        QVERIFY(!after.has(BarFlag::Visible));
        QVERIFY(after.has(BarFlag::AfterRange));
    }

    void aLabelNeedsRoomWithItsPadding()
    {
        const Bar bar = barOf(TraceMaker::event("event", 10, 20)); // 100 px
        QVERIFY(label_space(bar, 1000, 5).fits(90));
        QVERIFY(!label_space(bar, 1000, 5).fits(90.5));
        QCOMPARE(label_space(bar, 1000, 5).x, 105.0);
    }

    void aLabelStandsInThePartThatIsSeen()
    {
        const TimeAxis late{{TraceMaker::time(50), TraceMaker::time(60)}, 1000};
        const Bar bar = barOf(TraceMaker::event("event", 10, 52), late); // to x = 200
        QCOMPARE(label_space(bar, 1000, 5).x, 5.0);
        QVERIFY(label_space(bar, 1000, 5).fits(190));
        QVERIFY(!label_space(bar, 1000, 5).fits(191));
    }

    void everyRowHasItsBar()
    {
        TraceMaker maker;
        const EventIndex root = maker.add("root", 0, 100);
        for (int i = 0; i < 10; ++i)
            maker.add("event", i, i + 1, root);
        const auto trace = maker.finish();
        const VisibleRows rows(trace->tree());
        std::vector<Bar> bars;
        bars_of_rows(*trace, rows, 3, 100, axis, {24, 48}, bars);
        QCOMPARE(bars.size(), std::size_t(8));
        QCOMPARE(bars.front().event, rows.event_at(3));
        QCOMPARE(bars.front().y, 24.0 + 5.0);
        bars_of_rows(*trace, rows, 11, 20, axis, {24, 0}, bars);
        QVERIFY(bars.empty());
    }

    void theEndsOfTimeCanBeDrawn()
    {
        Event event = TraceMaker::event("event", 0, 0);
        event.init_timestamp = std::numeric_limits<TimeNs>::min() + 1;
        event.end_timestamp = std::numeric_limits<TimeNs>::max();
        const Bar bar = barOf(event);
        QVERIFY(bar.has(BarFlag::Visible));
        QVERIFY(bar.width > 1000 && bar.width < 1100);
    }
};

QTEST_GUILESS_MAIN(BarsTest)
#include "bars_test.moc"
