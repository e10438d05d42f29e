// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/replay/replay_index.h"
#include "core/replay/steps.h"
#include "tests/core/replay/session_set.h"
#include "tests/core/replay/slow_replay.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"

#include <functional>
#include <tuple>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::TraceMaker;

namespace {

bool isHit(EventIndex event)
{
    return event.value() % 5 == 2;
}

/// The ranks of those that `belongs` holds for.
template <typename Belongs>
Bits ranksWhere(const ReplayIndex& index, const Belongs& belongs)
{
    return index.ranks_of(Bits::where(index.trace().event_count(), [&](std::size_t event) {
        return belongs(EventIndex(event));
    }));
}

/// Steps found by looking at every event.
class SlowSteps
{
public:
    explicit SlowSteps(const Trace& trace) : m_trace(trace), m_slow(trace) {}

    using Place = std::tuple<TimeNs, std::int64_t>;
    [[nodiscard]] Place place(EventIndex event) const
    {
        return {m_slow.begin(event), m_trace.tree().position(event)};
    }
    /// The nearest event that belongs, after or before a place.
    [[nodiscard]] EventIndex nearest(StepTo what, Place from, bool forwards) const
    {
        EventIndex best;
        for (std::uint32_t i = 0; i < m_trace.event_count(); ++i) {
            const EventIndex event(i);
            const bool is_there = forwards ? place(event) > from : place(event) < from;
            const bool is_nearer =
                !best || (forwards ? place(event) < place(best) : place(event) > place(best));
            if (is_there && is_nearer && belongs(what, event))
                best = event;
        }
        return best;
    }
    [[nodiscard]] EventIndex sibling(EventIndex of, bool forwards) const
    {
        EventIndex best;
        const auto position = [this](EventIndex e) { return m_trace.tree().position(e); };
        for (std::uint32_t i = 0; i < m_trace.event_count(); ++i) {
            const EventIndex event(i);
            const bool is_there =
                forwards ? position(event) > position(of) : position(event) < position(of);
            if (!is_there || m_trace.parent(event) != m_trace.parent(of))
                continue;
            if (!best ||
                (forwards ? position(event) < position(best) : position(event) > position(best)))
                best = event;
        }
        return best;
    }

private:
    [[nodiscard]] bool belongs(StepTo what, EventIndex event) const
    {
        switch (what) {
        case StepTo::Event:
            return true;
        case StepTo::LlmCall:
            return m_trace.action_type(event) == ActionType::Llm;
        case StepTo::Failure:
            return m_trace.result(event) == EventResult::Fail;
        case StepTo::Hit:
            return isHit(event);
        }
        return false;
    }

    const Trace& m_trace;
    SlowReplay m_slow;
};

constexpr std::int64_t beforeAll = -1;
constexpr std::int64_t afterAll = std::numeric_limits<std::int64_t>::max();

} // namespace

class StepsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreeWithLookingAtEveryEvent_data() { addOriginRows(); }
    void agreeWithLookingAtEveryEvent();
    void everyEventIsPassedOnce();
    void hitsAreThoseOfTheLastSearch();
    void thereIsNoStepOutOfAnEmptySession();
};

void StepsTest::agreeWithLookingAtEveryEvent()
{
    std::mt19937 random(6);
    for (const auto& [name, trace] : sessionsOfRow()) {
        const auto index = std::make_shared<ReplayIndex>(trace);
        Steps steps(index);
        steps.set_hits(ranksWhere(*index, isHit));
        const SlowSteps slow(*trace);
        for (int question = 0; question < 250 && trace->event_count() > 0; ++question) {
            const auto what = static_cast<StepTo>(question % 4);
            const TimeNs time = randomTime(*trace, random);
            const EventIndex event(static_cast<std::uint32_t>(random() % trace->event_count()));
            QCOMPARE(steps.next(what, time), slow.nearest(what, {time, afterAll}, true));
            QCOMPARE(steps.previous(what, time), slow.nearest(what, {time, beforeAll}, false));
            QCOMPARE(steps.next(what, event), slow.nearest(what, slow.place(event), true));
            QCOMPARE(steps.previous(what, event), slow.nearest(what, slow.place(event), false));
            QCOMPARE(steps.next_sibling(event), slow.sibling(event, true));
            QCOMPARE(steps.previous_sibling(event), slow.sibling(event, false));
        }
    }
}

void StepsTest::everyEventIsPassedOnce()
{
    const auto trace = randomTrace(9, 300);
    const Steps steps(std::make_shared<ReplayIndex>(trace));
    std::vector<bool> passed(trace->event_count());
    EventIndex last;
    for (EventIndex event = steps.next(StepTo::Event, no_time); event;
         event = steps.next(StepTo::Event, event)) {
        QVERIFY(!passed[event.value()]);
        passed[event.value()] = true;
        QCOMPARE(steps.previous(StepTo::Event, event), last);
        last = event;
    }
    QCOMPARE(std::count(passed.begin(), passed.end(), true), std::ptrdiff_t(300));
}

void StepsTest::hitsAreThoseOfTheLastSearch()
{
    TraceMaker maker;
    const EventIndex first = maker.add("first", 0, 1);
    const EventIndex second = maker.add("second", 2, 3);
    const auto index = std::make_shared<ReplayIndex>(maker.finish());
    Steps steps(index);
    QVERIFY(!steps.next(StepTo::Hit, first));
    QVERIFY(!steps.previous(StepTo::Hit, second));
    steps.set_hits(ranksWhere(*index, [&](EventIndex event) { return event == second; }));
    QCOMPARE(steps.next(StepTo::Hit, first), second);
    QVERIFY(!steps.next(StepTo::Hit, second));
    steps.set_hits({});
    QVERIFY(!steps.next(StepTo::Hit, first));
}

void StepsTest::thereIsNoStepOutOfAnEmptySession()
{
    const Steps steps(std::make_shared<ReplayIndex>(TraceMaker().finish()));
    QVERIFY(!steps.next(StepTo::Event, TimeNs(0)));
    QVERIFY(!steps.previous(StepTo::Failure, TimeNs(0)));
}

QTEST_GUILESS_MAIN(StepsTest)
#include "steps_test.moc"
