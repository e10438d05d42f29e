// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/evaluate.h"
#include "core/query/text_search.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"

using namespace playhead;
using playhead::testkit::TraceMaker;

namespace {

struct Row {
    const char* name;
    TextSearch search;
    const char* text;
    const char* marked; ///< the text with what is found in brackets
};

const Row rows[] = {
    {"a word in any case", {"cat"}, "Cat, bobcats", "[Cat], bob[cat]s"},
    {"its case", {"cat", true}, "Cat, bobcats", "Cat, bob[cat]s"},
    {"whole words", {"cat", false, true}, "Cat, bobcats, cat_2", "[Cat], bobcats, cat_2"},
    {"a whole word of signs", {"(x)", false, true}, "f(x) (x)y", "f[(x)] [(x)]y"},
    {"both", {"cat", true, true}, "Cat cat", "Cat [cat]"},
    {"signs are no pattern", {"a.c*"}, "abc a.c*", "abc [a.c*]"},
    {"a pattern", {"c[ao]t+", false, false, true}, "COTT cat ct", "[COTT] [cat] ct"},
    {"a pattern's alternatives as words",
     {"cat|dog", false, true, true},
     "dogs cat dog",
     "dogs [cat] [dog]"},
    {"beyond ASCII", {"ÉTÉ"}, "un été", "un [été]"},
    {"a backslash", {"C:\\x"}, "c:\\X", "[c:\\X]"},
    {"a quote", {"say \"no\""}, "say \"no\" now", "[say \"no\"] now"},
};

std::string marked(const Regex& pattern, std::string_view text)
{
    std::string result;
    std::size_t at = 0;
    while (const auto span = pattern.find(text, at)) {
        result += text.substr(at, span->begin - at);
        result += '[';
        result += text.substr(span->begin, span->end - span->begin);
        result += ']';
        at = span->end;
    }
    return result.append(text.substr(at));
}

} // namespace

class TextSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFilterHoldsWhereThePatternIsFound_data()
    {
        QTest::addColumn<int>("row");
        for (int at = 0; at < static_cast<int>(std::size(rows)); ++at)
            QTest::newRow(rows[at].name) << at;
    }

    void theFilterHoldsWhereThePatternIsFound()
    {
        QFETCH(int, row);
        const auto compiled = compile_search(rows[row].search);
        QVERIFY(compiled);
        QCOMPARE(marked(*compiled->pattern, rows[row].text), std::string(rows[row].marked));

        TraceMaker maker;
        maker.add(TraceMaker::event(rows[row].text, 0, 1));
        maker.add(TraceMaker::event("nothing of it", 1, 2));
        const auto trace = maker.finish();
        const FilterResult result = evaluate(compiled->filter, *trace, Job());
        QVERIFY(result.hits.test(0));
        QVERIFY(!result.hits.test(1));
        // What it is made of can stand in the filter's line.
        const auto again = filter_of(compiled->filter.print());
        QVERIFY(again);
        QVERIFY(*again == compiled->filter);
    }

    void placesThatAreEmptyAreNotMarked()
    {
        const auto compiled = compile_search({"x*", false, false, true});
        QVERIFY(compiled);
        QCOMPARE(marked(*compiled->pattern, "axxbéx"), std::string("a[xx]bé[x]"));
    }

    void theEmptyTextAsksForNothing()
    {
        const auto compiled = compile_search({"", true, true, true});
        QVERIFY(compiled);
        QVERIFY(compiled->filter.is_empty());
        QVERIFY(!compiled->pattern);
    }

    void aWrongPatternIsSaid_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("wholeWords");
        QTest::newRow("bracket") << QByteArray("a[b") << false;
        QTest::newRow("parenthesis") << QByteArray("a(b") << false;
        QTest::newRow("mended by ours") << QByteArray("a)(b") << true;
        QTest::newRow("too long for a filter") << QByteArray(100'000, 'a') << false;
    }

    void aWrongPatternIsSaid()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, wholeWords);
        const auto compiled = compile_search({text.toStdString(), true, wholeWords, true});
        QVERIFY(!compiled);
        QVERIFY(!compiled.error().what.empty());
        QVERIFY(!compiled.error().remedy.empty());
    }
};

QTEST_GUILESS_MAIN(TextSearchTest)
#include "text_search_test.moc"
