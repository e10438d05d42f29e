// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_scan.h"
#include "core/export/exporter.h"
#include "core/formats/reading/document.h"
#include "tests/core/native/event_lines.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QElapsedTimer>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

std::string repeated(std::string_view piece, std::size_t times)
{
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        text += piece;
    return text;
}

std::shared_ptr<const Document> read(const testkit::Scratch& scratch, const QString& name,
                                     const std::string& content)
{
    const QString path = scratch.write(name, QByteArray::fromStdString(content));
    const auto document = open_document(path.toStdString(), Job());
    return document ? *document : nullptr;
}

/// Whether every native form gives back what was read.
void verify_round_trip(const testkit::Scratch& scratch, const Document& document)
{
    const std::string before = test::event_lines(document);
    for (const std::string name : {"x.json", "x.jsonl", "x.playhead"}) {
        const std::string copy = scratch.path(QString::fromStdString(name)).toStdString();
        ExportOptions options;
        options.reveal = true;
        const auto written =
            exporter_for(copy)->write(whole_sessions(document.sessions), copy, options, Job());
        QVERIFY2(written, written ? "" : written.error().to_string().c_str());
        const auto again = open_document(copy, Job());
        QVERIFY2(again, again ? "" : again.error().to_string().c_str());
        QVERIFY2(test::event_lines(**again) == before, name.c_str());
    }
}

} // namespace

class NativeExtremesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPayloadMayBe100000LevelsDeep();
    void eventsMayBeNested100000Deep();
    void anObjectMayHave80000Keys();
    void aStringMayBeHuge();
    void aTextOfQuotesIsNoFigure_data();
    void aTextOfQuotesIsNoFigure();
    void oneBadByteCostsNothing_data();
    void oneBadByteCostsNothing();
    void everyPrefixOfAFileCanBeRead_data();
    void everyPrefixOfAFileCanBeRead();
    void farTimesSurvive();
    void aFullDiskIsAnError();
    void exportsAreMaskedUnlessRevealed();
    void aCancelledReadIsIncomplete();
};

void NativeExtremesTest::aPayloadMayBe100000LevelsDeep()
{
    const testkit::Scratch scratch;
    constexpr std::size_t levels = 100'000;
    const std::string deep = repeated("[{\"a\":", levels / 2) + "1" + repeated("}]", levels / 2);
    const auto document = read(scratch, u"deep.json"_s,
                               R"([{"event_type":"deep","parent_id":null,"params":)" + deep +
                                   R"(,"unknown":)" + deep + "}]");
    QVERIFY(document);
    QVERIFY(document->all_diagnostics().empty());
    const auto loaded = document->sessions.front()->load(EventIndex(0U));
    QCOMPARE(loaded->event.params.json(), std::string_view(deep));
    verify_round_trip(scratch, *document);
}

void NativeExtremesTest::eventsMayBeNested100000Deep()
{
    const testkit::Scratch scratch;
    constexpr std::size_t levels = 100'000;
    const auto document = read(scratch, u"deep.json"_s,
                               "[" + repeated(R"({"event_type":"e","children":[)", levels) +
                                   repeated("]}", levels) + "]");
    QVERIFY(document);
    const Trace& trace = *document->sessions.front();
    QCOMPARE(trace.event_count(), std::uint32_t(levels));
    QCOMPARE(trace.tree().max_depth(), std::uint32_t(levels));
    QCOMPARE(trace.load(EventIndex(levels - 1))->event.event_type, std::string("e"));
}

void NativeExtremesTest::anObjectMayHave80000Keys()
{
    const testkit::Scratch scratch;
    std::string members;
    for (int i = 0; i < 80'000; ++i)
        members += (i > 0 ? ",\"k" : "\"k") + std::to_string(i) + "\":" + std::to_string(i);
    const auto document = read(scratch, u"wide.json"_s,
                               R"([{"event_type":"wide","parent_id":null,"params":{)" + members +
                                   "}," + members + "}]");
    QVERIFY(document);
    const auto loaded = document->sessions.front()->load(EventIndex(0U));
    QCOMPARE(loaded->event.attributes.json(), std::string_view("{" + members + "}"));
    verify_round_trip(scratch, *document);
}

void NativeExtremesTest::aStringMayBeHuge()
{
    const testkit::Scratch scratch;
    constexpr std::size_t size = std::size_t{20} << 20;
    const auto document = read(scratch, u"long.jsonl"_s,
                               R"({"event_type":"long","parent_id":null,"returns":")" +
                                   std::string(size, 'x') + "\"}\n{\"event_type\":\"next\"}\n");
    QVERIFY(document);
    QCOMPARE(document->sessions.front()->event_count(), 2U);
    verify_round_trip(scratch, *document);
}

void NativeExtremesTest::aTextOfQuotesIsNoFigure_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("an integer") << QByteArray("prompt_tokens");
    QTest::newRow("a number") << QByteArray("cost");
    QTest::newRow("a position") << QByteArray("index");
}

// A text that begins with a quote looks like a string in the string, and that one like the next.
void NativeExtremesTest::aTextOfQuotesIsNoFigure()
{
    QFETCH(QByteArray, key);
    const testkit::Scratch scratch;
    constexpr std::size_t quotes = 1'000'000;
    const std::string member = '"' + key.toStdString() + R"(":")" + repeated("\\\"", quotes) + '"';
    const auto document =
        read(scratch, u"quotes.jsonl"_s, R"({"event_type":"llm","parent_id":null,)" + member + '}');
    QVERIFY(document);
    const auto loaded = document->sessions.front()->load(EventIndex(0U));
    QCOMPARE(loaded->event.attributes.json(), std::string_view("{" + member + "}"));
}

void NativeExtremesTest::oneBadByteCostsNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("JSON") << u"a.json"_s;
    QTest::newRow("lines") << u"a.jsonl"_s;
}

void NativeExtremesTest::oneBadByteCostsNothing()
{
    QFETCH(QString, name);
    const testkit::Scratch scratch;
    const bool is_list = name.endsWith(".json"_L1);
    std::string text = is_list ? "[\n" : "";
    for (int i = 0; i < 10'000; ++i) {
        std::string params = "good";
        if (i == 5'000)
            params = "bad \xFF byte";
        if (i == 5'001)
            params = "bad \x02 character";
        text += R"({"id":")" + std::to_string(i) + R"(","parent_id":null,"event_type":"step",)" +
                R"("params":")" + params + "\"}" + (is_list && i < 9'999 ? ",\n" : "\n");
    }
    const auto document = read(scratch, name, text + (is_list ? "]\n" : ""));
    QVERIFY(document);
    QCOMPARE(document->sessions.front()->event_count(), 10'000U);
    QCOMPARE(test::note_lines(*document), std::string("note bad-utf8 x1 at #5000\n"
                                                      "note control-characters x1 at #5001\n"));
    const auto loaded = document->sessions.front()->load(EventIndex(5'000U));
    QCOMPARE(loaded->event.params.json(), std::string_view("\"bad \xFF byte\""));
    verify_round_trip(scratch, *document);
}

void NativeExtremesTest::everyPrefixOfAFileCanBeRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("name");
    const QByteArray event =
        R"({"id":"1","event_type":"é","parent_id":null,"params":{"a":[1,"x\né"]},"tags":["t"]})";
    QTest::newRow("document")
        << R"({"playhead":1,"session":{"session_id":"s","tags":["a"]},"events":[)" + event + "," +
               event + "]}"
        << u"a.json"_s;
    QTest::newRow("lines") << R"({"playhead":1,"session":{"session_id":"s"}})"
                              "\n" +
                                  event + "\n" + event + "\n"
                           << u"a.jsonl"_s;
}

void NativeExtremesTest::everyPrefixOfAFileCanBeRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, name);
    const testkit::Scratch scratch;
    qsizetype events = 0;
    for (qsizetype length = 1; length <= text.size(); ++length) {
        const QString path = scratch.write(name, text.left(length));
        const auto document = open_document(path.toStdString(), Job());
        if (!document)
            continue; // too short to tell what it is
        qsizetype shown = 0;
        for (const auto& trace : (*document)->sessions)
            shown += trace->event_count();
        // What is left of a key is shown as what it is.
        shown -= static_cast<qsizetype>((*document)->all_diagnostics().count("unreadable-record"));
        QVERIFY2(shown >= events, "an event that was there is gone");
        events = shown;
        for (const QByteArray& line :
             QByteArray::fromStdString(test::event_lines(**document)).split('\n'))
            QVERIFY(line.isEmpty() || json::validate(line.toStdString()).strict());
    }
    QCOMPARE(events, 2);
}

void NativeExtremesTest::farTimesSurvive()
{
    const testkit::Scratch scratch;
    const auto document = read(
        scratch, u"far.jsonl"_s,
        R"({"event_type":"a","parent_id":null,"init_timestamp":"1677-09-21T00:12:43.145224193Z","end_timestamp":"2262-04-11T23:47:16.854775807Z"})"
        "\n"
        R"({"event_type":"b","init_timestamp":"1677-09-21T00:12:43Z","end_timestamp":"2262-04-11T23:47:17Z"})"
        "\n");
    QVERIFY(document);
    QCOMPARE(document->all_diagnostics().count("unreadable-time"), std::uint64_t(2));
    verify_round_trip(scratch, *document);
}

void NativeExtremesTest::aFullDiskIsAnError()
{
    const testkit::Scratch scratch;
    const auto document = read(scratch, u"a.json"_s, R"([{"event_type":"a","parent_id":null}])");
    for (const Exporter* exporter : all_exporters()) {
        const auto written =
            exporter->write(whole_sessions(document->sessions), "/dev/full", {}, Job());
        QVERIFY2(!written, exporter->id.data());
    }
}

void NativeExtremesTest::exportsAreMaskedUnlessRevealed()
{
    const testkit::Scratch scratch;
    const auto document = read(scratch, u"a.json"_s, R"({"playhead":1,
        "session":{"session_id":"s","attributes":{"jwt":"hunter2"},"host_env":{"API_KEY":"hunter2"}},
        "events":[{"event_type":"a","parent_id":null,"params":{"password":"hunter2"},
                   "error":{"message":"token=hunter2hunter2"},"logs":["api_key=hunter2hunter2"],
                   "screenshot":"https://u:hunter2@x/","unknown":{"secret":"hunter2"},
                   "params_raw":"{\"password\":\"hunter2\", \"x\":NaN}"}]})");
    QVERIFY(document);
    for (const Exporter* exporter : all_exporters()) {
        const QString path = scratch.path(u"out"_s);
        QVERIFY(exporter->write(whole_sessions(document->sessions), path.toStdString(), {}, Job()));
        QVERIFY2(!testkit::contentOf(path).contains("hunter2"), exporter->id.data());
        QVERIFY2(testkit::contentOf(path).contains("••••"), exporter->id.data());
        ExportOptions options;
        options.reveal = true;
        QVERIFY(exporter->write(whole_sessions(document->sessions), path.toStdString(), options,
                                Job()));
        if (exporter->id.starts_with("native-")) // others may leave fields out
            QCOMPARE(testkit::contentOf(path).count("hunter2"), 9);
        else
            QVERIFY2(testkit::contentOf(path).contains("hunter2"), exporter->id.data());
    }
}

void NativeExtremesTest::aCancelledReadIsIncomplete()
{
    const testkit::Scratch scratch;
    const std::string text = repeated("{\"event_type\":\"a\",\"parent_id\":null}\n", 5'000);
    const QString path = scratch.write(u"a.jsonl"_s, QByteArray::fromStdString(text));
    std::stop_source stop;
    Job job;
    job.stop = stop.get_token();
    job.on_progress = [&stop](Progress) { stop.request_stop(); };
    const auto document = open_document(path.toStdString(), job);
    QVERIFY(document);
    QVERIFY(!(*document)->is_complete);
    QVERIFY((*document)->sessions.front()->event_count() < 5'000U);
    QVERIFY((*document)->sessions.front()->event_count() > 0U);
}

QTEST_GUILESS_MAIN(NativeExtremesTest)
#include "native_extremes_test.moc"
