// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/exporter.h"
#include "core/formats/reading/document.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "tests/testkit/trace_maker.h"

#include <QDirIterator>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <random>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using Json = nlohmann::json;
using testkit::TraceMaker;

namespace {

using Traces = std::vector<std::shared_ptr<const Trace>>;

QByteArray written(const Traces& traces, const QString& path)
{
    const Exporter& exporter = *find_exporter("chrome-trace");
    const auto done = exporter.write(whole_sessions(traces), path.toStdString(), {}, {});
    return done ? testkit::contentOf(path) : QByteArray();
}

Json traceOf(const Traces& traces)
{
    const testkit::Scratch scratch;
    return Json::parse(written(traces, scratch.path(u"a.trace.json"_s)).toStdString(), nullptr,
                       false);
}

/// The nanoseconds that a viewer makes of a figure.
long long nanoseconds(const Json& us)
{
    return std::llround(us.get<double>() * 1000);
}

/// What a viewer draws: on each track a slice lies in the one that is open. Nothing where each is
/// drawn inside of what it ran inside of, and ends with it; else what is not.
std::string falseNesting(const Json& trace)
{
    std::map<std::pair<int, int>, std::vector<Json>> tracks;
    std::map<std::pair<std::string, int>, int> parents;
    for (const Json& record : trace.at("traceEvents")) {
        const std::string phase = record.at("ph");
        const Json args = record.value("args", Json::object());
        if (!args.contains("action_type"))
            continue;
        if (phase != "M")
            tracks[{record.at("pid"), record.at("tid")}].push_back(record);
    }
    for (auto& [track, records] : tracks) {
        std::stable_sort(records.begin(), records.end(), [](const Json& a, const Json& b) {
            return nanoseconds(a.at("ts")) < nanoseconds(b.at("ts"));
        });
        std::vector<std::pair<long long, Json>> open;
        for (const Json& record : records) {
            const long long start = nanoseconds(record.at("ts"));
            const bool isOpen = record.at("ph") == "B";
            const long long end = isOpen ? std::numeric_limits<long long>::max()
                                         : start + nanoseconds(record.value("dur", Json(0)));
            while (!open.empty() && open.back().first <= start)
                open.pop_back();
            if (!open.empty() && end > open.back().first)
                return record.dump() + " ends after " + open.back().second.dump();
            if (!open.empty() &&
                record.at("playhead_path")
                        .get<std::string>()
                        .find(open.back().second.at("playhead_path").get<std::string>()) != 0)
                return record.dump() + " did not run inside " + open.back().second.dump();
            open.emplace_back(end, record);
        }
    }
    return {};
}

/// The trace with the path of each event in the tree, "/0/3/7/".
Json withPaths(Json trace, const Traces& traces)
{
    std::map<std::string, const Trace*> bySession;
    for (const auto& session : traces)
        bySession[session->session().id] = session.get();
    std::map<std::string, std::uint32_t> next;
    for (Json& record : trace.at("traceEvents")) {
        const Json args = record.value("args", Json::object());
        if (!args.contains("action_type"))
            continue;
        const std::string id = args.at("session_id");
        const Trace& session = *bySession.at(id);
        std::string path = "/";
        for (EventIndex at(next[id]++); at; at = session.parent(at))
            path = "/" + std::to_string(at.value()) + path;
        record["playhead_path"] = path;
    }
    return trace;
}

} // namespace

class ChromeTraceExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_a_track_nests_ran_inside_data();
    void what_a_track_nests_ran_inside();
    void events_at_random_nest_truly();
    void an_event_has_the_shape_that_is_recorded();
    void times_are_exact_and_begin_with_the_first();
    void tracks_and_sessions_have_names();
    void a_link_is_a_flow();
    void many_events_without_an_end_take_no_more_than_a_few_tracks();
    void what_others_add_is_read_beside_it();
    void what_is_cut_off_is_read_as_far_as_it_goes();
};

void ChromeTraceExportTest::what_a_track_nests_ran_inside_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator files(testkit::samplePath({}), QDir::Files);
    while (files.hasNext()) {
        const QString path = files.next();
        QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
    }
}

void ChromeTraceExportTest::what_a_track_nests_ran_inside()
{
    QFETCH(QString, path);
    const auto document = open_document(path.toStdString(), Job());
    if (!document)
        QSKIP("no session by itself");
    const Json trace = traceOf((*document)->sessions);
    QVERIFY(trace.is_object());
    const std::string wrong = falseNesting(withPaths(trace, (*document)->sessions));
    QVERIFY2(wrong.empty(), wrong.substr(0, 2000).c_str());
}

/// Overlaps of every kind, few times, so that many are equal, and parents that come after their
/// children.
void ChromeTraceExportTest::events_at_random_nest_truly()
{
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](int limit) { return static_cast<int>(random() % unsigned(limit)); };
        TraceMaker maker;
        constexpr int count = 60;
        for (int i = 0; i < count; ++i) {
            const int start = below(20);
            Event event = TraceMaker::event("e", start, start + below(8));
            const int parent = below(count);
            if (below(4) > 0 && parent != i)
                event.parent = EventIndex(static_cast<std::uint32_t>(parent));
            event.agent = below(3) == 0 ? "b" : "a";
            event.is_instant = below(6) == 0;
            if (below(8) == 0) {
                event.end_timestamp = no_time;
                event.end_provenance = Provenance::Absent;
            }
            maker.add(event);
        }
        const Traces traces = {maker.finish()};
        const std::string wrong = falseNesting(withPaths(traceOf(traces), traces));
        QVERIFY2(wrong.empty(), (std::to_string(seed) + ": " + wrong.substr(0, 2000)).c_str());
    }
}

void ChromeTraceExportTest::an_event_has_the_shape_that_is_recorded()
{
    TraceMaker maker;
    maker.add("slice", 0, 1);
    Event open = TraceMaker::event("open", 2, 2);
    open.end_timestamp = no_time;
    maker.add(open);
    Event moment = TraceMaker::event("moment", 3, 3);
    moment.is_instant = true;
    maker.add(moment);
    Event untimed;
    untimed.event_type = "untimed";
    maker.add(untimed);
    maker.add("backwards", 5, 4);
    std::map<std::string, Json> byType;
    const Json trace = traceOf({maker.finish()});
    for (const Json& record : trace.at("traceEvents")) {
        if (record.value("args", Json::object()).contains("event_type"))
            byType[record["args"]["event_type"]] = record;
    }
    QCOMPARE(byType.size(), std::size_t(5));
    QCOMPARE(byType["slice"]["ph"].get<std::string>(), std::string("X"));
    QCOMPARE(byType["slice"]["dur"].get<double>(), 1e6);
    QCOMPARE(byType["open"]["ph"].get<std::string>(), std::string("B"));
    QCOMPARE(byType["moment"]["ph"].get<std::string>(), std::string("i"));
    QCOMPARE(byType["untimed"]["ph"].get<std::string>(), std::string("M"));
    QVERIFY(!byType["untimed"].contains("ts"));
    QCOMPARE(byType["backwards"]["ph"].get<std::string>(), std::string("i"));
    QVERIFY(byType["backwards"]["args"].contains("end_timestamp"));
}

void ChromeTraceExportTest::times_are_exact_and_begin_with_the_first()
{
    TraceMaker maker;
    Event event = TraceMaker::event("a", 1, 2);
    event.init_timestamp = TraceMaker::epoch + 42;
    event.end_timestamp = TraceMaker::epoch + 1'000'000'050;
    maker.add(event);
    Event first = TraceMaker::event("b", 0, 0);
    first.end_timestamp = TraceMaker::epoch + 7'001;
    maker.add(first);
    const testkit::Scratch scratch;
    const QByteArray text = written({maker.finish()}, scratch.path(u"a.trace.json"_s));
    QVERIFY2(text.contains(R"("ts":0.042,"dur":1000000.008)"), text.constData());
    QVERIFY2(text.contains(R"("ts":0,"dur":7.001)"), text.constData());
    const QByteArray epoch = QByteArray::number(TraceMaker::epoch);
    QVERIFY(text.contains(QByteArray("\"epoch_unix_nano\":\"" + epoch + '"')));
}

void ChromeTraceExportTest::tracks_and_sessions_have_names()
{
    Session session;
    session.id = "run-7";
    TraceMaker maker(session);
    for (const char* const agent : {"planner", "planner", "writer", ""}) {
        Event event = TraceMaker::event("e", 0, 2);
        event.agent = agent;
        event.thread = *agent == '\0' ? "" : "main";
        maker.add(event);
    }
    std::map<int, std::string> names;
    std::map<int, int> places;
    std::string process;
    const Json trace = traceOf({maker.finish()});
    for (const Json& record : trace.at("traceEvents")) {
        const std::string name = record.at("name");
        if (name == "process_name")
            process = record["args"]["name"];
        else if (name == "thread_name")
            names[record["tid"]] = record["args"]["name"];
        else if (name == "thread_sort_index")
            places[record["tid"]] = record["args"]["sort_index"];
    }
    QCOMPARE(process, std::string("run-7"));
    std::map<int, std::string> inOrder;
    for (const auto& [thread, place] : places)
        inOrder[place] = names[thread];
    const std::map<int, std::string> expected = {
        {0, "planner · main"}, {1, "planner · main (2)"}, {2, "writer · main"}, {3, "events"}};
    QVERIFY(inOrder == expected);
}

void ChromeTraceExportTest::a_link_is_a_flow()
{
    const testkit::Scratch scratch;
    const QString path =
        scratch.write(u"links.json"_s, R"({"playhead":1,"session":{"session_id":"s"},
"events":[{"id":"a","event_type":"a","init_timestamp":10,"end_timestamp":20},
{"id":"b","event_type":"b","init_timestamp":30,"end_timestamp":40,
 "links":["a","missing",{"session_id":"other","event_id":"a"}]},
{"id":"c","event_type":"c","init_timestamp":5,"end_timestamp":6,"links":["a"]}]})");
    const auto document = open_document(path.toStdString(), Job());
    QVERIFY(document);
    std::vector<Json> ends;
    const Json trace = traceOf((*document)->sessions);
    for (const Json& record : trace.at("traceEvents")) {
        if (record.at("name") == "link")
            ends.push_back(record);
    }
    QCOMPARE(ends.size(), std::size_t(2)); // the one to what came before
    QCOMPARE(ends[0]["ph"].get<std::string>(), std::string("s"));
    QCOMPARE(ends[1]["ph"].get<std::string>(), std::string("f"));
    QVERIFY(ends[0]["id"] == ends[1]["id"]);
    QCOMPARE(ends[0]["ts"].get<double>(), 5e6);
    QCOMPARE(ends[1]["ts"].get<double>(), 25e6);
}

void ChromeTraceExportTest::many_events_without_an_end_take_no_more_than_a_few_tracks()
{
    TraceMaker maker;
    for (int i = 0; i < 1000; ++i) {
        Event event = TraceMaker::event("e", i, i);
        event.end_timestamp = no_time;
        maker.add(event);
    }
    std::map<int, int> tracks;
    int open = 0;
    const Json trace = traceOf({maker.finish()});
    for (const Json& record : trace.at("traceEvents")) {
        if (record.value("args", Json::object()).contains("event_type")) {
            ++tracks[record["tid"]];
            open += record["ph"] == "B" ? 1 : 0;
        }
    }
    QCOMPARE(open, 32);
    QCOMPARE(tracks.size(), std::size_t(33));
}

void ChromeTraceExportTest::what_others_add_is_read_beside_it()
{
    const testkit::Scratch scratch;
    Session session;
    session.id = "mine";
    TraceMaker maker(session);
    maker.add("mine", 0, 1);
    QByteArray text = written({maker.finish()}, scratch.path(u"a.trace.json"_s));
    text.replace("\n]}\n", ",\n{\"ph\":\"X\",\"name\":\"theirs\",\"pid\":9,\"tid\":9,\"ts\":1,"
                           "\"dur\":2}\n]}\n");
    const auto again = open_document(scratch.write(u"b.json"_s, text).toStdString(), Job());
    QVERIFY(again);
    QCOMPARE((*again)->sessions.size(), std::size_t(2));
    const Trace& theirs = *(*again)->sessions.back();
    QCOMPARE(theirs.event_count(), 1U);
    QCOMPARE(theirs.event_type(EventIndex(0U)), std::string_view("theirs"));
}

void ChromeTraceExportTest::what_is_cut_off_is_read_as_far_as_it_goes()
{
    const testkit::Scratch scratch;
    Session session;
    session.id = "mine";
    TraceMaker maker(session);
    for (int i = 0; i < 10; ++i)
        maker.add("e" + std::to_string(i), i, i + 1);
    const QByteArray text = written({maker.finish()}, scratch.path(u"a.trace.json"_s));
    const qsizetype cut = text.indexOf("e6", text.indexOf("e5")) + 10;
    const auto again =
        open_document(scratch.write(u"b.json"_s, text.left(cut)).toStdString(), Job());
    QVERIFY(again);
    QCOMPARE((*again)->sessions.front()->event_count(), 6U);
    QVERIFY(!(*again)->all_diagnostics().empty());
}

QTEST_GUILESS_MAIN(ChromeTraceExportTest)
#include "chrome_trace_export_test.moc"
