// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/replay/replay_index.h"

#include "core/model/trace.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace playhead {

namespace {

constexpr TimeNs never = std::numeric_limits<TimeNs>::max();

/// Events by a moment of each; those with one moment stay as they are.
template <typename MomentOf>
std::vector<EventIndex> sorted_by(std::span<const EventIndex> events, MomentOf moment_of)
{
    std::vector<std::pair<TimeNs, EventIndex>> moments;
    moments.reserve(events.size());
    for (const EventIndex event : events)
        moments.emplace_back(moment_of(event), event);
    std::stable_sort(moments.begin(), moments.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<EventIndex> sorted(moments.size());
    std::transform(moments.begin(), moments.end(), sorted.begin(),
                   [](const auto& moment) { return moment.second; });
    return sorted;
}

} // namespace

ReplayIndex::ReplayIndex(std::shared_ptr<const Trace> trace, const std::stop_token& stop)
    : trace_(std::move(trace))
{
    for (const auto part :
         {&ReplayIndex::place_untimed, &ReplayIndex::sort_by_begin, &ReplayIndex::index_ends}) {
        if (stop.stop_requested())
            return;
        (this->*part)();
    }
    if (stop.stop_requested())
        return;
    figures_ = ReplayFigures(*trace_, by_begin_, by_due_);
}

void ReplayIndex::place_untimed()
{
    TimeNs last = trace_->begin_time();
    for (std::uint32_t i = 0; i < trace_->event_count(); ++i) {
        const EventIndex event(i);
        const EventSpan recorded = span_of(*trace_, event);
        if (recorded.has_time())
            last = recorded.begin;
        else
            untimed_.set(event, last);
    }
}

void ReplayIndex::sort_by_begin()
{
    // The tree's order is the order of ties.
    const std::span<const EventIndex> order = trace_->tree().order();
    const auto is_earlier = [this](EventIndex a, EventIndex b) {
        return span(a).begin < span(b).begin;
    };
    by_begin_ = order;
    if (!std::is_sorted(order.begin(), order.end(), is_earlier)) {
        sorted_ = sorted_by(order, [this](EventIndex event) { return span(event).begin; });
        by_begin_ = sorted_;
    }
    is_by_number_ = std::is_sorted(by_begin_.begin(), by_begin_.end());
}

void ReplayIndex::index_ends()
{
    std::vector<TimeNs> done;
    done.reserve(by_begin_.size());
    for (const EventIndex event : by_begin_)
        done.push_back(done_at(event));
    running_ = EndSearch(done);
    by_due_ = sorted_by(by_begin_, [this](EventIndex event) { return span(event).end; });
    endless_ = PlacedCount(Bits::where(by_due_.size(), [this](std::size_t at) {
        return span(by_due_[at]).kind == SpanKind::OpenEnd;
    }));
}

TimeRange ReplayIndex::range() const
{
    return {trace_->begin_time(), trace_->end_time()};
}

EventSpan ReplayIndex::span(EventIndex event) const
{
    const EventSpan recorded = span_of(*trace_, event);
    if (recorded.has_time())
        return recorded;
    const TimeNs moment = *untimed_.find(event);
    return {moment, moment, SpanKind::None};
}

TimeNs ReplayIndex::done_at(EventIndex event) const
{
    const EventSpan at = span(event);
    return at.kind == SpanKind::OpenEnd ? never : at.end;
}

EventState ReplayIndex::state(EventIndex event, TimeNs time) const
{
    const EventSpan at = span(event);
    if (time < at.begin)
        return EventState::ToCome;
    const bool is_done = at.kind != SpanKind::OpenEnd && time >= at.end;
    return is_done ? EventState::Done : EventState::Running;
}

std::uint32_t ReplayIndex::begun_before(TimeNs time) const
{
    const auto first =
        std::partition_point(by_begin_.begin(), by_begin_.end(),
                             [&](EventIndex event) { return span(event).begin < time; });
    return static_cast<std::uint32_t>(first - by_begin_.begin());
}

std::uint32_t ReplayIndex::begun_until(TimeNs time) const
{
    return time == never ? trace_->event_count() : begun_before(time + 1);
}

std::uint32_t ReplayIndex::rank(EventIndex event) const
{
    const auto place = [this](EventIndex of) {
        return std::make_tuple(span(of).begin, trace_->tree().position(of));
    };
    const auto found = std::lower_bound(
        by_begin_.begin(), by_begin_.end(), place(event),
        [&](EventIndex other, const auto& wanted) { return place(other) < wanted; });
    return static_cast<std::uint32_t>(found - by_begin_.begin());
}

Bits ReplayIndex::ranks_of(const Bits& events) const
{
    if (is_by_number_ && events.size() == by_begin_.size())
        return events;
    const auto where = [this](auto holds) {
        return Bits::where(by_begin_.size(),
                           [&](std::size_t rank) { return holds(by_begin_[rank].value()); });
    };
    if (events.size() >= trace_->event_count())
        return where([&events](std::size_t event) { return events.test(event); });
    return where(
        [&events](std::size_t event) { return event < events.size() && events.test(event); });
}

std::uint32_t ReplayIndex::due_until(TimeNs time) const
{
    const auto later = std::partition_point(
        by_due_.begin(), by_due_.end(), [&](EventIndex event) { return span(event).end <= time; });
    return static_cast<std::uint32_t>(later - by_due_.begin());
}

std::uint32_t ReplayIndex::done_until(TimeNs time) const
{
    const std::uint32_t due = due_until(time);
    return due - endless_.count(0, due);
}

TotalsSoFar ReplayIndex::totals_at(TimeNs time) const
{
    TotalsSoFar so_far;
    const std::uint32_t begun = begun_until(time);
    so_far.figures = figures_.between({}, {begun, due_until(time)});
    so_far.figures.events = begun;
    so_far.done = done_until(time);
    return so_far;
}

bool ReplayIndex::is_to_the_end(TimeNs time) const
{
    return time >= trace_->end_time();
}

RangeTotals ReplayIndex::totals_within(TimeRange range) const
{
    if (range.end < range.begin)
        std::swap(range.begin, range.end);
    const bool is_closed = range.begin == range.end || is_to_the_end(range.end);
    const std::uint32_t begun_earlier = begun_before(range.begin);
    const std::uint32_t begun = is_closed ? begun_until(range.end) : begun_before(range.end);

    RangeTotals totals;
    totals.range = range;
    totals.figures =
        figures_.between({begun_earlier, due_before(range.begin)},
                         {begun, is_closed ? due_until(range.end) : due_before(range.end)});
    totals.figures.events = begun - begun_earlier;
    // What began earlier overlaps where it runs on after the range begins. All that is done by then
    // began earlier, but for what begins and ends right there.
    std::uint32_t done_earlier = done_until(range.begin);
    for (std::uint32_t at = begun_earlier; at < by_begin_.size(); ++at) {
        const EventSpan there = span(by_begin_[at]);
        if (there.begin != range.begin)
            break;
        done_earlier -= there.end == range.begin && there.kind != SpanKind::OpenEnd ? 1 : 0;
    }
    totals.overlapping = begun - done_earlier;
    return totals;
}

std::vector<EventIndex> ReplayIndex::running(TimeNs time, std::size_t most) const
{
    std::vector<EventIndex> found;
    const auto done = [this](std::size_t rank) { return done_at(by_begin_[rank]); };
    std::size_t before = begun_until(time);
    while (found.size() < most) {
        const auto at = running_.last_after(time, before, done);
        if (!at)
            break;
        found.push_back(by_begin_[*at]);
        before = *at;
    }
    return found;
}

} // namespace playhead
