// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/timeline/rows_probe.h"
#include "tests/testkit/patient_test.h"

#include <random>

using namespace playhead;

namespace {

/// A set of the events of smallTree().
Bits bits(const Events& events)
{
    Bits set(8);
    for (const std::uint32_t event : events)
        set.set(event);
    return set;
}

/// Sets of events, as a filter gives them.
void filter(VisibleRows& rows, const Trace& trace, const Bits& hits, const Bits& shown,
            bool hides_others)
{
    const EventTree& tree = trace.tree();
    rows.set_filter(tree.positions_of(hits), tree.positions_of(shown), hides_others);
}

} // namespace

class VisibleRowsFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFilterLeavesWhatItShows()
    {
        const auto trace = smallTree();
        VisibleRows rows(trace->tree());
        filter(rows, *trace, bits({4}), bits({0, 1, 3, 4}), true);
        QCOMPARE(shown(rows), (Events{0, 1, 3, 4}));
        QVERIFY(rows.is_hit(nth(4)) && !rows.is_hit(nth(3)));
        QVERIFY(rows.is_filtered_out(nth(7)) && !rows.is_filtered_out(nth(3)));
        QCOMPARE(rows.row_of(nth(2)), std::optional<int>());
        QCOMPARE(rows.nearest_row_of(nth(2)), 1); // the row before it
        QCOMPARE(rows.hits_below(nth(0)), 1U);
        QCOMPARE(rows.hits_below(nth(4)), 0U);
        filter(rows, *trace, bits({4}), bits({0, 1, 3, 4}), false);
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
        filter(rows, *trace, bits({}), bits({}), true);
        QCOMPARE(rows.row_count(), 0);
        QCOMPARE(rows.nearest_row_of(nth(4)), -1);
    }

    void whatIsFilteredOutIsNotRevealedNorExpanded()
    {
        const auto trace = smallTree();
        VisibleRows rows(trace->tree());
        filter(rows, *trace, bits({1}), bits({0, 1}), true);
        RowFollower follower(rows);
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
        const auto trace = randomTree(random, events, 13);
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
            filter(rows, *trace, hits, kept, true);
            RowFollower follower(rows);
            for (int change = 0; change < 20; ++change) {
                const EventIndex at = nth(random() % events);
                const bool expanded = random() % 2 == 0;
                // What has nothing to show below it can be neither.
                if (rows.has_rows_below(at))
                    collapsed[at.value()] = !expanded;
                rows.set_expanded(at, expanded, follower);
            }
            for (const EventIndex candidate : trace->tree().order()) {
                std::uint32_t below = 0;
                hits.for_each([&](std::size_t hit) {
                    below += trace->tree().is_inside(nth(hit), candidate) ? 1 : 0;
                });
                below -= hits.test(candidate.value()) ? 1 : 0;
                QCOMPARE(rows.hits_below(candidate), below);
            }
            QCOMPARE(shown(rows), slowlyShown(*trace, collapsed, &kept));
        }
    }
};

QTEST_GUILESS_MAIN(VisibleRowsFilterTest)
#include "visible_rows_filter_test.moc"
