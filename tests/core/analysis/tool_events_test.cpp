// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/tool_events.h"
#include "core/model/trace_builder.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;

namespace {

void decodeNothing(std::span<const Record>, Event&) {}

class ToolEventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesTheEventWithTheIdOfTheCall();
    void countsBackwardsFromTheCallInThePrompt();
    void countsForwardsInTheCompletion();
    void stopsAtTheNextCallOfTheModel();
    void leavesOtherAgentsAlone();
    void saysNothingWhereThereIsNothing();

private:
    EventIndex add(const std::string& name, const std::string& type, const std::string& id = {},
                   const std::string& agent = {});
    [[nodiscard]] ToolEvent find(EventIndex call, MessagePart::Ref part);

    std::unique_ptr<TraceBuilder> m_builder;
    std::uint16_t m_source = 0;
    Conversation m_conversation;
};

void ToolEventsTest::init()
{
    m_builder = std::make_unique<TraceBuilder>();
    m_source = m_builder->add_source(std::make_shared<MemorySource>("memory", "{}"));
    Event event;
    event.action_type = "llm";
    event.prompt = Payload::owned(
        R"([{"role":"assistant","tool_calls":[{"id":"c1","function":{"name":"search"}},)"
        R"({"id":"c2","function":{"name":"search"}}]},)"
        R"({"role":"tool","tool_call_id":"c1","content":"1"},)"
        R"({"role":"tool","tool_call_id":"c2","content":"2"}])");
    event.completion = Payload::owned(
        R"({"role":"assistant","tool_calls":[{"id":"c3","function":{"name":"search"}},)"
        R"({"id":"c4","function":{"name":"book"}}]})");
    m_conversation = read_conversation(event);
}

EventIndex ToolEventsTest::add(const std::string& name, const std::string& type,
                               const std::string& id, const std::string& agent)
{
    Event event;
    event.event_type = name;
    event.action_type = type;
    event.id = id;
    event.agent = agent;
    event.init_timestamp = 1000 + m_builder->event_count();
    const Slice slice{0, 2, m_source, RecordRole::Event};
    return m_builder->add(event, {&slice, 1}, decodeNothing);
}

ToolEvent ToolEventsTest::find(EventIndex call, MessagePart::Ref part)
{
    return find_tool_event(*m_builder->snapshot(), call, m_conversation, part);
}

void ToolEventsTest::takesTheEventWithTheIdOfTheCall()
{
    const EventIndex run = add("anything", "tool", "c1");
    const EventIndex call = add("OpenAI Call", "llm");
    QCOMPARE(find(call, {1, 0}).event, run);
    QVERIFY(!find(call, {1, 0}).is_guess);
}

void ToolEventsTest::countsBackwardsFromTheCallInThePrompt()
{
    add("search", "tool");
    const EventIndex first = add("search", "tool");
    add("other", "tool");
    const EventIndex second = add("search", "action");
    const EventIndex call = add("OpenAI Call", "llm");
    QCOMPARE(find(call, {1, 0}).event, first);
    QCOMPARE(find(call, {2, 0}).event, second);
    QCOMPARE(find(call, {0, 0}).event, first);
    QVERIFY(find(call, {0, 0}).is_guess);
}

void ToolEventsTest::countsForwardsInTheCompletion()
{
    add("search", "tool");
    const EventIndex call = add("OpenAI Call", "llm");
    const EventIndex search = add("search", "tool");
    const EventIndex book = add("book", "tool");
    QCOMPARE(find(call, {3, 0}).event, search);
    QCOMPARE(find(call, {3, 1}).event, book);
}

void ToolEventsTest::stopsAtTheNextCallOfTheModel()
{
    const EventIndex call = add("OpenAI Call", "llm");
    add("OpenAI Call", "llm");
    add("search", "tool");
    QVERIFY(!find(call, {3, 0}).event);
}

void ToolEventsTest::leavesOtherAgentsAlone()
{
    add("search", "tool", {}, "other");
    const EventIndex call = add("OpenAI Call", "llm", {}, "planner");
    QVERIFY(!find(call, {2, 0}).event);
}

void ToolEventsTest::saysNothingWhereThereIsNothing()
{
    const EventIndex call = add("OpenAI Call", "llm", "c1");
    for (std::uint32_t message = 0; message < 3; ++message)
        QVERIFY(!find(call, {message, 0}).event);
}

} // namespace

QTEST_GUILESS_MAIN(ToolEventsTest)
#include "tool_events_test.moc"
