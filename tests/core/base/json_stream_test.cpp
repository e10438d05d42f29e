// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_stream.h"
#include "tests/core/base/choppy_reader.h"
#include "tests/testkit/patient_test.h"

#include <string>
#include <string_view>
#include <vector>

using namespace playhead;
using namespace playhead::json;
using namespace std::string_literals;
using playhead::test::ChoppyReader;

Q_DECLARE_METATYPE(std::string)
Q_DECLARE_METATYPE(std::vector<std::string>)

namespace {

// The texts of the elements of the array that the first document is.
std::vector<std::string> elements(const std::string& text)
{
    MemoryReader source(text);
    Cursor cursor(source);
    std::vector<std::string> found;
    if (cursor.next_document() && cursor.enter_array()) {
        while (cursor.next_element())
            found.emplace_back(cursor.raw().text);
    }
    return found;
}

std::vector<std::string> documents(const std::string& text, StreamOptions options = {})
{
    MemoryReader source(text);
    Cursor cursor(source, options);
    std::vector<std::string> found;
    while (cursor.next_document())
        found.emplace_back(cursor.raw().text);
    return found;
}

StreamOptions lines_mode()
{
    StreamOptions options;
    options.mode = StreamOptions::Mode::Lines;
    return options;
}

} // namespace

class JsonStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void descends_on_demand();
    void documents_follow_one_another_data();
    void documents_follow_one_another();
    void damaged_elements_do_not_take_their_neighbours_along_data();
    void damaged_elements_do_not_take_their_neighbours_along();
    void damaged_objects_give_the_members_they_have();
    void truncation_is_told_once_with_what_there_is();
    void lines_do_not_reach_into_each_other();
    void leave_skips_the_rest();
    void offsets_count_from_where_the_source_starts();
    void an_error_of_the_source_is_told();
    void garbage_is_handed_out_in_bounded_pieces();
    void deep_documents_can_be_entered();
};

void JsonStreamTest::descends_on_demand()
{
    const std::string text =
        R"( {"skip":[1,{"x":2}],"\u0065vents":[{"a":1}, 2 ,"s"],"last":null} )";
    MemoryReader source(text);
    Cursor cursor(source);
    QVERIFY(cursor.next_document());
    QCOMPARE(cursor.peek_kind(), Kind::Object);
    QVERIFY(!cursor.enter_array());
    QVERIFY(cursor.enter_object());
    std::string_view key;
    QVERIFY(cursor.next_member(key));
    QCOMPARE(key, std::string_view("skip"));
    QVERIFY(cursor.next_member(key));
    QCOMPARE(key, std::string_view("events"));
    QVERIFY(cursor.enter_array());
    QCOMPARE(cursor.depth(), 2U);
    QVERIFY(cursor.next_element());
    const Slice slice = cursor.raw();
    QCOMPARE(slice.text, std::string_view(R"({"a":1})"));
    QCOMPARE(slice.offset, text.find(R"({"a")"));
    QVERIFY(slice.scan.ok());
    QVERIFY(cursor.next_element());
    QVERIFY(cursor.next_element());
    QCOMPARE(cursor.peek_kind(), Kind::String);
    QVERIFY(!cursor.next_element());
    QVERIFY(cursor.next_member(key));
    QCOMPARE(key, std::string_view("last"));
    QVERIFY(!cursor.next_member(key));
    QVERIFY(!cursor.next_document());
    QCOMPARE(cursor.problem_count(), 0U);
    QCOMPARE(cursor.consumed(), text.size());
}

void JsonStreamTest::documents_follow_one_another_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::vector<std::string>>("expected");
    using Texts = std::vector<std::string>;
    QTest::newRow("white space between") << "{} \n[1]\t2"s << Texts{"{}", "[1]", "2"};
    QTest::newRow("nothing between") << "{}{}[]\"a\""s << Texts{"{}", "{}", "[]", "\"a\""};
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF[1]"s << Texts{"[1]"};
    QTest::newRow("nothing at all") << " \n "s << Texts{};
    QTest::newRow("a log line before")
        << "INFO at, {\"a\":1}\nbye\n[2]"s << Texts{"INFO at, ", "{\"a\":1}", "bye", "[2]"};
    QTest::newRow("commas between") << "{},\n{}"s << Texts{"{}", ",", "{}"};
    QTest::newRow("closer alone") << "] [1]"s << Texts{"] ", "[1]"};
}

void JsonStreamTest::documents_follow_one_another()
{
    QFETCH(std::string, text);
    QFETCH(std::vector<std::string>, expected);
    QVERIFY(documents(text) == expected);
}

void JsonStreamTest::damaged_elements_do_not_take_their_neighbours_along_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::vector<std::string>>("expected");
    using Texts = std::vector<std::string>;
    QTest::newRow("wrong closer inside")
        << R"([{"a":[1},{"b":2}])"s << Texts{R"({"a":[1})", R"({"b":2})"};
    QTest::newRow("wrong closer at the end")
        << R"([{"a":1],{"b":2}])"s << Texts{R"({"a":1])", R"({"b":2})"};
    QTest::newRow("surplus closer")
        << R"([{"a":1}},{"b":2}])"s << Texts{R"({"a":1})", R"({"b":2})"};
    QTest::newRow("no JSON word") << "[1,undefined,2]"s << Texts{"1", "undefined", "2"};
    QTest::newRow("missing comma") << "[{} {}\n1]"s << Texts{"{}", "{}", "1"};
    QTest::newRow("surplus commas") << "[,1,,2,]"s << Texts{"1", "2"};
    QTest::newRow("colon") << "[1:2]"s << Texts{"1", "2"};
}

void JsonStreamTest::damaged_elements_do_not_take_their_neighbours_along()
{
    QFETCH(std::string, text);
    QFETCH(std::vector<std::string>, expected);
    QVERIFY(elements(text) == expected);
    MemoryReader source(text);
    Cursor cursor(source);
    QVERIFY(cursor.next_document() && cursor.enter_array());
    while (cursor.next_element())
        cursor.skip();
    QVERIFY(cursor.problem_count() > 0);
    QVERIFY(!cursor.truncated());
    QVERIFY(!cursor.next_document());
}

void JsonStreamTest::damaged_objects_give_the_members_they_have()
{
    const std::string text = R"({"a":[1,{"x":2},"b" 2,c:3,"d":,"e":5,}} )";
    MemoryReader source(text);
    Cursor cursor(source);
    QVERIFY(cursor.next_document() && cursor.enter_object());
    std::vector<std::string> found;
    std::string_view key;
    while (cursor.next_member(key)) {
        std::string entry = std::string(key) + '=';
        if (cursor.enter_array()) {
            while (cursor.next_element())
                entry += std::string(cursor.raw().text) + ';';
        } else {
            entry += cursor.raw().text;
        }
        found.push_back(entry);
    }
    // The array was never closed, so what follows is read as its elements, and nothing is lost.
    QVERIFY(found == (std::vector<std::string>{R"(a=1;{"x":2};"b";2;c;3;"d";"e";5;)"}));
    const std::string plain = R"({"b" 2,c:3,"d":,"e":5,})";
    MemoryReader plain_source(plain);
    Cursor plain_cursor(plain_source);
    QVERIFY(plain_cursor.next_document() && plain_cursor.enter_object());
    found.clear();
    while (plain_cursor.next_member(key)) {
        const std::string name(key);
        found.push_back(name + '=' + std::string(plain_cursor.raw().text));
    }
    QVERIFY(found == (std::vector<std::string>{"b=2", "d=", "e=5"}));
}

void JsonStreamTest::truncation_is_told_once_with_what_there_is()
{
    const std::string text = R"({"events":[{"a":1},{"b":"xy)";
    MemoryReader source(text);
    Cursor cursor(source);
    std::string_view key;
    QVERIFY(cursor.next_document() && cursor.enter_object() && cursor.next_member(key));
    QVERIFY(cursor.enter_array() && cursor.next_element());
    QVERIFY(cursor.next_element());
    const Slice slice = cursor.raw();
    QCOMPARE(slice.scan.status, ScanStatus::Truncated);
    QVERIFY(slice.scan.inside_string);
    QCOMPARE(slice.scan.depth, 1U);
    QCOMPARE(complete_truncated(slice.text), R"({"b":"xy"})"s);
    QVERIFY(!cursor.next_element());
    QVERIFY(!cursor.next_member(key));
    QVERIFY(cursor.truncated());
    QCOMPARE(cursor.problem_count(), 1U);
    const std::optional<Problem> problem = cursor.take_problem();
    QVERIFY(problem && problem->truncated);
    QCOMPARE(problem->offset, text.size());
    QVERIFY(!cursor.take_problem());
    QVERIFY(!cursor.next_document());
}

void JsonStreamTest::lines_do_not_reach_into_each_other()
{
    const std::string text = "{\"a\":\"cut\n\n{\"b\":2}\r\n[1,{\n \t\n3 4\n{\"last\":";
    MemoryReader source(text);
    Cursor cursor(source, lines_mode());
    std::vector<std::string> found;
    std::vector<std::uint64_t> offsets;
    while (cursor.next_document()) {
        const Slice slice = cursor.raw();
        found.emplace_back(slice.text);
        offsets.push_back(slice.offset);
    }
    QVERIFY(found == (std::vector<std::string>{"{\"a\":\"cut", "{\"b\":2}", "[1,{", "3", "4",
                                               "{\"last\":"}));
    QCOMPARE(offsets[1], text.find("{\"b"));
    QCOMPARE(cursor.problem_count(), 4U);
    QCOMPARE(cursor.consumed(), text.size());
}

void JsonStreamTest::leave_skips_the_rest()
{
    const std::string text = R"([[1,"]",{"a":2}],{"k":[3],"l":{}},4])";
    ChoppyReader source(text, 2);
    Cursor cursor(source);
    QVERIFY(cursor.next_document() && cursor.enter_array() && cursor.next_element());
    QVERIFY(cursor.enter_array() && cursor.next_element());
    cursor.leave();
    QVERIFY(cursor.next_element() && cursor.enter_object());
    std::string_view key;
    QVERIFY(cursor.next_member(key));
    cursor.leave();
    QVERIFY(cursor.next_element());
    QCOMPARE(cursor.raw().text, std::string_view("4"));
    QVERIFY(!cursor.next_element());
    QCOMPARE(cursor.problem_count(), 0U);
}

void JsonStreamTest::offsets_count_from_where_the_source_starts()
{
    MemoryReader source("\n{\"a\":1}\n");
    StreamOptions options = lines_mode();
    options.offset = 5'000'000'000;
    Cursor cursor(source, options);
    QVERIFY(cursor.next_document());
    QCOMPARE(cursor.raw().offset, 5'000'000'001U);
    QVERIFY(!cursor.next_document());
    QCOMPARE(cursor.consumed(), 9U);
}

void JsonStreamTest::an_error_of_the_source_is_told()
{
    ChoppyReader source("[1,2", 3, true);
    Cursor cursor(source);
    QVERIFY(cursor.next_document() && cursor.enter_array());
    QVERIFY(cursor.next_element() && cursor.next_element());
    QVERIFY(!cursor.next_element());
    QVERIFY(cursor.truncated());
    QVERIFY(cursor.error().has_value());
    QCOMPARE(cursor.error()->what, "the disk is gone"s);
}

void JsonStreamTest::garbage_is_handed_out_in_bounded_pieces()
{
    const std::string text(5'000'000, 'x');
    MemoryReader source(text);
    Cursor cursor(source);
    std::size_t total = 0;
    while (cursor.next_document()) {
        QCOMPARE(cursor.peek_kind(), Kind::Invalid);
        const Slice slice = cursor.raw();
        QVERIFY(slice.text.size() <= 1U << 20);
        QCOMPARE(slice.scan.status, ScanStatus::Malformed);
        total += slice.text.size();
    }
    QCOMPARE(total, text.size());
}

void JsonStreamTest::deep_documents_can_be_entered()
{
    constexpr std::size_t levels = 200'000;
    const std::string text = std::string(levels, '[') + std::string(levels, ']') + " 7";
    ChoppyReader source(text, 1000);
    Cursor cursor(source);
    QVERIFY(cursor.next_document());
    std::size_t depth = 0;
    while (cursor.enter_array()) {
        ++depth;
        if (!cursor.next_element())
            break;
    }
    QCOMPARE(depth, levels);
    QVERIFY(cursor.next_document());
    QCOMPARE(cursor.raw().text, std::string_view("7"));
    QCOMPARE(cursor.problem_count(), 0U);
}

QTEST_GUILESS_MAIN(JsonStreamTest)
#include "json_stream_test.moc"
