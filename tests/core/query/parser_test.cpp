// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/filter.h"
#include "core/query/keys.h"
#include "core/query/problems.h"
#include "tests/core/query/random_filters.h"
#include "tests/testkit/patient_test.h"

#include <chrono>
#include <random>

using namespace playhead;
using State = ParsedFilter::State;

Q_DECLARE_METATYPE(playhead::ParsedFilter::State)

namespace {

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

/// Carets under what is wrong, one where something is missing.
QString carets(const QString& expression, const FilterProblem& problem)
{
    const QByteArray bytes = expression.toUtf8();
    const auto begin = static_cast<qsizetype>(problem.begin);
    const auto length = static_cast<qsizetype>(problem.end - problem.begin);
    const auto before = QString::fromUtf8(bytes.left(begin)).size();
    const auto wrong = QString::fromUtf8(bytes.mid(begin, length)).size();
    return QString(before, u' ') + QString(std::max<qsizetype>(1, wrong), u'^');
}

ParsedFilter parsed(const QString& expression)
{
    return parse_filter(expression.toStdString());
}

} // namespace

class ParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsReadIsPrintedInOneForm_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("printed");
        const auto row = [](const char* name, const char* written, const char* printed) {
            QTest::newRow(name) << QString::fromUtf8(written) << QString::fromUtf8(printed);
        };
        row("nothing", " ", "");
        row("a word", "Hello", "Hello");
        row("two words", "a b", "a and b");
        row("keywords in any case", "a AND b Or NOT c", "a and b or not c");
        row("minus is not", "-type:a - b", "not type:a and not b");
        row("a minus within", "gpt-4", "gpt-4");
        row("and before or", "a or b and c", "a or b and c");
        row("parentheses that matter", "(a or b) c", "(a or b) and c");
        row("parentheses that do not", "((a) and (b and (c)))", "a and b and c");
        row("not of a group", "not(a or b)", "not (a or b)");
        row("not of not", "not (not a)", "a");
        row("a key in any case", "RESULT:fail", "result:fail");
        row("spaces around an operator", "duration > 2s", "duration>2s");
        row("a quoted value", "type:\"OpenAI Call\"", "type:\"OpenAI Call\"");
        row("needless quotes", "type:\"call\"", "type:call");
        row("a quote in quotes", "type:\"say \\\"hi\\\"\"", "type:\"say \\\"hi\\\"\"");
        row("a backslash that means itself", "type~\"\\d+\"", "type~\\d+");
        row("an empty value", "type:\"\"", "type:\"\"");
        row("a keyword as text", "\"and\"", "\"and\"");
        row("a text with an operator", "\"a>b\"", "\"a>b\"");
        row("a time of day is a text", "10:30", "\"10:30\"");
        row("text with stars is a bare word", "text:*deadline*", "deadline");
        row("text without stars is not", "text:deadline", "text:deadline");
        row("a bare word that ends in a backslash", "a\\", "a\\\\");
        row("an operator within a value", "params~a>b", "params~a>b");
        row("an ISO time", "start>=2026-11-20T14:07:25.5Z", "start>=2026-11-20T14:07:25.500Z");
        row("another zone", "start<2026-11-20T14:00:00+01:00", "start<2026-11-20T13:00:00Z");
        row("a day", "start<2026-11-20", "start<2026-11-20T00:00:00Z");
        row("a relative time", "start>12.5s", "start>12.5s");
        row("before the first moment", "start>-3m", "start>-3m");
        row("seconds over a minute", "duration>90s", "duration>1m30s");
        row("one unit after the other", "duration>1m30s", "duration>1m30s");
        row("a fraction", "duration>1.5h", "duration>1h30m");
        row("milliseconds", "duration>1500ms", "duration>1.5s");
        row("microseconds", "duration>5us", "duration>5us");
        row("with a micro sign", "duration>5µs", "duration>5us");
        row("nanoseconds", "duration>10ns", "duration>10ns");
        row("as the views show it", "duration>\"6 m 40 s\"", "duration>6m40s");
        row("zero without a unit", "duration>0", "duration>0s");
        row("thousands", "tokens>1.5k", "tokens>1500");
        row("millions", "tokens<2M", "tokens<2000000");
        row("dollars", "cost>=$0.050", "cost>=0.05");
        row("has", "has:COST", "has:cost");
        row("beyond ASCII", "é type:日本語", "é and type:日本語");
    }
    void whatIsReadIsPrintedInOneForm()
    {
        QFETCH(QString, written);
        QFETCH(QString, printed);
        const ParsedFilter read = parsed(written);
        QVERIFY2(read.state == State::Valid, read.problem.message.c_str());
        QCOMPARE(text(read.filter.print()), printed);
        const ParsedFilter again = parsed(printed);
        QVERIFY(again.state == State::Valid);
        QVERIFY(again.filter == read.filter);
    }

    void whatIsWrongIsSaidAtItsPlace_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("marked"); // carets under the expression
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("remedy");
        const char* const in_quotes = "To search for the word itself, put it in quotes.";
        const char* const durations = "Write 2s, 150ms, 3m, 1h, 1m30s, 5us or 10ns.";
        const char* const times =
            "Write 12.5s for a time since the session's first moment, or 2026-11-20T14:07:25Z.";
        const auto row = [](const char* name, const char* written, State state, const char* marked,
                            const char* message, const char* remedy) {
            QTest::newRow(name) << QString::fromUtf8(written) << state << marked
                                << QString::fromUtf8(message) << QString::fromUtf8(remedy);
        };
        row("a key with a slip", "durration>2s", State::Wrong, "^^^^^^^^^",
            "There is no key durration.", "Did you mean duration?");
        row("another tool's name", "a and status:x", State::Wrong, "      ^^^^^^",
            "There is no key status.", "Did you mean result?");
        row("no key at all", "https://x", State::Wrong, "^^^^^", "There is no key https.",
            "Put it in quotes to search for it.");
        row("an unknown key before its value", "durration>", State::Wrong, "^^^^^^^^^",
            "There is no key durration.", "Did you mean duration?");
        row("a value to come", "duration>", State::Incomplete, "         ^",
            "A value is missing after duration>.", "For example duration>2s.");
        row("a value that never came", "(duration>) x", State::Wrong, "          ^",
            "A value is missing after duration>.", "For example duration>2s.");
        row("a word of the language instead", "type: and x", State::Wrong, "     ^",
            "A value is missing after type:.", "For example type:\"OpenAI *\".");
        row("a unit to come", "duration>2", State::Incomplete, "         ^", "2 is no duration.",
            durations);
        row("no unit", "duration>2 x", State::Wrong, "         ^", "2 is no duration.", durations);
        row("no such unit", "duration>2x", State::Wrong, "         ^^", "2x is no duration.",
            durations);
        row("a duration past all time", "duration>999999999h", State::Wrong, "         ^^^^^^^^^^",
            "999999999h is more than can be compared.", "Write a smaller value.");
        row("half a date", "start>2026-11-", State::Incomplete, "      ^^^^^^^^",
            "2026-11- is no time.", times);
        row("no date", "start>2026-13-40", State::Incomplete, "      ^^^^^^^^^^",
            "2026-13-40 is no time.", times);
        row("half a token", "tokens>1.5", State::Incomplete, "       ^^^",
            "1.5 is no whole number.", "Write 1500, 1.5k or 2M.");
        row("an open quote", "a type:\"Open", State::Incomplete, "       ^^^^^",
            "The quote is not closed.", "Add a \" at the end.");
        row("an open parenthesis", "x (a or b", State::Incomplete, "  ^",
            "The parenthesis is not closed.", "Add a ) at the end.");
        row("one too many", "a) b", State::Wrong, " ^", "No parenthesis is open here.",
            "Leave it out, or put it in quotes to search for it.");
        row("empty parentheses", "a ()", State::Wrong, "  ^^",
            "There is nothing in the parentheses.", "Put a condition in them, or leave them out.");
        row("something to come", "a and", State::Incomplete, "     ^",
            "A condition is missing after and.", in_quotes);
        row("something to come inside", "(a or", State::Incomplete, "     ^",
            "A condition is missing after or.", in_quotes);
        row("nothing to negate", "a -", State::Incomplete, "   ^",
            "A condition is missing after -.", in_quotes);
        row("nothing before", "or a", State::Wrong, "^^", "A condition is missing before or.",
            in_quotes);
        row("two in a row", "a or and b", State::Wrong, "     ^^^",
            "A condition is missing before and.", in_quotes);
        row("not twice", "not not a", State::Wrong, "^^^^^^^", "This negates twice.",
            "Leave out both.");
        row("a foreign word", "a && b", State::Wrong, "  ^^", "&& is no word of this language.",
            "Write and, or put it in quotes to search for it.");
        row("a foreign not", "!type:a", State::Wrong, "^", "! is no word of this language.",
            "Write not, or put it in quotes to search for it.");
        row("no key", ">2s", State::Wrong, "^", "A key is missing before >.",
            "Put it in quotes to search for it.");
        row("a foreign operator", "model==gpt-4", State::Wrong, "     ^^",
            "There is no operator ==.", "Did you mean =?");
        row("no pattern for figures", "cost~1", State::Wrong, "    ^", "~ does not apply to cost.",
            "Use : = != < <= > >=.");
        row("no order of words", "type>b", State::Wrong, "    ^", "> does not apply to type.",
            "Use : = != ~.");
        row("a parenthesis inside", "type:search(web)", State::Wrong, "     ^^^^^^^",
            "A value with a parenthesis needs quotes.", "Put \" around it.");
        row("a quote inside", "type:a\"b\"", State::Wrong, "     ^^",
            "Quotes go around the whole of a value.",
            "Begin the value with \", and write \\\" for a quote in it.");
        row("a result that is none", "result:Failure", State::Wrong, "       ^^^^^^^",
            "result is never Failure.", "Did you mean Fail?");
        row("half a result", "result:Fai", State::Incomplete, "       ^^^", "result is never Fai.",
            "Did you mean Fail?");
        row("what is never absent", "has:type x", State::Wrong, "    ^^^^",
            "has: cannot ask for type.",
            "It can ask for tag, model, agent, thread, duration, start, tokens, prompt_tokens, "
            "completion_tokens, cost, id, error, params, returns, prompt, note, bookmark.");
        row("an open bracket", "type~[a-", State::Incomplete, "     ^^^",
            "The regular expression is wrong: missing ]: [a-.", "");
        row("a pattern without end", "type~\"(a\" x", State::Wrong, "     ^^^^",
            "The regular expression is wrong: missing ): (a.", "");
        row("after two bytes for one letter", "(é or )", State::Wrong, "     ^",
            "A condition is missing after or.", in_quotes);
    }
    void whatIsWrongIsSaidAtItsPlace()
    {
        QFETCH(QString, written);
        QFETCH(State, state);
        QFETCH(QString, marked);
        QFETCH(QString, message);
        QFETCH(QString, remedy);
        const ParsedFilter read = parsed(written);
        QCOMPARE(text(read.problem.message), message);
        QCOMPARE(text(read.problem.remedy), remedy);
        QCOMPARE(read.state, state);
        QVERIFY(read.filter.is_empty());
        QCOMPARE(carets(written, read.problem), marked);
    }

    void aSuggestionMakesItRight()
    {
        const std::string written = "durration==2s";
        const ParsedFilter key = parse_filter(written);
        QVERIFY(key.state == State::Wrong);
        std::string mended = written;
        mended.replace(key.problem.begin, key.problem.end - key.problem.begin,
                       key.problem.suggestion);
        const ParsedFilter op = parse_filter(mended);
        QVERIFY(op.state == State::Wrong);
        mended.replace(op.problem.begin, op.problem.end - op.problem.begin, op.problem.suggestion);
        QVERIFY(parse_filter(mended).state == State::Valid);
        QCOMPARE(mended, std::string("duration=2s"));
    }

    void everyKindOfProblemHasAnExample()
    {
        for (const FilterProblemKind* kind : filter_problem_kinds()) {
            if (kind->example.empty())
                continue; // needs a text that is too long to show; below
            const ParsedFilter read = parse_filter(kind->example);
            QVERIFY2(read.state != State::Valid, kind->example.data());
            QCOMPARE(text(read.problem.code), text(kind->code));
            QVERIFY(read.state != State::Incomplete || kind->can_go_on);
        }
    }

    void everyKeyAndOperatorHasAnExampleThatHolds()
    {
        for (const FilterKey* key : filter_keys()) {
            const ParsedFilter read = parse_filter(key->example);
            QVERIFY2(read.state == State::Valid, key->example.data());
            QVERIFY(read.filter.terms().front().key == key || key->name == "text");
        }
        for (const FilterOperatorRow& row : filter_operators()) {
            const ParsedFilter read = parse_filter(row.example);
            QVERIFY2(read.state == State::Valid, row.example.data());
            QVERIFY(read.filter.terms().front().op == row.op);
        }
    }

    void tooMuchIsRefused_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const std::string& written, const char* code) {
            QTest::newRow(name) << QString::fromStdString(written) << code;
        };
        const auto repeated = [](const std::string& what, int times) {
            std::string all;
            for (int i = 0; i < times; ++i)
                all += what;
            return all;
        };
        row("10,000 parentheses", repeated("(", 10'000) + "a" + repeated(")", 10'000), "too-deep");
        row("each level another", repeated("not (a or b and (", 100) + "c" + repeated(")", 200),
            "too-deep");
        row("conditions", repeated("a ", 3000), "too-many-terms");
        row("bytes", repeated("a", 70'000), "too-long");
        row("bytes once printed", "\" " + repeated("\\d", 30'000) + "\"", "too-long");
        row("a pattern", "type~\"(((a{1000}){1000}){1000})\"", "bad-pattern");
    }
    void tooMuchIsRefused()
    {
        QFETCH(QString, written);
        QFETCH(QString, code);
        const ParsedFilter read = parsed(written);
        QVERIFY(read.state == State::Wrong);
        QCOMPARE(text(read.problem.code), code);
        QVERIFY(read.problem.end <= static_cast<std::size_t>(written.toUtf8().size()));
    }

    void asMuchAsIsAllowedIsRead()
    {
        const ParsedFilter deep = parse_filter(std::string(Filter::max_depth, '(') + "a" +
                                               std::string(Filter::max_depth, ')'));
        QVERIFY(deep.state == State::Valid);
        QCOMPARE(deep.filter.print(), std::string("a"));
        std::string many;
        for (std::size_t i = 0; i < Filter::max_terms; ++i)
            many += "a ";
        QCOMPARE(parse_filter(many).filter.terms().size(), Filter::max_terms);
    }

    void aThousandthOfASecondIsEnough()
    {
        // What a person types is checked at every keystroke; this is longer than most.
        const std::string written =
            "(result:Fail or duration>2s) and not type:\"OpenAI *\" model:gpt-4* timeout";
        const auto begin = std::chrono::steady_clock::now();
        constexpr int times = 100;
        for (int i = 0; i < times; ++i)
            QVERIFY(parse_filter(written).state == State::Valid);
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - begin;
        qInfo("%.3f ms for one", took.count() / times);
        QVERIFY(took.count() / times < 20); // a machine under load
    }

    void printedExpressionsParseToTheSame()
    {
        std::mt19937 random(11);
        for (int i = 0; i < 100'000; ++i) {
            const std::string written = tests::random_expression(random);
            const ParsedFilter first = parse_filter(written);
            QVERIFY2(first.state == State::Valid, (written + ": " + first.problem.message).c_str());
            const std::string printed = first.filter.print();
            const ParsedFilter second = parse_filter(printed);
            QVERIFY2(second.state == State::Valid,
                     (printed + ": " + second.problem.message).c_str());
            QVERIFY2(second.filter == first.filter, printed.c_str());
            QCOMPARE(second.filter.print(), printed);
        }
    }

    void everyBeginningOfAnExpressionHasAnAnswer()
    {
        std::mt19937 random(13);
        for (int i = 0; i < 500; ++i) {
            const std::string written = tests::random_expression(random);
            for (std::size_t length = 0; length < written.size(); ++length) {
                const std::string beginning = written.substr(0, length);
                const ParsedFilter read = parse_filter(beginning);
                QVERIFY(read.state == State::Valid || !read.problem.message.empty());
                QVERIFY(read.problem.begin <= read.problem.end);
                QVERIFY(read.problem.end <= beginning.size());
            }
        }
    }
};

QTEST_GUILESS_MAIN(ParserTest)
#include "parser_test.moc"
