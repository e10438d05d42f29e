// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/placed_sums.h"
#include "tests/testkit/patient_test.h"

#include <algorithm>
#include <limits>
#include <random>

using namespace playhead;

class PlacedSumsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyStretchAgreesWithAdding();
    void withoutAmountsThereIsNoSum();
    void sumsAreHeldAtTheEnds();
};

void PlacedSumsTest::anyStretchAgreesWithAdding()
{
    std::mt19937 random(3);
    for (const std::size_t size : {1U, 64U, 511U, 513U, 5000U}) {
        PlacedAmounts amounts(size);
        std::vector<std::optional<std::int64_t>> one_by_one(size);
        for (std::size_t place = 0; place < size; ++place) {
            if (random() % 3 != 0)
                continue;
            one_by_one[place] = std::int64_t(random() % 1000) - 300;
            amounts.add(place, *one_by_one[place]);
        }
        const Bits places = amounts.places;
        const PlacedSums sums(std::move(amounts));
        const PlacedCount count(places);
        for (int question = 0; question < 500; ++question) {
            const auto [first, last] = std::minmax({random() % (size + 1), random() % (size + 1)});
            std::optional<std::int64_t> expected;
            std::uint32_t expected_count = 0;
            for (std::size_t place = first; place < last; ++place) {
                if (one_by_one[place]) {
                    expected = expected.value_or(0) + *one_by_one[place];
                    ++expected_count;
                }
            }
            QVERIFY(sums.sum(first, last) == expected);
            QCOMPARE(count.count(first, last), expected_count);
        }
    }
}

void PlacedSumsTest::withoutAmountsThereIsNoSum()
{
    QVERIFY(!PlacedSums().sum(0, 10));
    QVERIFY(!PlacedSums(PlacedAmounts(100)).sum(0, 100));
    QCOMPARE(PlacedCount().count(0, 10), 0U);
    QCOMPARE(PlacedCount(Bits(100)).count(0, 100), 0U);
}

void PlacedSumsTest::sumsAreHeldAtTheEnds()
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    PlacedAmounts amounts(3);
    amounts.add(0, most);
    amounts.add(2, most);
    const PlacedSums sums(std::move(amounts));
    QVERIFY(sums.sum(0, 3) == most);
    QVERIFY(sums.sum(0, 1) == most);
}

QTEST_GUILESS_MAIN(PlacedSumsTest)
#include "placed_sums_test.moc"
