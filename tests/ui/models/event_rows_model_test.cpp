// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/session_context.h"
#include "ui/models/event_rows_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::TraceMaker;

namespace {

EventIndex nth(std::size_t number)
{
    return EventIndex(number);
}

/// #0 plan ─┬ #1 call (llm, failed, tokens and cost)
///          ├ #2 search ── #3 fetch (failed)
///          └ #4 note (an instant)
/// #5 open (no end)
std::shared_ptr<const Trace> smallRun(bool complete = true)
{
    TraceMaker maker;
    const EventIndex plan = maker.add("plan", 0, 10);
    Event call = TraceMaker::event("OpenAI Call", 1, 4.4, plan, "llm");
    call.model = "gpt-4";
    call.result = EventResult::Fail;
    call.tokens.prompt = 3911;
    call.tokens.completion = 212;
    call.cost = 0.42;
    maker.add(call);
    const EventIndex search = maker.add("search", 5, 8, plan, "tool");
    Event fetch = TraceMaker::event("fetch", 5.1, 7, search, "api");
    fetch.result = EventResult::Fail;
    maker.add(fetch);
    Event note = TraceMaker::event("note", 9, 0, plan);
    note.is_instant = true;
    maker.add(note);
    Event open = TraceMaker::event("open", 11, 0);
    open.end_timestamp = no_time;
    maker.add(open);
    return maker.finish(complete);
}

} // namespace

class EventRowsModelTest : public QObject
{
    Q_OBJECT

private:
    QString text(const EventRowsModel& model, EventIndex event, int column,
                 int role = Qt::DisplayRole)
    {
        return model.indexOf(event, column).data(role).toString();
    }

private Q_SLOTS:
    void itIsAWellBehavedModelThroughAllChanges()
    {
        SessionContext context;
        EventRowsModel model(context);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        context.setTrace(smallRun());
        QCOMPARE(model.rowCount(), 6);
        model.setExpanded(nth(2), false);
        QCOMPARE(model.rowCount(), 5);
        model.setExpanded(nth(0), false);
        QCOMPARE(model.rowCount(), 2);
        model.reveal(nth(3));
        QCOMPARE(model.rowCount(), 6);
        model.collapseAll();
        QCOMPARE(model.rowCount(), 2);
        model.expandBelow(nth(0));
        QCOMPARE(model.rowCount(), 6);
        model.collapseAll();
        model.expandAll();
        QCOMPARE(model.rowCount(), 6);
        model.setExpanded(nth(1), false); // nothing to collapse
        model.reveal(EventIndex());
        model.setExpanded(nth(99), false);
        QCOMPARE(model.rowCount(), 6);
        context.setTrace(nullptr);
        QCOMPARE(model.rowCount(), 0);
        model.expandAll();
        model.reveal(nth(1));
    }

    void aGrowingSessionKeepsWhatWasCollapsed()
    {
        TraceMaker maker;
        const EventIndex root = maker.add("root", 0, 10);
        const EventIndex inner = maker.add("inner", 1, 5, root);
        maker.add("leaf", 2, 3, inner);
        SessionContext context;
        EventRowsModel model(context);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        context.setTrace(maker.snapshot());
        model.setExpanded(inner, false);
        maker.add("later", 6, 7, root);
        maker.add("second leaf", 3, 4, inner);
        context.growTrace(maker.finish());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(text(model, nth(3), EventRowsModel::EventColumn), u"later"_s);
        QVERIFY(!model.indexOf(nth(4)).isValid());
    }

    void rowsComeAndGoByTheirSignals()
    {
        SessionContext context;
        context.setTrace(smallRun());
        EventRowsModel model(context);
        const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setExpanded(nth(0), false);
        model.setExpanded(nth(0), true);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][1].toInt(), 1);
        QCOMPARE(removed[0][2].toInt(), 4);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(reset.size(), 0);
    }

    void cellsSayWhatIsKnown()
    {
        SessionContext context;
        context.setTrace(smallRun());
        const EventRowsModel model(context);
        QCOMPARE(text(model, nth(1), EventRowsModel::EventColumn), u"OpenAI Call"_s);
        QCOMPARE(text(model, nth(1), EventRowsModel::ResultColumn), u"✕ Fail"_s);
        QCOMPARE(text(model, nth(1), EventRowsModel::DurationColumn), u"3.40 s"_s);
        QCOMPARE(text(model, nth(1), EventRowsModel::TokensColumn), u"4,123"_s);
        QCOMPARE(text(model, nth(1), EventRowsModel::CostColumn), u"$0.42"_s);
        QCOMPARE(text(model, nth(0), EventRowsModel::ResultColumn), u"? Indeterminate"_s);
    }

    void whatIsUnknownIsEmptyAndNeverZero()
    {
        SessionContext context;
        context.setTrace(smallRun());
        const EventRowsModel model(context);
        for (const int column : {EventRowsModel::TokensColumn, EventRowsModel::CostColumn})
            QCOMPARE(text(model, nth(3), column), QString());
        QCOMPARE(text(model, nth(4), EventRowsModel::DurationColumn), QString());
    }

    void anEventWithoutAnEndRunsOnlyWhileTheSessionDoes()
    {
        SessionContext context;
        const EventRowsModel model(context);
        context.setTrace(smallRun(true));
        QCOMPARE(text(model, nth(5), EventRowsModel::DurationColumn), u"no end"_s);
        context.setTrace(smallRun(false));
        QCOMPARE(text(model, nth(5), EventRowsModel::DurationColumn), u"running"_s);
    }

    void parentsShowTheSumOfWhatIsBelowThem()
    {
        SessionContext context;
        context.setTrace(smallRun());
        const EventRowsModel model(context);
        QCOMPARE(text(model, nth(0), EventRowsModel::TokensColumn), u"4,123"_s);
        QVERIFY(model.indexOf(nth(0), EventRowsModel::TokensColumn).data(IsRollUpRole).toBool());
        QVERIFY(!model.indexOf(nth(1), EventRowsModel::TokensColumn).data(IsRollUpRole).toBool());
        QVERIFY(text(model, nth(0), EventRowsModel::TokensColumn, Qt::ToolTipRole)
                    .contains(u"deepest events that record them"_s));
    }

    void aComputedCostSaysSo()
    {
        TraceMaker maker;
        Event call = TraceMaker::event("call", 0, 1, {}, "llm");
        call.cost = 0.13;
        call.cost_computed = true;
        maker.add(call);
        SessionContext context;
        context.setTrace(maker.finish());
        const EventRowsModel model(context);
        QCOMPARE(text(model, nth(0), EventRowsModel::CostColumn), u"≈ $0.13"_s);
        QVERIFY(text(model, nth(0), EventRowsModel::CostColumn, Qt::ToolTipRole)
                    .contains(u"computed from tokens"_s));
    }

    void aSumWithUnknownPartsIsALowerBound()
    {
        TraceMaker maker;
        const EventIndex root = maker.add("root", 0, 10);
        Event priced = TraceMaker::event("call", 1, 2, root, "llm");
        priced.cost = 0.5;
        maker.add(priced);
        maker.add("call", 3, 4, root, "llm");
        SessionContext context;
        context.setTrace(maker.finish());
        const EventRowsModel model(context);
        QCOMPARE(text(model, nth(0), EventRowsModel::CostColumn), u"≥ $0.50"_s);
        QCOMPARE(text(model, nth(2), EventRowsModel::CostColumn), QString());
    }

    void aCollapsedParentCountsTheFailuresItHides()
    {
        SessionContext context;
        context.setTrace(smallRun());
        EventRowsModel model(context);
        QCOMPARE(model.indexOf(nth(0)).data(FailuresBelowRole).toInt(), 0);
        model.setExpanded(nth(0), false);
        QCOMPARE(model.indexOf(nth(0)).data(FailuresBelowRole).toInt(), 2);
    }

    void aRowIsSpokenAsAWhole()
    {
        SessionContext context;
        context.setTrace(smallRun());
        EventRowsModel model(context);
        const auto spoken = [&](std::size_t number) {
            return text(model, nth(number), EventRowsModel::EventColumn, Qt::AccessibleTextRole);
        };
        QCOMPARE(spoken(1), u"LLM call, OpenAI Call, gpt-4, Fail, 3.40 s, level 2"_s);
        QCOMPARE(spoken(2),
                 u"Tool call, search, Indeterminate, 3.00 s, level 2, 1 child, expanded"_s);
        model.setExpanded(nth(0), false);
        QCOMPARE(spoken(0), u"Action, plan, Indeterminate, 10.00 s, level 1, 3 children, "
                            "collapsed, 2 failures below"_s);
    }

    void recordedTextIsNeverMarkup()
    {
        TraceMaker maker;
        maker.add("<img src=file:///etc/passwd><b>bold</b>\nsecond line", 0, 1);
        SessionContext context;
        context.setTrace(maker.finish());
        const EventRowsModel model(context);
        for (int column = 0; column < EventRowsModel::ColumnCount; ++column) {
            const QString tip = text(model, nth(0), column, Qt::ToolTipRole);
            QVERIFY(!tip.contains(u"<img"_s));
            QVERIFY(!tip.contains(u"<b>"_s));
        }
        const QString name = text(model, nth(0), EventRowsModel::EventColumn);
        QVERIFY(!name.contains(u'\n'));
        QVERIFY(name.startsWith(u"<img"_s)); // shown as it is
    }

    void aMillionRowsAreAMillionRows()
    {
        TraceMaker maker;
        const EventIndex root = maker.add("root", 0, 1'000'000);
        for (int i = 1; i < 1'000'000; ++i)
            maker.add("event", i, i + 0.5, root);
        SessionContext context;
        context.setTrace(maker.finish());
        EventRowsModel model(context);
        QCOMPARE(model.rowCount(), 1'000'000);
        QCOMPARE(model.eventAt(model.index(999'999, 0)), nth(999'999));
        model.setExpanded(root, false);
        QCOMPARE(model.rowCount(), 1);
        model.reveal(nth(500'000));
        QCOMPARE(model.indexOf(nth(500'000)).row(), 500'000);
    }
};

QTEST_GUILESS_MAIN(EventRowsModelTest)
#include "event_rows_model_test.moc"
