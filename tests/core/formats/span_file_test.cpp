// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How objects become spans and sessions, by formats whose objects are small.
#include "tests/core/formats/opening.h"
#include "tests/testkit/patient_test.h"

#include <string>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

class SpanFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsOfOneIdAreOneEvent();
    void aRecordThatSaysLessIsAnEventOfItsOwn();
    void aRecordWithoutATraceGoesToItsRun();
    void damagedLinesStayInTheirLine();
    void whatIsBeforeTheFirstSpanIsInItsSession();
    void objectsAroundSpansMayStandInLists();
    void spansWithinSpansAreReadHoweverDeep();
    void aListWithoutSpansIsRefused();
};

namespace {

QByteArray run(const char* id, const char* rest)
{
    return R"({"id":")"_ba + id +
           R"(","run_type":"tool","name":"n","trace_id":"t","dotted_order":"1Z)" + id + "\"," +
           rest + "}\n";
}

} // namespace

void SpanFileTest::recordsOfOneIdAreOneEvent()
{
    const auto document =
        openedText(run("a", R"("start_time":"2026-05-04T08:30:00","outputs":{})") +
                   R"({"id":"a","end_time":"2026-05-04T08:30:02","outputs":{"x":1}})" + "\n" +
                   R"({"id":"a","end_time":null,"outputs":{},"error":"E: late"})" + "\n");
    QVERIFY(document);
    const Trace& trace = *document->sessions.front();
    QCOMPARE(trace.event_count(), 1U);
    QCOMPARE(trace.duration(EventIndex(0U)), std::optional(2 * ns_per_second));
    QCOMPARE(trace.result(EventIndex(0U)), EventResult::Fail);
    QCOMPARE(document->records.merged, std::uint64_t{2});
    const auto loaded = trace.load(EventIndex(0U));
    QVERIFY(loaded);
    QCOMPARE(loaded->event.returns.json(), std::string_view(R"({"x":1})"));
    QCOMPARE(loaded->records.size(), std::size_t{3});
    QCOMPARE(disagreement(*document), QString());
}

void SpanFileTest::aRecordThatSaysLessIsAnEventOfItsOwn()
{
    const auto document = openedText(run("a", R"("start_time":"2026-05-04T08:30:00")") +
                                     run("a", R"("start_time":"no time")"));
    QVERIFY(document);
    QCOMPARE(document->sessions.front()->event_count(), 2U);
    QCOMPARE(document->records.events, std::uint64_t{2});
    QCOMPARE(disagreement(*document), QString());
}

void SpanFileTest::aRecordWithoutATraceGoesToItsRun()
{
    const auto document = openedText(
        R"({"id":"a","run_type":"chain","trace_id":"t1","start_time":"2026-05-04T08:30:00"})"
        "\n"
        R"({"id":"b","run_type":"chain","trace_id":"t2","start_time":"2026-05-04T08:30:00"})"
        "\n"
        R"({"id":"a","end_time":"2026-05-04T08:30:01"})"
        "\n"
        R"({"id":"c","end_time":"2026-05-04T08:30:01"})"
        "\n");
    QVERIFY(document);
    QCOMPARE(document->sessions.size(), std::size_t{2});
    QCOMPARE(document->sessions[0]->event_count(), 2U); // "c" is nobody's: it stays where it stands
    QCOMPARE(document->sessions[0]->duration(EventIndex(0U)), std::optional(ns_per_second));
    QCOMPARE(document->sessions[1]->event_count(), 1U);
}

void SpanFileTest::damagedLinesStayInTheirLine()
{
    const auto document =
        openedText(run("a", R"("start_time":1777883400000)") + "{\"id\":\"b\",\"run_type\":\n" +
                   "7\n" + run("c", R"("start_time":1777883400000)"));
    QVERIFY(document);
    QCOMPARE(document->records.damaged, std::uint64_t{1});
    QCOMPARE(document->records.read(), std::uint64_t{4});
    QVERIFY(document->sessions.front()->find("c"));
}

void SpanFileTest::whatIsBeforeTheFirstSpanIsInItsSession()
{
    const auto document = openedText("Starting ...\n{\"level\":\"info\"}\n" +
                                     run("a", R"("start_time":1777883400000)") + "done\n");
    QVERIFY(document);
    QCOMPARE(document->sessions.size(), std::size_t{1});
    const Trace& trace = *document->sessions.front();
    QCOMPARE(trace.event_count(), 4U);
    QCOMPARE(trace.event_type(EventIndex(1U)), std::string_view("unknown record"));
    QCOMPARE(trace.event_type(EventIndex(2U)), std::string_view("n"));
    QCOMPARE(disagreement(*document), QString());
}

void SpanFileTest::objectsAroundSpansMayStandInLists()
{
    const auto document = openedText(
        R"({"data":[{"id":"t1","timestamp":"2026-05-04T08:30:00Z","name":"first","observations":[
            {"id":"a","traceId":"t1","type":"SPAN","name":"x","startTime":"2026-05-04T08:30:00Z"}]},
           {"id":"t2","timestamp":"2026-05-04T08:31:00Z","name":"second","observations":[]}],
           "meta":{"page":1}})");
    QVERIFY(document);
    QCOMPARE(document->format->id, std::string_view("langfuse"));
    QCOMPARE(document->sessions.size(), std::size_t{2});
    QCOMPARE(document->sessions[0]->session().name, std::string("first"));
    QCOMPARE(document->sessions[1]->session().name, std::string("second"));
    QCOMPARE(document->sessions[1]->event_count(), 0U);
}

void SpanFileTest::spansWithinSpansAreReadHoweverDeep()
{
    QByteArray inner = R"({"id":"r0","run_type":"tool","trace_id":"t","start_time":1})";
    constexpr int levels = 60;
    for (int level = 1; level <= levels; ++level)
        inner = R"({"id":"r)" + QByteArray::number(level) +
                R"(","run_type":"chain","trace_id":"t","start_time":1,"child_runs":[)" + inner +
                "]}";
    const auto document = openedText(inner);
    QVERIFY(document);
    QCOMPARE(document->sessions.front()->event_count(), static_cast<std::uint32_t>(levels + 1));
    QCOMPARE(document->sessions.front()->event_type(EventIndex(0U)), std::string_view("chain"));
}

void SpanFileTest::aListWithoutSpansIsRefused()
{
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"trace.json"_s, R"({"info":{},"data":{"spans":[]}})");
    for (const Format* format : all_formats()) {
        if (format->id == "mlflow")
            QVERIFY(!readWith(*format, path));
    }
}

QTEST_GUILESS_MAIN(SpanFileTest)
#include "span_file_test.moc"
