// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/replay/replay_index.h"

#include "core/model/trace.h"

#include <algorithm>
#include <tuple>

namespace playhead {

namespace {

constexpr TimeNs never = std::numeric_limits<TimeNs>::max();

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
    std::vector<ReplayFigures::Due> due;
    due.reserve(trace_->event_count());
    for (std::uint32_t i = 0; i < trace_->event_count(); ++i) {
        const EventSpan at = span(EventIndex(i));
        due.push_back({at.begin, at.end});
    }
    figures_ = ReplayFigures(*trace_, due);
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
    by_begin_.assign(order.begin(), order.end());
    const auto is_earlier = [this](EventIndex a, EventIndex b) {
        return span(a).begin < span(b).begin;
    };
    if (!std::is_sorted(by_begin_.begin(), by_begin_.end(), is_earlier)) {
        std::vector<std::pair<TimeNs, EventIndex>> begins;
        begins.reserve(order.size());
        for (const EventIndex event : order)
            begins.emplace_back(span(event).begin, event);
        std::stable_sort(begins.begin(), begins.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        std::transform(begins.begin(), begins.end(), by_begin_.begin(),
                       [](const auto& begin) { return begin.second; });
    }
    is_by_number_ = std::is_sorted(by_begin_.begin(), by_begin_.end());
}

void ReplayIndex::index_ends()
{
    std::vector<TimeNs> done;
    done.reserve(by_begin_.size());
    for (const EventIndex event : by_begin_) {
        done.push_back(done_at(event));
        if (span(event).kind != SpanKind::OpenEnd)
            ends_.push_back(done.back());
    }
    running_ = EndSearch(done);
    std::sort(ends_.begin(), ends_.end());
    ends_.shrink_to_fit();
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

std::uint32_t ReplayIndex::done_until(TimeNs time) const
{
    const auto later = std::upper_bound(ends_.begin(), ends_.end(), time);
    return static_cast<std::uint32_t>(later - ends_.begin());
}

TotalsSoFar ReplayIndex::totals_at(TimeNs time) const
{
    TotalsSoFar so_far;
    so_far.figures = figures_.until(time);
    so_far.figures.events = begun_until(time);
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
    totals.figures = is_closed ? figures_.through(range.begin, range.end)
                               : figures_.within(range.begin, range.end);
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
