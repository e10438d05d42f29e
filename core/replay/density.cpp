// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/replay/density.h"

#include "core/base/leap.h"
#include "core/model/trace.h"
#include "core/replay/replay_index.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace playhead {

std::uint32_t DensityColumn::events() const
{
    return std::accumulate(begun.begin(), begun.end(), 0U);
}

DensityIndex::DensityIndex(std::shared_ptr<const ReplayIndex> index) : index_(std::move(index))
{
    const Trace& trace = index_->trace();
    const std::span<const EventIndex> events = index_->by_begin();
    const auto present = trace.count_by_action_type();
    std::array<Bits, action_type_count> of_type;
    for (std::size_t type = 0; type < of_type.size(); ++type) {
        if (present.at(type) > 0)
            of_type.at(type) = Bits(events.size());
    }
    for (std::uint32_t rank = 0; rank < events.size(); ++rank) {
        const EventIndex event = events[rank];
        const EventSpan span = span_of(trace, event);
        if (!span.has_time()) {
            untimed_.push_back(rank);
            continue;
        }
        of_type[static_cast<std::size_t>(trace.action_type(event))].set(rank);
        if (trace.result(event) == EventResult::Fail)
            failures_.push_back(span.end);
    }
    for (std::size_t type = 0; type < of_type.size(); ++type)
        of_type_.at(type) = RankedBits(std::move(of_type.at(type)));
    std::sort(failures_.begin(), failures_.end());
    failures_.shrink_to_fit();
}

void DensityIndex::set_hits(Bits by_rank)
{
    if (by_rank.size() > 0) {
        for (const std::uint32_t rank : untimed_)
            by_rank.reset(rank);
    }
    hits_ = RankedBits(std::move(by_rank));
}

std::size_t DensityIndex::begun_before(TimeNs time, std::size_t from) const
{
    const std::span<const EventIndex> events = index_->by_begin();
    return leap(from, events.size(), [this, events, time](std::size_t rank) {
        return index_->span(events[rank]).begin < time;
    });
}

void DensityIndex::count_begins(std::span<const TimeNs> edges,
                                std::span<DensityColumn> columns) const
{
    const auto count_between = [](const RankedBits& bits, std::size_t first, std::size_t last) {
        return static_cast<std::uint32_t>(bits.rank(last) - bits.rank(first));
    };
    std::size_t first = begun_before(edges.front(), 0);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        std::size_t last = begun_before(edges[i + 1], first);
        if (i + 1 == columns.size())
            last = index_->begun_until(edges.back());
        DensityColumn& column = columns[i];
        for (std::size_t type = 0; type < of_type_.size() && first < last; ++type) {
            if (of_type_[type].size() > 0)
                column.begun[type] = count_between(of_type_[type], first, last);
        }
        if (hits_.size() > 0)
            column.hits = count_between(hits_, first, last);
        first = last;
    }
}

void DensityIndex::count_failures(std::span<const TimeNs> edges,
                                  std::span<DensityColumn> columns) const
{
    const auto failed_before = [this](TimeNs edge, std::size_t from) {
        return leap(from, failures_.size(),
                    [this, edge](std::size_t at) { return failures_[at] < edge; });
    };
    std::size_t first = failed_before(edges.front(), 0);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        std::size_t last = failed_before(edges[i + 1], first);
        if (i + 1 == columns.size())
            last = leap(last, failures_.size(),
                        [&](std::size_t at) { return failures_[at] == edges.back(); });
        columns[i].failures = static_cast<std::uint32_t>(last - first);
        first = last;
    }
}

std::vector<DensityColumn> DensityIndex::columns(std::span<const TimeNs> edges) const
{
    if (edges.size() < 2)
        return {};
    std::vector<DensityColumn> columns(edges.size() - 1);
    count_begins(edges, columns);
    count_failures(edges, columns);
    return columns;
}

} // namespace playhead
