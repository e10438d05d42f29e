// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What is found by looking at bytes first against what is found by decoding and matching every
// event for itself.
#include "core/formats/reading/read_sessions.h"
#include "core/model/trace.h"
#include "core/query/compiled_term.h"
#include "core/query/evaluate.h"
#include "core/query/text_search.h"
#include "tests/core/query/random_texts.h"
#include "tests/testkit/patient_test.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <array>

using namespace playhead;

namespace {

/// Writes a session and reads it.
class SessionFile
{
public:
    explicit SessionFile(const std::string& lines)
    {
        QFile file(path());
        const bool is_written = file.open(QIODevice::WriteOnly) &&
                                file.write(lines.data(), static_cast<qint64>(lines.size())) ==
                                    static_cast<qint64>(lines.size());
        file.close();
        if (!is_written)
            return;
        auto sessions = read_sessions(path().toStdString(), {});
        if (sessions && sessions->size() == 1)
            trace = sessions->front();
    }
    [[nodiscard]] QString path() const { return folder_.filePath(QStringLiteral("s.jsonl")); }

    std::shared_ptr<const Trace> trace;

private:
    QTemporaryDir folder_;
};

std::string line(std::size_t number, const std::string& params, const std::string& rest = {})
{
    return "{\"id\":\"" + std::to_string(number) +
           "\",\"event_type\":\"step\",\"params\":" + params + rest + "}\n";
}

/// JSON that is written with ' for its quotes.
std::string in_quotes(std::string_view json)
{
    std::string text(json);
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

struct Answer {
    Bits hits;
    std::uint32_t unread = 0;
};

/// A filter of one condition, put to one event after the other.
Answer one_by_one(const Filter& filter, const Trace& trace)
{
    const auto term = compile(filter.terms().front(), trace, trace.annotations());
    Answer answer{Bits(trace.event_count())};
    for (std::uint32_t e = 0; e < trace.event_count(); ++e) {
        const auto loaded = trace.load(EventIndex(e));
        if (!loaded)
            ++answer.unread;
        else if (term->test(EventIndex(e), loaded->event, {}))
            answer.hits.set(e);
    }
    return answer;
}

/// Whether any number of threads finds what is found one by one, and streams no other.
void compare(const Filter& filter, const Trace& trace)
{
    const Answer right = one_by_one(filter, trace);
    for (const unsigned threads : {1U, 2U, 5U}) {
        Bits streamed(trace.event_count());
        std::size_t given = 0;
        const FilterResult result = evaluate(
            filter, trace, {},
            [&](std::span<const EventIndex> hits) {
                given += hits.size();
                for (const EventIndex hit : hits)
                    streamed.set(hit.value());
            },
            nullptr, threads);
        QVERIFY2(result.hits == right.hits, filter.print().c_str());
        QVERIFY2(streamed == right.hits, filter.print().c_str());
        QCOMPARE(given, right.hits.count());
        QCOMPARE(result.unread, right.unread);
        QVERIFY(result.is_complete);
    }
}

Filter search_for(const TextSearch& search)
{
    const auto compiled = compile_search(search);
    return compiled ? compiled->filter : Filter();
}

} // namespace

class SourceScanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsFoundDoesNotDependOnHowItIsWritten()
    {
        Random random(6);
        for (int run = 0; run < 8; ++run) {
            std::string lines;
            std::string all;
            for (std::size_t e = 0; e < 60; ++e) {
                const std::string text = random_text(random, 30);
                const std::string key = random_text(random, 6);
                const std::size_t as_escape = 1 + below(random, 8);
                all += text + key;
                const std::string value = quoted(random, text, as_escape);
                const std::string name = quoted(random, key, as_escape);
                std::string params = "{" + name + ":[" + value + ",12.50,null]," + name + ":" +
                                     quoted(random, random_text(random, 9), 9) + "}";
                if (below(random, 8) == 0) // damaged: cut off, or bytes that are no text
                    params.insert(below(random, params.size()),
                                  below(random, 2) == 0 ? "\xC3" : "}");
                if (below(random, 8) == 0)
                    params = "\"\\ud83d" + params.substr(1);
                const std::string rest =
                    below(random, 3) == 0
                        ? ",\"params_raw\":" + quoted(random, params, as_escape)
                        : ",\"error\":{\"message\":" + value + "},\"own\":" + value;
                lines += line(e, params, rest);
            }
            const SessionFile session(lines);
            QVERIFY(session.trace);
            for (int asked = 0; asked < 12; ++asked) {
                TextSearch search{random_needle(random, all)};
                search.is_case_sensitive = below(random, 4) == 0;
                search.is_whole_words = below(random, 4) == 0;
                const Filter filter = search_for(search);
                if (!filter.is_empty())
                    compare(filter, *session.trace);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    void everyKindOfConditionFindsTheSame_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"params:*needle*",
                                 "params:needle",
                                 "params:\"a needle\"",
                                 "params=needle",
                                 "params!=needle",
                                 "text:*ask*",
                                 "text:*k*",
                                 "text:*é*",
                                 "text:*été*",
                                 "text:*12.5*",
                                 "text~need",
                                 "text~\"(?i)NEED\"",
                                 "text~\"n[eé]{2}dle|straw\"",
                                 "text~\"^a\"",
                                 "text~\"\\\\w+ needle$\"",
                                 "text:n*dle",
                                 "text:nee?le",
                                 "id=7",
                                 "has:params",
                                 "error:*straw*",
                                 "text:*name*",
                                 "text:*step*",
                                 "params:*\\n*",
                                 "text:*a/b*"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void everyKindOfConditionFindsTheSame()
    {
        QFETCH(QString, text);
        constexpr std::array<std::string_view, 14> values = {"'needle'",
                                                             "{'name':'a needle'}",
                                                             "{'needle':1}",
                                                             "'NEEDL\\u0045'",
                                                             "'nee\\ndle'",
                                                             "['nee','dle']",
                                                             "{'\\u0061sk':12.5}",
                                                             "'été'",
                                                             "'\\u00c9t\\u00E9'",
                                                             "'TAſK a\\/b'",
                                                             "'a straw'",
                                                             "'n\\u00e9edle'",
                                                             "true",
                                                             "'\\u004B'"};
        std::string lines;
        for (std::size_t e = 0; e < values.size(); ++e)
            lines += line(e, in_quotes(values.at(e)), ",\"error\":\"last straw\"");
        const SessionFile session(lines);
        QVERIFY(session.trace);
        const ParsedFilter parsed = parse_filter(text.toStdString());
        QCOMPARE(parsed.state, ParsedFilter::State::Valid);
        compare(parsed.filter, *session.trace);
    }

    void conditionsTogetherFindWhatTheyFindAlone()
    {
        Random random(8);
        std::string lines;
        for (std::size_t e = 0; e < 5000; ++e) {
            std::string text(below(random, 400), '-');
            text.insert(below(random, text.size() + 1), below(random, 3) == 0 ? "needle" : "");
            text.insert(below(random, text.size() + 1), below(random, 3) == 0 ? "STRAW" : "");
            lines += line(e, '"' + text + '"');
        }
        const SessionFile session(lines);
        QVERIFY(session.trace);
        const auto hits = [&](const char* text) {
            return evaluate(parse_filter(text).filter, *session.trace).hits;
        };
        const Bits needle = hits("text:*needle*");
        const Bits straw = hits("text:*straw*");
        QVERIFY(needle.count() > 1000);
        Bits both = needle;
        both &= straw;
        QCOMPARE(hits("text:*needle* and text:*straw*"), both);
        Bits either = needle;
        either |= straw;
        QCOMPARE(hits("text:*needle* or text:*straw*"), either);
        Bits neither = either;
        neither.flip();
        QCOMPARE(hits("not text:*needle* and not text:*straw*"), neither);
        Bits only = needle;
        only -= straw;
        QCOMPARE(hits("text:*needle* and not text:*straw* and type:step"), only);
        QCOMPARE(hits("not (not text:*needle* or text:*straw*) and has:params"), only);
    }

    void whatLiesAcrossThePiecesIsFound()
    {
        constexpr std::size_t chunk = 64 * 1024;
        constexpr std::string_view needle = "Zebra Crossing";
        std::string lines;
        for (std::size_t event = 0; event < 50; ++event) {
            std::string head = line(event, "\"");
            head.resize(head.size() - 2); // without its end
            const std::size_t before = 1 + event % needle.size();
            while (lines.size() + head.size() + before > (lines.size() / chunk + 1) * chunk)
                lines += line(event, "\"filler\"");
            // Some are as long as several pieces.
            const std::size_t border = (lines.size() / chunk + 1 + event % 7) * chunk;
            lines += head + std::string(border - before - lines.size() - head.size(), '.');
            lines += event % 5 == 0 ? "Zebra\\u0020Crossing" : std::string(needle);
            lines += "\"}\n";
        }
        QVERIFY(lines.size() > 40 * chunk);
        const SessionFile session(lines);
        QVERIFY(session.trace);
        const Filter filter = search_for({"zebra crossing"});
        QCOMPARE(evaluate(filter, *session.trace).hits.count(), std::size_t(50));
        compare(filter, *session.trace);
    }

    void eventsWithinEventsAreFoundEachForItself()
    {
        std::string children;
        for (int i = 0; i < 300; ++i) {
            children += (i == 0 ? "" : ",");
            children +=
                in_quotes("{'event_type':'inner','params':'needle " + std::to_string(i) + "'}");
        }
        const SessionFile session(line(0, "\"outer\"", ",\"children\":[" + children + "]") +
                                  line(1, "\"needle\""));
        QVERIFY(session.trace);
        QCOMPARE(session.trace->event_count(), 302U);
        const Filter filter = search_for({"needle"});
        compare(filter, *session.trace);
        QCOMPARE(evaluate(filter, *session.trace).hits.count(), std::size_t(301));
    }

    void anUpdateIsSearchedWithItsEvent()
    {
        const SessionFile session(line(0, "\"one\"") + line(1, "\"two\"") +
                                  in_quotes("{'id':'0','update':true,'returns':'needle'}\n"));
        QVERIFY(session.trace);
        compare(search_for({"needle"}), *session.trace);
        compare(search_for({"one"}), *session.trace);
        QCOMPARE(evaluate(search_for({"needle"}), *session.trace).hits.count(), std::size_t(1));
    }

    void nothingIsSaidOfBytesThatChanged()
    {
        std::string lines;
        for (std::size_t e = 0; e < 20000; ++e)
            lines += line(e, "\"some needle, and what else there is\"");
        const SessionFile session(lines);
        QVERIFY(session.trace);
        QFile file(session.path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(static_cast<qint64>(lines.size() / 2)));
        QCOMPARE(file.write("needle needle"), 13);
        file.close();
        const Filter filter = search_for({"needle"});
        compare(filter, *session.trace);
        const FilterResult result = evaluate(filter, *session.trace);
        QVERIFY(result.unread > 100);
        QCOMPARE(result.hits.count() + result.unread, std::size_t(20000));
        QCOMPARE(result.diagnostics.count("not-searched"), std::uint64_t(result.unread));
        const FilterResult alone = evaluate(filter, *session.trace, {}, {}, nullptr, 1);
        QCOMPARE(result.diagnostics.entries().front().where,
                 alone.diagnostics.entries().front().where);
        // What is passed over unless it is found is not unless it was read.
        const Filter negated = parse_filter("not text:*nowhere*").filter;
        QCOMPARE(evaluate(negated, *session.trace).hits.count(), result.hits.count());

        QVERIFY(file.resize(static_cast<qint64>(lines.size() / 3)));
        compare(filter, *session.trace);
        QVERIFY(evaluate(filter, *session.trace).unread > 10000);
    }

    void aStopEndsIt()
    {
        std::string lines;
        for (std::size_t e = 0; e < 40000; ++e)
            lines += line(e, "\"some needle, and what else there is\"");
        const SessionFile session(lines);
        QVERIFY(session.trace);
        std::stop_source stop;
        std::size_t given = 0;
        const FilterResult result =
            evaluate(search_for({"needle"}), *session.trace, {stop.get_token(), {}},
                     [&](std::span<const EventIndex> hits) {
                         given += hits.size();
                         stop.request_stop();
                     });
        QVERIFY(!result.is_complete);
        QVERIFY(given > 0);
        QVERIFY(result.hits.count() < 40000);
    }
};

QTEST_GUILESS_MAIN(SourceScanTest)
#include "source_scan_test.moc"
