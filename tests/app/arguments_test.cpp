// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/arguments.h"
#include "tests/testkit/patient_test.h"

#include <array>

using namespace playhead;

namespace {

using Words = std::vector<std::string_view>;
using Texts = std::vector<std::string>;

constexpr std::array<Option, 5> options = {{{"json", {}, "a switch"},
                                            {"session", "ID", "with a value"},
                                            {"output", "OUT", "with a letter", 'o'},
                                            {"quiet", {}, "a switch with a letter", 'q'},
                                            {"redact", "KINDS", "with or without", 0, true}}};

Arguments parsed(const Words& words)
{
    auto arguments = Arguments::parse(words, options);
    if (!arguments)
        qFatal("%s", arguments.error().what.c_str());
    return std::move(arguments).value();
}

} // namespace

class ArgumentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void operands_and_options_may_mix();
    void values_follow_a_space_or_an_equals_sign();
    void an_empty_value_is_a_value();
    void an_optional_value_takes_no_word();
    void letters_may_stand_together();
    void the_last_of_two_counts();
    void after_two_dashes_all_are_operands();
    void a_single_dash_is_an_operand();
    void a_value_may_look_like_an_option();
    void what_is_wrong_is_said_data();
    void what_is_wrong_is_said();
    void a_mistyped_word_has_a_nearest_data();
    void a_mistyped_word_has_a_nearest();
};

void ArgumentsTest::operands_and_options_may_mix()
{
    const Arguments arguments = parsed({"a", "--json", "b", "-q", "c"});
    QCOMPARE(arguments.operands(), Texts({"a", "b", "c"}));
    QVERIFY(arguments.has("json"));
    QVERIFY(arguments.has("quiet"));
    QVERIFY(!arguments.has("session"));
    QVERIFY(!arguments.value("session"));
}

void ArgumentsTest::values_follow_a_space_or_an_equals_sign()
{
    QCOMPARE(parsed({"--session", "x=y"}).value("session"), std::optional<std::string>("x=y"));
    QCOMPARE(parsed({"--session=x=y"}).value("session"), std::optional<std::string>("x=y"));
    QCOMPARE(parsed({"-o", "x"}).value("output"), std::optional<std::string>("x"));
    QCOMPARE(parsed({"-ox"}).value("output"), std::optional<std::string>("x"));
}

void ArgumentsTest::an_empty_value_is_a_value()
{
    QCOMPARE(parsed({"--session="}).value("session"), std::optional<std::string>(""));
    QCOMPARE(parsed({"--session", ""}).value("session"), std::optional<std::string>(""));
}

void ArgumentsTest::an_optional_value_takes_no_word()
{
    const Arguments without = parsed({"--redact", "a"});
    QCOMPARE(without.value("redact"), std::optional<std::string>(""));
    QCOMPARE(without.operands(), Texts({"a"}));
    QCOMPARE(parsed({"--redact=email", "a"}).value("redact"), std::optional<std::string>("email"));
    QVERIFY(parsed({"--redact"}).has("redact"));
}

void ArgumentsTest::letters_may_stand_together()
{
    const Arguments arguments = parsed({"-qoout", "rest"});
    QVERIFY(arguments.has("quiet"));
    QCOMPARE(arguments.value("output"), std::optional<std::string>("out"));
    QCOMPARE(arguments.operands(), Texts({"rest"}));
}

void ArgumentsTest::the_last_of_two_counts()
{
    QCOMPARE(parsed({"--session", "a", "--session=b"}).value("session"),
             std::optional<std::string>("b"));
}

void ArgumentsTest::after_two_dashes_all_are_operands()
{
    const Arguments arguments = parsed({"--", "--json", "-q", "--", "-"});
    QCOMPARE(arguments.operands(), Texts({"--json", "-q", "--", "-"}));
    QVERIFY(!arguments.has("json"));
}

void ArgumentsTest::a_single_dash_is_an_operand()
{
    QCOMPARE(parsed({"-", "--json"}).operands(), Texts({"-"}));
}

void ArgumentsTest::a_value_may_look_like_an_option()
{
    const Arguments arguments = parsed({"--session", "--json"});
    QCOMPARE(arguments.value("session"), std::optional<std::string>("--json"));
    QVERIFY(!arguments.has("json"));
}

void ArgumentsTest::what_is_wrong_is_said_data()
{
    QTest::addColumn<QByteArrayList>("words");
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("remedy");
    const auto row = [](const char* name, const QByteArrayList& words, const char* what,
                        const char* remedy) {
        QTest::newRow(name) << words << QByteArray(what) << QByteArray(remedy);
    };
    row("unknown", {"--colour"}, "There is no option --colour.", "");
    row("mistyped", {"--sesion", "x"}, "There is no option --sesion.", "Did you mean --session?");
    row("mistyped, with a value", {"--sesion=x"}, "There is no option --sesion.",
        "Did you mean --session?");
    row("cut short", {"--jso"}, "There is no option --jso.", "Did you mean --json?");
    row("an unknown letter", {"-qx"}, "There is no option -x.", "");
    row("no value", {"--session"}, "The option --session needs a value.", "--session ID");
    row("no value for a letter", {"-o"}, "The option -o needs a value.", "-o OUT");
    row("a value too many", {"--json=yes"}, "The option --json takes no value.", "");
}

void ArgumentsTest::what_is_wrong_is_said()
{
    QFETCH(const QByteArrayList, words);
    QFETCH(const QByteArray, what);
    QFETCH(const QByteArray, remedy);
    Words views;
    for (const QByteArray& word : words)
        views.emplace_back(word.constData(), static_cast<std::size_t>(word.size()));
    const auto arguments = Arguments::parse(views, options);
    QVERIFY(!arguments);
    QCOMPARE(QByteArray::fromStdString(arguments.error().what), what);
    QCOMPARE(QByteArray::fromStdString(arguments.error().remedy), remedy);
}

void ArgumentsTest::a_mistyped_word_has_a_nearest_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QByteArray>("nearest");
    QTest::newRow("a letter is missing") << QByteArray("inspct") << QByteArray("inspect");
    QTest::newRow("a letter too many") << QByteArray("eventss") << QByteArray("events");
    QTest::newRow("another letter") << QByteArray("expart") << QByteArray("export");
    QTest::newRow("two are swapped") << QByteArray("evnets") << QByteArray("events");
    QTest::newRow("cut short") << QByteArray("ins") << QByteArray("inspect");
    QTest::newRow("something else") << QByteArray("frobnicate") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void ArgumentsTest::a_mistyped_word_has_a_nearest()
{
    QFETCH(const QByteArray, word);
    constexpr std::array<std::string_view, 3> candidates = {"inspect", "events", "export"};
    const auto nearest = nearestWord(word.toStdString(), candidates);
    QTEST(QByteArray::fromStdString(std::string(nearest.value_or(""))), "nearest");
}

QTEST_GUILESS_MAIN(ArgumentsTest)
#include "arguments_test.moc"
