// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/ticks.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;

namespace {

constexpr DurationNs minute = 60 * ns_per_second;
constexpr DurationNs hour = 60 * minute;
constexpr DurationNs day = 24 * hour;
constexpr TimeNs epoch = 1'795'183'200 * ns_per_second; // 2026-11-20T14:00:00Z

} // namespace

class TicksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsAreThoseThatPeopleCountIn_data()
    {
        QTest::addColumn<double>("shortest");
        QTest::addColumn<qint64>("step");
        QTest::newRow("less than a nanosecond") << 0.1 << qint64(1);
        QTest::newRow("3 ns") << 3.0 << qint64(5);
        QTest::newRow("17 ns") << 17.0 << qint64(20);
        QTest::newRow("1 µs") << 1e3 << qint64(ns_per_us);
        QTest::newRow("120 ms") << 120e6 << qint64(200 * ns_per_ms);
        QTest::newRow("501 ms") << 501e6 << qint64(ns_per_second);
        QTest::newRow("3 s") << 3e9 << qint64(5 * ns_per_second);
        QTest::newRow("11 s") << 11e9 << qint64(30 * ns_per_second);
        QTest::newRow("31 s") << 31e9 << qint64(minute);
        QTest::newRow("11 min") << 11.0 * minute << qint64(30 * minute);
        QTest::newRow("3 h") << 3.0 * hour << qint64(6 * hour);
        QTest::newRow("13 h") << 13.0 * hour << qint64(day);
        QTest::newRow("3 d") << 3.0 * day << qint64(5 * day);
        QTest::newRow("80 d") << 80.0 * day << qint64(100 * day);
    }
    void stepsAreThoseThatPeopleCountIn()
    {
        QFETCH(double, shortest);
        QFETCH(qint64, step);
        QCOMPARE(qint64(tick_step(shortest)), step);
    }

    void noStepIsMuchWiderThanAskedFor()
    {
        for (double shortest = 1; shortest < 5e17; shortest *= 1.07) {
            const auto step = static_cast<double>(tick_step(shortest));
            QVERIFY(step >= shortest);
            QVERIFY(step <= 3.01 * shortest);
        }
    }

    void ticksAreWholeStepsFromTheOrigin()
    {
        const Ticks ticks = ticks_within({epoch + 1, epoch + 20}, 5, epoch);
        QCOMPARE(ticks.first, epoch + 5);
        QCOMPARE(ticks.count, 4);
        QCOMPARE(ticks.at(3), epoch + 20);
    }

    void bothEndsBelongToTheRange()
    {
        const Ticks ticks = ticks_within({epoch, epoch + 10}, 5, epoch);
        QCOMPARE(ticks.first, epoch);
        QCOMPARE(ticks.count, 3);
    }

    void anOriginWithinOrAfterTheRangeCountsBackwards()
    {
        const Ticks ticks = ticks_within({-7, 7}, 5, 1);
        QCOMPARE(ticks.first, TimeNs(-4));
        QCOMPARE(ticks.count, 3);
        QCOMPARE(ticks_within({-7, 7}, 5, 1001), ticks);
    }

    void aRangeBetweenTwoTicksHasNone()
    {
        QCOMPARE(ticks_within({epoch + 1, epoch + 4}, 5, epoch).count, 0);
        QCOMPARE(ticks_within({epoch + 4, epoch + 1}, 5, epoch).count, 0);
    }

    void theEndsOfTimeDoNotOverflow()
    {
        constexpr TimeNs earliest = std::numeric_limits<TimeNs>::min() + 1;
        constexpr TimeNs latest = std::numeric_limits<TimeNs>::max();
        const DurationNs step = tick_step(9e17);
        const Ticks ticks = ticks_within({earliest, latest}, step, latest);
        QVERIFY(ticks.count > 0);
        QVERIFY(ticks.at(ticks.count - 1) <= latest);
        QCOMPARE(ticks_within({latest - 3, latest}, 5, latest).count, 1);
    }

    void relativeLabelsAreAsPreciseAsTheirStep_data()
    {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<qint64>("step");
        QTest::addColumn<qint64>("largest");
        QTest::addColumn<QString>("label");
        const auto row = [](const char* label, DurationNs time, DurationNs step,
                            DurationNs largest) {
            QTest::newRow(label) << qint64(time) << qint64(step) << qint64(largest)
                                 << QString::fromUtf8(label);
        };
        row("0 s", 0, ns_per_second, 29 * ns_per_second);
        row("5 s", 5 * ns_per_second, 5 * ns_per_second, 29 * ns_per_second);
        row("1.5 s", 1500 * ns_per_ms, 500 * ns_per_ms, 2 * ns_per_second);
        row("1.0 s", 1000 * ns_per_ms, 500 * ns_per_ms, 2 * ns_per_second);
        row("17.5 ms", 17'500 * ns_per_us, 500 * ns_per_us, 20 * ns_per_ms);
        row("20 µs", 20 * ns_per_us, 10 * ns_per_us, 100 * ns_per_us);
        row("30 ns", 30, 10, 100);
        row("17.118000003 s", 17'118'000'003, 1, 18 * ns_per_second);
        row("-2 s", -2 * ns_per_second, ns_per_second, 10 * ns_per_second);
        row("1:30", 90 * ns_per_second, 30 * ns_per_second, 5 * minute);
        row("1:30.5", 90'500 * ns_per_ms, 500 * ns_per_ms, 5 * minute);
        row("5 min", 5 * minute, minute, 50 * minute);
        row("1 h 05 min", 65 * minute, 5 * minute, 2 * hour);
        row("1:05:30", 65 * minute + 30 * ns_per_second, 30 * ns_per_second, 2 * hour);
        row("6 h", 6 * hour, 6 * hour, 20 * hour);
        row("1 d 6 h", 30 * hour, 6 * hour, 2 * day);
        row("3 d 02:00", 3 * day + 2 * hour, 30 * minute, 4 * day);
        row("29 d 00:00:00.000000001", 29 * day + 1, 1, 30 * day);
        row("5 d", 5 * day, day, 30 * day);
    }
    void relativeLabelsAreAsPreciseAsTheirStep()
    {
        QFETCH(qint64, time);
        QFETCH(qint64, step);
        QFETCH(qint64, largest);
        QFETCH(QString, label);
        QCOMPARE(QString::fromStdString(relative_tick_label(time, step, largest)), label);
    }

    void clockLabelsAreAsPreciseAsTheirStep_data()
    {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<qint64>("step");
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<QString>("label");
        const auto row = [](const char* label, TimeNs time, DurationNs step, DurationNs offset) {
            QTest::newRow(label) << qint64(time) << qint64(step) << qint64(offset)
                                 << QString::fromUtf8(label);
        };
        row("14:00", epoch, minute, 0);
        row("14:00:05", epoch + 5 * ns_per_second, ns_per_second, 0);
        row("14:00:05.250", epoch + 5'250 * ns_per_ms, ns_per_ms, 0);
        row("15:00", epoch, hour, hour);
        row("2026-11-20", epoch - 14 * hour, hour, 0);
        row("2026-11-21", epoch + 10 * hour, minute, 0);
        row("2024-02-29", 1'709'164'800 * ns_per_second, day, 0);
        row("1969-12-31", -day, day, 0);
        row("23:59:59", -ns_per_second, ns_per_second, 0);
    }
    void clockLabelsAreAsPreciseAsTheirStep()
    {
        QFETCH(qint64, time);
        QFETCH(qint64, step);
        QFETCH(qint64, offset);
        QFETCH(QString, label);
        QCOMPARE(QString::fromStdString(clock_tick_label(time, step, offset)), label);
    }
};

QTEST_GUILESS_MAIN(TicksTest)
#include "ticks_test.moc"
