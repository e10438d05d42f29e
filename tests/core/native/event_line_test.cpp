// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/event_line.h"
#include "core/native/event_record.h"
#include "tests/testkit/patient_test.h"

#include <QRandomGenerator>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using native::EventLine;
using native::EventRecord;

namespace {

/// A line as the short way wants it: with its line break, and bytes behind it. What is read of it
/// are views of this.
class Line
{
public:
    explicit Line(const QByteArray& text) : m_bytes(text + '\n'), m_length(m_bytes.size())
    {
        m_bytes.append(64, '"'); // what must not be looked at
    }
    /// Whether the short way reads it, and all of it.
    bool read(EventLine& event) const
    {
        const char* const end = native::read_event_line(m_bytes.constData(), event);
        return end == m_bytes.constData() + m_length;
    }

private:
    QByteArray m_bytes;
    qsizetype m_length;
};

bool hasSameTexts(const EventHead& head, const Event& event)
{
    return head.id == event.id && head.parent_id == event.parent_id &&
           head.event_type == event.event_type && head.action_type == event.action_type &&
           head.model == event.model && head.agent == event.agent && head.thread == event.thread &&
           std::equal(head.tags.begin(), head.tags.end(), event.tags.begin(), event.tags.end());
}

bool hasSameTimes(const EventHead& head, const Event& event)
{
    return head.init_timestamp == event.init_timestamp &&
           head.end_timestamp == event.end_timestamp && head.is_instant == event.is_instant &&
           head.init_provenance == event.init_provenance &&
           head.end_provenance == event.end_provenance;
}

/// What the short and the long way do not agree on; empty where they do.
QString disagreement(const EventLine& line, const EventRecord& record)
{
    const EventHead& head = line.event;
    const Event& event = record.event;
    if (!hasSameTexts(head, event))
        return u"texts"_s;
    if (!hasSameTimes(head, event))
        return u"times"_s;
    if (head.result != event.result || head.has_error == event.error.is_empty())
        return u"result or error"_s;
    if (head.tokens != event.tokens || head.cost != event.cost ||
        head.cost_computed != event.cost_computed)
        return u"usage"_s;
    if (line.session_id != record.session_id || line.index != record.index ||
        line.parent_index != record.parent_index || line.tells_parent != record.tells_parent ||
        head.parent_inferred != event.parent_inferred ||
        head.parent_left_out != event.parent_left_out)
        return u"place"_s;
    if (!event.notes.empty() || !event.annotation.is_empty() || record.is_update ||
        record.children.is_valid() || record.lacks_zone)
        return u"something that only the long way reads"_s;
    return {};
}

const std::vector<QByteArray> usualLines = {
    R"({})",
    R"({"event_type":"search_web"})",
    R"({"id":"a","parent_id":"b","event_type":"plan","init_timestamp":1772474400.25,"end_timestamp":1772474401.125,"agent":"ada","thread":"t1","returns":"done"})",
    R"({"session_id":"s","id":"a","event_type":"x","timestamp":1772474400.5})",
    R"({"event_type":"x","init_timestamp":"2026-03-02T18:00:00.123456789Z","end_timestamp":"2026-03-02T20:00:09.75+02:00"})",
    R"({"event_type":"x","init_timestamp":1772474400,"duration_ns":1500})",
    R"({"event_type":"x","init_timestamp":1772474400123,"end_timestamp":1772474400123456789})",
    R"({"event_type":"x","timestamp":null})",
    R"({"event_type":"x","timestamp":1.5,"init_timestamp":2.5,"end_timestamp":1.0})",
    R"({"event_type":"x","result":"success","error":null})",
    R"({"event_type":"x","result":"Fail","error":{"type":"E","message":"no","code":null}})",
    R"({"event_type":"x","error":"no"})",
    R"({"event_type":"x","error":""})",
    R"({"event_type":"x","error":{"message":"","more":[1,2]}})",
    R"({"event_type":"x","error":{"code":429}})",
    R"({"event_type":"OpenAI Call","model":"gpt-4","prompt":[{"role":"user","content":"a \"b\" \\ \u00e9 \ud83d\ude00 \n"}],"completion":"c","prompt_tokens":12,"completion_tokens":3,"total_tokens":15,"cache_read_tokens":0,"cache_write_tokens":1,"reasoning_tokens":2,"cost":1.25e-3,"cost_provenance":"computed"})",
    R"({"event_type":"x","action_type":"tool","tags":["a","b"],"attributes":{"k":[true,false,null,-1.5e+3,{}]},"logs":[{"text":"t"}],"links":["l"]})",
    R"({"event_type":"x","tags":"one"})",
    R"({"event_type":"x","tags":""})",
    R"({"event_type":"x","tags":[]})",
    R"({"event_type":"x","tags":null})",
    R"({"event_type":"x","index":3,"parent_index":1,"parent_inferred":true,"depth":2})",
    R"({"event_type":"x","parent_id":"gone","parent_left_out":true,"update":false})",
    R"({"event_type":"x","children":null,"annotation":null,"unknown":{"a":[[[]]]}})",
    R"({"event_type":"x","params_raw":"{\"t\": NaN}","screenshot":"data:image/png;base64,AAAA"})",
    "{\"event_type\":\"caf\xC3\xA9\",\"agent\":\"\xE6\x97\xA5\xE6\x9C\xAC\",\"returns\":"
    "\"\xF0\x9F\x98\x80\"}",
    R"( { "event_type" : "spaced" , "tags" : [ "a" , "b" ] , "params" : { "a" : [ 1 , 2 ] } , "error" : { "type" : "E" } }  )",
    "{\"event_type\":\"x\",\"init_provenance\":\"derived\",\"end_provenance\":\"recorded\",\"init_"
    "timestamp\":5.5,\"end_timestamp\":6.5}\r",
    R"({"event_type":"x","returns":"half of a pair \ud83d"})",
};

/// What the long way has something to say about, or to do with.
const std::vector<QByteArray> oddLines = {
    "",
    "   ",
    R"([1])",
    R"({"event_type":"x")",
    R"({"event_type":"x"}})",
    R"({"event_type":"x"} {"event_type":"y"})",
    R"({"event_type":"x",})",
    R"({"event_type":"x" "id":"y"})",
    R"({'event_type':'x'})",
    R"({"event_type":5})",
    R"({"event_type":"caf\u00e9"})",
    R"({"event_type":"x","event_type":"y"})",
    R"({"event\u005ftype":"x"})",
    R"({"event_type":"x","result":"maybe"})",
    R"({"event_type":"x","init_timestamp":"2026-03-02T18:00:00"})",
    R"({"event_type":"x","init_timestamp":"1772474400.5"})",
    R"({"event_type":"x","init_timestamp":"yesterday"})",
    R"({"event_type":"x","init_timestamp":NaN})",
    R"({"event_type":"x","init_timestamp":01.5})",
    R"({"event_type":"x","returns":NaN})",
    R"({"event_type":"x","returns":"\q"})",
    R"({"event_type":"x","returns":"\u12"})",
    R"({"event_type":"x","returns":[1,]})",
    R"({"event_type":"x","returns":{"a" 1}})",
    R"({"event_type":"x","returns":[1}})",
    R"({"event_type":"x","returns":tru})",
    R"({"event_type":"x","returns":-})",
    R"({"event_type":"x","prompt_tokens":"12"})",
    R"({"event_type":"x","prompt_tokens":-1})",
    R"({"event_type":"x","cost":"1"})",
    R"({"event_type":"x","cost":1e999})",
    R"({"event_type":"x","index":4294967295})",
    R"({"event_type":"x","tags":[1]})",
    R"({"event_type":"x","annotation":{"note":"n"}})",
    R"({"event_type":"x","notes":[]})",
    R"({"event_type":"x","children":[{"event_type":"y"}]})",
    R"({"event_type":"x","update":true})",
    R"({"event_type":"x","attributes":[1]})",
    R"({"event_type":"x","params_raw":{}})",
    R"({"event_type":"x","events":[]})",
    R"({"playhead":1,"session":{"session_id":"s"}})",
    "{\"event_type\":\"x\",\"returns\":\"tab\there\"}",
    "{\"event_type\":\"x\",\"returns\":\"\xFF\"}",
    "{\"event_type\":\"x\",\"returns\":\"\xED\xA0\x80\"}",
    "\xEF\xBB\xBF{\"event_type\":\"x\"}",
    R"({"event_type":"x","returns":)" + QByteArray(65, '[') + QByteArray(65, ']') + "}",
};

/// The line with something changed in it, often enough so that it is still JSON.
QByteArray changed(QByteArray line, QRandomGenerator& chance)
{
    static const std::vector<QByteArray> parts = {"\"",
                                                  "\\",
                                                  "{",
                                                  "}",
                                                  "[",
                                                  "]",
                                                  ",",
                                                  ":",
                                                  "null",
                                                  "true",
                                                  "0",
                                                  "-1",
                                                  "1.5",
                                                  "1e3",
                                                  "\"\"",
                                                  "\"a\"",
                                                  "\"Fail\"",
                                                  "\\u00e9",
                                                  " ",
                                                  "\xC3\xA9",
                                                  "\x01",
                                                  "\xFF",
                                                  "{}",
                                                  "[]",
                                                  ",\"id\":\"z\"",
                                                  "\"result\"",
                                                  "9999999999999999999"};
    const auto any = [&chance](qsizetype limit) {
        return static_cast<qsizetype>(chance.bounded(static_cast<quint32>(limit)));
    };
    for (int changes = 1 + chance.bounded(3); changes > 0; --changes) {
        const qsizetype at = any(line.size() + 1);
        const QByteArray& part = parts[static_cast<std::size_t>(any(qsizetype(parts.size())))];
        switch (chance.bounded(4)) {
        case 0:
            line.insert(at, part);
            break;
        case 1:
            line.remove(at, 1 + any(4));
            break;
        case 2:
            line.replace(at, 1, part);
            break;
        default: {
            // A value from another line in the place of this one's.
            const QByteArray& other =
                usualLines[static_cast<std::size_t>(any(qsizetype(usualLines.size())))];
            const qsizetype colon = line.indexOf(':', at);
            const qsizetype from = other.indexOf(':', any(other.size() + 1));
            if (colon > 0 && from > 0) {
                const qsizetype comma = line.indexOf(',', colon);
                const qsizetype until = other.indexOf(',', from);
                line.replace(colon, comma < 0 ? 0 : comma - colon,
                             other.mid(from, until < 0 ? 0 : until - from));
            }
        }
        }
    }
    return line.replace('\n', ' ');
}

} // namespace

class EventLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usualLinesAreReadTheShortWay_data() { tellLines(usualLines); }
    void usualLinesAreReadTheShortWay();
    void oddLinesAreLeft_data() { tellLines(oddLines); }
    void oddLinesAreLeft();
    void bothWaysSayTheSame();
    void theRecordIsTheObjectWithoutTheSpaceAroundIt();
    void aStringMayEndAnywhereInABlock();

private:
    static void tellLines(const std::vector<QByteArray>& lines)
    {
        QTest::addColumn<QByteArray>("line");
        for (std::size_t i = 0; i < lines.size(); ++i)
            QTest::addRow("%zu %s", i, lines[i].left(60).constData()) << lines[i];
    }
};

void EventLineTest::usualLinesAreReadTheShortWay()
{
    QFETCH(QByteArray, line);
    const Line kept(line);
    EventLine event;
    QVERIFY(kept.read(event));
    const QByteArray record = line.trimmed();
    QCOMPARE(disagreement(event, native::read_event(record.toStdString())), QString());
}

void EventLineTest::oddLinesAreLeft()
{
    QFETCH(QByteArray, line);
    EventLine event;
    QVERIFY(!Line(line).read(event));
}

void EventLineTest::bothWaysSayTheSame()
{
    QRandomGenerator chance(5);
    constexpr int rounds = 3000;
    int read = 0;
    for (int round = 0; round < rounds; ++round) {
        for (const QByteArray& usual : usualLines) {
            const QByteArray line = changed(usual, chance);
            const Line kept(line);
            EventLine event;
            if (!kept.read(event))
                continue;
            ++read;
            const std::string record(event.record);
            QVERIFY2(line.trimmed() == QByteArray::fromStdString(record), line.constData());
            const QString found = disagreement(event, native::read_event(record));
            QVERIFY2(found.isEmpty(), qPrintable(found + u": "_s + QString::fromUtf8(line)));
        }
    }
    QVERIFY2(read > rounds, qPrintable(QString::number(read)));
}

void EventLineTest::theRecordIsTheObjectWithoutTheSpaceAroundIt()
{
    const Line kept(" \t{\"event_type\": \"x\"} \r");
    EventLine event;
    QVERIFY(kept.read(event));
    QCOMPARE(event.record, std::string_view("{\"event_type\": \"x\"}"));
}

void EventLineTest::aStringMayEndAnywhereInABlock()
{
    for (int length = 0; length < 100; ++length) {
        const QByteArray text(length, 'a');
        const Line kept("{\"returns\":\"" + text + "\\n\",\"id\":\"" + text + "\"}");
        EventLine event;
        QVERIFY(kept.read(event));
        QCOMPARE(event.event.id, std::string_view(text.constData(), std::size_t(length)));
    }
}

QTEST_GUILESS_MAIN(EventLineTest)
#include "event_line_test.moc"
