// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What is no session is refused as what it is: by a sentence, and with what Playhead opens.
#include "core/formats/reading/document.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

class StrangerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isRefusedAsWhatItIs_data();
    void isRefusedAsWhatItIs();
};

void StrangerTest::isRefusedAsWhatItIs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("what");
    const auto row = [](const char* is, const QString& name, const QByteArray& content,
                        const QString& what) { QTest::newRow(is) << name << content << what; };
    row("a chat completion", u"a.json"_s,
        R"({"id":"c1","object":"chat.completion","model":"m","choices":[{"index":0,
            "message":{"role":"assistant","content":"Rain."},"finish_reason":"stop"}]})",
        u"answer to one request (chat completions)"_s);
    row("pieces of a chat completion", u"a.jsonl"_s,
        R"({"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"Ra"}}]}
{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"in"}}]}
)",
        u"pieces of one streamed answer"_s);
    row("a response", u"a.json"_s,
        R"({"id":"r1","object":"response","model":"m","output":[{"type":"message","role":"assistant",
            "content":[{"type":"output_text","text":"Rain."}]}]})",
        u"answer to one request (responses)"_s);
    row("what an agent gave back", u"a.json"_s,
        R"({"input":"Weather?","final_output":"Rain.","raw_responses":[{"output":[{"id":"m1"}]}]})",
        u"what one run of an agent gave back"_s);
    row("pieces of a message", u"a.json"_s,
        R"({"messages":[{"type":"text","content":"Ra"}],"final_message":{"role":"assistant"}})",
        u"pieces of one streamed answer"_s);
    row("a stream of events", u"a.jsonl"_s,
        R"({"type":"message_start","message":{"role":"assistant","content":[]}}
{"type":"message_stop"}
)",
        u"pieces of one streamed answer"_s);
    row("OpenTelemetry logs", u"logs.json"_s,
        R"({"resourceLogs":[{"resource":{},"scopeLogs":[{"logRecords":[{"body":{"stringValue":"x"}}]}]}]})",
        u"OpenTelemetry logs"_s);
    row("OpenTelemetry metrics", u"metrics.json"_s,
        R"({"resourceMetrics":[{"resource":{},"scopeMetrics":[{"metrics":[{"name":"n"}]}]}]})",
        u"OpenTelemetry metrics"_s);
    row("a session of an agent kit", u"a.session.json"_s,
        R"({"id":"s","events":[{"invocation_id":"i","author":"user","content":{"parts":[]}}]})",
        u"Agent Development Kit"_s);
    row("a chat of an editor", u"a.chatreplay.json"_s,
        R"({"exportedAt":"2026-01-01","totalPrompts":1,"prompts":[{"prompt":"Go","logs":[{"id":"1"}]}]})",
        u"Visual Studio Code"_s);
    row("requests to a server", u"a.jsonl"_s,
        R"({"n":1,"method":"POST","url":"/v1/traces","headers":{"content-type":"application/json"}})",
        u"requests to a server"_s);
    row("settings", u"settings.json"_s, R"({"permissions":{"allow":["Bash"]}})",
        u"settings of a program"_s);
    row("settings of tools", u"mcp.json"_s, R"({"mcpServers":{"files":{"command":"serve"}}})",
        u"settings of a program"_s);
    row("a schema", u"a.json"_s,
        R"({"$schema":"https://json-schema.org/draft/2020-12/schema","properties":{}})",
        u"JSON schema"_s);
    row("a package", u"package.json"_s, R"({"name":"a","version":"1","dependencies":{}})",
        u"describes a package"_s);
    row("calls of a client", u"a.jsonl"_s,
        R"(["client.sessions.create",{"id":"s"}])"
        "\n",
        u"calls of a provider's client"_s);
    row("a table", u"a.tsv"_s, "path\tbytes\tnote\na\t1\t-\n", u"tab-separated values"_s);
    row("another table", u"a.csv"_s, "path,bytes,note\na,1,-\n", u"comma-separated values"_s);
    row("Markdown", u"README.md"_s, "# Notes\n\nNothing was run.\n", u"Markdown"_s);
    row("YAML", u"run.yaml"_s, "agent:\n  model: m\n", u"YAML"_s);
    row("a web page", u"a.html"_s, "<!DOCTYPE html><html></html>", u"web page"_s);
    row("XML", u"a.xml"_s, "<?xml version=\"1.0\"?><a/>", u"XML"_s);
    row("a picture", u"a.png"_s, "\x89PNG\r\n\x1A\n", u"picture"_s);
    row("a program", u"a"_s, QByteArray("\x7F\x45LF\x02\x01", 6), u"program"_s);
    row("a pickle", u"state.pkl"_s, QByteArray("\x80\x04\x95\x01\0\0", 6), u"pickled"_s);
    row("zeros", u"a"_s, QByteArray(64, '\0'), u"zero bytes"_s);
    row("other JSON", u"a.json"_s, R"({"some":"thing"})", u"This is JSON, but"_s);
    row("other bytes", u"a"_s, QByteArray("ab\0cd", 5), u"binary file"_s);
    row("text", u"a.txt"_s, "hello\n", u"plain text"_s);
    row("text about JSON", u"a.txt"_s, "The file\nholds\n{\"spans\":[{\"span_name\":\"a\"}]}\n",
        u"plain text"_s);
    row("other text", u"a"_s, "hello\n", u"no session of a known format"_s);
}

void StrangerTest::isRefusedAsWhatItIs()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    QFETCH(const QString, what);
    const testkit::Scratch scratch;
    const auto document = open_document(scratch.write(name, content).toStdString(), Job{});
    QVERIFY(!document);
    const QString said = QString::fromStdString(document.error().what);
    QVERIFY2(said.contains(what), qPrintable(said));
    QVERIFY(!document.error().remedy.empty());
}

QTEST_GUILESS_MAIN(StrangerTest)
#include "stranger_test.moc"
