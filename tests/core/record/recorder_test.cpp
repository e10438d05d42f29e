// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/action.h"
#include "tests/core/record/recording.h"
#include "tests/testkit/patient_test.h"

#include <QDir>

#include <array>

using namespace playhead;
using namespace playhead::record;
using playhead::testkit::raw;
using playhead::testkit::Recording;
using playhead::testkit::text;

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
        QCOMPARE(raw(kept, "completion"), std::string(R"({"role":"assistant"})"));
        QCOMPARE(raw(kept, "params"), std::string(R"({"z":1,"a":9007199254740993,"a":2})"));
        QCOMPARE(text(kept, "returns"), std::string("{broken"));
        QCOMPARE(raw(kept, "tags"), std::string(R"(["nightly","web","slow"])"));
        QCOMPARE(text(kept, "init_timestamp"), std::string("2026-03-02T18:00:00.000000001Z"));
        QCOMPARE(text(kept, "end_timestamp"), std::string("2026-03-02T18:00:00.000000006Z"));
        QCOMPARE(kept.find("prompt_tokens").as_int64(), std::optional<std::int64_t>(12));
        QCOMPARE(kept.find("reasoning_tokens").as_int64(), std::optional<std::int64_t>(0));
        QVERIFY(!kept.find("completion_tokens").is_valid());
        QCOMPARE(kept.find("cost").as_double(), std::optional<double>(0.25));
        QCOMPARE(raw(kept, "error"),
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

    void nothingIsLeftBehindAndNothingBreaksAfterwards()
    {
        Recording recording;
        const Recorder session = recording.begin({});
        session.record({.event_type = "e"});
        recording.close();
        QVERIFY(QDir(recording.folder()).isEmpty());
        QCOMPARE(session.record({.event_type = "too late"}), EventNumber(0));
        QCOMPARE(recording.client->lost(), 1U);
        const Recorder none;
        QCOMPARE(none.record({.event_type = "nowhere"}), EventNumber(0));
        const Action action(none, "nowhere");
        QCOMPARE(action.number(), EventNumber(0));
    }
};

QTEST_GUILESS_MAIN(RecorderTest)
#include "recorder_test.moc"
