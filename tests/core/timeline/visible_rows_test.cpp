// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/timeline/rows_probe.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"

#include <random>

using namespace playhead;
using testkit::TraceMaker;

class VisibleRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allEventsAreShownAtFirst()
    {
        const auto trace = smallTree();
        const VisibleRows rows(trace->tree());
        QCOMPARE(shown(rows), (Events{0, 1, 2, 3, 4, 5, 6, 7}));
        for (int row = 0; row < rows.row_count(); ++row)
            QCOMPARE(rows.row_of(rows.event_at(row)), std::optional<int>(row));
    }

    void noTreeHasNoRows()
    {
        const VisibleRows rows;
        QCOMPARE(rows.row_count(), 0);
        QCOMPARE(rows.row_of(nth(0)), std::optional<int>());
        const auto empty = TraceMaker().finish();
        QCOMPARE(VisibleRows(empty->tree()).row_count(), 0);
    }

    void collapsingTakesTheSubtreeAway()
    {
        const auto trace = smallTree();
        VisibleRows rows(trace->tree());
        RowFollower follower(rows);
        QVERIFY(rows.set_expanded(nth(1), false, follower));
        QCOMPARE(shown(rows), (Events{0, 1, 5, 6, 7}));
        QCOMPARE(follower.changes, (std::vector<RowChange>{{RowChange::Kind::Remove, 2, 3}}));
        QCOMPARE(rows.row_of(nth(4)), std::optional<int>());
        QCOMPARE(rows.nearest_row_of(nth(4)), 1);
        QVERIFY(!rows.is_expanded(nth(1)));
    }

    void expandingBringsBackWhatWasExpandedBelow()
    {
        const auto trace = smallTree();
        VisibleRows rows(trace->tree());
        RowFollower follower(rows);
        rows.set_expanded(nth(3), false, follower);
        rows.set_expanded(nth(0), false, follower);
        QCOMPARE(shown(rows), (Events{0, 7}));
        QVERIFY(rows.set_expanded(nth(0), true, follower));
        QCOMPARE(shown(rows), (Events{0, 1, 2, 3, 5, 6, 7}));
        QCOMPARE(follower.changes.back(), (RowChange{RowChange::Kind::Insert, 1, 5}));
    }

    void leavesAndRepetitionsChangeNothing()
    {
        const auto trace = smallTree();
        VisibleRows rows(trace->tree());
        RowFollower follower(rows);
        QVERIFY(!rows.set_expanded(nth(2), false, follower));
        QVERIFY(!rows.set_expanded(nth(1), true, follower));
        QVERIFY(rows.is_expanded(nth(2)));
        QVERIFY(follower.changes.empty());
    }

    void hiddenEventsCollapseUnseen()
    {
        const auto trace = smallTree();
        VisibleRows rows(trace->tree());
        RowFollower follower(rows);
        rows.set_expanded(nth(0), false, follower);
        QVERIFY(!rows.set_expanded(nth(1), false, follower));
        rows.set_expanded(nth(0), true, follower);
        QCOMPARE(shown(rows), (Events{0, 1, 5, 6, 7}));
    }

    void whatIsCollapsedCanBeKeptAndComesBack()
    {
        const auto trace = smallTree();
        VisibleRows rows(trace->tree());
        RowFollower follower(rows);
        rows.set_expanded(nth(1), false, follower);
        rows.set_expanded(nth(0), false, follower);
        const std::vector<EventIndex> kept = rows.collapsed();
        QVERIFY(kept == (std::vector<EventIndex>{nth(0), nth(1)}));
        VisibleRows others(trace->tree());
        others.collapse_all();
        others.set_collapsed(kept);
        QCOMPARE(shown(others), shown(rows));
        QVERIFY(others.collapsed() == kept);
        // Leaves, and events of another session, are passed over.
        others.set_collapsed({nth(2), nth(1000)});
        QVERIFY(others.collapsed().empty());
        QCOMPARE(others.row_count(), 8);
    }

    void revealingOpensAllThatHides()
    {
        const auto trace = smallTree();
        VisibleRows rows(trace->tree());
        rows.collapse_all();
        QCOMPARE(shown(rows), (Events{0, 7}));
        RowFollower follower(rows);
        QVERIFY(rows.reveal(nth(4), follower));
        QCOMPARE(shown(rows), (Events{0, 1, 2, 3, 4, 5, 7}));
        QCOMPARE(follower.changes.size(), std::size_t(1));
        QVERIFY(!rows.is_expanded(nth(5)));
        QVERIFY(!rows.reveal(nth(4), follower));
    }

    void expandingBelowOpensTheWholeSubtree()
    {
        const auto trace = smallTree();
        VisibleRows rows(trace->tree());
        rows.collapse_all();
        RowFollower follower(rows);
        QVERIFY(rows.expand_below(nth(0), follower));
        QCOMPARE(shown(rows), (Events{0, 1, 2, 3, 4, 5, 6, 7}));
        QVERIFY(!rows.expand_below(nth(0), follower));

        rows.set_expanded(nth(3), false, follower);
        QVERIFY(rows.expand_below(nth(0), follower));
        QCOMPARE(rows.row_count(), 8);
    }

    void anyOrderOfChangesShowsWhatASlowWalkSays()
    {
        std::mt19937 random(42);
        const auto trace = randomTree(random, 500, 17);
        VisibleRows rows(trace->tree());
        RowFollower follower(rows);
        std::vector<bool> collapsed(500, false);
        for (int round = 0; round < 2000; ++round) {
            const EventIndex at = nth(random() % 500);
            const bool expanded = random() % 2 == 0;
            rows.set_expanded(at, expanded, follower);
            if (trace->tree().has_children(at))
                collapsed[at.value()] = !expanded;
            QCOMPARE(shown(rows), slowlyShown(*trace, collapsed));
        }
    }

    void aMillionEventsAHundredThousandLevelsDeep()
    {
        TraceMaker maker;
        EventIndex parent;
        for (int i = 0; i < 1'000'000; ++i) {
            const EventIndex added = maker.add("event", i, 2'000'000 - i, parent);
            if (i < 100'000)
                parent = added;
        }
        const auto trace = maker.finish();
        VisibleRows rows(trace->tree());
        QCOMPARE(rows.row_count(), 1'000'000);
        rows.collapse_all();
        QCOMPARE(rows.row_count(), 1);
        RowFollower follower(rows);
        QVERIFY(rows.reveal(nth(999'999), follower));
        QVERIFY(rows.row_of(nth(999'999)).has_value());
        rows.expand_all();
        QCOMPARE(rows.row_count(), 1'000'000);
    }
};

QTEST_GUILESS_MAIN(VisibleRowsTest)
#include "visible_rows_test.moc"
