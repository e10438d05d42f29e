// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What is recorded by many threads, and what is more than there is room for.
#include "tests/core/record/recording.h"
#include "tests/testkit/patient_test.h"

#include <QDir>

#include <atomic>
#include <chrono>
#include <thread>

using namespace playhead;
using namespace playhead::record;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Recording;
using playhead::testkit::Scratch;
using playhead::testkit::text;

class RecorderRingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eightThreadsLoseNothing()
    {
        Recording recording(
            {.ring_size = std::size_t{256} << 10U, .patience = std::chrono::seconds(20)});
        const Recorder session = recording.begin({});
        constexpr int threads = 8;
        constexpr int events = 5000;
        {
            std::vector<std::jthread> running;
            for (int thread = 0; thread < threads; ++thread) {
                running.emplace_back([&session, thread] {
                    const std::string type = "t" + std::to_string(thread);
                    for (int i = 0; i < events; ++i)
                        session.record({.event_type = type});
                });
            }
        }
        recording.close();
        QCOMPARE(recording.client->lost(), 0U);
        std::map<std::string, int> counts;
        for (const json::Value& event : recording.events())
            ++counts[text(event, "event_type")];
        QCOMPARE(counts.size(), static_cast<std::size_t>(threads));
        for (const auto& [type, count] : counts)
            QCOMPARE(count, events);
    }

    void threadsThatComeAndGoShareRings()
    {
        Recording recording;
        const Recorder session = recording.begin({});
        for (int i = 0; i < 50; ++i)
            std::jthread([&session] { session.record({.event_type = "e"}); });
        QVERIFY(recording.client->flush());
        const QDir run(QDir(recording.folder())
                           .entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)
                           .constFirst()
                           .filePath());
        QVERIFY(run.entryList({u"ring-*"_s}).size() <= 2);
        recording.close();
        QCOMPARE(recording.events().size(), 50U);
    }

    void aValueLargerThanTheRingIsKept()
    {
        Recording recording({.ring_size = std::size_t{64} << 10U});
        const Recorder session = recording.begin({});
        std::string large(std::size_t{3} << 20U, 'x');
        large.back() = 'y';
        QVERIFY(session.record({.event_type = "small"}) != 0);
        QVERIFY(session.record({.event_type = "large", .prompt = large}) != 0);
        recording.close();
        QCOMPARE(text(recording.events().at(1), "prompt"), large);
    }

    void whatFindsNoRoomIsCountedExactly()
    {
        // A sink that takes nothing for a while, and threads that do not wait.
        struct Shut : MemorySink {
            using MemorySink::MemorySink;
            Result<void> write(std::span<const SinkRecord> records, std::string_view run,
                               const RingPositions& positions) override
            {
                if (!is_open)
                    return Error{"shut", "here", "Open it."};
                return MemorySink::write(records, run, positions);
            }
            std::atomic<bool> is_open = false;
        };
        const Scratch scratch;
        std::vector<MemorySink::Kept> kept;
        auto owned = std::make_unique<Shut>(kept);
        Shut& sink = *owned;
        std::atomic<int> reports = 0;
        ClientOptions options;
        options.folder = scratch.path(u"recording"_s).toStdString();
        options.ring_size = std::size_t{64} << 10U;
        options.patience = std::chrono::milliseconds(0);
        options.on_error = [&reports](const Error&) { ++reports; };
        auto client = Client::open(std::move(owned), std::move(options));
        QVERIFY(client);
        const Recorder session = client->begin_session({});
        constexpr std::uint64_t all = 5000;
        std::uint64_t returned = 0;
        for (std::uint64_t i = 0; i < all; ++i)
            returned += session.record({.event_type = "e"}) != 0 ? 1 : 0;
        QVERIFY(returned > 0 && returned < all);
        QCOMPARE(client->lost(), all - returned);
        QTRY_COMPARE(reports.load(), 1); // the same error once
        sink.is_open = true;
        QVERIFY(client->close());
        std::uint64_t events = 0;
        std::int64_t told = 0;
        for (const MemorySink::Kept& each : kept) {
            const json::Value event(each.json);
            events += text(event, "event_type") == "e" ? 1 : 0;
            told += event.at_path({"attributes", "lost_events"}).as_int64().value_or(0);
        }
        QCOMPARE(events, returned);
        QCOMPARE(told, static_cast<std::int64_t>(all - returned));
    }
};

QTEST_GUILESS_MAIN(RecorderRingsTest)
#include "recorder_rings_test.moc"
