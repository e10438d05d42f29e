// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Events of AgentOps before 0.4, trap by trap.
#include "core/formats/agentops/event.h"
#include "tests/core/formats/opening.h"
#include "tests/testkit/patient_test.h"

#include <array>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

Event decoded(std::string_view json, RecordDecoder decode = agentops::decode_wire_event)
{
    const Record record{RecordRole::Event, json};
    Event event;
    decode({&record, 1}, event);
    return event;
}

bool hasNote(const Event& event, std::string_view code)
{
    return std::any_of(event.notes.begin(), event.notes.end(),
                       [code](const EventNote& note) { return note.kind->code == code; });
}

/// A JSON array of `count` events, as the body of one request.
QByteArray manyEvents(int count)
{
    QByteArray text = R"({"session_id":"s","events":[)";
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            text += ',';
        text += R"({"event_type":"step","params":{"text":"plain words here"},"result":"Success",)"
                R"("init_timestamp":"2024-01-01T00:00:00.000Z",)"
                R"("end_timestamp":"2024-01-01T00:00:01.000Z"})";
    }
    return text + "]}";
}

} // namespace

class AgentOpsEventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFailureHasManyShapes_data();
    void aFailureHasManyShapes();
    void defaultsThatLeakedAreDefaults();
    void emptyTextsOfNodeAreNulls();
    void pythonsEmptyStringsStay();
    void anUnknownResultIsKeptAsStatus();
    void unreadableTimesAreAbsentAndKept();
    void unknownMembersBecomeAttributesInOrder();
    void numbersInTextsCount();
    void aSeedEventMayBeCalledTools();
    void typedEventsSayNoResult();
    void aChatmlPromptIsUnwrapped();
    void columnsHoldJsonText();
    void brokenGrammarLosesOneMember();
    void errorsBeforeTheirTriggersAreJoined();
    void agentsMayComeAfterTheirEvents();
    void eventsWithoutSessionBelongToTheNextOne();
    void eventsOfNoSessionAreNamedAfterTheFile();
    void theLastValueCountsButTheEarliestStart();
    void aZoneThatCannotBeToldIsNotTrusted();
    void oneBadByteLosesNoEvent_data();
    void oneBadByteLosesNoEvent();
    void aCutFileShowsWhatIsThere();
};

void AgentOpsEventsTest::aFailureHasManyShapes_data()
{
    QTest::addColumn<QByteArray>("returns");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("message");
    QTest::newRow("nothing, 0.0.4") << QByteArray("null") << QString() << QString();
    QTest::newRow("a text, 0.0.7")
        << QByteArray(R"("division by zero")") << QString() << u"division by zero"_s;
    QTest::newRow("a set, 0.0.8") << QByteArray(R"("<<non-serializable: set>>")") << QString()
                                  << u"<<non-serializable: set>>"_s;
    QTest::newRow("an object, 0.0.13") << QByteArray(R"({"ZeroDivisionError":"division by zero"})")
                                       << u"ZeroDivisionError"_s << u"division by zero"_s;
    QTest::newRow("what the tool said")
        << QByteArray(R"({"output":"no"})") << QString() << QString();
    QTest::newRow("more than an exception")
        << QByteArray(R"({"KeyError":"x","n":1})") << QString() << QString();
}

void AgentOpsEventsTest::aFailureHasManyShapes()
{
    QFETCH(QByteArray, returns);
    QFETCH(QString, type);
    QFETCH(QString, message);
    const QByteArray json = R"({"event_type":"e","result":"Fail","returns":)" + returns + "}";
    const Event event = decoded(json.toStdString());
    QCOMPARE(event.result, EventResult::Fail);
    QCOMPARE(QString::fromStdString(event.error.type), type);
    QCOMPARE(QString::fromStdString(event.error.message), message);
    QCOMPARE(hasNote(event, "error-in-returns"), !message.isEmpty());
}

void AgentOpsEventsTest::defaultsThatLeakedAreDefaults()
{
    const Event event = decoded(R"({"event_type":"e","result":"<<non-serializable: FieldInfo>>",)"
                                R"("action_type":"<<non-serializable: FieldInfo>>","returns":)"
                                R"("<<non-serializable: Page>>"})");
    QCOMPARE(event.result, EventResult::Indeterminate);
    QVERIFY(event.action_type.empty());
    QVERIFY(event.status.empty());
    QVERIFY(hasNote(event, "field-info-default"));
    QVERIFY(hasNote(event, "non-serializable"));
    QCOMPARE(event.notes.size(), 3U);
}

void AgentOpsEventsTest::emptyTextsOfNodeAreNulls()
{
    const Event event = decoded(R"({"event_type":"e","result":"Success","model":"","prompt":"",)"
                                R"("returns":"","tags":[],"end_timestamp":""})");
    QVERIFY(event.model.empty());
    QVERIFY(event.prompt.is_absent());
    QVERIFY(event.returns.is_absent());
    QVERIFY(hasNote(event, "empty-for-null"));
}

void AgentOpsEventsTest::pythonsEmptyStringsStay()
{
    const Event event =
        decoded(R"({"event_type":"e","result":"Success","model":null,"returns":""})");
    QCOMPARE(event.returns.json(), std::string_view("\"\""));
    QVERIFY(!hasNote(event, "empty-for-null"));
}

void AgentOpsEventsTest::anUnknownResultIsKeptAsStatus()
{
    const Event event = decoded(R"({"event_type":"e","result":"half done"})");
    QCOMPARE(event.result, EventResult::Indeterminate);
    QCOMPARE(event.status, std::string("half done"));
    QVERIFY(hasNote(event, "unknown-result"));
}

void AgentOpsEventsTest::unreadableTimesAreAbsentAndKept()
{
    const Event event =
        decoded(R"({"event_type":"e","result":"Success","init_timestamp":"TIMESTAMP",)"
                R"("end_timestamp":"9999999-01-01T00:00:00Z"})");
    QCOMPARE(event.init_timestamp, no_time);
    QCOMPARE(event.init_provenance, Provenance::Absent);
    QCOMPARE(event.end_timestamp, no_time);
    QVERIFY(hasNote(event, "unreadable-time"));
    QCOMPARE(event.attributes.json(),
             std::string_view(
                 R"({"init_timestamp":"TIMESTAMP","end_timestamp":"9999999-01-01T00:00:00Z"})"));
}

void AgentOpsEventsTest::unknownMembersBecomeAttributesInOrder()
{
    const Event event = decoded(
        R"({"zeta":1e2,"event_type":"tools","id":"t","alpha":{"k":1,"k":2},"nothing":null})");
    QCOMPARE(event.attributes.json(), std::string_view(R"({"zeta":1e2,"alpha":{"k":1,"k":2}})"));
}

void AgentOpsEventsTest::numbersInTextsCount()
{
    const Event event =
        decoded(R"({"event_type":"llms","id":"l","prompt_tokens":"21","completion_tokens":5,)"
                R"("cost":"0.0012","model":"gpt-4"})");
    QCOMPARE(event.tokens.prompt.value_or(0), 21);
    QCOMPARE(event.tokens.completion.value_or(0), 5);
    QCOMPARE(event.cost.value_or(0), 0.0012);
    QVERIFY(hasNote(event, "number-as-text"));
}

void AgentOpsEventsTest::aSeedEventMayBeCalledTools()
{
    const Event seed = decoded(R"({"event_type":"tools","result":"Success","action_type":"api"})");
    QCOMPARE(seed.event_type, std::string("tools"));
    QCOMPARE(seed.action_type, std::string("api"));
    const Event typed = decoded(R"({"event_type":"tools","id":"1","name":"look.up"})");
    QCOMPARE(typed.event_type, std::string("look.up"));
    QCOMPARE(typed.action_type, std::string("tool"));
}

void AgentOpsEventsTest::typedEventsSayNoResult()
{
    const Event event = decoded(R"({"event_type":"actions","id":"1","action_type":"plan"})");
    QCOMPARE(event.result, EventResult::Indeterminate);
    QCOMPARE(event.event_type, std::string("plan"));
    QCOMPARE(event.action_type, std::string("action"));
}

void AgentOpsEventsTest::aChatmlPromptIsUnwrapped()
{
    const Event event = decoded(R"({"prompt":{"type":"chatml","messages":[{"role":"user"}]},)"
                                R"("completion":{"type":"string","string":"yes"},"model":"m"})",
                                agentops::decode_llm_row);
    QCOMPARE(event.prompt.json(), std::string_view(R"([{"role":"user"}])"));
    QCOMPARE(event.completion.json(), std::string_view(R"("yes")"));
}

void AgentOpsEventsTest::columnsHoldJsonText()
{
    const Event event = decoded(
        R"j({"params":"{\"b\": 1, \"a\": 12345678901234567890}","returns":"(1, {'x': None})"})j",
        agentops::decode_action_row);
    QCOMPARE(event.params.json(), std::string_view(R"({"b": 1, "a": 12345678901234567890})"));
    QCOMPARE(event.returns.json(), std::string_view(R"([1,{"x":null}])"));
    QVERIFY(hasNote(event, "json-in-text"));
    QVERIFY(hasNote(event, "python-repr"));
    const Event prose = decoded(R"j({"returns":"done (twice)"})j", agentops::decode_action_row);
    QCOMPARE(prose.returns.json(), std::string_view("\"done (twice)\""));
}

void AgentOpsEventsTest::brokenGrammarLosesOneMember()
{
    const Event event =
        decoded(R"({"event_type":"e" "result":"Success",,"model":"m","returns":{"a":[1,}})");
    QCOMPARE(event.event_type, std::string("e"));
    QCOMPARE(event.result, EventResult::Success);
    QCOMPARE(event.model, std::string("m"));
    QVERIFY(hasNote(event, "damaged-event"));
}

void AgentOpsEventsTest::errorsBeforeTheirTriggersAreJoined()
{
    const auto document = openedText(
        R"({"session_id":"s","events":[
            {"event_type":"errors","error_type":"KeyError","details":"x","logs":"NoneType: None\n",
             "timestamp":"2024-01-01T00:00:02Z","trigger_event_id":"t"},
            {"event_type":"tools","id":"t","name":"look","init_timestamp":"2024-01-01T00:00:01Z",
             "end_timestamp":"2024-01-01T00:00:02Z"}]})");
    QVERIFY(document);
    const Trace& trace = *document->sessions.front();
    QCOMPARE(trace.event_count(), 1U);
    QCOMPARE(trace.result(EventIndex(0U)), EventResult::Fail);
    const auto loaded = trace.load(EventIndex(0U));
    QVERIFY(loaded);
    QCOMPARE(loaded->event.error.type, std::string("KeyError"));
    QVERIFY(loaded->event.error.stack.empty());
    QCOMPARE(loaded->records.size(), 2U);
    QCOMPARE(trace.diagnostics().count("no-traceback"), 1U);
    QCOMPARE(trace.diagnostics().count("dangling-trigger"), 0U);
}

void AgentOpsEventsTest::agentsMayComeAfterTheirEvents()
{
    const auto document = openedText(
        R"({"session_id":"s","events":[{"event_type":"tools","id":"t","name":"n","agent_id":"a"}]}
           {"id":"a","name":"Scout","session_id":"s"})");
    QVERIFY(document);
    const Trace& trace = *document->sessions.front();
    QCOMPARE(trace.agent(EventIndex(0U)), std::string_view("Scout"));
    QCOMPARE(trace.session().agents.size(), 1U);
    QCOMPARE(disagreement(*document), QString());
}

void AgentOpsEventsTest::eventsWithoutSessionBelongToTheNextOne()
{
    const auto document = openedText(
        R"({"agents":[],"events":[{"event_type":"tools","id":"t","name":"n"}],
            "session":{"session_id":"known","init_timestamp":"2024-01-01T00:00:00Z"}})");
    QVERIFY(document);
    QCOMPARE(document->sessions.size(), 1U);
    QCOMPARE(document->sessions.front()->session().id, std::string("known"));
    QCOMPARE(document->sessions.front()->event_count(), 1U);
}

void AgentOpsEventsTest::eventsOfNoSessionAreNamedAfterTheFile()
{
    const auto document = openedText(R"({"events":[{"event_type":"tools","id":"t","name":"n"}]})",
                                     u"night.run.json"_s);
    QVERIFY(document);
    QCOMPARE(document->sessions.front()->session().id, std::string("night.run"));
    QCOMPARE(document->all_diagnostics().count("session-unknown"), 1U);
}

void AgentOpsEventsTest::theLastValueCountsButTheEarliestStart()
{
    const auto document = openedText(
        R"({"session":{"session_id":"s","init_timestamp":"2024-01-01T00:00:05Z","end_state":null,
                       "tags":["a"],"rating":"3"}}
           {"session":{"session_id":"s","init_timestamp":"2024-01-01T00:00:01Z","end_state":"Done",
                       "tags":["b","c"],"end_timestamp":"2024-01-01T00:00:09Z"}}
           {"session":{"session_id":"s","init_timestamp":"2024-01-01T00:00:07Z","end_state":null}})");
    QVERIFY(document);
    const Session& session = document->sessions.front()->session();
    QCOMPARE(session.init_timestamp, parse_iso8601("2024-01-01T00:00:01Z")->ns);
    QCOMPARE(session.end_state.value_or(""), std::string("Done"));
    QCOMPARE(session.tags, (std::vector<std::string>{"b", "c"}));
    QCOMPARE(session.attributes.json(), std::string_view(R"({"rating":"3"})"));
    QCOMPARE(session.records.size(), 3U);
    QCOMPARE(document->all_diagnostics().count("not-ended"), 0U);
}

void AgentOpsEventsTest::aZoneThatCannotBeToldIsNotTrusted()
{
    constexpr auto body = R"({"events":[{"session_id":"s","event_type":"e","result":"Success",%1
        "init_timestamp":"2024-01-01T00:00:00Z","end_timestamp":"2024-01-01T00:00:01Z"}]})"_L1;
    const auto unknown = openedText(QString(body).arg(QString()).toUtf8());
    QVERIFY(unknown);
    QVERIFY(!unknown->sessions.front()->session().zone_trusted);
    QCOMPARE(unknown->all_diagnostics().count("zone-unknown"), 1U);
    const auto newer = openedText(QString(body).arg(u"\"screenshot\":null,"_s).toUtf8());
    QVERIFY(newer);
    QVERIFY(newer->sessions.front()->session().zone_trusted);
}

void AgentOpsEventsTest::oneBadByteLosesNoEvent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::newRow("no UTF-8") << QByteArray("\xFF") << u"bad-utf8"_s;
    QTest::newRow("a control character") << QByteArray("\x01") << u"control-characters"_s;
}

void AgentOpsEventsTest::oneBadByteLosesNoEvent()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QByteArray text = manyEvents(10'000);
    text.replace(text.indexOf("plain words", text.size() / 2), 1, bytes);
    const auto document = openedText(text);
    QVERIFY(document);
    QCOMPARE(document->sessions.front()->event_count(), 10'000U);
    QCOMPARE(document->all_diagnostics().count(code.toStdString()), 1U);
}

void AgentOpsEventsTest::aCutFileShowsWhatIsThere()
{
    const QByteArray text = manyEvents(100);
    const qsizetype inside = text.lastIndexOf("ords here");
    const auto document = openedText(text.left(inside));
    QVERIFY(document);
    const Trace& trace = *document->sessions.front();
    QCOMPARE(trace.event_count(), 100U);
    QCOMPARE(document->all_diagnostics().count("cut-off"), 1U);
    const auto loaded = trace.load(EventIndex(99U));
    QVERIFY(loaded);
    QCOMPARE(loaded->event.params.json(), std::string_view(R"({"text":"plain w"})"));
}

QTEST_GUILESS_MAIN(AgentOpsEventsTest)
#include "agentops_events_test.moc"
