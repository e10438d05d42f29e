// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/event_filter.h"
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

/// #0 plan ─┬ #1 call (llm)
///          ├ #2 search ─┬ #3 fetch
///          │            └ #4 fetch
///          └ #5 write ── #6 call (llm)
void addRun(TraceMaker& maker)
{
    const EventIndex plan = maker.add("plan", 0, 10);
    maker.add("call", 1, 4, plan, "llm");
    const EventIndex search = maker.add("search", 5, 7, plan, "tool");
    maker.add("fetch", 5, 6, search, "api");
    maker.add("fetch", 6, 7, search, "api");
    const EventIndex write = maker.add("write", 8, 10, plan);
    maker.add("call", 8, 9, write, "llm");
}

using Events = std::vector<std::uint32_t>;

Events shown(const EventRowsModel& model)
{
    Events events;
    for (int row = 0; row < model.rowCount(); ++row)
        events.push_back(model.eventAt(model.index(row, 0)).value());
    return events;
}

/// A model of the run, with a filter, under the eyes of Qt's tester.
struct Filtered {
    TraceMaker maker;
    SessionContext context;
    EventRowsModel model{context};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    explicit Filtered(const QString& text = {})
    {
        addRun(maker);
        context.setTrace(maker.snapshot());
        context.filter().setText(text);
    }
    [[nodiscard]] QVariant data(std::size_t event, int role) const
    {
        return model.indexOf(nth(event)).data(role);
    }
};

} // namespace

class EventRowsFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidingKeepsTheAncestorsOfHits();
    void dimmingKeepsAllRows();
    void eventsKeepTheirNumbersAndTheirExpansion();
    void aCollapsedParentSaysHowManyHitsAreBelow();
    void screenReadersHearWhatIsAHit();
    void withoutHitsThereAreNoRows();
    void anEventGoneToHasARowUntilTheNextFilter();
    void aGrowingSessionStaysFiltered();
    void anotherSessionIsFilteredFromItsFirstRow();
};

void EventRowsFilterTest::hidingKeepsTheAncestorsOfHits()
{
    Filtered filtered(u"action:llm"_s);
    QCOMPARE(shown(filtered.model), (Events{0, 1, 5, 6}));
    for (const std::size_t hit : {1U, 6U})
        QVERIFY(filtered.data(hit, IsHitRole).toBool());
    for (const std::size_t ancestor : {0U, 5U})
        QVERIFY(!filtered.data(ancestor, IsHitRole).toBool());
    filtered.context.filter().setText(u"type:search"_s);
    QCOMPARE(shown(filtered.model), (Events{0, 2}));
    // All that is below it is hidden: there is nothing to expand.
    QVERIFY(!filtered.data(2, HasChildrenRole).toBool());
    QVERIFY(filtered.data(2, IsExpandedRole).toBool());
    filtered.context.filter().clear();
    QCOMPARE(shown(filtered.model), (Events{0, 1, 2, 3, 4, 5, 6}));
    QVERIFY(!filtered.data(2, IsHitRole).toBool());
}

void EventRowsFilterTest::dimmingKeepsAllRows()
{
    Filtered filtered(u"action:llm"_s);
    filtered.context.filter().setMode(EventFilter::Mode::Dim);
    QCOMPARE(shown(filtered.model), (Events{0, 1, 2, 3, 4, 5, 6}));
    QVERIFY(filtered.data(1, IsHitRole).toBool());
    QVERIFY(!filtered.data(3, IsHitRole).toBool());
    filtered.context.filter().setMode(EventFilter::Mode::Hide);
    QCOMPARE(shown(filtered.model), (Events{0, 1, 5, 6}));
}

void EventRowsFilterTest::eventsKeepTheirNumbersAndTheirExpansion()
{
    Filtered filtered;
    filtered.model.setExpanded(nth(2), false);
    filtered.context.filter().setText(u"type:fetch or type:write"_s);
    QCOMPARE(shown(filtered.model), (Events{0, 2, 5}));
    filtered.model.setExpanded(nth(2), true);
    QCOMPARE(shown(filtered.model), (Events{0, 2, 3, 4, 5}));
    filtered.model.setExpanded(nth(0), false);
    filtered.context.filter().clear();
    QCOMPARE(shown(filtered.model), (Events{0}));
    filtered.model.setExpanded(nth(0), true);
    QCOMPARE(shown(filtered.model), (Events{0, 1, 2, 3, 4, 5, 6}));
}

void EventRowsFilterTest::aCollapsedParentSaysHowManyHitsAreBelow()
{
    Filtered filtered(u"type:fetch"_s);
    QCOMPARE(filtered.data(2, HitsBelowRole).toUInt(), 0U);
    filtered.model.setExpanded(nth(2), false);
    QCOMPARE(filtered.data(2, HitsBelowRole).toUInt(), 2U);
    filtered.model.setExpanded(nth(0), false);
    QCOMPARE(filtered.data(0, HitsBelowRole).toUInt(), 2U);
    filtered.context.filter().clear();
    QCOMPARE(filtered.data(0, HitsBelowRole).toUInt(), 0U);
}

void EventRowsFilterTest::screenReadersHearWhatIsAHit()
{
    Filtered filtered(u"type:fetch"_s);
    QVERIFY(filtered.data(3, Qt::AccessibleTextRole).toString().endsWith(u", hit"_s));
    QVERIFY(!filtered.data(2, Qt::AccessibleTextRole).toString().contains(u"hit"_s));
    filtered.model.setExpanded(nth(2), false);
    QVERIFY(filtered.data(2, Qt::AccessibleTextRole).toString().endsWith(u", 2 hits below"_s));
}

void EventRowsFilterTest::withoutHitsThereAreNoRows()
{
    Filtered filtered(u"type:nothing"_s);
    QCOMPARE(filtered.model.rowCount(), 0);
    QVERIFY(!filtered.model.indexOf(nth(0)).isValid());
    filtered.context.filter().setMode(EventFilter::Mode::Dim);
    QCOMPARE(filtered.model.rowCount(), 7);
}

void EventRowsFilterTest::anEventGoneToHasARowUntilTheNextFilter()
{
    Filtered filtered(u"type:search"_s);
    filtered.model.admit(nth(6));
    QCOMPARE(shown(filtered.model), (Events{0, 2, 5, 6}));
    QVERIFY(!filtered.data(6, IsHitRole).toBool());
    addRun(filtered.maker); // more of the same session: still the same filter
    filtered.context.growTrace(filtered.maker.snapshot());
    QCOMPARE(shown(filtered.model), (Events{0, 2, 5, 6, 7, 9}));
    filtered.context.filter().setText(u"type:fetch"_s);
    QCOMPARE(shown(filtered.model), (Events{0, 2, 3, 4, 7, 9, 10, 11}));
}

void EventRowsFilterTest::aGrowingSessionStaysFiltered()
{
    Filtered filtered(u"action:llm"_s);
    filtered.model.setExpanded(nth(5), false);
    QSignalSpy resets(&filtered.model, &QAbstractItemModel::modelReset);
    addRun(filtered.maker);
    filtered.context.growTrace(filtered.maker.snapshot());
    QCOMPARE(resets.count(), 0);
    QCOMPARE(shown(filtered.model), (Events{0, 1, 5, 7, 8, 12, 13}));
}

void EventRowsFilterTest::anotherSessionIsFilteredFromItsFirstRow()
{
    Filtered filtered(u"type:other"_s);
    QCOMPARE(filtered.model.rowCount(), 0);
    TraceMaker other;
    other.add("first", 0, 1);
    other.add("other", 1, 2);
    filtered.context.setTrace(other.finish());
    QCOMPARE(shown(filtered.model), (Events{1}));
    filtered.context.setTrace(nullptr);
    QCOMPARE(filtered.model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(EventRowsFilterTest)
#include "event_rows_filter_test.moc"
