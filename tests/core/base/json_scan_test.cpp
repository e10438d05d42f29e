// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_scan.h"
#include "tests/core/base/json_generator.h"
#include "tests/testkit/patient_test.h"

#include <QElapsedTimer>

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

using namespace playhead::json;
using namespace std::string_literals;
using playhead::test::dense_document;
using playhead::test::JsonGenerator;

Q_DECLARE_METATYPE(std::string)
Q_DECLARE_METATYPE(playhead::json::ScanStatus)
Q_DECLARE_METATYPE(playhead::json::Kind)

class JsonScanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_the_extent_of_a_value_data();
    void finds_the_extent_of_a_value();
    void tells_how_a_truncated_value_ends();
    void wrong_closers_stay_inside_their_element();
    void agrees_with_the_oracle_on_valid_documents();
    void tells_where_the_grammar_breaks_data();
    void tells_where_the_grammar_breaks();
    void flags_what_strict_parsers_refuse_data();
    void flags_what_strict_parsers_refuse();
    void judges_each_corrupted_byte_as_the_oracle_does();
    void completes_a_document_cut_anywhere();
    void completes_what_was_cut_data();
    void completes_what_was_cut();
    void depth_is_no_limit();
    void mismatched_depth_takes_linear_time();
    void a_large_string_is_passed_over_fast();
};

void JsonScanTest::finds_the_extent_of_a_value_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<ScanStatus>("status");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<std::string>("found");
    const auto ok = ScanStatus::Ok;
    const auto cut = ScanStatus::Truncated;
    const auto bad = ScanStatus::Malformed;

    QTest::newRow("object, then more") << R"( {"a":1} ,2)"s << ok << Kind::Object << R"({"a":1})"s;
    QTest::newRow("brackets in strings")
        << R"(["]}",{"[":"\"]"}]x)"s << ok << Kind::Array << R"(["]}",{"[":"\"]"}])"s;
    QTest::newRow("string with escapes") << R"("a\"\\"b)"s << ok << Kind::String << R"("a\"\\")"s;
    QTest::newRow("number") << "12.5,"s << ok << Kind::Number << "12.5"s;
    QTest::newRow("number at the end") << "12"s << ok << Kind::Number << "12"s;
    QTest::newRow("minus alone") << "-"s << cut << Kind::Invalid << "-"s;
    QTest::newRow("exponent without digits") << "1e"s << cut << Kind::Invalid << "1e"s;
    QTest::newRow("literal") << "true]"s << ok << Kind::True << "true"s;
    QTest::newRow("literal cut") << "fal"s << cut << Kind::Invalid << "fal"s;
    QTest::newRow("literal cut inside") << "fal,"s << bad << Kind::Invalid << "fal"s;
    QTest::newRow("NaN") << "NaN}"s << ok << Kind::Number << "NaN"s;
    QTest::newRow("-Infinity") << "-Infinity"s << ok << Kind::Number << "-Infinity"s;
    QTest::newRow("huge exponent") << "1e400"s << ok << Kind::Number << "1e400"s;
    QTest::newRow("no JSON word") << "undefined,"s << bad << Kind::Invalid << "undefined"s;
    QTest::newRow("nothing") << "  "s << cut << Kind::Invalid << ""s;
    QTest::newRow("comma where a value should be") << " ,1"s << bad << Kind::Invalid << ""s;
    QTest::newRow("wrong closer inside")
        << R"([{"a":[1},2])"s << bad << Kind::Array << R"([{"a":[1},2])"s;
    QTest::newRow("backslash outside strings")
        << R"([\"a]",\]x)"s << ok << Kind::Array << R"([\"a]",\])"s;
    QTest::newRow("unclosed inside") << R"([{"a":1],2)"s << bad << Kind::Array << R"([{"a":1])"s;
    QTest::newRow("wrong closer without opener")
        << R"({"a":1],{"b":2})"s << bad << Kind::Object << R"({"a":1])"s;
}

void JsonScanTest::finds_the_extent_of_a_value()
{
    QFETCH(std::string, text);
    QFETCH(ScanStatus, status);
    QFETCH(Kind, kind);
    QFETCH(std::string, found);
    const ScanResult result = scan_value(text, 0);
    QCOMPARE(result.status, status);
    QCOMPARE(result.kind, kind);
    QCOMPARE(std::string(result.of(text)), found);
    QCOMPARE(result.reason.empty(), status != ScanStatus::Malformed);
}

void JsonScanTest::tells_how_a_truncated_value_ends()
{
    ScanResult result = scan_value(R"([{"a":["x)", 0);
    QCOMPARE(result.status, ScanStatus::Truncated);
    QVERIFY(result.inside_string);
    QCOMPARE(result.depth, 3U);

    result = scan_value(R"({"a\\":{ )", 0);
    QCOMPARE(result.status, ScanStatus::Truncated);
    QVERIFY(!result.inside_string);
    QCOMPARE(result.depth, 2U);
    QCOMPARE(result.end, 9U);
}

void JsonScanTest::wrong_closers_stay_inside_their_element()
{
    const std::string text = R"({"a":[1,2},"b")";
    const ScanResult result = scan_value(text, 0);
    QCOMPARE(result.status, ScanStatus::Malformed);
    QCOMPARE(std::string(result.of(text)), R"({"a":[1,2})"s);
    QCOMPARE(result.error_offset, 9U);
}

void JsonScanTest::agrees_with_the_oracle_on_valid_documents()
{
    JsonGenerator generator(20240501);
    for (int i = 0; i < 3000; ++i) {
        const std::string text = generator.document();
        QVERIFY2(nlohmann::json::accept(text), text.c_str());
        const Check check = validate(text);
        QVERIFY2(check.strict(), text.c_str());
        const ScanResult result = scan_value(text + ", 1", 0);
        QVERIFY2(result.ok(), text.c_str());
        QVERIFY(nlohmann::json::parse(result.of(text)) == nlohmann::json::parse(text));
        QCOMPARE(result.kind, kind_of(text));
    }
}

void JsonScanTest::tells_where_the_grammar_breaks_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("offset");
    QTest::newRow("missing comma") << "[1 2]"s << 3;
    QTest::newRow("missing colon") << R"({"a" 1})"s << 5;
    QTest::newRow("missing value") << R"({"a":})"s << 5;
    QTest::newRow("bare key") << "{a:1}"s << 1;
    QTest::newRow("trailing comma") << "[1,]"s << 3;
    QTest::newRow("trailing comma in an object") << R"({"a":1,})"s << 7;
    QTest::newRow("wrong closer") << "[1}"s << 2;
    QTest::newRow("text behind") << "1 2"s << 2;
    QTest::newRow("nothing") << " "s << 1;
    QTest::newRow("word") << "[nul]"s << 1;
    QTest::newRow("escape") << R"("\x")"s << 1;
    QTest::newRow("cut") << "[1"s << 2;
    QTest::newRow("cut string") << "\"a"s << 2;
    QTest::newRow("closer alone") << "]"s << 0;
}

void JsonScanTest::tells_where_the_grammar_breaks()
{
    QFETCH(std::string, text);
    QFETCH(int, offset);
    const Check check = validate(text);
    QVERIFY(!check.ok);
    QCOMPARE(check.offset, static_cast<std::size_t>(offset));
    QVERIFY(!check.reason.empty());
}

void JsonScanTest::flags_what_strict_parsers_refuse_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("flag");
    QTest::newRow("bad byte") << "[\"\xFF\"]"s
                              << "utf8"s;
    QTest::newRow("encoded surrogate") << "\"\xED\xA0\x80\""s
                                       << "utf8"s;
    QTest::newRow("overlong") << "\"\xC0\x80\""s
                              << "utf8"s;
    QTest::newRow("newline in a string") << "\"a\nb\""s
                                         << "control"s;
    QTest::newRow("lone surrogate") << R"("\ud800")"s
                                    << "surrogate"s;
    QTest::newRow("surrogates the wrong way round") << R"("\ude00\ud83d")"s
                                                    << "surrogate"s;
    QTest::newRow("NaN") << "[NaN]"s
                         << "number"s;
    QTest::newRow("leading zero") << "01"s
                                  << "number"s;
    QTest::newRow("plus") << "+1"s
                          << "number"s;
    QTest::newRow("no fraction") << "1."s
                                 << "number"s;
}

void JsonScanTest::flags_what_strict_parsers_refuse()
{
    QFETCH(std::string, text);
    QFETCH(std::string, flag);
    const Check check = validate(text);
    QVERIFY(check.ok);
    QVERIFY(!check.strict());
    QCOMPARE(check.bad_utf8, flag == "utf8");
    QCOMPARE(check.raw_control, flag == "control");
    QCOMPARE(check.lone_surrogate, flag == "surrogate");
    QCOMPARE(check.loose_number, flag == "number");
    QVERIFY(!nlohmann::json::accept(text));
}

void JsonScanTest::judges_each_corrupted_byte_as_the_oracle_does()
{
    const std::string document = dense_document();
    for (std::size_t at = 0; at < document.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string text = document;
            text[at] = static_cast<char>(byte);
            const bool accepted = nlohmann::json::accept(text);
            if (validate(text).strict() != accepted)
                QFAIL(qPrintable(QStringLiteral("byte %1 as %2").arg(at).arg(byte)));
            const ScanResult result = scan_value(text, 0);
            QVERIFY(result.begin <= result.end && result.end <= text.size());
        }
    }
}

void JsonScanTest::completes_a_document_cut_anywhere()
{
    JsonGenerator generator(7);
    std::vector<std::string> documents{dense_document()};
    for (int i = 0; i < 60; ++i)
        documents.push_back(generator.document());
    for (const std::string& document : documents) {
        for (std::size_t length = 0; length <= document.size(); ++length) {
            const std::string_view prefix = std::string_view(document).substr(0, length);
            const std::string completed = complete_truncated(prefix);
            QVERIFY2(validate(completed).strict(), completed.c_str());
            QVERIFY2(nlohmann::json::accept(completed), completed.c_str());
        }
        QVERIFY(nlohmann::json::parse(complete_truncated(document)) ==
                nlohmann::json::parse(document));
    }
}

void JsonScanTest::completes_what_was_cut_data()
{
    QTest::addColumn<std::string>("cut");
    QTest::addColumn<std::string>("whole");
    QTest::newRow("string") << R"({"a":"xy)"s
                            << R"({"a":"xy"})"s;
    QTest::newRow("half escape") << R"(["x\)"s
                                 << R"(["x"])"s;
    QTest::newRow("half unicode escape") << R"(["x\u12)"s
                                         << R"(["x"])"s;
    QTest::newRow("half pair") << R"(["x\ud83d)"s
                               << R"(["x"])"s;
    QTest::newRow("half pair and a half") << R"(["x\ud83d\ude)"s
                                          << R"(["x"])"s;
    QTest::newRow("escaped backslash") << R"(["x\\)"s
                                       << R"(["x\\"])"s;
    QTest::newRow("half character") << "[\"x\xF0\x9F\x98"s
                                    << "[\"x\"]"s;
    QTest::newRow("backslash and half a character") << "[\"x\\\xE0"s
                                                    << "[\"x\"]"s;
    QTest::newRow("no JSON at all") << "-{\"a\":"s
                                    << "null"s;
    QTest::newRow("key") << R"({"a":1,"b)"s
                         << R"({"a":1})"s;
    QTest::newRow("whole key") << R"({"a":1,"b")"s
                               << R"({"a":1})"s;
    QTest::newRow("colon") << R"({"a":[{"b": )"s
                           << R"({"a":[{}]})"s;
    QTest::newRow("comma") << "[1, "s
                           << "[1]"s;
    QTest::newRow("literal") << "[1,tr"s
                             << "[1]"s;
    QTest::newRow("number") << "[1,2e"s
                            << "[1]"s;
    QTest::newRow("half a number by itself, and text behind") << "1.{\x1c aa"s
                                                              << "null"s;
    QTest::newRow("half a number in a list, and text behind") << "[1. "s
                                                              << "[1.]"s;
    QTest::newRow("nothing") << ""s
                             << "null"s;
    QTest::newRow("whole") << " [1] "s
                           << " [1]"s;
    QTest::newRow("text behind") << "{} junk"s
                                 << "{}"s;
}

void JsonScanTest::completes_what_was_cut()
{
    QFETCH(std::string, cut);
    QFETCH(std::string, whole);
    QCOMPARE(complete_truncated(cut), whole);
}

void JsonScanTest::depth_is_no_limit()
{
    constexpr std::size_t levels = 1'000'000;
    std::string open;
    std::string close;
    for (std::size_t i = 0; i < levels; ++i) {
        open += i % 3 == 0 ? R"({"k":)" : "[";
        close += (levels - 1 - i) % 3 == 0 ? '}' : ']';
    }
    const std::string document = open + "1" + close;
    QVERIFY(scan_value(document, 0).ok());
    const Check check = validate(document);
    QVERIFY(check.strict());
    QCOMPARE(check.max_depth, levels);
    QCOMPARE(scan_value(open, 0).depth, levels);
    QCOMPARE(complete_truncated(open + "1"), document);
}

void JsonScanTest::mismatched_depth_takes_linear_time()
{
    const std::string text = std::string(300'000, '[') + std::string(300'000, '}');
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(scan_value(text, 0).status, ScanStatus::Malformed);
    QVERIFY(timer.elapsed() < 20'000);
}

void JsonScanTest::a_large_string_is_passed_over_fast()
{
    const std::string text = "[\"" + std::string(100'000'000, 'x') + "\\\"]\"]";
    QElapsedTimer timer;
    timer.start();
    const ScanResult result = scan_value(text, 0);
    const qint64 elapsed = timer.elapsed();
    QVERIFY(result.ok());
    QCOMPARE(result.end, text.size());
    QVERIFY2(elapsed < 20'000, qPrintable(QString::number(elapsed)));
}

QTEST_GUILESS_MAIN(JsonScanTest)
#include "json_scan_test.moc"
