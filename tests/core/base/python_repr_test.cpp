// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_scan.h"
#include "core/base/python_repr.h"
#include "tests/testkit/patient_test.h"

#include <QElapsedTimer>

#include <string>

using namespace playhead::json;
using namespace std::string_literals;

Q_DECLARE_METATYPE(std::string)

class PythonReprTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void containers_become_json_data();
    void containers_become_json();
    void other_text_stays_text_data();
    void other_text_stays_text();
    void every_cut_and_corruption_gives_json_or_nothing();
    void depth_is_no_limit();
    void keys_inside_keys_take_no_quadratic_time();
};

void PythonReprTest::containers_become_json_data()
{
    QTest::addColumn<std::string>("repr");
    QTest::addColumn<std::string>("json");
    QTest::newRow("dict") << R"({'a': [1, None, True], 'b': "x"})"s
                          << R"({"a":[1,null,true],"b":"x"})"s;
    QTest::newRow("empty containers") << "[{}, [], (), set()]"s
                                      << R"([{},[],[],{"$type":"set"}])"s;
    QTest::newRow("tuple") << " (1, 2.50) "s
                           << "[1,2.50]"s;
    QTest::newRow("tuple of one") << "('a',)"s
                                  << R"(["a"])"s;
    QTest::newRow("set") << "{1, 'b'}"s
                         << R"([1,"b"])"s;
    QTest::newRow("set of one") << "{'b'}"s
                                << R"(["b"])"s;
    QTest::newRow("keys that are no text") << "{1: 2, None: 3, (1, 'x') : 4, 1.5: 5}"s
                                           << R"~({"1":2,"None":3,"(1, 'x')":4,"1.5":5})~"s;
    QTest::newRow("duplicate keys") << "{'a': 1, 'a': 2}"s
                                    << R"({"a":1,"a":2})"s;
    QTest::newRow("quotes") << R"(["it's", 'say "hi"', 'it\'s "x"'])"s
                            << R"(["it's","say \"hi\"","it's \"x\""])"s;
    QTest::newRow("escapes")
        << R"(['\n\t\\\x41\xe9\u4e2d\U0001f600\0\d'])"s
        << "[\"\\n\\t\\\\A\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80\\u0000\\\\d\"]"s;
    QTest::newRow("surrogates") << R"(['\ud83d\ude00\ud800'])"s
                                << "[\"\xF0\x9F\x98\x80\xEF\xBF\xBD\"]"s;
    QTest::newRow("bytes") << R"([b'caf\xc3\xa9', b'\xff\x00', b"it's"])"s
                           << "[\"caf\xC3\xA9\",\"\\\\xff\\\\x00\",\"it's\"]"s;
    QTest::newRow("numbers") << "[-1, 1e+16, 1., nan, inf, -inf, 12345678901234567890]"s
                             << "[-1,1e+16,1.0,NaN,Infinity,-Infinity,12345678901234567890]"s;
    QTest::newRow("recursive list") << "[1, [...]]"s
                                    << R"([1,["..."]])"s;
    QTest::newRow("object at an address") << "{'o': <app.Foo object at 0x7f12>, 'n': 1}"s
                                          << R"({"o":"<app.Foo object at 0x7f12>","n":1})"s;
    QTest::newRow("enum member")
        << "[<Color.RED: '>'>, <function f.<locals>.<lambda> at 0x1>]"s
        << R"(["<Color.RED: '>'>","<function f.<locals>.<lambda> at 0x1>"])"s;
    QTest::newRow("call with names") << "Point(x=1, y='two', z=[3])"s
                                     << R"({"$type":"Point","x":1,"y":"two","z":[3]})"s;
    QTest::newRow("call with places") << "PosixPath('/tmp')"s
                                      << R"({"$type":"PosixPath","$args":["/tmp"]})"s;
    QTest::newRow("call with both") << "Foo(1, 'b', c=2)"s
                                    << R"({"$type":"Foo","$args":[1,"b"],"c":2})"s;
    QTest::newRow("call without anything") << "Foo()"s
                                           << R"({"$type":"Foo"})"s;
    QTest::newRow("datetime") << "[datetime.datetime(2024, 1, 2, tzinfo=datetime.timezone.utc)]"s
                              << R"([{"$type":"datetime.datetime","$args":[2024,1,2],)"
                                 R"("tzinfo":"datetime.timezone.utc"}])"s;
    QTest::newRow("array") << "array([1., 2.5], dtype=float32)"s
                           << R"({"$type":"array","$args":[[1.0,2.5]],"dtype":"float32"})"s;
    QTest::newRow("ordered dict") << "OrderedDict([('a', 1)])"s
                                  << R"({"$type":"OrderedDict","$args":[[["a",1]]]})"s;
    QTest::newRow("defaultdict")
        << "defaultdict(<class 'list'>, {'a': [1]})"s
        << R"({"$type":"defaultdict","$args":["<class 'list'>",{"a":[1]}]})"s;
    QTest::newRow("line breaks") << "{\n 'a': 1,\n 'b': 2,\n}"s
                                 << R"({"a":1,"b":2})"s;
}

void PythonReprTest::containers_become_json()
{
    QFETCH(std::string, repr);
    QFETCH(std::string, json);
    const auto converted = json_from_python_repr(repr);
    QVERIFY(converted.has_value());
    QCOMPARE(*converted, json);
    QVERIFY(validate(*converted).ok);
}

void PythonReprTest::other_text_stays_text_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("nothing") << ""s;
    QTest::newRow("prose") << "Hello, world"s;
    QTest::newRow("prose in brackets") << "[see the note]"s;
    QTest::newRow("names in brackets") << "[foo, bar]"s;
    QTest::newRow("placeholder") << "{name}"s;
    QTest::newRow("remark") << "(see below)"s;
    QTest::newRow("year") << "(2023)"s;
    QTest::newRow("reference and prose") << "[1] First reference"s;
    QTest::newRow("two containers") << "[1] [2]"s;
    QTest::newRow("call of a function") << "print('hello')"s;
    QTest::newRow("code") << "x = {'a': 1}"s;
    QTest::newRow("comprehension") << "[x for x in y]"s;
    QTest::newRow("call in prose") << "Foo(a=1) was called"s;
    QTest::newRow("capital prose") << "Note(this is prose)"s;
    QTest::newRow("string") << "'text'"s;
    QTest::newRow("number") << "12"s;
    QTest::newRow("object alone") << "<Foo object at 0x1>"s;
    QTest::newRow("markup") << "<p>[1]</p>"s;
    QTest::newRow("cut") << "{'a': [1, 2"s;
    QTest::newRow("missing value") << "{'a': }"s;
    QTest::newRow("missing item") << "[1,,2]"s;
    QTest::newRow("dict and set") << "{'a': 1, 'b'}"s;
    QTest::newRow("set and dict") << "{'a', 'b': 1}"s;
    QTest::newRow("wrong closer") << "[1}"s;
    QTest::newRow("format string") << "{0} of {1}"s;
    QTest::newRow("CSS") << "{ color: red }"s;
    QTest::newRow("JavaScript keys") << "{a: 1}"s;
}

void PythonReprTest::other_text_stays_text()
{
    QFETCH(std::string, text);
    const auto converted = json_from_python_repr(text);
    QVERIFY2(!converted, converted.value_or("").c_str());
}

void PythonReprTest::every_cut_and_corruption_gives_json_or_nothing()
{
    const std::string repr =
        R"({'a': [1, (None,), {"it's"}], (1, b'\xff'): Foo(1, <x 'y'>, k=-inf), 2: '\u00e9\\'})";
    QVERIFY(json_from_python_repr(repr).has_value());
    for (std::size_t at = 0; at < repr.size(); ++at) {
        QVERIFY(!json_from_python_repr(repr.substr(0, at)));
        for (int byte = 0; byte < 256; ++byte) {
            std::string text = repr;
            text[at] = static_cast<char>(byte);
            const auto converted = json_from_python_repr(text);
            if (!converted)
                continue;
            const Check check = validate(*converted);
            QVERIFY2(check.ok && !check.bad_utf8 && !check.raw_control, converted->c_str());
        }
    }
}

void PythonReprTest::depth_is_no_limit()
{
    constexpr std::size_t levels = 200'000;
    const std::string text = std::string(levels, '[') + std::string(levels, ']');
    QVERIFY(json_from_python_repr(text) == text);
    std::string calls;
    for (std::size_t i = 0; i < levels; ++i)
        calls += "F(x=";
    calls += '1' + std::string(levels, ')');
    const auto converted = json_from_python_repr(calls);
    QVERIFY(converted.has_value());
    QCOMPARE(validate(*converted).max_depth, levels);
}

void PythonReprTest::keys_inside_keys_take_no_quadratic_time()
{
    constexpr std::size_t levels = 50'000;
    std::string text;
    for (std::size_t i = 0; i < levels; ++i)
        text += "{(";
    text += "1,";
    for (std::size_t i = 0; i < levels; ++i)
        text += "): 1}" + ","s;
    text.pop_back();
    QElapsedTimer timer;
    timer.start();
    static_cast<void>(json_from_python_repr(text));
    QVERIFY(timer.elapsed() < 20'000);
}

QTEST_GUILESS_MAIN(PythonReprTest)
#include "python_repr_test.moc"
