// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/event_tree.h"
#include "tests/testkit/patient_test.h"

#include <algorithm>
#include <numeric>
#include <random>

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

struct Random {
    std::vector<EventIndex> parents;
    EventTree tree;
};

/// Parents before or after their children, in any order of time.
Random randomTree(std::mt19937& random, std::size_t count)
{
    Random made;
    std::vector<std::uint32_t> numbers(count); // a parent comes before its children in here
    std::iota(numbers.begin(), numbers.end(), 0U);
    std::shuffle(numbers.begin(), numbers.end(), random);
    made.parents.resize(count);
    for (std::size_t i = 1; i < count; ++i) {
        if (random() % 5 != 0)
            made.parents[numbers[i]] = EventIndex(numbers[random() % i]);
    }
    std::vector<TimeNs> starts;
    for (std::size_t i = 0; i < count; ++i)
        starts.push_back(TimeNs(random() % 50));
    std::vector<EventIndex> cut;
    made.tree = EventTree(made.parents, starts, cut);
    return made;
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
    void itsOrderAndTheParentsAreTheTree();
    void anOrderThatIsNoneOfTheParentsIsRefused();
    void setsAreTheSameByPosition();
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

void EventTreeTest::itsOrderAndTheParentsAreTheTree()
{
    std::mt19937 random(1);
    for (int round = 0; round < 200; ++round) {
        const Random made = randomTree(random, 1 + random() % 60);
        const auto order = made.tree.order();
        const auto again = EventTree::of_order({order.begin(), order.end()}, made.parents);
        QVERIFY(again);
        QCOMPARE(again->root_count(), made.tree.root_count());
        QCOMPARE(again->max_depth(), made.tree.max_depth());
        for (std::uint32_t i = 0; i < made.parents.size(); ++i) {
            QCOMPARE(again->position(nth(i)), made.tree.position(nth(i)));
            QCOMPARE(again->subtree_end(nth(i)), made.tree.subtree_end(nth(i)));
            QCOMPARE(again->depth(nth(i)), made.tree.depth(nth(i)));
        }
    }
}

void EventTreeTest::anOrderThatIsNoneOfTheParentsIsRefused()
{
    const std::vector<EventIndex> parents = {{}, nth(0), nth(0), {}};
    const auto isTree = [&](std::vector<EventIndex> order) {
        return EventTree::of_order(std::move(order), parents).has_value();
    };
    QVERIFY(isTree({nth(0), nth(1), nth(2), nth(3)}));
    QVERIFY(isTree({nth(3), nth(0), nth(2), nth(1)}));
    QVERIFY(!isTree({nth(1), nth(0), nth(2), nth(3)}));  // before its parent
    QVERIFY(!isTree({nth(0), nth(1), nth(3), nth(2)}));  // outside of it
    QVERIFY(!isTree({nth(0), nth(1), nth(1), nth(3)}));  // twice
    QVERIFY(!isTree({nth(0), nth(1), nth(2), nth(17)})); // nobody
    QVERIFY(!isTree({nth(0), nth(1), nth(2)}));
    QVERIFY(!EventTree::of_order({nth(0), nth(1)}, std::vector{nth(1), nth(0)})); // a cycle
    QVERIFY(!EventTree::of_order({nth(0)}, std::vector{nth(9)}));
}

void EventTreeTest::setsAreTheSameByPosition()
{
    std::mt19937 random(2);
    for (int round = 0; round < 200; ++round) {
        const Random made = randomTree(random, 1 + random() % 200);
        const std::size_t count = made.parents.size();
        const unsigned scarcity = round % 2 == 0 ? 3 : 40; // many and few
        const Bits events =
            Bits::where(count, [&](std::size_t) { return random() % scarcity == 0; });
        Bits ancestors(count);
        events.for_each([&](std::size_t event) {
            for (EventIndex up = made.parents[event]; up; up = made.parents[up.value()])
                ancestors.set(up.value());
        });
        const Bits positions = made.tree.positions_of(events);
        for (std::uint32_t i = 0; i < count; ++i)
            QCOMPARE(positions.test(made.tree.position(nth(i))), events.test(i));
        QVERIFY(made.tree.events_at(positions) == events);
        QVERIFY(made.tree.events_at(made.tree.ancestors_at(positions)) == ancestors);
    }
}

QTEST_GUILESS_MAIN(EventTreeTest)
#include "event_tree_test.moc"
