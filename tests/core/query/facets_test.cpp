// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/completion.h"
#include "core/query/evaluate.h"
#include "core/query/facets.h"
#include "core/query/reference.h"
#include "tests/core/query/random_filters.h"
#include "tests/core/query/random_session.h"
#include "tests/core/query/slow_evaluator.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <map>
#include <random>

using namespace playhead;
using tests::MadeSession;
using namespace Qt::Literals::StringLiterals;

namespace {

Filter filter(std::string_view text)
{
    const ParsedFilter parsed = parse_filter(text);
    if (parsed.state != ParsedFilter::State::Valid)
        qFatal("%s: %s", std::string(text).c_str(), parsed.problem.message.c_str());
    return parsed.filter;
}

const FilterKey& key(std::string_view name)
{
    return *find_filter_key(name);
}

std::string with_chips(std::string_view before, std::string_view name, std::string_view value,
                       FacetEdit edit)
{
    return with_facet(filter(before), key(name), value, edit).value().print();
}

std::string labels(const Completion& completion)
{
    std::string all;
    for (const auto& candidate : completion.candidates)
        all += (all.empty() ? "" : " ") + candidate.text +
               (candidate.count ? "=" + std::to_string(*candidate.count) : "");
    return all;
}

/// Values of a key that an event has, by what it was made of.
std::vector<std::string> values_of(const MadeSession& session, std::uint32_t index,
                                   const FilterKey& facet)
{
    const Event& event = session.events[index];
    const auto one = [](const std::string& text) {
        return text.empty() ? std::vector<std::string>() : std::vector<std::string>{text};
    };
    if (facet.name == "tag") {
        std::vector<std::string> tags = event.tags;
        std::sort(tags.begin(), tags.end());
        tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
        return tags;
    }
    if (facet.name == "model")
        return one(event.model);
    if (facet.name == "agent")
        return one(event.agent);
    if (facet.name == "action")
        return one(std::string(session.trace->action_word(EventIndex(index))));
    return one(std::string(result_name(session.trace->result(EventIndex(index)))));
}

std::vector<FacetValue> chips(const Filter& asked, std::string_view facet, const Trace& trace,
                              const Bits& rest)
{
    const auto all = facet_values(asked, trace, rest, facet_sets(trace));
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (facet_keys()[at]->name == facet)
            return all[at];
    }
    return {};
}

} // namespace

class FacetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chipsAndTextAreOne_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("edit");
        QTest::addColumn<QString>("after");
        const auto row = [](const char* what, const char* before, const char* name,
                            const char* value, FacetEdit edit, const char* after) {
            QTest::newRow(what) << before << name << value << static_cast<int>(edit) << after;
        };
        using Edit = FacetEdit;
        row("the first", "", "result", "Fail", Edit::Only, "result:Fail");
        row("the same again", "result:Fail", "result", "Fail", Edit::Only, "");
        row("in another case", "result:FAIL", "result", "Fail", Edit::Only, "");
        row("another one", "result:Fail and x", "result", "Success", Edit::Only,
            "result:Success and x");
        row("beside the first", "x result:Fail", "result", "Success", Edit::Also,
            "x and (result:Fail or result:Success)");
        row("back to one", "x (result:Fail or result:Success)", "result", "Fail", Edit::Also,
            "x and result:Success");
        row("the last one taken back", "x result:Fail", "result", "Fail", Edit::Also, "x");
        row("excluded", "x", "tag", "slow", Edit::Not, "x and not tag:slow");
        row("excluded, then not", "not tag:slow x", "tag", "slow", Edit::Not, "x");
        row("excluded beside another", "not tag:a", "tag", "b", Edit::Not,
            "not tag:a and not tag:b");
        row("excluded, then chosen", "not tag:a", "tag", "a", Edit::Also, "tag:a");
        row("chosen, then excluded", "tag:a x", "tag", "a", Edit::Not, "x and not tag:a");
        row("an exact one", "model=\"gpt-4\"", "model", "gpt-4", Edit::Also, "");
        row("what differs is excluded", "model!=gpt-4", "model", "gpt-4", Edit::Not, "");
        row("patterns are left alone", "model:gpt*", "model", "gpt-4", Edit::Only,
            "model:gpt* and model:gpt-4");
        row("so are other alternatives", "result:Fail or x", "result", "Fail", Edit::Only,
            "(result:Fail or x) and result:Fail");
        row("a value with a star and a space", "", "tag", "a* b", Edit::Only, "tag:\"a\\\\* b\"");
    }
    void chipsAndTextAreOne()
    {
        QFETCH(QString, before);
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(int, edit);
        QFETCH(QString, after);
        QCOMPARE(
            QString::fromStdString(with_chips(before.toStdString(), name.toStdString(),
                                              value.toStdString(), static_cast<FacetEdit>(edit))),
            after);
    }

    void countsAgreeWithCounting()
    {
        std::mt19937 random(23);
        for (int i = 0; i < 200; ++i) {
            const MadeSession session = tests::random_session(random, 50);
            Filter asked = filter(tests::random_expression(random));
            for (int click = 0; click < 4; ++click) {
                const FilterKey& facet = *facet_keys()[random() % facet_keys().size()];
                const auto values = values_of(session, std::uint32_t(random() % 50), facet);
                if (!values.empty())
                    asked = with_facet(asked, facet, values.front(),
                                       static_cast<FacetEdit>(random() % 3))
                                .value();
            }
            const Bits rest = evaluate(without_facets(asked), *session.trace).hits;
            for (const FilterKey* facet : facet_keys()) {
                const Filter others = without_facet(asked, *facet);
                std::map<std::string, std::uint32_t> counts;
                std::map<std::string, std::uint32_t> totals;
                for (std::uint32_t e = 0; e < 50; ++e) {
                    const bool counts_here = tests::holds_slowly(others, session, e);
                    for (const std::string& value : values_of(session, e, *facet)) {
                        counts[value] += counts_here ? 1 : 0;
                        ++totals[value];
                    }
                }
                const auto shown = chips(asked, facet->name, *session.trace, rest);
                QCOMPARE(shown.size(), totals.size());
                std::uint32_t last = 50;
                for (const FacetValue& value : shown) {
                    QCOMPARE(value.count, counts[value.value]);
                    QCOMPARE(value.total, totals[value.value]);
                    QVERIFY(value.total <= last);
                    last = value.total;
                }
            }
        }
    }

    /// Whatever way of counting a set of events of this size and kind takes.
    void countsAgreeWithCountingUnderAnySet()
    {
        std::mt19937 random(41);
        for (const std::uint32_t size : {1U, 63U, 64U, 65U, 700U}) {
            const MadeSession session = tests::random_session(random, size);
            const FacetSets sets = facet_sets(*session.trace);
            for (const unsigned percent : {0U, 3U, 30U, 50U, 70U, 97U, 100U}) {
                const Bits rest =
                    Bits::where(size, [&](std::size_t) { return random() % 100 < percent; });
                const auto all = facet_values(Filter(), *session.trace, rest, sets);
                for (std::size_t at = 0; at < facet_keys().size(); ++at) {
                    std::map<std::string, std::uint32_t> counts;
                    rest.for_each([&](std::size_t e) {
                        for (const auto& value :
                             values_of(session, std::uint32_t(e), *facet_keys()[at]))
                            ++counts[value];
                    });
                    for (const FacetValue& value : all[at])
                        QCOMPARE(value.count, counts[value.value]);
                }
            }
        }
    }

    void anAgentThatAllEventsHaveIsCounted()
    {
        TraceBuilder builder;
        auto source = std::make_shared<MemorySource>("<made>");
        const std::uint16_t number = builder.add_source(source);
        for (int i = 0; i < 100; ++i) {
            const Slice slice = source->append("{}", number);
            Event event;
            event.agent = "planner";
            event.result = i % 3 == 0 ? EventResult::Fail : EventResult::Success;
            builder.add(event, {&slice, 1}, tests::read_made_event);
        }
        const auto trace = std::move(builder).finish();
        const auto all =
            facet_values(filter("result:Fail"), *trace, Bits(100, true), facet_sets(*trace));
        for (std::size_t at = 0; at < facet_keys().size(); ++at) {
            if (facet_keys()[at] != &key("agent"))
                continue;
            QCOMPARE(all[at].size(), std::size_t(1));
            QCOMPARE(all[at].front().value, std::string("planner"));
            QCOMPARE(all[at].front().count, 34U);
            QCOMPARE(all[at].front().total, 100U);
        }
    }

    void aChipSaysWhatItIs()
    {
        std::mt19937 random(29);
        const MadeSession session = tests::random_session(random, 50);
        const Filter asked = filter("(result:fail or result:Success) not result:indeterminate");
        const Bits all(session.trace->event_count(), true);
        for (const FacetValue& value : chips(asked, "result", *session.trace, all)) {
            QCOMPARE(value.choice, value.value == "Indeterminate" ? FacetValue::Choice::Excluded
                                                                  : FacetValue::Choice::Chosen);
        }
        for (const FacetValue& value : chips(asked, "tag", *session.trace, all))
            QCOMPARE(value.choice, FacetValue::Choice::Free);
    }

    void aValueThatWasClickedJoinsTheFilter()
    {
        const auto joined = [](std::string_view before, std::string_view name, FilterOperator op,
                               std::string_view value, TermUse use) {
            const auto after = with_term(filter(before), name, op, value, use);
            return after ? after->print() : "! " + after.error().what;
        };
        using Op = FilterOperator;
        QCOMPARE(joined("x", "cost", Op::More, "0.10", TermUse::Only), std::string("cost>0.1"));
        QCOMPARE(joined("x or y", "type", Op::Equals, "a b", TermUse::And),
                 std::string("(x or y) and type=\"a b\""));
        QCOMPARE(joined("x", "type", Op::Equals, "a", TermUse::Not),
                 std::string("x and not type=a"));
        QCOMPARE(joined("type=a x", "type", Op::Equals, "a", TermUse::And),
                 std::string("type=a and x"));
        QCOMPARE(joined("type=a x", "type", Op::Equals, "a", TermUse::Not),
                 std::string("x and not type=a"));
        QCOMPARE(joined("not type=a x", "type", Op::Equals, "a", TermUse::And),
                 std::string("x and type=a"));
        QCOMPARE(joined("x", "duration", Op::More, "long", TermUse::And),
                 std::string("! long is no duration."));
        QCOMPARE(joined("x", "nothing", Op::More, "1", TermUse::And),
                 std::string("! There is no key nothing."));
    }

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
        TraceBuilder builder;
        auto source = std::make_shared<MemorySource>("<made>");
        const std::uint16_t number = builder.add_source(source);
        for (int i = 0; i < 5; ++i) {
            const Slice slice = source->append("{}", number);
            Event event;
            event.event_type = i < 3 ? "openai call" : "a*b";
            event.result = i < 3 ? EventResult::Fail : EventResult::Success;
            event.tags = {"slow", "slow"};
            builder.add(event, {&slice, 1}, tests::read_made_event);
        }
        const auto trace = std::move(builder).finish();
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
                    const Filter whole = filter(text + candidate.text);
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

QTEST_GUILESS_MAIN(FacetsTest)
#include "facets_test.moc"
