// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/lane_bars.h"

#include "core/model/event_span.h"
#include "core/model/trace.h"
#include "core/timeline/leap.h"

#include <algorithm>
#include <optional>

namespace playhead {

namespace {

/// The first of sorted places that lies in [first, last).
std::optional<std::uint32_t> first_within(const std::vector<std::uint32_t>& places,
                                          std::size_t first, std::size_t last)
{
    const auto found = std::lower_bound(places.begin(), places.end(), first);
    return found != places.end() && *found < last ? std::optional(*found) : std::nullopt;
}

bool look_the_same(const Bar& a, const Bar& b)
{
    return a.has(BarFlag::Merged) && a.flags == b.flags && a.action_type == b.action_type;
}

} // namespace

struct LaneBars::Row {
    const TimeAxis& axis;
    const BarStyle& style;
    double y;
    double height;
    TimeNs now;
};

LaneBars::LaneBars(std::shared_ptr<const Trace> trace, std::shared_ptr<const LaneLayout> lanes)
    : trace_(std::move(trace)), lanes_(std::move(lanes))
{
    failures_ = places_of([this](EventIndex e) { return trace_->result(e) == EventResult::Fail; });
}

void LaneBars::set_hits(const EventPredicate& is_hit)
{
    hits_ = is_hit ? places_of(is_hit) : Places();
}

void LaneBars::set_found(const EventPredicate& is_found)
{
    found_ = is_found ? places_of(is_found) : Places();
}

LaneBars::Places LaneBars::places_of(const EventPredicate& belongs) const
{
    Places places;
    const auto events = lanes_->events();
    for (std::uint32_t place = 0; place < events.size(); ++place) {
        if (belongs(events[place]))
            places.push_back(place);
    }
    places.shrink_to_fit();
    return places;
}

Bar LaneBars::single(const Row& row, std::size_t place) const
{
    Bar bar = bar_of(*trace_, event_at(place), row.axis, row.y, row.height, row.style, row.now);
    if (first_within(hits_, place, place + 1))
        bar.set(BarFlag::Hit);
    if (first_within(found_, place, place + 1))
        bar.set(BarFlag::Found);
    return bar;
}

Bar LaneBars::block(const Row& row, std::size_t first, std::size_t last) const
{
    const auto failure = first_within(failures_, first, last);
    const auto hit = first_within(hits_, first, last);
    const auto found = first_within(found_, first, last);
    Bar bar;
    bar.event = event_at(failure ? *failure : found ? *found : hit ? *hit : first);
    bar.action_type = trace_->action_type(bar.event);
    bar.count = static_cast<std::uint32_t>(last - first);
    bar.x = row.axis.x(span_of(*trace_, event_at(first)).begin);
    bar.width = row.style.minimum_width;
    bar.height = row.style.height;
    bar.y = row.y + (row.height - row.style.height) / 2;
    bar.set(BarFlag::Visible);
    bar.set(BarFlag::Merged);
    if (failure)
        bar.set(BarFlag::Failed);
    if (hit)
        bar.set(BarFlag::Hit);
    if (found)
        bar.set(BarFlag::Found);
    return bar;
}

void LaneBars::append_block(const Bar& block, std::vector<Bar>& bars, std::size_t first_of_row)
{
    if (bars.size() > first_of_row && look_the_same(bars.back(), block)) {
        Bar& before = bars.back();
        if (block.x <= before.x + before.width + 1) {
            before.width = block.x + block.width - before.x;
            before.count += block.count;
            return;
        }
    }
    bars.push_back(block);
}

void LaneBars::append_row(std::uint32_t row, const TimeAxis& axis, double row_y, double row_height,
                          std::vector<Bar>& bars, const BarStyle& style, TimeNs now) const
{
    const Row on{axis, style, row_y, row_height, now};
    const auto begin = [this](std::size_t at) { return span_of(*trace_, event_at(at)).begin; };
    const auto end = [&](std::size_t at) { return span_of(*trace_, event_at(at), now).end; };
    const auto is_wide = [&](std::size_t at) {
        return axis.x(end(at)) - axis.x(begin(at)) >= style.minimum_width;
    };
    const std::size_t first_of_row = bars.size();
    const std::size_t row_begin = lanes_->row_begin(row);
    const std::size_t row_end = row_begin + lanes_->events_in(row).size();

    // Marks and what is widened reach beyond their times by some pixels.
    const double margin = std::max(style.instant_width, style.minimum_width);
    const TimeNs first_shown = axis.time_at(-margin);
    const TimeNs last_shown = axis.time_at(axis.width + margin);
    std::size_t at = leap(row_begin, row_end, [&](std::size_t i) { return end(i) < first_shown; });
    const std::size_t beyond =
        leap(at, row_end, [&](std::size_t i) { return begin(i) <= last_shown; });
    while (at < beyond) {
        if (is_wide(at)) {
            bars.push_back(single(on, at++));
            continue;
        }
        const TimeNs right = axis.time_at(axis.x(begin(at)) + style.minimum_width);
        std::size_t last = leap(at + 1, beyond, [&](std::size_t i) { return begin(i) < right; });
        // As the events of a row do not overlap, only the last of them can be wide.
        const bool ends_wide = is_wide(last - 1);
        if (ends_wide)
            bars.push_back(single(on, --last));
        if (last - at == 1)
            bars.push_back(single(on, at));
        else
            append_block(block(on, at, last), bars, first_of_row);
        at = last + (ends_wide ? 1 : 0);
    }
}

} // namespace playhead
