// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/trace_builder.h"

#include <QTest>

using namespace playhead;

namespace {

constexpr TimeNs second = ns_per_second;

Event made(std::string id, std::string parent = {}, TimeNs start = no_time, TimeNs end = no_time)
{
    Event event;
    event.id = std::move(id);
    event.parent_id = std::move(parent);
    event.event_type = event.id;
    event.init_timestamp = start;
    event.end_timestamp = end;
    return event;
}

/// Reads a record back as nothing but its text: enough to see which records reach a decoder.
void decodeNames(std::span<const Record> records, Event& event)
{
    for (const Record& record : records)
        event.event_type += std::string(record.bytes) + ";";
}

class Maker
{
public:
    Maker() { m_builder.add_source(m_source); }
    EventIndex add(const Event& event)
    {
        const Slice record = m_source->append(event.event_type, 0);
        return m_builder.add(event, {&record, 1}, &decodeNames);
    }
    Slice record(std::string_view text) { return m_source->append(text, 0, RecordRole::Error); }
    TraceBuilder& builder() { return m_builder; }
    std::shared_ptr<const Trace> finish() { return std::move(m_builder).finish(); }

private:
    std::shared_ptr<MemorySource> m_source = std::make_shared<MemorySource>("memory");
    TraceBuilder m_builder;
};

EventIndex nth(unsigned number)
{
    return EventIndex(std::uint32_t(number));
}

Event withUsage(Event event, std::int64_t prompt, std::int64_t completion,
                std::optional<double> cost = {})
{
    event.tokens.prompt = prompt;
    event.tokens.completion = completion;
    event.cost = cost;
    return event;
}

Event ended(Event event, EventResult result)
{
    event.result = result;
    return event;
}

} // namespace

class TraceBuilderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSeedsDefaultsHold();
    void aModelWithoutAnActionTypeMakesAnLlmCall();
    void anotherWordForTheActionTypeIsKept();
    void parentsMayComeAfterTheirChildren();
    void anUnknownParentMakesAnOrphan();
    void ofTwoEventsWithOneIdTheFirstIsLinkedTo();
    void cyclesAreCutAndNoted();
    void parentsAreInferredOnlyWhereTheFormatAsks();
    void whatStartsAfterItsParentEndedIsNoted();
    void anEventThatEndsBeforeItStartsIsKeptAsRecorded();
    void anInstantHasNoDuration();
    void aRollUpIsNotCountedTwice();
    void unknownFiguresAreNotZero();
    void aCostIsComputedWhereNoneIsRecorded();
    void theOutcomeIsWhatTheLastWordSays_data();
    void theOutcomeIsWhatTheLastWordSays();
    void anErrorRecordMakesItsTriggerFail();
    void aSnapshotStaysAsItIsWhileTheSessionGrows();
    void whatHasRestedGoesOnAsIfItHadNot();
    void anEventIsFoundByItsId();
};

void TraceBuilderTest::theSeedsDefaultsHold()
{
    Maker maker;
    maker.add(made("a"));
    const auto trace = maker.finish();
    QCOMPARE(trace->result(nth(0)), EventResult::Indeterminate);
    QCOMPARE(trace->action_type(nth(0)), ActionType::Action);
    QCOMPARE(trace->start(nth(0)), no_time);
    QVERIFY(!trace->duration(nth(0)));
    QVERIFY(trace->diagnostics().empty());
}

void TraceBuilderTest::aModelWithoutAnActionTypeMakesAnLlmCall()
{
    Maker maker;
    Event call = made("call");
    call.model = "gpt-4";
    maker.add(call);
    call.action_type = "api";
    maker.add(call);
    const auto trace = maker.finish();
    QCOMPARE(trace->action_type(nth(0)), ActionType::Llm);
    QCOMPARE(trace->action_type(nth(1)), ActionType::Api);
    QCOMPARE(trace->totals().llm_calls, 1U);
}

void TraceBuilderTest::anotherWordForTheActionTypeIsKept()
{
    Maker maker;
    Event odd = made("odd");
    odd.action_type = "retriever";
    maker.add(odd);
    const auto trace = maker.finish();
    QCOMPARE(trace->action_type(nth(0)), ActionType::Other);
    QCOMPARE(trace->action_word(nth(0)), std::string_view("retriever"));
}

void TraceBuilderTest::parentsMayComeAfterTheirChildren()
{
    Maker maker;
    maker.add(made("child", "parent", 2, 3));
    maker.add(made("parent", "", 1, 9));
    const auto trace = maker.finish();
    QCOMPARE(trace->parent(nth(0)), nth(1));
    QCOMPARE(trace->tree().order().front(), nth(1));
    QVERIFY(!trace->has(nth(0), EventFlag::ParentInferred));
}

void TraceBuilderTest::anUnknownParentMakesAnOrphan()
{
    Maker maker;
    maker.add(made("child", "elsewhere"));
    QVERIFY(!maker.builder().snapshot()->has(nth(0), EventFlag::Orphan)); // may yet come
    const auto trace = maker.finish();
    QVERIFY(trace->has(nth(0), EventFlag::Orphan));
    QCOMPARE(trace->diagnostics().count("orphan"), std::uint64_t(1));
}

void TraceBuilderTest::ofTwoEventsWithOneIdTheFirstIsLinkedTo()
{
    Maker maker;
    maker.add(made("twin"));
    maker.add(made("twin"));
    maker.add(made("child", "twin"));
    const auto trace = maker.finish();
    QCOMPARE(trace->parent(nth(2)), nth(0));
    QVERIFY(trace->has(nth(1), EventFlag::DuplicateId));
    QCOMPARE(trace->event_count(), 3U);
    QCOMPARE(trace->diagnostics().count("duplicate-id"), std::uint64_t(1));
}

void TraceBuilderTest::cyclesAreCutAndNoted()
{
    Maker maker;
    maker.add(made("a", "b"));
    maker.add(made("b", "a"));
    const auto trace = maker.finish();
    QVERIFY(trace->has(nth(0), EventFlag::CycleCut));
    QVERIFY(!trace->parent(nth(0)));
    QCOMPARE(trace->parent(nth(1)), nth(0));
    QCOMPARE(trace->diagnostics().count("parent-cycle"), std::uint64_t(1));
}

void TraceBuilderTest::parentsAreInferredOnlyWhereTheFormatAsks()
{
    for (const bool asks : {false, true}) {
        Maker maker;
        maker.builder().session().infer_parents = asks;
        maker.add(made("", "", 10, 20));
        maker.add(made("", "", 0, 100));
        const auto trace = maker.finish();
        QCOMPARE(trace->parent(nth(0)).is_valid(), asks);
        QCOMPARE(trace->has(nth(0), EventFlag::ParentInferred), asks);
        QCOMPARE(trace->inferred_parent_count(), asks ? 1U : 0U);
    }
}

void TraceBuilderTest::whatStartsAfterItsParentEndedIsNoted()
{
    Maker maker;
    maker.add(made("parent", "", 0, 10));
    maker.add(made("late", "parent", 11, 12));
    maker.add(made("inside", "parent", 10, 12));
    const auto trace = maker.finish();
    QVERIFY(trace->has(nth(1), EventFlag::OutsideParent));
    QVERIFY(!trace->has(nth(2), EventFlag::OutsideParent));
    QCOMPARE(trace->diagnostics().count("starts-after-parent-ended"), std::uint64_t(1));
}

void TraceBuilderTest::anEventThatEndsBeforeItStartsIsKeptAsRecorded()
{
    Maker maker;
    maker.add(made("odd", "", 10 * second, 4 * second));
    const auto trace = maker.finish();
    QCOMPARE(trace->duration(nth(0)), std::optional<DurationNs>(-6 * second));
    QCOMPARE(trace->begin_time(), 4 * second);
    QCOMPARE(trace->end_time(), 10 * second);
    QCOMPARE(trace->diagnostics().count("ends-before-start"), std::uint64_t(1));
}

void TraceBuilderTest::anInstantHasNoDuration()
{
    Maker maker;
    Event instant = made("i", "", 5, 5);
    instant.is_instant = true;
    maker.add(instant);
    const auto trace = maker.finish();
    QVERIFY(!trace->duration(nth(0)));
    QVERIFY(trace->has(nth(0), EventFlag::Instant));
}

void TraceBuilderTest::aRollUpIsNotCountedTwice()
{
    Maker maker;
    Event root = withUsage(made("root"), 481, 496);
    root.tokens.total = 977;
    maker.add(root);
    maker.add(made("task", "root"));
    maker.add(withUsage(made("call 1", "task"), 200, 93, 0.5));
    maker.add(withUsage(made("call 2", "root"), 281, 403, 0.25));
    const auto trace = maker.finish();
    const Totals totals = trace->totals();
    QCOMPARE(totals.total_tokens, std::optional<std::int64_t>(977));
    QCOMPARE(totals.prompt_tokens, std::optional<std::int64_t>(481));
    QCOMPARE(totals.cost, std::optional<double>(0.75));
    QVERIFY(trace->roll_ups().is_token_roll_up(0));
    QCOMPARE(trace->subtree_totals(nth(1)).total_tokens, std::optional<std::int64_t>(293));
}

void TraceBuilderTest::unknownFiguresAreNotZero()
{
    Maker maker;
    Event call = made("call");
    call.action_type = "llm";
    maker.add(call);
    const Totals totals = maker.finish()->totals();
    QVERIFY(!totals.total_tokens && !totals.prompt_tokens && !totals.cost);
    QCOMPARE(totals.llm_calls_without_cost, 1U);
}

void TraceBuilderTest::aCostIsComputedWhereNoneIsRecorded()
{
    Maker maker;
    Event call = withUsage(made("call"), 1'000'000, 0);
    call.model = "gpt-4";
    maker.add(call);
    call.cost = 1.5;
    maker.add(call);
    const auto trace = maker.finish();
    QCOMPARE(trace->cost(nth(0))->usd, 30.0);
    QCOMPARE(trace->cost(nth(0))->provenance, Provenance::Derived);
    QCOMPARE(trace->cost(nth(1))->usd, 1.5);
    QCOMPARE(trace->cost(nth(1))->provenance, Provenance::Recorded);
    QVERIFY(trace->totals().cost_is_computed);
}

void TraceBuilderTest::theOutcomeIsWhatTheLastWordSays_data()
{
    using enum EventResult;
    QTest::addColumn<QList<int>>("results"); // of root, child 1, child 2, in time
    QTest::addColumn<int>("outcome");
    const auto row = [](const char* name, EventResult root, EventResult child1, EventResult child2,
                        EventResult outcome) {
        QTest::newRow(name) << QList<int>{int(root), int(child1), int(child2)} << int(outcome);
    };
    row("nothing says anything", Indeterminate, Indeterminate, Indeterminate, Indeterminate);
    row("the root speaks for itself", Success, Fail, Fail, Success);
    row("a retry made it good", Indeterminate, Fail, Success, Success);
    row("the last step failed", Indeterminate, Success, Fail, Fail);
    row("after the failure nothing more is said", Indeterminate, Fail, Indeterminate, Fail);
    row("the root failed", Fail, Success, Success, Fail);
}

void TraceBuilderTest::theOutcomeIsWhatTheLastWordSays()
{
    QFETCH(QList<int>, results);
    QFETCH(int, outcome);
    Maker maker;
    maker.add(ended(made("root", "", 0, 9), static_cast<EventResult>(results[0])));
    maker.add(ended(made("one", "root", 1, 2), static_cast<EventResult>(results[1])));
    maker.add(ended(made("two", "root", 3, 4), static_cast<EventResult>(results[2])));
    QCOMPARE(int(maker.finish()->outcome()), outcome);
}

void TraceBuilderTest::anErrorRecordMakesItsTriggerFail()
{
    Maker maker;
    const EventIndex trigger = maker.add(made("trigger"));
    maker.builder().join_error(trigger, maker.record("error"));
    const auto trace = maker.finish();
    QCOMPARE(trace->result(trigger), EventResult::Fail);
    QVERIFY(trace->has(trigger, EventFlag::HasError));
    const auto loaded = trace->load(trigger);
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->event.event_type, std::string("trigger;error;"));
    QCOMPARE(loaded->records.size(), std::size_t(2));
}

void TraceBuilderTest::aSnapshotStaysAsItIsWhileTheSessionGrows()
{
    Maker maker;
    maker.add(made("first", "later"));
    const auto early = maker.builder().snapshot();
    maker.add(made("later"));
    maker.builder().join_error(nth(0), maker.record("error"));
    const auto late = maker.finish();
    QCOMPARE(early->event_count(), 1U);
    QVERIFY(!early->is_complete());
    QCOMPARE(early->result(nth(0)), EventResult::Indeterminate);
    QCOMPARE(early->load(nth(0))->records.size(), std::size_t(1));
    QVERIFY(late->is_complete());
    QCOMPARE(late->parent(nth(0)), nth(1));
    QCOMPARE(late->result(nth(0)), EventResult::Fail);
}

void TraceBuilderTest::whatHasRestedGoesOnAsIfItHadNot()
{
    // What sealing changes: an orphan whose parent comes, a cycle that stays, parents worked out
    // from times, marks that hold no more; and all that rows do not hold.
    const auto make = [](Maker& maker, bool rests) {
        const auto rest = [&maker, rests] {
            const auto snapshot = maker.builder().snapshot(true);
            if (rests)
                maker.builder().rest_on(snapshot);
        };
        maker.builder().session().infer_parents = true;
        maker.add(made("child", "parent", 2 * second, 3 * second));
        maker.add(made("x", "y"));
        maker.add(made("y", "x"));
        maker.add(made("inner", {}, 5 * second, 6 * second));
        Event tagged = withUsage(made("tagged", {}, 4 * second, 9 * second), 1, 2, 0.5);
        tagged.tags = {"a", "b"};
        tagged.action_type = "dance";
        maker.add(tagged);
        rest();
        if (maker.builder().event_count() != 5 || maker.builder().find("tagged") != nth(4))
            QTest::qFail("what rests is not known", __FILE__, __LINE__);
        maker.builder().join_error(nth(4), maker.record("error"));
        maker.add(made("parent", {}, second, 4 * second));
        maker.add(made("child"));
        rest();
        rest(); // it rests already
        Event update;
        update.tags = {"c"};
        maker.builder().update(nth(4), update, false, maker.record("more"));
        rest();
        return maker.finish();
    };
    Maker awake;
    Maker rested;
    const auto expected = make(awake, false);
    const auto trace = make(rested, true);
    QCOMPARE(trace->event_count(), expected->event_count());
    for (std::uint32_t i = 0; i < trace->event_count(); ++i) {
        const EventIndex e(i);
        QCOMPARE(trace->parent(e), expected->parent(e));
        for (unsigned flag = 0; flag < 16; ++flag)
            QCOMPARE(trace->has(e, EventFlag(1U << flag)), expected->has(e, EventFlag(1U << flag)));
        QCOMPARE(trace->result(e), expected->result(e));
        QCOMPARE(trace->action_word(e), expected->action_word(e));
        QCOMPARE(trace->tags(e).size(), expected->tags(e).size());
        QCOMPARE(trace->tokens(e), expected->tokens(e));
        QCOMPARE(trace->records(e).size(), expected->records(e).size());
        QCOMPARE(trace->load(e)->event.event_type, expected->load(e)->event.event_type);
    }
    QCOMPARE(trace->parent(nth(0)), nth(5));
    QCOMPARE(trace->tags(nth(4)).size(), std::size_t(3));
    QCOMPARE(trace->diagnostics().count("duplicate-id"), std::uint64_t(1));
    QCOMPARE(trace->diagnostics().count("orphan"), std::uint64_t(0));
    QCOMPARE(trace->count_by_result(), expected->count_by_result());
}

void TraceBuilderTest::anEventIsFoundByItsId()
{
    Maker maker;
    maker.add(made("a"));
    maker.add(made(""));
    maker.add(made("c"));
    QCOMPARE(maker.builder().find("c"), nth(2));
    const auto trace = maker.finish();
    QCOMPARE(trace->find("a"), nth(0));
    QCOMPARE(trace->find("c"), nth(2));
    QVERIFY(!trace->find("b"));
    QVERIFY(!trace->find(""));
}

QTEST_GUILESS_MAIN(TraceBuilderTest)
#include "trace_builder_test.moc"
