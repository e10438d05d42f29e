// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/event.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;

class EventTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resultsAreReadWithoutRegardToCase();
    void actionTypesAreIdentifiers();
    void theSeedsModelsAreKnownByTheirMemberNames();
    void aSumOfTokensIsNeverInvented();
};

void EventTest::resultsAreReadWithoutRegardToCase()
{
    QCOMPARE(parse_result("Success"), EventResult::Success);
    QCOMPARE(parse_result("SUCCESS"), EventResult::Success);
    QCOMPARE(parse_result("fail"), EventResult::Fail);
    QCOMPARE(parse_result("indeterminate"), EventResult::Indeterminate);
    QVERIFY(!parse_result("Done"));
    QVERIFY(!parse_result(""));
    QCOMPARE(Event().result, EventResult::Indeterminate);
}

void EventTest::actionTypesAreIdentifiers()
{
    for (const ActionType type : {ActionType::Action, ActionType::Llm, ActionType::Api,
                                  ActionType::Tool, ActionType::Screenshot, ActionType::Error})
        QCOMPARE(parse_action_type(action_type_name(type)), type);
    QCOMPARE(parse_action_type("LLM"), ActionType::Other);
    QCOMPARE(parse_action_type("other"), ActionType::Other);
    QCOMPARE(parse_action_type("retriever"), ActionType::Other);
}

void EventTest::theSeedsModelsAreKnownByTheirMemberNames()
{
    QCOMPARE(model_of_enum_member("GPT_4"), std::optional<std::string_view>("gpt-4"));
    QCOMPARE(model_of_enum_member("GPT_3_5_TURBO_16K_0613"),
             std::optional<std::string_view>("gpt-3.5-turbo-16k-0613"));
    QCOMPARE(model_of_enum_member("TEXT_EMBEDDING_ADA_002"),
             std::optional<std::string_view>("text-embedding-ada-002"));
    QVERIFY(!model_of_enum_member("CLAUDE"));
}

void EventTest::aSumOfTokensIsNeverInvented()
{
    TokenCounts tokens;
    QVERIFY(!tokens.is_known());
    QVERIFY(!tokens.sum());
    tokens.reasoning = 5;
    QVERIFY(tokens.is_known());
    QVERIFY(!tokens.sum());
    tokens.prompt = 3;
    QCOMPARE(tokens.sum(), std::optional<std::int64_t>(3));
    tokens.completion = 4;
    QCOMPARE(tokens.sum(), std::optional<std::int64_t>(7));
    tokens.total = 9;
    QCOMPARE(tokens.sum(), std::optional<std::int64_t>(9));
    tokens = {std::numeric_limits<std::int64_t>::max(), 1, {}, {}, {}, {}};
    QVERIFY(!tokens.sum());
}

QTEST_GUILESS_MAIN(EventTest)
#include "event_test.moc"
