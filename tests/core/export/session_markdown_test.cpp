// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/exporter.h"
#include "core/formats/reading/document.h"
#include "core/query/pick.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray walk = R"json({"session_id": "walk-1", "name": "A walk", "end_state": "Fail",
  "end_state_reason": "it rained", "tags": ["outdoors"], "events": [
  {"id": "a", "event_type": "plan", "result": "Success", "agent": "lead",
   "init_timestamp": "2026-11-20T10:00:00Z", "end_timestamp": "2026-11-20T10:00:10Z"},
  {"id": "b", "parent_id": "a", "event_type": "OpenAI Call", "model": "gpt-4",
   "result": "Success", "prompt_tokens": 100, "completion_tokens": 20, "cost": 0.0125,
   "prompt": [{"role": "user", "content": "Where to? My key is sk-abcdefghijklmnopqrstuvwxyz123456."}],
   "completion": "To the lake.",
   "init_timestamp": "2026-11-20T10:00:01Z", "end_timestamp": "2026-11-20T10:00:03.5Z"},
  {"id": "c", "parent_id": "b", "event_type": "fetch", "action_type": "tool", "result": "Fail",
   "error": {"type": "Timeout", "message": "no answer", "stack": "line 1\nline 2"},
   "init_timestamp": "2026-11-20T10:00:02Z", "end_timestamp": "2026-11-20T10:00:03Z"},
  {"id": "d", "parent_id": "a", "event_type": "stop", "result": "Fail"}]})json";

class SessionMarkdownTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReportHasFiguresTreeFailuresAndConversations();
    void aPartSaysThatItIsOne();
    void secretsAreMaskedUnlessRevealed();
    void aChainOfManyLevelsStaysSmall();
    void severalSessionsFollowEachOther();

private:
    static QByteArray report(const QByteArray& session, const char* filter = "",
                             bool withAncestors = false, bool reveal = false);
};

QByteArray SessionMarkdownTest::report(const QByteArray& session, const char* filter,
                                       bool withAncestors, bool reveal)
{
    const testkit::Scratch scratch;
    const auto document = open_document(scratch.write(u"a.json"_s, session).toStdString(), Job());
    if (!document)
        return {};
    auto sessions = whole_sessions((*document)->sessions);
    const ParsedFilter parsed = parse_filter(filter);
    if (!parsed.filter.is_empty())
        sessions.front().picked =
            pick_events(parsed.filter, *sessions.front().trace, withAncestors).events;
    const QString path = scratch.path(u"a.md"_s);
    const auto written = exporter_for("a.md")->write(sessions, path.toStdString(), {reveal}, Job());
    return written ? testkit::contentOf(path) : QByteArray();
}

void SessionMarkdownTest::aReportHasFiguresTreeFailuresAndConversations()
{
    const QByteArray expected = R"(# A walk

- **Session**: walk-1
- **Time**: 2026-11-20T10:00:00Z, 10.00 s long
- **Ended**: Fail, as recorded; its events say Success: it rained
- **Tags**: outdoors
- **Events**: 4: 2 action, 1 llm, 1 tool
- **Results**: 2 Success, 2 Fail
- **Models**: gpt-4
- **Tokens**: 120, 100 of the prompts, 20 of the completions
- **Cost**: \$0.013

## Events

- **#0 plan** · action · Success · 10.00 s · lead
  - **#1 OpenAI Call** · llm · Success · 2.50 s · gpt-4 · 120 tokens · \$0.013
    - **#2 fetch** · tool · Fail · 1.00 s
  - **#3 stop** · action · Fail

## Failures

### #2 fetch

- **Type**: Timeout

```text
no answer
```

```text
line 1
line 2
```

### #3 stop

Failed; no error is recorded with it.

## Conversations

### #1 OpenAI Call

#### user

```text
Where to? My key is sk-abcdefghijklmnopqrstuvwxyz123456.
```

#### assistant

```text
To the lake.
```
)";
    QCOMPARE(report(walk, "", false, true), expected);
}

void SessionMarkdownTest::aPartSaysThatItIsOne()
{
    const QByteArray hits = report(walk, "result:Fail");
    QVERIFY2(hits.contains("- **Part**: 2 of 4 events: result:Fail. The figures are"),
             hits.constData());
    QVERIFY(hits.contains("\n- **#2 fetch**"));
    QVERIFY(!hits.contains("#0 plan"));
    QVERIFY(!hits.contains("## Conversations"));
    const QByteArray around = report(walk, "type:fetch", true);
    QVERIFY2(
        around.contains("\n- **#0 plan** · action · Success · 10.00 s · lead · around a hit\n"),
        around.constData());
    QVERIFY(around.contains("\n    - **#2 fetch** · tool · Fail · 1.00 s\n"));
    QVERIFY(!around.contains("#3 stop"));
    // Without the event between, the nearest that it ran inside of is what it stands below.
    QVERIFY(report(walk, "not type:OpenAI*").contains("\n  - **#2 fetch**"));
    QVERIFY(report(walk, "type:nowhere").contains("## Events\n\nNone.\n"));
}

void SessionMarkdownTest::secretsAreMaskedUnlessRevealed()
{
    QVERIFY(!report(walk).contains("sk-abcdefghijklmnopqrstuvwxyz123456"));
    QVERIFY(report(walk).contains("Where to? My key is \u2022\u2022\u2022\u2022"));
}

void SessionMarkdownTest::aChainOfManyLevelsStaysSmall()
{
    QByteArray chain = "[";
    for (int i = 0; i < 20'000; ++i)
        chain += (i > 0 ? "," : "") + QByteArray(R"({"event_type":"e","parent_index":)") +
                 (i > 0 ? QByteArray::number(i - 1) : QByteArray("null")) + "}";
    const QByteArray text = report(chain + "]");
    QVERIFY(text.contains("(level 20000) **#19999 e**"));
    QVERIFY(text.size() < 3'000'000);
}

void SessionMarkdownTest::severalSessionsFollowEachOther()
{
    const QByteArray two = "[" + walk + "," + QByteArray(walk).replace("walk-1", "walk-2") + "]";
    const QByteArray text = report(two);
    QCOMPARE(text.count("# A walk\n"), 2);
    QVERIFY(text.contains("\n\n# A walk\n\n- **Session**: walk-2\n"));
}

} // namespace

QTEST_GUILESS_MAIN(SessionMarkdownTest)
#include "session_markdown_test.moc"
