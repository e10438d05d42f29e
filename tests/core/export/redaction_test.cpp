// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_value.h"
#include "core/export/exporter.h"
#include "core/export/redaction_list.h"
#include "core/export/user_names.h"
#include "core/formats/reading/document.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QSet>

#include <nlohmann/json.hpp>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using Json = nlohmann::json;

namespace {

// What must not get out, by a piece of it that stands in no mask and no name of a field. Put
// together here, so that no scanner takes the test for a leak.
const std::string address = "zefira@planted.example";
const std::string key = std::string("sk-") + "plantedAbcd1234efgh5678";
const QList<QByteArray> needles = {"zefira", "planted", "quillon", "hunter2x"};

/// One of each kind, to be found at the place that it is planted at.
std::string secrets()
{
    return "of " + address + " in /home/quillon/src by " + key;
}

/// A session in which every text holds one of each kind. What is known of places goes to `places`,
/// as JSON pointers: those of the session, then those of each event.
std::string plantedSession(std::vector<std::vector<std::string>>& places)
{
    Json session = {{"session_id", "run " + secrets()},
                    {"name", "A run " + secrets()},
                    {"end_state", "Stopped " + secrets()},
                    {"end_state_reason", secrets()},
                    {"tags", {"first", secrets()}},
                    {"agents", {{{"id", "agent " + secrets()}, {"name", secrets()}}}},
                    {"recorder", secrets()},
                    {"host_env", {{"HOME", "/home/quillon"}, {"MAIL", address}, {"KEY", key}}},
                    {"attributes", {{"about", secrets()}}}};
    places.push_back({"/session_id", "/name", "/end_state", "/end_state_reason", "/tags/1",
                      "/agents/0/id", "/agents/0/name", "/recorder", "/attributes/about"});
    Json entry = {{"time", "2026-03-02T18:00:01Z"},
                  {"name", secrets()},
                  {"text", secrets()},
                  {"attributes", {{"about", secrets()}}}};
    Json event = {
        {"id", "first " + secrets()},
        {"event_type", "Step " + secrets()},
        {"action_type", "step " + secrets()},
        {"status", secrets()},
        {"init_timestamp", "2026-03-02T18:00:00Z"},
        {"end_timestamp", "2026-03-02T18:00:02Z"},
        {"model", secrets()},
        {"tags", {secrets()}},
        {"agent", secrets()},
        {"thread", secrets()},
        {"params", {{"a", {1, secrets()}}, {secrets(), 2}}},
        {"returns", secrets()},
        {"prompt", {{{"role", "user"}, {"content", secrets()}}}},
        {"completion", secrets()},
        {"error",
         {{"type", secrets()}, {"message", secrets()}, {"code", secrets()}, {"stack", secrets()}}},
        {"screenshot", "file:///home/quillon/" + address + "/" + key},
        {"logs", {entry}},
        {"span_events", {entry}},
        {"links",
         {{{"session_id", secrets()},
           {"event_id", secrets()},
           {"attributes", {{"about", secrets()}}}}}},
        {"attributes", {{"about", secrets()}}},
        {"annotation", {{"note", secrets()}}}};
    const std::vector<std::string> ofEvent = {"/id",
                                              "/event_type",
                                              "/action_type",
                                              "/status",
                                              "/model",
                                              "/tags/0",
                                              "/agent",
                                              "/thread",
                                              "/params/a/1",
                                              "/returns",
                                              "/prompt/0/content",
                                              "/completion",
                                              "/error/type",
                                              "/error/message",
                                              "/error/code",
                                              "/error/stack",
                                              "/logs/0/name",
                                              "/logs/0/text",
                                              "/logs/0/attributes/about",
                                              "/span_events/0/name",
                                              "/span_events/0/text",
                                              "/span_events/0/attributes/about",
                                              "/links/0/session_id",
                                              "/links/0/event_id",
                                              "/links/0/attributes/about",
                                              "/attributes/about",
                                              "/annotation/note"};
    places.push_back(ofEvent);
    Json second = event;
    second["id"] = "second " + secrets();
    second["parent_id"] = event["id"];
    second["error_trigger"] = event["id"];
    second["action_type"] = "llm";
    places.push_back(ofEvent);
    std::erase(places.back(), "/action_type");
    places.back().insert(places.back().end(), {"/parent_id", "/error_trigger"});
    Json third = {{"event_type", "tool"}, {"action_type", "tool"}, {"agent", "planner"}};
    std::string text = third.dump();
    // Spellings that no library writes.
    text.back() = ',';
    text +=
        R"("params":{"mail":"\u007aefira\u0040planted.example","dir":"\/home\/quillon\/x",)"
        R"("win":"C:\\Users\\quillon\\x","url":"?a=zefira%40planted.example&b=%2Fhome%2Fquillon",)"
        R"("key":"sk\u002dplantedAbcd1234efgh5678","password":"hunter2x",)"
        R"("project":"\/p\/-home-quillon-src","word":"drwx Quillon quillon",)"
        R"("inner":"{\"mail\":\"zefira\\u0040planted.example\",\"dir\":\"\\\/home\\\/quillon\",)"
        R"(\"password\":\"hunter2x\",\"inner\":\"{\\\"cookie\\\":\\\"hunter2x\\\"}\"}"},)"
        R"("returns":"Authorization: Bearer hunter2xhunter2xhunter2x1"})";
    places.push_back({"/params/mail", "/params/dir", "/params/win", "/params/url", "/params/key",
                      "/params/password", "/params/project", "/params/word", "/params/inner/mail",
                      "/params/inner/dir", "/params/inner/password", "/params/inner/inner/cookie",
                      "/returns"});
    return "{\"playhead\":1,\"session\":" + session.dump() + ",\"events\":[" + event.dump() + "," +
           second.dump() + "," + text + "]}";
}

/// A text with what is spelled in escapes, as often as it is: JSON's, those of URLs and of HTML.
QByteArray decoded(QByteArray text)
{
    for (int level = 0; level < 4; ++level) {
        text = QByteArray::fromPercentEncoding(text.replace("%25", "%"));
        text.replace("&#64;", "@").replace("&amp;", "&").replace("\\/", "/");
        const std::string unescaped = json::unescape("\"" + text.toStdString() + "\"");
        text = QByteArray::fromStdString(unescaped);
    }
    return text;
}

void verifyClean(const QByteArray& bytes, const std::string& where)
{
    for (const QByteArray& text : {bytes, decoded(bytes)}) {
        for (const QByteArray& needle : needles) {
            const qsizetype at = text.toLower().indexOf(needle);
            QVERIFY2(at < 0, (where + ": " + text.mid(at - 60, 140).toStdString()).c_str());
        }
    }
}

std::shared_ptr<const Document> opened(const QString& path)
{
    const auto document = open_document(path.toStdString(), Job());
    return document ? *document : nullptr;
}

PersonalData allPersonalData(const Document& document)
{
    PersonalData personal;
    personal.emails = true;
    personal.homes = true;
    const auto names = find_user_names(document.sessions, {});
    personal.users = std::make_shared<const std::set<std::string>>(*names);
    return personal;
}

} // namespace

class RedactionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothing_that_is_planted_gets_out_data();
    void nothing_that_is_planted_gets_out();
    void the_list_has_every_place_and_no_letter_of_what_was_there();
    void links_hold_where_ids_are_masked();
    void without_being_asked_for_it_stays();
    void a_list_that_cannot_be_written_is_told();

private:
    [[nodiscard]] QByteArray written(const Exporter& exporter, const ExportOptions& options,
                                     const QString& name) const;

    testkit::Scratch m_scratch;
    std::shared_ptr<const Document> m_document;
    std::vector<std::vector<std::string>> m_places;
};

void RedactionTest::initTestCase()
{
    const std::string session = plantedSession(m_places);
    m_document = opened(m_scratch.write(u"planted.json"_s, QByteArray::fromStdString(session)));
    QVERIFY(m_document);
    // That what is looked through later is decoded indeed.
    QVERIFY(decoded(R"({"a":"x","b":"\u007aefira \\u007aefira %7Aefira"})").count("zefira") == 3);
    QCOMPARE(m_document->sessions.size(), std::size_t(1));
    QCOMPARE(m_document->sessions.front()->event_count(), 3U);
}

QByteArray RedactionTest::written(const Exporter& exporter, const ExportOptions& options,
                                  const QString& name) const
{
    const QString path = m_scratch.path(name);
    const auto done =
        exporter.write(whole_sessions(m_document->sessions), path.toStdString(), options, {});
    return done ? testkit::contentOf(path) : QByteArray();
}

void RedactionTest::nothing_that_is_planted_gets_out_data()
{
    QTest::addColumn<QString>("id");
    for (const Exporter* exporter : all_exporters())
        QTest::newRow(std::string(exporter->id).c_str())
            << QString::fromStdString(std::string(exporter->id));
}

void RedactionTest::nothing_that_is_planted_gets_out()
{
    QFETCH(QString, id);
    const Exporter& exporter = *find_exporter(id.toStdString());
    ExportOptions options;
    options.personal = allPersonalData(*m_document);
    const QString name = u"out."_s + QString::fromStdString(std::string(exporter.extension));
    const QByteArray bytes = written(exporter, options, name);
    QVERIFY(bytes.contains("(e-mail address, 22 characters)"));
    verifyClean(bytes, id.toStdString());
    if (!exporter.is_read_back)
        return;
    // Also where a database or a string within a string hides it.
    const auto again = opened(m_scratch.path(name));
    QVERIFY(again);
    QCOMPARE(again->sessions.size(), std::size_t(1));
    const Trace& trace = *again->sessions.front();
    QCOMPARE(trace.event_count(), 3U);
    verifyClean(QByteArray::fromStdString(trace.session().id + trace.session().name),
                id.toStdString());
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const auto loaded = trace.load(EventIndex(i));
        QVERIFY(loaded);
        for (const auto& record : loaded->records)
            verifyClean(QByteArray::fromStdString(*record.bytes), id.toStdString());
    }
}

void RedactionTest::the_list_has_every_place_and_no_letter_of_what_was_there()
{
    QByteArray first;
    for (const Exporter* exporter : all_exporters()) {
        const QString path = m_scratch.path(u"list.jsonl"_s);
        auto list = RedactionList::to_file(path.toStdString());
        QVERIFY(list);
        ExportOptions options;
        options.personal = allPersonalData(*m_document);
        options.list = &*list;
        QVERIFY(!written(*exporter, options, u"out"_s).isEmpty());
        QVERIFY(list->finish());
        // Ids have other names in each run.
        QByteArray lines = testkit::contentOf(path);
        verifyClean(lines, std::string(exporter->id));
        QMap<qint64, QSet<QByteArray>> found; // by event, -1 for the session
        std::uint64_t count = 0;
        for (const QByteArray& line : lines.split('\n')) {
            if (line.isEmpty())
                continue;
            const Json entry = Json::parse(line.toStdString());
            QVERIFY(entry.at("session_id").get<std::string>().starts_with("redacted-"));
            count += entry.at("count").get<std::uint64_t>();
            found[entry.value("index", -1)] += QByteArray::fromStdString(
                entry.at("place").get<std::string>() + " " + entry.at("what").get<std::string>());
        }
        std::uint64_t counted = 0;
        for (const auto& [what, times] : list->counts())
            counted += times;
        QCOMPARE(count, counted);
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            const QSet<QByteArray>& there = found[qint64(i) - 1];
            const bool isSpelledOddly = i == m_places.size() - 1; // one kind at each place
            for (const std::string& place : m_places[i]) {
                const auto has = [&](const char* what) {
                    return there.contains(QByteArray::fromStdString(place) + " " + what);
                };
                const bool hasAll = has("e-mail address") && has("user name") && has("secret key");
                const bool hasAny = std::any_of(there.begin(), there.end(), [&](const auto& line) {
                    return line.toStdString().starts_with(place + " ");
                });
                QVERIFY2(isSpelledOddly ? hasAny : hasAll,
                         (std::string(exporter->id) + " " + std::to_string(i) + place).c_str());
            }
        }
        // The same in every form.
        const qsizetype size = lines.count('\n');
        if (first.isEmpty())
            first = QByteArray::number(size);
        QCOMPARE(QByteArray::number(size), first);
    }
}

void RedactionTest::links_hold_where_ids_are_masked()
{
    ExportOptions options;
    options.personal = allPersonalData(*m_document);
    for (const Exporter* exporter : all_exporters()) {
        if (!exporter->is_read_back)
            continue;
        const QString name =
            u"linked."_s + QString::fromStdString(std::string(exporter->extension));
        QVERIFY(!written(*exporter, options, name).isEmpty());
        const auto again = opened(m_scratch.path(name));
        QVERIFY(again);
        const Trace& trace = *again->sessions.front();
        const auto parent = trace.load(EventIndex(0U));
        const auto child = trace.load(EventIndex(1U));
        QVERIFY(parent && child);
        QCOMPARE(trace.parent(EventIndex(1U)), EventIndex(0U));
        QVERIFY(parent->event.id.starts_with("redacted-"));
        QCOMPARE(child->event.parent_id, parent->event.id);
        QCOMPARE(child->event.error_trigger, parent->event.id);
        QVERIFY(child->event.id != parent->event.id);
    }
}

void RedactionTest::without_being_asked_for_it_stays()
{
    const Exporter& exporter = *find_exporter("native-json");
    const QByteArray masked = written(exporter, {}, u"out.json"_s);
    QVERIFY(masked.contains("zefira"));
    QVERIFY(masked.contains("/home/quillon"));
    // Ids stay as they are, whatever they hold.
    const qsizetype last = masked.indexOf("\"event_type\":\"tool\"");
    QVERIFY(last > 0 && !masked.mid(last).contains("plantedAbcd"));
    ExportOptions revealed;
    revealed.reveal = true;
    revealed.personal.emails = true;
    const QByteArray other = written(exporter, revealed, u"out.json"_s);
    QVERIFY(!other.contains("zefira@"));
    QVERIFY(other.contains("plantedAbcd"));
    QVERIFY(other.contains("/home/quillon"));
    // The list says what is masked anyway.
    RedactionList list;
    ExportOptions listed;
    listed.list = &list;
    QVERIFY(!written(exporter, listed, u"out.json"_s).isEmpty());
    QVERIFY(list.counts().contains("secret key"));
    QVERIFY(!list.counts().contains("e-mail address"));
}

void RedactionTest::a_list_that_cannot_be_written_is_told()
{
    const auto list = RedactionList::to_file(m_scratch.path(u"missing/list"_s).toStdString());
    QVERIFY(!list);
    QVERIFY(list.error().to_string().find("missing") != std::string::npos);
}

QTEST_GUILESS_MAIN(RedactionTest)
#include "redaction_test.moc"
