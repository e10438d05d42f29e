// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/ui/context/store_window.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/context/session_indexes.h"
#include "ui/context/session_memory.h"
#include "ui/context/session_store.h"

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A person with sessions, and a memory.
struct Desk {
    SessionContext context;
    SessionStore store{context};
    SessionMemory memory{context, store};

    void open(const QString& sample)
    {
        openAndWait(store, testkit::samplePath(sample));
        QCoreApplication::processEvents();
    }
    void show(const QString& sample)
    {
        for (int row = 0; row < store.model().rowCount(); ++row) {
            if (store.model().entry(row).path == testkit::samplePath(sample))
                store.show(QString(store.model().entry(row).key));
        }
        QCoreApplication::processEvents();
    }
    [[nodiscard]] TimeRange middle() const
    {
        const TimeRange full = context.time().full();
        const DurationNs third = full.length() / 3;
        return {full.begin + third, full.end - third};
    }
};

} // namespace

class SessionMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionComesBackAsItWasLeft()
    {
        Desk desk;
        desk.open(u"demo.json"_s);
        desk.context.select(EventIndex(12U));
        const TimeRange range = desk.middle();
        desk.context.time().show(range);
        QTRY_VERIFY(desk.context.replay().canPlay());
        desk.context.replay().seek(range.begin);
        desk.open(u"native.json"_s);
        desk.show(u"native.json"_s);
        QVERIFY(!desk.context.selection());
        desk.show(u"demo.json"_s);
        QCOMPARE(desk.context.selection(), EventIndex(12U));
        QCOMPARE(desk.context.time().range(), range);
        QCOMPARE(desk.context.replay().playhead(), range.begin);
    }

    void itIsKeptFromOneStartToTheNext()
    {
        QVariantList saved;
        TimeRange range{0, 0};
        {
            Desk desk;
            desk.open(u"demo.json"_s);
            range = desk.middle();
            desk.context.select(EventIndex(7U));
            desk.context.time().show(range);
            saved = desk.memory.save();
        }
        QCOMPARE(saved.size(), 1);
        Desk desk;
        desk.memory.restore(saved);
        QCOMPARE(desk.memory.save(), saved);
        desk.open(u"demo.json"_s);
        QTRY_COMPARE(desk.context.selection(), EventIndex(7U));
        QCOMPARE(desk.context.time().range(), range);
    }

    void eachSessionKeepsWhetherIdleGapsAreShort()
    {
        QVariantList saved;
        {
            Desk desk;
            desk.open(u"demo.json"_s);
            QVERIFY(!desk.context.isIdleCompressed());
            desk.context.setIdleCompressed(true);
            desk.open(u"native.json"_s);
            desk.show(u"native.json"_s);
            QVERIFY(!desk.context.isIdleCompressed());
            desk.show(u"demo.json"_s);
            QVERIFY(desk.context.isIdleCompressed());
            saved = desk.memory.save();
        }
        Desk desk;
        desk.memory.restore(saved);
        desk.open(u"native.json"_s);
        QVERIFY(!desk.context.isIdleCompressed());
        desk.open(u"demo.json"_s);
        desk.show(u"demo.json"_s);
        QVERIFY(desk.context.isIdleCompressed());
    }

    /// What is kept is the session's time, though the screen counts another. Idle from 7 to 10 s.
    void aStretchComesBackAfterAGapThatIsShort()
    {
        QVariantList saved;
        TimeRange stretch{0, 0};
        {
            Desk desk;
            desk.open(u"agentops-v2-export.json"_s);
            QTRY_VERIFY(desk.context.indexes().current());
            desk.context.setIdleCompressed(true);
            QVERIFY(!desk.context.time().compressed().is_identity());
            const TimeRange full = desk.context.time().full();
            desk.context.time().show({full.end - full.length() / 20, full.end});
            stretch = desk.context.time().stretch();
            QVERIFY(stretch.begin > desk.context.time().range().begin);
            saved = desk.memory.save();
        }
        Desk desk;
        desk.memory.restore(saved);
        desk.open(u"agentops-v2-export.json"_s);
        QTRY_VERIFY(!desk.context.time().compressed().is_identity());
        QTRY_COMPARE(desk.context.time().stretch(), stretch);
    }

    void whatIsCollapsedAndPinnedIsAskedForAgain()
    {
        QVariantList saved;
        std::vector<EventIndex> all;
        {
            Desk desk;
            desk.open(u"demo.json"_s);
            const Trace& trace = *desk.context.trace();
            for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
                if (trace.tree().has_children(EventIndex(i)))
                    all.emplace_back(i);
            }
            desk.memory.rememberPinned(EventIndex(4U));
        }
        // Few, all, and all but one: the numbers kept are the fewer ones.
        for (const auto& rows :
             {std::vector{all.at(1)}, all, std::vector(all.begin() + 1, all.end())}) {
            {
                Desk desk;
                desk.open(u"demo.json"_s);
                desk.memory.rememberPinned(EventIndex(4U));
                desk.memory.askForCollapsed([rows] { return rows; });
                desk.memory.rememberCollapsed();
                saved = desk.memory.save();
            }
            QVERIFY(saved.front().toMap().value(u"otherRows"_s).toString().size() <= 2);
            Desk desk;
            desk.memory.restore(saved);
            QCOMPARE(desk.memory.save(), saved);
            std::vector<EventIndex> wanted;
            EventIndex pinned;
            connect(&desk.memory, &SessionMemory::collapsedWanted, this,
                    [&](const std::vector<EventIndex>& events) { wanted = events; });
            connect(&desk.memory, &SessionMemory::pinnedWanted, this,
                    [&](EventIndex event) { pinned = event; });
            desk.open(u"demo.json"_s);
            QTRY_COMPARE(pinned, EventIndex(4U));
            QVERIFY(wanted == rows);
        }
    }

    void whatAPersonDoesFirstStays()
    {
        Desk desk;
        desk.open(u"demo.json"_s);
        desk.context.select(EventIndex(7U));
        desk.open(u"native.json"_s);
        desk.show(u"native.json"_s);
        desk.store.show(QString(desk.store.model().entry(0).key)); // the demo, without a pause
        desk.context.select(EventIndex(3U));
        QCoreApplication::processEvents();
        QCOMPARE(desk.context.selection(), EventIndex(3U));
    }

    void settingsThatAreNoneAreHarmless()
    {
        Desk desk;
        desk.memory.restore({1, u"x"_s, QVariantMap{{u"session"_s, 3}, {u"selection"_s, u"y"_s}},
                             QVariantMap{{u"session"_s, u"a"_s},
                                         {u"begin"_s, 9},
                                         {u"end"_s, 3},
                                         {u"selection"_s, 4000000000U}}});
        desk.open(u"demo.json"_s);
        QVERIFY(!desk.context.selection());
        QCOMPARE(desk.context.time().range(), desk.context.time().full());
    }
};

QTEST_GUILESS_MAIN(SessionMemoryTest)
#include "session_memory_test.moc"
