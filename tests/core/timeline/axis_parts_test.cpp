// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/axis_parts.h"
#include "core/timeline/compressed_time.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;

namespace {

/// `count` gaps of 100 ns, 10 ns apart, each drawn 5 ns long.
CompressedTime manyGaps(TimeNs count)
{
    std::vector<TimeRange> gaps;
    for (TimeNs i = 0; i < count; ++i)
        gaps.push_back({110 * i + 10, 110 * i + 110});
    return {gaps, 5};
}

} // namespace

class AxisPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutGapsAllIsActive()
    {
        const TimeAxis axis{{100, 200}, 50};
        QCOMPARE(parts_of(axis).gaps, std::vector<TimeRange>());
        QCOMPARE(parts_of(axis).active, (std::vector<TimeRange>{{100, 200}}));
        QVERIFY(!gap_at(axis, 10, 2));
    }

    void gapsPartWhatIsActive()
    {
        const CompressedTime time(std::vector<TimeRange>{{100, 1100}, {1200, 3200}}, 100);
        const TimeAxis axis{time.to_display(TimeRange{0, 3300}), 500, &time};
        QCOMPARE(axis.range.end, TimeNs(500));
        const AxisParts parts = parts_of(axis);
        QCOMPARE(parts.gaps, (std::vector<TimeRange>{{100, 1100}, {1200, 3200}}));
        QCOMPARE(parts.active, (std::vector<TimeRange>{{0, 100}, {1100, 1200}, {3200, 3300}}));
    }

    void whatIsOutOfSightIsLeftOut()
    {
        const CompressedTime time(std::vector<TimeRange>{{100, 1100}, {1200, 3200}}, 100);
        // From the middle of the first gap to just before the second.
        const TimeAxis axis{{150, 290}, 140, &time};
        QCOMPARE(parts_of(axis).gaps, (std::vector<TimeRange>{{100, 1100}}));
        QCOMPARE(parts_of(axis).active, (std::vector<TimeRange>{{1100, 1190}}));
    }

    void thereAreNoMorePartsThanPixels()
    {
        const CompressedTime time = manyGaps(200'000);
        for (const double width : {1.0, 10.0, 1000.0}) {
            const TimeAxis axis{time.to_display(TimeRange{0, 110 * 200'000}), width, &time};
            const AxisParts parts = parts_of(axis);
            QVERIFY(!parts.gaps.empty());
            QVERIFY(static_cast<double>(parts.gaps.size()) <= width + 1);
            QVERIFY(static_cast<double>(parts.active.size()) <= width + 1);
            for (std::size_t i = 0; i + 1 < parts.active.size(); ++i)
                QVERIFY(parts.active[i].end <= parts.active[i + 1].begin);
        }
        const TimeAxis close{time.to_display(TimeRange{0, 1100}), 1000, &time};
        QCOMPARE(parts_of(close).gaps.size(), std::size_t(10));
    }

    void aGapIsFoundAtAPixel()
    {
        const CompressedTime time(std::vector<TimeRange>{{100, 1100}}, 100);
        const TimeAxis axis{{0, 300}, 300, &time};
        QCOMPARE(gap_at(axis, 150, 2), std::optional(TimeRange{100, 1100}));
        QCOMPARE(gap_at(axis, 99, 2), std::optional(TimeRange{100, 1100}));
        QVERIFY(!gap_at(axis, 90, 2));
        QVERIFY(!gap_at(axis, 210, 2));
    }
};

QTEST_GUILESS_MAIN(AxisPartsTest)
#include "axis_parts_test.moc"
