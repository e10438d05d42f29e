// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_scan.h"
#include "core/base/json_stream.h"
#include "core/base/json_tape.h"
#include "tests/core/base/choppy_reader.h"
#include "tests/core/base/json_generator.h"
#include "tests/testkit/patient_test.h"

#include <random>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

using namespace playhead::json;
using playhead::test::ChoppyReader;
using playhead::test::dense_document;
using playhead::test::JsonGenerator;

namespace {

/// Whether a text is one that belongs on a tape.
bool is_for_tape(std::string_view text)
{
    const Kind kind = kind_of(text);
    const Check check = validate(text);
    return (kind == Kind::Object || kind == Kind::Array) && check.ok && !check.bad_utf8 &&
           !check.raw_control;
}

void same_scalar(const Value& value, const Value& expected)
{
    QCOMPARE(value.kind(), expected.kind());
    QCOMPARE(value.raw(), expected.raw());
    std::string scratch;
    std::string expected_scratch;
    QCOMPARE(value.text(scratch), expected.text(expected_scratch));
    Repairs repairs;
    Repairs expected_repairs;
    QVERIFY(value.as_string(&repairs) == expected.as_string(&expected_repairs));
    QVERIFY(repairs == expected_repairs);
}

/// What damages a text most.
constexpr std::string_view bytes = "\"{}[],:\\ \n\x01\xC3\xFFu0e-tn";

/// Compares all that can be asked of two values, and gives the pairs inside.
void same(const Value& value, const Value& expected, std::vector<std::pair<Value, Value>>& inside)
{
    same_scalar(value, expected);
    ObjectReader members(value);
    ObjectReader expected_members(expected);
    Member member;
    Member wanted;
    while (expected_members.next(wanted)) {
        QVERIFY(members.next(member));
        QCOMPARE(member.key, wanted.key);
        QCOMPARE(member.raw_key, wanted.raw_key);
        QCOMPARE(value.find(wanted.key).raw().data(), expected.find(wanted.key).raw().data());
        QCOMPARE(value.find_last(wanted.key).raw().data(),
                 expected.find_last(wanted.key).raw().data());
        inside.emplace_back(member.value, wanted.value);
    }
    QVERIFY(!members.next(member));
    QVERIFY(!value.find("no such key").is_valid());
    ArrayReader elements(value);
    ArrayReader expected_elements(expected);
    Value element;
    for (Value one; expected_elements.next(one);) {
        QVERIFY(elements.next(element));
        inside.emplace_back(element, one);
    }
    QVERIFY(!elements.next(element));
    QVERIFY(!members.problem() && !elements.problem());
}

void same_all_through(const Value& value, const Value& expected)
{
    std::vector<std::pair<Value, Value>> open = {{value, expected}};
    while (!open.empty() && !QTest::currentTestFailed()) {
        const auto [one, other] = open.back();
        open.pop_back();
        same(one, other, open);
    }
}

/// What is read of a text is what a Value finds in it; what is not for a tape is not read.
void check(Tape& tape, std::string_view text)
{
    const Value read = tape.read(text);
    QCOMPARE(read.is_valid(), is_for_tape(text.substr(0, scan_value(text, 0).end)));
    if (read.is_valid())
        same_all_through(read, Value(scan_value(text, 0).of(text)));
}

} // namespace

class JsonTapeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatAValueFinds();
    void leavesDamagedTextAlone();
    void leavesDamagedRandomTextAlone();
    void stopsAtTheEndOfTheFirstValue();
    void knowsEscapesFromLiteralText();
    void goesThroughAnyDepth();
    void leavesOffWhatIsTooMuch();
    void holdsManyRecordsOfOneText();
    void stopsWhenAsked();
    void cursorsGiveValuesOnATape();
};

void JsonTapeTest::findsWhatAValueFinds()
{
    Tape tape;
    for (std::uint32_t seed = 0; seed < 400 && !QTest::currentTestFailed(); ++seed)
        check(tape, JsonGenerator(seed).document());
    check(tape, dense_document());
}

void JsonTapeTest::leavesDamagedTextAlone()
{
    const std::string whole = dense_document();
    Tape tape;
    std::mt19937 random(3);
    for (std::size_t at = 0; at < whole.size() && !QTest::currentTestFailed(); ++at) {
        check(tape, std::string_view(whole).substr(0, at));
        std::string damaged = whole;
        damaged[at] = bytes[random() % bytes.size()];
        check(tape, damaged);
        damaged = whole;
        damaged.insert(at, 1, bytes[random() % bytes.size()]);
        check(tape, damaged);
        damaged = whole;
        damaged.erase(at, 1 + random() % 3);
        check(tape, damaged);
    }
}

void JsonTapeTest::leavesDamagedRandomTextAlone()
{
    Tape tape;
    std::mt19937 random(11);
    for (std::uint32_t seed = 0; seed < 3000 && !QTest::currentTestFailed(); ++seed) {
        std::string text = JsonGenerator(seed).document();
        for (auto i = random() % 3; i < 3 && !text.empty(); ++i)
            text[random() % text.size()] = bytes[random() % bytes.size()];
        if (random() % 4 == 0)
            text.resize(random() % (text.size() + 1));
        check(tape, text);
    }
}

void JsonTapeTest::stopsAtTheEndOfTheFirstValue()
{
    Tape tape;
    QCOMPARE(tape.read(" {\"a\": [1]} , broken").raw(), std::string_view("{\"a\": [1]}"));
    QCOMPARE(tape.read("[]]").raw(), std::string_view("[]"));
    for (const char* const none : {"", " ", "7", "\"text\"", "null", "{", "]", "{]", "[1,]", "[,1]",
                                   "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{1:2}", "[1 2]", "[tru]"})
        QVERIFY2(!tape.read(none).is_valid(), none);
}

void JsonTapeTest::knowsEscapesFromLiteralText()
{
    Tape tape;
    const std::string text =
        R"({"pla\u0069n":"a\nb","plain":"c","é":"\ud83d\ude00","half":"\ud83dx","n":NaN,)"
        R"("\\d":1,"":2})";
    const Value read = tape.read(text);
    QVERIFY(read.is_checked());
    std::string scratch;
    QCOMPARE(read.find("plain").text(scratch), std::string_view("a\nb"));
    QCOMPARE(read.find_last("plain").text(scratch), std::string_view("c"));
    QCOMPARE(read.find("é").text(scratch), std::string_view("\xF0\x9F\x98\x80"));
    QCOMPARE(read.find("half").text(scratch), std::string_view("\xEF\xBF\xBDx"));
    QCOMPARE(read.find("\\d").raw(), std::string_view("1"));
    QCOMPARE(read.find("").raw(), std::string_view("2"));
    QVERIFY(read.find("n").is_number() && !read.find("n").is_strict_number());
    QVERIFY(!tape.read("{\"a\":\"\xC3\x28\"}").is_valid());
    QVERIFY(!tape.read("{\"a\":\"\t\"}").is_valid());
    QVERIFY(!tape.read(R"({"a":"\x"})").is_valid());
}

void JsonTapeTest::goesThroughAnyDepth()
{
    constexpr std::size_t depth = 200'000;
    std::string text(depth, '[');
    text += '7';
    text.append(depth, ']');
    Tape tape;
    Value value = tape.read(text);
    std::size_t levels = 0;
    for (; value.is_array(); ++levels) {
        ArrayReader reader(value);
        QVERIFY(reader.next(value));
    }
    QCOMPARE(levels, depth);
    QCOMPARE(value.raw(), std::string_view("7"));
}

void JsonTapeTest::leavesOffWhatIsTooMuch()
{
    std::string many = "[{\"deep\":[[1]],\"text\":\"\\u0041\"}";
    for (int i = 0; i < 1'500'000; ++i)
        many += ",{\"a\":7}";
    many += ']';
    const std::string text = R"({"before":{"x":1},"many":)" + many + R"(,"after":[{"y":"z"}]})";
    Tape tape;
    const Value read = tape.read(text);
    QVERIFY(read.is_checked());
    QCOMPARE(read.at_path({"before", "x"}).raw(), std::string_view("1"));
    QVERIFY(read.at_path({"after", "0", "y"}).is_checked());
    const Value found = read.find("many");
    QVERIFY(found.is_array() && !found.is_checked());
    QCOMPARE(found.raw(), std::string_view(many));
    QCOMPARE(*found.at_path({"0", "text"}).as_string(), std::string("A"));
    ArrayReader elements(found);
    int count = 0;
    for (Value element; elements.next(element); ++count) {
    }
    QCOMPARE(count, 1'500'001);
    QVERIFY(!tape.read(many).is_valid()); // there is nothing around it that would be worth it
    // What is wrong with it is seen all the same.
    std::string wrong = text;
    wrong[wrong.size() - 100] = ';';
    QVERIFY(!tape.read(wrong).is_valid());
}

void JsonTapeTest::holdsManyRecordsOfOneText()
{
    std::string text;
    std::vector<std::size_t> begins;
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        begins.push_back(text.size());
        text += JsonGenerator(seed).document() + '\n';
        if (seed % 3 == 0)
            text.insert(text.size() - 1, "]");
    }
    begins.push_back(text.size());
    Tape tape;
    for (int round = 0; round < 2; ++round) { // the second on memory that was used
        tape.begin(text);
        std::vector<std::pair<Value, Value>> records;
        for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
            const std::string_view line =
                std::string_view(text).substr(begins[i], begins[i + 1] - begins[i]);
            const std::string_view expected = scan_value(line, 0).of(line);
            const Value record = tape.add(begins[i], begins[i + 1]);
            QCOMPARE(record.is_valid(), is_for_tape(expected));
            QVERIFY(!tape.add(begins[i], begins[i] + expected.size() / 2).is_valid());
            if (record.is_valid())
                records.emplace_back(record, Value(expected));
        }
        QVERIFY(records.size() > 50);
        for (const auto& [record, expected] : records) // those before stay, as the tape grows
            same_all_through(record, expected);
        QVERIFY(!tape.add(text.size(), text.size()).is_valid());
        QVERIFY(!tape.add(text.size() + 7, text.size() + 9).is_valid()); // as behind 4 GiB
    }
}

void JsonTapeTest::stopsWhenAsked()
{
    std::stop_source stop;
    Tape tape;
    const std::string text = "{\"a\":\"" + std::string(5'000'000, 'x') + "\"}";
    std::string escaped = "[\"";
    for (int i = 0; i < 1'000'000; ++i)
        escaped += "line\\n";
    escaped += "\"]";
    QVERIFY(tape.read(text, stop.get_token()).is_valid());
    QVERIFY(tape.read(escaped, stop.get_token()).is_valid());
    stop.request_stop();
    QVERIFY(!tape.read(text, stop.get_token()).is_valid());
    QVERIFY(!tape.read(escaped, stop.get_token()).is_valid());
}

void JsonTapeTest::cursorsGiveValuesOnATape()
{
    const std::string large = "{\"key\":\"" + std::string(3000, 'x') + "\"}";
    const std::string text = "[" + large + ",7," + large + ",{\"key\":tru}]";
    for (const std::size_t step : {1U, 100U, 100'000U}) {
        ChoppyReader source(text, step);
        StreamOptions options;
        options.buffer_size = 1000;
        Cursor cursor(source, options);
        QVERIFY(cursor.next_document() && cursor.enter_array() && cursor.next_element());
        QVERIFY(cursor.raw().value().is_checked());
        QVERIFY(cursor.next_element());
        QVERIFY(!cursor.raw().value().is_checked());
        QVERIFY(cursor.next_element());
        const Slice slice = cursor.raw();
        QCOMPARE(slice.text, std::string_view(large));
        QCOMPARE(slice.value().find("key").raw().size(), 3002U);
        QVERIFY(slice.value().is_checked());
        QVERIFY(cursor.next_element());
        const Slice odd = cursor.raw();
        QVERIFY(odd.scan.ok() && !odd.value().is_checked());
        QCOMPARE(odd.value().find("key").kind(), Kind::Invalid);
    }
}

QTEST_GUILESS_MAIN(JsonTapeTest)
#include "json_tape_test.moc"
