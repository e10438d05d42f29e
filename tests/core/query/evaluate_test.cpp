// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/evaluate.h"
#include "tests/core/query/random_filters.h"
#include "tests/core/query/random_session.h"
#include "tests/core/query/slow_evaluator.h"
#include "tests/testkit/patient_test.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

using namespace playhead;
using tests::MadeSession;

namespace {

Filter filter(std::string_view text)
{
    const ParsedFilter parsed = parse_filter(text);
    if (parsed.state != ParsedFilter::State::Valid)
        qFatal("%s", parsed.problem.message.c_str());
    return parsed.filter;
}

/// Many events of one text, in a source that can fail.
struct LongSession {
    std::shared_ptr<tests::FadingSource> source;
    std::shared_ptr<const Trace> trace;
};

LongSession long_session(std::uint32_t count, const std::string& record, bool backwards = false)
{
    std::string bytes;
    for (std::uint32_t i = 0; i < count; ++i)
        bytes += record;
    LongSession made;
    made.source = std::make_shared<tests::FadingSource>(std::move(bytes));
    TraceBuilder builder;
    const std::uint16_t number = builder.add_source(made.source);
    for (std::uint32_t i = 0; i < count; ++i) {
        Event event;
        event.event_type = i % 10 == 0 ? "search" : "call";
        event.result = i % 3 == 0 ? EventResult::Fail : EventResult::Success;
        event.parent = i % 100 == 0 ? EventIndex() : EventIndex(i / 100 * 100);
        const std::uint64_t place = backwards ? count - 1 - i : i;
        const Slice slice{place * record.size(), static_cast<std::uint32_t>(record.size()), number,
                          RecordRole::Event};
        builder.add(event, {&slice, 1}, tests::read_made_event);
    }
    made.trace = std::move(builder).finish();
    return made;
}

const std::string needle_record = R"({"id": "x", "params": {"city": "Z\u00fcrich"}})";

double milliseconds_since(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

} // namespace

class EvaluateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hitsAgreeWithASlowSeparateEvaluator()
    {
        std::mt19937 random(17);
        std::uint32_t hits = 0;
        std::uint32_t compared = 0;
        for (int i = 0; i < 1000; ++i) {
            const MadeSession session =
                tests::random_session(random, std::uniform_int_distribution(0U, 60U)(random));
            const std::string text = tests::random_expression(random);
            const Filter asked = filter(text);
            const FilterResult result = evaluate(asked, *session.trace);
            QVERIFY(result.is_complete);
            QCOMPARE(result.hits.size(), std::size_t(session.trace->event_count()));
            const ColumnVerdict verdict = evaluate_columns(asked, *session.trace);
            for (std::uint32_t e = 0; e < session.trace->event_count(); ++e) {
                const bool expected = tests::holds_slowly(asked, session, e);
                QVERIFY2(result.hits.test(e) == expected,
                         (text + " for event " + std::to_string(e) +
                          (expected ? " holds" : " does not hold"))
                             .c_str());
                QVERIFY(!verdict.hits.test(e) || expected);
                QVERIFY(verdict.hits.test(e) || verdict.open.test(e) || !expected);
                hits += expected ? 1 : 0;
                ++compared;
            }
            if (!reads_source(asked))
                QVERIFY(verdict.open.none());
        }
        qInfo("%u of %u answers are hits", hits, compared);
        QVERIFY(hits > compared / 10 && hits < compared * 9 / 10); // both answers are put to test
    }

    void newerAnnotationsCountInsteadOfTheTraces()
    {
        std::mt19937 random(5);
        const MadeSession session = tests::random_session(random, 40);
        Annotations newer;
        newer.set(EventIndex(7U), Annotation{"Ask Ana", false, 1});
        newer.set(EventIndex(9U), Annotation{"", true, 1});
        newer.set(EventIndex(11U), Annotation{"", false, 1}); // taken back
        newer.set(EventIndex(99U), Annotation{"of an event to come", true, 1});
        const auto hits = [&](const std::string& text) {
            const Bits found = evaluate(filter(text), *session.trace, {}, {}, &newer).hits;
            const ColumnVerdict verdict =
                evaluate_columns(filter(text), *session.trace, {}, &newer);
            QList<std::size_t> events;
            if (verdict.open.none() && verdict.hits == found)
                found.for_each([&events](std::size_t event) { events += event; });
            return events;
        };
        QCOMPARE(hits("has:note"), QList<std::size_t>{7});
        QCOMPARE(hits("note:*ana*"), QList<std::size_t>{7});
        QCOMPARE(hits("note=\"ask ana\""), QList<std::size_t>{});
        QCOMPARE(hits("has:bookmark"), QList<std::size_t>{9});
        QCOMPARE(hits("bookmark:yes or has:note"), (QList<std::size_t>{7, 9}));
        QCOMPARE(hits("not has:bookmark").size(), 39);
        QVERIFY(reads_annotations(filter("type:x and not has:note")));
        QVERIFY(reads_annotations(filter("note~x")));
        QVERIFY(!reads_annotations(filter("has:cost note")));
    }

    void theEmptyFilterHoldsForAll()
    {
        std::mt19937 random(1);
        const MadeSession session = tests::random_session(random, 10);
        QCOMPARE(evaluate(Filter(), *session.trace).hits.count(), std::size_t(10));
    }

    void caseIsIgnoredAsUnicodeHasIt_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<bool>("holds");
        QTest::newRow("of ASCII") << "type:OPENAI*" << true;
        QTest::newRow("of accents") << "type:*CAFÉ*" << true;
        QTest::newRow("of Greek, with its final sigma") << "type:*ΟΔΟΣ*" << true;
        QTest::newRow("of Cyrillic") << "type:*мир*" << true;
        QTest::newRow("but no letter becomes two") << "type:*STRASSE*" << false;
        QTest::newRow("one character for a question mark") << "type:\"*?\"" << true;
        QTest::newRow("which may be of four bytes") << "type:\"*straße ?\"" << true;
        QTest::newRow("and is not two") << "type:\"*straße ??\"" << false;
        QTest::newRow("equal is exact")
            << "type=\"openai café οδος МИР straße 🙂\"" << false;
        QTest::newRow("equal to the byte")
            << "type=\"OpenAI café οδος МИР straße 🙂\"" << true;
        QTest::newRow("a pattern minds case") << "type~openai" << false;
        QTest::newRow("unless told otherwise") << "type~\"(?i)openai\"" << true;
        QTest::newRow("a pattern over characters") << "type~\"straße .$\"" << true;
    }
    void caseIsIgnoredAsUnicodeHasIt()
    {
        QFETCH(QString, expression);
        QFETCH(bool, holds);
        TraceBuilder builder;
        auto source = std::make_shared<MemorySource>("<made>");
        const Slice slice = source->append("{}", builder.add_source(source));
        Event event;
        event.event_type = "OpenAI café οδος МИР straße 🙂";
        builder.add(event, {&slice, 1}, tests::read_made_event);
        const auto trace = std::move(builder).finish();
        QCOMPARE(!evaluate(filter(expression.toStdString()), *trace).hits.none(), holds);
    }

    void onlyWhatColumnsLeaveOpenIsRead()
    {
        const LongSession session = long_session(1000, needle_record);
        const Filter asked = filter("type:search and params:zürich");
        QCOMPARE(evaluate_columns(asked, *session.trace).open.count(), std::size_t(100));
        QCOMPARE(evaluate(asked, *session.trace).hits.count(), std::size_t(100));
        QCOMPARE(session.source->offsets_read.size(), std::size_t(100));
        session.source->offsets_read.clear();
        QCOMPARE(evaluate(filter("type:search or result:Fail"), *session.trace).hits.count(),
                 std::size_t(400));
        QVERIFY(session.source->offsets_read.empty());
    }

    void theSourceIsReadFromFrontToBack()
    {
        const LongSession session = long_session(200, needle_record, true);
        QCOMPARE(evaluate(filter("zürich"), *session.trace).hits.count(), std::size_t(200));
        const auto& offsets = session.source->offsets_read;
        QCOMPARE(offsets.size(), std::size_t(200));
        QVERIFY(std::is_sorted(offsets.begin(), offsets.end()));
    }

    void hitsStreamInAndAreGivenOnce()
    {
        const LongSession session = long_session(20'000, needle_record);
        Bits given(session.trace->event_count());
        int chunks = 0;
        const auto begin = std::chrono::steady_clock::now();
        double first = -1;
        const FilterResult result = evaluate(filter("type:search or zürich"), *session.trace, {},
                                             [&](std::span<const EventIndex> hits) {
                                                 first =
                                                     first < 0 ? milliseconds_since(begin) : first;
                                                 ++chunks;
                                                 for (const EventIndex hit : hits) {
                                                     QVERIFY(!given.test(hit.value()));
                                                     given.set(hit.value());
                                                 }
                                             });
        qInfo("first hits after %.1f ms, all after %.1f ms, in %d chunks", first,
              milliseconds_since(begin), chunks);
        QCOMPARE(result.hits.count(), std::size_t(20'000));
        QVERIFY(given == result.hits);
        QVERIFY(chunks >= 2);
    }

    void aStopEndsTheSearch()
    {
        const LongSession session = long_session(100'000, needle_record);
        std::stop_source stop;
        std::chrono::steady_clock::time_point asked;
        std::size_t seen = 0;
        const FilterResult result =
            evaluate(filter("zürich"), *session.trace, {stop.get_token(), {}},
                     [&](std::span<const EventIndex> hits) {
                         seen += hits.size();
                         asked = std::chrono::steady_clock::now();
                         stop.request_stop();
                     });
        const double took = milliseconds_since(asked);
        QVERIFY(!result.is_complete);
        QVERIFY(result.hits.count() >= seen);
        QVERIFY(result.hits.count() < 1000);
        qInfo("ended %.2f ms after the stop", took);
        QVERIFY(took < 1000); // a machine under load
    }

    void aStopEndsTheSearchOfALongText()
    {
        const std::string text(200 << 20, 'x');
        const std::string record = "{\"params\": \"" + text + "\"}";
        const LongSession session = long_session(1, record);
        std::stop_source stop;
        double read_alone = 0;
        {
            const auto begin = std::chrono::steady_clock::now();
            QVERIFY(session.trace->load(EventIndex(0U)).has_value());
            read_alone = milliseconds_since(begin);
        }
        std::chrono::steady_clock::time_point asked;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(read_alone + 20));
            asked = std::chrono::steady_clock::now();
            stop.request_stop();
        });
        const FilterResult result =
            evaluate(filter("needle"), *session.trace, {stop.get_token(), {}});
        const auto ended = std::chrono::steady_clock::now();
        stopper.join();
        const double took = std::chrono::duration<double, std::milli>(ended - asked).count();
        qInfo("reading took %.0f ms; ended %.1f ms after the stop", read_alone, took);
        QVERIFY(result.hits.none());
    }

    void anEventThatAStopLeftUnreadIsNoNote()
    {
        const LongSession session = long_session(3, needle_record);
        std::stop_source stop;
        session.source->on_read = [&stop] { stop.request_stop(); };
        const FilterResult result =
            evaluate(filter("zürich"), *session.trace, {stop.get_token(), {}});
        QVERIFY(!result.is_complete);
        QVERIFY(result.hits.none());
        QCOMPARE(result.unread, 0U);
        QCOMPARE(result.diagnostics.count("not-searched"), std::uint64_t(0));
    }

    void aMatchAcrossPiecesIsFound()
    {
        // Long texts are searched in pieces of a mebibyte.
        for (const std::size_t shift : {0U, 1U, 3U, 5U, 6U}) {
            const std::string text = std::string((1U << 20U) - shift, 'x') + "Zürich";
            const LongSession session = long_session(1, "{\"params\": \"" + text + "\"}");
            QCOMPARE(evaluate(filter("params:*zÜRICH*"), *session.trace).hits.count(),
                     std::size_t(1));
        }
    }

    void aSourceThatVanishedIsANoteAndNoHit()
    {
        const LongSession session = long_session(100, needle_record);
        session.source->is_gone = true;
        // Even where not finding the text would make it a hit.
        const FilterResult result = evaluate(filter("type:search or not nowhere"), *session.trace);
        QCOMPARE(result.hits.count(), std::size_t(10));
        QCOMPARE(result.unread, 90U);
        QVERIFY(result.is_complete);
        QCOMPARE(result.diagnostics.count("not-searched"), std::uint64_t(90));
        QVERIFY(result.diagnostics.entries().front().where.front().find("changed") !=
                std::string::npos);
    }

    void damagedPayloadsAreSearchedAsFarAsTheyGo()
    {
        const LongSession session = long_session(1, R"({"params": {"a": [tru, "x\ud800y", "open)");
        QCOMPARE(evaluate(filter("params:tru"), *session.trace).hits.count(), std::size_t(1));
        QCOMPARE(evaluate(filter("params:x?y"), *session.trace).hits.count(), std::size_t(1));
        QCOMPARE(evaluate(filter("params:open"), *session.trace).hits.count(), std::size_t(1));
    }

    void deepPayloadsDoNotEndTheProgram()
    {
        const std::string deep =
            std::string(100'000, '[') + "\"bottom\"" + std::string(100'000, ']');
        const LongSession session = long_session(1, "{\"params\": " + deep + "}");
        QCOMPARE(evaluate(filter("bottom"), *session.trace).hits.count(), std::size_t(1));
    }

    void noPatternTakesLong()
    {
        // What makes engines that go back take ages.
        const LongSession session =
            long_session(1, "{\"params\": \"" + std::string(100'000, 'a') + "\"}");
        const auto begin = std::chrono::steady_clock::now();
        QVERIFY(evaluate(filter("params~\"(a*)*(a|aa)+$b\""), *session.trace).hits.none());
        QVERIFY(evaluate(filter("params:*a*a*a*a*a*a*a*a*b"), *session.trace).hits.none());
        qInfo("%.1f ms", milliseconds_since(begin));
        QVERIFY(milliseconds_since(begin) < 5000);
    }

    void ancestorsAreThoseAbove()
    {
        std::mt19937 random(19);
        for (int i = 0; i < 50; ++i) {
            const MadeSession session = tests::random_session(random, 80);
            const Bits hits = evaluate(filter("result:Fail"), *session.trace).hits;
            const Bits ancestors = ancestors_of(*session.trace, hits);
            for (std::uint32_t e = 0; e < 80; ++e) {
                bool has_hit_below = false;
                hits.for_each([&](std::size_t hit) {
                    has_hit_below = has_hit_below ||
                                    (hit != e && session.trace->tree().is_inside(EventIndex(hit),
                                                                                 EventIndex(e)));
                });
                QCOMPARE(ancestors.test(e), has_hit_below);
            }
        }
    }

    void columnsOfManyEventsTakeMilliseconds()
    {
        const LongSession session = long_session(150'000, "{}");
        const Filter asked = filter("result:Fail or type:s* and not duration>2s or tokens>5");
        const auto begin = std::chrono::steady_clock::now();
        const ColumnVerdict verdict = evaluate_columns(asked, *session.trace);
        const double took = milliseconds_since(begin);
        qInfo("%.2f ms for 150,000 events", took);
        QVERIFY(!verdict.hits.none() && verdict.open.none());
        QVERIFY(took < 2000); // a sanitizer, and a machine under load
    }
};

QTEST_GUILESS_MAIN(EvaluateTest)
#include "evaluate_test.moc"
