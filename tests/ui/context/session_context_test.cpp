// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/trace_builder.h"
#include "tests/testkit/patient_test.h"
#include "ui/context/session_context.h"

#include <QSignalSpy>

using namespace playhead;

namespace {

constexpr TimeNs begin = 1'795'212'989'000'000'000;

void decodeNothing(std::span<const Record>, Event&) {}

std::shared_ptr<const Trace> traceOf(std::uint32_t events, DurationNs length, bool complete = true)
{
    auto source = std::make_shared<MemorySource>("memory");
    TraceBuilder builder;
    builder.session().id = "s";
    builder.add_source(source);
    for (std::uint32_t i = 0; i < events; ++i) {
        Event event;
        event.init_timestamp = begin + length / events * i;
        event.end_timestamp = begin + length / events * (i + 1);
        const Slice record = source->append("x", 0);
        builder.add(event, {&record, 1}, &decodeNothing);
    }
    return std::move(builder).finish(complete);
}

} // namespace

class SessionContextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherSessionStartsAnew();
    void moreOfTheSameSessionKeepsWhatIsSelectedAndShown();
    void anEventThatDoesNotExistIsNotSelected();
    void theVisibleRangeStaysNearTheSession();
    void theVisibleRangeIsExactInASessionOfThirtyDays();
    void timesAreWrittenAsThePersonWants();
};

void SessionContextTest::anotherSessionStartsAnew()
{
    SessionContext context;
    QSignalSpy traces(&context, &SessionContext::traceChanged);
    context.setTrace(traceOf(3, ns_per_second));
    context.select(EventIndex(2U));
    context.setTrace(traceOf(5, 10 * ns_per_second));
    QCOMPARE(traces.count(), 2);
    QVERIFY(!context.selection());
    QCOMPARE(context.time().range(), context.time().full());
}

void SessionContextTest::moreOfTheSameSessionKeepsWhatIsSelectedAndShown()
{
    SessionContext context;
    context.setTrace(traceOf(3, ns_per_second, false));
    context.select(EventIndex(1U));
    const TimeRange part{begin, begin + ns_per_second / 4};
    context.time().show(part);
    QSignalSpy selections(&context, &SessionContext::selectionChanged);
    context.growTrace(traceOf(30, 10 * ns_per_second));
    QCOMPARE(context.selection(), EventIndex(1U));
    QCOMPARE(selections.count(), 0);
    QCOMPARE(context.time().range(), part);
    // Who saw all of it goes on seeing all of it.
    context.time().show(context.time().full());
    context.growTrace(traceOf(60, 20 * ns_per_second));
    QCOMPARE(context.time().range(), context.time().full());
}

void SessionContextTest::anEventThatDoesNotExistIsNotSelected()
{
    SessionContext context;
    QSignalSpy selections(&context, &SessionContext::selectionChanged);
    context.select(EventIndex(0U));
    context.setTrace(traceOf(3, ns_per_second));
    selections.clear();
    context.select(EventIndex(3U));
    QCOMPARE(selections.count(), 0);
    context.select(EventIndex(2U));
    context.select(EventIndex(2U));
    QCOMPARE(selections.count(), 1);
}

void SessionContextTest::theVisibleRangeStaysNearTheSession()
{
    SessionContext context;
    context.setTrace(traceOf(2, ns_per_second));
    context.time().show({0, 10});
    QVERIFY(context.time().range().begin >= context.time().full().begin);
    QCOMPARE(context.time().range().length(), DurationNs(100));
    context.time().show({no_time, std::numeric_limits<TimeNs>::max()});
    QCOMPARE(context.time().range(), context.time().full());
}

void SessionContextTest::theVisibleRangeIsExactInASessionOfThirtyDays()
{
    SessionContext context;
    constexpr DurationNs days = 30LL * 86'400 * ns_per_second;
    context.setTrace(traceOf(2, days));
    const TimeRange range{begin + days - 123, begin + days + 77};
    context.time().show(range);
    QCOMPARE(context.time().range(), range);
}

void SessionContextTest::timesAreWrittenAsThePersonWants()
{
    SessionContext context;
    QCOMPARE(context.formatTime(begin), QStringLiteral("not recorded"));
    context.setTrace(traceOf(2, ns_per_second));
    QCOMPARE(context.formatTime(begin + 17'118'000'000), QStringLiteral("+17.118 s"));
    QCOMPARE(context.formatTime(begin - ns_per_second), QStringLiteral("-1.000 s"));
    QCOMPARE(context.formatTime(no_time), QStringLiteral("not recorded"));
    context.setTimeDisplay(TimeDisplay::Utc);
    QCOMPARE(context.formatTime(begin), QStringLiteral("2026-11-20 22:16:29.000 UTC"));
}

QTEST_GUILESS_MAIN(SessionContextTest)
#include "session_context_test.moc"
