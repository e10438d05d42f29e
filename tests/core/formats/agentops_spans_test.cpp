// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Spans of AgentOps 0.4, as its API and as OTLP have them, trap by trap.
#include "core/formats/agentops/api_span.h"
#include "core/formats/reading/fields.h"
#include "tests/core/formats/opening.h"
#include "tests/testkit/patient_test.h"

#include <algorithm>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

Event decoded(const std::string& json)
{
    const Record record{RecordRole::Event, json};
    Event event;
    agentops::decode_api_span({&record, 1}, event);
    own_loose_payloads({}, event); // the text may go before the event does
    return event;
}

/// A span with some members of its own.
std::string span(const std::string& members)
{
    return R"({"span_id":"a","parent_span_id":"","span_name":"step",)" + members + "}";
}

std::string spanWith(const std::string& attributes)
{
    return span(R"("span_attributes":)" + attributes);
}

bool hasNote(const Event& event, std::string_view code)
{
    return std::any_of(event.notes.begin(), event.notes.end(),
                       [code](const EventNote& note) { return note.kind->code == code; });
}

} // namespace

class AgentOpsSpansTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKindSaysWhatAStepIs_data();
    void theKindSaysWhatAStepIs();
    void theResultIsWhatTheSpanSays_data();
    void theResultIsWhatTheSpanSays();
    void namesAreNeverCut();
    void zeroCostBesideTokensIsUnknown();
    void aRecordedCostCounts();
    void attributesMayBeNestedOrFlat();
    void aDoubledExceptionCountsOnce();
    void outputsAreJsonOrText_data();
    void outputsAreJsonOrText();
    void aMissingEndIsDerivedFromTheDuration();
    void aMissingStartIsNotInvented();
    void aDurationThatContradictsIsKept();
    void deepAttributesDoNotRecurse();
    void spansMayComeBeforeTheirTraceId();
    void sumsAloneAreShownAsSums();
    void aListOfTracesHasNoEvents();
    void aTruncatedExportSaysSo();
    void errorsOfMigratedSessionsAreJoined();
    void agentsOfMigratedSessionsHaveNoTimes();
    void aResourceMayComeBehindItsSpans();
};

void AgentOpsSpansTest::theKindSaysWhatAStepIs_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<std::string>("action");
    const auto row = [](const char* name, const std::string& json, const char* action) {
        QTest::newRow(name) << json << std::string(action);
    };
    row("tool", spanWith(R"({"agentops":{"span":{"kind":"tool"}}})"), "tool");
    row("llm.call", spanWith(R"({"agentops.span.kind":"llm.call"})"), "llm");
    row("http", spanWith(R"({"agentops.span.kind":"http"})"), "api");
    row("workflow.step", spanWith(R"({"agentops.span.kind":"workflow.step"})"), "action");
    row("an agent with a model",
        spanWith(R"({"agentops.span.kind":"agent","gen_ai.request.model":"m"})"), "action");
    row("a chat request", spanWith(R"({"gen_ai.request.type":"chat"})"), "llm");
    row("a model alone", spanWith(R"({"gen_ai.request.model":"m"})"), "action");
    row("a model that was talked to", spanWith(R"({"llm.model":"m","llm.prompt":"hi"})"), "llm");
    row("a tool's name", spanWith(R"({"gen_ai.tool.name":"t"})"), "tool");
    row("by its name", R"({"span_id":"a","span_name":"search.tool"})", "tool");
    row("a dot in prose", R"({"span_id":"a","span_name":"Write a song. Now"})", "action");
    row("agentops-ts", R"({"span_id":"a","span_name":"Generation"})", "llm");
}

void AgentOpsSpansTest::theKindSaysWhatAStepIs()
{
    QFETCH(std::string, json);
    QFETCH(std::string, action);
    QCOMPARE(decoded(json).action_type, action);
}

void AgentOpsSpansTest::theResultIsWhatTheSpanSays_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<int>("result");
    const auto row = [](const char* name, const std::string& members, EventResult result) {
        QTest::newRow(name) << span(members) << static_cast<int>(result);
    };
    row("OK", R"("status_code":"OK")", EventResult::Success);
    row("STATUS_CODE_OK", R"("status_code":"STATUS_CODE_OK")", EventResult::Success);
    row("ERROR", R"("status_code":"ERROR")", EventResult::Fail);
    row("unset", R"("status_code":"Unset")", EventResult::Indeterminate);
    row("unset, but an end state",
        R"("status_code":"UNSET","span_attributes":{"agentops.session.end_state":"Success"})",
        EventResult::Success);
    row("OK, but ended in failure",
        R"("status_code":"OK","span_attributes":{"session":{"end_state":"Fail"}})",
        EventResult::Fail);
    row("an end state of another word",
        R"("status_code":"UNSET","span_attributes":{"agentops.session.end_state":"Shutdown"})",
        EventResult::Indeterminate);
    row("a tool's status", R"("span_attributes":{"tool.status":"failed"})", EventResult::Fail);
    row("an exception",
        R"("event_names":["exception"],"event_attributes":[{"exception.type":"E"}])",
        EventResult::Fail);
}

void AgentOpsSpansTest::theResultIsWhatTheSpanSays()
{
    QFETCH(std::string, json);
    QFETCH(int, result);
    QCOMPARE(static_cast<int>(decoded(json).result), result);
}

void AgentOpsSpansTest::namesAreNeverCut()
{
    QCOMPARE(decoded(R"({"span_id":"a","span_name":"Read v1.2 of it..task"})").event_type,
             std::string("Read v1.2 of it..task"));
    const Event named = decoded(R"({"span_id":"a","span_name":"plan.task","span_attributes":
        {"agentops.span.kind":"task","operation.name":"plan"}})");
    QCOMPARE(named.event_type, std::string("plan"));
}

void AgentOpsSpansTest::zeroCostBesideTokensIsUnknown()
{
    const Event event =
        decoded(span(R"("metrics":{"total_tokens":9,"prompt_tokens":4,"completion_tokens":5,)"
                     R"("cache_read_input_tokens":0,"total_cost":"0.0000000"})"));
    QVERIFY(!event.cost);
    QCOMPARE(event.tokens.prompt.value_or(0), 4);
    QVERIFY(!event.tokens.cache_read);
    QVERIFY(hasNote(event, "zero-cost"));
}

void AgentOpsSpansTest::aRecordedCostCounts()
{
    const Event event = decoded(
        span(R"("span_attributes":{"gen_ai":{"usage":{"total_cost":"0.05","prompt_tokens":"7"}}},)"
             R"("metrics":{"prompt_tokens":99,"total_cost":"0.9"})"));
    QCOMPARE(event.cost.value_or(0), 0.05);
    QCOMPARE(event.tokens.prompt.value_or(0), 7);
}

void AgentOpsSpansTest::attributesMayBeNestedOrFlat()
{
    for (const char* attributes :
         {R"({"gen_ai":{"prompt":[{"role":"user","content":"hi"}],"request":{"model":"m"}}})",
          R"({"gen_ai.prompt.0.role":"user","gen_ai.prompt.0.content":"hi",)"
          R"("gen_ai.request.model":"m"})"}) {
        const Event event = decoded(spanWith(attributes));
        QCOMPARE(event.model, std::string("m"));
        QCOMPARE(event.prompt.json(), std::string_view(R"([{"role":"user","content":"hi"}])"));
        QVERIFY(event.attributes.is_absent());
    }
}

void AgentOpsSpansTest::aDoubledExceptionCountsOnce()
{
    const Event event =
        decoded(span(R"("status_code":"ERROR","status_message":"E: m","event_timestamps":["",""],)"
                     R"("event_names":["exception","exception"],"event_attributes":[)"
                     R"({"exception":{"type":"E","message":"m","stacktrace":"short"}},)"
                     R"({"exception":{"type":"E","message":"m","stacktrace":"the longer one"}}])"));
    QCOMPARE(event.error.type, std::string("E"));
    QCOMPARE(event.error.stack, std::string("the longer one"));
    QCOMPARE(event.span_events.size(), 2U);
    QVERIFY(hasNote(event, "doubled-exception"));
    QVERIFY(event.attributes.is_absent()); // the status message says no more
}

void AgentOpsSpansTest::outputsAreJsonOrText_data()
{
    QTest::addColumn<std::string>("output");
    QTest::addColumn<std::string>("returns");
    const auto row = [](const char* name, const char* output, const char* returns) {
        QTest::newRow(name) << std::string(output) << std::string(returns);
    };
    row("an object", R"("{\"a\": [1]}")", R"({"a": [1]})");
    row("a bare text", R"("done")", R"("done")");
    row("a quoted text", R"("\"done\"")", R"("done")");
    row("a number", R"("12")", "12");
    row("nothing", R"("null")", "null");
    row("broken JSON", R"("{\"a\": ")", R"("{\"a\": ")");
    row("Python", R"("{'a': (1, None)}")", R"({"a":[1,null]})");
}

void AgentOpsSpansTest::outputsAreJsonOrText()
{
    QFETCH(std::string, output);
    QFETCH(std::string, returns);
    const Event event =
        decoded(spanWith(R"({"agentops.span.kind":"task","agentops.task.output":)" + output + "}"));
    QCOMPARE(std::string(event.returns.json()), returns);
}

void AgentOpsSpansTest::aMissingEndIsDerivedFromTheDuration()
{
    const Event event =
        decoded(span(R"("start_time":"2025-01-01T00:00:00Z","duration":1500000000)"));
    QCOMPARE(event.end_timestamp - event.init_timestamp, DurationNs(1'500'000'000));
    QCOMPARE(event.end_provenance, Provenance::Derived);
    QCOMPARE(event.init_provenance, Provenance::Recorded);
}

void AgentOpsSpansTest::aMissingStartIsNotInvented()
{
    const Event event = decoded(span(R"("start_time":"","duration":44000)"));
    QCOMPARE(event.init_timestamp, no_time);
    QCOMPARE(event.end_timestamp, no_time);
    QVERIFY(hasNote(event, "missing-start"));
    QCOMPARE(event.attributes.json(), std::string_view(R"({"duration":44000})"));
}

void AgentOpsSpansTest::aDurationThatContradictsIsKept()
{
    const std::string times =
        R"("start_time":"2025-01-01T00:00:00Z","end_time":"2025-01-01T00:00:05Z",)";
    const Event agreeing = decoded(span(times + R"("duration":5000000400)"));
    QVERIFY(!hasNote(agreeing, "wrong-duration"));
    const Event contradicting = decoded(span(times + R"("duration":5000)"));
    QVERIFY(hasNote(contradicting, "wrong-duration"));
    QCOMPARE(contradicting.attributes.json(), std::string_view(R"({"duration":5000})"));
}

void AgentOpsSpansTest::deepAttributesDoNotRecurse()
{
    constexpr int depth = 100'000;
    std::string attributes;
    for (int i = 0; i < depth; ++i)
        attributes += R"({"a":)";
    attributes += "1" + std::string(depth, '}');
    const Event event = decoded(spanWith(attributes));
    QVERIFY(event.attributes.json().size() > 5U * depth);
}

void AgentOpsSpansTest::spansMayComeBeforeTheirTraceId()
{
    const auto document = openedText(
        R"({"spans":[{"span_id":"a","span_name":"n"}],"tags":["t"],"trace_id":"known"})");
    QVERIFY(document);
    QCOMPARE(document->sessions.size(), 1U);
    const Session& session = document->sessions.front()->session();
    QCOMPARE(session.id, std::string("known"));
    QCOMPARE(session.tags, std::vector<std::string>{"t"});
    QVERIFY(!session.infer_parents);
}

void AgentOpsSpansTest::sumsAloneAreShownAsSums()
{
    const auto document = openedText(R"({"total_tokens":75,"prompt_tokens":50,)"
                                     R"("completion_tokens":25,"prompt_cost":"0.0015",)"
                                     R"("total_cost":"0.0020"})");
    QVERIFY(document);
    const Trace& trace = *document->sessions.front();
    QCOMPARE(trace.event_count(), 1U);
    QCOMPARE(trace.event_type(EventIndex(0U)), std::string_view("span metrics"));
    QCOMPARE(trace.totals().total_tokens.value_or(0), 75);
    QCOMPARE(trace.totals().cost.value_or(0), 0.002);
    QCOMPARE(document->all_diagnostics().count("metrics-only"), 1U);
}

void AgentOpsSpansTest::aListOfTracesHasNoEvents()
{
    const auto document = openedText(
        R"({"traces":[{"trace_id":"a","root_span_name":"one","tags":["x"],
                       "start_time":"2025-01-01T00:00:00Z","end_time":"2025-01-01T00:00:02Z"},
                      {"trace_id":"b","root_span_name":"two"}],"total":2})");
    QVERIFY(document);
    QCOMPARE(document->sessions.size(), 2U);
    QCOMPARE(document->sessions[0]->session().name, std::string("one"));
    QVERIFY(document->sessions[0]->session().end_timestamp != no_time);
    QCOMPARE(document->sessions[1]->session().id, std::string("b"));
    QCOMPARE(document->all_diagnostics().count("trace-list"), 1U);
}

void AgentOpsSpansTest::aTruncatedExportSaysSo()
{
    const auto document = openedText(
        R"({"trace":null,"spans":[{"freeplan_truncated":true,"span_id":"a","span_name":"n"},
                                  {"freeplan_truncated":true,"span_id":"b","span_name":"n"}]})",
        u"trace_b520ab60.json"_s);
    QVERIFY(document);
    QCOMPARE(document->all_diagnostics().count("free-plan-truncated"), 1U);
    QCOMPARE(document->sessions.front()->session().id, std::string("trace_b520ab60"));
}

void AgentOpsSpansTest::errorsOfMigratedSessionsAreJoined()
{
    const auto document = openedText(
        R"({"trace_id":"00000000-0000-4000-8000-000000000000","spans":[
            {"span_id":"00000000-0000-4000-8000-000000000002","span_name":"error:KeyError",
             "status_code":"ERROR","status_message":"'x'",
             "span_attributes":{"error":{"type":"KeyError"},
               "trigger_event":{"id":"00000000-0000-4000-8000-000000000001"}}},
            {"span_id":"00000000-0000-4000-8000-000000000003","span_name":"error:Lost",
             "span_attributes":{"trigger_event":{"id":"gone"}}},
            {"span_id":"00000000-0000-4000-8000-000000000001","span_name":"tool:look",
             "status_code":"OK"}]})");
    QVERIFY(document);
    const Trace& trace = *document->sessions.front();
    QCOMPARE(trace.event_count(), 2U);
    QCOMPARE(trace.event_type(EventIndex(0U)), std::string_view("look"));
    QCOMPARE(trace.result(EventIndex(0U)), EventResult::Fail);
    QCOMPARE(trace.event_type(EventIndex(1U)), std::string_view("Lost"));
    QCOMPARE(trace.action_type(EventIndex(1U)), ActionType::Error);
    QCOMPARE(trace.diagnostics().count("dangling-trigger"), 1U);
    QCOMPARE(disagreement(*document), QString());
}

void AgentOpsSpansTest::agentsOfMigratedSessionsHaveNoTimes()
{
    const Event agent = decoded(
        R"({"span_id":"00000000-0000-4000-8000-000000000001","span_name":"agent:Scout",
            "start_time":"2025-10-10T10:10:10Z","end_time":"2025-10-10T10:10:10Z","duration":0})");
    QCOMPARE(agent.init_timestamp, no_time);
    QCOMPARE(agent.agent, std::string("Scout"));
    QCOMPARE(agent.event_type, std::string("Scout"));
    QVERIFY(hasNote(agent, "invented-agent-time"));
}

void AgentOpsSpansTest::aResourceMayComeBehindItsSpans()
{
    const auto document = openedText(
        R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"ab","spanId":"01","name":"n"}],
             "scope":{"name":"agentops"}}],
            "resource":{"attributes":[{"key":"service.name","value":{"stringValue":"s"}}]}}]})");
    QVERIFY(document);
    const auto loaded = document->sessions.front()->load(EventIndex(0U));
    QVERIFY(loaded);
    QCOMPARE(loaded->records.size(), 3U);
    QCOMPARE(loaded->event.attributes.json(),
             std::string_view(R"({"scope":{"name":"agentops"},"resource":{"service.name":"s"}})"));
}

QTEST_GUILESS_MAIN(AgentOpsSpansTest)
#include "agentops_spans_test.moc"
