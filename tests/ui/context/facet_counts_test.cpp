// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "ui/context/event_filter.h"
#include "ui/context/facet_counts.h"
#include "ui/context/session_context.h"
#include "ui/context/session_store.h"

#include <QSignalSpy>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Demo {
    SessionContext context;
    SessionStore store{context};
    FacetCounts counts{context};

    Demo()
    {
        QSignalSpy idle(&store, &SessionStore::idle);
        store.open(testkit::samplePath(u"demo.json"_s));
        if (!idle.wait(testkit::patienceMs))
            qFatal("The demo cannot be read.");
    }
    [[nodiscard]] const FacetValue* find(std::string_view key, std::string_view value) const
    {
        for (const Facet& facet : counts.facets()) {
            for (const FacetValue& one : facet.values) {
                if (facet.key->name == key && one.value == value)
                    return &one;
            }
        }
        return nullptr;
    }
    [[nodiscard]] std::uint32_t count(std::string_view key, std::string_view value) const
    {
        const FacetValue* found = find(key, value);
        return found ? found->count : 0;
    }
    /// As counting one by one says.
    [[nodiscard]] std::uint32_t hits(std::string_view text) const
    {
        const Filter filter = parse_filter(text).filter;
        return static_cast<std::uint32_t>(evaluate(filter, *context.trace()).hits.count());
    }
};

} // namespace

class FacetCountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionIsCountedWhenItIsShown()
    {
        const Demo demo;
        QTRY_COMPARE(demo.count("result", "Fail"), 7U);
        QCOMPARE(demo.count("tag", "http"), 9U);
        QCOMPARE(demo.counts.facets().size(), facet_keys().size());
    }

    void aFacetIsCountedUnderTheOthersButNotUnderItself()
    {
        Demo demo;
        demo.context.filter().setText(u"result:Fail duration>100ms"_s);
        QTRY_COMPARE(demo.count("action", "tool"),
                     demo.hits("action:tool result:Fail duration>100ms"));
        QTRY_VERIFY(!demo.counts.isRunning());
        QCOMPARE(demo.count("result", "Success"), demo.hits("result:Success duration>100ms"));
        QCOMPARE(int(demo.find("result", "Fail")->choice), int(FacetValue::Choice::Chosen));
    }

    void whatReadsTheSourceIsCountedWhenItIsRead()
    {
        Demo demo;
        for (const char* text : {"Authorization", "Authorization result:Success"}) {
            demo.context.filter().setText(QString::fromLatin1(text));
            QTRY_VERIFY(!demo.context.filter().isRunning() && !demo.counts.isRunning());
            QCOMPARE(demo.count("result", "Success"), demo.hits("Authorization result:Success"));
            QCOMPARE(demo.count("result", "Fail"), demo.hits("Authorization result:Fail"));
            QVERIFY(demo.count("result", "Success") > 0);
        }
    }

    /// Nobody waits for the views: they are told of hits after the counting has begun.
    void isUnderWayWhenTheViewsAreTold()
    {
        Demo demo;
        QTRY_VERIFY(!demo.counts.facets().empty() && !demo.counts.isRunning());
        bool wasRunning = false;
        connect(&demo.context.filter(), &EventFilter::hitsChanged, this,
                [&] { wasRunning = demo.counts.isRunning(); });
        demo.context.filter().setText(u"duration>100ms"_s);
        QVERIFY(wasRunning);
        QTRY_VERIFY(!demo.counts.isRunning());
        QCOMPARE(demo.count("result", "Fail"), demo.hits("duration>100ms result:Fail"));
    }

    void withoutASessionThereIsNothingToCount()
    {
        Demo demo;
        QTRY_VERIFY(!demo.counts.facets().empty());
        demo.context.setTrace(nullptr);
        QVERIFY(demo.counts.facets().empty());
        QTest::qWait(50);
        QVERIFY(demo.counts.facets().empty());
    }
};

QTEST_GUILESS_MAIN(FacetCountsTest)
#include "facet_counts_test.moc"
