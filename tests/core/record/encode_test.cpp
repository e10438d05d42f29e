// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/encode.h"
#include "core/record/entry_json.h"
#include "tests/core/record/value_json.h"
#include "tests/testkit/patient_test.h"

#include <deque>
#include <map>
#include <set>
#include <unordered_map>

using namespace playhead::record;

namespace {

struct Opaque {
    int value = 0;
};
struct Point {
    int x = 0;
    int y = 0;
};
enum class Colour : std::uint8_t { Red = 3 };

} // namespace

namespace playhead::record {

template <>
struct ValueAdapter<Point> {
    static void write(ItemWriter& writer, Field field, const Point& point)
    {
        write_value(writer, field, std::pair(point.x, point.y));
    }
};

} // namespace playhead::record

class EncodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scalars()
    {
        QCOMPARE(json_of(true), std::string("true"));
        QCOMPARE(json_of(-7), std::string("-7"));
        QCOMPARE(json_of(std::uint8_t(200)), std::string("200"));
        QCOMPARE(json_of(std::numeric_limits<std::int64_t>::min()),
                 std::string("-9223372036854775808"));
        QCOMPARE(json_of(std::numeric_limits<std::uint64_t>::max()),
                 std::string("18446744073709551615"));
        QCOMPARE(json_of(0.1), std::string("0.1"));
        QCOMPARE(json_of(2.5F), std::string("2.5"));
        QCOMPARE(json_of(std::numeric_limits<double>::quiet_NaN()), std::string("null"));
        QCOMPARE(json_of('x'), std::string("\"x\""));
        QCOMPARE(json_of(Colour::Red), std::string("3"));
        QCOMPARE(json_of(nullptr), std::string("null"));
        QCOMPARE(json_of(std::chrono::milliseconds(1500)), std::string("1.5"));
    }

    void texts()
    {
        QCOMPARE(json_of("literal"), std::string("\"literal\""));
        const char* text = "pointer";
        QCOMPARE(json_of(text), std::string("\"pointer\""));
        const char* none = nullptr;
        QCOMPARE(json_of(none), std::string("null"));
        QCOMPARE(json_of(std::string("a \"quote\"\n")), std::string("\"a \\\"quote\\\"\\n\""));
        QCOMPARE(json_of(std::string_view("view")), std::string("\"view\""));
        QCOMPARE(json_of(std::filesystem::path("/tmp/x")), std::string("\"/tmp/x\""));
        QCOMPARE(json_of(std::string("bad \xff byte")), std::string("\"bad \xef\xbf\xbd byte\""));
    }

    void containers()
    {
        QCOMPARE(json_of(std::vector<int>{1, 2}), std::string("[1,2]"));
        QCOMPARE(json_of(std::vector<bool>{true, false}), std::string("[true,false]"));
        QCOMPARE(json_of(std::deque<std::string>()), std::string("[]"));
        QCOMPARE(json_of(std::set<int>{2, 1}), std::string("[1,2]"));
        const int array[] = {4, 5};
        QCOMPARE(json_of(array), std::string("[4,5]"));
        QCOMPARE(json_of(std::map<std::string, std::vector<double>>{{"a", {0.5}}, {"b", {}}}),
                 std::string(R"({"a":[0.5],"b":[]})"));
        QCOMPARE(json_of(std::unordered_map<std::string_view, int>{{"k", 1}}),
                 std::string(R"({"k":1})"));
        QCOMPARE(json_of(std::map<int, int>{{1, 2}}), std::string("[[1,2]]"));
        QCOMPARE(json_of(std::tuple(1, "x", false)), std::string(R"([1,"x",false])"));
    }

    void whatMayBeAbsent()
    {
        QCOMPARE(json_of(std::optional<int>()), std::string("null"));
        QCOMPARE(json_of(std::optional(3)), std::string("3"));
        QCOMPARE(json_of(std::make_unique<std::string>("own")), std::string("\"own\""));
        QCOMPARE(json_of(std::shared_ptr<int>()), std::string("null"));
        QCOMPARE(json_of(std::variant<int, std::string>("held")), std::string("\"held\""));
        QCOMPARE(json_of(std::variant<std::monostate, int>()), std::string("null"));
    }

    void whatIsNotKnownIsMarked()
    {
        const std::string marked = json_of(Opaque{});
        QVERIFY2(marked.find("<<non-serializable: ") == 1, marked.c_str());
        QVERIFY2(marked.find("Opaque>>") != std::string::npos, marked.c_str());
        const int number = 1;
        QVERIFY(json_of(&number).find("int") != std::string::npos); // no address is followed
        QVERIFY(json_of(std::vector<Opaque>(2)).starts_with("[\"<<non-serializable"));
    }

    void aProgramsOwnTypes()
    {
        QCOMPARE(json_of(Point{1, 2}), std::string("[1,2]"));
        QCOMPARE(json_of(std::optional(Point{3, 4})), std::string("[3,4]"));
    }

    /// A record is a line, and any parser reads it.
    void givenJsonIsWrittenInOneLineOrAsText()
    {
        const auto written = [](std::string_view given) {
            std::string text;
            append_item(text, ItemType::Json, given);
            return text;
        };
        QCOMPARE(written("{\"a\" :\n [1.0]}"), std::string(R"({"a":[1.0]})"));
        QCOMPARE(written("{\"a\":\n\"\xff\"}"), std::string("{\"a\":\"\xef\xbf\xbd\"}"));
        QCOMPARE(written("[NaN]"), std::string("\"[NaN]\""));
        QCOMPARE(written("[.5,01]"), std::string("\"[.5,01]\""));
        QCOMPARE(written("{\n"), std::string("\"{\\n\""));
    }

    /// Whatever the room is: nothing is written beyond it, and nothing half.
    void tooLittleRoomIsNoticed()
    {
        const std::map<std::string, std::vector<std::string>> value = {{"a", {"one", "two"}},
                                                                       {"b", {"three"}}};
        std::vector<std::byte> memory(256);
        std::size_t needed = 0;
        for (std::size_t room = 0; room <= memory.size(); ++room) {
            std::fill(memory.begin(), memory.end(), std::byte{0x5a});
            ItemWriter writer(memory.data(), memory.data() + room);
            write_value(writer, Field::Returns, value);
            for (std::size_t i = room; i < memory.size(); ++i)
                QCOMPARE(memory[i], std::byte{0x5a});
            if (writer.overflowed())
                QVERIFY(needed == 0);
            else if (needed == 0)
                needed = room;
        }
        QVERIFY(needed > 0);
    }

    void damagedItemsEndTheReading()
    {
        std::vector<std::byte> memory(256);
        ItemWriter writer(memory.data(), memory.data() + memory.size());
        write_value(writer, Field::Returns, std::vector<std::string>{"one", "two"});
        const std::string_view whole(reinterpret_cast<const char*>(memory.data()),
                                     static_cast<std::size_t>(writer.at() - memory.data()));
        for (std::size_t cut = 0; cut < whole.size(); ++cut) {
            Item item;
            QVERIFY(!ItemReader(whole.substr(0, cut)).next(item));
        }
        std::string deep;
        for (std::size_t inside = 100'000; inside-- > 0;) {
            ItemHeader header{Field::Nothing, ItemType::List, 0,
                              static_cast<std::uint32_t>(inside * sizeof(ItemHeader))};
            deep.append(reinterpret_cast<const char*>(&header), sizeof header);
        }
        ItemReader reader(deep);
        Item item;
        QVERIFY(reader.next(item));
        std::string text;
        append_item(text, item.type, item.bytes);
        QVERIFY(text.find("too deep") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(EncodeTest)
#include "encode_test.moc"
