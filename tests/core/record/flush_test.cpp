// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/client.h"
#include "tests/core/record/gated_sink.h"
#include "tests/testkit/scratch.h"

#include <QTest>

#include <string>
#include <thread>
#include <vector>

using namespace playhead;
using namespace playhead::record;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Gate;
using playhead::testkit::GatedSink;
using playhead::testkit::Scratch;

class FlushTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Also what the writer takes several rounds for.
    void allThatWasRecordedBeforeIsThere_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("of one thread") << 1;
        QTest::newRow("of three threads") << 3;
    }
    void allThatWasRecordedBeforeIsThere()
    {
        QFETCH(const int, threads);
        const Scratch scratch;
        std::vector<MemorySink::Kept> kept;
        const auto gate = std::make_shared<Gate>();
        ClientOptions options;
        options.folder = scratch.path(u"recording"_s).toStdString();
        options.ring_size = std::size_t{16} << 20U;
        auto client = Client::open(std::make_unique<GatedSink>(kept, gate), std::move(options));
        QVERIFY(client);
        const Recorder session = client->begin_session({});
        gate->awaitWriter(); // its round is the session's beginning
        constexpr int events = 8'000;
        const std::string prompt(1000, 'x');
        {
            std::vector<std::jthread> running;
            for (int i = 0; i < threads; ++i) {
                running.emplace_back([&] {
                    for (int event = 0; event < events; ++event)
                        session.record({.event_type = "e", .prompt = prompt});
                });
            }
        }
        gate->open();
        QVERIFY(client->flush(std::chrono::minutes(2)));
        QCOMPARE(kept.size(), static_cast<std::size_t>(1 + threads * events));
        QCOMPARE(client->lost(), 0U);
    }

    void whatCannotBeWrittenInTimeIsSaid()
    {
        const Scratch scratch;
        std::vector<MemorySink::Kept> kept;
        const auto gate = std::make_shared<Gate>();
        ClientOptions options;
        options.folder = scratch.path(u"recording"_s).toStdString();
        auto client = Client::open(std::make_unique<GatedSink>(kept, gate), std::move(options));
        QVERIFY(client);
        client->begin_session({}).record({.event_type = "e"});
        const auto flushed = client->flush(std::chrono::milliseconds(20));
        QVERIFY(!flushed);
        QVERIFY(!flushed.error().remedy.empty());
        gate->open();
        QVERIFY(client->flush(std::chrono::minutes(2)));
    }
};

QTEST_GUILESS_MAIN(FlushTest)
#include "flush_test.moc"
