// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Files that were damaged in ways that once broke what must hold of all that is read: the smallest
// ones that did.
#include "core/base/sqlite.h"
#include "tests/core/formats/opening.h"
#include "tests/inputs/invariants.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"

#include <QDirIterator>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::contentOf;
using testkit::Scratch;

namespace {

/// A database of OpenCode's, with one more statement; empty where it cannot be made.
QString makeDatabase(const Scratch& scratch, std::string_view statement = {})
{
    const QString path = scratch.path(u"opencode.db"_s);
    const QByteArray rows = contentOf(testkit::sourceDir() + u"/tests/inputs/opencode.sql"_s);
    auto database = sqlite::Database::open(path.toStdString(), sqlite::OpenMode::Create);
    const bool isMade =
        database && database->exec(rows.toStdString()) && database->exec(std::string(statement));
    return isMade ? path : QString();
}

} // namespace

class DamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsReadHolds_data();
    void whatIsReadHolds();
    void whiteSpaceBeforeARecordIsNoneOfIt_data();
    void whiteSpaceBeforeARecordIsNoneOfIt();
    void aFileMayHaveAnyName();
    void aRowIsNamed();
    void aRowIsFoundWhereItsNumberDoesNotLead();
    void aRowIsFoundWhoseIndexNamesItOtherwise();
    void whatStandsBeforeTheFirstSpanIsShown();
};

void DamageTest::whatIsReadHolds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char* is, const QString& name, const QByteArray& content) {
        QTest::newRow(is) << name << content;
    };
    // The member was put right, and the event made of that; it loads what stands in the file.
    row("a member with a wrong separator", u"tau.json"_s,
        R"([{"task_id":1,"reward":0.0,"trial":0,"info":{"task":{},"reward_info":{"a";1}},
"traj":[{"role":"user","content":"Go"}]},
{"id":"s","task_id":"1","messages":[{"role":"user","content":"Go"}],
 "reward_info":{"reward":0.0,"db_check":{"db_match";false}}}])");
    // Where the children end is a guess, and what stands behind them was read in two ways.
    row("children with a wrong bracket", u"tree.json"_s,
        R"({"playhead":1,"events":[{"id":"b","event_type":"second","children":[{"event_type":{"a":"deep"}],"result":"Success"},
7)");
    // Of an answer in several lines the first that has a time gave it, but not in the columns.
    row("an answer whose first time cannot be read", u"rollout.jsonl"_s,
        R"({"timestamp":"2026-01-01T00:00:00Z","type":"session_meta","payload":{"id":"s","cwd":"/"}}
{"timestamp":"never","type":"response_item","payload":{"type":"reasoning","summary":[]}}
{"timestamp":"2026-01-01T00:00:02Z","type":"response_item","payload":{"type":"message","role":"assistant","content":[]}}
)");
    row("a call of two names, of which the last counts", u"rollout.jsonl"_s,
        R"({"timestamp":"2026-10-05T09:00:00Z","type":"session_meta","payload":{"id":"s1"}})"
        "\n"
        R"({"timestamp":"2026-10-05T09:00:12Z","type":"response_item","payload":{"name":"other",)"
        R"("type":"function_call","name":"write_stdin","arguments":"{}","call_id":"c1"}})"
        "\n"
        R"({"timestamp":"2026-10-05T09:00:17Z","type":"response_item","payload":{)"
        R"("type":"function_call_output","call_id":"c1","output":"Wall time: 1 seconds\n)"
        R"(Process running with session ID 41\nOutput:\n"}})");
    row("a notice whose time cannot be read", u"tui.jsonl"_s,
        R"({"ts":"2026-01-01T00:00:00Z","dir":"meta","kind":"session_start"}
{"ts":{},"dir":"to_tui","kind":"codex_event","payload":{"id":"1","msg":{"type":"agent_reasoning","text":"a"}}}
{"ts":"2026-01-01T00:00:02Z","dir":"to_tui","kind":"codex_event","payload":{"id":"1","msg":{"type":"agent_message","message":"b"}}}
)");
    // It went to no other call, and was taken for this one's when it was loaded.
    row("a result that names no call beside one that does", u"chat.jsonl"_s,
        R"({"conversation_id":"c","messages":[{"role":"user","content":"List."},{"role":"assistant","content":[{"type":"tool_use","id":"t","name":"ls","input":{}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"denied","is_error":true},{"type":"tool_result","content":"a.txt"}]}]}
)");
    row("an answer that ends at no time", u"ui_messages.json"_s,
        R"([{"ts":1790000000000,"type":"say","say":"text","text":"Go"},
{"ts":1790000000040,"type":"say","say":"api_req_started","text":"{}"},
{"ts":[1790000002400],"type":"ask","ask":"tool","text":"{\"tool\":\"readFile\"}"}])");
    row("an answer whose first line has no time", u"stream.jsonl"_s,
        R"({"type":"system","subtype":"init","session_id":"s","uuid":"a","cwd":"/"}
{"type":"assistant","message":{"id":"m","type":"message","role":"assistant","content":[{"type":"text","text":"a"}]},"session_id":"s"}
{"type":"assistant","message":{"id":"m","type":"message","role":"assistant","content":[]},"session_id":"s","timestamp":"2026-01-01T00:00:02Z"}
)");
    row("a call with two ids, of which the last counts", u"stream.jsonl"_s,
        R"({"type":"system","subtype":"init","session_id":"s","uuid":"a","cwd":"/"}
{"type":"assistant","message":{"id":"m","type":"message","role":"assistant","content":[{"type":"tool_use","id":"t","id":"u","name":"ls","input":{}}]},"session_id":"s"}
{"type":"user","message":{"role":"user","content":[{"tool_use_id":"t","type":"tool_result","content":"x"}]},"session_id":"s"}
)");
    row("a run whose last time is a number", u"stream.jsonl"_s,
        R"({"type":"system","subtype":"init","session_id":"s","uuid":"a","cwd":"/","timestamp":"2026-01-01T00:00:00Z"}
{"type":"system","subtype":"status","status":"compacting","session_id":"s","uuid":"b","timestamp":1767225602}
)");
    row("an answer in two lines, of which the first failed", u"stream.jsonl"_s,
        R"({"type":"system","subtype":"init","session_id":"s","uuid":"a","cwd":"/"}
{"type":"assistant","message":{"id":"m","type":"message","role":"assistant","model":"<synthetic>","content":[{"type":"text","text":"API Error: 529"}]},"session_id":"s"}
{"type":"assistant","message":{"id":"m","type":"message","role":"assistant","model":"lark","content":[]},"session_id":"s"}
)");
    row("a tool's progress with a result in it", u"session.jsonl"_s,
        R"({"type":"assistant","parentUuid":null,"isSidechain":false,"cwd":"/","version":"2","sessionId":"s","uuid":"a","timestamp":"2026-01-01T00:00:00Z","message":{"id":"m","role":"assistant","content":[{"type":"tool_use","id":"t","name":"ls","input":{}}]}}
{"type":"progress","parentUuid":null,"isSidechain":false,"cwd":"/","version":"2","sessionId":"s","uuid":"b","timestamp":"2026-01-01T00:00:01Z","parentToolUseID":"t","type":"user","message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"x","is_error":true}]}}
)");
    // Texts are put in when an event is loaded, when its columns have long been made.
    row("names and a verdict that are kept apart as texts", u"log.json"_s,
        R"({"version":2,"eval":{"run_id":"r","task":"t","created":"2026-01-01T00:00:00Z"},"samples":[{"id":1,"epoch":1,
"events":[{"event":"model","model":"attachment://aa","input":[],"output":{}},
{"event":"tool","id":"c","function":"attachment://aa","arguments":{},"result":"x"},
{"event":"subtask","name":"attachment://aa","input":{}},
{"event":"span_begin","id":"s","name":"attachment://aa"},
{"event":"sandbox","action":"attachment://aa"},
{"event":"sandbox","timestamp":"attachment://bb","result":["attachment://aa"]},
{"event":"score","score":{"value":"attachment://aa"}}],"attachments":{"aa":"I","bb":"2026-01-01T00:00:00Z"}}]})");
    // Its bytes were gone with the reader.
    row("a host that is no text", u"trace.json"_s,
        R"({"trace_id":"5d0f0000-0000-4000-8000-000000000003","project_id":"p","tags":[],"metrics":{},"spans":[{
"span_id":"6d1c0000-0000-4000-8000-0000000000f6","parent_span_id":"","span_name":"session","span_kind":"SERVER",
"span_type":"agent","service_name":"agentops","start_time":"2025-07-01T08:00:01.000000+00:00",
"status_code":"OK","attributes":{},"resource_attributes":{"host":{"name":{"OS":{"Hostname":"attic"}}}},
"span_attributes":{"session":{"id":"6d1c0000-0000-4000-8000-0000000000f6","end_state":"Fail"}}}]})");
    // The text of a list is shown as a name, and nobody had looked at its strings.
    row("a name that is a list of no UTF-8", u"log.json"_s,
        QByteArray(R"({"version":2,"status":"success","eval":{"task":"t","run_id":"r"},"samples":[
{"id":"a","epoch":1,"events":[{"event":["@"],"timestamp":"2026-01-01T00:00:00Z"}]}]})")
            .replace('@', '\xFF'));
    row("a key that is a list of no UTF-8", u"trace.json"_s,
        QByteArray(R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"0a","spanId":"0b",
"name":"n","attributes":[{"key":["@"],"value":{"stringValue":"x"}}]}]}]}]})")
            .replace('@', '\xFF'));
    row("a model that is no UTF-8", u"notes.md"_s,
        "# aider chat started at 2026-05-04 09:12:30\n\n> Main model: gpt\xF2 with diff\n\n"
        "#### Go  \n\nYes.\n");
    row("an unreadable time that is no UTF-8", u"export.json"_s,
        QByteArray(R"({"session":{"id":"s","init_timestamp":["@"]},"actions":[
{"id":"a","session_id":"s","action_type":"x","init_timestamp":["@"]}],"llms":[]})")
            .replace('@', '\xFF'));
    // Counts of a step that was cut replaced those of its message, but in the columns.
    row("a step that was cut off", u"session.json"_s,
        R"({"info":{"id":"s","directory":"/","time":{"created":1}},"messages":[
{"info":{"id":"m","sessionID":"s","role":"assistant","time":{"created":1,"completed":2},
"tokens":{"input":0,"output":0,"reasoning":0,"cache":{"read":0,"write":0}}},
"parts":[{"id":"p","messageID":"m","type":"step-finish","tokens":{"input":10,"out)");
    row("a text that is not there", u"ui_messages.json"_s,
        R"([{"ts":1790000000000,"type":"say","say":"text","text":"Go"},
{"ts":1790000000001,"type":"say","say":"api_req_started","text":"{}"},
{"ts":1790000000002,"type":"say","say":"text"}])");
    // Lines that tell nothing of the host left a payload that was there, and no JSON.
    row("a session that tells no host", u"s.jsonl"_s,
        R"({"parentUuid":null,"isSidechain":false,"type":"user","sessionId":"s","version":"1","message":{"role":"user","content":"Go"},"uuid":"u","timestamp":"2026-01-01T00:00:00Z"}
)");
    // It was counted, and shown nowhere.
    row("a message of protobuf that is no span", u"t.bin"_s,
        contentOf(testkit::goldenPath(u"otlp-protobuf/drift/input.bin"_s)));
    // It named a trace by itself, and made an empty session of it.
    row("a span that is damaged behind its trace", u"t.json"_s,
        R"({"info":{"trace_id":"tr-1","request_time":"2026-01-01T00:00:00Z","state":"OK"},"data":{"spans":[
{"trace_id":"x" "span_id":"y"},
{"trace_id":"flcAAAAAAAAAAAAAAAC+rA==","span_id":"AAAAAAAAAKE=","name":"w","start_time_unix_nano":1,"end_time_unix_nano":2}]}})");
}

void DamageTest::whatIsReadHolds()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    const Scratch scratch;
    const auto document = opened(scratch.write(name, content));
    QVERIFY(document);
    QCOMPARE(QByteArray::fromStdString(inputs::broken_invariant(*document)), QByteArray());
    for (const auto& trace : document->sessions)
        QVERIFY2(trace->event_count() > 0, trace->session().id.c_str());
}

/// Where a file or a row is one record, whose values are found again by where they stand.
void DamageTest::whiteSpaceBeforeARecordIsNoneOfIt_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("claude-code") << u"claude-code/sub-agents"_s;
    QTest::newRow("opencode") << u"opencode/storage"_s;
    QTest::newRow("openhands") << u"openhands/folders"_s;
}

void DamageTest::whiteSpaceBeforeARecordIsNoneOfIt()
{
    QFETCH(const QString, folder);
    const QDir from(testkit::sourceDir() + u"/tests/golden/"_s + folder + u"/input"_s);
    const Scratch scratch;
    int files = 0;
    for (QDirIterator all(from.path(), QDir::Files, QDirIterator::Subdirectories); all.hasNext();) {
        const QString path = all.next();
        const bool isRecord = path.endsWith(".json"_L1);
        QByteArray content = contentOf(path);
        content.replace("subagent_type", "kind"); // the name of an agent is that of its file
        scratch.write(u"all/"_s + from.relativeFilePath(path),
                      isRecord ? "\n \n" + content : content);
        files += isRecord ? 1 : 0;
    }
    QVERIFY(files > 0);
    const auto plain = opened(from.path());
    const auto spaced = opened(scratch.path(u"all"_s));
    QVERIFY(plain && spaced);
    QCOMPARE(QByteArray::fromStdString(inputs::broken_invariant(*spaced)), QByteArray());
    QCOMPARE(spaced->sessions.size(), plain->sessions.size());
    for (std::size_t i = 0; i < plain->sessions.size(); ++i)
        QCOMPARE(spaced->sessions[i]->event_count(), plain->sessions[i]->event_count());
}

void DamageTest::aFileMayHaveAnyName()
{
    const Scratch scratch;
    const std::string path =
        scratch.path(u"a"_s).toStdString() + "\xFF" + ".md"; // as some disks were written
    const QByteArray content = contentOf(testkit::samplePath(u"aider.md"_s));
    QVERIFY(QFile(scratch.write(u"b.md"_s, content)).exists());
    QCOMPARE(std::rename(scratch.path(u"b.md"_s).toStdString().c_str(), path.c_str()), 0);
    const auto document = open_document(path, Job{});
    QCOMPARE(std::remove(path.c_str()), 0); // a name that Qt cannot say, nor remove
    QVERIFY(document);
    QCOMPARE(QByteArray::fromStdString(inputs::broken_invariant(**document)), QByteArray());
    QCOMPARE((*document)->sessions.front()->session().id, std::string("a\xEF\xBF\xBD"));
}

/// Not given as a byte of the file.
void DamageTest::aRowIsNamed()
{
    const Scratch scratch;
    const QString path = makeDatabase(scratch, "UPDATE part SET rowid = -3 WHERE id = 'p4'");
    QVERIFY(!path.isEmpty());
    const auto document = opened(path);
    QVERIFY(document);
    QCOMPARE(QByteArray::fromStdString(inputs::broken_invariant(*document)), QByteArray());
    const Diagnostics notes = document->all_diagnostics();
    QCOMPARE(notes.count("unreadable-record"), std::uint64_t{1});
    for (const Diagnostic& note : notes.entries()) {
        if (note.code == "unreadable-record")
            QVERIFY2(note.where.front().ends_with("row -3 of part"), note.where.front().c_str());
    }
}

/// The numbers of a table's rows are out of order, by which a row is looked up.
void DamageTest::aRowIsFoundWhereItsNumberDoesNotLead()
{
    const Scratch scratch;
    QByteArray bytes = contentOf(makeDatabase(scratch));
    QVERIFY(!bytes.isEmpty());
    // A row begins with its length and number; the types of its columns are before their values.
    const qsizetype number = bytes.lastIndexOf('\x02', bytes.indexOf("m2s1"));
    QVERIFY(number > 0);
    bytes[number] = '\0';
    const auto document = opened(scratch.write(u"opencode.db"_s, bytes));
    QVERIFY(document);
    QVERIFY(document->sessions.front()->event_count() > 2);
    QCOMPARE(QByteArray::fromStdString(inputs::broken_invariant(*document)), QByteArray());
}

/// What is listed comes from the index, what is shown from the table.
void DamageTest::aRowIsFoundWhoseIndexNamesItOtherwise()
{
    const Scratch scratch;
    QByteArray bytes = contentOf(makeDatabase(scratch));
    QVERIFY(!bytes.isEmpty());
    const qsizetype entry = bytes.indexOf("p3\x03"); // the name and the number of its row
    QVERIFY(entry > 0);
    bytes[entry + 1] = '2';
    const auto document = opened(scratch.write(u"opencode.db"_s, bytes));
    QVERIFY(document);
    QVERIFY(document->sessions.front()->event_count() > 2);
    QCOMPARE(QByteArray::fromStdString(inputs::broken_invariant(*document)), QByteArray());
}

/// There is no session for it so far; and none at all where only an object around spans comes.
void DamageTest::whatStandsBeforeTheFirstSpanIsShown()
{
    const auto document = openedText(R"({"strange":1}
{"object":"trace.span","id":"s","trace_id":"t","started_at":"2026-01-01T00:00:00Z","span_data":{"type":"agent"}}
)",
                                     u"a.jsonl"_s);
    QVERIFY(document);
    QCOMPARE(document->sessions.size(), std::size_t{1});
    QCOMPARE(document->sessions.front()->event_count(), 2U);
    const auto alone =
        openedText("{\"strange\":1}\n{\"object\":\"trace\",\"id\":\"t\",\"workflow_name\":\"w\"}\n"
                   "{\"object\":\"trace.span\"}\n",
                   u"a.jsonl"_s);
    QVERIFY(alone);
    std::uint32_t events = 0;
    for (const auto& trace : alone->sessions)
        events += trace->event_count();
    QCOMPARE(events, 2U);
}

QTEST_GUILESS_MAIN(DamageTest)
#include "damage_test.moc"
