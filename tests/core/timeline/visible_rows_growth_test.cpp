// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/timeline/rows_probe.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"

using namespace playhead;
using testkit::TraceMaker;

class VisibleRowsGrowthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLaterSnapshotKeepsWhatWasCollapsed()
    {
        TraceMaker maker;
        const EventIndex root = maker.add("root", 0, 100);
        const EventIndex late = maker.add("late", 50, 60, root);
        maker.add("inside late", 51, 52, late);
        const auto before = maker.snapshot();
        VisibleRows rows(before->tree());
        RowFollower follower(rows);
        rows.set_expanded(late, false, follower);

        maker.add("early", 1, 2, root);
        maker.add("more inside late", 53, 54, late);
        const auto after = maker.finish();
        rows.grow(after->tree());
        QCOMPARE(shown(rows), (Events{0, 3, 1}));
        QVERIFY(!rows.is_expanded(late));
    }

    void rowsGoOnInPiecesWhereTheirOrderStays()
    {
        TraceMaker maker;
        const EventIndex root = maker.add("root", 0, 100);
        const EventIndex inner = maker.add("inner", 1, 50, root);
        maker.add("leaf", 2, 3, inner);
        maker.add("last", 60, 70, root);
        const auto before = maker.snapshot();
        VisibleRows rows(before->tree());
        RowFollower follower(rows);
        rows.set_expanded(inner, false, follower);
        follower.changes.clear();
        maker.add("hidden", 3, 4, inner);       // 4
        maker.add("between", 55, 56, root);     // 5
        maker.add("and another", 57, 58, root); // 6
        maker.add("behind", 80, 90, root);      // 7
        const auto after = maker.snapshot();
        VisibleRows next = rows;
        next.grow(after->tree());
        QVERIFY(rows.become(next, follower));
        QCOMPARE(shown(rows), (Events{0, 1, 5, 6, 3, 7}));
        QCOMPARE(follower.changes, (std::vector<RowChange>{{RowChange::Kind::Insert, 2, 2},
                                                           {RowChange::Kind::Insert, 5, 1}}));
        QVERIFY(!rows.is_expanded(inner));
    }

    void rowsThatChangePlacesDoNotGoOnInPieces()
    {
        TraceMaker maker;
        Event orphan = TraceMaker::event("child", 1, 2);
        orphan.parent_id = "late";
        maker.add(orphan);
        maker.add("root", 3, 4);
        const auto before = maker.snapshot();
        VisibleRows rows(before->tree());
        RowFollower follower(rows);
        Event parent = TraceMaker::event("parent", 5, 6);
        parent.id = "late";
        maker.add(parent);
        const auto after = maker.snapshot();
        VisibleRows next = rows;
        next.grow(after->tree());
        QVERIFY(!rows.become(next, follower));
        QCOMPARE(shown(rows), (Events{0, 1}));
        QVERIFY(follower.changes.empty());
        QCOMPARE(shown(next), (Events{1, 2, 0}));
    }

    void morePiecesThanAreWantedAreNone()
    {
        TraceMaker maker;
        for (int i = 0; i < 10; ++i)
            maker.add("root", 2 * i, 2 * i + 1);
        const auto before = maker.snapshot();
        for (int i = 0; i < 10; ++i)
            maker.add("between", 2 * i + 1, 2 * i + 2);
        const auto after = maker.snapshot();
        VisibleRows rows(before->tree());
        RowFollower follower(rows);
        VisibleRows next = rows;
        next.grow(after->tree());
        QVERIFY(!rows.become(next, follower, 9));
        QVERIFY(follower.changes.empty());
        QVERIFY(rows.become(next, follower, 10));
        QCOMPARE(follower.changes.size(), std::size_t(10));
    }
};

QTEST_GUILESS_MAIN(VisibleRowsGrowthTest)
#include "visible_rows_growth_test.moc"
