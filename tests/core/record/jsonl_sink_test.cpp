// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/document.h"
#include "core/record/action.h"
#include "core/record/sinks.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QFile>

#include <array>

using namespace playhead;
using namespace playhead::record;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

namespace {

std::array<SinkRecord, 2> twoEvents()
{
    return {SinkRecord{SinkRecord::Kind::Event, "s", R"({"id":"1"})"},
            SinkRecord{SinkRecord::Kind::Update, "s", R"({"id":"1","update":true})"}};
}

} // namespace

class JsonlSinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsRecordedOpensAsASession()
    {
        const Scratch scratch;
        const std::string path = scratch.path(u"run.jsonl"_s).toStdString();
        ClientOptions options;
        options.folder = scratch.path(u"recording"_s).toStdString();
        auto client = Client::open(jsonl_sink(path), std::move(options));
        QVERIFY(client);
        const Recorder session = client->begin_session({.id = "s", .name = "A run"});
        {
            const Action plan(session, "plan");
            session.record({.event_type = "OpenAI Call", .model = "gpt-4", .prompt = "Where?"});
        }
        session.end(EventResult::Success);
        QVERIFY(client->close());

        const auto document = open_document(path, {});
        QVERIFY2(document, document ? "" : document.error().what.c_str());
        QCOMPARE((*document)->sessions.size(), 1U);
        const Trace& trace = *(*document)->sessions.front();
        QCOMPARE(trace.session().name, std::string("A run"));
        QCOMPARE(trace.event_count(), 2U);
        QCOMPARE(trace.parent(EventIndex(1U)), EventIndex(0U));
        QCOMPARE(trace.action_type(EventIndex(1U)), ActionType::Llm);
        QCOMPARE(trace.result(EventIndex(0U)), EventResult::Success);
        QVERIFY(trace.duration(EventIndex(0U)));
        QVERIFY((*document)->all_diagnostics().entries().empty());
        QCOMPARE(QDir(scratch.path(QString()))
                     .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList({u"recording"_s, u"run.jsonl"_s}));
    }

    void aFileIsAppendedTo()
    {
        const Scratch scratch;
        const QString path = scratch.write(u"run.jsonl"_s, "{\"id\":\"0\"}\n");
        const auto sink = jsonl_sink(path.toStdString());
        const auto events = twoEvents();
        QVERIFY(sink->write(events, "run", {{"ring-1", 8}}));
        QCOMPARE(testkit::contentOf(path),
                 QByteArray("{\"id\":\"0\"}\n{\"id\":\"1\"}\n{\"id\":\"1\",\"update\":true}\n"));
    }

    /// A process that is killed between two bytes of what it appends.
    void aBatchIsKeptWholeOrNotAtAll()
    {
        const Scratch scratch;
        const QString path = scratch.path(u"run.jsonl"_s);
        const QString note = scratch.path(u".run.jsonl.recording"_s);
        const auto events = twoEvents();
        QByteArray noted;
        {
            const auto sink = jsonl_sink(path.toStdString());
            QVERIFY(sink->write(events, "run", {{"ring-1", 8}}));
            QVERIFY(sink->write(events, "run", {{"ring-1", 16}, {"ring-2", 24}}));
            noted = testkit::contentOf(note);
        }
        QVERIFY(!QFile::exists(note)); // no longer needed
        const QByteArray whole = testkit::contentOf(path);
        for (qsizetype cut = whole.size() / 2; cut <= whole.size(); ++cut) {
            scratch.write(u"run.jsonl"_s, whole.first(cut));
            scratch.write(u".run.jsonl.recording"_s, noted);
            const auto sink = jsonl_sink(path.toStdString());
            const auto positions = sink->positions("run");
            QVERIFY(positions);
            const bool is_whole = cut == whole.size();
            QCOMPARE(positions->at("ring-1"), is_whole ? 16U : 8U);
            QCOMPARE(positions->contains("ring-2"), is_whole);
            QCOMPARE(testkit::contentOf(path), is_whole ? whole : whole.first(whole.size() / 2));
        }
        const auto other = jsonl_sink(path.toStdString())->positions("another run");
        QVERIFY(other && other->empty());
    }

    void twoProgramsDoNotShareAFile()
    {
        const Scratch scratch;
        const std::string path = scratch.path(u"run.jsonl"_s).toStdString();
        const auto first = jsonl_sink(path);
        const auto second = jsonl_sink(path);
        const auto events = twoEvents();
        QVERIFY(first->write(events, "one", {}));
        const auto refused = second->write(events, "two", {});
        QVERIFY(!refused);
        QVERIFY(!refused.error().remedy.empty());
    }

    void aFileThatIsTakenAwayIsMadeAnew()
    {
        const Scratch scratch;
        const QString path = scratch.path(u"run.jsonl"_s);
        const auto sink = jsonl_sink(path.toStdString());
        const auto events = twoEvents();
        QVERIFY(sink->write(events, "run", {}));
        QVERIFY(QFile::remove(path));
        QVERIFY(sink->write(events, "run", {}));
        QVERIFY(testkit::contentOf(path).startsWith("{\"id\":\"1\"}\n"));
    }

    void aPlaceThatCannotBeWrittenIsAnError()
    {
        const Scratch scratch;
        const auto sink = jsonl_sink(scratch.path(u"missing/run.jsonl"_s).toStdString());
        const auto events = twoEvents();
        const auto failed = sink->write(events, "run", {});
        QVERIFY(!failed);
        QVERIFY(failed.error().remedy.find("kept meanwhile") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(JsonlSinkTest)
#include "jsonl_sink_test.moc"
