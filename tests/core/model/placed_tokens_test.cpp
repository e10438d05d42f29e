// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/placed_tokens.h"
#include "tests/testkit/patient_test.h"

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

using namespace playhead;

namespace {

using Count = std::optional<std::int64_t>;

void add(Count& sum, const Count& count)
{
    if (count)
        sum = sum.value_or(0) + *count;
}

} // namespace

class PlacedTokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyStretchAgreesWithAdding_data();
    void anyStretchAgreesWithAdding();
    void aTotalAloneIsKept();
    void sumsAreHeldAtTheEnds();
};

void PlacedTokensTest::anyStretchAgreesWithAdding_data()
{
    QTest::addColumn<bool>("areSums");
    QTest::newRow("totals that are sums") << true;
    QTest::newRow("one that is not") << false;
}

void PlacedTokensTest::anyStretchAgreesWithAdding()
{
    QFETCH(const bool, areSums);
    constexpr std::size_t size = 2000;
    std::mt19937 random(5);
    const auto some = [&random]() -> Count {
        return random() % 2 == 0 ? Count() : Count(std::int64_t(random() % 1000) - 300);
    };
    std::vector<TokenSums> one_by_one(size);
    PlacedTokenCounts counts(size);
    for (std::size_t place = 0; place < size; ++place) {
        TokenSums& at = one_by_one[place];
        at.prompt = some();
        at.completion = some();
        add(at.total, at.prompt);
        add(at.total, at.completion);
        if (!areSums && place == size / 2)
            at.total = 12345;
        counts.add(place, at);
    }
    const PlacedTokens tokens(std::move(counts));
    for (int question = 0; question < 500; ++question) {
        const auto [first, last] = std::minmax({random() % (size + 1), random() % (size + 1)});
        TokenSums expected;
        for (std::size_t place = first; place < last; ++place) {
            add(expected.prompt, one_by_one[place].prompt);
            add(expected.completion, one_by_one[place].completion);
            add(expected.total, one_by_one[place].total);
        }
        const TokenSums sums = tokens.sum(first, last);
        QVERIFY(sums.prompt == expected.prompt);
        QVERIFY(sums.completion == expected.completion);
        QVERIFY(sums.total == expected.total);
    }
}

void PlacedTokensTest::aTotalAloneIsKept()
{
    PlacedTokenCounts counts(3);
    counts.add(0, {10, 5, 15});
    counts.add(1, {{}, {}, 40});
    counts.add(2, {7, {}, {}}); // and one that is not recorded is not made up
    const PlacedTokens tokens(std::move(counts));
    QVERIFY(tokens.sum(0, 1).total == 15);
    QVERIFY(tokens.sum(1, 2).total == 40);
    QVERIFY(!tokens.sum(1, 2).prompt);
    QVERIFY(!tokens.sum(2, 3).total);
    QVERIFY(!PlacedTokens().sum(0, 10).total);
}

void PlacedTokensTest::sumsAreHeldAtTheEnds()
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    PlacedTokenCounts counts(2);
    counts.add(0, {most - 1, 1, most});
    counts.add(1, {1, {}, 1});
    const PlacedTokens tokens(std::move(counts));
    QVERIFY(tokens.sum(0, 2).total == most);
    QVERIFY(tokens.sum(0, 1).total == most);
    QVERIFY(tokens.sum(1, 2).prompt == 1);
}

QTEST_GUILESS_MAIN(PlacedTokensTest)
#include "placed_tokens_test.moc"
