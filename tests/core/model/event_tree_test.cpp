// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/event_tree.h"

#include <QTest>

#include <algorithm>

using namespace playhead;

namespace {

constexpr int none = -1;

struct Made {
    EventTree tree;
    std::vector<EventIndex> cut;
};

Made make(const std::vector<int>& parents, std::vector<TimeNs> starts = {})
{
    std::vector<EventIndex> links;
    for (const int parent : parents)
        links.push_back(parent == none ? EventIndex() : EventIndex(std::uint32_t(parent)));
    starts.resize(parents.size(), no_time);
    Made made;
    made.tree = EventTree(links, starts, made.cut);
    return made;
}

std::vector<int> order(const EventTree& tree)
{
    std::vector<int> events;
    for (const EventIndex event : tree.order())
        events.push_back(static_cast<int>(event.value()));
    return events;
}

EventIndex nth(unsigned number)
{
    return EventIndex(std::uint32_t(number));
}

} // namespace

class EventTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSubtreeIsARange();
    void siblingsStandByStartThenArrival();
    void anEventWithoutStartStaysWhereItArrived();
    void navigationFollowsTheTree();
    void aCycleIsCutAtItsSmallestEvent();
    void anEventThatIsItsOwnParentIsARoot();
    void noEventIsLost();
    void aChainOfAHundredThousandIsNoProblem();
    void anEmptySessionHasAnEmptyTree();
};

void EventTreeTest::aSubtreeIsARange()
{
    const Made made = make({none, 0, 0, 1, none});
    QCOMPARE(order(made.tree), (std::vector<int>{0, 1, 3, 2, 4}));
    QCOMPARE(made.tree.subtree_end(nth(0)), 4U);
    QCOMPARE(made.tree.subtree_end(nth(1)), 3U);
    QCOMPARE(made.tree.descendant_count(nth(0)), 3U);
    QVERIFY(made.tree.is_inside(nth(3), nth(0)));
    QVERIFY(made.tree.is_inside(nth(0), nth(0)));
    QVERIFY(!made.tree.is_inside(nth(4), nth(0)));
    QCOMPARE(made.tree.depth(nth(3)), 3U);
    QCOMPARE(made.tree.max_depth(), 3U);
    QCOMPARE(made.tree.root_count(), 2U);
}

void EventTreeTest::siblingsStandByStartThenArrival()
{
    QCOMPARE(order(make({none, none, none, none}, {30, 10, 20, 10}).tree),
             (std::vector<int>{1, 3, 2, 0}));
}

void EventTreeTest::anEventWithoutStartStaysWhereItArrived()
{
    QCOMPARE(order(make({none, none, none}, {10, no_time, 5}).tree), (std::vector<int>{2, 0, 1}));
    QCOMPARE(order(make({none, none}, {no_time, 5}).tree), (std::vector<int>{0, 1}));
}

void EventTreeTest::navigationFollowsTheTree()
{
    const Made made = make({none, 0, 0, 1});
    QCOMPARE(made.tree.first_child(nth(0)), nth(1));
    QCOMPARE(made.tree.next_sibling(nth(1)), nth(2));
    QVERIFY(!made.tree.next_sibling(nth(2)));
    QVERIFY(!made.tree.next_sibling(nth(0)));
    QVERIFY(!made.tree.first_child(nth(3)));
}

void EventTreeTest::aCycleIsCutAtItsSmallestEvent()
{
    // 1 → 3 → 2 → 1, with 4 hanging below and 0 apart.
    const Made made = make({none, 3, 1, 2, 2});
    QCOMPARE(made.cut, std::vector<EventIndex>{nth(1)});
    QCOMPARE(order(made.tree), (std::vector<int>{0, 1, 2, 3, 4}));
    QCOMPARE(made.tree.depth(nth(3)), 3U);
}

void EventTreeTest::anEventThatIsItsOwnParentIsARoot()
{
    const Made made = make({0, 0});
    QCOMPARE(made.cut, std::vector<EventIndex>{nth(0)});
    QCOMPARE(order(made.tree), (std::vector<int>{0, 1}));
}

void EventTreeTest::noEventIsLost()
{
    const Made made = make({5, 4, 3, 2, 1, 0, 5, 2});
    std::vector<int> all = order(made.tree);
    std::sort(all.begin(), all.end());
    QCOMPARE(all, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}));
    QCOMPARE(made.cut.size(), std::size_t(3));
}

void EventTreeTest::aChainOfAHundredThousandIsNoProblem()
{
    std::vector<int> parents{none};
    for (int i = 1; i < 100'000; ++i)
        parents.push_back(i - 1);
    const Made made = make(parents);
    QCOMPARE(made.tree.max_depth(), 100'000U);
    QCOMPARE(made.tree.subtree_end(nth(0)), 100'000U);
}

void EventTreeTest::anEmptySessionHasAnEmptyTree()
{
    const Made made = make({});
    QCOMPARE(made.tree.size(), 0U);
    QCOMPARE(made.tree.root_count(), 0U);
    QCOMPARE(made.tree.max_depth(), 0U);
}

QTEST_GUILESS_MAIN(EventTreeTest)
#include "event_tree_test.moc"
