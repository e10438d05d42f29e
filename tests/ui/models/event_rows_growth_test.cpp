// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/event_filter.h"
#include "ui/context/find.h"
#include "ui/context/session_context.h"
#include "ui/models/event_rows_model.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>

#include <random>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::TraceMaker;

namespace {

using Events = std::vector<std::uint32_t>;

EventIndex nth(std::size_t number)
{
    return EventIndex(number);
}

Events shown(const EventRowsModel& model)
{
    Events events;
    for (int row = 0; row < model.rowCount(); ++row)
        events.push_back(model.eventAt(model.index(row, 0)).value());
    return events;
}

/// A model of a session that grows, under the eyes of Qt's tester.
struct Growing {
    TraceMaker maker;
    SessionContext context;
    EventRowsModel model{context};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy inserted{&model, &QAbstractItemModel::rowsInserted};
    QSignalSpy removed{&model, &QAbstractItemModel::rowsRemoved};
    QSignalSpy resets{&model, &QAbstractItemModel::modelReset};

    /// #0 plan ── #1 search ── #2 fetch
    /// #3 write
    Growing()
    {
        const EventIndex plan = maker.add("plan", 0, 10);
        const EventIndex search = maker.add("search", 1, 2, plan, "tool");
        maker.add("fetch", 1, 2, search, "api");
        maker.add("write", 11, 20);
        context.setTrace(maker.snapshot());
        resets.clear();
    }
    void grow() { context.growTrace(maker.snapshot()); }
    [[nodiscard]] QString text(std::size_t event, int column, int role = Qt::DisplayRole) const
    {
        return model.indexOf(nth(event), column).data(role).toString();
    }
};

/// Adds what comes in a run: most in the order of time, some late, some whose parent is to come,
/// and ends of what was running.
class RandomRun
{
public:
    explicit RandomRun(std::uint32_t seed) : m_random(seed) {}

    void add(int count)
    {
        for (int i = 0; i < count; ++i)
            addOne();
    }
    [[nodiscard]] std::shared_ptr<const Trace> snapshot() { return m_maker.snapshot(); }

private:
    [[nodiscard]] std::uint32_t atMost(std::uint32_t most)
    {
        return static_cast<std::uint32_t>(m_random() % (most + 1));
    }

    void addOne()
    {
        const double now = m_events + (atMost(9) == 0 ? -0.5 * atMost(20) : 0);
        Event event = TraceMaker::event("event", now, now + atMost(5));
        event.id = "id " + std::to_string(m_events);
        event.action_type = atMost(3) == 0 ? "llm" : "tool";
        if (atMost(3) == 0)
            event.end_timestamp = no_time;
        if (atMost(19) == 0)
            event.parent_id = "id " + std::to_string(m_events + 1 + atMost(10)); // to come
        else if (m_events > 0 && atMost(9) != 0)
            event.parent = nth(m_events - 1 - atMost(std::min(m_events - 1, 7U)));
        m_maker.add(event);
        ++m_events;
        if (atMost(3) == 0)
            end(nth(atMost(m_events - 1)));
    }
    void end(EventIndex event)
    {
        Event update;
        update.end_timestamp = TraceMaker::time(m_events);
        update.end_provenance = Provenance::Recorded;
        update.result = EventResult::Success;
        m_maker.builder().update(event, update, true, Slice());
    }

    TraceMaker m_maker;
    std::mt19937 m_random;
    std::uint32_t m_events = 0;
};

} // namespace

class EventRowsGrowthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newEventsComeWhereTheyStand();
    void indexesGoOnMeaningTheirEvents();
    void aCollapsedEventTakesInWhatIsNewBelowIt();
    void anEventThatHadNoneGetsAChild();
    void whatAnEventSaysIsAnnounced();
    void aParentThatComesLateMovesItsEvents();
    void rowsInVeryManyPlacesComeAllAtOnce();
    void hitsComeWhileAFilterHidesTheOthers();
    void whatNoLongerMatchesGoes();
    void whatIsLookedForIsFoundAsItComes();
    void growthAtRandomGivesTheRowsOfAModelMadeAnew_data();
    void growthAtRandomGivesTheRowsOfAModelMadeAnew();
};

void EventRowsGrowthTest::newEventsComeWhereTheyStand()
{
    Growing growing;
    growing.maker.add("fetch", 1.5, 2, nth(1), "api"); // #4
    growing.maker.add("fetch", 1.7, 2, nth(1), "api"); // #5
    growing.maker.add("publish", 21, 22);              // #6
    growing.grow();
    QCOMPARE(shown(growing.model), (Events{0, 1, 2, 4, 5, 3, 6}));
    QCOMPARE(growing.resets.size(), 0);
    QCOMPARE(growing.inserted.size(), 2);
    QCOMPARE(growing.inserted[0].mid(1), (QList<QVariant>{3, 4}));
    QCOMPARE(growing.inserted[1].mid(1), (QList<QVariant>{6, 6}));
}

void EventRowsGrowthTest::indexesGoOnMeaningTheirEvents()
{
    Growing growing;
    const QPersistentModelIndex write = growing.model.indexOf(nth(3), 2);
    growing.maker.add("fetch", 0.5, 2, nth(0), "api");
    growing.grow();
    QCOMPARE(growing.model.eventAt(write), nth(3));
    QCOMPARE(write.row(), 4);
    QCOMPARE(write.column(), 2);
}

void EventRowsGrowthTest::aCollapsedEventTakesInWhatIsNewBelowIt()
{
    Growing growing;
    growing.model.setExpanded(nth(1), false);
    Event failed = TraceMaker::event("fetch", 1.5, 2, nth(1), "api");
    failed.result = EventResult::Fail;
    growing.maker.add(failed);
    growing.grow();
    QCOMPARE(shown(growing.model), (Events{0, 1, 3}));
    QCOMPARE(growing.inserted.size(), 0);
    QCOMPARE(growing.resets.size(), 0);
    QCOMPARE(growing.model.indexOf(nth(1)).data(FailuresBelowRole).toInt(), 1);
    growing.model.setExpanded(nth(1), true);
    QCOMPARE(shown(growing.model), (Events{0, 1, 2, 4, 3}));
}

void EventRowsGrowthTest::anEventThatHadNoneGetsAChild()
{
    Growing growing;
    QVERIFY(!growing.model.isParent(nth(3)));
    growing.maker.add("call", 12, 13, nth(3), "llm");
    growing.grow();
    QVERIFY(growing.model.isParent(nth(3)));
    QVERIFY(growing.model.rows().is_expanded(nth(3)));
    QCOMPARE(shown(growing.model), (Events{0, 1, 2, 3, 4}));
    QCOMPARE(growing.resets.size(), 0);
}

void EventRowsGrowthTest::whatAnEventSaysIsAnnounced()
{
    Growing growing;
    Event call = TraceMaker::event("call", 12, 0, nth(3), "llm");
    call.end_timestamp = no_time;
    const EventIndex running = growing.maker.add(call);
    growing.grow();
    QCOMPARE(growing.text(4, EventRowsModel::DurationColumn), u"running"_s);
    QSignalSpy changed(&growing.model, &QAbstractItemModel::dataChanged);
    Event end;
    end.end_timestamp = TraceMaker::time(14);
    end.end_provenance = Provenance::Recorded;
    growing.maker.builder().update(running, end, false, Slice());
    growing.grow();
    QCOMPARE(growing.text(4, EventRowsModel::DurationColumn), u"2.00 s"_s);
    QCOMPARE(changed.size(), 1);
    const auto first = changed[0][0].toModelIndex();
    const auto last = changed[0][1].toModelIndex();
    const int row = growing.model.indexOf(running).row();
    QVERIFY(first.row() <= row && row <= last.row());
    QCOMPARE(growing.inserted.size() + growing.resets.size(), 1); // of the call itself
}

void EventRowsGrowthTest::aParentThatComesLateMovesItsEvents()
{
    Growing growing;
    Event orphan = TraceMaker::event("child", 12, 13);
    orphan.parent_id = "late";
    growing.maker.add(orphan);         // #4, a root so far
    growing.maker.add("next", 14, 15); // #5
    growing.grow();
    QCOMPARE(shown(growing.model), (Events{0, 1, 2, 3, 4, 5}));
    growing.model.setExpanded(nth(1), false);
    Event parent = TraceMaker::event("parent", 30, 40);
    parent.id = "late";
    growing.maker.add(parent); // #6
    growing.grow();
    QCOMPARE(shown(growing.model), (Events{0, 1, 3, 5, 6, 4}));
    QCOMPARE(growing.resets.size(), 1);
}

void EventRowsGrowthTest::rowsInVeryManyPlacesComeAllAtOnce()
{
    TraceMaker maker;
    constexpr int places = 300;
    for (int i = 0; i < places; ++i)
        maker.add("root", i, i + 1);
    SessionContext context;
    context.setTrace(maker.snapshot());
    EventRowsModel model(context);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    for (int i = 0; i < places; ++i)
        maker.add("child", i, i + 0.5, nth(static_cast<std::size_t>(i)));
    context.growTrace(maker.snapshot());
    QCOMPARE(resets.size(), 1);
    QCOMPARE(model.rowCount(), 2 * places);
}

void EventRowsGrowthTest::hitsComeWhileAFilterHidesTheOthers()
{
    Growing growing;
    growing.context.filter().setText(u"type:fetch"_s);
    growing.resets.clear();
    growing.maker.add("other", 1.2, 2, nth(1));
    growing.maker.add("fetch", 1.5, 2, nth(1), "api"); // #5
    const EventIndex deep = growing.maker.add("inner", 12, 13, nth(3));
    growing.maker.add("fetch", 12, 13, deep, "api"); // #7
    growing.grow();
    QCOMPARE(shown(growing.model), (Events{0, 1, 2, 5, 3, 6, 7}));
    QVERIFY(growing.model.indexOf(nth(5)).data(IsHitRole).toBool());
    QVERIFY(!growing.model.indexOf(deep).data(IsHitRole).toBool());
    QCOMPARE(growing.resets.size(), 0);
}

void EventRowsGrowthTest::whatNoLongerMatchesGoes()
{
    Growing growing;
    Event call = TraceMaker::event("call", 12, 14, nth(3), "llm");
    const EventIndex ended = growing.maker.add(call);
    growing.maker.add("call", 13, 15, nth(3), "llm"); // #5
    growing.grow();
    growing.context.filter().setText(u"action:llm result:indeterminate"_s);
    QCOMPARE(shown(growing.model), (Events{3, 4, 5}));
    growing.resets.clear();
    Event end;
    end.result = EventResult::Success;
    growing.maker.builder().update(ended, end, true, Slice());
    growing.grow();
    QCOMPARE(shown(growing.model), (Events{3, 5}));
    QCOMPARE(growing.removed.size(), 1);
    QCOMPARE(growing.resets.size(), 0);
}

void EventRowsGrowthTest::whatIsLookedForIsFoundAsItComes()
{
    Growing growing;
    growing.context.find().setSearch({"publish"});
    growing.maker.add("publish", 21, 22);
    growing.grow();
    QTRY_VERIFY(!growing.context.find().isRunning());
    QVERIFY(growing.model.isFound(nth(4)));
    QVERIFY(growing.text(4, 0, Qt::AccessibleTextRole).endsWith(u", found"_s));
    QCOMPARE(growing.resets.size(), 0);
}

void EventRowsGrowthTest::growthAtRandomGivesTheRowsOfAModelMadeAnew_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("hidesOthers");
    QTest::newRow("without a filter") << QString() << true;
    QTest::newRow("with a filter that hides") << u"action:llm result:indeterminate"_s << true;
    QTest::newRow("with a filter that dims") << u"action:llm"_s << false;
}

void EventRowsGrowthTest::growthAtRandomGivesTheRowsOfAModelMadeAnew()
{
    QFETCH(QString, filter);
    QFETCH(bool, hidesOthers);
    int inPlace = 0;
    for (std::uint32_t seed = 0; seed < 8; ++seed) {
        RandomRun run(seed);
        std::mt19937 random(seed);
        run.add(30);
        SessionContext context;
        context.filter().setMode(hidesOthers ? EventFilter::Mode::Hide : EventFilter::Mode::Dim);
        context.filter().setText(filter);
        context.setTrace(run.snapshot());
        EventRowsModel model(context);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        for (int step = 0; step < 20; ++step) {
            const std::uint32_t count = context.trace()->event_count();
            model.setExpanded(nth(random() % count), random() % 2 == 0);
            std::vector<std::pair<QPersistentModelIndex, EventIndex>> kept;
            for (int row = 0; row < model.rowCount(); ++row)
                kept.emplace_back(model.index(row, 0), model.eventAt(model.index(row, 0)));
            const auto before = resets.size();
            run.add(static_cast<int>(random() % 20));
            context.growTrace(run.snapshot());

            EventRowsModel anew(context);
            anew.setCollapsed(model.rows().collapsed());
            QCOMPARE(shown(model), shown(anew));
            if (resets.size() > before)
                continue;
            ++inPlace;
            for (const auto& [index, event] : kept)
                QCOMPARE(index.isValid() ? model.eventAt(index) : EventIndex(),
                         model.indexOf(event).isValid() ? event : EventIndex());
        }
    }
    QVERIFY(inPlace > 40);
}

QTEST_GUILESS_MAIN(EventRowsGrowthTest)
#include "event_rows_growth_test.moc"
