// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/replay/replay_index.h"
#include "tests/core/replay/session_set.h"
#include "tests/core/replay/slow_replay.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::TraceMaker;

namespace {

constexpr int questionsPerSession = 1000;

EventState slowState(const SlowReplay& slow, EventIndex event, TimeNs time)
{
    if (!slow.hasBegun(event, time))
        return EventState::ToCome;
    return slow.isDone(event, time) ? EventState::Done : EventState::Running;
}

/// What does not agree at a moment, or an empty text.
QString disagreementAt(const ReplayIndex& index, const SlowReplay& slow, TimeNs time)
{
    const Trace& trace = index.trace();
    std::vector<EventIndex> running;
    std::uint32_t done = 0;
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const EventIndex event(i);
        const EventState state = slowState(slow, event, time);
        if (index.state(event, time) != state)
            return u"state of #%1"_s.arg(i);
        if (state == EventState::Running)
            running.push_back(event);
        done += state == EventState::Done ? 1 : 0;
    }
    std::sort(running.begin(), running.end(), [&](EventIndex a, EventIndex b) {
        const auto place = [&](EventIndex e) {
            return std::make_pair(slow.begin(e), trace.tree().position(e));
        };
        return place(a) > place(b);
    });
    if (index.running(time) != running)
        return u"running"_s;
    const TotalsSoFar so_far = index.totals_at(time);
    if (so_far.done != done || so_far.running() != running.size())
        return u"done"_s;
    const Totals totals = slow.totals([&](EventIndex e) { return slow.hasBegun(e, time); },
                                      [&](EventIndex e) { return slow.countedAt(e) <= time; });
    return areSame(so_far.figures, totals) ? QString() : u"totals"_s;
}

QString disagreementWithin(const ReplayIndex& index, const SlowReplay& slow, TimeNs begin,
                           TimeNs end)
{
    const RangeTotals totals = index.totals_within({end, begin}); // dragged to the left
    const bool is_closed = begin == end || end >= index.range().end;
    const auto within = [&](TimeNs time) {
        return time >= begin && (time < end || (is_closed && time == end));
    };
    const Totals expected = slow.totals([&](EventIndex e) { return within(slow.begin(e)); },
                                        [&](EventIndex e) { return within(slow.countedAt(e)); });
    if (!areSame(totals.figures, expected))
        return u"figures"_s;
    std::uint32_t overlapping = 0;
    for (std::uint32_t i = 0; i < index.trace().event_count(); ++i) {
        const EventIndex event(i);
        const TimeNs first = slow.begin(event);
        const bool runs_into = first < begin && !slow.isDone(event, begin);
        overlapping += runs_into || within(first) ? 1 : 0;
    }
    return overlapping == totals.overlapping ? QString() : u"overlapping"_s;
}

} // namespace

class ReplayIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithASlowComputation_data() { addOriginRows(); }
    void agreesWithASlowComputation();
    void rangesAgreeWithASlowComputation_data() { addOriginRows(); }
    void rangesAgreeWithASlowComputation();
    void atItsEndASessionHasItsTotals_data() { addOriginRows(); }
    void atItsEndASessionHasItsTotals();
    void neighbouringRangesAddUp();
    void innermostRunsFirst();
    void noMoreRunThanAskedFor();
    void anEventWithoutAnEndIsNeverDone();
    void anEventWithoutTimeHappensWithTheOneBeforeIt();
    void withoutAnyTimeAllIsDone();
    void ranksAreThoseOfTheEventsOneByOne_data() { addOriginRows(); }
    void ranksAreThoseOfTheEventsOneByOne();
    void aGapBetweenTwoEventsHoldsNone();
    void whatIsToldToStopIsNotMade();
    void manyEventsAreQuick();
};

void ReplayIndexTest::agreesWithASlowComputation()
{
    std::mt19937 random(1);
    for (const auto& [name, trace] : sessionsOfRow()) {
        const ReplayIndex index(trace);
        const SlowReplay slow(*trace);
        for (int question = 0; question < questionsPerSession && trace->event_count() > 0;
             ++question) {
            const TimeNs time = randomTime(*trace, random);
            const QString what = disagreementAt(index, slow, time);
            QVERIFY2(what.isEmpty(), qPrintable(u"%1 at %2: %3"_s.arg(name).arg(time).arg(what)));
        }
    }
}

void ReplayIndexTest::rangesAgreeWithASlowComputation()
{
    std::mt19937 random(2);
    for (const auto& [name, trace] : sessionsOfRow()) {
        const ReplayIndex index(trace);
        const SlowReplay slow(*trace);
        for (int question = 0; question < questionsPerSession && trace->event_count() > 0;
             ++question) {
            const auto [begin, end] =
                std::minmax({randomTime(*trace, random), randomTime(*trace, random)});
            const QString what = disagreementWithin(index, slow, begin, end);
            QVERIFY2(what.isEmpty(),
                     qPrintable(u"%1 from %2 to %3: %4"_s.arg(name).arg(begin).arg(end).arg(what)));
        }
    }
}

void ReplayIndexTest::atItsEndASessionHasItsTotals()
{
    for (const auto& [name, trace] : sessionsOfRow()) {
        const ReplayIndex index(trace);
        QVERIFY2(areSame(index.totals_at(trace->end_time()).figures, trace->totals()),
                 qPrintable(name));
        QVERIFY2(areSame(index.totals_within(index.range()).figures, trace->totals()),
                 qPrintable(name));
    }
}

void ReplayIndexTest::neighbouringRangesAddUp()
{
    const auto trace = randomTrace(5, 200);
    const ReplayIndex index(trace);
    std::mt19937 random(3);
    for (int round = 0; round < 200; ++round) {
        const TimeNs middle =
            std::clamp(randomTime(*trace, random), trace->begin_time() + 1, trace->end_time() - 1);
        const Totals left = index.totals_within({trace->begin_time(), middle}).figures;
        const Totals right = index.totals_within({middle, trace->end_time()}).figures;
        QCOMPARE(left.events + right.events, trace->totals().events);
        QCOMPARE(left.failures + right.failures, trace->totals().failures);
        QCOMPARE(left.total_tokens.value_or(0) + right.total_tokens.value_or(0),
                 trace->totals().total_tokens.value_or(0));
    }
}

void ReplayIndexTest::innermostRunsFirst()
{
    TraceMaker maker;
    const EventIndex root = maker.add("root", 0, 10);
    const EventIndex child = maker.add("child", 0, 8, root);
    const EventIndex grandchild = maker.add("grandchild", 2, 4, child);
    const ReplayIndex index(maker.finish());
    const std::vector<EventIndex> expected = {grandchild, child, root};
    QCOMPARE(index.running(TraceMaker::time(3)), expected);
    QCOMPARE(index.running(TraceMaker::time(4)), std::vector<EventIndex>({child, root}));
    QVERIFY(index.running(TraceMaker::time(10)).empty());
    QVERIFY(index.running(TraceMaker::time(-1)).empty());
}

void ReplayIndexTest::noMoreRunThanAskedFor()
{
    TraceMaker maker;
    for (int i = 0; i < 1000; ++i)
        maker.add("parallel", i, 2000);
    const ReplayIndex index(maker.finish());
    const auto running = index.running(TraceMaker::time(1500), 3);
    QCOMPARE(running.size(), std::size_t(3));
    QCOMPARE(running.front().value(), 999U);
    QVERIFY(index.running(TraceMaker::time(1500), 0).empty());
}

void ReplayIndexTest::anEventWithoutAnEndIsNeverDone()
{
    TraceMaker maker;
    maker.add("root", 0, 10);
    Event open = TraceMaker::event("lost", 2, 0);
    open.end_timestamp = no_time;
    open.result = EventResult::Fail;
    const EventIndex lost = maker.add(open);
    const ReplayIndex index(maker.finish());
    QCOMPARE(index.span(lost).kind, SpanKind::OpenEnd);
    QCOMPARE(index.state(lost, TraceMaker::time(10)), EventState::Running);
    QCOMPARE(index.totals_at(TraceMaker::time(9)).figures.failures, 0U);
    QCOMPARE(index.totals_at(TraceMaker::time(10)).figures.failures, 1U);
    QCOMPARE(index.totals_at(TraceMaker::time(10)).running(), 1U);
}

void ReplayIndexTest::anEventWithoutTimeHappensWithTheOneBeforeIt()
{
    TraceMaker maker;
    Event untimed;
    const EventIndex first = maker.add(untimed);
    maker.add("root", 0, 10);
    maker.add("late", 5, 6);
    const EventIndex last = maker.add(untimed);
    const ReplayIndex index(maker.finish());
    QCOMPARE(index.state(first, TraceMaker::time(0)), EventState::Done);
    QCOMPARE(index.state(last, TraceMaker::time(4.9)), EventState::ToCome);
    QCOMPARE(index.state(last, TraceMaker::time(5)), EventState::Done);
}

void ReplayIndexTest::withoutAnyTimeAllIsDone()
{
    TraceMaker maker;
    maker.add(Event());
    maker.add(Event());
    const ReplayIndex index(maker.finish());
    QCOMPARE(index.totals_at(0).done, 2U);
    QVERIFY(index.running(0).empty());
    QCOMPARE(index.range().begin, no_time);

    const ReplayIndex empty(TraceMaker().finish());
    QCOMPARE(empty.totals_at(0).figures.events, 0U);
    QVERIFY(empty.running(0).empty());
}

void ReplayIndexTest::ranksAreThoseOfTheEventsOneByOne()
{
    for (const auto& [name, trace] : sessionsOfRow()) {
        const ReplayIndex index(trace);
        const std::size_t count = trace->event_count();
        // Sets of all its events, of more, as of a later snapshot, and of fewer.
        for (const std::size_t size : {count, count + 70, count / 2}) {
            const Bits events = Bits::where(size, [](std::size_t event) { return event % 3 == 1; });
            Bits expected(count);
            events.for_each([&](std::size_t event) {
                if (event < count)
                    expected.set(index.rank(EventIndex(event)));
            });
            QVERIFY2(index.ranks_of(events) == expected, qPrintable(name));
        }
    }
}

void ReplayIndexTest::aGapBetweenTwoEventsHoldsNone()
{
    TraceMaker maker;
    maker.add("before", 0, 2);
    maker.add("after", 5, 6);
    const ReplayIndex index(maker.finish());
    const RangeTotals gap = index.totals_within({TraceMaker::time(2), TraceMaker::time(5)});
    QCOMPARE(gap.overlapping, 0U);
    QCOMPARE(gap.range.length(), 3 * ns_per_second);
}

void ReplayIndexTest::whatIsToldToStopIsNotMade()
{
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(ReplayIndex(randomTrace(5, 200), stop.get_token()).by_begin().empty());
}

void ReplayIndexTest::manyEventsAreQuick()
{
    const auto trace = randomTrace(1, 150'000);
    QElapsedTimer timer;
    timer.start();
    const ReplayIndex index(trace);
    const qint64 built = timer.restart();
    std::mt19937 random(4);
    std::size_t seen = 0;
    for (int question = 0; question < 1000; ++question) {
        const TimeNs time = randomTime(*trace, random);
        seen += index.running(time, 20).size() + index.totals_at(time).done;
    }
    QVERIFY(seen > 0);
    const qint64 asked = timer.elapsed();
    qInfo("150,000 events: built in %lld ms, 1,000 questions in %lld ms", built, asked);
    // Far above what it takes, and far below what looking at all events for each would: a linear
    // search asks for minutes.
    QVERIFY(asked < 2000);
}

QTEST_GUILESS_MAIN(ReplayIndexTest)
#include "replay_index_test.moc"
