// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/coordinates.h"
#include "core/timeline/zoom.h"
#include "tests/testkit/patient_test.h"

#include <cmath>
#include <random>

using namespace playhead;

namespace {

constexpr DurationNs day = 24 * 3600 * ns_per_second;
constexpr TimeNs begin = 1'795'183'200 * ns_per_second;
constexpr TimeRange month{begin, begin + 30 * day};

} // namespace

class ZoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMomentUnderThePointerStays()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> share(0, 1);
        TimeRange view = month;
        // In to the shortest view, at a moment in the middle of the session.
        const TimeNs target = begin + 13 * day + 123'456'789;
        while (view.length() > shortest_view) {
            const TimeAxis axis{view, 1.0};
            const TimeRange next = zoomed(view, axis.x(target), 1.5, {month});
            QVERIFY(next.length() < view.length());
            const double kept = TimeAxis{next, 1.0}.x(target);
            // Within the nanosecond that the edges are rounded to.
            QVERIFY(std::abs(kept - axis.x(target)) <= 2.0 / static_cast<double>(next.length()));
            view = next;
        }
        QVERIFY(view.begin <= target && target <= view.end);
    }

    void zoomingInAndOutEndsInTheWholeSession()
    {
        TimeRange view = month;
        for (int i = 0; i < 60; ++i)
            view = zoomed(view, 0.3, 2, {month});
        QCOMPARE(view.length(), shortest_view);
        for (int i = 0; i < 60; ++i)
            view = zoomed(view, 0.3, 0.5, {month});
        QCOMPARE(view, month);
    }

    void panningKeepsTheLengthAndStopsAtTheEnds()
    {
        const TimeRange view{begin + day, begin + 2 * day};
        QCOMPARE(panned(view, 0.5, {month}),
                 (TimeRange{begin + day + day / 2, begin + 2 * day + day / 2}));
        QCOMPARE(panned(view, -5, {month}), (TimeRange{begin, begin + day}));
        QCOMPARE(panned(view, 100, {month}), (TimeRange{begin + 29 * day, begin + 30 * day}));
    }

    void aNanosecondIsPannedExactlyWithinThirtyDays()
    {
        const TimeNs at = begin + 29 * day + 1;
        const TimeRange view{at, at + shortest_view};
        QCOMPARE(panned(view, 0.01, {month}), (TimeRange{at + 1, at + 1 + shortest_view}));
        QCOMPARE(panned(view, -0.01, {month}), (TimeRange{at - 1, at - 1 + shortest_view}));
    }

    void fittingLeavesRoomAtBothEnds()
    {
        const TimeRange event{begin + day, begin + 2 * day};
        const TimeRange view = fitted(event, {month});
        QVERIFY(view.begin < event.begin && view.end > event.end);
        QVERIFY(view.length() < 2 * event.length());
    }

    void aMomentIsShownWithTimeAroundIt()
    {
        const TimeRange view = fitted({begin + day, begin + day}, {month});
        QVERIFY(view.begin < begin + day && view.end > begin + day);
        QVERIFY(view.length() >= shortest_view);
    }

    void viewsOutsideTheLimitsAreMovedIn_data()
    {
        QTest::addColumn<TimeRange>("view");
        QTest::newRow("longer than the session") << TimeRange{begin - day, begin + 60 * day};
        QTest::newRow("before it") << TimeRange{begin - 2 * day, begin - day};
        QTest::newRow("after it") << TimeRange{begin + 40 * day, begin + 41 * day};
        QTest::newRow("turned round") << TimeRange{begin + day, begin};
        QTest::newRow("all of time") << TimeRange{std::numeric_limits<TimeNs>::min() + 1,
                                                  std::numeric_limits<TimeNs>::max()};
    }
    void viewsOutsideTheLimitsAreMovedIn()
    {
        QFETCH(TimeRange, view);
        const TimeRange moved = clamped(view, {month});
        QVERIFY(moved.begin >= month.begin && moved.end <= month.end);
        QVERIFY(moved.length() >= shortest_view);
    }

    void aGlideStartsAndEndsExactlyAndGrowsEvenly_data()
    {
        QTest::addColumn<TimeRange>("from");
        QTest::addColumn<TimeRange>("to");
        const TimeRange tiny{begin + 17 * day, begin + 17 * day + shortest_view};
        QTest::newRow("far in") << month << tiny;
        QTest::newRow("far out") << tiny << month;
        QTest::newRow("sideways") << TimeRange{begin, begin + day}
                                  << TimeRange{begin + 5 * day, begin + 6 * day};
        QTest::newRow("a little in") << month << TimeRange{begin, begin + 24 * day};
    }
    void aGlideStartsAndEndsExactlyAndGrowsEvenly()
    {
        QFETCH(TimeRange, from);
        QFETCH(TimeRange, to);
        QCOMPARE(glided(from, to, 0), from);
        QCOMPARE(glided(from, to, 1), to);
        const auto length = [](TimeRange range) { return static_cast<double>(range.length()); };
        const double whole = std::log(length(to) / length(from));
        for (const double progress : {0.1, 0.25, 0.5, 0.9}) {
            const TimeRange view = glided(from, to, progress);
            const double grown = std::log(length(view) / length(from));
            QVERIFY2(std::abs(grown - progress * whole) < 0.05, qPrintable(QString::number(grown)));
            QVERIFY(view.begin >= std::min(from.begin, to.begin));
            QVERIFY(view.end <= std::max(from.end, to.end));
        }
    }

    void limitsOverAllOfTimeDoNotOverflow()
    {
        const TimeRange all{std::numeric_limits<TimeNs>::min() + 1,
                            std::numeric_limits<TimeNs>::max()};
        TimeRange view = clamped(all, {all});
        for (int i = 0; i < 200; ++i)
            view = zoomed(view, 1, 1.3, {all});
        QCOMPARE(view.length(), shortest_view);
        for (int i = 0; i < 200; ++i)
            view = panned(zoomed(view, 0.5, 0.7, {all}), 1, {all});
        QVERIFY(view.begin < view.end);
    }
};

QTEST_GUILESS_MAIN(ZoomTest)
#include "zoom_test.moc"
