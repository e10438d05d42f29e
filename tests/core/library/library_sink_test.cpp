// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/document.h"
#include "core/library/library.h"
#include "core/library/library_sink.h"
#include "core/record/action.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QFile>

using namespace playhead;
using namespace playhead::record;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

namespace {

Result<std::vector<std::shared_ptr<const Trace>>> readSessions(const std::string& path,
                                                               const Job& job)
{
    const auto document = open_document(path, job);
    if (!document)
        return document.error();
    return (*document)->sessions;
}

} // namespace

class LibrarySinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scratch = std::make_unique<Scratch>(); }

    void whatIsRecordedIsASessionOfTheLibrary()
    {
        Client client = open();
        const Recorder session = client.begin_session({.id = "s", .name = "A run"});
        {
            const Action plan(session, "plan");
            session.record({.event_type = "call", .model = "gpt-4", .error = {{.message = "no"}}});
        }
        QVERIFY(client.flush());
        QCOMPARE(list().size(), 1U); // while it is recorded
        QCOMPARE(list().front().name, std::string("A run"));
        QVERIFY(!list().front().is_complete);
        QCOMPARE(read("s")->event_count(), 2U);
        session.end(EventResult::Success);
        QVERIFY(client.close());
        const LibraryEntry entry = list().front();
        QCOMPARE(entry.events, 2U);
        QCOMPARE(entry.errors, 1U);
        QCOMPARE(entry.llm_calls, 1U);
        QCOMPARE(entry.end_state, std::optional<std::string>("Success"));
        const auto trace = read("s");
        QCOMPARE(trace->parent(EventIndex(1U)), EventIndex(0U));
        QVERIFY(trace->duration(EventIndex(0U)));
        // One file, as one sends it.
        QCOMPARE(QDir(m_scratch->path(u"library/sessions"_s)).entryList(QDir::Files),
                 QStringList({u"s.playhead"_s}));
    }

    void severalSessionsHaveFilesOfTheirOwn()
    {
        Client client = open();
        const Recorder one = client.begin_session({.id = "one"});
        const Recorder two = client.begin_session({.id = "two"});
        for (int i = 0; i < 100; ++i) {
            one.record({.event_type = "of one"});
            if (i % 2 == 0)
                two.record({.event_type = "of two"});
        }
        QVERIFY(client.close());
        QCOMPARE(read("one")->event_count(), 100U);
        QCOMPARE(read("two")->event_count(), 50U);
    }

    void aBatchThatComesAgainIsKeptOnce()
    {
        const auto sink = library_sink(folder());
        const std::array<SinkRecord, 2> records = {
            SinkRecord{SinkRecord::Kind::Event, "one", R"({"session_id":"one","id":"1"})"},
            SinkRecord{SinkRecord::Kind::Event, "two", R"({"session_id":"two","id":"2"})"}};
        const RingPositions positions = {{"ring-1", 64}};
        // Of the second session nothing was kept when the process was killed.
        QVERIFY(sink->write({records.data(), 1}, "run", positions));
        QCOMPARE(sink->positions("run").value_or({}), positions);
        QVERIFY(sink->write(records, "run", positions));
        QCOMPARE(read("one")->event_count(), 1U);
        QCOMPARE(read("two")->event_count(), 1U);
        // Another process, which knows nothing but what lies there.
        const auto later = library_sink(folder());
        QCOMPARE(later->positions("run").value_or({}), positions);
        QVERIFY(later->write(records, "run", positions));
        QCOMPARE(read("two")->event_count(), 1U);
        QVERIFY(later->positions("another").value_or({{"x", 1}}).empty());
    }

    void aLibraryThatIsDeletedIsMadeAnew()
    {
        Client client = open();
        const Recorder session = client.begin_session({.id = "s"});
        session.record({.event_type = "before"});
        QVERIFY(client.flush());
        QVERIFY(QDir(m_scratch->path(u"library"_s)).removeRecursively());
        session.record({.event_type = "after"});
        QVERIFY(client.close());
        QCOMPARE(read("s")->event_count(), 1U);
    }

    void aFolderThatIsNoLibraryIsLeftAlone()
    {
        m_scratch->write(u"library/thesis.tex"_s, "\\begin");
        const auto sink = library_sink(folder());
        const SinkRecord record{SinkRecord::Kind::Event, "one", R"({"id":"1"})"};
        const auto refused = sink->write({&record, 1}, "run", {{"ring-1", 8}});
        QVERIFY(!refused);
        QVERIFY(!refused.error().remedy.empty());
        QCOMPARE(QDir(m_scratch->path(u"library"_s)).entryList(QDir::Files),
                 QStringList({u"thesis.tex"_s}));
    }

    void theAddressLeadsBack()
    {
        const auto sink = library_sink(folder());
        QVERIFY(is_library_address(sink->address()));
        QVERIFY(!is_library_address("jsonl:/tmp/x"));
        QCOMPARE(open_library_sink(sink->address())->address(), sink->address());
    }

private:
    [[nodiscard]] std::string folder() const { return m_scratch->path(u"library"_s).toStdString(); }
    [[nodiscard]] Client open() const
    {
        ClientOptions options;
        options.folder = m_scratch->path(u"recording"_s).toStdString();
        auto client = Client::open(library_sink(folder(), &readSessions), std::move(options));
        if (!client)
            qFatal("%s", client.error().to_string().c_str());
        return std::move(client).value();
    }
    [[nodiscard]] std::vector<LibraryEntry> list() const
    {
        auto library = Library::open(folder(), Library::Access::Read);
        return library ? library->list().value_or({}) : std::vector<LibraryEntry>();
    }
    [[nodiscard]] std::shared_ptr<const Trace> read(const std::string& id) const
    {
        auto library = Library::open(folder(), Library::Access::Read);
        const auto path =
            library ? library->session_path(id) : Result<std::string>(library.error());
        const auto sessions = path
                                  ? readSessions(*path, {})
                                  : Result<std::vector<std::shared_ptr<const Trace>>>(path.error());
        if (!sessions || sessions->size() != 1)
            qFatal("no session %s", id.c_str());
        return sessions->front();
    }

    std::unique_ptr<Scratch> m_scratch;
};

QTEST_GUILESS_MAIN(LibrarySinkTest)
#include "library_sink_test.moc"
