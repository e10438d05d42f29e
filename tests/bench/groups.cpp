// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/bench/rows.h"

#include <algorithm>
#include <iterator>

namespace playhead::bench {

namespace {

constexpr std::uint64_t small_session = 400;
constexpr std::uint64_t small_giant = 200'000;

SessionPlan shrunk(SessionPlan plan)
{
    plan.events = std::min(plan.events, small_session);
    plan.planted = std::min<std::uint64_t>(plan.planted, 10);
    plan.giant = std::min(plan.giant, small_giant);
    return plan;
}

std::vector<Row> all_record_rows()
{
    std::vector<Row> rows = record_rows();
    std::vector<Row> more = recording_rows();
    std::move(more.begin(), more.end(), std::back_inserter(rows));
    return rows;
}

} // namespace

Row session_row(Row row, const SessionPlan& plan, const MeasureSession& measure)
{
    row.measure = [plan, measure](Amount amount) {
        return measure(amount == Amount::Whole ? plan : shrunk(plan));
    };
    // Ten million of the others take more room than disks have.
    if (plan.payloads == Payloads::Thin && plan.giant == 0) {
        row.grown = [plan, measure](std::uint64_t events) {
            SessionPlan other = plan;
            other.events = events;
            return measure(other);
        };
    }
    return row;
}

std::vector<Group> all_groups()
{
    // Those that need a session of more than a gigabyte stand together: it is written once.
    return {{"record", &all_record_rows}, {"open", &open_rows},     {"import", &import_rows},
            {"timeline", &timeline_rows}, {"tree", &tree_rows},     {"filter", &filter_rows},
            {"panels", &panel_rows},      {"start", &start_rows},   {"memory", &memory_rows},
            {"loop", &loop_rows},         {"cancel", &cancel_rows}, {"find", &find_rows}};
}

} // namespace playhead::bench
