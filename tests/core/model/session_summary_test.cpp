// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/session_summary.h"
#include "core/model/trace_builder.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;

namespace {

constexpr TimeNs moment = 1'700'000'000 * ns_per_second;

void decode(std::span<const Record> /*records*/, Event& /*event*/) {}

/// Adds events to a session, in order of arrival.
class SessionMaker
{
public:
    SessionMaker()
    {
        source_ = std::make_shared<MemorySource>("a test");
        number_ = builder.add_source(source_);
    }
    void add(const Event& event)
    {
        const Slice slice = source_->append("{}", number_);
        builder.add(event, {&slice, 1}, decode);
    }
    [[nodiscard]] SessionSummary summary() { return summarize(*builder.snapshot()); }

    TraceBuilder builder;

private:
    std::shared_ptr<MemorySource> source_;
    std::uint16_t number_ = 0;
};

Event timed(TimeNs start, TimeNs end)
{
    Event event;
    event.event_type = "step";
    event.init_timestamp = start;
    event.end_timestamp = end;
    event.init_provenance = event.end_provenance = Provenance::Recorded;
    return event;
}

} // namespace

class SessionSummaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void an_empty_session_has_no_figures();
    void times_are_those_of_the_events();
    void the_sessions_own_times_stand_beside_them();
    void without_events_times_are_those_of_the_session();
    void a_time_that_is_not_known_gives_no_duration();
    void words_of_the_source_are_counted_under_their_own_names();
    void models_come_in_order_of_first_use();
};

void SessionSummaryTest::an_empty_session_has_no_figures()
{
    SessionMaker maker;
    maker.builder.session().id = "x";
    const SessionSummary summary = maker.summary();
    QCOMPARE(summary.session_id, "x");
    QCOMPARE(summary.start, no_time);
    QVERIFY(!summary.duration());
    QVERIFY(!summary.end_state);
    QVERIFY(summary.by_action_type.empty());
    QCOMPARE(summary.totals.events, 0U);
    QVERIFY(!summary.totals.total_tokens);
}

void SessionSummaryTest::times_are_those_of_the_events()
{
    SessionMaker maker;
    maker.builder.session().init_timestamp = moment - 99;
    maker.builder.session().end_timestamp = moment + 99;
    maker.add(timed(moment + 5, moment + 8));
    maker.add(timed(moment, moment + 6));
    const SessionSummary summary = maker.summary();
    QCOMPARE(summary.start, moment);
    QCOMPARE(summary.end, moment + 8);
    QCOMPARE(summary.duration(), std::optional<DurationNs>(8));
}

void SessionSummaryTest::the_sessions_own_times_stand_beside_them()
{
    SessionMaker maker;
    maker.add(timed(moment + 100, moment + 250));
    QVERIFY(!maker.summary().is_recorded_longer()); // none are recorded
    Session& session = maker.builder.session();
    session.init_timestamp = moment + 100;
    session.end_timestamp = moment + 200;
    QVERIFY(!maker.summary().is_recorded_longer());
    session.end_timestamp = moment + 900;
    const SessionSummary longer = maker.summary();
    QVERIFY(longer.is_recorded_longer());
    QCOMPARE(longer.end, moment + 250);
    QCOMPARE(longer.recorded_start, moment + 100);
    QCOMPARE(longer.recorded_end, moment + 900);
    session.end_timestamp = no_time;
    session.init_timestamp = moment;
    QVERIFY(maker.summary().is_recorded_longer());
}

void SessionSummaryTest::without_events_times_are_those_of_the_session()
{
    SessionMaker maker;
    maker.builder.session().init_timestamp = moment;
    maker.builder.session().end_timestamp = moment + 7;
    QCOMPARE(maker.summary().duration(), std::optional<DurationNs>(7));
}

void SessionSummaryTest::a_time_that_is_not_known_gives_no_duration()
{
    SessionMaker maker;
    maker.builder.session().init_timestamp = moment;
    QVERIFY(!maker.summary().duration());
}

void SessionSummaryTest::words_of_the_source_are_counted_under_their_own_names()
{
    SessionMaker maker;
    for (const char* word : {"planner", "tool", "", "guard", "planner", "other"}) {
        Event event = timed(moment, moment + 1);
        event.action_type = word;
        maker.add(event);
    }
    using Counts = std::vector<std::pair<std::string, std::uint32_t>>;
    QCOMPARE(maker.summary().by_action_type,
             Counts({{"action", 1}, {"tool", 1}, {"planner", 2}, {"guard", 1}, {"other", 1}}));
}

void SessionSummaryTest::models_come_in_order_of_first_use()
{
    SessionMaker maker;
    for (const char* model : {"z", "", "a", "z"}) {
        Event event = timed(moment, moment + 1);
        event.model = model;
        maker.add(event);
    }
    const SessionSummary summary = maker.summary();
    QCOMPARE(summary.models, std::vector<std::string>({"z", "a"}));
    QCOMPARE(summary.totals.llm_calls, 3U);
}

QTEST_GUILESS_MAIN(SessionSummaryTest)
#include "session_summary_test.moc"
