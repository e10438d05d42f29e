// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/chat/gen_ai_messages.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;

namespace {

Fields fieldsOf(std::initializer_list<std::pair<const char*, const char*>> members)
{
    Fields fields;
    for (const auto& [key, json] : members)
        fields.add_owned(key, json);
    return fields;
}

} // namespace

class GenAiMessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void indexesAreNumbersAndMayBeSparse();
    void toolCallsNest();
    void aSecondIndexIsLeftOut();
    void otherAttributesStay();
    void nothingGivesNothing();
    void eightyThousandKeysTakeNoTime();
};

void GenAiMessagesTest::indexesAreNumbersAndMayBeSparse()
{
    Fields fields = fieldsOf({{"p.10.role", "\"last\""},
                              {"p.9.role", "\"middle\""},
                              {"p.0.role", "\"first\""},
                              {"p.9.content", "1"}});
    QCOMPARE(take_messages(fields, "p."),
             std::string(R"([{"role":"first"},{"role":"middle","content":1},{"role":"last"}])"));
}

void GenAiMessagesTest::toolCallsNest()
{
    Fields fields = fieldsOf({{"c.0.role", "\"assistant\""},
                              {"c.0.tool_calls.1.id", "\"b\""},
                              {"c.0.tool_calls.0.id", "\"a\""},
                              {"c.0.tool_calls.0.arguments", R"("{\"x\": 1}")"}});
    QCOMPARE(take_messages(fields, "c."),
             std::string(R"([{"role":"assistant","tool_calls":[{"id":"a",)"
                         R"("arguments":"{\"x\": 1}"},{"id":"b"}]}])"));
}

void GenAiMessagesTest::aSecondIndexIsLeftOut()
{
    Fields fields = fieldsOf({{"c.0.0.content", "\"hi\""}, {"c.0.0.role", "\"assistant\""}});
    QCOMPARE(take_messages(fields, "c."), std::string(R"([{"content":"hi","role":"assistant"}])"));
}

void GenAiMessagesTest::otherAttributesStay()
{
    Fields fields = fieldsOf({{"prompt", "\"text\""}, {"prompt.0.role", "\"user\""}});
    QCOMPARE(take_messages(fields, "prompt."), std::string(R"([{"role":"user"}])"));
    QVERIFY(fields.has("prompt"));
    QVERIFY(!fields.has("prompt.0.role"));
}

void GenAiMessagesTest::nothingGivesNothing()
{
    Fields fields = fieldsOf({{"a", "1"}});
    QVERIFY(take_nested(fields, "b.").empty());
}

void GenAiMessagesTest::eightyThousandKeysTakeNoTime()
{
    Fields fields;
    for (int i = 0; i < 80'000; ++i)
        fields.add_owned("p." + std::to_string(i) + ".content", "\"x\"");
    const std::string messages = take_messages(fields, "p.");
    QVERIFY(messages.size() > 80'000U * 15);
}

QTEST_GUILESS_MAIN(GenAiMessagesTest)
#include "gen_ai_messages_test.moc"
