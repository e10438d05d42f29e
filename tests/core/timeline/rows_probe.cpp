// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/timeline/rows_probe.h"

#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"

namespace playhead {

using testkit::TraceMaker;

Events shown(const VisibleRows& rows)
{
    Events events;
    for (int row = 0; row < rows.row_count(); ++row)
        events.push_back(rows.event_at(row).value());
    return events;
}

Events slowlyShown(const Trace& trace, const std::vector<bool>& collapsed, const Bits* kept)
{
    Events events;
    for (const EventIndex candidate : trace.tree().order()) {
        bool isHidden = kept && !kept->test(candidate.value());
        for (EventIndex up = trace.parent(candidate); up; up = trace.parent(up))
            isHidden = isHidden || collapsed[up.value()];
        if (!isHidden)
            events.push_back(candidate.value());
    }
    return events;
}

void RowFollower::rows_about_to_change(const RowChange& change)
{
    QCOMPARE(m_rows.row_count(), m_count);
    QVERIFY(change.count > 0);
    changes.push_back(change);
}

void RowFollower::rows_changed(const RowChange& change)
{
    m_count += change.kind == RowChange::Kind::Insert ? change.count : -change.count;
    QCOMPARE(m_rows.row_count(), m_count);
}

std::shared_ptr<const Trace> smallTree()
{
    TraceMaker maker;
    const EventIndex root = maker.add("root", 0, 100);
    const EventIndex first = maker.add("first", 1, 50, root);
    maker.add("a", 2, 3, first);
    const EventIndex inner = maker.add("b", 4, 10, first);
    maker.add("c", 5, 6, inner);
    const EventIndex second = maker.add("second", 60, 90, root);
    maker.add("d", 61, 62, second);
    maker.add("other root", 200, 201);
    return maker.finish();
}

std::shared_ptr<const Trace> randomTree(std::mt19937& random, std::uint32_t events,
                                        std::uint32_t rootEvery)
{
    TraceMaker maker;
    for (std::uint32_t i = 0; i < events; ++i)
        maker.add("event", i, i + 0.5, i % rootEvery == 0 ? EventIndex() : nth(random() % i));
    return maker.finish();
}

} // namespace playhead
