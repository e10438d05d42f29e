// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/model/making.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;
using namespace playhead::making;

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
    void anLlmCallCountsBesideThoseInsideIt_data();
    void anLlmCallCountsBesideThoseInsideIt();
    void unknownFiguresAreNotZero();
    void aRecordedSumIsOfTheCallsInside_data();
    void aRecordedSumIsOfTheCallsInside();
    void aCostIsComputedWhereNoneIsRecorded();
    void theOutcomeIsWhatTheLastWordSays_data();
    void theOutcomeIsWhatTheLastWordSays();
    void anErrorRecordMakesItsTriggerFail();
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

void TraceBuilderTest::anLlmCallCountsBesideThoseInsideIt_data()
{
    QTest::addColumn<bool>("isCall");
    QTest::addColumn<int>("prompt");
    QTest::addColumn<int>("completion");
    QTest::addColumn<int>("counted"); // of all, where those inside have 30 and 3, 70 and 4
    QTest::newRow("an agent that calls another") << true << 50 << 9 << 166;
    QTest::newRow("more than they have together") << true << 500 << 90 << 697;
    QTest::newRow("their sum") << true << 100 << 7 << 107;
    QTest::newRow("their sum, without what was cached") << true << 20 << 7 << 107;
    QTest::newRow("the last of them again") << true << 70 << 4 << 107;
    QTest::newRow("no call, whatever it says") << false << 50 << 9 << 107;
}

void TraceBuilderTest::anLlmCallCountsBesideThoseInsideIt()
{
    QFETCH(const bool, isCall);
    QFETCH(const int, prompt);
    QFETCH(const int, completion);
    QFETCH(const int, counted);
    Maker maker;
    Event outer = withUsage(made("outer"), prompt, completion, 1.0);
    outer.action_type = isCall ? "llm" : "action";
    maker.add(outer);
    maker.add(made("task", "outer"));
    for (const auto& [id, in, out] : {std::tuple("one", 30, 3), std::tuple("two", 70, 4)}) {
        Event inner = withUsage(made(id, "task"), in, out, 0.25);
        inner.action_type = "llm";
        maker.add(inner);
    }
    const auto trace = maker.finish();
    const bool isOwn = counted > 107;
    QCOMPARE(trace->totals().total_tokens, std::optional<std::int64_t>(counted));
    QCOMPARE(trace->totals().cost, std::optional<double>(isOwn ? 1.5 : 0.5));
    QCOMPARE(trace->roll_ups().is_token_roll_up(0), !isOwn);
    QCOMPARE(trace->subtree_totals(nth(1)).total_tokens, std::optional<std::int64_t>(107));
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

void TraceBuilderTest::aRecordedSumIsOfTheCallsInside_data()
{
    QTest::addColumn<double>("sum");
    QTest::addColumn<QString>("sumsModel");
    QTest::addColumn<double>("ofOneCall");
    QTest::addColumn<QString>("sumsType");
    QTest::addColumn<unsigned>("withoutCost");
    QTest::addColumn<double>("cost");
    QTest::newRow("a sum around calls without costs") << 2.0 << "" << 0.0 << "action" << 0U << 2.0;
    QTest::newRow("one of the calls has a cost") << 2.0 << "" << 0.5 << "action" << 1U << 0.5;
    QTest::newRow("the sum is computed") << 0.0 << "gpt-4" << 0.0 << "action" << 2U << 30.0;
    QTest::newRow("the sum is a call's own") << 2.0 << "" << 0.0 << "llm" << 2U << 2.0;
}

void TraceBuilderTest::aRecordedSumIsOfTheCallsInside()
{
    QFETCH(const double, sum);
    QFETCH(const QString, sumsModel);
    QFETCH(const double, ofOneCall);
    QFETCH(const QString, sumsType);
    Maker maker;
    Event around = made("around");
    around.action_type = sumsType.toStdString();
    around.model = sumsModel.toStdString();
    if (sum > 0)
        around.cost = sum;
    else
        around = withUsage(around, 1'000'000, 0);
    maker.add(around);
    for (const char* id : {"one", "two"}) {
        Event call = made(id, "around");
        call.action_type = "llm";
        if (ofOneCall > 0 && call.id == "one")
            call.cost = ofOneCall;
        maker.add(call);
    }
    const auto trace = maker.finish();
    QTEST(trace->totals().llm_calls_without_cost, "withoutCost");
    QTEST(trace->totals().cost.value_or(0), "cost");
    QVERIFY(!trace->subtree_totals(nth(2)).cost); // whose part of the sum is not known
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
