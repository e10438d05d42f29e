// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/conversation_news.h"
#include "core/model/trace_builder.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;

namespace {

Conversation conversation(const char* prompt, const char* completion = nullptr)
{
    Event event;
    event.action_type = "llm";
    event.prompt = Payload::owned(prompt);
    if (completion)
        event.completion = Payload::owned(completion);
    return read_conversation(event);
}

void decodeNothing(std::span<const Record>, Event&) {}

class ConversationNewsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repeatsWhatTheEarlierCallHeld_data();
    void repeatsWhatTheEarlierCallHeld();
    void anAnswerIsAlwaysNew();
    void anAnswerIsRecognisedWithoutItsReasoning();
    void findsTheEarlierCallsOfTheSameAgentAndThread();
};

void ConversationNewsTest::repeatsWhatTheEarlierCallHeld_data()
{
    QTest::addColumn<QByteArray>("earlier");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("later");
    QTest::addColumn<quint32>("first");
    QTest::addColumn<quint32>("count");
    QTest::addColumn<quint32>("forgotten");
    QTest::addColumn<bool>("changed");
    const QByteArray system = R"({"role":"system","content":"Be brief."})";
    const QByteArray ask = R"({"role":"user","content":"One?"})";
    const QByteArray tell = R"({"role":"assistant","content":"Yes."})";
    const QByteArray again = R"({"role":"user","content":"Two?"})";
    const auto list = [](const QByteArrayList& messages) {
        return QByteArray('[' + messages.join(',') + ']');
    };
    QTest::newRow("the call before and its answer")
        << list({system, ask}) << tell << list({system, ask, tell, again}) << 0U << 3U << 0U
        << false;
    QTest::newRow("without instructions")
        << list({ask}) << tell << list({ask, tell, again}) << 0U << 2U << 0U << false;
    QTest::newRow("nothing in common")
        << list({ask}) << tell << list({again}) << 0U << 0U << 0U << false;
    QTest::newRow("only the instructions")
        << list({system, ask}) << tell << list({system, again}) << 0U << 1U << 0U << false;
    QTest::newRow("instructions that changed")
        << list({system, ask}) << tell
        << list({R"({"role":"system","content":"Be long."})", ask, tell, again}) << 1U << 2U << 0U
        << true;
    QTest::newRow("instructions that came")
        << list({ask}) << tell << list({system, ask, tell, again}) << 1U << 2U << 0U << true;
    QTest::newRow("an agent that forgets")
        << list({system, ask, tell, again}) << QByteArray(R"({"role":"assistant","content":"No."})")
        << list({system, again, R"({"role":"assistant","content":"No."})", ask}) << 0U << 3U << 2U
        << false;
    QTest::newRow("white space around a text does not count")
        << list({ask}) << tell
        << list({R"({"role":"user","content":"One? \n"})",
                 R"({"role":"assistant","content":" Yes."})"})
        << 0U << 2U << 0U << false;
    QTest::newRow("other tool arguments are another message")
        << list({ask})
        << QByteArray(
               R"({"role":"assistant","tool_calls":[{"id":"c","function":{"name":"f","arguments":"{\"a\":1}"}}]})")
        << list(
               {ask,
                R"({"role":"assistant","tool_calls":[{"id":"c","function":{"name":"f","arguments":"{\"a\":2}"}}]})"})
        << 0U << 1U << 0U << false;
    QTest::newRow("the same call again")
        << list({system, ask}) << tell << list({system, ask}) << 0U << 2U << 0U << false;
    QTest::newRow("nothing before")
        << QByteArray("[]") << QByteArray() << list({ask}) << 0U << 0U << 0U << false;
}

void ConversationNewsTest::repeatsWhatTheEarlierCallHeld()
{
    QFETCH(QByteArray, earlier);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, later);
    const Repetition found = find_repetition(
        conversation(earlier.constData(), answer.isEmpty() ? nullptr : answer.constData()),
        conversation(later.constData()));
    QTEST(found.first, "first");
    QTEST(found.count, "count");
    QTEST(found.forgotten, "forgotten");
    QTEST(found.instructions_changed, "changed");
    QVERIFY(!found.covers(found.first + found.count));
    QCOMPARE(found.covers(found.first), found.count > 0);
}

void ConversationNewsTest::anAnswerIsAlwaysNew()
{
    const char* prompt = R"([{"role":"user","content":"Hello?"}])";
    const char* answer = R"({"role":"assistant","content":"Hello."})";
    const Repetition found =
        find_repetition(conversation(prompt, answer), conversation(prompt, answer));
    QCOMPARE(found.count, 1U);
}

void ConversationNewsTest::anAnswerIsRecognisedWithoutItsReasoning()
{
    const Conversation earlier =
        conversation(R"([{"role":"user","content":"Hello?"}])",
                     R"({"role":"assistant","content":[{"type":"thinking","thinking":"Hm."},)"
                     R"({"type":"text","text":"Hello."}]})");
    const Conversation later = conversation(
        R"([{"role":"user","content":"Hello?"},{"role":"assistant","content":"Hello."}])");
    QCOMPARE(find_repetition(earlier, later).count, 2U);
}

void ConversationNewsTest::findsTheEarlierCallsOfTheSameAgentAndThread()
{
    TraceBuilder builder;
    const std::uint16_t source = builder.add_source(std::make_shared<MemorySource>("memory", "{}"));
    const auto add = [&](const char* type, const char* agent, const char* thread, TimeNs start) {
        Event event;
        event.action_type = type;
        event.agent = agent;
        event.thread = thread;
        event.init_timestamp = start;
        const Slice slice{0, 2, source, RecordRole::Event};
        return builder.add(event, {&slice, 1}, decodeNothing);
    };
    const EventIndex first = add("llm", "a", "1", 10);
    add("action", "a", "1", 20);
    add("llm", "b", "1", 30);
    add("llm", "a", "2", 40);
    const EventIndex second = add("llm", "a", "1", 50);
    add("llm", "a", "1", 90);
    const EventIndex call = add("llm", "a", "1", 60);
    const auto trace = std::move(builder).finish(true);
    QCOMPARE(earlier_calls(*trace, call, 8), (std::vector{second, first}));
    QCOMPARE(earlier_calls(*trace, call, 1), std::vector{second});
    QVERIFY(earlier_calls(*trace, first, 8).empty());
}

} // namespace

QTEST_GUILESS_MAIN(ConversationNewsTest)
#include "conversation_news_test.moc"
