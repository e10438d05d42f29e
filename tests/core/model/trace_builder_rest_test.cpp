// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A session that is looked at while it grows, and held once while it rests.
#include "tests/core/model/making.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;
using namespace playhead::making;

class TraceBuilderRestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSnapshotStaysAsItIsWhileTheSessionGrows();
    void whatHasRestedGoesOnAsIfItHadNot();
    void aParentMayBeToldWhenBothAreThere();
};

void TraceBuilderRestTest::aSnapshotStaysAsItIsWhileTheSessionGrows()
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

void TraceBuilderRestTest::whatHasRestedGoesOnAsIfItHadNot()
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

void TraceBuilderRestTest::aParentMayBeToldWhenBothAreThere()
{
    Maker maker;
    maker.add(made("child", {}, 2 * second, 3 * second));
    maker.add(made("parent", {}, second, 4 * second));
    const auto early = maker.builder().snapshot(true);
    maker.builder().rest_on(early);
    const std::uint64_t revision = maker.builder().revision();
    maker.builder().set_parent(nth(0), nth(1));
    QVERIFY(maker.builder().revision() > revision); // or nobody would show it
    const auto late = maker.finish();
    QVERIFY(!early->parent(nth(0)));
    QCOMPARE(late->parent(nth(0)), nth(1));
    QCOMPARE(late->tree().depth(nth(0)), 2U);
    QVERIFY(!late->has(nth(0), EventFlag::ParentInferred));
    QVERIFY(late->diagnostics().empty());
}

QTEST_GUILESS_MAIN(TraceBuilderRestTest)

#include "trace_builder_rest_test.moc"
