// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/evaluate.h"
#include "core/query/facets.h"
#include "tests/core/query/random_filters.h"
#include "tests/core/query/random_session.h"
#include "tests/core/query/slow_evaluator.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"

#include <map>
#include <random>

using namespace playhead;
using tests::MadeSession;

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
        testkit::TraceMaker made;
        for (int i = 0; i < 100; ++i) {
            Event event;
            event.agent = "planner";
            event.result = i % 3 == 0 ? EventResult::Fail : EventResult::Success;
            made.add(event);
        }
        const auto trace = made.finish();
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
};

QTEST_GUILESS_MAIN(FacetsTest)
#include "facets_test.moc"
