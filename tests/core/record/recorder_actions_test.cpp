// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What is recorded inside what.
#include "core/base/time.h"
#include "core/record/action.h"
#include "tests/core/record/recording.h"
#include "tests/testkit/patient_test.h"

#include <future>
#include <map>
#include <stdexcept>

using namespace playhead;
using namespace playhead::record;
using playhead::testkit::raw;
using playhead::testkit::Recording;
using playhead::testkit::text;

class RecorderActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
        auto by_type = recording.eventsByType();
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
        QCOMPARE(raw(by_type["inner"], "params"), std::string(R"({"n":3})"));
        QCOMPARE(raw(by_type["inner"], "returns"), std::string("[1,2]"));
        QCOMPARE(text(by_type["inner"], "result"), std::string("Success"));
        QVERIFY(by_type["outer"].find("end_timestamp").is_valid());
    }

    /// Many times: clocks that differ by little agree most of the time.
    void whatIsTimedByHandIsInsideItsAction()
    {
        constexpr int times = 500;
        Recording recording;
        const Recorder session = recording.beginHeld({});
        for (int i = 0; i < times; ++i) {
            const Action action(session, "outer");
            const TimeNs begin = session.now();
            const TimeNs end = session.now();
            session.record({.event_type = "call", .init_timestamp = begin, .end_timestamp = end});
        }
        recording.close();
        std::map<std::string, json::Value> events;
        for (const json::Value& event : recording.events())
            events.emplace(text(event, "id"), event);
        QCOMPARE(events.size(), std::size_t{2 * times});
        const auto time = [](const json::Value& event, const char* key) {
            const auto parsed = parse_iso8601(text(event, key));
            return parsed ? parsed->ns : no_time;
        };
        for (const auto& [id, event] : events) {
            const TimeNs begin = time(event, "init_timestamp");
            const TimeNs end = time(event, "end_timestamp");
            QVERIFY(begin != no_time && begin <= end);
            if (text(event, "event_type") == "outer")
                continue;
            const json::Value& outer = events.at(text(event, "parent_id"));
            QVERIFY(time(outer, "init_timestamp") <= begin);
            QVERIFY(end <= time(outer, "end_timestamp"));
        }
        QVERIFY(Recorder().now() > session.now() - 60 * ns_per_second);
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
        auto by_type = recording.eventsByType();
        QCOMPARE(text(by_type["of one"], "parent_id"), text(by_type["outer"], "id"));
        QCOMPARE(text(by_type["of two"], "parent_id"), text(by_type["other"], "id"));
        QCOMPARE(text(by_type["other"], "parent_id"), std::string("(none)"));
        QCOMPARE(text(by_type["of two"], "session_id"), std::string("two"));
    }
};

QTEST_GUILESS_MAIN(RecorderActionsTest)
#include "recorder_actions_test.moc"
