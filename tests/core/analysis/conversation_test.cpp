// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/conversation.h"
#include "core/base/json_write.h"
#include "tests/core/analysis/described_conversation.h"
#include "tests/testkit/patient_test.h"

#include <ctime>

using namespace playhead;

namespace {

class ConversationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPrompts_data();
    void readsPrompts();
    void readsCompletions_data();
    void readsCompletions();
    void pairsCallsWithTheirResults();
    void pairsByNameWhereThereAreNoIds();
    void looksAtParamsAndReturnsOfACallWithoutPrompt();
    void saysWhetherThereIsAConversation();
    void dropsNothing();
    void survivesAnyType_data();
    void survivesAnyType();
    void survivesAnyDepth_data();
    void survivesAnyDepth();
    void readsTenThousandMessagesSoon();
};

void ConversationTest::readsPrompts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* json, const char* expected) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(expected);
    };
    row("plain text", R"("Hello <b>you</b>")", "user | text Hello <b>you</b>\n");
    row("text that is JSON but no messages", R"("{\"a\": 1}")", "user | text {\"a\": 1}\n");
    row("text that holds messages", R"("[{\"role\":\"user\",\"content\":\"Hi\"}]")",
        "user | text Hi\n");
    row("list of texts", R"(["one","two"])", "user | text one\nuser | text two\n");
    row("OpenAI chat",
        R"([{"role":"system","content":"Be brief."},{"role":"user","name":"Ann","content":)"
        R"([{"type":"text","text":"Look"},{"type":"image_url","image_url":)"
        R"({"url":"data:image/png;base64,AAAA","detail":"low"}}]}])",
        "system | text Be brief.\nuser (Ann) | text Look\n"
        "user (Ann) | image data:image/png;base64,AAAA\nuser (Ann) | other more "
        "{\"detail\":\"low\"}\n");
    row("OpenAI tool calls",
        R"([{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function",)"
        R"("function":{"name":"find","arguments":"{\"q\": \"x\"}"}}]},)"
        R"({"role":"tool","tool_call_id":"c1","content":"none"}])",
        "assistant | call find {\"q\": \"x\"} #c1 -> 1.0\n"
        "tool | result find none #c1 -> 0.0\n");
    row("OpenAI function call with broken arguments",
        R"([{"role":"assistant","function_call":{"name":"f","arguments":"{\"a\":"}}])",
        "assistant | call f \"{\\\"a\\\":\"\n");
    row("AgentOps chatml", R"({"type":"chatml","messages":[{"role":"user","content":"Hi"}]})",
        "user | text Hi\n");
    row("AgentOps string", R"({"type":"string","string":"Say it"})", "user | text Say it\n");
    row("Anthropic",
        R"({"system":"Be kind.","messages":[{"role":"user","content":[{"type":"tool_result",)"
        R"("tool_use_id":"t1","is_error":true,"content":[{"type":"text","text":"no"},)"
        R"({"type":"image","source":{"type":"base64","media_type":"image/png","data":"QUJD"}}]},)"
        R"({"type":"text","text":"Go on","cache_control":{"type":"ephemeral"}}]}]})",
        "system | text Be kind.\nuser | result no #t1 !\nuser | image image/png QUJD\n"
        "user | text Go on\nuser | other more {\"cache_control\":{\"type\":\"ephemeral\"}}\n");
    row("OpenAI Responses items",
        R"([{"role":"user","content":[{"type":"input_text","text":"Hi"}]},)"
        R"({"type":"reasoning","summary":[{"type":"summary_text","text":"hm"}]},)"
        R"({"type":"function_call","call_id":"c","name":"f","arguments":"{}"},)"
        R"({"type":"function_call_output","call_id":"c","output":"42"}])",
        "user | text Hi\nassistant | reasoning hm\nassistant | call f {} #c -> 2.0\n"
        "tool | result f 42 #c -> 1.1\n");
    row("Gemini",
        R"({"systemInstruction":{"parts":[{"text":"Short."}]},"contents":[{"role":"user","parts":)"
        R"([{"text":"Hi"},{"inlineData":{"mimeType":"image/jpeg","data":"/9j/"}}]},{"role":"model",)"
        R"("parts":[{"functionCall":{"name":"f","args":{"a":1}}}]},{"role":"function","parts":)"
        R"([{"functionResponse":{"name":"f","response":{"r":2}}}]}]})",
        "system | text Short.\nuser | text Hi\nuser | image image/jpeg /9j/\n"
        "model | call f {\"a\":1}\nfunction | result "
        "[{\"functionResponse\":{\"name\":\"f\",\"response\":{\"r\":2}}}]\n");
    row("LangChain",
        R"([[{"lc":1,"type":"constructor","id":["langchain","schema","HumanMessage"],)"
        R"("kwargs":{"content":"Hi","type":"human"}},{"type":"ai","content":"","tool_calls":)"
        R"([{"name":"f","args":{"a":1},"id":"x","type":"tool_call"}]}]])",
        "user | text Hi\nassistant | call f {\"a\":1} #x\n");
    row("OpenTelemetry parts",
        R"([{"role":"user","parts":[{"type":"text","content":"Hi"},{"type":"blob","mime_type":)"
        R"("image/png","data":"AA=="}]},{"role":"assistant","parts":[{"type":"tool_call","id":"1",)"
        R"("name":"f","arguments":{"a":1}}]},{"role":"tool","parts":[{"type":"tool_call_response",)"
        R"("id":"1","response":"ok"}]}])",
        "user | text Hi\nuser | image image/png AA==\nassistant | call f {\"a\":1} #1\n"
        "tool | result [{\"type\":\"tool_call_response\",\"id\":\"1\",\"response\":\"ok\"}]\n");
    row("numbered members",
        R"({"0":{"role":"user","content":"a"},"1":{"role":"user","content":"b"}})",
        "user | text a\nuser | text b\n");
    row("no message at all", R"({"city":"Lisbon"})", "user | other {\"city\":\"Lisbon\"}\n");
    row("a number", "42", "user | other 42\n");
    row("null", "null", "");
    row("nothing in it", "[]", "");
}

void ConversationTest::readsPrompts()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QByteArray, expected);
    const Event event = llmCall(json.toStdString(), {});
    QCOMPARE(QByteArray::fromStdString(described(read_conversation(event))), expected);
}

void ConversationTest::readsCompletions_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* json, const char* expected) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(expected);
    };
    row("text", R"("Done.")", "assistant > | text Done.\n");
    row("one message", R"({"role":"assistant","content":"Done."})", "assistant > | text Done.\n");
    row("content alone with the reason it ended", R"({"finish_reason":"stop","content":"Done."})",
        "assistant > | text Done.\n  stop\n");
    row("a message dumped into the content",
        R"({"content":{"content":"Done.","role":"assistant","function_call":null}})",
        "assistant > | text Done.\n");
    row("choices",
        R"({"id":"x","choices":[{"index":0,"finish_reason":"length","message":)"
        R"({"role":"assistant","content":"A","refusal":null}},{"index":1,"text":"B"}]})",
        "assistant (choice 1) > | text A\n  length\nassistant (choice 2) > | text B\n"
        "assistant (choice 2) > | other more {\"id\":\"x\"}\n");
    row("Anthropic's response",
        R"({"type":"message","role":"assistant","content":[{"type":"thinking","thinking":"hm",)"
        R"("signature":"s"},{"type":"tool_use","id":"t","name":"f","input":{"a":[1]}}],)"
        R"("stop_reason":"tool_use"})",
        "assistant > | reasoning hm\nassistant > | call f {\"a\":[1]} #t\n"
        "assistant > | other more {\"signature\":\"s\"}\n  tool_use\n");
    row("OpenAI's response",
        R"({"object":"response","output":[{"type":"message","role":"assistant","content":)"
        R"([{"type":"output_text","text":"Hi","annotations":[]}]}],"error":null})",
        "assistant > | text Hi\nassistant > | other more {\"object\":\"response\"}\n");
    row("Gemini's response",
        R"({"candidates":[{"content":{"role":"model","parts":[{"text":"I think","thought":true},)"
        R"({"text":"Hi"}]},"finishReason":"STOP"}]})",
        "model > | reasoning I think\nmodel > | text Hi\n  STOP\n");
    row("messages that are one object",
        R"({"type":"chatml","messages":{"role":"assistant","content":"Hi"}})",
        "assistant > | text Hi\n");
    row("reasoning beside the content", R"({"reasoning_content":"hm","content":"Hi"})",
        "assistant > | reasoning hm\nassistant > | text Hi\n");
    row("list of numbered objects", R"([{"0":{"content":"Hi"}}])", "assistant > | text Hi\n");
}

void ConversationTest::readsCompletions()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QByteArray, expected);
    const Event event = llmCall({}, json.toStdString());
    QCOMPARE(QByteArray::fromStdString(described(read_conversation(event))), expected);
}

void ConversationTest::pairsCallsWithTheirResults()
{
    const Event event = llmCall(
        R"([{"role":"assistant","content":[{"type":"tool_use","id":"a","name":"one","input":{}},)"
        R"({"type":"tool_use","id":"b","name":"two","input":{}}]},{"role":"user","content":[)"
        R"({"type":"tool_result","tool_use_id":"b","content":"2"},)"
        R"({"type":"tool_result","tool_use_id":"a","content":"1"},)"
        R"({"type":"tool_result","tool_use_id":"?","content":"0"}]}])",
        {});
    const Conversation conversation = read_conversation(event);
    const MessagePart& second = conversation.messages[1].parts[0];
    QCOMPARE(second.name, std::string("two"));
    QCOMPARE(conversation.at(second.partner).call_id, std::string("b"));
    QCOMPARE(conversation.at(conversation.messages[0].parts[0].partner).text, std::string("1"));
    QVERIFY(!conversation.messages[1].parts[2].partner.is_valid());
}

void ConversationTest::pairsByNameWhereThereAreNoIds()
{
    const Event event =
        llmCall(R"([{"role":"assistant","function_call":{"name":"f","arguments":"{}"}},)"
                R"({"role":"function","name":"f","content":"1"},)"
                R"({"role":"function","name":"f","content":"too many"}])",
                {});
    const Conversation conversation = read_conversation(event);
    QCOMPARE(conversation.messages[1].parts[0].partner, (MessagePart::Ref{0, 0}));
    QVERIFY(!conversation.messages[2].parts[0].partner.is_valid());
}

void ConversationTest::looksAtParamsAndReturnsOfACallWithoutPrompt()
{
    Event event = llmCall({}, {});
    event.params = Payload::owned(
        R"({"kwargs":{"model":"m","system":"Be.","messages":[{"role":"user","content":"Hi"}]}})");
    event.returns = Payload::owned(R"({"finish_reason":null,"content":"Hello"})");
    QCOMPARE(described(read_conversation(event)),
             std::string("system | text Be.\nuser | text Hi\nassistant > | text Hello\n"));
    event.action_type = "tool";
    QVERIFY(read_conversation(event).messages.empty());
}

void ConversationTest::saysWhetherThereIsAConversation()
{
    QVERIFY(has_conversation(llmCall("\"x\"", {})));
    QVERIFY(has_conversation(llmCall({}, "\"x\"")));
    QVERIFY(!has_conversation(llmCall("null", "\"\"")));
    Event event = llmCall({}, {});
    event.params = Payload::owned(R"({"input":"Hi"})");
    QVERIFY(has_conversation(event));
    event.params = Payload::owned(R"({"query":"Hi"})");
    QVERIFY(!has_conversation(event));
}

/// Every text of the input turns up somewhere.
void ConversationTest::dropsNothing()
{
    const Event event = llmCall(
        R"([{"role":["w1"],"content":{"w2":1},"w3":"v3","tool_calls":"w4"},7,"w5",[["w6"]],)"
        R"({"type":"w7","w8":true},{"role":"user","content":[{"type":"audio","w9":0},false]},)"
        R"({"role":"tool","content":{"w10":[]}},{"choices":[{"w11":1}],"w12":2},)"
        R"({"role":"assistant","tool_calls":[{"w13":1},{"function":"w14"},3]}])",
        {});
    const std::string all = described(read_conversation(event));
    for (int i = 1; i <= 14; ++i) {
        const std::string word = 'w' + std::to_string(i);
        QVERIFY2(all.find(word) != std::string::npos, (word + " is not in\n" + all).c_str());
    }
}

void ConversationTest::survivesAnyType_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char* value : {"null", "true", "-1.5e300", "\"\"", "\"text\"", "[]", "[[]]", "{}",
                              "[null]", "{\"\":{}}", "NaN", "[1,", "{\"role\":", "\"cut"})
        QTest::newRow(value) << QByteArray(value);
}

void ConversationTest::survivesAnyType()
{
    QFETCH(const QByteArray, value);
    const std::string v = value.toStdString();
    for (const char* key : {"messages",      "content",
                            "role",          "type",
                            "text",          "tool_calls",
                            "function_call", "function",
                            "parts",         "choices",
                            "candidates",    "output",
                            "kwargs",        "source",
                            "image_url",     "system",
                            "contents",      "systemInstruction",
                            "functionCall",  "functionResponse",
                            "inlineData",    "id",
                            "summary",       "message",
                            "name",          "arguments",
                            "is_error",      "finish_reason",
                            "string",        "message_content",
                            "tool_call",     "image"}) {
        const std::string member = std::string("\"") + key + "\":" + v;
        for (const char* other :
             {"", "\"role\":\"tool\",", "\"type\":\"tool_result\",", "\"type\":\"reasoning\",",
              "\"type\":\"image\",", "\"type\":\"function_call\",", "\"lc\":1,",
              "\"type\":\"string\",", "\"content\":[{}],"}) {
            const std::string object = std::string("{") + other + member + "}";
            const Event event = llmCall("[" + object + "]", object);
            for (const Message& message : read_conversation(event).messages)
                QVERIFY(!message.role.empty());
        }
    }
}

void ConversationTest::survivesAnyDepth_data()
{
    QTest::addColumn<QByteArray>("opening");
    QTest::addColumn<QByteArray>("closing");
    const auto row = [](const char* name, const char* opening, const char* closing) {
        QTest::newRow(name) << QByteArray(opening) << QByteArray(closing);
    };
    row("lists", "[", "]");
    row("objects", "{\"a\":", "}");
    row("messages", "{\"messages\":", "}");
    row("contents", "{\"role\":\"user\",\"content\":", "}");
    row("results", "{\"type\":\"tool_result\",\"content\":[", "]}");
    row("keywords", "{\"kwargs\":", "}");
    row("choices", "{\"choices\":[", "]}");
    row("numbers", "{\"0\":", "}");
}

void ConversationTest::survivesAnyDepth()
{
    QFETCH(const QByteArray, opening);
    QFETCH(const QByteArray, closing);
    constexpr int depth = 100'000;
    const QByteArray json = opening.repeated(depth) + "1" + closing.repeated(depth);
    Event event = llmCall(json.toStdString(), json.toStdString());
    QVERIFY(!read_conversation(event).messages.empty());
    event.params = event.prompt;
    event.prompt = {};
    event.returns = event.completion;
    event.completion = {};
    (void)read_conversation(event);
}

void ConversationTest::readsTenThousandMessagesSoon()
{
    std::string json = "[";
    for (int i = 0; i < 10'000; ++i) {
        const std::string id = std::to_string(i);
        json += R"({"role":"assistant","content":[{"type":"text","text":"step"},)"
                R"({"type":"tool_use","id":")" +
                id +
                R"(","name":"f","input":{}}]},{"role":"user","content":)"
                R"([{"type":"tool_result","tool_use_id":")" +
                id + R"(","content":"ok"}]},)";
    }
    json.back() = ']';
    // Processor time, as other tests may run at the same time.
    const std::clock_t begin = std::clock();
    const Conversation conversation = read_conversation(llmCall(json, {}));
    QCOMPARE(conversation.messages.size(), std::size_t(20'000));
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    QVERIFY2(seconds < 3, qPrintable(QString::number(seconds)));
}

} // namespace

QTEST_GUILESS_MAIN(ConversationTest)
#include "conversation_test.moc"
