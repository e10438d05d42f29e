// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_scan.h"
#include "core/base/json_value.h"
#include "core/base/json_write.h"
#include "tests/core/base/json_generator.h"
#include "tests/testkit/patient_test.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>
#include <string>

using namespace playhead::json;
using namespace std::string_literals;
using playhead::test::dense_document;
using playhead::test::JsonGenerator;

Q_DECLARE_METATYPE(std::string)

namespace {

std::string minified(std::string_view raw)
{
    std::string out;
    append_minified(out, raw);
    return out;
}

std::string pretty(std::string_view raw, int indent = 2)
{
    std::string out;
    append_pretty(out, raw, indent);
    return out;
}

} // namespace

class JsonWriteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotes_text_data();
    void quotes_text();
    void what_is_quoted_reads_back();
    void layouts_keep_every_token();
    void pretty_text_is_laid_out_data();
    void pretty_text_is_laid_out();
    void text_that_is_no_json_keeps_its_tokens_apart();
    void deep_text_is_laid_out();
    void strings_are_put_right_data();
    void strings_are_put_right();
    void what_was_put_right_is_valid();
    void writes_objects_in_order();
    void doubles_read_back_exactly();
};

void JsonWriteTest::quotes_text_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("empty") << ""s
                           << R"("")"s;
    QTest::newRow("escapes") << "\"\\\b\f\n\r\t/"s
                             << R"("\"\\\b\f\n\r\t/")"s;
    QTest::newRow("other control characters") << "\x01\x1F\x7F\0"s
                                              << "\"\\u0001\\u001f\x7F\\u0000\""s;
    QTest::newRow("UTF-8 passes") << "\xC3\xA9"s
                                  << "\"\xC3\xA9\""s;
    QTest::newRow("bad bytes") << "a\xFF\xE4\xB8z"s
                               << "\"a\xEF\xBF\xBD\xEF\xBF\xBDz\""s;
}

void JsonWriteTest::quotes_text()
{
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    QCOMPARE(quote(text), expected);
}

void JsonWriteTest::what_is_quoted_reads_back()
{
    std::mt19937 random(5);
    for (int i = 0; i < 5000; ++i) {
        std::string text(random() % 40, '\0');
        for (char& c : text)
            c = static_cast<char>(random() % 128);
        const std::string token = quote(text);
        QCOMPARE(nlohmann::json::parse(token).get<std::string>(), text);
        QCOMPARE(unescape(token), text);
    }
}

void JsonWriteTest::layouts_keep_every_token()
{
    JsonGenerator generator(31);
    for (int i = 0; i < 1000; ++i) {
        const std::string text = generator.document();
        const std::string small = minified(text);
        QCOMPARE(minified(small), small);
        const std::string large = pretty(text);
        QCOMPARE(pretty(large), large);
        QCOMPARE(minified(large), small);
        QCOMPARE(minified(pretty(text, 0)), small);
        QVERIFY(nlohmann::json::parse(small) == nlohmann::json::parse(text));
        QVERIFY(small.size() <= text.size());
    }
}

void JsonWriteTest::pretty_text_is_laid_out_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("members") << R"({"a":1,"b":[true,null]})"s
                             << "{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null\n  ]\n}"s;
    QTest::newRow("empty containers") << "[ { } ,[\n]]"s
                                      << "[\n  {},\n  []\n]"s;
    QTest::newRow("scalar") << " 1.50 "s
                            << "1.50"s;
    QTest::newRow("tokens are kept") << R"([1.0E+2,"\u00e9",NaN])"s
                                     << "[\n  1.0E+2,\n  \"\\u00e9\",\n  NaN\n]"s;
}

void JsonWriteTest::pretty_text_is_laid_out()
{
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    QCOMPARE(pretty(text), expected);
}

void JsonWriteTest::text_that_is_no_json_keeps_its_tokens_apart()
{
    QCOMPARE(minified("a  b \"c\" d"), "a b\"c\"d"s);
    QCOMPARE(pretty("1 2"), "1\n2"s);
    QCOMPARE(minified("]}{\"cut "), "]}{\"cut "s);
    const std::string document = dense_document();
    for (std::size_t length = 0; length < document.size(); ++length) {
        const std::string cut = document.substr(0, length);
        QCOMPARE(minified(pretty(cut)), minified(cut));
    }
}

void JsonWriteTest::deep_text_is_laid_out()
{
    constexpr std::size_t levels = 100'000;
    const std::string text = std::string(levels, '[') + std::string(levels, ']');
    const std::string out = pretty(text);
    QVERIFY(out.size() < levels * 2 * 200);
    QCOMPARE(minified(out), text);
}

void JsonWriteTest::strings_are_put_right_data()
{
    QTest::addColumn<std::string>("raw");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("nothing to do") << R"( {"a":"\u00e9\ud83d\ude00\n"} )"s
                                   << R"( {"a":"\u00e9\ud83d\ude00\n"} )"s;
    QTest::newRow("newline") << "[\"a\n\x01\"]"s
                             << R"(["a\n\u0001"])"s;
    QTest::newRow("bad byte") << "[\"\xFF\"]"s
                              << "[\"\xEF\xBF\xBD\"]"s;
    QTest::newRow("lone surrogate") << R"(["\ud800x"])"s
                                    << R"(["\ufffdx"])"s;
    QTest::newRow("unknown escape") << R"(["C:\Users"])"s
                                    << R"(["C:\\Users"])"s;
    QTest::newRow("NaN stays") << "[NaN]"s
                               << "[NaN]"s;
}

void JsonWriteTest::strings_are_put_right()
{
    QFETCH(std::string, raw);
    QFETCH(std::string, expected);
    bool changed = false;
    QCOMPARE(to_valid(raw, &changed), expected);
    QCOMPARE(changed, raw != expected);
}

void JsonWriteTest::what_was_put_right_is_valid()
{
    const std::string document = dense_document();
    for (std::size_t at = 0; at < document.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string text = document;
            text[at] = static_cast<char>(byte);
            const Check before = validate(text);
            const std::string valid = to_valid(text);
            if (before.ok && !before.loose_number)
                QVERIFY2(nlohmann::json::accept(valid), valid.c_str());
            QCOMPARE(to_valid(valid), valid);
        }
    }
}

void JsonWriteTest::writes_objects_in_order()
{
    std::string out;
    Writer writer(out);
    writer.begin_object().key("z\n").text("t\"").key("a").integer(INT64_MIN);
    writer.key("list").begin_array().number(0.5).boolean(true).null().begin_object().end_object();
    writer.end_array().key("raw").raw("1.50").key("nan").number(std::nan("")).end_object();
    QCOMPARE(out, R"({"z\n":"t\"","a":-9223372036854775808,"list":[0.5,true,null,{}],)"
                  R"("raw":1.50,"nan":null})"s);
}

void JsonWriteTest::doubles_read_back_exactly()
{
    std::mt19937_64 random(11);
    for (int i = 0; i < 20'000; ++i) {
        const std::uint64_t bits = random();
        double value = 0;
        std::memcpy(&value, &bits, sizeof value);
        if (!std::isfinite(value))
            continue;
        std::string out;
        Writer(out).number(value);
        QVERIFY2(validate(out).strict(), out.c_str());
        QVERIFY2(Value(out).as_double() == value, out.c_str());
    }
}

QTEST_GUILESS_MAIN(JsonWriteTest)
#include "json_write_test.moc"
