// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/exporter.h"
#include "core/formats/reading/document.h"
#include "core/query/pick.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray walk = R"json({"session_id": "walk-1", "name": "A </script><b>walk</b>",
  "end_state": "Fail", "events": [
  {"id": "a", "event_type": "plan", "result": "Success", "agent": "lead",
   "init_timestamp": "2026-11-20T10:00:00Z", "end_timestamp": "2026-11-20T10:00:10Z"},
  {"id": "b", "parent_id": "a", "event_type": "OpenAI Call", "model": "gpt-4",
   "result": "Success", "prompt_tokens": 100, "completion_tokens": 20, "cost": 0.0125,
   "prompt": [{"role": "user", "content": "Key: sk-abcdefghijklmnopqrstuvwxyz123456 <!-- "}],
   "completion": "To the <i>lake</i>.",
   "init_timestamp": "2026-11-20T10:00:01Z", "end_timestamp": "2026-11-20T10:00:03.5Z"},
  {"id": "c", "parent_id": "b", "event_type": "fetch", "action_type": "tool", "result": "Fail",
   "params": {"url": "https://example.org/</script><script>alert(1)</script>"},
   "error": {"type": "Timeout", "message": "no answer"},
   "init_timestamp": "2026-11-20T10:00:02Z", "end_timestamp": "2026-11-20T10:00:03Z"},
  {"id": "d", "event_type": "stop", "result": "Fail"}]})json";

/// The text of the nth element of this name.
QByteArray partOf(const QByteArray& page, const QByteArray& name, int number = 0)
{
    const QByteArray begins = "data-part=\"" + name + "\">";
    qsizetype at = 0;
    for (int i = 0; i <= number; ++i)
        at = page.indexOf(begins, at) + begins.size();
    return page.mid(at, page.indexOf("</script>", at) - at);
}

QJsonArray rowsOf(const QByteArray& page)
{
    return QJsonDocument::fromJson(partOf(page, "rows")).array();
}

} // namespace

class SessionHtmlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageHoldsFactsRowsAndEvents();
    void recordedTextIsNeverMarkup();
    void nothingIsFetched();
    void secretsAreMaskedUnlessRevealed();
    void aPartHoldsItsEventsAlone();
    void severalSessionsAreInOnePage();
    void aSessionWithoutANameIsCalledByItsPrompt();

private:
    static QByteArray pageOf(const QByteArray& session, const char* filter = "",
                             bool reveal = false, int times = 1);
};

QByteArray SessionHtmlTest::pageOf(const QByteArray& session, const char* filter, bool reveal,
                                   int times)
{
    const testkit::Scratch scratch;
    const auto document = open_document(scratch.write(u"a.json"_s, session).toStdString(), Job());
    if (!document)
        return {};
    auto sessions = whole_sessions((*document)->sessions);
    const ParsedFilter parsed = parse_filter(filter);
    if (!parsed.filter.is_empty())
        sessions.front().picked = pick_events(parsed.filter, *sessions.front().trace, false).events;
    for (int i = 1; i < times; ++i)
        sessions.push_back(sessions.front());
    const QString path = scratch.path(u"a.html"_s);
    const auto written =
        exporter_for("a.html")->write(sessions, path.toStdString(), {reveal}, Job());
    return written ? testkit::contentOf(path) : QByteArray();
}

void SessionHtmlTest::aPageHoldsFactsRowsAndEvents()
{
    const QByteArray page = pageOf(walk);
    const QJsonObject facts = QJsonDocument::fromJson(partOf(page, "session")).object();
    QCOMPARE(facts[u"name"_s].toString(), u"A </script><b>walk</b>"_s);
    QCOMPARE(facts[u"length"_s].toDouble(), 10e6);
    QCOMPARE(facts[u"order"_s].toArray(), (QJsonArray{0, 1, 2, 3}));
    // [index, depth, row behind its subtree, kind, result, name, start, duration, tokens, cost]
    const QJsonArray rows = rowsOf(page);
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows[0].toArray(), (QJsonArray{0, 1, 3, u"action"_s, u"Success"_s, u"plan"_s, 0, 10e6,
                                            QJsonValue::Null, QJsonValue::Null}));
    QCOMPARE(rows[1].toArray(), (QJsonArray{1, 2, 3, u"llm"_s, u"Success"_s, u"OpenAI Call"_s, 1e6,
                                            2.5e6, 120, 0.0125}));
    QCOMPARE(rows[2].toArray(), (QJsonArray{2, 3, 3, u"tool"_s, u"Fail"_s, u"fetch"_s, 2e6, 1e6,
                                            QJsonValue::Null, QJsonValue::Null}));
    QCOMPARE(rows[3].toArray()[6], QJsonValue(QJsonValue::Null)); // no time is recorded
    const QList<QByteArray> events = partOf(page, "events").split('\n');
    QCOMPARE(events.size(), 5); // and what is behind the last line break
    QVERIFY(events[1].startsWith("\"To the \\u003ci>lake\\u003c/i>.\"\t{"));
    const QList<QByteArray> answer = events[1].split('\t');
    QCOMPARE(answer.size(), qsizetype(3));
    QVERIFY(!answer[1].contains("\"prompt\"")); // once is enough
    const QJsonArray said = QJsonDocument::fromJson(answer[2]).array();
    QCOMPARE(said.size(), qsizetype(2));
    QCOMPARE(said[1][u"role"_s].toString(), u"assistant"_s);
    QCOMPARE(said[1][u"content"_s][0][u"text"_s].toString(), u"To the <i>lake</i>."_s);
    const QByteArray call = events[2].mid(events[2].indexOf('\t') + 1);
    const QJsonObject event = QJsonDocument::fromJson(call).object();
    QCOMPARE(event[u"error"_s].toObject()[u"message"_s].toString(), u"no answer"_s);
    QCOMPARE(event[u"params"_s].toObject()[u"url"_s].toString(),
             u"https://example.org/</script><script>alert(1)</script>"_s);
}

void SessionHtmlTest::recordedTextIsNeverMarkup()
{
    const QByteArray page = pageOf(walk);
    QVERIFY(!page.contains("<b>walk"));
    QVERIFY(!page.contains("<i>lake"));
    QVERIFY(!page.contains("alert(1)</script>"));
    QVERIFY(!page.contains("innerHTML"));
    // The elements are the page's own and three for the session: recorded text has ended none.
    QCOMPARE(page.count("<script"), qsizetype(4));
    QCOMPARE(page.count("</script>"), qsizetype(4));
}

void SessionHtmlTest::nothingIsFetched()
{
    const QByteArray page = pageOf(R"({"session_id": "s", "events": [{"event_type": "a"}]})");
    QVERIFY(page.contains("default-src 'none'"));
    static const QRegularExpression address(u"(https?:)?//[a-z]|src=|href=|url\\("_s);
    for (const QByteArray& line : page.split('\n')) {
        const QByteArray code = line.trimmed();
        if (!code.startsWith("//"))
            QVERIFY2(!address.match(QString::fromUtf8(code)).hasMatch(), code.constData());
    }
}

void SessionHtmlTest::secretsAreMaskedUnlessRevealed()
{
    QVERIFY(!pageOf(walk).contains("sk-abcdefghij"));
    QVERIFY(pageOf(walk, "", true).contains("sk-abcdefghij"));
}

void SessionHtmlTest::aPartHoldsItsEventsAlone()
{
    const QByteArray page = pageOf(walk, "result:Fail");
    const QJsonArray rows = rowsOf(page);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].toArray()[0].toInt(), 2);
    QCOMPARE(rows[0].toArray()[1].toInt(), 1); // above it there is none
    QCOMPARE(rows[1].toArray()[0].toInt(), 3);
    QCOMPARE(partOf(page, "events").count('\n'), qsizetype(2));
    QVERIFY(partOf(page, "session").contains("\"order\":[2,3]"));
    QVERIFY(partOf(page, "session").contains("2 of 4"));
}

void SessionHtmlTest::severalSessionsAreInOnePage()
{
    const QByteArray page = pageOf(walk, "", false, 2);
    QCOMPARE(page.count("data-part=\"rows\""), qsizetype(2));
    QCOMPARE(partOf(page, "rows", 0), partOf(page, "rows", 1));
}

void SessionHtmlTest::aSessionWithoutANameIsCalledByItsPrompt()
{
    const QByteArray page = pageOf(R"({"session_id": "s-1", "events": [
        {"event_type": "prompt", "params": "Plan the walk\nsoon"}]})");
    const QJsonObject facts = QJsonDocument::fromJson(partOf(page, "session")).object();
    QCOMPARE(facts[u"name"_s].toString(), u"Plan the walk"_s);
}

QTEST_GUILESS_MAIN(SessionHtmlTest)
#include "session_html_test.moc"
