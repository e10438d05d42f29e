// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Messages as OpenInference, Vercel's SDK, Inspect and Codex write them.
#include "tests/core/analysis/described_conversation.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;

namespace {

class ConversationDialectsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMessages_data();
    void readsMessages();
    void readsAnswers_data();
    void readsAnswers();
};

void ConversationDialectsTest::readsMessages_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* json, const char* expected) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(expected);
    };
    row("OpenInference: text in parts",
        R"([{"message":{"role":"user","contents":[{"message_content":{"type":"text","text":"A"}},)"
        R"({"message_content":{"type":"text","text":"B"},"w":1}]}}])",
        "user | text A\nuser | text B\nuser | other more {\"w\":1}\n");
    row("OpenInference: a picture",
        R"([{"message":{"role":"user","contents":[{"message_content":{"type":"image",)"
        R"("image":{"image":{"url":"data:image/png;base64,AA"}}}}]}}])",
        "user | image data:image/png;base64,AA\n");
    row("OpenInference: a part of no known type",
        R"([{"message":{"role":"user","contents":[{"message_content":{"type":"audio","a":1}}]}}])",
        "user | other {\"type\":\"audio\",\"a\":1}\n");
    row("OpenInference: calls",
        R"([{"message":{"role":"assistant","tool_calls":[{"tool_call":{"id":"c","function":)"
        R"({"name":"search","arguments":"{\"q\":1}"}}}]}},)"
        R"({"message":{"role":"tool","tool_call_id":"c","content":"found"}}])",
        "assistant | call search {\"q\":1} #c -> 1.0\ntool | result search found #c -> 0.0\n");
    row("OpenInference: the older call",
        R"([{"message":{"role":"assistant","function_call_name":"f",)"
        R"("function_call_arguments_json":"{\"a\":2}"}}])",
        "assistant | call f {\"a\":2}\n");
    row("Gemini's request is none of these",
        R"({"contents":[{"role":"user","parts":[{"text":"Hi"}]}]})", "user | text Hi\n");
    row("Vercel: parts without a type",
        R"([{"role":"assistant","content":[{"toolCallId":"c","toolName":"f","input":"{\"a\":1}"}]},)"
        R"({"role":"tool","content":[{"toolCallId":"c","toolName":"f","output":"2"}]}])",
        "assistant | call f {\"a\":1} #c\n"
        "tool | result [{\"toolCallId\":\"c\",\"toolName\":\"f\",\"output\":\"2\"}]\n");
    row("Vercel: calls in a list of their own",
        R"([{"role":"assistant","tool_calls":[{"toolCallId":"c","toolName":"f","input":{}}]}])",
        "assistant | call f {} #c\n");
    row("Inspect: a picture",
        R"([{"role":"user","content":[{"type":"image","image":"data:image/png;base64,AA"}]}])",
        "user | image data:image/png;base64,AA\n");
    row("a picture in bare base64",
        R"([{"role":"user","content":[{"type":"image","image":"AA"}]}])",
        "user | image image/* AA\n");
    row("an empty text is none", R"([{"type":"text","text":""},{"type":"text","text":"A"}])",
        "user | text A\n");
}

void ConversationDialectsTest::readsMessages()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QByteArray, expected);
    const Event event = llmCall(json.toStdString(), {});
    QCOMPARE(QByteArray::fromStdString(described(read_conversation(event))), expected);
}

void ConversationDialectsTest::readsAnswers_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* json, const char* expected) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(expected);
    };
    row("Codex: what it thought, said and ran",
        R"([{"type":"agent_reasoning","text":"Hm"},{"type":"agent_message","message":"So"},)"
        R"({"type":"exec_command_begin","call_id":"c","command":["ls"],"cwd":"/"}])",
        "assistant > | reasoning Hm\nassistant > | text So\n"
        "assistant > | call exec_command {\"command\":[\"ls\"],\"cwd\":\"/\"} #c\n");
    row("Codex: the app server's items",
        R"([{"type":"agentMessage","id":"i","text":"So"},{"type":"fileChange","id":"c",)"
        R"("changes":[1],"status":"completed"}])",
        "assistant > | text So\nassistant > | other more {\"id\":\"i\"}\n"
        "assistant > | call apply_patch {\"changes\":[1],\"status\":\"completed\"} #c\n");
    row("OpenAI: calls whose type is their name",
        R"([{"type":"web_search_call","id":"w","action":{"query":"q"}}])",
        "assistant > | call web_search {\"action\":{\"query\":\"q\"}} #w\n");
}

void ConversationDialectsTest::readsAnswers()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QByteArray, expected);
    const Event event = llmCall({}, json.toStdString());
    QCOMPARE(QByteArray::fromStdString(described(read_conversation(event))), expected);
}

} // namespace

QTEST_APPLESS_MAIN(ConversationDialectsTest)
#include "conversation_dialects_test.moc"
