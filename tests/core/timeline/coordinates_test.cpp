// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/coordinates.h"
#include "tests/testkit/patient_test.h"

#include <random>

using namespace playhead;

namespace {

constexpr DurationNs day = 24 * 3600 * ns_per_second;
constexpr TimeNs earliest = std::numeric_limits<TimeNs>::min() + 1;
constexpr TimeNs latest = std::numeric_limits<TimeNs>::max();

} // namespace

class CoordinatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEndsOfTheRangeAreTheEndsOfTheAxis()
    {
        const TimeAxis axis{{1000, 3000}, 500};
        QCOMPARE(axis.x(1000), 0.0);
        QCOMPARE(axis.x(3000), 500.0);
        QCOMPARE(axis.x(2000), 250.0);
        QCOMPARE(axis.x(0), -250.0);
        QCOMPARE(axis.time_at(0), TimeNs(1000));
        QCOMPARE(axis.time_at(500), TimeNs(3000));
    }

    void aNanosecondIsExactWithinASessionOfThirtyDays()
    {
        // The view is 100 ns wide, near the end of a session that began 30 days before, at a time
        // since the epoch that a double holds to 256 ns only.
        const TimeNs begin = 1'795'183'200 * ns_per_second + 30 * day + 7;
        const TimeAxis axis{{begin, begin + 100}, 1000};
        for (TimeNs time = begin; time <= begin + 100; ++time) {
            QCOMPARE(axis.x(time), static_cast<double>(time - begin) * 10);
            QCOMPARE(axis.time_at(axis.x(time)), time);
        }
    }

    void everyNanosecondOfAThirtyDayViewComesBack()
    {
        std::mt19937_64 random(20261120);
        const TimeNs begin = 1'795'183'200 * ns_per_second;
        const TimeAxis axis{{begin, begin + 30 * day}, 1600};
        std::uniform_int_distribution<DurationNs> any(0, 30 * day);
        for (int i = 0; i < 10'000; ++i) {
            const TimeNs time = begin + any(random);
            QVERIFY(std::abs(axis.time_at(axis.x(time)) - time) <= 1);
        }
    }

    void theWholeOfTimeFits()
    {
        const TimeAxis axis{{earliest, latest}, 1000};
        QCOMPARE(axis.x(earliest), 0.0);
        QCOMPARE(axis.x(latest), 1000.0);
        QVERIFY(std::abs(axis.x(0) - 500) < 1e-6);
        QCOMPARE(axis.time_at(-10), earliest);
        QVERIFY(std::abs(axis.time_at(500)) < 10'000); // as near as doubles are there
        QCOMPARE(axis.time_at(2000), latest);
    }

    void anAxisWithoutWidthOrLengthDividesByNothing()
    {
        const TimeAxis narrow{{0, 100}, 0};
        QCOMPARE(narrow.x(50), 0.0);
        QCOMPARE(narrow.time_at(50), TimeNs(0));
        const TimeAxis moment{{100, 100}, 500};
        QCOMPARE(moment.x(200), 0.0);
        QCOMPARE(moment.time_at(200), TimeNs(100));
    }

    void sumsStopAtTheEndsOfTime()
    {
        QCOMPARE(saturating_add(latest, DurationNs(1)), latest);
        QCOMPARE(saturating_add(earliest, DurationNs(-1)), earliest);
        QCOMPARE(saturating_add(TimeNs(0), 1e30), latest);
        QCOMPARE(saturating_add(TimeNs(-1), -1e30), earliest);
        QCOMPARE(saturating_add(TimeNs(5), 2.4), TimeNs(7));
        QCOMPARE(saturating_length(earliest, latest), std::numeric_limits<DurationNs>::max());
    }

    void rowsAndPixelsAreEachOthersInverse()
    {
        const RowAxis axis{24, 1000};
        for (int row = 0; row < 200; ++row) {
            QCOMPARE(axis.row_at(axis.y(row)), row);
            QCOMPARE(axis.row_at(axis.y(row) + 23), row);
        }
        QCOMPARE(axis.row_at(-1000), 0);
        QCOMPARE(axis.row_at(-1001), -1);
    }
};

QTEST_GUILESS_MAIN(CoordinatesTest)
#include "coordinates_test.moc"
