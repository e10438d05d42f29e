// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/event_span.h"
#include "core/model/trace.h"
#include "core/timeline/lane_layout.h"
#include "tests/core/replay/session_set.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::TraceMaker;

namespace {

Event of(const char* agent, const char* thread, double start, double end, EventIndex parent = {})
{
    Event event = TraceMaker::event("event", start, end, parent);
    event.agent = agent;
    event.thread = thread;
    return event;
}

/// The nearest ancestor with a time, of the same agent and thread.
EventIndex laneParent(const Trace& trace, EventIndex event)
{
    EventIndex up = trace.parent(event);
    while (up && !(span_of(trace, up).has_time() && trace.agent_id(up) == trace.agent_id(event) &&
                   trace.thread_id(up) == trace.thread_id(event)))
        up = trace.parent(up);
    return up;
}

/// What is wrong with a layout, or an empty text.
QString fault(const Trace& trace, const LaneLayout& lanes)
{
    std::uint32_t placed = 0;
    for (std::uint32_t row = 0; row < lanes.row_count(); ++row) {
        if (lanes.events_in(row).empty())
            return u"row %1 is empty"_s.arg(row);
        const LaneGroup& group = lanes.groups()[lanes.group_of_row(row)];
        if (row < group.first_row || row >= group.first_row + group.row_count)
            return u"row %1 is outside its group"_s.arg(row);
        TimeNs free_from = no_time;
        for (const EventIndex event : lanes.events_in(row)) {
            const EventSpan span = span_of(trace, event);
            if (span.begin < free_from || !span.has_time())
                return u"#%1 overlaps"_s.arg(event.value());
            free_from = std::max(span.end, span.begin + 1);
            if (lanes.row_of(event) != row || trace.agent_id(event) != group.agent ||
                trace.thread_id(event) != group.thread)
                return u"#%1 is on a foreign row"_s.arg(event.value());
            const EventIndex parent = laneParent(trace, event);
            if (parent && lanes.row_of(parent) >= row)
                return u"#%1 stands above its parent"_s.arg(event.value());
            ++placed;
        }
    }
    std::uint32_t counted = 0;
    std::uint32_t untimed = 0;
    for (const LaneGroup& group : lanes.groups()) {
        counted += group.event_count;
        untimed += group.untimed_count;
    }
    if (counted != trace.event_count() || placed + untimed != counted)
        return u"not all are counted"_s;
    return {};
}

} // namespace

class LaneLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noTwoBarsOfARowOverlap_data() { addOriginRows(); }
    void noTwoBarsOfARowOverlap()
    {
        for (const auto& [name, trace] : sessionsOfRow()) {
            const QString what = fault(*trace, LaneLayout(*trace));
            QVERIFY2(what.isEmpty(), qPrintable(name + u": "_s + what));
        }
    }

    void childrenInSequenceShareTheRowBelowTheirParent()
    {
        TraceMaker maker;
        const EventIndex root = maker.add("root", 0, 10);
        const EventIndex first = maker.add("first", 1, 3, root);
        const EventIndex second = maker.add("second", 3, 5, root);
        const EventIndex below = maker.add("below", 3, 4, second);
        const LaneLayout lanes(*maker.finish());
        QCOMPARE(lanes.row_count(), 3U);
        QCOMPARE(lanes.row_of(root), std::optional(0U));
        QCOMPARE(lanes.row_of(first), std::optional(1U));
        QCOMPARE(lanes.row_of(second), std::optional(1U));
        QCOMPARE(lanes.row_of(below), std::optional(2U));
    }

    void whatRunsBesideAnotherHasRowsOfItsOwnWithAllBelowIt()
    {
        TraceMaker maker;
        const EventIndex root = maker.add("root", 0, 10);
        const EventIndex left = maker.add("left", 1, 6, root);
        const EventIndex right = maker.add("right", 2, 8, root);
        const EventIndex below_left = maker.add("below left", 4, 5, left);
        const EventIndex below_right = maker.add("below right", 4, 5, right);
        const EventIndex after = maker.add("after", 9, 10, root);
        const LaneLayout lanes(*maker.finish());
        QCOMPARE(lanes.row_of(left), std::optional(1U));
        QCOMPARE(lanes.row_of(below_left), std::optional(2U));
        QCOMPARE(lanes.row_of(right), std::optional(3U));
        QCOMPARE(lanes.row_of(below_right), std::optional(4U));
        QCOMPARE(lanes.row_of(after), std::optional(1U));
    }

    void aChildThatOutlivesItsParentKeepsTheNextOneAway()
    {
        TraceMaker maker;
        const EventIndex parent = maker.add("parent", 0, 2);
        const EventIndex child = maker.add("child", 1, 5, parent);
        const EventIndex next = maker.add("next", 3, 4);
        const LaneLayout lanes(*maker.finish());
        QCOMPARE(lanes.row_of(child), std::optional(1U));
        QCOMPARE(lanes.row_of(next), std::optional(2U));
    }

    void momentsAtOnceDoNotHideEachOther()
    {
        TraceMaker maker;
        maker.add("one", 1, 1);
        maker.add("two", 1, 1);
        maker.add("three", 2, 2);
        QCOMPARE(LaneLayout(*maker.finish()).row_count(), 2U);
    }

    void agentsAndThreadsHaveGroupsOfTheirOwn()
    {
        TraceMaker maker;
        const EventIndex main = maker.add(of("planner", "", 0, 10));
        const EventIndex sub = maker.add(of("coder", "", 1, 9, main));
        const EventIndex back = maker.add(of("planner", "", 2, 3, sub));
        maker.add(of("planner", "2", 4, 5));
        Event untimed = of("critic", "", 0, 0);
        untimed.init_timestamp = untimed.end_timestamp = no_time;
        const EventIndex nowhere = maker.add(untimed);
        const auto trace = maker.finish();
        const LaneLayout lanes(*trace);

        QStringList names;
        for (const LaneGroup& group : lanes.groups())
            names += QString::fromStdString(lane_name(*trace, group));
        QCOMPARE(names, QStringList({u"planner"_s, u"planner · 2"_s, u"coder"_s, u"critic"_s}));
        QCOMPARE(lanes.row_of(back), std::optional(1U)); // below its own agent's event
        QCOMPARE(lanes.row_of(sub), std::optional(3U));
        QCOMPARE(lanes.row_of(nowhere), std::nullopt);
        QCOMPARE(lanes.groups()[3].row_count, 0U);
        QCOMPARE(lanes.groups()[3].untimed_count, 1U);
        QCOMPARE(lanes.group_of_row(3), std::size_t(2));
    }

    void whatDoesNotBelongHasNeitherRowNorGroup()
    {
        TraceMaker maker;
        const EventIndex main = maker.add(of("planner", "", 0, 10));
        const EventIndex step = maker.add(of("planner", "", 1, 9, main));
        const EventIndex leaf = maker.add(of("planner", "", 2, 3, step));
        maker.add(of("coder", "", 4, 5, main));
        const auto trace = maker.finish();
        const LaneLayout lanes(*trace, [=](EventIndex e) { return e == main || e == leaf; });
        QCOMPARE(lanes.groups().size(), std::size_t(1));
        QCOMPARE(lanes.groups()[0].event_count, 2U);
        QCOMPARE(lanes.row_of(main), std::optional(0U));
        QCOMPARE(lanes.row_of(leaf), std::optional(1U)); // below what is left of its ancestors
        QCOMPARE(lanes.row_of(step), std::nullopt);
        QCOMPARE(LaneLayout(*trace, [](EventIndex) { return false; }).row_count(), 0U);
    }

    void isTheSameEachTime()
    {
        const auto trace = randomTrace(3, 500);
        const LaneLayout one(*trace);
        const LaneLayout two(*trace);
        QVERIFY(std::equal(one.events().begin(), one.events().end(), two.events().begin()));
    }

    void theEndsOfTimeHaveRows()
    {
        TraceMaker maker;
        for (int i = 0; i < 3; ++i) {
            Event event = TraceMaker::event("event", 0, 0);
            event.init_timestamp = std::numeric_limits<TimeNs>::max();
            event.end_timestamp = event.init_timestamp;
            maker.add(event);
            event.init_timestamp = std::numeric_limits<TimeNs>::min() + 1;
            maker.add(event);
        }
        QCOMPARE(LaneLayout(*maker.finish()).row_count(), 6U);
    }

    void anEmptySessionHasNoRows()
    {
        const LaneLayout lanes(*TraceMaker().finish());
        QCOMPARE(lanes.row_count(), 0U);
        QVERIFY(lanes.groups().empty());
    }

    void manyEventsAreLaidOutQuickly_data()
    {
        QTest::addColumn<int>("shape");
        QTest::newRow("all at once") << 0;
        QTest::newRow("one after the other") << 1;
        QTest::newRow("each in the one before") << 2;
    }
    void manyEventsAreLaidOutQuickly()
    {
        QFETCH(int, shape);
        constexpr int count = 150'000;
        TraceMaker maker;
        EventIndex last;
        for (int i = 0; i < count; ++i) {
            const double begin = i * 0.001;
            last = maker.add("event", begin, shape == 1 ? (i + 1) * 0.001 : 1000.0 - begin,
                             shape == 2 ? last : EventIndex());
        }
        const auto trace = maker.finish();
        QElapsedTimer timer;
        timer.start();
        const LaneLayout lanes(*trace);
        const qint64 took = timer.elapsed();
        qInfo("%d events on %u rows in %lld ms", count, lanes.row_count(), took);
        QCOMPARE(lanes.row_count(), shape == 1 ? 1U : std::uint32_t(count));
        // Looking at every row for every event would take minutes.
        QVERIFY(took < 3000);
    }
};

QTEST_GUILESS_MAIN(LaneLayoutTest)
#include "lane_layout_test.moc"
