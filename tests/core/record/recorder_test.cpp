// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_value.h"
#include "core/record/action.h"
#include "core/record/client.h"
#include "core/record/sinks.h"
#include "tests/core/record/gated_sink.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QTest>

#include <atomic>
#include <future>
#include <map>
#include <thread>

using namespace playhead;
using namespace playhead::record;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Gate;
using playhead::testkit::GatedSink;
using playhead::testkit::Scratch;

namespace {

/// A client that records into memory.
struct Recording {
    Scratch scratch;
    std::vector<MemorySink::Kept> kept;
    std::vector<Error> errors;
    std::shared_ptr<Gate> gate = std::make_shared<Gate>();
    std::optional<Client> client;

    explicit Recording(ClientOptions options = {})
    {
        options.folder = scratch.path(u"recording"_s).toStdString();
        options.on_error = [this](const Error& error) { errors.push_back(error); };
        auto opened = Client::open(std::make_unique<GatedSink>(kept, gate), std::move(options));
        if (!opened)
            qFatal("%s", opened.error().to_string().c_str());
        client.emplace(std::move(opened).value());
    }
    ~Recording() { gate->open(); }
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    /// A session of which nothing is written before it is closed, and then all at once.
    [[nodiscard]] Recorder beginHeld(SessionOptions options = {})
    {
        Recorder session = client->begin_session(std::move(options));
        gate->awaitWriter();
        return session;
    }
    /// A session of which is written what there is.
    [[nodiscard]] Recorder begin(SessionOptions options = {})
    {
        gate->open();
        return client->begin_session(std::move(options));
    }
    /// Closes it; what was kept is complete then.
    void close()
    {
        gate->open();
        const auto closed = client->close();
        if (!closed)
            qFatal("%s", closed.error().to_string().c_str());
    }
    [[nodiscard]] std::vector<json::Value> events() const
    {
        std::vector<json::Value> events;
        for (const MemorySink::Kept& each : kept) {
            if (each.kind != SinkRecord::Kind::Session)
                events.emplace_back(each.json);
        }
        return events;
    }
};

std::string text(const json::Value& object, std::string_view key)
{
    return object.find(key).as_string().value_or("(none)");
}

} // namespace

class RecorderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEventHasTheDefaultsOfTheModel()
    {
        Recording recording;
        const Recorder session = recording.begin({.id = "s", .name = "first"});
        QVERIFY(session.record({.event_type = "search"}) != 0);
        QVERIFY(session.record({.event_type = "OpenAI Call", .model = "gpt-4"}) != 0);
        session.end(EventResult::Success, "all done");
        recording.close();

        QCOMPARE(recording.kept.size(), 4U);
        const json::Value begun(recording.kept.front().json);
        QCOMPARE(text(begun, "session_id"), std::string("s"));
        QCOMPARE(text(begun, "name"), std::string("first"));
        QVERIFY(!begun.find("end_state").is_valid());
        const json::Value ended(recording.kept.back().json);
        QCOMPARE(text(ended, "end_state"), std::string("Success"));
        QCOMPARE(text(ended, "end_state_reason"), std::string("all done"));
        const auto events = recording.events();
        QCOMPARE(text(events.at(0), "event_type"), std::string("search"));
        QVERIFY(events.at(0).find("timestamp").is_valid()); // one moment, and no duration
        QVERIFY(!events.at(0).find("end_timestamp").is_valid());
        QVERIFY(!events.at(0).find("result").is_valid()); // Indeterminate is what is not said
        QCOMPARE(text(events.at(1), "model"), std::string("gpt-4"));
        QVERIFY(text(events.at(0), "id") != text(events.at(1), "id"));
    }

    void everyFieldIsKept()
    {
        Recording recording;
        const Recorder session =
            recording.beginHeld({.id = "s", .default_tags = {"nightly", "web"}});
        const std::array<std::string_view, 2> tags = {"web", "slow"};
        const std::array<std::byte, 4> picture = {std::byte{0x89}, std::byte{'P'}, std::byte{'N'},
                                                  std::byte{'G'}};
        const EventNumber cause = session.record({.event_type = "cause"});
        NewEvent event;
        event.event_type = "call";
        event.action_type = "api";
        event.result = EventResult::Fail;
        event.model = "m";
        event.prompt = "p";
        event.completion = Value::json(R"({ "role": "assistant" })");
        event.params = Value::json(R"({"z":1,"a":9007199254740993,"a":2})");
        event.returns = Value::json("{broken");
        event.tags = tags;
        event.agent = "planner";
        event.init_timestamp = 1'772'474'400'000'000'001;
        event.end_timestamp = event.init_timestamp + 5;
        event.tokens = TokenCounts();
        event.tokens->prompt = 12;
        event.tokens->reasoning = 0;
        event.cost = 0.25;
        event.error = {
            .type = "Timeout", .message = "late", .code = "504", .stack = "at x", .trigger = cause};
        event.screenshot = {.bytes = picture};
        QVERIFY(session.record(event) != 0);
        recording.close();
        const auto events = recording.events();
        // Its time is before the other's, so it stands first.
        const json::Value kept = events.at(0);
        QCOMPARE(text(kept, "action_type"), std::string("api"));
        QCOMPARE(text(kept, "result"), std::string("Fail"));
        QCOMPARE(std::string(kept.find("completion").raw()),
                 std::string(R"({"role":"assistant"})"));
        QCOMPARE(std::string(kept.find("params").raw()),
                 std::string(R"({"z":1,"a":9007199254740993,"a":2})"));
        QCOMPARE(text(kept, "returns"), std::string("{broken"));
        QCOMPARE(std::string(kept.find("tags").raw()), std::string(R"(["nightly","web","slow"])"));
        QCOMPARE(text(kept, "init_timestamp"), std::string("2026-03-02T18:00:00.000000001Z"));
        QCOMPARE(text(kept, "end_timestamp"), std::string("2026-03-02T18:00:00.000000006Z"));
        QCOMPARE(kept.find("prompt_tokens").as_int64(), std::optional<std::int64_t>(12));
        QCOMPARE(kept.find("reasoning_tokens").as_int64(), std::optional<std::int64_t>(0));
        QVERIFY(!kept.find("completion_tokens").is_valid());
        QCOMPARE(kept.find("cost").as_double(), std::optional<double>(0.25));
        QCOMPARE(std::string(kept.find("error").raw()),
                 std::string(R"({"type":"Timeout","message":"late","code":"504","stack":"at x"})"));
        QCOMPARE(text(kept, "error_trigger"), text(events.at(1), "id"));
        QCOMPARE(text(kept, "screenshot"), std::string("data:image/png;base64,iVBORw=="));
    }

    void anErrorMakesAFailure()
    {
        Recording recording;
        const Recorder session = recording.begin({});
        session.record({.event_type = "x", .error = {{.message = "no"}}});
        recording.close();
        QCOMPARE(text(recording.events().at(0), "result"), std::string("Fail"));
    }

    void whatIsRecordedInsideABlockIsItsChild()
    {
        Recording recording;
        const Recorder session = recording.beginHeld({});
        {
            Action outer(session, "outer");
            session.record({.event_type = "call", .model = "m"});
            {
                Action inner(session, "inner", {.action_type = "tool"});
                inner.param("n", 3);
                inner.returns(std::vector<int>{1, 2});
                session.record({.event_type = "deep"});
            }
            session.record({.event_type = "late"});
        }
        session.record({.event_type = "after"});
        recording.close();
        std::map<std::string, json::Value> by_type;
        for (const json::Value& event : recording.events())
            by_type[text(event, "event_type")] = event;
        QCOMPARE(by_type.size(), 6U); // begin and end of a block are one event
        const auto parent = [&by_type](const char* type) {
            return text(by_type.at(type), "parent_id");
        };
        QCOMPARE(parent("outer"), std::string("(none)"));
        QCOMPARE(parent("call"), text(by_type["outer"], "id"));
        QCOMPARE(parent("inner"), text(by_type["outer"], "id"));
        QCOMPARE(parent("deep"), text(by_type["inner"], "id"));
        QCOMPARE(parent("late"), text(by_type["outer"], "id"));
        QCOMPARE(parent("after"), std::string("(none)"));
        QCOMPARE(std::string(by_type["inner"].find("params").raw()), std::string(R"({"n":3})"));
        QCOMPARE(std::string(by_type["inner"].find("returns").raw()), std::string("[1,2]"));
        QCOMPARE(text(by_type["inner"], "result"), std::string("Success"));
        QVERIFY(by_type["outer"].find("end_timestamp").is_valid());
    }

    void aBlockThatIsLeftByAnExceptionHasFailed()
    {
        Recording recording;
        const Recorder session = recording.beginHeld({});
        try {
            const Action action(session, "risky");
            throw std::runtime_error("no");
        } catch (const std::runtime_error&) {
            session.record({.event_type = "handled"});
        }
        recording.close();
        // Its end is a record of its own where it came after its beginning was written.
        int failed = 0;
        for (const json::Value& event : recording.events()) {
            failed += text(event, "result") == "Fail" ? 1 : 0;
            QCOMPARE(text(event, "parent_id"), std::string("(none)"));
        }
        QCOMPARE(failed, 1);
    }

    void anActionThatRunsIsThereBeforeItEnds()
    {
        Recording recording;
        const Recorder session = recording.begin({});
        auto action = std::make_unique<Action>(session, "long");
        QVERIFY(recording.client->flush());
        QCOMPARE(recording.kept.size(), 2U);
        QVERIFY(!json::Value(recording.kept[1].json).find("end_timestamp").is_valid());
        action->returns("done");
        action.reset();
        recording.close();
        QCOMPARE(recording.kept.size(), 3U);
        QCOMPARE(recording.kept[2].kind, SinkRecord::Kind::Update);
        const json::Value update(recording.kept[2].json);
        QCOMPARE(text(update, "id"), text(json::Value(recording.kept[1].json), "id"));
        QCOMPARE(text(update, "returns"), std::string("done"));
        QCOMPARE(text(update, "result"), std::string("Success"));
        QVERIFY(update.find("update").as_bool().value_or(false));
        QVERIFY(!update.find("init_timestamp").is_valid());
    }

    void aContextIsHandedToOtherThreads()
    {
        Recording recording;
        const Recorder session = recording.begin({});
        EventNumber outside = 0;
        {
            const Action action(session, "fan out");
            auto inside = std::async(std::launch::async, [&, context = action.context()] {
                const ContextScope scope(context);
                session.record({.event_type = "inside"});
            });
            auto without = std::async(std::launch::async,
                                      [&] { outside = session.record({.event_type = "alone"}); });
            inside.get();
            without.get();
        }
        recording.close();
        for (const json::Value& event : recording.events()) {
            if (text(event, "event_type") == "inside")
                QVERIFY(event.find("parent_id").is_valid());
            if (text(event, "event_type") == "alone")
                QVERIFY(!event.find("parent_id").is_valid());
        }
        QVERIFY(outside != 0);
    }

    void sessionsOfOneThreadDoNotMix()
    {
        Recording recording;
        const Recorder one = recording.beginHeld({.id = "one"});
        const Recorder two = recording.beginHeld({.id = "two"});
        {
            const Action outer(one, "outer");
            const Action other(two, "other");
            one.record({.event_type = "of one"});
            two.record({.event_type = "of two"});
        }
        recording.close();
        std::map<std::string, json::Value> by_type;
        for (const json::Value& event : recording.events())
            by_type[text(event, "event_type")] = event;
        QCOMPARE(text(by_type["of one"], "parent_id"), text(by_type["outer"], "id"));
        QCOMPARE(text(by_type["of two"], "parent_id"), text(by_type["other"], "id"));
        QCOMPARE(text(by_type["other"], "parent_id"), std::string("(none)"));
        QCOMPARE(text(by_type["of two"], "session_id"), std::string("two"));
    }

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

    void nothingIsLeftBehindAndNothingBreaksAfterwards()
    {
        Recording recording;
        const Recorder session = recording.begin({});
        session.record({.event_type = "e"});
        recording.close();
        QVERIFY(QDir(recording.scratch.path(u"recording"_s)).isEmpty());
        QCOMPARE(session.record({.event_type = "too late"}), EventNumber(0));
        QCOMPARE(recording.client->lost(), 1U);
        const Recorder none;
        QCOMPARE(none.record({.event_type = "nowhere"}), EventNumber(0));
        const Action action(none, "nowhere");
        QCOMPARE(action.number(), EventNumber(0));
    }

    void threadsThatComeAndGoShareRings()
    {
        Recording recording;
        const Recorder session = recording.begin({});
        for (int i = 0; i < 50; ++i)
            std::jthread([&session] { session.record({.event_type = "e"}); });
        QVERIFY(recording.client->flush());
        const QDir run(QDir(recording.scratch.path(u"recording"_s))
                           .entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)
                           .constFirst()
                           .filePath());
        QVERIFY(run.entryList({u"ring-*"_s}).size() <= 2);
        recording.close();
        QCOMPARE(recording.events().size(), 50U);
    }
};

QTEST_GUILESS_MAIN(RecorderTest)
#include "recorder_test.moc"
