// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_value.h"
#include "core/record/client.h"
#include "tests/core/record/gated_sink.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <atomic>
#include <latch>
#include <optional>
#include <string>
#include <thread>
#include <vector>

using namespace playhead;
using namespace playhead::record;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Gate;
using playhead::testkit::GatedSink;
using playhead::testkit::Scratch;

namespace {

/// Keeps nothing until it is mended.
class BrokenSink final : public MemorySink
{
public:
    BrokenSink(std::vector<Kept>& kept, const std::atomic<bool>& isMended)
        : MemorySink(kept), m_isMended(isMended)
    {
    }
    Result<void> write(std::span<const SinkRecord> records, std::string_view run,
                       const RingPositions& positions) override
    {
        if (!m_isMended)
            return Error{"It is broken.", "the sink", "Mend it."};
        return MemorySink::write(records, run, positions);
    }

private:
    const std::atomic<bool>& m_isMended;
};

} // namespace

class WriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_scratch.emplace();
        m_kept.clear();
        m_gate = std::make_shared<Gate>();
    }
    void cleanup()
    {
        m_session = {};
        m_client.reset();
    }

    /// Also what the writer takes several rounds for.
    void flushWaitsForAllThatWasRecordedBefore_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("of one thread") << 1;
        QTest::newRow("of three threads") << 3;
    }
    void flushWaitsForAllThatWasRecordedBefore()
    {
        QFETCH(const int, threads);
        QVERIFY(openAndHoldWriter());
        {
            std::vector<std::jthread> running;
            for (int i = 0; i < threads; ++i)
                running.emplace_back([this] { recordMany("e"); });
        }
        m_gate->open();
        QVERIFY(m_client->flush(long_patience));
        QCOMPARE(m_kept.size(), static_cast<std::size_t>(1 + threads * many));
        QCOMPARE(m_client->lost(), 0U);
    }

    void flushSaysWhatCannotBeWrittenInTime()
    {
        QVERIFY(openAndHoldWriter());
        m_session.record({.event_type = "e"});
        const auto flushed = m_client->flush(std::chrono::milliseconds(20));
        QVERIFY(!flushed);
        QVERIFY(!flushed.error().remedy.empty());
        m_gate->open();
        QVERIFY(m_client->flush(long_patience));
    }

    /// The last round writes what failed before; what came after that is in the rings still.
    void whatCameWhileTheSinkFailedIsWrittenAtTheEnd()
    {
        std::atomic<bool> isMended = false;
        ClientOptions options;
        options.folder = m_scratch->path(u"recording"_s).toStdString();
        auto client =
            Client::open(std::make_unique<BrokenSink>(m_kept, isMended), std::move(options));
        QVERIFY(client);
        const Recorder session = client->begin_session({});
        session.record({.event_type = "first"});
        QVERIFY(!client->flush(long_patience)); // it failed, and naps
        session.record({.event_type = "second"});
        isMended = true;
        QVERIFY(client->close());
        QCOMPARE(m_kept.size(), std::size_t{3}); // with the session
    }

    /// One thread has a lot to say, the other little: what was recorded first is written first.
    void threadsAreWrittenInTheOrderOfTime()
    {
        QVERIFY(openAndHoldWriter());
        std::jthread([this] {
            recordMany("many");
            std::jthread([this] { m_session.record({.event_type = "one"}); }).join();
            recordMany("more");
        }).join();
        m_gate->open();
        QVERIFY(m_client->flush(long_patience));
        QCOMPARE(m_kept.size(), static_cast<std::size_t>(2 + 2 * many));
        QCOMPARE(typeOf(1 + many - 1), std::string("many"));
        QCOMPARE(typeOf(1 + many), std::string("one"));
        QCOMPARE(typeOf(1 + many + 1), std::string("more"));
    }

    void aSessionEndsAfterWhatOtherThreadsHaveToSay()
    {
        QVERIFY(openAndHoldWriter());
        std::jthread([this] { recordMany("e"); }).join();
        m_session.end(EventResult::Success);
        m_gate->open();
        QVERIFY(m_client->close());
        QCOMPARE(m_kept.size(), static_cast<std::size_t>(2 + many));
        QCOMPARE(m_kept.back().kind, SinkRecord::Kind::Session);
        for (const MemorySink::Kept& each : m_kept)
            QCOMPARE(each.session_id, m_kept.front().session_id);
    }

    /// A thread that records what happened last year does not keep the others waiting.
    void noThreadWaitsForThePastOfAnother()
    {
        QVERIFY(openAndHoldWriter(std::size_t{16} << 20U)); // half of it and more
        // A thread that has ended leaves its ring to the next: two rings need both to be there.
        std::latch bothAreThere(2);
        const auto takeARing = [&, this] {
            m_session.record({.event_type = "here"});
            bothAreThere.arrive_and_wait();
        };
        std::jthread past([&, this] {
            takeARing();
            recordMany("past", 1'000'000);
        });
        std::jthread([&, this] {
            takeARing();
            recordMany("now");
        }).join();
        past.join();
        m_gate->open();
        QVERIFY(m_client->flush(long_patience));
        int place = 1;
        while (typeOf(place) != "now")
            ++place;
        QVERIFY2(place < many / 2, qPrintable(QString::number(place)));
    }

    void whatComesAfterTheEndIsOfTheSession()
    {
        QVERIFY(openAndHoldWriter());
        m_gate->open();
        m_session.end(EventResult::Success);
        QVERIFY(m_client->flush(long_patience));
        m_session.record({.event_type = "late"});
        QVERIFY(m_client->close());
        QCOMPARE(m_kept.size(), 3U);
        QCOMPARE(typeOf(2), std::string("late"));
        QCOMPARE(m_kept[2].session_id, m_kept[0].session_id);
    }

private:
    static constexpr int many = 8'000; ///< of a kilobyte each: several rounds
    static constexpr auto long_patience = std::chrono::minutes(2);

    /// The writer's first round is the session's beginning.
    [[nodiscard]] bool openAndHoldWriter(std::size_t ringSize = std::size_t{32} << 20U)
    {
        ClientOptions options;
        options.folder = m_scratch->path(u"recording"_s).toStdString();
        options.ring_size = ringSize;
        auto client = Client::open(std::make_unique<GatedSink>(m_kept, m_gate), std::move(options));
        if (!client)
            return false;
        m_client.emplace(std::move(client).value());
        m_session = m_client->begin_session({});
        m_gate->awaitWriter();
        return true;
    }
    void recordMany(std::string_view type, TimeNs first = no_time) const
    {
        const std::string prompt(1000, 'x');
        for (int i = 0; i < many; ++i)
            m_session.record({.event_type = type,
                              .prompt = prompt,
                              .init_timestamp = first == no_time ? no_time : first + i});
    }
    [[nodiscard]] std::string typeOf(int place) const
    {
        const json::Value event(m_kept.at(static_cast<std::size_t>(place)).json);
        return event.find("event_type").as_string().value_or(std::string());
    }

    std::optional<Scratch> m_scratch;
    std::vector<MemorySink::Kept> m_kept;
    std::shared_ptr<Gate> m_gate;
    std::optional<Client> m_client;
    Recorder m_session;
};

QTEST_GUILESS_MAIN(WriterTest)
#include "writer_test.moc"
