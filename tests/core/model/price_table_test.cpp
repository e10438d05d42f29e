// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/price_table.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;

namespace {

TokenCounts tokens(std::int64_t prompt, std::int64_t completion)
{
    TokenCounts counts;
    counts.prompt = prompt;
    counts.completion = completion;
    return counts;
}

constexpr std::string_view own = R"({"models": {
    "mine": {"prompt": 1, "completion": 2, "cache_read": 0.1, "date": "2026-11-20"},
    "gpt-4": {"prompt": 0, "completion": 0}}})";

} // namespace

class PriceTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyModelOfTheSeedHasABundledPrice();
    void aCostIsTokensTimesPrice();
    void anUnknownModelHasNoCost();
    void aCostNeedsBothTokenCounts();
    void onesOwnPricesWin();
    void cachedTokensHaveTheirOwnPrice();
    void whatIsNoPriceTableChangesNothing_data();
    void whatIsNoPriceTableChangesNothing();
};

void PriceTableTest::everyModelOfTheSeedHasABundledPrice()
{
    for (const std::string_view model : known_models) {
        const ModelPrice* price = PriceTable::bundled().find(model);
        QVERIFY2(price, std::string(model).c_str());
        QVERIFY(!price->date.empty() && !price->source.empty());
    }
}

void PriceTableTest::aCostIsTokensTimesPrice()
{
    const auto cost = PriceTable::bundled().cost("gpt-4", tokens(21, 5));
    QVERIFY(cost.has_value());
    QCOMPARE(*cost, 21 * 30e-6 + 5 * 60e-6);
}

void PriceTableTest::anUnknownModelHasNoCost()
{
    QVERIFY(!PriceTable::bundled().cost("ollama/llama3:latest", tokens(481, 496)));
    QVERIFY(!PriceTable::bundled().cost("", tokens(1, 1)));
}

void PriceTableTest::aCostNeedsBothTokenCounts()
{
    TokenCounts half;
    half.prompt = 10;
    QVERIFY(!PriceTable::bundled().cost("gpt-4", half));
}

void PriceTableTest::onesOwnPricesWin()
{
    PriceTable prices = PriceTable::bundled();
    QVERIFY(prices.merge_json(own, "own").has_value());
    QCOMPARE(prices.cost("gpt-4", tokens(100, 100)), std::optional<double>(0));
    QVERIFY(prices.find("gpt-4o") != nullptr);
}

void PriceTableTest::cachedTokensHaveTheirOwnPrice()
{
    PriceTable prices;
    QVERIFY(prices.merge_json(own, "own").has_value());
    TokenCounts counts = tokens(1'000'000, 0);
    counts.cache_read = 400'000;
    QCOMPARE(prices.cost("mine", counts), std::optional<double>(0.6 + 0.04));
    counts.cache_read = 9'000'000; // more than there is: all of it, and no more
    QCOMPARE(prices.cost("mine", counts), std::optional<double>(0.1));
}

void PriceTableTest::whatIsNoPriceTableChangesNothing_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no JSON") << QByteArray("prices");
    QTest::newRow("no models") << QByteArray("{}");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("a price without completion")
        << QByteArray(R"({"models": {"a": {"prompt": 1, "completion": 1}, "b": {"prompt": 1}}})");
}

void PriceTableTest::whatIsNoPriceTableChangesNothing()
{
    QFETCH(QByteArray, json);
    PriceTable prices;
    const auto merged = prices.merge_json(json.toStdString(), "own");
    QVERIFY(!merged);
    QVERIFY(!merged.error().remedy.empty());
    QVERIFY(prices.find("a") == nullptr);
}

QTEST_GUILESS_MAIN(PriceTableTest)
#include "price_table_test.moc"
