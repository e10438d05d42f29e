// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/lane_layout.h"

#include "core/model/event_span.h"
#include "core/model/trace.h"
#include "core/timeline/first_fit.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace playhead {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
/// Leaves room for the nanosecond that every event takes.
constexpr TimeNs last_begin = std::numeric_limits<TimeNs>::max() - 1;

/// Works out the rows. Events are known by their positions in the tree's preorder, so that what
/// contains comes before what it contains; groups are the roots, numbered behind all events.
class LanePlacer
{
public:
    LanePlacer(const Trace& trace, const EventPredicate& belongs, const std::stop_token& stop,
               std::vector<LaneGroup>& groups)
        : trace_(trace)
        , belongs_(belongs)
        , stop_(stop)
        , groups_(groups)
        , count_(trace.event_count())
    {
    }

    /// The row of each event, or none. Nothing to be used, when it was told to stop.
    std::vector<std::uint32_t> rows()
    {
        using Step = void (LanePlacer::*)();
        for (const Step step : {&LanePlacer::find_parents, &LanePlacer::mark_shared_agents,
                                &LanePlacer::gather_agents, &LanePlacer::find_extents,
                                &LanePlacer::sort_children, &LanePlacer::stack_blocks}) {
            (this->*step)();
            if (stop_.stop_requested())
                return {};
        }
        return assign_rows();
    }

private:
    struct Extent {
        TimeNs begin = no_time;
        TimeNs end = no_time; ///< after begin
        void include(const Extent& other)
        {
            begin = std::min(begin, other.begin);
            end = std::max(end, other.end);
        }
    };

    [[nodiscard]] EventIndex event(std::uint32_t position) const
    {
        return trace_.tree().order()[position];
    }
    [[nodiscard]] bool is_placed(std::uint32_t position) const
    {
        return parents_[position] != none;
    }
    [[nodiscard]] bool is_event(std::uint32_t node) const { return node < count_; }
    /// Whether to stop, looked up once in many steps.
    [[nodiscard]] bool is_stopped(std::uint32_t step) const
    {
        constexpr std::uint32_t look = 1U << 16U;
        return step % look == 0 && stop_.stop_requested();
    }

    std::uint32_t group_of(EventIndex event)
    {
        const StringId agent = trace_.agent_id(event);
        const StringId thread = trace_.thread_id(event);
        const std::uint64_t key = std::uint64_t(agent.value()) << 32U | thread.value();
        const auto [found, is_new] =
            group_numbers_.emplace(key, static_cast<std::uint32_t>(groups_.size()));
        if (is_new) {
            LaneGroup group;
            group.agent = agent;
            group.thread = thread;
            groups_.push_back(group);
        }
        return found->second;
    }

    void find_parents()
    {
        parents_.assign(count_, none);
        std::vector<std::vector<std::uint32_t>> open; // by group: the ancestors of where we are
        for (std::uint32_t position = 0; position < count_ && !is_stopped(position); ++position) {
            if (belongs_ && !belongs_(event(position)))
                continue;
            const std::uint32_t number = group_of(event(position));
            open.resize(groups_.size());
            LaneGroup& group = groups_[number];
            ++group.event_count;
            if (!span_of(trace_, event(position)).has_time()) {
                ++group.untimed_count;
                continue;
            }
            auto& ancestors = open[number];
            while (!ancestors.empty() &&
                   trace_.tree().subtree_end(event(ancestors.back())) <= position)
                ancestors.pop_back();
            parents_[position] = ancestors.empty() ? count_ + number : ancestors.back();
            ancestors.push_back(position);
        }
    }

    void mark_shared_agents()
    {
        std::unordered_map<StringId, int> threads;
        for (const LaneGroup& group : groups_)
            ++threads[group.agent];
        for (LaneGroup& group : groups_)
            group.shares_agent = threads[group.agent] > 1;
    }

    /// Moves the groups of an agent behind its first one.
    void gather_agents()
    {
        std::unordered_map<StringId, std::uint32_t> first_of; // group, by agent
        std::vector<std::uint32_t> order(groups_.size());
        std::iota(order.begin(), order.end(), 0U);
        for (const std::uint32_t number : order)
            first_of.emplace(groups_[number].agent, number);
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return first_of.at(groups_[a].agent) < first_of.at(groups_[b].agent);
        });
        std::vector<LaneGroup> gathered;
        std::vector<std::uint32_t> numbers(groups_.size());
        for (const std::uint32_t number : order) {
            numbers[number] = static_cast<std::uint32_t>(gathered.size());
            gathered.push_back(groups_[number]);
        }
        groups_ = std::move(gathered);
        for (std::uint32_t& parent : parents_) {
            if (parent != none && !is_event(parent))
                parent = count_ + numbers[parent - count_];
        }
    }

    void find_extents()
    {
        extents_.resize(count_);
        for (std::uint32_t position = 0; position < count_ && !is_stopped(position); ++position) {
            const EventSpan span = span_of(trace_, event(position));
            const TimeNs begin = std::min(span.begin, last_begin);
            extents_[position] = {begin, std::max(span.end, begin + 1)};
        }
        for (std::uint32_t position = count_; position-- > 0;) {
            if (is_placed(position) && is_event(parents_[position]))
                extents_[parents_[position]].include(extents_[position]);
        }
    }

    void sort_children()
    {
        const std::size_t nodes = count_ + groups_.size();
        child_begins_.assign(nodes + 1, 0);
        for (const std::uint32_t parent : parents_) {
            if (parent != none)
                ++child_begins_[parent + 1];
        }
        std::partial_sum(child_begins_.begin(), child_begins_.end(), child_begins_.begin());
        children_.resize(child_begins_.back());
        std::vector<std::uint32_t> next(child_begins_.begin(), child_begins_.end() - 1);
        for (std::uint32_t position = 0; position < count_; ++position) {
            if (is_placed(position))
                children_[next[parents_[position]]++] = position;
        }
        const auto earlier = [this](std::uint32_t a, std::uint32_t b) {
            return extents_[a].begin < extents_[b].begin;
        };
        for (std::uint32_t node = 0; node < nodes && !is_stopped(node); ++node) {
            const auto own = children_of(node);
            if (!std::is_sorted(own.begin(), own.end(), earlier))
                std::stable_sort(own.begin(), own.end(), earlier);
        }
    }

    [[nodiscard]] std::span<std::uint32_t> children_of(std::uint32_t node)
    {
        return {children_.data() + child_begins_[node], children_.data() + child_begins_[node + 1]};
    }

    /// Gives every event its distance in rows from the first row below its parent, and every event
    /// and group its height.
    void stack_blocks()
    {
        offsets_.assign(count_, 0);
        heights_.assign(count_, 0);
        for (std::uint32_t position = count_; position-- > 0 && !is_stopped(position);) {
            if (is_placed(position))
                heights_[position] = 1 + stack_children(position);
        }
        for (std::uint32_t number = 0; number < groups_.size(); ++number)
            groups_[number].row_count = stack_children(count_ + number);
    }

    /// Returns how many rows the children take.
    std::uint32_t stack_children(std::uint32_t node)
    {
        FirstFit tracks;
        track_heights_.clear();
        const auto children = children_of(node);
        for (const std::uint32_t child : children) {
            const std::size_t track = tracks.add(extents_[child].begin, extents_[child].end);
            track_heights_.resize(tracks.track_count(), 0);
            track_heights_[track] = std::max(track_heights_[track], heights_[child]);
            offsets_[child] = static_cast<std::uint32_t>(track);
        }
        std::uint32_t height = 0;
        for (std::uint32_t& track : track_heights_)
            height += std::exchange(track, height); // from here on: its first row
        for (const std::uint32_t child : children)
            offsets_[child] = track_heights_[offsets_[child]];
        return height;
    }

    std::vector<std::uint32_t> assign_rows()
    {
        std::uint32_t next = 0;
        for (LaneGroup& group : groups_)
            next = (group.first_row = next) + group.row_count;
        std::vector<std::uint32_t> rows(count_, none);
        for (std::uint32_t position = 0; position < count_ && !is_stopped(position); ++position) {
            if (!is_placed(position))
                continue;
            const std::uint32_t parent = parents_[position];
            const std::uint32_t first = is_event(parent) ? rows[event(parent).value()] + 1
                                                         : groups_[parent - count_].first_row;
            rows[event(position).value()] = first + offsets_[position];
        }
        return rows;
    }

    const Trace& trace_;
    const EventPredicate& belongs_;
    const std::stop_token& stop_;
    std::vector<LaneGroup>& groups_;
    std::uint32_t count_;
    std::unordered_map<std::uint64_t, std::uint32_t> group_numbers_;
    // By position.
    std::vector<std::uint32_t> parents_; ///< an event, or a group; none for what is not placed
    std::vector<Extent> extents_;        ///< of an event with all below it in its group
    std::vector<std::uint32_t> offsets_;
    std::vector<std::uint32_t> heights_;
    // By node, events first.
    std::vector<std::uint32_t> child_begins_;
    std::vector<std::uint32_t> children_;
    std::vector<std::uint32_t> track_heights_;
};

} // namespace

LaneLayout::LaneLayout(const Trace& trace, const EventPredicate& belongs,
                       const std::stop_token& stop)
{
    rows_ = LanePlacer(trace, belongs, stop, groups_).rows();
    if (!stop.stop_requested())
        fill_rows(trace, stop);
    if (stop.stop_requested())
        *this = LaneLayout();
}

void LaneLayout::fill_rows(const Trace& trace, const std::stop_token& stop)
{
    const LaneGroup none_before;
    const LaneGroup& last = groups_.empty() ? none_before : groups_.back();
    row_begins_.assign(std::size_t(last.first_row) + last.row_count + 1, 0);
    for (const std::uint32_t row : rows_) {
        if (row != none)
            ++row_begins_[row + 1];
    }
    std::partial_sum(row_begins_.begin(), row_begins_.end(), row_begins_.begin());
    events_.resize(row_begins_.back());
    std::vector<std::uint32_t> next(row_begins_.begin(), row_begins_.end() - 1);
    constexpr std::uint32_t look = 1U << 16U; // events from one look at the token to the next
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
        if (i % look == 0 && stop.stop_requested())
            return;
        if (rows_[i] != none)
            events_[next[rows_[i]]++] = EventIndex(i);
    }
    // No two events of a row begin together.
    const auto earlier = [&trace](EventIndex a, EventIndex b) {
        return span_of(trace, a).begin < span_of(trace, b).begin;
    };
    for (std::uint32_t row = 0; row < row_count() && !stop.stop_requested(); ++row) {
        const auto first = events_.begin() + row_begins_[row];
        const auto beyond = events_.begin() + row_begins_[row + 1];
        if (!std::is_sorted(first, beyond, earlier))
            std::sort(first, beyond, earlier);
    }
}

std::optional<std::uint32_t> LaneLayout::row_of(EventIndex event) const
{
    const std::uint32_t row = rows_[event.value()];
    return row == none ? std::nullopt : std::optional(row);
}

std::size_t LaneLayout::group_of_row(std::uint32_t row) const
{
    // Of groups without rows, which begin where the next one does, the last before it has the row.
    const auto next = std::upper_bound(
        groups_.begin(), groups_.end(), row,
        [](std::uint32_t wanted, const LaneGroup& group) { return wanted < group.first_row; });
    return static_cast<std::size_t>(next - groups_.begin()) - 1;
}

std::string lane_name(const Trace& trace, const LaneGroup& group)
{
    std::string name(trace.strings().text(group.agent));
    const std::string_view thread = trace.strings().text(group.thread);
    if (!group.shares_agent || thread.empty())
        return name;
    return name.empty() ? std::string(thread) : name + " · " + std::string(thread);
}

} // namespace playhead
