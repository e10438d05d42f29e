// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/trace.h"
#include "core/timeline/visible_rows.h"
#include "tests/testkit/trace_maker.h"

#include <QTest>

#include <random>

using namespace playhead;
using testkit::TraceMaker;

namespace {

EventIndex nth(std::size_t number)
{
    return EventIndex(number);
}

/// Keeps a list of rows by the announced changes alone, as a view would, and checks that each is
/// announced before it is made.
class Follower : public RowListener
{
public:
    explicit Follower(const VisibleRows& rows) : m_rows(rows), m_count(rows.row_count()) {}

    void rows_about_to_change(const RowChange& change) override
    {
        QCOMPARE(m_rows.row_count(), m_count);
        QVERIFY(change.count > 0);
        changes.push_back(change);
    }
    void rows_changed(const RowChange& change) override
    {
        m_count += change.kind == RowChange::Kind::Insert ? change.count : -change.count;
        QCOMPARE(m_rows.row_count(), m_count);
    }

    std::vector<RowChange> changes;

private:
    const VisibleRows& m_rows;
    int m_count;
};

std::vector<std::uint32_t> shown(const VisibleRows& rows)
{
    std::vector<std::uint32_t> events;
    for (int row = 0; row < rows.row_count(); ++row)
        events.push_back(rows.event_at(row).value());
    return events;
}

using Events = std::vector<std::uint32_t>;

/// A set of the events of smallTree().
Bits bits(const Events& events)
{
    Bits set(8);
    for (const std::uint32_t event : events)
        set.set(event);
    return set;
}

/// 0 ─┬ 1 ─┬ 2
///    │    └ 3 ── 4
///    └ 5 ── 6
/// 7
std::shared_ptr<const Trace> smallTree()
{
    TraceMaker maker;
    const EventIndex root = maker.add("root", 0, 100);
    const EventIndex first = maker.add("first", 1, 50, root);
    maker.add("a", 2, 3, first);
    const EventIndex inner = maker.add("b", 4, 10, first);
    maker.add("c", 5, 6, inner);
    const EventIndex second = maker.add("second", 60, 90, root);
    maker.add("d", 61, 62, second);
    maker.add("other root", 200, 201);
    return maker.finish();
}

} // namespace

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
        Follower follower(rows);
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
        Follower follower(rows);
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
        Follower follower(rows);
        QVERIFY(!rows.set_expanded(nth(2), false, follower));
        QVERIFY(!rows.set_expanded(nth(1), true, follower));
        QVERIFY(rows.is_expanded(nth(2)));
        QVERIFY(follower.changes.empty());
    }

    void hiddenEventsCollapseUnseen()
    {
        const auto trace = smallTree();
        VisibleRows rows(trace->tree());
        Follower follower(rows);
        rows.set_expanded(nth(0), false, follower);
        QVERIFY(!rows.set_expanded(nth(1), false, follower));
        rows.set_expanded(nth(0), true, follower);
        QCOMPARE(shown(rows), (Events{0, 1, 5, 6, 7}));
    }

    void whatIsCollapsedCanBeKeptAndComesBack()
    {
        const auto trace = smallTree();
        VisibleRows rows(trace->tree());
        Follower follower(rows);
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
        Follower follower(rows);
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
        Follower follower(rows);
        QVERIFY(rows.expand_below(nth(0), follower));
        QCOMPARE(shown(rows), (Events{0, 1, 2, 3, 4, 5, 6, 7}));
        QVERIFY(!rows.expand_below(nth(0), follower));

        rows.set_expanded(nth(3), false, follower);
        QVERIFY(rows.expand_below(nth(0), follower));
        QCOMPARE(rows.row_count(), 8);
    }

    void aLaterSnapshotKeepsWhatWasCollapsed()
    {
        TraceMaker maker;
        const EventIndex root = maker.add("root", 0, 100);
        const EventIndex late = maker.add("late", 50, 60, root);
        maker.add("inside late", 51, 52, late);
        const auto before = maker.snapshot();
        VisibleRows rows(before->tree());
        Follower follower(rows);
        rows.set_expanded(late, false, follower);

        maker.add("early", 1, 2, root);
        maker.add("more inside late", 53, 54, late);
        const auto after = maker.finish();
        rows.grow(after->tree());
        QCOMPARE(shown(rows), (Events{0, 3, 1}));
        QVERIFY(!rows.is_expanded(late));
    }

    void anyOrderOfChangesShowsWhatASlowWalkSays()
    {
        std::mt19937 random(42);
        TraceMaker maker;
        for (std::uint32_t i = 0; i < 500; ++i) {
            const EventIndex parent = i % 17 == 0 ? EventIndex() : nth(random() % i);
            maker.add("event", i, i + 0.5, parent);
        }
        const auto trace = maker.finish();
        VisibleRows rows(trace->tree());
        Follower follower(rows);
        std::vector<bool> collapsed(500, false);
        for (int round = 0; round < 2000; ++round) {
            const EventIndex at = nth(random() % 500);
            const bool expanded = random() % 2 == 0;
            rows.set_expanded(at, expanded, follower);
            if (trace->tree().has_children(at))
                collapsed[at.value()] = !expanded;
            Events expected;
            for (const EventIndex candidate : trace->tree().order()) {
                bool isHidden = false;
                for (EventIndex up = trace->parent(candidate); up; up = trace->parent(up))
                    isHidden = isHidden || collapsed[up.value()];
                if (!isHidden)
                    expected.push_back(candidate.value());
            }
            QCOMPARE(shown(rows), expected);
        }
    }

    void aFilterLeavesWhatItShows()
    {
        const auto trace = smallTree();
        VisibleRows rows(trace->tree());
        rows.set_filter(bits({4}), bits({0, 1, 3, 4}), true);
        QCOMPARE(shown(rows), (Events{0, 1, 3, 4}));
        QVERIFY(rows.is_hit(nth(4)) && !rows.is_hit(nth(3)));
        QVERIFY(rows.is_filtered_out(nth(7)) && !rows.is_filtered_out(nth(3)));
        QCOMPARE(rows.row_of(nth(2)), std::optional<int>());
        QCOMPARE(rows.nearest_row_of(nth(2)), 1); // the row before it
        QCOMPARE(rows.hits_below(nth(0)), 1U);
        QCOMPARE(rows.hits_below(nth(4)), 0U);
        rows.set_filter(bits({4}), bits({0, 1, 3, 4}), false);
        QCOMPARE(rows.row_count(), 8);
        QVERIFY(rows.is_hit(nth(4)));
        rows.clear_filter();
        QCOMPARE(rows.row_count(), 8);
        QVERIFY(!rows.is_hit(nth(4)) && !rows.is_filtered());
    }

    void aFilterWithoutHitsLeavesNoRow()
    {
        const auto trace = smallTree();
        VisibleRows rows(trace->tree());
        rows.set_filter(bits({}), bits({}), true);
        QCOMPARE(rows.row_count(), 0);
        QCOMPARE(rows.nearest_row_of(nth(4)), -1);
    }

    void whatIsFilteredOutIsNotRevealedNorExpanded()
    {
        const auto trace = smallTree();
        VisibleRows rows(trace->tree());
        rows.set_filter(bits({1}), bits({0, 1}), true);
        Follower follower(rows);
        QVERIFY(!rows.reveal(nth(4), follower));
        QVERIFY(!rows.has_rows_below(nth(1)));
        QVERIFY(!rows.set_expanded(nth(1), false, follower));
        QVERIFY(!rows.expand_below(nth(1), follower));
        QVERIFY(rows.is_expanded(nth(1)));
        QVERIFY(follower.changes.empty());
    }

    void anyFilterAndExpansionShowWhatASlowWalkSays()
    {
        constexpr std::uint32_t events = 300;
        std::mt19937 random(7);
        TraceMaker maker;
        for (std::uint32_t i = 0; i < events; ++i)
            maker.add("event", i, i + 0.5, i % 13 == 0 ? EventIndex() : nth(random() % i));
        const auto trace = maker.finish();
        VisibleRows rows(trace->tree());
        std::vector<bool> collapsed(events, false);
        for (int round = 0; round < 60; ++round) {
            Bits hits(events);
            Bits kept(events);
            for (std::uint32_t i = 0; i < random() % 40; ++i)
                hits.set(random() % events);
            hits.for_each([&](std::size_t hit) {
                for (EventIndex up = nth(hit); up; up = trace->parent(up))
                    kept.set(up.value());
            });
            rows.set_filter(hits, kept, true);
            Follower follower(rows);
            for (int change = 0; change < 20; ++change) {
                const EventIndex at = nth(random() % events);
                const bool expanded = random() % 2 == 0;
                // What has nothing to show below it can be neither.
                if (rows.has_rows_below(at))
                    collapsed[at.value()] = !expanded;
                rows.set_expanded(at, expanded, follower);
            }
            Events expected;
            for (const EventIndex candidate : trace->tree().order()) {
                bool isHidden = !kept.test(candidate.value());
                for (EventIndex up = trace->parent(candidate); up; up = trace->parent(up))
                    isHidden = isHidden || collapsed[up.value()];
                if (!isHidden)
                    expected.push_back(candidate.value());
                std::uint32_t below = 0;
                hits.for_each([&](std::size_t hit) {
                    below += trace->tree().is_inside(nth(hit), candidate) ? 1 : 0;
                });
                below -= hits.test(candidate.value()) ? 1 : 0;
                QCOMPARE(rows.hits_below(candidate), below);
            }
            QCOMPARE(shown(rows), expected);
        }
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
        Follower follower(rows);
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
        Follower follower(rows);
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
        Follower follower(rows);
        VisibleRows next = rows;
        next.grow(after->tree());
        QVERIFY(!rows.become(next, follower, 9));
        QVERIFY(follower.changes.empty());
        QVERIFY(rows.become(next, follower, 10));
        QCOMPARE(follower.changes.size(), std::size_t(10));
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
        Follower follower(rows);
        QVERIFY(rows.reveal(nth(999'999), follower));
        QVERIFY(rows.row_of(nth(999'999)).has_value());
        rows.expand_all();
        QCOMPARE(rows.row_count(), 1'000'000);
    }
};

QTEST_GUILESS_MAIN(VisibleRowsTest)
#include "visible_rows_test.moc"
