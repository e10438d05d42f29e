// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/event_span.h"
#include "core/model/trace.h"
#include "core/replay/density.h"
#include "core/replay/replay_index.h"
#include "core/timeline/coordinates.h"
#include "tests/core/replay/session_set.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"

#include <QElapsedTimer>

#include <algorithm>
#include <random>

using namespace playhead;
using testkit::TraceMaker;

namespace {

bool isHit(EventIndex event)
{
    return event.value() % 7 == 1;
}

/// The index of a trace, with its hits.
DensityIndex indexed(const std::shared_ptr<const Trace>& trace)
{
    const auto replay = std::make_shared<const ReplayIndex>(trace);
    DensityIndex density(replay);
    density.set_hits(replay->ranks_of(Bits::where(
        trace->event_count(), [](std::size_t event) { return isHit(EventIndex(event)); })));
    return density;
}

/// Counted event by event.
std::vector<DensityColumn> slowColumns(const Trace& trace, const std::vector<TimeNs>& edges)
{
    std::vector<DensityColumn> columns(edges.size() - 1);
    const auto column_at = [&](TimeNs time) -> DensityColumn* {
        for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
            const bool is_last = i + 2 == edges.size();
            if (time >= edges[i] && (time < edges[i + 1] || (is_last && time == edges[i + 1])))
                return &columns[i];
        }
        return nullptr;
    };
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const EventIndex event(i);
        const EventSpan span = span_of(trace, event);
        if (!span.has_time())
            continue;
        if (DensityColumn* column = column_at(span.begin)) {
            ++column->begun.at(static_cast<std::size_t>(trace.action_type(event)));
            column->hits += isHit(event) ? 1 : 0;
        }
        DensityColumn* end = column_at(span.end);
        if (end && trace.result(event) == EventResult::Fail)
            ++end->failures;
    }
    return columns;
}

} // namespace

class DensityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeSessionHoldsAllThatHasATime_data() { addOriginRows(); }
    void theWholeSessionHoldsAllThatHasATime()
    {
        for (const auto& [name, trace] : sessionsOfRow()) {
            std::uint32_t timed = 0;
            std::uint32_t failed = 0;
            std::uint32_t hit = 0;
            for (std::uint32_t i = 0; i < trace->event_count(); ++i) {
                if (!span_of(*trace, EventIndex(i)).has_time())
                    continue;
                ++timed;
                failed += trace->result(EventIndex(i)) == EventResult::Fail ? 1 : 0;
                hit += isHit(EventIndex(i)) ? 1 : 0;
            }
            const DensityIndex density = indexed(trace);
            for (const int width : {1, 7, 1000}) {
                const TimeAxis axis{{trace->begin_time(), trace->end_time()}, double(width)};
                DensityColumn sum;
                for (const DensityColumn& column : density.columns(column_edges(axis, width))) {
                    sum.begun[0] += column.events();
                    sum.failures += column.failures;
                    sum.hits += column.hits;
                }
                QCOMPARE(sum.events(), timed);
                QCOMPARE(sum.failures, failed);
                QCOMPARE(sum.hits, hit);
            }
        }
    }

    void anyRangeAgreesWithCounting_data() { addOriginRows(); }
    void anyRangeAgreesWithCounting()
    {
        std::mt19937 random(5);
        for (const auto& [name, trace] : sessionsOfRow()) {
            if (trace->begin_time() == no_time)
                continue;
            const DensityIndex density = indexed(trace);
            for (int round = 0; round < 30; ++round) {
                const auto [begin, end] =
                    std::minmax({randomTime(*trace, random), randomTime(*trace, random)});
                const auto edges = column_edges({{begin, end}, 50}, 50);
                QVERIFY2(density.columns(edges) == slowColumns(*trace, edges), qPrintable(name));
            }
        }
    }

    void aFailureShowsWhereItEnds()
    {
        TraceMaker maker;
        Event failing = TraceMaker::event("event", 1, 9);
        failing.result = EventResult::Fail;
        maker.add(failing);
        maker.add("last", 9, 10);
        const DensityIndex density = indexed(maker.finish());
        const auto columns =
            density.columns(column_edges({{TraceMaker::time(0), TraceMaker::time(10)}, 10}, 10));
        QCOMPARE(columns[1].events(), 1U);
        QCOMPARE(columns[1].failures, 0U);
        QCOMPARE(columns[9].failures, 1U);
    }

    void hitsGoWithThoseOfTheNextSearch()
    {
        const auto trace = randomTrace(3, 100);
        DensityIndex density = indexed(trace);
        const auto edges = column_edges({{trace->begin_time(), trace->end_time()}, 1}, 1);
        QVERIFY(density.columns(edges).front().hits > 0);
        density.set_hits({});
        QCOMPARE(density.columns(edges).front().hits, 0U);
    }

    void withoutEdgesThereAreNoColumns()
    {
        const DensityIndex density = indexed(randomTrace(1, 10));
        QVERIFY(density.columns({}).empty());
        QVERIFY(density.columns(std::vector<TimeNs>{5}).empty());
    }

    void aQueryCostsItsPixels()
    {
        const auto trace = randomTrace(2, 150'000);
        const DensityIndex density = indexed(trace);
        const TimeAxis axis{{trace->begin_time(), trace->end_time()}, 1920};
        QElapsedTimer timer;
        timer.start();
        std::uint32_t events = 0;
        for (int round = 0; round < 100; ++round)
            events += density.columns(column_edges(axis, 1920)).front().events();
        const qint64 took = timer.elapsed();
        qInfo("150,000 events in 1,920 columns: %lld us", took * 10);
        QVERIFY(events > 0);
        QVERIFY(took < 5000); // 50 ms each; some 1 ms is usual
    }
};

QTEST_GUILESS_MAIN(DensityTest)
#include "density_test.moc"
