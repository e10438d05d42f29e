// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/exporter.h"
#include "core/formats/reading/document.h"
#include "tests/core/native/event_lines.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using Json = nlohmann::json;

namespace {

QByteArray written(const Document& document)
{
    const testkit::Scratch scratch;
    const QString path = scratch.path(u"out.otlp.json"_s);
    const Exporter& exporter = *find_exporter("otlp-json");
    const auto done = exporter.write(whole_sessions(document.sessions), path.toStdString(), {}, {});
    return done ? testkit::contentOf(path) : QByteArray();
}

/// A session of the native format, read.
std::shared_ptr<const Document> sessionOf(const QByteArray& events)
{
    const testkit::Scratch scratch;
    const QString path =
        scratch.write(u"in.json"_s, R"({"playhead":1,"session":{"session_id":"run-7"},"events":[)" +
                                        events + "]}");
    const auto document = open_document(path.toStdString(), Job());
    return document ? *document : nullptr;
}

std::vector<Json> linesOf(const QByteArray& text)
{
    std::vector<Json> lines;
    for (const QByteArray& line : text.split('\n')) {
        if (!line.isEmpty())
            lines.push_back(Json::parse(line.toStdString()));
    }
    return lines;
}

std::vector<Json> spansOf(const std::vector<Json>& lines)
{
    std::vector<Json> spans;
    for (const Json& line : lines) {
        for (const Json& resource : line.at("resourceSpans")) {
            for (const Json& scope : resource.at("scopeSpans")) {
                for (const Json& span : scope.at("spans"))
                    spans.push_back(span);
            }
        }
    }
    return spans;
}

/// The attributes by their names, with what stands in place of their types.
Json attributesOf(const Json& holder)
{
    Json all = Json::object();
    for (const Json& attribute : holder.at("attributes"))
        all[attribute.at("key").get<std::string>()] = attribute.at("value").begin().value();
    return all;
}

std::string text(const Json& value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

} // namespace

class OtlpJsonExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ids_and_times_are_as_the_protocol_has_them();
    void ids_that_are_hex_already_are_kept();
    void the_same_session_has_the_same_ids();
    void an_LLM_call_speaks_the_conventions();
    void a_tool_speaks_the_conventions();
    void an_error_is_an_exception();
    void logs_and_links_have_their_places();
    void what_is_not_recorded_is_marked();
    void attributes_that_would_be_mistaken_stand_apart();
    void a_long_session_is_many_lines();
    void a_session_without_events_is_there();
    void spans_that_went_missing_make_no_false_parents();
};

void OtlpJsonExportTest::ids_and_times_are_as_the_protocol_has_them()
{
    const auto document = open_document(testkit::samplePath(u"demo.json"_s).toStdString(), Job());
    QVERIFY(document);
    const QByteArray bytes = written(**document);
    QCOMPARE(bytes.count('\n'), 1); // one document
    const std::vector<Json> spans = spansOf(linesOf(bytes));
    QCOMPARE(spans.size(), std::size_t((*document)->sessions.front()->event_count()));
    static const QRegularExpression traceId(u"^[0-9a-f]{32}$"_s);
    static const QRegularExpression spanId(u"^[0-9a-f]{16}$"_s);
    static const QRegularExpression number(u"^[0-9]{19}$"_s);
    std::set<std::string> ids;
    const auto fits = [](const QRegularExpression& shape, const Json& value) {
        return shape.match(QString::fromStdString(value.get<std::string>())).hasMatch();
    };
    for (const Json& span : spans) {
        QVERIFY(fits(traceId, span.at("traceId")));
        QVERIFY(fits(spanId, span.at("spanId")));
        QVERIFY(fits(number, span.at("startTimeUnixNano")));
        QVERIFY(fits(number, span.at("endTimeUnixNano")));
        QVERIFY(span.at("kind").is_number_integer());
        QVERIFY(span.at("startTimeUnixNano") <= span.at("endTimeUnixNano"));
        ids.insert(span.at("spanId").get<std::string>());
    }
    QCOMPARE(ids.size(), spans.size());
    for (const Json& span : spans)
        QVERIFY(!span.contains("parentSpanId") ||
                ids.contains(span["parentSpanId"].get<std::string>()));
}

void OtlpJsonExportTest::ids_that_are_hex_already_are_kept()
{
    const auto document = sessionOf(
        R"({"id":"00f067aa0ba902b7","event_type":"a"},
           {"id":"00f067aa0ba902b8","parent_id":"00f067aa0ba902b7","event_type":"b"},
           {"id":"00f067aa0ba902b7","event_type":"twice"},
           {"id":"00F067AA0BA902B9","event_type":"upper case"},
           {"id":"0000000000000000","event_type":"nothing"}, {"event_type":"no id"})");
    const std::vector<Json> spans = spansOf(linesOf(written(*document)));
    QCOMPARE(spans.size(), std::size_t(6));
    QCOMPARE(text(spans[0]["spanId"]), std::string("00f067aa0ba902b7"));
    QVERIFY(!attributesOf(spans[0]).contains("playhead.id"));
    QCOMPARE(text(spans[1]["parentSpanId"]), std::string("00f067aa0ba902b7"));
    QVERIFY(!attributesOf(spans[1]).contains("playhead.parent_id"));
    for (std::size_t i = 2; i < spans.size(); ++i)
        QVERIFY(attributesOf(spans[i]).contains("playhead.id"));
    QCOMPARE(text(attributesOf(spans[3])["playhead.id"]), std::string("00F067AA0BA902B9"));
    QCOMPARE(text(attributesOf(spans[5])["playhead.id"]), std::string());
}

void OtlpJsonExportTest::the_same_session_has_the_same_ids()
{
    // Known values: who converts a session again next year shall find it under the same id.
    const auto document = sessionOf(R"({"id":"a","event_type":"a"},{"event_type":"b"})");
    const std::vector<Json> spans = spansOf(linesOf(written(*document)));
    QCOMPARE(text(spans[0]["traceId"]), std::string("337d2341007ebcaca54e04a506bed287"));
    QCOMPARE(text(spans[0]["spanId"]), std::string("b0353ced9b82ddcc"));
    QCOMPARE(text(spans[1]["spanId"]), std::string("52bf93719d6cff94"));
}

void OtlpJsonExportTest::an_LLM_call_speaks_the_conventions()
{
    const auto document = sessionOf(R"({"id":"a","event_type":"OpenAI Call","action_type":"llm",
"model":"gpt-4","prompt":[{"role":"user","content":"Where?"}],"completion":"Here.",
"params":{"temperature":0.2,"stream":true},"prompt_tokens":120,"completion_tokens":7,
"cache_read_tokens":100,"total_tokens":127,"cost":0.0042,"agent":"planner","thread":"main",
"result":"Success","tags":["x","y"]})");
    const Json span = spansOf(linesOf(written(*document))).front();
    const Json attributes = attributesOf(span);
    QCOMPARE(text(span["name"]), std::string("OpenAI Call"));
    QCOMPARE(span["kind"].get<int>(), 3);
    QCOMPARE(span["status"]["code"].get<int>(), 1);
    const std::vector<std::pair<std::string, std::string>> expected = {
        {"gen_ai.operation.name", "chat"},
        {"gen_ai.request.model", "gpt-4"},
        {"gen_ai.usage.input_tokens", "120"},
        {"gen_ai.usage.output_tokens", "7"},
        {"gen_ai.usage.cache_read.input_tokens", "100"},
        {"gen_ai.usage.cost", "0.0042"},
        {"gen_ai.agent.name", "planner"},
        {"gen_ai.request.temperature", "0.2"},
        {"thread.name", "main"},
        {"playhead.total_tokens", "127"},
        {"playhead.params", R"({"temperature":0.2,"stream":true})"},
        {"playhead.prompt", R"([{"role":"user","content":"Where?"}])"},
        {"playhead.completion", R"("Here.")"}};
    for (const auto& [key, value] : expected) {
        QVERIFY2(attributes.contains(key), key.c_str());
        QCOMPARE(text(attributes[key]), value);
    }
    const Json input = Json::parse(text(attributes["gen_ai.input.messages"]));
    QVERIFY(input ==
            Json::parse(R"([{"role":"user","parts":[{"type":"text","content":"Where?"}]}])"));
    const Json output = Json::parse(text(attributes["gen_ai.output.messages"]));
    QCOMPARE(text(output[0]["role"]), std::string("assistant"));
    QCOMPARE(text(output[0]["parts"][0]["content"]), std::string("Here."));
    // What is told in the shape of the conventions stands there once.
    const auto again = sessionOf(R"({"id":"a","event_type":"x","action_type":"llm",
"prompt":[{"role":"user","parts":[{"type":"text","content":"Where?"}]}]})");
    const Json once = attributesOf(spansOf(linesOf(written(*again))).front());
    QVERIFY(!once.contains("playhead.prompt"));
    QVERIFY(once.contains("gen_ai.input.messages"));
}

void OtlpJsonExportTest::a_tool_speaks_the_conventions()
{
    const auto document = sessionOf(R"({"id":"a","event_type":"weather","action_type":"tool",
"params":{"city":"Faro"},"returns":"sunny"},
{"id":"b","event_type":"sum","action_type":"tool","returns":42})");
    const std::vector<Json> spans = spansOf(linesOf(written(*document)));
    const Json attributes = attributesOf(spans[0]);
    QCOMPARE(text(attributes["gen_ai.operation.name"]), std::string("execute_tool"));
    QCOMPARE(text(attributes["gen_ai.tool.name"]), std::string("weather"));
    QCOMPARE(text(attributes["gen_ai.tool.call.arguments"]), std::string(R"({"city":"Faro"})"));
    QCOMPARE(text(attributes["gen_ai.tool.call.result"]), std::string("sunny"));
    QVERIFY(!attributes.contains("playhead.params"));
    QVERIFY(!attributes.contains("playhead.returns"));
    QCOMPARE(text(attributesOf(spans[1])["playhead.returns"]), std::string("42"));
}

void OtlpJsonExportTest::an_error_is_an_exception()
{
    const auto document = sessionOf(R"({"id":"a","event_type":"a","result":"Fail",
"init_timestamp":"2026-03-02T18:00:00Z","end_timestamp":"2026-03-02T18:00:01Z",
"error":{"type":"IOError","message":"gone","code":"E7","stack":"at 1"}},
{"id":"b","event_type":"b","error":{"message":"again"},"span_events":[{"name":"exception"}]})");
    const std::vector<Json> spans = spansOf(linesOf(written(*document)));
    QCOMPARE(spans[0]["status"]["code"].get<int>(), 2);
    QCOMPARE(text(spans[0]["status"]["message"]), std::string("gone"));
    QCOMPARE(text(attributesOf(spans[0])["error.type"]), std::string("IOError"));
    QCOMPARE(spans[0]["events"].size(), std::size_t(1));
    const Json exception = spans[0]["events"][0];
    QCOMPARE(text(exception["name"]), std::string("exception"));
    QVERIFY(exception["timeUnixNano"] == spans[0]["endTimeUnixNano"]);
    QCOMPARE(text(attributesOf(exception)["exception.type"]), std::string("IOError"));
    QCOMPARE(text(attributesOf(exception)["exception.message"]), std::string("gone"));
    QCOMPARE(text(attributesOf(exception)["exception.stacktrace"]), std::string("at 1"));
    QCOMPARE(spans[1]["events"].size(), std::size_t(1)); // told once
}

void OtlpJsonExportTest::logs_and_links_have_their_places()
{
    const auto document = sessionOf(R"({"id":"a","event_type":"a",
"init_timestamp":"2026-03-02T18:00:00Z","end_timestamp":"2026-03-02T18:00:01Z",
"logs":[{"time":"2026-03-02T18:00:00.5Z","name":"info","text":"half way","attributes":{"n":1}}],
"links":[{"session_id":"4bf92f3577b34da6a3ce929d0e0e4736","event_id":"00f067aa0ba902b7"},"other"]})");
    const Json span = spansOf(linesOf(written(*document))).front();
    const Json log = span["events"][0];
    QCOMPARE(text(log["name"]), std::string("info"));
    QCOMPARE(text(log["timeUnixNano"]), std::string("1772474400500000000"));
    QCOMPARE(text(attributesOf(log)["n"]), std::string("1"));
    QCOMPARE(text(span["links"][0]["traceId"]), std::string("4bf92f3577b34da6a3ce929d0e0e4736"));
    QCOMPARE(text(span["links"][0]["spanId"]), std::string("00f067aa0ba902b7"));
    QVERIFY(span["links"][1]["traceId"] == span["traceId"]);
    QCOMPARE(text(attributesOf(span["links"][1])["playhead.event_id"]), std::string("other"));
}

void OtlpJsonExportTest::what_is_not_recorded_is_marked()
{
    const auto document = sessionOf(R"({"id":"a","event_type":"a",
"init_timestamp":"2026-03-02T18:00:00Z"},{"id":"b","parent_id":"a"},
{"id":"c","event_type":"c","timestamp":"2026-03-02T18:00:02Z"},
{"id":"d","event_type":"d","init_timestamp":"1969-12-31T23:59:59Z"}, {"id":"e","init_timestamp":
"2026-03-02T18:00:03Z","end_timestamp":"2026-03-02T18:00:02Z"})");
    const std::vector<Json> spans = spansOf(linesOf(written(*document)));
    const auto has = [&](std::size_t span, const char* key) {
        return attributesOf(spans[span]).contains(key);
    };
    QVERIFY(has(0, "playhead.no_end") && !has(0, "playhead.no_start"));
    QVERIFY(spans[0]["startTimeUnixNano"] == spans[0]["endTimeUnixNano"]);
    QVERIFY(has(1, "playhead.no_end") && has(1, "playhead.no_start"));
    QVERIFY(spans[1]["startTimeUnixNano"] == spans[0]["startTimeUnixNano"]);
    QCOMPARE(text(spans[1]["name"]), std::string("unnamed"));
    QVERIFY(has(2, "playhead.instant") && !has(2, "playhead.no_end"));
    QCOMPARE(text(spans[3]["startTimeUnixNano"]), std::string("0"));
    QVERIFY(has(3, "playhead.init_timestamp"));
    QVERIFY(spans[4]["endTimeUnixNano"] < spans[4]["startTimeUnixNano"]); // as recorded
}

void OtlpJsonExportTest::attributes_that_would_be_mistaken_stand_apart()
{
    const auto document = sessionOf(
        R"({"id":"a","event_type":"a","attributes":{"http.route":"/x","n":{"a":[1,null]}}},
{"id":"b","event_type":"b","attributes":{"gen_ai.agent.name":"not the agent"}},
{"id":"c","event_type":"c","agent":"me","attributes":{"gen_ai.agent.name":"other"}},
{"id":"d","event_type":"d","attributes":{"playhead.index":7}},
{"id":"e","event_type":"e","attributes":{}})");
    const std::string before = test::event_lines(*document);
    const QByteArray bytes = written(*document);
    const std::vector<Json> spans = spansOf(linesOf(bytes));
    QCOMPARE(text(attributesOf(spans[0])["http.route"]), std::string("/x"));
    QVERIFY(!attributesOf(spans[0]).contains("playhead.attributes"));
    QVERIFY(attributesOf(spans[1]).contains("playhead.attributes"));
    QCOMPARE(text(attributesOf(spans[2])["gen_ai.agent.name"]), std::string("other"));
    QCOMPARE(text(attributesOf(spans[2])["playhead.agent"]), std::string("me"));
    QVERIFY(attributesOf(spans[3]).contains("playhead.attributes"));
    const testkit::Scratch scratch;
    const auto again = open_document(scratch.write(u"a.json"_s, bytes).toStdString(), Job());
    QVERIFY(again);
    QCOMPARE(test::event_lines(**again), before);
}

void OtlpJsonExportTest::a_long_session_is_many_lines()
{
    QByteArray events;
    for (int i = 0; i < 300; ++i) {
        const QByteArray number = QByteArray::number(i);
        events += (i == 0 ? "" : ",") + ("{\"id\":\"" + number + "\",\"event_type\":\"e\"") +
                  (i == 299 ? QByteArray() : ",\"parent_id\":\"299\"") + ",\"params\":\"" +
                  QByteArray(10'000, 'x') + number + "\"}";
    }
    const auto document = sessionOf(events);
    const QByteArray bytes = written(*document);
    const std::vector<Json> lines = linesOf(bytes);
    QCOMPARE(lines.size(), std::size_t(6));
    for (const QByteArray& line : bytes.split('\n'))
        QVERIFY(line.size() < 540 * 1024);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Json resource = attributesOf(lines[i]["resourceSpans"][0]["resource"]);
        QCOMPARE(text(resource["playhead.session_id"]), std::string("run-7"));
        QCOMPARE(resource.contains("playhead.session"), i == 0);
    }
    const testkit::Scratch scratch;
    const auto again = open_document(scratch.write(u"a.json"_s, bytes).toStdString(), Job());
    QVERIFY(again);
    QCOMPARE((*again)->sessions.size(), std::size_t(1));
    QVERIFY(test::event_lines(**again) == test::event_lines(*document));
}

void OtlpJsonExportTest::a_session_without_events_is_there()
{
    const auto document = sessionOf({});
    QVERIFY(document);
    const testkit::Scratch scratch;
    const auto again =
        open_document(scratch.write(u"a.json"_s, written(*document)).toStdString(), Job());
    QVERIFY2(again, again ? "" : again.error().to_string().c_str());
    QCOMPARE((*again)->sessions.size(), std::size_t(1));
    QCOMPARE((*again)->sessions.front()->session().id, std::string("run-7"));
}

void OtlpJsonExportTest::spans_that_went_missing_make_no_false_parents()
{
    const auto document = sessionOf(R"({"id":"a","event_type":"a"},{"id":"b","event_type":"b"},
{"id":"c","parent_id":"a","event_type":"c"},{"id":"d","parent_id":"b","event_type":"d"},
{"parent_index":1,"event_type":"e"})");
    std::vector<Json> lines = linesOf(written(*document));
    Json& spans = lines[0]["resourceSpans"][0]["scopeSpans"][0]["spans"];
    spans.erase(1); // what "d" and "e" ran inside of
    const testkit::Scratch scratch;
    const QByteArray rest = QByteArray::fromStdString(lines[0].dump());
    const auto again = open_document(scratch.write(u"a.json"_s, rest).toStdString(), Job());
    QVERIFY(again);
    const Trace& trace = *(*again)->sessions.front();
    QCOMPARE(trace.event_count(), 4U);
    QCOMPARE(trace.parent(EventIndex(1U)), EventIndex(0U));
    QVERIFY(!trace.parent(EventIndex(2U)));
    QVERIFY(!trace.parent(EventIndex(3U)));
    QCOMPARE(trace.diagnostics().count("spans-missing"), std::uint64_t(1));
    QCOMPARE(trace.diagnostics().count("orphan"), std::uint64_t(1));
}

QTEST_GUILESS_MAIN(OtlpJsonExportTest)
#include "otlp_json_export_test.moc"
