// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/density.h"

#include "core/model/event_span.h"
#include "core/model/trace.h"
#include "core/timeline/coordinates.h"
#include "core/timeline/leap.h"

#include <algorithm>
#include <numeric>

namespace playhead {

namespace {

/// Calls back with each column and how many of the moments lie in it.
template <typename Count>
void count_by_column(const std::vector<TimeNs>& moments, std::span<const TimeNs> edges,
                     const Count& count)
{
    const auto is_before = [&](TimeNs edge) {
        return [&moments, edge](std::size_t at) { return moments[at] < edge; };
    };
    std::size_t first = leap(0, moments.size(), is_before(edges.front()));
    for (std::size_t column = 0; column + 1 < edges.size(); ++column) {
        std::size_t last = leap(first, moments.size(), is_before(edges[column + 1]));
        if (column + 2 == edges.size()) {
            last = leap(last, moments.size(),
                        [&](std::size_t at) { return moments[at] == edges.back(); });
        }
        count(column, static_cast<std::uint32_t>(last - first));
        first = last;
    }
}

/// Events mostly arrive in order.
void sort(std::vector<TimeNs>& moments)
{
    if (!std::is_sorted(moments.begin(), moments.end()))
        std::sort(moments.begin(), moments.end());
}

} // namespace

std::uint32_t DensityColumn::events() const
{
    return std::accumulate(begun.begin(), begun.end(), 0U);
}

DensityIndex::DensityIndex(const Trace& trace)
{
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const EventIndex event(i);
        const EventSpan span = span_of(trace, event);
        if (!span.has_time())
            continue;
        begins_.at(static_cast<std::size_t>(trace.action_type(event))).push_back(span.begin);
        if (trace.result(event) == EventResult::Fail)
            failures_.push_back(span.end);
    }
    for (Moments& moments : begins_)
        sort(moments);
    sort(failures_);
}

void DensityIndex::set_hits(const Trace& trace, const EventPredicate& is_hit)
{
    hits_.clear();
    for (std::uint32_t i = 0; is_hit && i < trace.event_count(); ++i) {
        const EventSpan span = span_of(trace, EventIndex(i));
        if (span.has_time() && is_hit(EventIndex(i)))
            hits_.push_back(span.begin);
    }
    sort(hits_);
}

std::vector<DensityColumn> DensityIndex::columns(std::span<const TimeNs> edges) const
{
    if (edges.size() < 2)
        return {};
    std::vector<DensityColumn> columns(edges.size() - 1);
    for (std::size_t type = 0; type < begins_.size(); ++type)
        count_by_column(begins_[type], edges, [&](std::size_t column, std::uint32_t count) {
            columns[column].begun[type] = count;
        });
    count_by_column(failures_, edges, [&](std::size_t column, std::uint32_t count) {
        columns[column].failures = count;
    });
    count_by_column(hits_, edges,
                    [&](std::size_t column, std::uint32_t count) { columns[column].hits = count; });
    return columns;
}

std::vector<TimeNs> column_edges(const TimeAxis& axis, int count)
{
    std::vector<TimeNs> edges;
    edges.reserve(static_cast<std::size_t>(count) + 1);
    for (int edge = 0; edge <= count; ++edge)
        edges.push_back(axis.time_at(axis.width * edge / count));
    return edges;
}

} // namespace playhead
