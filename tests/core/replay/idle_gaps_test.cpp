// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/trace.h"
#include "core/replay/idle_gaps.h"
#include "core/replay/replay_index.h"
#include "tests/core/replay/session_set.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"

#include <algorithm>

using namespace playhead;
using testkit::TraceMaker;

namespace {

std::vector<TimeRange> gapsOf(TraceMaker& maker, DurationNs threshold = ns_per_second)
{
    return idle_gaps(ReplayIndex(maker.finish()), threshold);
}

TimeRange seconds(double begin, double end)
{
    return {TraceMaker::time(begin), TraceMaker::time(end)};
}

/// Whether an event begins or ends within the stretch, or works throughout it.
bool isBusy(const Trace& trace, TimeRange stretch)
{
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const EventIndex event(i);
        const EventSpan span = span_of(trace, event);
        if (!span.has_time())
            continue;
        const auto inside = [&](TimeNs time) { return time > stretch.begin && time < stretch.end; };
        if (inside(span.begin) || inside(span.end))
            return true;
        bool contains = false;
        for (std::uint32_t j = 0; j < trace.event_count(); ++j)
            contains = contains || (trace.parent(EventIndex(j)) == event &&
                                    span_of(trace, EventIndex(j)).has_time());
        const ActionType type = trace.action_type(event);
        const bool works = !contains || type == ActionType::Llm || type == ActionType::Api;
        if (works && span.begin <= stretch.begin && span.end >= stretch.end)
            return true;
    }
    return false;
}

} // namespace

class IdleGapsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aContainerDoesNotWork()
    {
        TraceMaker maker;
        const EventIndex root = maker.add("session", 0, 100);
        maker.add("tool", 10, 20, root);
        maker.add("tool", 50, 60, root);
        QCOMPARE(gapsOf(maker),
                 std::vector<TimeRange>({seconds(0, 10), seconds(20, 50), seconds(60, 100)}));
    }

    void aCallWaitsAlsoWhereItHasChildren()
    {
        TraceMaker maker;
        const EventIndex call = maker.add("call", 0, 100, {}, "llm");
        maker.add("chunk", 10, 20, call);
        QVERIFY(gapsOf(maker).empty());
    }

    void onlyWhatIsLongerCounts()
    {
        TraceMaker maker;
        maker.add("first", 0, 1);
        maker.add("second", 3, 4);
        const ReplayIndex index(maker.finish());
        QVERIFY(idle_gaps(index, 2 * ns_per_second).empty());
        QCOMPARE(idle_gaps(index, 2 * ns_per_second - 1), std::vector<TimeRange>({seconds(1, 3)}));
    }

    void theEndOfAContainerPartsTwoGaps()
    {
        TraceMaker maker;
        const EventIndex outer = maker.add("outer", 0, 30);
        const EventIndex inner = maker.add("inner", 0, 20, outer);
        maker.add("leaf", 0, 10, inner);
        const auto gaps = gapsOf(maker);
        QCOMPARE(gaps, std::vector<TimeRange>({seconds(10, 20), seconds(20, 30)}));
        QCOMPARE(total_length(gaps), 20 * ns_per_second);
    }

    void childrenWithoutTimeDoNotMakeAContainer()
    {
        TraceMaker maker;
        const EventIndex root = maker.add("leaf that can be seen", 0, 10);
        Event untimed;
        untimed.parent = root;
        maker.add(untimed);
        QVERIFY(gapsOf(maker).empty());
    }

    void anEmptySessionHasNone()
    {
        TraceMaker maker;
        QVERIFY(gapsOf(maker).empty());
        QCOMPARE(total_length({}), DurationNs(0));
    }

    void nothingHappensInThemAndTheyAreAllThatIsIdle_data() { addOriginRows(); }
    void nothingHappensInThemAndTheyAreAllThatIsIdle()
    {
        std::mt19937 random(8);
        for (const auto& [name, trace] : sessionsOfRow()) {
            if (trace->begin_time() == no_time || trace->event_count() > 300)
                continue; // looking at every pair of events for every gap takes minutes
            const ReplayIndex index(trace);
            const auto gaps = idle_gaps(index, 0);
            for (std::size_t i = 0; i < gaps.size(); ++i) {
                QVERIFY2(gaps[i].begin < gaps[i].end, qPrintable(name));
                QVERIFY2(i == 0 || gaps[i - 1].end <= gaps[i].begin, qPrintable(name));
                QVERIFY2(!isBusy(*trace, gaps[i]), qPrintable(name));
            }
            for (int round = 0; round < 100; ++round) {
                const TimeNs time = randomTime(*trace, random);
                const TimeRange stretch{time, time + 1};
                if (time < trace->begin_time() || stretch.end > trace->end_time())
                    continue;
                const bool is_gap = std::any_of(gaps.begin(), gaps.end(), [&](TimeRange gap) {
                    return gap.begin <= stretch.begin && stretch.end <= gap.end;
                });
                QCOMPARE(is_gap, !isBusy(*trace, stretch));
            }
        }
    }
};

QTEST_GUILESS_MAIN(IdleGapsTest)
#include "idle_gaps_test.moc"
