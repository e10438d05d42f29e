// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/chrome/tracks.h"

#include <queue>

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace playhead::chrome {

namespace {

constexpr TimeNs never = std::numeric_limits<TimeNs>::max();

Shape shape_of(const Trace& trace, EventIndex event)
{
    const TimeNs start = trace.start(event);
    const TimeNs end = trace.end(event);
    if (start == no_time && end == no_time)
        return Shape::Untimed;
    if (start == no_time || trace.has(event, EventFlag::Instant))
        return Shape::Moment;
    if (end == no_time)
        return Shape::Open;
    return end < start ? Shape::Moment : Shape::Slice;
}

} // namespace

TimeNs begin_of(const Trace& trace, EventIndex event)
{
    return trace.start(event) == no_time ? trace.end(event) : trace.start(event);
}

/// Puts events on tracks, in the order in which a reader of the trace takes them: by time, and of
/// one time by their place in the file.
class Tracks::Placing
{
public:
    Placing(const Trace& trace, Tracks& tracks) : trace_(trace), tracks_(tracks) {}

    void place_all(const std::stop_token& stop)
    {
        std::vector<EventIndex> order;
        for (std::uint32_t i = 0; i < trace_.event_count(); ++i) {
            tracks_.shapes_.push_back(shape_of(trace_, EventIndex(i)));
            if (tracks_.shapes_.back() != Shape::Untimed)
                order.emplace_back(i);
        }
        std::stable_sort(order.begin(), order.end(), [this](EventIndex a, EventIndex b) {
            return begin_of(trace_, a) < begin_of(trace_, b);
        });
        constexpr std::size_t events_per_look = 4096;
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i % events_per_look == 0 && stop.stop_requested())
                return;
            place(order[i]);
        }
    }

private:
    /// What an agent and thread have.
    struct Group {
        std::vector<std::uint32_t> tracks;
        std::set<std::uint32_t> idle; ///< where nothing is open
        int without_end = 0;          ///< events
        /// When the others are idle again, soonest first.
        std::priority_queue<std::pair<TimeNs, std::uint32_t>,
                            std::vector<std::pair<TimeNs, std::uint32_t>>, std::greater<>>
            busy;
    };

    void place(EventIndex event)
    {
        const TimeNs now = begin_of(trace_, event);
        const StringId agent = trace_.agent_id(event);
        const StringId thread = trace_.thread_id(event);
        Group& group = groups_[{agent.value(), thread.value()}];
        while (!group.busy.empty() && group.busy.top().first <= now) {
            const std::uint32_t track = group.busy.top().second;
            group.busy.pop();
            close_ended(track, now);
            if (open_[track].empty())
                group.idle.insert(track);
        }
        constexpr int most_without_end = 32;
        Shape& shape = tracks_.shapes_[event.value()];
        if (shape == Shape::Open && ++group.without_end > most_without_end)
            shape = Shape::Moment;
        std::uint32_t track = track_around(event, now);
        if (track == none && !group.idle.empty())
            track = *group.idle.begin();
        if (track == none) {
            track = static_cast<std::uint32_t>(open_.size());
            open_.emplace_back();
            tracks_.tracks_.push_back(
                {agent, thread, static_cast<std::uint32_t>(group.tracks.size())});
            group.tracks.push_back(track);
        }
        put(group, track, event);
    }

    /// Up to when it is open to what comes after it.
    [[nodiscard]] TimeNs end_of(EventIndex event) const
    {
        switch (tracks_.shape(event)) {
        case Shape::Slice:
            return trace_.end(event);
        case Shape::Open:
            return never;
        case Shape::Moment:
        case Shape::Untimed:
            break;
        }
        return begin_of(trace_, event);
    }

    void put(Group& group, std::uint32_t track, EventIndex event)
    {
        if (open_[track].empty()) {
            group.idle.erase(track);
            group.busy.emplace(end_of(event), track);
        }
        open_[track].push_back(event);
        tracks_.by_event_[event.value()] = track;
    }

    void close_ended(std::uint32_t track, TimeNs now)
    {
        std::vector<EventIndex>& open = open_[track];
        while (!open.empty() && end_of(open.back()) <= now)
            open.pop_back();
    }

    /// The track of the nearest event around it, of the same agent and thread, on which it can be
    /// drawn.
    std::uint32_t track_around(EventIndex event, TimeNs now)
    {
        constexpr int furthest = 16; // a chain of agents is no deeper
        EventIndex around = trace_.parent(event);
        for (int step = 0; around && step < furthest; ++step, around = trace_.parent(around)) {
            const bool is_beside = trace_.agent_id(around) != trace_.agent_id(event) ||
                                   trace_.thread_id(around) != trace_.thread_id(event);
            const std::uint32_t track = tracks_.of(around);
            if (is_beside || track == none)
                continue;
            close_ended(track, now);
            const std::vector<EventIndex>& open = open_[track];
            if (open.empty() || (trace_.tree().is_inside(event, open.back()) &&
                                 end_of(event) <= end_of(open.back())))
                return track;
        }
        return none;
    }

    const Trace& trace_;
    Tracks& tracks_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, Group> groups_; ///< by agent and thread
    std::vector<std::vector<EventIndex>> open_;                       ///< by track, outermost first
};

Tracks::Tracks(const Trace& trace, const std::stop_token& stop)
    : by_event_(trace.event_count(), none)
{
    Placing(trace, *this).place_all(stop);
}

std::vector<std::uint32_t> Tracks::in_order() const
{
    // Agents and threads in the order in which they turn up.
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> first;
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < tracks_.size(); ++i) {
        first.try_emplace({tracks_[i].agent.value(), tracks_[i].thread.value()}, i);
        order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto key = [&](std::uint32_t track) {
            const Track& of = tracks_[track];
            return std::tuple(first.at({of.agent.value(), of.thread.value()}), of.number);
        };
        return key(a) < key(b);
    });
    return order;
}

} // namespace playhead::chrome
