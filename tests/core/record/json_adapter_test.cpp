// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/document.h"
#include "core/record/action.h"
#include "core/record/entry_json.h"
#include "core/record/json_adapter.h"
#include "core/record/sinks.h"
#include "tests/core/record/value_json.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <map>
#include <optional>
#include <stdexcept>

using namespace playhead;
using namespace playhead::record;
using namespace Qt::Literals::StringLiterals;

namespace shop {

struct Price {
    int cents = 0;
    std::string currency;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Price, cents, currency)

class Order
{
public:
    Order(std::string number, std::vector<Price> prices)
        : number_(std::move(number)), prices_(std::move(prices))
    {
    }
    friend void to_json(nlohmann::json& json, const Order& order)
    {
        json = {{"number", order.number_}, {"prices", order.prices_}};
    }

private:
    std::string number_;
    std::vector<Price> prices_;
};

enum class State { Open, Paid };
NLOHMANN_JSON_SERIALIZE_ENUM(State, {{State::Open, "open"}, {State::Paid, "paid"}})
enum class Plain { Zero, One };

/// A range, too.
struct Basket {
    std::vector<int> items;
    [[nodiscard]] auto begin() const { return items.begin(); }
    [[nodiscard]] auto end() const { return items.end(); }
};
void to_json(nlohmann::json& json, const Basket& basket)
{
    json = {{"items", basket.items.size()}};
}

struct Thrower {
};
void to_json(nlohmann::json& /*json*/, const Thrower& /*value*/)
{
    throw std::runtime_error("cannot be converted");
}

struct OddThrower {
};
void to_json(nlohmann::json& /*json*/, const OddThrower& /*value*/)
{
    throw 7; // NOLINT(misc-throw-by-value-catch-by-reference): programs do
}

struct Foreign {
    int value = 0;
};
struct Opaque {
};

} // namespace shop

namespace nlohmann {

template <>
struct adl_serializer<shop::Foreign> {
    static void to_json(json& to, const shop::Foreign& value) { to = {{"foreign", value.value}}; }
};

} // namespace nlohmann

namespace {

} // namespace

class JsonAdapterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTypeWithAConversionIsThatJson()
    {
        QCOMPARE(json_of(shop::Price{250, "EUR"}),
                 std::string(R"({"cents":250,"currency":"EUR"})"));
        QCOMPARE(json_of(shop::Order("A-1", {{250, "EUR"}})),
                 std::string(R"({"number":"A-1","prices":[{"cents":250,"currency":"EUR"}]})"));
        QCOMPARE(json_of(shop::State::Paid), std::string(R"("paid")"));
        QCOMPARE(json_of(shop::Foreign{4}), std::string(R"({"foreign":4})"));
        QCOMPARE(json_of(shop::Basket{{1, 2}}), std::string(R"({"items":2})"));
    }

    void aJsonValueIsItself()
    {
        QCOMPARE(json_of(nlohmann::json::parse(R"({"b":[1,2.5,null,true],"a":"x"})")),
                 std::string(R"({"a":"x","b":[1,2.5,null,true]})"));
        QCOMPARE(json_of(nlohmann::ordered_json::parse(R"({"b":1,"a":2})")),
                 std::string(R"({"b":1,"a":2})"));
        QCOMPARE(json_of(nlohmann::json("a text")), std::string(R"("a text")"));
        QCOMPARE(json_of(nlohmann::json()), std::string("null"));
        QCOMPARE(json_of(nlohmann::json(18446744073709551615U)),
                 std::string("18446744073709551615"));
        QCOMPARE(json_of(nlohmann::json("bad \xff byte")),
                 std::string("\"bad \xef\xbf\xbd byte\""));
    }

    void insideWhatCoreKnowsToo()
    {
        using shop::Price;
        QCOMPARE(json_of(std::vector<Price>{{1, "EUR"}, {2, "USD"}}),
                 std::string(R"([{"cents":1,"currency":"EUR"},{"cents":2,"currency":"USD"}])"));
        QCOMPARE(json_of(std::map<std::string, Price>{{"tea", {3, "EUR"}}}),
                 std::string(R"({"tea":{"cents":3,"currency":"EUR"}})"));
        QCOMPARE(json_of(std::optional<Price>()), std::string("null"));
        QCOMPARE(json_of(std::make_unique<Price>(Price{1, "EUR"})),
                 std::string(R"({"cents":1,"currency":"EUR"})"));
    }

    /// nlohmann_json has forms for all of these; where they differ, ours is the one that is kept.
    void whatCoreKnowsStaysAsItIs()
    {
        QCOMPARE(json_of(std::map<int, int>{{1, 2}}), std::string("[[1,2]]"));
        QCOMPARE(json_of(std::optional(3)), std::string("3"));
        QCOMPARE(json_of(std::string("bad \xff byte")), std::string("\"bad \xef\xbf\xbd byte\""));
        QCOMPARE(json_of(std::chrono::milliseconds(1500)), std::string("1.5"));
        QCOMPARE(json_of(shop::Plain::One), std::string("1"));
        QCOMPARE(json_of('x'), std::string("\"x\"")); // 120 to nlohmann_json
        QCOMPARE(json_of(std::tuple(1, "x")), std::string(R"([1,"x"])"));
        static_assert(!detail::RecordedAsJson<int> && !detail::RecordedAsJson<std::string> &&
                      !detail::RecordedAsJson<std::vector<int>> &&
                      !detail::RecordedAsJson<std::vector<shop::Price>> &&
                      !detail::RecordedAsJson<shop::Opaque>);
    }

    void whatThrowsIsMarkedWithItsType()
    {
        QCOMPARE(json_of(shop::Thrower()), std::string(R"("<<non-serializable: shop::Thrower>>")"));
        QCOMPARE(json_of(shop::OddThrower()),
                 std::string(R"("<<non-serializable: shop::OddThrower>>")"));
        QCOMPARE(json_of(std::pair(1, shop::Thrower())),
                 std::string(R"([1,"<<non-serializable: shop::Thrower>>"])"));
        QVERIFY(json_of(shop::Opaque()).find("Opaque>>") != std::string::npos);
    }

    void jsonOfAnyDepthIsNoDanger()
    {
        const int levels = 200'000;
        const nlohmann::json deep =
            nlohmann::json::parse(std::string(levels, '[') + std::string(levels, ']'));
        QCOMPARE(json_of(deep), std::string(R"("<<non-serializable: JSON, nested too deep>>")"));
        const auto fair = nlohmann::json::parse(std::string(500, '[') + std::string(500, ']'));
        QCOMPARE(json_of(fair).size(), 1000U);
    }

    void actionsRecordThem()
    {
        const testkit::Scratch scratch;
        const std::string path = scratch.path(u"run.jsonl"_s).toStdString();
        ClientOptions options;
        options.folder = scratch.path(u"recording"_s).toStdString();
        auto client = Client::open(jsonl_sink(path), std::move(options));
        QVERIFY(client);
        const Recorder session = client->begin_session({});
        auto order =
            record_action(session, "order", {"price", "extra", "bad"},
                          [](const shop::Price& price, const nlohmann::json& /*extra*/,
                             const shop::Thrower& /*bad*/) { return shop::Order("A-1", {price}); });
        (void)order(shop::Price{1, "EUR"}, nlohmann::json{{"gift", true}}, shop::Thrower());
        QVERIFY(client->close());
        const auto document = open_document(path, {});
        QVERIFY(document);
        const auto loaded = (*document)->sessions.front()->load(EventIndex(0U));
        QVERIFY(loaded);
        QCOMPARE(std::string(loaded->event.params.json()),
                 std::string(R"({"price":{"cents":1,"currency":"EUR"},"extra":{"gift":true},)"
                             R"("bad":"<<non-serializable: shop::Thrower>>"})"));
        QCOMPARE(std::string(loaded->event.returns.json()),
                 std::string(R"({"number":"A-1","prices":[{"cents":1,"currency":"EUR"}]})"));
        QCOMPARE(loaded->event.result, EventResult::Success);
    }
};

QTEST_GUILESS_MAIN(JsonAdapterTest)
#include "json_adapter_test.moc"
