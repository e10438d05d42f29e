// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/headline.h"
#include "core/base/utf8.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

class HeadlineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallIsToldByItsArguments_data();
    void aCallIsToldByItsArguments();
    void anAnswerIsToldByItsText_data();
    void anAnswerIsToldByItsText();
    void aPromptIsToldByItsBeginning();
    void wordsStandBehindReminders();
    void aMomentIsToldByWhatItSays();
    void whatFailedWithoutArgumentsIsToldByItsError();
    void whatIsLongIsCutBetweenCharacters();
    void nothingRecordedIsNoHeadline();
    void aListOfNumbersIsNotReadToItsEnd();
};

namespace {

Event call(const char* params)
{
    Event event;
    event.event_type = "search_file";
    event.action_type = "tool";
    event.params = Payload::owned(params);
    return event;
}

} // namespace

void HeadlineTest::aCallIsToldByItsArguments_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("shell") << R"({"description":"Run the tests","command":"make test\n"})"_ba
                           << "make test"_ba;
    QTest::newRow("words") << R"({"command":["git","log","--oneline"],"workdir":"/x"})"_ba
                           << "git log --oneline"_ba;
    QTest::newRow("a shell's words") << R"({"command":["bash","-lc","ls -l\ncat x"]})"_ba
                                     << "ls -l"_ba;
    QTest::newRow("nothing but a shell's words") << R"(["bash","-lc","ls -la"])"_ba
                                                 << "ls -la"_ba;
    QTest::newRow("file") << R"({"limit":20,"file_path":"/srv/app/main.py"})"_ba
                          << "/srv/app/main.py"_ba;
    QTest::newRow("patch") << "\"*** Begin Patch\\n*** Update File: a.cpp\\n@@\\n*** Add File: "
                              "b.cpp\\n*** End Patch\""_ba
                           << "a.cpp, b.cpp"_ba;
    QTest::newRow("changes by file") << R"({"/x/a.cpp":{"update":{"unified_diff":"@@"}},
        "/x/b.cpp":{"add":{"content":""}}})"_ba
                                     << "/x/a.cpp, /x/b.cpp"_ba;
    QTest::newRow("a list of changes")
        << R"([{"path":"/x/a.cpp","kind":{"type":"update"},"diff":"@@"}])"_ba
        << "/x/a.cpp"_ba;
    QTest::newRow("none tells") << R"({"area":"Alfama","max_eur":120,"tags":[1],"x":null})"_ba
                                << "area=Alfama, max_eur=120, tags=[1]"_ba;
    QTest::newRow("list") << R"({"todos":[{"a":1},{"a":2}]})"_ba
                          << "todos=[2]"_ba;
    QTest::newRow("tasks") << R"({"todos":[{"content":"Read","status":"completed"},
                                  {"content":"Test","status":"pending"},
                                  {"content":"Write","status":"in_progress"}]})"_ba
                           << "1/3 Write"_ba;
    QTest::newRow("next task") << R"({"plan":[{"step":"Read","status":"completed"},
                                      {"step":"Test","status":"pending"}]})"_ba
                               << "1/2 Test"_ba;
    QTest::newRow("all tasks done") << R"({"todos":[{"content":"Read","status":"completed"}]})"_ba
                                    << "1/1"_ba;
    QTest::newRow("the name again") << R"("search_file main.py")"_ba
                                    << "main.py"_ba;
    QTest::newRow("the name alone") << R"("search_file")"_ba
                                    << ""_ba;
    QTest::newRow("a longer word") << R"("search_files main.py")"_ba
                                   << "search_files main.py"_ba;
    QTest::newRow("no markdown in what is run") << R"({"pattern":"**/*.md"})"_ba
                                                << "**/*.md"_ba;
    QTest::newRow("elements") << R"("<command-message>review it</command-message>\n<x>y</x>")"_ba
                              << "review it"_ba;
    QTest::newRow("elements later") << R"("a <b>bold</b> one")"_ba
                                    << "a <b>bold</b> one"_ba;
    QTest::newRow("less") << R"("<3 that")"_ba
                          << "<3 that"_ba;
    QTest::newRow("within") << R"({"args":[],"kwargs":{"city":"Lisbon","nights":2}})"_ba
                            << "city=Lisbon, nights=2"_ba;
    QTest::newRow("text") << R"("  \n  plan the trip\n")"_ba
                          << "plan the trip"_ba;
    QTest::newRow("empty argument") << R"({"command":"","path":"a"})"_ba
                                    << "a"_ba;
    QTest::newRow("an editor's command") << R"({"command":"view","path":"/x/a.py"})"_ba
                                         << "view /x/a.py"_ba;
    QTest::newRow("a command for a folder") << R"({"command":"git status","path":"/x"})"_ba
                                            << "git status"_ba;
    QTest::newRow("a command alone") << R"({"command":"make"})"_ba
                                     << "make"_ba;
    constexpr qsizetype deep = 200'000;
    QTest::newRow("calls in calls")
        << QByteArray(R"({"args":)").repeated(deep) + "{}" + QByteArray(deep, '}') << ""_ba;
    QTest::newRow("no arguments") << "{}"_ba
                                  << ""_ba;
    QTest::newRow("damaged") << R"({"command":"ls)"_ba
                             << "ls"_ba;
}

void HeadlineTest::aCallIsToldByItsArguments()
{
    QFETCH(const QByteArray, params);
    QFETCH(const QByteArray, told);
    QCOMPARE(QByteArray::fromStdString(headline(call(params.constData()))), told);
}

void HeadlineTest::anAnswerIsToldByItsText_data()
{
    QTest::addColumn<QByteArray>("completion");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("text") << R"({"role":"assistant","content":"\n\nDone.\nAll of it."})"_ba
                          << "Done."_ba;
    QTest::newRow("markdown") << R"({"role":"assistant","content":"## **Done** in `main.cpp`"})"_ba
                              << "Done in main.cpp"_ba;
    QTest::newRow("a title before")
        << R"({"role":"assistant","content":"Plan:\n\n- look\n- act"})"_ba
        << "Plan: look"_ba;
    QTest::newRow("a title alone") << R"({"role":"assistant","content":"Plan:"})"_ba
                                   << "Plan:"_ba;
    QTest::newRow("calls in camel case") << R"({"role":"assistant","content":[
              {"type":"toolCall","id":"a","name":"read","arguments":{"path":"x"}},
              {"type":"tool-call","toolCallId":"b","toolName":"grep","input":{}}]})"_ba
                                         << "→ read, grep"_ba;
    QTest::newRow("text before a call")
        << R"({"role":"assistant","content":[{"type":"text","text":"Let me look."},
              {"type":"tool_use","id":"a","name":"Read","input":{}}]})"_ba
        << "Let me look."_ba;
    QTest::newRow("calls")
        << R"({"role":"assistant","content":[{"type":"thinking","thinking":"Hm."},
              {"type":"tool_use","id":"a","name":"Read","input":{}},
              {"type":"tool_use","id":"b","name":"Grep","input":{}}]})"_ba
        << "Hm. → Read, Grep"_ba;
    QTest::newRow("OpenInference's calls") << R"([{"message":{"role":"assistant","tool_calls":[
              {"tool_call":{"function":{"name":"search","arguments":"{}"}}}]}}])"_ba
                                           << "→ search"_ba;
    QTest::newRow("thought")
        << R"({"role":"assistant","content":[{"type":"thinking","thinking":"Which one?"}]})"_ba
        << "Which one?"_ba;
}

void HeadlineTest::anAnswerIsToldByItsText()
{
    QFETCH(const QByteArray, completion);
    QFETCH(const QByteArray, told);
    Event event;
    event.action_type = "llm";
    event.completion = Payload::owned(completion.toStdString());
    QCOMPARE(QByteArray::fromStdString(headline(event)), told);
}

void HeadlineTest::aPromptIsToldByItsBeginning()
{
    QCOMPARE(headline(call(R"([{"type":"image"},{"type":"text","text":"Why is it red?\nSee."}])")),
             std::string("Why is it red?"));
}

void HeadlineTest::wordsStandBehindReminders()
{
    const auto told = [](const std::string& params) {
        Event prompt = call(params.c_str());
        prompt.action_type = "action";
        return headline(prompt);
    };
    const std::string long_text(4000, 'x');
    const std::string reminder =
        "<system-reminder>\\nThe notes were changed. " + long_text + "</system-reminder>";
    const std::string words = "Why is it red?";
    const std::string in_one_text = "\"" + reminder + "\\n\\n" + words + "\"";
    QCOMPARE(told(in_one_text), words);
    const std::string behind_two = "\"" + reminder + reminder + words + "\"";
    QCOMPARE(told(behind_two), words);
    const std::string in_parts = "[{\"type\":\"text\",\"text\":\"" + reminder +
                                 "\"},{\"type\":\"text\",\"text\":\"" + words + "\"}]";
    QCOMPARE(told(in_parts), words);
    // There may be nothing else, and it may be cut off.
    const std::string alone = "\"" + reminder + "\\n\"";
    QVERIFY(told(alone).starts_with("The notes were changed. x"));
    const std::string cut_off = "[\"<system-reminder>The notes\"]";
    QVERIFY(told(cut_off).starts_with("The notes"));
}

void HeadlineTest::aMomentIsToldByWhatItSays()
{
    Event event;
    event.action_type = "action";
    event.returns = Payload::owned(R"({"level":"info","content":"Model changed"})");
    QCOMPARE(headline(event), std::string("Model changed"));
}

void HeadlineTest::whatFailedWithoutArgumentsIsToldByItsError()
{
    Event event;
    event.action_type = "tool";
    event.error.message = "No such file\nat line 3";
    QCOMPARE(headline(event), std::string("No such file"));
}

void HeadlineTest::whatIsLongIsCutBetweenCharacters()
{
    std::string params = "{\"command\":\"";
    for (int i = 0; i < 5000; ++i)
        params += "é";
    params += "\"}";
    const std::string told = headline(call(params.c_str()));
    QVERIFY(told.size() <= longest_headline + std::string("…").size());
    QVERIFY(told.size() > longest_headline / 2);
    QVERIFY(is_valid_utf8(told));
}

void HeadlineTest::nothingRecordedIsNoHeadline()
{
    QCOMPARE(headline(Event()), std::string());
}

/// What stands behind thousands of others says nothing of the whole.
void HeadlineTest::aListOfNumbersIsNotReadToItsEnd()
{
    std::string numbers = "[1";
    for (int i = 0; i < 1000; ++i)
        numbers += ",2";
    Event event = call((numbers + R"(,"the end"])").c_str());
    QCOMPARE(headline(event), std::string());
    event.params = Payload::owned(R"([1,2,"soon"])");
    QCOMPARE(headline(event), std::string("soon"));
    std::string members = R"({"first":1)";
    for (int i = 0; i < 1000; ++i)
        members += ",\"n" + std::to_string(i) + "\":0";
    event.params = Payload::owned(members + R"(,"command":"make"})");
    QCOMPARE(headline(event), std::string("first=1, n0=0, n1=0, n2=0"));
}

QTEST_GUILESS_MAIN(HeadlineTest)
#include "headline_test.moc"
