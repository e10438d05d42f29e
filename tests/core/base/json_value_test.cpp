// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_value.h"
#include "tests/core/base/json_generator.h"
#include "tests/testkit/patient_test.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

using namespace playhead::json;
using namespace std::string_literals;
using playhead::test::dense_document;
using playhead::test::JsonGenerator;

Q_DECLARE_METATYPE(std::string)
Q_DECLARE_METATYPE(std::optional<std::int64_t>)
Q_DECLARE_METATYPE(playhead::json::Repairs)

namespace {

// Compares a value with what the oracle read of it, members in order and duplicates included.
bool same(const Value& value, const nlohmann::ordered_json& expected)
{
    switch (value.kind()) {
    case Kind::Null:
        return expected.is_null();
    case Kind::False:
    case Kind::True:
        return expected.is_boolean() && *value.as_bool() == expected.get<bool>();
    case Kind::Number:
        if (expected.is_number_integer() && *value.as_int64() != expected.get<std::int64_t>())
            return false;
        return expected.is_number() && *value.as_double() == expected.get<double>();
    case Kind::String:
        return expected.is_string() && *value.as_string() == expected.get<std::string>();
    case Kind::Array: {
        ArrayReader reader(value);
        Value element;
        std::size_t count = 0;
        for (; reader.next(element); ++count) {
            if (count >= expected.size() || !same(element, expected[count]))
                return false;
        }
        return !reader.problem() && expected.is_array() && count == expected.size();
    }
    case Kind::Object: {
        ObjectReader reader(value);
        Member member;
        while (reader.next(member)) {
            // The oracle keeps the first place and the last value of a duplicate key.
            const std::string key(member.key);
            if (!expected.contains(key) || !same(value.find_last(key), expected[key]))
                return false;
        }
        return !reader.problem() && expected.is_object();
    }
    case Kind::Invalid:
        return false;
    }
    return false;
}

std::vector<std::string> keys_of(const Value& object)
{
    std::vector<std::string> keys;
    ObjectReader reader(object);
    Member member;
    while (reader.next(member))
        keys.emplace_back(member.key);
    return keys;
}

} // namespace

class JsonValueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_what_the_oracle_reads();
    void integers_are_exact_data();
    void integers_are_exact();
    void doubles_are_the_nearest_data();
    void doubles_are_the_nearest();
    void loose_numbers_keep_their_tokens();
    void unescapes_data();
    void unescapes();
    void literal_strings_are_not_copied();
    void members_come_in_order_with_duplicates();
    void a_path_goes_through_objects_and_arrays();
    void iteration_ends_where_the_grammar_breaks_data();
    void iteration_ends_where_the_grammar_breaks();
    void damaged_elements_do_not_end_the_iteration();
    void a_cut_object_gives_what_is_there();
    void cut_or_corrupted_text_is_read_to_its_end();
    void eighty_thousand_members_are_ordinary();
};

void JsonValueTest::reads_what_the_oracle_reads()
{
    JsonGenerator generator(99);
    for (int i = 0; i < 2000; ++i) {
        const std::string text = generator.document(4);
        QVERIFY2(same(Value(text), nlohmann::ordered_json::parse(text)), text.c_str());
    }
}

void JsonValueTest::integers_are_exact_data()
{
    QTest::addColumn<std::string>("token");
    QTest::addColumn<std::optional<std::int64_t>>("expected");
    using Int = std::optional<std::int64_t>;
    QTest::newRow("plain") << "977"s << Int(977);
    QTest::newRow("zero fraction") << "977.000"s << Int(977);
    QTest::newRow("exponent") << "9.77e2"s << Int(977);
    QTest::newRow("negative exponent") << "97700e-2"s << Int(977);
    QTest::newRow("minus zero") << "-0"s << Int(0);
    QTest::newRow("zero with exponent") << "0e999999999999999999999"s << Int(0);
    QTest::newRow("beyond a double") << "9007199254740993"s << Int(9007199254740993);
    QTest::newRow("beyond a double with fraction")
        << "9007199254740993.0"s << Int(9007199254740993);
    QTest::newRow("largest") << "9223372036854775807"s << Int(INT64_MAX);
    QTest::newRow("too large") << "9223372036854775808"s << Int();
    QTest::newRow("smallest") << "-9223372036854775808"s << Int(INT64_MIN);
    QTest::newRow("too small") << "-9223372036854775809"s << Int();
    QTest::newRow("many digits") << "18446744073709551616"s << Int();
    QTest::newRow("power of ten") << "1e18"s << Int(1000000000000000000);
    QTest::newRow("too large a power") << "1e19"s << Int();
    QTest::newRow("fraction") << "977.5"s << Int();
    QTest::newRow("tiny") << "1e-400"s << Int();
    QTest::newRow("NaN") << "NaN"s << Int();
    QTest::newRow("string") << "\"977\""s << Int();
}

void JsonValueTest::integers_are_exact()
{
    QFETCH(std::string, token);
    QFETCH(std::optional<std::int64_t>, expected);
    QVERIFY(Value(token).as_int64() == expected);
}

void JsonValueTest::doubles_are_the_nearest_data()
{
    QTest::addColumn<std::string>("token");
    QTest::addColumn<double>("expected");
    const double infinity = std::numeric_limits<double>::infinity();
    QTest::newRow("fraction") << "0.1"s << 0.1;
    QTest::newRow("largest") << "1.7976931348623157e308"s << 1.7976931348623157e308;
    QTest::newRow("too large") << "1e400"s << infinity;
    QTest::newRow("too large, negative") << "-1e400"s << -infinity;
    QTest::newRow("too large in digits") << std::string(400, '9') << infinity;
    QTest::newRow("too small") << "1e-400"s << 0.0;
    QTest::newRow("too small in digits") << "0." + std::string(400, '0') + "1" << 0.0;
    QTest::newRow("Infinity") << "Infinity"s << infinity;
    QTest::newRow("-Infinity") << "-Infinity"s << -infinity;
    QTest::newRow("plus") << "+2.5"s << 2.5;
    QTest::newRow("no whole part") << ".5"s << 0.5;
    QTest::newRow("no fraction") << "1."s << 1.0;
    QTest::newRow("leading zero") << "01"s << 1.0;
}

void JsonValueTest::doubles_are_the_nearest()
{
    QFETCH(std::string, token);
    QFETCH(double, expected);
    const std::optional<double> value = Value(token).as_double();
    QVERIFY(value.has_value());
    QVERIFY(*value == expected);
}

void JsonValueTest::loose_numbers_keep_their_tokens()
{
    const Value nan(" NaN ");
    QVERIFY(nan.is_number());
    QVERIFY(!nan.is_strict_number());
    QVERIFY(std::isnan(nan.as_double().value_or(0)));
    QCOMPARE(nan.raw(), std::string_view("NaN"));
    QVERIFY(Value("1e400").is_strict_number());
}

void JsonValueTest::unescapes_data()
{
    QTest::addColumn<std::string>("raw");
    QTest::addColumn<std::string>("expected");
    QTest::addColumn<Repairs>("repairs");
    const std::string replaced = "\xEF\xBF\xBD";
    const Repairs utf8{true, false, false, false};
    const Repairs surrogate{false, true, false, false};
    const Repairs escape{false, false, true, false};
    const Repairs control{false, false, false, true};
    QTest::newRow("plain") << R"("abc")"s
                           << "abc"s << Repairs();
    QTest::newRow("empty") << R"("")"s
                           << ""s << Repairs();
    QTest::newRow("all escapes") << R"("\"\\\/\b\f\n\r\t")"s
                                 << "\"\\/\b\f\n\r\t"s << Repairs();
    QTest::newRow("code point") << R"("\u00e9\u0000")"s
                                << "\xC3\xA9\0"s << Repairs();
    QTest::newRow("pair") << R"("\ud83d\ude00")"s
                          << "\xF0\x9F\x98\x80"s << Repairs();
    QTest::newRow("high alone") << R"("\ud83dx")"s << replaced + "x" << surrogate;
    QTest::newRow("high, then another escape")
        << R"("\ud83d\u0041")"s << replaced + "A" << surrogate;
    QTest::newRow("low alone") << R"("\ude00")"s << replaced << surrogate;
    QTest::newRow("unknown escape") << R"("C:\Users\x41")"s
                                    << R"(C:\Users\x41)"s << escape;
    QTest::newRow("short code point") << R"("\u12")"s
                                      << R"(\u12)"s << escape;
    QTest::newRow("raw newline") << "\"a\nb\""s
                                 << "a\nb"s << control;
    QTest::newRow("raw newline and an escape") << "\"\\ta\nb\""s
                                               << "\ta\nb"s << control;
    QTest::newRow("bad byte") << "\"a\xFF\x62\""s
                              << "a" + replaced + "b" << utf8;
    QTest::newRow("cut character") << "\"\xE4\xB8\""s << replaced << utf8;
    QTest::newRow("valid UTF-8") << "\"\xE4\xB8\xAD\""s
                                 << "\xE4\xB8\xAD"s << Repairs();
    QTest::newRow("no closing quote") << R"("abc)"s
                                      << "abc"s << Repairs();
    QTest::newRow("escaped quote at the cut") << R"("abc\")"s
                                              << "abc\""s << Repairs();
    QTest::newRow("quote alone") << "\""s
                                 << ""s << Repairs();
    QTest::newRow("backslash at the cut") << R"("abc\)"s
                                          << R"(abc\)"s << escape;
}

void JsonValueTest::unescapes()
{
    QFETCH(std::string, raw);
    QFETCH(std::string, expected);
    QFETCH(Repairs, repairs);
    Repairs found;
    QCOMPARE(unescape(raw, &found), expected);
    QVERIFY(found == repairs);
}

void JsonValueTest::literal_strings_are_not_copied()
{
    const std::string raw = "\"plain \xC3\xA9 text, long enough for whole vectors\"";
    std::string scratch;
    const std::string_view text = unescape_view(raw, scratch);
    QCOMPARE(static_cast<const void*>(text.data()), static_cast<const void*>(raw.data() + 1));
    QCOMPARE(text.size(), raw.size() - 2);
}

void JsonValueTest::members_come_in_order_with_duplicates()
{
    const Value value(R"({"b":1,"a":2,"\u0062":3})");
    QVERIFY(keys_of(value) == (std::vector<std::string>{"b", "a", "b"}));
    QCOMPARE(value.find("b").raw(), std::string_view("1"));
    QCOMPARE(value.find_last("b").raw(), std::string_view("3"));
    QVERIFY(!value.find("c").is_valid());
    ObjectReader reader(value);
    Member member;
    while (reader.next(member)) {
    }
    QCOMPARE(member.raw_key, std::string_view(R"("\u0062")"));
}

void JsonValueTest::a_path_goes_through_objects_and_arrays()
{
    const Value value(R"({"a":{"b":[10,{"c":"x"}]}})");
    QCOMPARE(value.at_path({"a", "b", "1", "c"}).raw(), std::string_view(R"("x")"));
    QCOMPARE(value.at_path({}).raw(), value.raw());
    QVERIFY(!value.at_path({"a", "b", "2"}).is_valid());
    QVERIFY(!value.at_path({"a", "b", "-1"}).is_valid());
    QVERIFY(!value.at_path({"a", "b", "0", "c"}).is_valid());
}

void JsonValueTest::iteration_ends_where_the_grammar_breaks_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("items");
    QTest::addColumn<int>("offset");
    QTest::newRow("missing comma") << "[1,2 3]"s << 2 << 5;
    QTest::newRow("trailing comma") << "[1,]"s << 1 << 3;
    QTest::newRow("double comma") << "[1,,2]"s << 1 << 3;
    QTest::newRow("bare key") << R"({"a":1,b:2})"s << 1 << 7;
    QTest::newRow("missing colon") << R"({"a" 1})"s << 0 << 5;
    QTest::newRow("missing value") << R"({"a":,"b":1})"s << 0 << 5;
}

void JsonValueTest::iteration_ends_where_the_grammar_breaks()
{
    QFETCH(std::string, text);
    QFETCH(int, items);
    QFETCH(int, offset);
    int count = 0;
    std::optional<Problem> problem;
    if (text.front() == '[') {
        ArrayReader reader{Value(text)};
        Value element;
        for (; reader.next(element); ++count) {
        }
        problem = reader.problem();
    } else {
        ObjectReader reader{Value(text)};
        Member member;
        for (; reader.next(member); ++count) {
        }
        problem = reader.problem();
    }
    QCOMPARE(count, items);
    QVERIFY(problem.has_value());
    QCOMPARE(problem->offset, static_cast<std::uint64_t>(offset));
    QVERIFY(!problem->truncated);
}

void JsonValueTest::damaged_elements_do_not_end_the_iteration()
{
    ArrayReader reader(Value(R"([undefined,{"a":[1},2])"));
    Value element;
    std::vector<std::string> raws;
    while (reader.next(element))
        raws.emplace_back(element.raw());
    QVERIFY(raws == (std::vector<std::string>{"undefined", R"({"a":[1})", "2"}));
    QVERIFY(!reader.problem());
}

void JsonValueTest::a_cut_object_gives_what_is_there()
{
    ObjectReader reader(Value(R"({"a":1,"b":{"c":"de)"));
    Member member;
    QVERIFY(reader.next(member));
    QVERIFY(reader.next(member));
    QCOMPARE(member.key, std::string_view("b"));
    QCOMPARE(member.value.find("c").as_string().value_or("?"), "de"s);
    QVERIFY(!reader.next(member));
    QVERIFY(reader.problem() && reader.problem()->truncated);
}

void JsonValueTest::cut_or_corrupted_text_is_read_to_its_end()
{
    const auto walk = [](const std::string& text) {
        std::vector<Value> open{Value(text)};
        std::size_t steps = 0;
        std::string scratch;
        while (!open.empty()) {
            const Value value = open.back();
            open.pop_back();
            ObjectReader members(value);
            Member member;
            for (; members.next(member); ++steps)
                open.push_back(member.value);
            ArrayReader elements(value);
            Value element;
            for (; elements.next(element); ++steps)
                open.push_back(element);
            static_cast<void>(value.text(scratch));
        }
        return steps;
    };
    const std::string document = dense_document();
    for (std::size_t at = 0; at < document.size(); ++at) {
        QVERIFY(walk(document.substr(0, at)) <= document.size());
        for (int byte = 0; byte < 256; ++byte) {
            std::string text = document;
            text[at] = static_cast<char>(byte);
            QVERIFY(walk(text) <= document.size());
        }
    }
}

void JsonValueTest::eighty_thousand_members_are_ordinary()
{
    constexpr int count = 80'000;
    std::string text = "{";
    for (int i = 0; i < count; ++i)
        text += (i == 0 ? "\"key" : ",\"key") + std::to_string(i) + "\":" + std::to_string(i);
    text += '}';
    const Value value(text);
    QCOMPARE(keys_of(value).size(), static_cast<std::size_t>(count));
    QCOMPARE(value.find("key79999").as_int64().value_or(0), 79999);
}

QTEST_GUILESS_MAIN(JsonValueTest)
#include "json_value_test.moc"
