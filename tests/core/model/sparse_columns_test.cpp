// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/sparse_lists.h"
#include "core/model/token_column.h"
#include "tests/testkit/patient_test.h"

#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <span>
#include <vector>

using namespace playhead;

namespace {

/// Anything that a source may have written, mostly what models take.
std::optional<std::int64_t> randomCount(std::mt19937_64& random)
{
    switch (random() % 8) {
    case 0:
    case 1:
        return std::nullopt;
    case 2:
        return -static_cast<std::int64_t>(random() % 1000);
    case 3:
        return static_cast<std::int64_t>(random());
    case 4:
        return std::int64_t(std::numeric_limits<std::uint32_t>::max()) +
               static_cast<std::int64_t>(random() % 3) - 1;
    default:
        return static_cast<std::int64_t>(random() % 200'000);
    }
}

TokenCounts randomCounts(std::mt19937_64& random)
{
    TokenCounts counts;
    counts.prompt = randomCount(random);
    counts.completion = randomCount(random);
    counts.cache_read = randomCount(random);
    if (random() % 4 == 0) {
        counts.cache_write = randomCount(random);
        counts.reasoning = randomCount(random);
    }
    switch (random() % 3) {
    case 0:
        counts.total = randomCount(random);
        break;
    case 1:
        counts.total = counts.sum();
        break;
    default:
        break;
    }
    return counts;
}

/// Whether a column has what is expected by event, by its place and by the event's number.
/// `whole` makes a value of what the column gives.
template <typename Column, typename Value, typename Whole>
void compare(const Column& column, const std::map<std::uint32_t, Value>& expected, Whole whole)
{
    QCOMPARE(column.size(), expected.size());
    std::size_t at = 0;
    for (const auto& [event, value] : expected) {
        QCOMPARE(column.events()[at], EventIndex(event));
        QVERIFY(whole(column.value(at)) == value);
        QVERIFY(whole(column.find(EventIndex(event))) == value);
        ++at;
    }
}

} // namespace

class SparseColumnsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAreGivenBackAsTheyWereSet();
    void listsAreGivenBackAsTheyWereSet_data();
    void listsAreGivenBackAsTheyWereSet();
    void whatHasNoneHasNone();
};

void SparseColumnsTest::countsAreGivenBackAsTheyWereSet()
{
    std::mt19937_64 random(1);
    TokenColumn column;
    std::map<std::uint32_t, TokenCounts> expected;
    for (int i = 0; i < 20'000; ++i) {
        const auto event =
            static_cast<std::uint32_t>(random() % 5000); // some again, and not in order
        const TokenCounts counts = randomCounts(random);
        column.set(EventIndex(event), counts);
        expected[event] = counts;
        QVERIFY(column.find(EventIndex(event)) == counts);
    }
    column.settle();
    compare(column, expected, [](const auto& counts) { return counts; });
}

void SparseColumnsTest::listsAreGivenBackAsTheyWereSet_data()
{
    QTest::addColumn<bool>("isPacked");
    QTest::newRow("settled") << false;
    QTest::newRow("packed") << true;
}

void SparseColumnsTest::listsAreGivenBackAsTheyWereSet()
{
    QFETCH(bool, isPacked);
    std::mt19937_64 random(2);
    SparseLists<StringId> column;
    std::map<std::uint32_t, std::vector<StringId>> expected;
    for (int i = 0; i < 20'000; ++i) {
        const auto event = static_cast<std::uint32_t>(random() % 1000);
        const StringId more(static_cast<std::uint32_t>(random() % 9));
        if (random() % 4 != 0) { // lists grow far more often than they are set
            const bool isThere = column.append(EventIndex(event), more);
            QCOMPARE(isThere, expected.contains(event));
            if (isThere)
                expected[event].push_back(more);
            continue;
        }
        std::vector<StringId> list(random() % 4);
        for (StringId& item : list)
            item = StringId(static_cast<std::uint32_t>(random() % 9));
        column.set(EventIndex(event), list);
        expected[event] = list;
    }
    for (const auto& [event, list] : expected)
        QVERIFY(std::ranges::equal(column.find(EventIndex(event)), list));
    if (isPacked)
        column.pack();
    else
        column.settle();
    compare(column, expected, [](std::span<const StringId> list) {
        return std::vector<StringId>(list.begin(), list.end());
    });
}

void SparseColumnsTest::whatHasNoneHasNone()
{
    TokenColumn counts;
    SparseLists<StringId> lists;
    QVERIFY(!counts.find(EventIndex(0U)));
    QVERIFY(lists.find(EventIndex(0U)).empty());
    counts.set(EventIndex(3U), {});
    lists.set(EventIndex(3U), {});
    QVERIFY(!counts.find(EventIndex(2U)));
    QVERIFY(counts.find(EventIndex(3U)) == TokenCounts());
    QVERIFY(lists.find(EventIndex(4U)).empty());
}

QTEST_GUILESS_MAIN(SparseColumnsTest)
#include "sparse_columns_test.moc"
