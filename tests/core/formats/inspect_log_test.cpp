// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Inspect's .eval archives: the sample log, taken apart as the program keeps it, is the same log.
#include "core/base/json_value.h"
#include "core/formats/inspect/text.h"
#include "tests/core/formats/opening.h"
#include "tests/inputs/archive_of.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"

#include <array>
#include <functional>
#include <utility>
#include <vector>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using json::Value;
using testkit::contentOf;
using testkit::Scratch;

namespace {

using Files = std::vector<std::pair<QByteArray, QByteArray>>;

QByteArray zip(const Files& files)
{
    std::vector<inputs::InputFile> all;
    for (const auto& [name, content] : files)
        all.push_back({name.toStdString(), content.toStdString()});
    return QByteArray::fromStdString(inputs::archive_of(all, inputs::Form::Zip));
}

QByteArray bytesOf(Value value)
{
    return QByteArray(value.raw().data(), static_cast<qsizetype>(value.raw().size()));
}

/// The object with those members that `isWanted` says.
QByteArray membersOf(Value object, const std::function<bool(std::string_view)>& isWanted)
{
    QByteArray text;
    json::ObjectReader reader(object);
    for (json::Member member; reader.next(member);) {
        if (!isWanted(member.key))
            continue;
        text += text.isEmpty() ? "{" : ",";
        text += QByteArray(member.raw_key.data(), static_cast<qsizetype>(member.raw_key.size()));
        text += ':' + bytesOf(member.value);
    }
    return text + '}';
}

const QByteArray& log()
{
    static const QByteArray bytes = contentOf(testkit::samplePath(u"inspect.json"_s));
    return bytes;
}

Value logValue()
{
    return Value(std::string_view(log().constData(), static_cast<std::size_t>(log().size())));
}

QByteArray header()
{
    return membersOf(logValue(), [](std::string_view key) { return key != "samples"; });
}

QByteArray sampleName(Value sample)
{
    const auto id = sample.find("id").as_string();
    return "samples/" + (id ? QByteArray::fromStdString(*id) : bytesOf(sample.find("id"))) +
           "_epoch_" + bytesOf(sample.find("epoch"));
}

/// The archive of the sample log, in an order that no program would choose.
Files wholeSamples()
{
    Files files = {{"summaries.json", "[]"}, {"_journal/start.json", header()}};
    json::ArrayReader samples(logValue().find("samples"));
    for (Value sample; samples.next(sample);)
        files.insert(files.begin(), {sampleName(sample) + ".json", bytesOf(sample)});
    files.emplace_back("header.json", header());
    return files;
}

/// The first sample as large ones are kept: its sequences in pieces, with numbers for the texts.
Files piecesOf(Value sample)
{
    const QByteArray name = sampleName(sample);
    QByteArrayList texts;
    std::vector<std::pair<QByteArray, QByteArray>> numbers;
    json::ObjectReader attachments(sample.find("attachments"));
    for (json::Member text; attachments.next(text);) {
        numbers.emplace_back(
            "attachment://" + QByteArray(text.key.data(), static_cast<qsizetype>(text.key.size())),
            "attachment://" + QByteArray::number(texts.size()));
        texts.append(bytesOf(text.value));
    }
    const auto numbered = [&numbers](QByteArray bytes) {
        for (const auto& [hash, number] : numbers)
            bytes.replace(hash, number);
        return bytes;
    };
    QByteArrayList events;
    json::ArrayReader reader(sample.find("events"));
    for (Value event; reader.next(event);)
        events.append(numbered(bytesOf(event)));
    const qsizetype half = 10; // a second piece that sorts before the first by its name
    const auto list = [](const QByteArrayList& items) -> QByteArray {
        return "[" + items.join(',') + "]";
    };
    const QByteArray shell = numbered(membersOf(sample, [](std::string_view key) {
        return key != "events" && key != "attachments" && key != "events_data" && key != "messages";
    }));
    return {
        {name + "/sample.json", shell},
        {name + "/skeleton.json", "{\"version\":1}"},
        {name + "/events/0.json", list(events.first(2))},
        {name + "/events/2.json", list(events.mid(2, half - 2))},
        {name + "/events/10.json", list(events.mid(half))},
        {name + "/events/uuids.json", "[]"},
        {name + "/messages/0.json", numbered(bytesOf(sample.at_path({"events_data", "messages"})))},
        {name + "/calls/0.json", numbered(bytesOf(sample.at_path({"events_data", "calls"})))},
        {name + "/attachments/0.json", list(texts.first(1))},
        {name + "/attachments/1.json", list(texts.mid(1))}};
}

/// What of a session does not depend on where its records stand.
QByteArray said(const Trace& trace)
{
    QByteArray text = QByteArray::fromStdString(trace.session().id) + ' ' +
                      QByteArray::fromStdString(trace.session().name) + ' ' +
                      QByteArray::fromStdString(trace.session().recorder) + ' ' +
                      QByteArray::fromStdString(trace.session().end_state.value_or("-")) + '\n';
    for (const EventIndex event : trace.tree().order()) {
        const auto loaded = trace.load(event);
        if (!loaded)
            return "does not load: " + QByteArray::fromStdString(loaded.error().to_string());
        text += QByteArray(static_cast<qsizetype>(trace.tree().depth(event)), ' ');
        text += QByteArray::fromStdString(loaded->event.event_type) + ' ' +
                QByteArray::number(trace.start(event)) + ' ' +
                QByteArray::number(trace.end(event)) + ' ';
        for (const Payload* payload : {&loaded->event.params, &loaded->event.returns,
                                       &loaded->event.prompt, &loaded->event.completion})
            text += QByteArray::fromStdString(std::string(payload->json())).simplified() + '|';
        text += QByteArray::fromStdString(loaded->event.error.message) + '\n';
    }
    return text;
}

std::shared_ptr<const Document> openedArchive(const Files& files)
{
    const Scratch scratch;
    return opened(scratch.write(u"run.eval"_s, zip(files)));
}

std::shared_ptr<const Document> openedLog()
{
    return opened(testkit::samplePath(u"inspect.json"_s));
}

} // namespace

class InspectLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anArchiveIsOneLog();
    void aLargeSampleIsReadFromItsPieces();
    void aRunThatBrokeOffHasNoHeader();
    void aSampleByItselfOpens();
    void survivesMissingFiles();
    void aTextThatWasCutBreaksNothing();
    void doesNotFollowEventsForEver();
    void findsReferences_data();
    void findsReferences();
};

void InspectLogTest::anArchiveIsOneLog()
{
    const auto whole = openedLog();
    const auto packed = openedArchive(wholeSamples());
    QVERIFY(whole && packed);
    QCOMPARE(packed->format, whole->format);
    // Samples with numbers for ids come first, in the order of these.
    QCOMPARE(packed->sessions.size(), std::size_t{3});
    QCOMPARE(said(*packed->sessions[0]), said(*whole->sessions[1]));
    QCOMPARE(said(*packed->sessions[1]), said(*whole->sessions[2]));
    QCOMPARE(said(*packed->sessions[2]), said(*whole->sessions[0]));
    QCOMPARE(packed->records.damaged, 0U);
    QCOMPARE(packed->diagnostics.count("not-a-session"), 0U);
}

void InspectLogTest::aLargeSampleIsReadFromItsPieces()
{
    Files files = piecesOf(logValue().at_path({"samples", "0"}));
    files.emplace_back("header.json", header());
    const auto whole = openedLog();
    const auto packed = openedArchive(files);
    QVERIFY(whole && packed);
    QCOMPARE(packed->sessions.size(), std::size_t{1});
    QCOMPARE(said(*packed->sessions[0]), said(*whole->sessions[0]));
    QCOMPARE(disagreement(*packed), QString());
    QCOMPARE(packed->all_diagnostics().count("missing-attachment"), 0U);
}

void InspectLogTest::aRunThatBrokeOffHasNoHeader()
{
    Files files = wholeSamples();
    files.pop_back();
    const auto packed = openedArchive(files);
    QVERIFY(packed);
    QCOMPARE(packed->sessions.size(), std::size_t{3});
    QCOMPARE(packed->sessions[0]->session().name, "sample 2, epoch 1 · harbour");
}

void InspectLogTest::aSampleByItselfOpens()
{
    const auto document = openedText(bytesOf(logValue().at_path({"samples", "0"})));
    const auto whole = openedLog();
    QVERIFY(document && whole);
    QCOMPARE(document->sessions.size(), std::size_t{1});
    QCOMPARE(document->sessions[0]->event_count(), whole->sessions[0]->event_count());
}

void InspectLogTest::survivesMissingFiles()
{
    Files files = piecesOf(logValue().at_path({"samples", "0"}));
    files.emplace_back("header.json", header());
    for (std::size_t left_out = 0; left_out < files.size(); ++left_out) {
        Files some = files;
        some.erase(some.begin() + static_cast<std::ptrdiff_t>(left_out));
        const Scratch scratch;
        const QString path = scratch.write(u"run.eval"_s, zip(some));
        const auto document = open_document(path.toStdString(), Job{});
        if (document)
            QCOMPARE(disagreement(**document), QString());
    }
    files.erase(files.end() - 2); // the second piece of the attachments
    const auto document = openedArchive(files);
    QVERIFY(document);
    QVERIFY(document->all_diagnostics().count("missing-attachment") > 0);
}

void InspectLogTest::aTextThatWasCutBreaksNothing()
{
    const std::array records = {
        Record{RecordRole::Event, R"({"a":"attachment://1","b":"attachment://2"})"},
        Record{RecordRole::Context, "null"}, Record{RecordRole::Context, R"("half a sent)"}};
    const inspect::Whole whole = inspect::whole_of(records);
    QCOMPARE(whole.own, R"({"a":"attachment://1","b":"half a sent"})");
}

void InspectLogTest::doesNotFollowEventsForEver()
{
    constexpr int levels = 1000;
    const QByteArray tool = R"({"event":"tool","function":"dig","events":[)";
    const QByteArray sample = R"({"id":1,"epoch":1,"target":"","events":[)" +
                              tool.repeated(levels) + QByteArray("]}").repeated(levels) + "]}";
    const auto document = openedText(sample);
    QVERIFY(document);
    QCOMPARE(document->all_diagnostics().count("too-deep"), 1U);
    QCOMPARE(document->sessions[0]->event_count(), 101U);
    QCOMPARE(disagreement(*document), QString());
}

void InspectLogTest::findsReferences_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("a text") << QByteArray(R"({"a":"attachment://0f"})")
                            << QByteArray(R"({"a":"long"})");
    QTest::newRow("the old scheme") << QByteArray(R"(["tc://0f"])") << QByteArray(R"(["long"])");
    QTest::newRow("unknown") << QByteArray(R"(["attachment://1"])")
                             << QByteArray(R"(["attachment://1"])");
    QTest::newRow("within a text") << QByteArray(R"(["see \"attachment://0f\""])")
                                   << QByteArray(R"(["see \"attachment://0f\""])");
    QTest::newRow("with more behind")
        << QByteArray(R"(["attachment://0f and"])") << QByteArray(R"(["attachment://0f and"])");
    QTest::newRow("cut off") << QByteArray(R"(["attachment://0f)")
                             << QByteArray(R"(["attachment://0f)");
    QTest::newRow("another scheme")
        << QByteArray(R"(["https://0f"])") << QByteArray(R"(["https://0f"])");
}

void InspectLogTest::findsReferences()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, expected);
    const std::string text = inspect::with_texts(json.toStdString(), [](std::string_view name) {
        return name == "0f" ? std::string_view("\"long\"") : std::string_view();
    });
    QCOMPARE(QByteArray::fromStdString(text), expected);
}

QTEST_GUILESS_MAIN(InspectLogTest)
#include "inspect_log_test.moc"
