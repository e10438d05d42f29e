// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/infer_parents.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

namespace playhead {

namespace {

/// A candidate parent: the shorter is the tighter; of equals, the earlier arrival, as the inner
/// call returns first.
struct Candidate {
    std::uint64_t length = 0;
    EventIndex event;

    [[nodiscard]] bool is_tighter_than(const Candidate& other) const
    {
        if (!other.event)
            return event.is_valid();
        return event && (length < other.length || (length == other.length && event < other.event));
    }
};

/// The tightest of the intervals inserted so far that end at or after a moment: a Fenwick tree
/// over the sorted ends, that keeps a minimum per suffix.
class TightestByEnd
{
public:
    void expect(TimeNs end) { ends_.push_back(end); }
    void prepare()
    {
        std::sort(ends_.begin(), ends_.end());
        ends_.erase(std::unique(ends_.begin(), ends_.end()), ends_.end());
        best_.assign(ends_.size() + 1, {});
    }
    void insert(TimeNs end, const Candidate& candidate)
    {
        for (std::size_t node = node_of(end); node < best_.size(); node += node & (~node + 1)) {
            if (candidate.is_tighter_than(best_[node]))
                best_[node] = candidate;
        }
    }
    [[nodiscard]] Candidate find(TimeNs end) const { return best_of(node_of(end)); }
    [[nodiscard]] Candidate find_behind(TimeNs end) const
    {
        const auto behind = std::upper_bound(ends_.begin(), ends_.end(), end);
        return best_of(static_cast<std::size_t>(ends_.end() - behind));
    }

private:
    [[nodiscard]] Candidate best_of(std::size_t node) const
    {
        Candidate best;
        for (; node > 0; node -= node & (~node + 1)) {
            if (best_[node].is_tighter_than(best))
                best = best_[node];
        }
        return best;
    }
    /// Counted from the last end backwards, so that a prefix of nodes is a suffix of ends.
    [[nodiscard]] std::size_t node_of(TimeNs end) const
    {
        const auto at = std::lower_bound(ends_.begin(), ends_.end(), end);
        return static_cast<std::size_t>(ends_.end() - at);
    }

    std::vector<TimeNs> ends_;
    std::vector<Candidate> best_;
};

/// The intervals that end at a moment at which something stands that takes no time.
class TightestAtEnd
{
public:
    /// By start: each is as short as those before, or shorter.
    void insert(TimeNs end, const Candidate& candidate)
    {
        std::vector<Candidate>& at_end = by_end_[end];
        while (!at_end.empty() && at_end.back().event < candidate.event)
            at_end.pop_back(); // no tighter, and it arrived before
        at_end.push_back(candidate);
    }
    /// The tightest that arrived after an event.
    [[nodiscard]] Candidate find(TimeNs end, EventIndex event) const
    {
        const auto found = by_end_.find(end);
        if (found == by_end_.end())
            return {};
        const std::vector<Candidate>& at_end = found->second; // the latest arrival first
        const auto behind =
            std::partition_point(at_end.begin(), at_end.end(), [event](const Candidate& candidate) {
                return event < candidate.event;
            });
        return behind == at_end.begin() ? Candidate() : *(behind - 1);
    }

private:
    std::map<TimeNs, std::vector<Candidate>> by_end_;
};

/// The candidates of a class.
struct Candidates {
    TightestByEnd all;
    TightestAtEnd touching;
};

/// Agent and thread as a candidate is filed under. "Any" files everyone.
constexpr std::uint32_t any = StringId::none_value;
using Class = std::pair<std::uint32_t, std::uint32_t>;

std::uint32_t class_part(StringId id)
{
    return id ? id.value() : 0;
}

bool can_contain(const Interval& event)
{
    return event.start != no_time && event.end != no_time && event.end > event.start;
}

bool can_move(const Interval& event)
{
    return event.may_move && event.start != no_time && event.end != no_time &&
           event.end >= event.start;
}

template <typename Visit>
void for_each_class_of(const Interval& event, Visit visit)
{
    const std::uint32_t agent = class_part(event.agent);
    const std::uint32_t thread = class_part(event.thread);
    visit(Class{agent, thread});
    visit(Class{agent, any});
    visit(Class{any, thread});
    visit(Class{any, any});
}

/// The classes whose members do not contradict an event: its own value and "not recorded", or
/// everyone where the event records none.
template <typename Visit>
void for_each_compatible_class(const Interval& event, Visit visit)
{
    const auto visit_threads = [&](std::uint32_t agent) {
        const std::uint32_t thread = class_part(event.thread);
        if (thread == 0) {
            visit(Class{agent, any});
            return;
        }
        visit(Class{agent, thread});
        visit(Class{agent, 0U});
    };
    const std::uint32_t agent = class_part(event.agent);
    if (agent == 0) {
        visit_threads(any);
        return;
    }
    visit_threads(agent);
    visit_threads(0U);
}

/// By start; of one start, containers first: the longer, then the later arrival.
std::vector<EventIndex> in_order_of_containment(std::span<const Interval> events)
{
    std::vector<EventIndex> order;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        if (can_contain(events[i]) || can_move(events[i]))
            order.emplace_back(i);
    }
    std::sort(order.begin(), order.end(), [&](EventIndex a, EventIndex b) {
        const Interval& x = events[a.value()];
        const Interval& y = events[b.value()];
        if (x.start != y.start)
            return x.start < y.start;
        return x.end != y.end ? x.end > y.end : a > b;
    });
    return order;
}

/// What may contain others, by class.
class Containers
{
public:
    explicit Containers(std::span<const Interval> events)
    {
        for (const Interval& event : events) {
            if (can_contain(event))
                for_each_class_of(event,
                                  [&](const Class& c) { classes_[c].all.expect(event.end); });
            if (can_move(event) && event.start == event.end)
                moments_.insert(event.end);
        }
        for (auto& [name, candidates] : classes_)
            candidates.all.prepare();
    }

    /// Of those that were inserted, the tightest that an event can be in.
    [[nodiscard]] EventIndex tightest_around(const Interval& event, EventIndex index) const
    {
        Candidate best;
        for_each_compatible_class(event, [&](const Class& c) {
            const auto found = classes_.find(c);
            if (found == classes_.end())
                return;
            const auto& [all, touching] = found->second;
            const bool is_moment = event.start == event.end;
            const Candidate around = is_moment ? all.find_behind(event.end) : all.find(event.end);
            if (around.is_tighter_than(best))
                best = around;
            const Candidate at_end = is_moment ? touching.find(event.end, index) : Candidate();
            if (at_end.is_tighter_than(best))
                best = at_end;
        });
        return best.event;
    }

    void insert(const Interval& event, EventIndex index)
    {
        // Unsigned, as the distance of two far-off times does not fit a DurationNs.
        const Candidate candidate{
            static_cast<std::uint64_t>(event.end) - static_cast<std::uint64_t>(event.start), index};
        const bool is_touched = moments_.contains(event.end);
        for_each_class_of(event, [&](const Class& c) {
            classes_[c].all.insert(event.end, candidate);
            if (is_touched)
                classes_[c].touching.insert(event.end, candidate);
        });
    }

private:
    std::map<Class, Candidates> classes_;
    std::set<TimeNs> moments_; ///< at which something stands that takes no time
};

} // namespace

std::vector<EventIndex> infer_parents(std::span<const Interval> events)
{
    Containers containers(events);
    std::vector<EventIndex> parents(events.size());
    for (const EventIndex index : in_order_of_containment(events)) {
        const Interval& event = events[index.value()];
        if (can_move(event))
            parents[index.value()] = containers.tightest_around(event, index);
        if (can_contain(event))
            containers.insert(event, index);
    }
    return parents;
}

} // namespace playhead
