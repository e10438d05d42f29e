// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/replay/idle_gaps.h"
#include "core/replay/replay_index.h"
#include "core/timeline/compressed_time.h"
#include "core/timeline/coordinates.h"
#include "tests/core/replay/session_set.h"
#include "tests/testkit/patient_test.h"

#include <limits>
#include <random>

using namespace playhead;

namespace {

constexpr TimeNs earliest = std::numeric_limits<TimeNs>::min() + 1;
constexpr TimeNs latest = std::numeric_limits<TimeNs>::max();

/// Display time, counted up gap by gap.
TimeNs slowDisplay(std::span<const TimeRange> gaps, DurationNs shown, TimeNs time)
{
    TimeNs display = time;
    for (const TimeRange& gap : gaps) {
        if (gap.length() <= shown || time < gap.begin)
            continue;
        const DurationNs inside = std::min(time, gap.end) - gap.begin;
        // All lengths of the tests fit: below 2^20 times below 2^40.
        display -= inside - inside * shown / gap.length();
    }
    return display;
}

std::vector<TimeRange> randomGaps(std::mt19937& random)
{
    std::vector<TimeRange> gaps;
    TimeNs time = static_cast<TimeNs>(random() % 1000);
    for (int i = 0; i < 20; ++i) {
        const TimeNs begin = time + static_cast<DurationNs>(random() % 3 * (random() % 100'000));
        time = begin + 1 + static_cast<DurationNs>(random() % 1'000'000);
        gaps.push_back({begin, time});
    }
    return gaps;
}

} // namespace

class CompressedTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutGapsItIsTheSame()
    {
        const CompressedTime none;
        const CompressedTime short_ones(std::vector<TimeRange>{{5, 10}}, 5);
        for (const CompressedTime* time : {&none, &short_ones}) {
            QVERIFY(time->is_identity());
            for (const TimeNs moment : {no_time, earliest, TimeNs(0), TimeNs(7), latest}) {
                QCOMPARE(time->to_display(moment), moment);
                QCOMPARE(time->to_session(moment), moment);
            }
        }
    }

    void aGapTakesAFixedLength()
    {
        const CompressedTime time(std::vector<TimeRange>{{100, 1100}, {1200, 11'200}}, 10);
        QCOMPARE(time.to_display(TimeNs(100)), TimeNs(100));
        QCOMPARE(time.to_display(TimeNs(600)), TimeNs(105));
        QCOMPARE(time.to_display(TimeNs(1100)), TimeNs(110));
        QCOMPARE(time.to_display(TimeNs(1200)), TimeNs(210));
        QCOMPARE(time.to_display(TimeNs(11'200)), TimeNs(220));
        QCOMPARE(time.to_display(TimeNs(11'201)), TimeNs(221));
        QCOMPARE(time.gaps()[1].display, (TimeRange{210, 220}));
        QCOMPARE(time.gaps_within({110, 210}).size(), std::size_t(0));
        QCOMPARE(time.gaps_within({109, 211}).size(), std::size_t(2));
        QCOMPARE(time.gaps_within({215, 216}).size(), std::size_t(1));
    }

    void agreesWithCountingUpGapByGap()
    {
        std::mt19937 random(1);
        for (int round = 0; round < 100; ++round) {
            const auto gaps = randomGaps(random);
            const DurationNs shown = 1 + static_cast<DurationNs>(random() % 100'000);
            const CompressedTime time(gaps, shown);
            for (int question = 0; question < 100; ++question) {
                const auto moment = static_cast<TimeNs>(
                    random() % static_cast<std::uint64_t>(gaps.back().end + 1000));
                QCOMPARE(time.to_display(moment), slowDisplay(gaps, shown, moment));
            }
        }
    }

    void leadsBackAndNeverRunsBackwards()
    {
        std::mt19937 random(2);
        for (int round = 0; round < 100; ++round) {
            const auto gaps = randomGaps(random);
            const CompressedTime time(gaps, 1 + static_cast<DurationNs>(random() % 100'000));
            const auto is_in_gap = [&](TimeNs moment) {
                return std::any_of(
                    time.gaps().begin(), time.gaps().end(), [&](const CompressedTime::Gap& gap) {
                        return gap.session.begin < moment && moment < gap.session.end;
                    });
            };
            for (int question = 0; question < 200; ++question) {
                const auto moment = static_cast<TimeNs>(
                    random() % static_cast<std::uint64_t>(gaps.back().end + 1000));
                QCOMPARE(time.to_display(time.to_session(moment)), moment);
                QVERIFY(time.to_display(moment) <= time.to_display(moment + 1));
                QVERIFY(time.to_session(moment) < time.to_session(moment + 1));
                if (!is_in_gap(moment))
                    QCOMPARE(time.to_session(time.to_display(moment)), moment);
            }
        }
    }

    void theEndsOfTimeAreHeld()
    {
        const CompressedTime time(std::vector<TimeRange>{{earliest, latest - 10}}, 1000);
        QCOMPARE(time.to_display(earliest), earliest);
        QCOMPARE(time.to_display(latest - 10), earliest + 1000);
        QCOMPARE(time.to_display(latest), earliest + 1010);
        QCOMPARE(time.to_session(earliest + 1010), latest);
        QCOMPARE(time.to_session(latest), latest);
    }

    void anAxisPutsSessionTimeWhereItIsDisplayed()
    {
        const CompressedTime time(std::vector<TimeRange>{{100, 1100}}, 100);
        TimeAxis axis{time.to_display(TimeRange{0, 1300}), 400};
        axis.compressed = &time;
        QCOMPARE(axis.range.end, TimeNs(400));
        QCOMPARE(axis.x(100), 100.0);
        QCOMPARE(axis.x(600), 150.0);
        QCOMPARE(axis.x(1100), 200.0);
        QCOMPARE(axis.time_at(300), TimeNs(1200));
        QCOMPARE(axis.time_at(150), TimeNs(600));
    }

    void theMomentsOfASessionStayApart_data() { addOriginRows(); }
    void theMomentsOfASessionStayApart()
    {
        for (const auto& [name, trace] : sessionsOfRow()) {
            if (trace->begin_time() == no_time)
                continue;
            const auto gaps = idle_gaps(ReplayIndex(trace), ns_per_ms);
            const CompressedTime time(gaps, ns_per_ms);
            const TimeRange whole{trace->begin_time(), trace->end_time()};
            const DurationNs expected = whole.length() - total_length(gaps) +
                                        static_cast<DurationNs>(gaps.size()) * ns_per_ms;
            QCOMPARE(time.to_display(whole).length(), expected);
            for (std::uint32_t i = 0; i < trace->event_count(); ++i) {
                const TimeNs start = trace->start(EventIndex(i));
                if (start != no_time)
                    QCOMPARE(time.to_session(time.to_display(start)), start);
            }
        }
    }
};

QTEST_GUILESS_MAIN(CompressedTimeTest)
#include "compressed_time_test.moc"
