// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/event_filter.h"
#include "ui/context/session_context.h"
#include "ui/context/session_indexes.h"
#include "ui/context/session_store.h"

#include <QSignalSpy>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::TraceMaker;

namespace {

/// The demo session, read as the window reads it.
struct Demo {
    mutable SessionContext context;
    SessionStore store{context};
    EventFilter& filter = context.filter();

    Demo()
    {
        QSignalSpy idle(&store, &SessionStore::idle);
        store.open(testkit::samplePath(u"demo.json"_s));
        if (!idle.wait(testkit::patienceMs))
            qFatal("The demo cannot be read.");
    }
    [[nodiscard]] const Trace& trace() const { return *context.trace(); }
    [[nodiscard]] Bits counted(std::string_view text) const
    {
        return evaluate(parse_filter(text).filter, trace()).hits;
    }
};

/// Events whose ids are their numbers; only reading the source tells them.
void addNumbered(TraceMaker& maker, std::uint32_t first, std::uint32_t last)
{
    for (std::uint32_t i = first; i < last; ++i) {
        Event event = TraceMaker::event("step", i, i + 1);
        event.id = std::to_string(i);
        maker.add(event);
    }
}

} // namespace

class EventFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAFilterThereAreNoHits();
    void whatColumnsKnowIsKnownAtOnce();
    void hitsComeWithAllThatTheyRanInsideOf();
    void whatOnlyTheSourceKnowsIsReadByAWorker();
    void aNewTextStopsTheSearchForTheOneBefore();
    void aWrongTextLeavesTheLastValidFilterStanding();
    void anotherSessionIsFilteredTheSame();
    void aGrowingSessionGoesOnBeingFiltered();
    void aSessionThatIsClosedTakesItsHitsAlong();
    void backAndForwardGoThroughWhatWasMeant();
    void hitsAreSteppedThroughInTheOrderOfTheTree();
    void theReplayStepsToTheHits();
};

void EventFilterTest::withoutAFilterThereAreNoHits()
{
    const Demo demo;
    QVERIFY(!demo.filter.isActive());
    QVERIFY(!demo.filter.hits());
    QVERIFY(!demo.filter.shown());
    QVERIFY(!demo.filter.firstHit());
    QCOMPARE(demo.filter.hitCount(), 0U);
}

void EventFilterTest::whatColumnsKnowIsKnownAtOnce()
{
    const Demo demo;
    QSignalSpy changes(&demo.filter, &EventFilter::hitsChanged);
    demo.filter.setText(u"result:Fail or duration>2s"_s);
    QCOMPARE(changes.count(), 1);
    QVERIFY(!demo.filter.isRunning());
    QVERIFY(*demo.filter.hits() == demo.counted("result:Fail or duration>2s"));
    QVERIFY(demo.filter.hitCount() > 7);
    demo.filter.setText(u"result:Fail"_s);
    QCOMPARE(demo.filter.hitCount(), 7U);
    // The same in other words is no other filter.
    changes.clear();
    demo.filter.setText(u"  RESULT : Fail "_s);
    QCOMPARE(changes.count(), 0);
}

void EventFilterTest::hitsComeWithAllThatTheyRanInsideOf()
{
    const Demo demo;
    demo.filter.setText(u"action:screenshot"_s);
    QCOMPARE(demo.filter.hitCount(), 1U);
    Bits expected(demo.trace().event_count());
    for (EventIndex up = demo.filter.firstHit(); up; up = demo.trace().parent(up))
        expected.set(up.value());
    QVERIFY(*demo.filter.shown() == expected);
    QVERIFY(expected.count() > 1);
}

void EventFilterTest::whatOnlyTheSourceKnowsIsReadByAWorker()
{
    const Demo demo;
    demo.filter.setText(u"Authorization"_s);
    QVERIFY(demo.filter.isRunning());
    QTRY_VERIFY(!demo.filter.isRunning());
    const Bits expected = demo.counted("Authorization");
    QVERIFY(!expected.none());
    QVERIFY(*demo.filter.hits() == expected);
    QCOMPARE(demo.filter.unread(), 0U);
}

void EventFilterTest::aNewTextStopsTheSearchForTheOneBefore()
{
    const Demo demo;
    for (const QString& text : {u"Auth"_s, u"Author"_s, u"Authorization"_s}) {
        demo.filter.setText(text);
        QVERIFY(demo.filter.isRunning());
    }
    QTest::qWait(130); // the reading has begun, or is done
    demo.filter.setText(u"result:Fail"_s);
    QVERIFY(!demo.filter.isRunning());
    QTest::qWait(200);
    QCOMPARE(demo.filter.hitCount(), 7U);
}

void EventFilterTest::aWrongTextLeavesTheLastValidFilterStanding()
{
    const Demo demo;
    demo.filter.setText(u"result:Fail"_s);
    for (const QString& text : {u"result:Fail and ("_s, u"resalt:Fail"_s}) {
        demo.filter.setText(text);
        QVERIFY(demo.filter.parsed().state != ParsedFilter::State::Valid);
        QCOMPARE(demo.filter.hitCount(), 7U);
    }
    demo.filter.clear();
    QVERIFY(demo.filter.text().isEmpty());
    QVERIFY(!demo.filter.hits());
}

void EventFilterTest::anotherSessionIsFilteredTheSame()
{
    SessionContext context;
    EventFilter& filter = context.filter();
    filter.setText(u"type:step or id:3"_s);
    QVERIFY(filter.isActive());
    QVERIFY(!filter.hits());
    TraceMaker first;
    addNumbered(first, 0, 10);
    context.setTrace(first.finish());
    QCOMPARE(filter.hitCount(), 10U);
    TraceMaker second;
    second.add("other", 0, 1);
    context.setTrace(second.finish());
    QTRY_VERIFY(!filter.isRunning());
    QCOMPARE(filter.hits()->size(), std::size_t(1));
    QCOMPARE(filter.hitCount(), 0U);
}

void EventFilterTest::aGrowingSessionGoesOnBeingFiltered()
{
    SessionContext context;
    EventFilter& filter = context.filter();
    TraceMaker maker;
    addNumbered(maker, 0, 100);
    context.setTrace(maker.snapshot());
    filter.setText(u"id:*7"_s);
    QTRY_COMPARE(filter.hitCount(), 10U);
    QTRY_VERIFY(!filter.isRunning());
    // Each snapshot comes before the one before is read; what was found stays meanwhile.
    for (std::uint32_t events = 100; events < 1000; events += 100) {
        addNumbered(maker, events, events + 100);
        context.growTrace(maker.snapshot());
        QCOMPARE(filter.hits()->size(), std::size_t(events + 100));
        QVERIFY(filter.hitCount() >= 10);
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(!filter.isRunning());
    QCOMPARE(filter.hitCount(), 100U);
}

void EventFilterTest::aSessionThatIsClosedTakesItsHitsAlong()
{
    SessionContext context;
    TraceMaker maker;
    addNumbered(maker, 0, 5000);
    context.setTrace(maker.finish());
    context.filter().setText(u"id:*7"_s);
    QTest::qWait(125); // reading
    context.setTrace(nullptr);
    QVERIFY(!context.filter().isRunning());
    QVERIFY(!context.filter().hits());
    QTest::qWait(100);
    QCOMPARE(context.filter().hitCount(), 0U);
}

void EventFilterTest::backAndForwardGoThroughWhatWasMeant()
{
    const Demo demo;
    EventFilter& filter = demo.filter;
    QVERIFY(!filter.canGoBack());
    for (const QString& typed : {u"r"_s, u"result:F"_s, u"result:Fail"_s})
        filter.setText(typed);
    filter.commit();
    filter.apply(parse_filter("action:llm").filter);
    filter.setText(u"action:tool"_s); // typed, not committed
    QVERIFY(filter.canGoBack());
    filter.back();
    QCOMPARE(filter.text(), u"action:llm"_s);
    filter.back();
    QCOMPARE(filter.text(), u"result:Fail"_s);
    filter.back();
    QCOMPARE(filter.text(), QString());
    QVERIFY(!filter.canGoBack());
    filter.forward();
    QCOMPARE(filter.text(), u"result:Fail"_s);
    QCOMPARE(filter.hitCount(), 7U);
    // A new turn forgets what was ahead.
    filter.apply(parse_filter("tag:http").filter);
    QVERIFY(!filter.canGoForward());
    filter.back();
    QCOMPARE(filter.text(), u"result:Fail"_s);
}

void EventFilterTest::hitsAreSteppedThroughInTheOrderOfTheTree()
{
    const Demo demo;
    demo.filter.setText(u"result:Fail"_s);
    const EventTree& tree = demo.trace().tree();
    std::vector<EventIndex> expected;
    for (const EventIndex event : tree.order()) {
        if (demo.trace().result(event) == EventResult::Fail)
            expected.push_back(event);
    }
    EventIndex at;
    for (const EventIndex event : expected) {
        at = demo.filter.hitAfter(at, true);
        QCOMPARE(at, event);
    }
    QCOMPARE(demo.filter.hitAfter(at, true), expected.front());
    QCOMPARE(demo.filter.hitAfter(expected.front(), false), expected.back());
    QCOMPARE(demo.filter.firstHit(), expected.front());
}

void EventFilterTest::theReplayStepsToTheHits()
{
    const Demo demo;
    SessionIndexes& indexes = demo.context.indexes();
    const auto steppedTo = [&] {
        std::vector<EventIndex> events;
        const Steps& steps = indexes.current()->steps;
        for (EventIndex at = steps.next(StepTo::Hit, demo.trace().begin_time() - 1); at;
             at = steps.next(StepTo::Hit, at))
            events.push_back(at);
        return events.size();
    };
    // Whichever is there first: the indexes, or the hits.
    demo.filter.setText(u"result:Fail"_s);
    QTRY_VERIFY(indexes.current());
    QCOMPARE(steppedTo(), std::size_t(demo.filter.hitCount()));
    demo.filter.setText(u"action:llm"_s);
    QCOMPARE(steppedTo(), demo.counted("action:llm").count());
    demo.filter.clear();
    QCOMPARE(steppedTo(), std::size_t(0));
    // A smaller session after a larger one.
    TraceMaker maker;
    addNumbered(maker, 0, 3);
    demo.filter.setText(u"type:step"_s);
    demo.context.setTrace(maker.finish());
    QTRY_VERIFY(indexes.current());
    QCOMPARE(steppedTo(), std::size_t(3));
}

QTEST_GUILESS_MAIN(EventFilterTest)
#include "event_filter_test.moc"
