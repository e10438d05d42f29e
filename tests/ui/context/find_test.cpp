// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/event_filter.h"
#include "ui/context/find.h"
#include "ui/context/session_context.h"
#include "ui/context/session_indexes.h"

#include <QSignalSpy>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::TraceMaker;

namespace {

/// Events that are named "step", every fifth "odd*one"; their ids are read from the source.
std::shared_ptr<const Trace> session(std::uint32_t events)
{
    TraceMaker maker;
    for (std::uint32_t i = 0; i < events; ++i) {
        Event event = TraceMaker::event(i % 5 == 0 ? "odd*one" : "step", i, i + 1);
        event.id = "number " + std::to_string(i);
        maker.add(event);
    }
    return maker.finish();
}

} // namespace

class FindTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsFoundAsItStands()
    {
        SessionContext context;
        context.setTrace(session(100));
        Find& find = context.find();
        QVERIFY(!find.isActive());
        QVERIFY(!find.found());
        find.setSearch({"ODD*"}); // a star, not a wildcard
        QTRY_VERIFY(!find.isRunning());
        QCOMPARE(find.count(), 20U);
        QVERIFY(find.isFound(EventIndex(5U)));
        QVERIFY(!find.isFound(EventIndex(6U)));
        find.setSearch({"o*d"});
        QTRY_VERIFY(!find.isRunning());
        QCOMPARE(find.count(), 0U);
        find.setSearch({});
        QVERIFY(!find.found());
        QVERIFY(!find.isFound(EventIndex(5U)));
    }

    void caseWordsAndPatternsCount()
    {
        SessionContext context;
        context.setTrace(session(100));
        Find& find = context.find();
        find.setSearch({"ODD", true});
        QTRY_VERIFY(!find.isRunning());
        QCOMPARE(find.count(), 0U);
        find.setSearch({"od", false, true});
        QTRY_VERIFY(!find.isRunning());
        QCOMPARE(find.count(), 0U);
        find.setSearch({"^o.d\\*", true, false, true});
        QTRY_VERIFY(!find.isRunning());
        QCOMPARE(find.count(), 20U);
    }

    void aWrongPatternLooksForNothingAndSaysWhy()
    {
        SessionContext context;
        context.setTrace(session(100));
        Find& find = context.find();
        find.setSearch({"odd"});
        QSignalSpy told(&find, &Find::progressChanged);
        find.setSearch({"odd(", false, false, true});
        QVERIFY(!find.isActive());
        QVERIFY(!find.found());
        QVERIFY(find.problem().contains(u"odd("_s));
        QVERIFY(!told.isEmpty());
        find.setSearch({"odd", false, false, true});
        QVERIFY(find.problem().isEmpty());
        QTRY_COMPARE(find.count(), 20U);
    }

    void whatOnlyTheSourceKnowsIsFoundToo()
    {
        SessionContext context;
        context.setTrace(session(3000));
        context.find().setSearch({"number 299"}); // 299, 2990 to 2999
        QTRY_VERIFY(!context.find().isRunning());
        QCOMPARE(context.find().count(), 11U);
        QCOMPARE(context.find().placeOf(EventIndex(299U)), 1U);
        QCOMPARE(context.find().placeOf(EventIndex(2999U)), 11U);
        QCOMPARE(context.find().placeOf(EventIndex(300U)), 0U);
    }

    void stepsGoRoundTheEnd()
    {
        SessionContext context;
        context.setTrace(session(12));
        Find& find = context.find();
        find.setSearch({"odd"}); // 0, 5, 10
        QTRY_VERIFY(!find.isRunning());
        QCOMPARE(find.after({}, true), EventIndex(0U));
        QCOMPARE(find.after(EventIndex(0U), true), EventIndex(5U));
        QCOMPARE(find.after(EventIndex(7U), true), EventIndex(10U));
        QCOMPARE(find.after(EventIndex(11U), true), EventIndex(0U));
        QCOMPARE(find.after({}, false), EventIndex(10U));
        QCOMPARE(find.after(EventIndex(7U), false), EventIndex(5U));
        QCOMPARE(find.after(EventIndex(0U), false), EventIndex(10U));
        find.setSearch({"nothing has this"});
        QTRY_VERIFY(!find.isRunning());
        QVERIFY(!find.after({}, true));
    }

    void theReplayStepsToWhatIsFoundBeforeTheFiltersHits()
    {
        SessionContext context;
        context.setTrace(session(12));
        QTRY_VERIFY(context.indexes().current());
        const auto first = [&] {
            return context.indexes().current()->steps.next(StepTo::Hit,
                                                           context.trace()->begin_time() - 1);
        };
        context.filter().setText(u"type:step"_s);
        QCOMPARE(first(), EventIndex(1U));
        context.find().setSearch({"odd"});
        QTRY_VERIFY(!context.find().isRunning());
        QCOMPARE(first(), EventIndex(0U));
        context.find().setSearch({});
        QCOMPARE(first(), EventIndex(1U));
    }

    void anotherSessionIsSearchedForTheSame()
    {
        SessionContext context;
        context.find().setSearch({"odd"});
        QVERIFY(!context.find().found());
        context.setTrace(session(12));
        QTRY_COMPARE(context.find().count(), 3U);
        context.setTrace(session(3));
        QTRY_VERIFY(!context.find().isRunning());
        QCOMPARE(context.find().count(), 1U);
        QCOMPARE(context.find().found()->size(), std::size_t(3));
        context.setTrace(nullptr);
        QVERIFY(!context.find().found());
        QVERIFY(!context.find().after({}, true));
    }
};

QTEST_GUILESS_MAIN(FindTest)
#include "find_test.moc"
