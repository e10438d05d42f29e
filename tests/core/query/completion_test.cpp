// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/completion.h"
#include "core/query/evaluate.h"
#include "core/query/reference.h"
#include "tests/core/query/random_filters.h"
#include "tests/core/query/random_session.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "tests/testkit/trace_maker.h"

#include <random>

using namespace playhead;
using tests::MadeSession;
using namespace Qt::Literals::StringLiterals;

namespace {

std::string labels(const Completion& completion)
{
    std::string all;
    for (const auto& candidate : completion.candidates)
        all += (all.empty() ? "" : " ") + candidate.text +
               (candidate.count ? "=" + std::to_string(*candidate.count) : "");
    return all;
}

} // namespace

class CompletionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completionKnowsWhereItIs_data()
    {
        QTest::addColumn<QString>("text"); // with | for the cursor
        QTest::addColumn<int>("context");
        QTest::addColumn<QString>("replaced");
        QTest::addColumn<QString>("candidates"); // the first ones
        using Context = Completion::Context;
        const auto row = [](const char* what, const char* text, Context context,
                            const char* replaced, const char* candidates) {
            QTest::newRow(what) << text << static_cast<int>(context) << replaced << candidates;
        };
        row("nothing", "|", Context::Condition, "", "type: action: result:");
        row("half a key", "dur|", Context::Condition, "dur", "duration>");
        row("any part of a key", "tok|", Context::Condition, "tok",
            "tokens> prompt_tokens> completion_tokens>");
        row("in any case", "MOD|", Context::Condition, "MOD", "model:");
        row("in the middle of a word", "mo|x", Context::Condition, "mox", "model:");
        row("a whole key", "duration|", Context::Operator, "", ": = != < <= > >=");
        row("a whole key of words", "type|", Context::Operator, "", ": = != ~");
        row("after a condition", "result:Fail a|", Context::Condition, "a", "action: agent: and ");
        row("after nothing", "(a|", Context::Condition, "a", "action: agent:");
        row("a keyword", "result:Fail or|", Context::Condition, "or", "or ");
        row("between two", "a | b", Context::Condition, "", "type: action:");
        row("an empty value", "result:|", Context::Value, "", "Fail=3 Success=2 Indeterminate=0");
        row("half a value", "result:f|", Context::Value, "f", "Fail=3");
        row("a value that contains it", "type:call|", Context::Value, "call", "\"openai call\"=3");
        row("an open quote", "type:\"open|", Context::Value, "\"open", "\"openai call\"=3");
        row("within quotes", "type:\"op|en\" x", Context::Value, "\"open\"", "\"openai call\"=3");
        row("a wildcard is literal", "type:|", Context::Value, "", "\"openai call\"=3 a\\*b=2");
        row("exact", "type=a|", Context::Value, "a", "a*b=2 \"openai call\"=3");
        row("before an open parenthesis closes", "(tag:|)", Context::Value, "", "slow=5");
        row("has", "has:pro|", Context::Value, "pro", "prompt_tokens prompt");
        row("the operator again", "type!|=x", Context::Operator, "!=", ": = != ~");
        row("the key again", "ty|pe:x", Context::Condition, "type", "type");
        row("no values of figures", "cost>|", Context::Value, "", "");
        row("no values of an unknown key", "what:|", Context::Value, "", "");
        row("behind no operator", "cost:=4 m|", Context::Nothing, "", "");
        row("between a key and its operator", "cost | >4", Context::Nothing, "", "");
        row("at no operator", "cost:=|", Context::Operator, ":=", ": = != < <= > >=");
        row("a quoted text", "\"ty|pe\"", Context::Nothing, "", "");
    }
    void completionKnowsWhereItIs()
    {
        QFETCH(QString, text);
        QFETCH(int, context);
        QFETCH(QString, replaced);
        QFETCH(QString, candidates);
        testkit::TraceMaker made;
        for (int i = 0; i < 5; ++i) {
            Event event;
            event.event_type = i < 3 ? "openai call" : "a*b";
            event.result = i < 3 ? EventResult::Fail : EventResult::Success;
            event.tags = {"slow", "slow"};
            made.add(event);
        }
        const auto trace = made.finish();
        std::string written = text.toStdString();
        const std::size_t cursor = written.find('|');
        written.erase(cursor, 1);
        WordCounts words(trace);
        const Completion completion = complete_filter(written, cursor, &words);
        QCOMPARE(static_cast<int>(completion.context), context);
        QCOMPARE(QString::fromStdString(
                     written.substr(completion.begin, completion.end - completion.begin)),
                 replaced);
        const QString found = QString::fromStdString(labels(completion));
        QVERIFY2(candidates.isEmpty() ? found.isEmpty() : found.startsWith(candidates),
                 qPrintable(found));
    }

    void everyCompletionOfAValueIsValid()
    {
        std::mt19937 random(31);
        const MadeSession session = tests::random_session(random, 50);
        WordCounts words(session.trace);
        for (const FilterKey* asked : filter_keys()) {
            for (const char* op : {":", "="}) {
                const std::string text = std::string(asked->name) + op;
                const Completion completion = complete_filter(text, text.size(), &words);
                for (const auto& candidate : completion.candidates) {
                    const ParsedFilter parsed = parse_filter(text + candidate.text);
                    QCOMPARE(parsed.state, ParsedFilter::State::Valid);
                    const Filter& whole = parsed.filter;
                    QCOMPARE(whole.terms().size(), std::size_t(1));
                    QVERIFY(whole.terms().front().key == asked);
                    if (candidate.count && *op == '=')
                        QCOMPARE(evaluate(whole, *session.trace).hits.count(),
                                 std::size_t(*candidate.count));
                }
            }
        }
    }

    void anyCursorInAnyTextHasAnAnswer()
    {
        std::mt19937 random(37);
        const MadeSession session = tests::random_session(random, 20);
        WordCounts words(session.trace);
        for (int i = 0; i < 300; ++i) {
            const std::string text = tests::random_expression(random);
            for (std::size_t cursor = 0; cursor <= text.size(); ++cursor) {
                const Completion completion = complete_filter(text, cursor, &words);
                QVERIFY(completion.begin <= cursor && cursor <= completion.end);
                QVERIFY(completion.end <= text.size());
                const Completion open = complete_filter(text.substr(0, cursor), cursor, &words);
                QVERIFY2(open.begin <= cursor && open.end == cursor,
                         text.substr(0, cursor).c_str());
            }
        }
    }

    void theReadmeHasTheReference()
    {
        const QByteArray readme = testkit::contentOf(testkit::sourceDir() + "/README.md"_L1);
        const std::string reference = filter_reference_markdown();
        QVERIFY2(readme.contains(reference.c_str()),
                 ("README.md lacks these tables:\n" + reference).c_str());
    }

    void theReferenceNamesEveryKeyAndOperator()
    {
        const std::string markdown = filter_reference_markdown();
        const std::string text = filter_reference_text();
        for (const FilterKey* row : filter_keys()) {
            QVERIFY(markdown.find("| `" + std::string(row->name) + "` |") != std::string::npos);
            QVERIFY(text.find("\n  " + std::string(row->name) + " ") != std::string::npos);
        }
        for (const FilterOperatorRow& row : filter_operators())
            QVERIFY(markdown.find("| `" + std::string(row.text) + "` |") != std::string::npos);
        for (const QString& line : QString::fromStdString(text).split(u'\n'))
            QVERIFY2(line.size() <= 80, qPrintable(line));
    }
};

QTEST_GUILESS_MAIN(CompletionTest)
#include "completion_test.moc"
