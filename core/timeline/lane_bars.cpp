// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/lane_bars.h"

#include "core/model/event_span.h"
#include "core/model/trace.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace playhead {

namespace {

/// Looks for members of a set in stretches that only go up: each member is come upon once.
class Seeker
{
public:
    /// All stretches end at or before `end`.
    Seeker(const Bits& places, std::size_t end) : places_(places), end_(end) {}

    /// The first in [first, last).
    std::optional<std::size_t> first_within(std::size_t first, std::size_t last)
    {
        if (places_.size() == 0)
            return std::nullopt;
        if (!is_begun_ || next_ < first)
            next_ = places_.next(first, end_);
        is_begun_ = true;
        return next_ < last ? std::optional(next_) : std::nullopt;
    }

private:
    const Bits& places_;
    std::size_t end_;
    std::size_t next_ = 0; ///< the first from where it was last looked for
    bool is_begun_ = false;
};

bool look_the_same(const Bar& a, const Bar& b)
{
    return a.has(BarFlag::Merged) && a.flags == b.flags && a.action_type == b.action_type;
}

} // namespace

/// Goes along a row from its first tile to its last.
class LaneBars::RowWalk
{
public:
    RowWalk(const LaneBars& of, std::uint32_t row, const BarGrid& grid, double y, double height,
            TimeNs now, std::vector<Bar>& bars)
        : trace_(*of.trace_)
        , detail_(*of.detail_)
        , events_(of.lanes_->events())
        , row_begin_(of.lanes_->row_begin(row))
        , row_end_(row_begin_ + of.lanes_->events_in(row).size())
        , grid_(grid)
        , y_(y)
        , height_(height)
        , now_(now)
        , bars_(bars)
        , first_bar_(bars.size())
        , failures_(of.detail_->failures(), row_end_)
        , hits_(of.hits_, row_end_)
        , found_(of.found_, row_end_)
    {
    }

    void walk()
    {
        std::size_t at = row_begin_;
        if (at < row_end_ && begin(at) < grid_.edge(0))
            at = first_from(at, grid_.edge(0));
        if (at > row_begin_ && span(at - 1).end > grid_.edge(0))
            bars_.push_back(single(at - 1));
        for (std::size_t tile = 0; at < row_end_;) {
            const TimeNs begun = begin(at);
            tile = grid_.tile_of(begun, tile);
            if (tile == grid_.tile_count())
                break;
            const std::size_t beyond = first_from(at + 1, grid_.edge(tile + 1));
            // As the events of a row do not overlap, only the last of them can be wide.
            const bool ends_wide = is_wide(beyond - 1);
            if (const std::size_t last = ends_wide ? beyond - 1 : beyond; at < last)
                add({at, last, grid_.x(begun), grid_.stretch_of(tile)});
            if (ends_wide)
                add_wide(beyond - 1);
            at = beyond;
        }
        flush();
        drop_what_is_beyond();
    }

private:
    /// Events that are too small to be drawn one by one.
    struct Group {
        std::size_t first = 0;
        std::size_t last = 0; ///< beyond them
        double x = 0;
        std::size_t stretch = 0;
        bool is_pair = false; ///< of two tiles
    };

    [[nodiscard]] EventSpan span(std::size_t place) const
    {
        return span_of(trace_, events_[place], now_);
    }
    [[nodiscard]] TimeNs begin(std::size_t place) const
    {
        const EventIndex event = events_[place];
        return detail_.begins_as_recorded(place) ? trace_.start(event)
                                                 : span_of(trace_, event).begin;
    }
    [[nodiscard]] std::size_t first_from(std::size_t first, TimeNs time) const
    {
        return detail_.first_from(row_begin_, first, row_end_, time, grid_.tolerance(),
                                  [this](std::size_t place) { return begin(place); });
    }
    [[nodiscard]] bool is_wide(std::size_t place) const
    {
        if (!detail_.may_take(place, grid_.least_wide_length()))
            return false;
        const EventSpan taken = span(place);
        return grid_.x(taken.end) - grid_.x(taken.begin) >= grid_.least_wide();
    }

    /// Where less than a pixel of the one before would be seen, they become one. That never happens
    /// twice in a row, as what begins two tiles apart begins farther apart than a tile.
    void add(const Group& group)
    {
        constexpr double least_seen = 1;
        if (pending_ && !pending_->is_pair && group.x - pending_->x < least_seen) {
            pending_->last = group.last;
            pending_->is_pair = true;
            return;
        }
        flush();
        pending_ = group;
    }

    /// Below the small ones before it, whose marks are looked for first.
    void add_wide(std::size_t place)
    {
        const bool is_over = pending_.has_value();
        flush();
        bars_.push_back(single(place));
        if (is_over)
            std::swap(bars_[bars_.size() - 2], bars_.back());
    }

    void flush()
    {
        if (!pending_)
            return;
        const Group group = *std::exchange(pending_, std::nullopt);
        if (group.last - group.first == 1)
            bars_.push_back(single(group.first));
        else
            append_block(group);
    }

    void set_marks(Bar& bar, bool hit, bool found)
    {
        if (hit)
            bar.set(BarFlag::Hit);
        if (found)
            bar.set(BarFlag::Found);
    }

    Bar single(std::size_t place)
    {
        Bar bar = bar_of(trace_, events_[place], grid_.axis(), y_, height_, grid_.style(), now_);
        set_marks(bar, hits_.first_within(place, place + 1).has_value(),
                  found_.first_within(place, place + 1).has_value());
        return bar;
    }

    Bar block(const Group& group)
    {
        const auto failure = failures_.first_within(group.first, group.last);
        const auto hit = hits_.first_within(group.first, group.last);
        const auto found = found_.first_within(group.first, group.last);
        Bar bar;
        bar.event = events_[failure ? *failure : found ? *found : hit ? *hit : group.first];
        bar.action_type = trace_.action_type(bar.event);
        bar.count = static_cast<std::uint32_t>(group.last - group.first);
        bar.x = group.x;
        bar.width = grid_.style().minimum_width;
        bar.height = grid_.style().height;
        bar.y = y_ + (height_ - bar.height) / 2;
        bar.set(BarFlag::Visible);
        bar.set(BarFlag::Merged);
        if (failure) {
            bar.set(BarFlag::Failed);
            bar.failures =
                static_cast<std::uint32_t>(detail_.failures().count(*failure, group.last));
        }
        set_marks(bar, hit.has_value(), found.has_value());
        return bar;
    }

    void append_block(const Group& group)
    {
        const Bar next = block(group);
        if (bars_.size() > first_bar_ && look_the_same(bars_.back(), next) &&
            stretch_ == group.stretch) {
            Bar& before = bars_.back();
            if (next.x <= before.x + before.width + 1) {
                before.width = next.x + next.width - before.x;
                before.count += next.count;
                before.failures += next.failures;
                return;
            }
        }
        stretch_ = group.stretch;
        bars_.push_back(next);
    }

    void drop_what_is_beyond()
    {
        const auto first = bars_.begin() + static_cast<std::ptrdiff_t>(first_bar_);
        bars_.erase(std::remove_if(first, bars_.end(),
                                   [this](const Bar& bar) {
                                       return bar.x + bar.width < grid_.from_x() ||
                                              bar.x > grid_.to_x();
                                   }),
                    bars_.end());
    }

    const Trace& trace_;
    const LaneDetail& detail_;
    std::span<const EventIndex> events_;
    std::size_t row_begin_;
    std::size_t row_end_;
    const BarGrid& grid_;
    double y_;
    double height_;
    TimeNs now_;
    std::vector<Bar>& bars_;
    std::size_t first_bar_;
    Seeker failures_;
    Seeker hits_;
    Seeker found_;
    std::optional<Group> pending_;
    std::size_t stretch_ = 0; ///< of the block that was added last
};

LaneBars::LaneBars(const std::shared_ptr<const Trace>& trace,
                   const std::shared_ptr<const LaneLayout>& lanes)
    : LaneBars(trace, lanes, std::make_shared<const LaneDetail>(*trace, *lanes))
{
}

LaneBars::LaneBars(std::shared_ptr<const Trace> trace, std::shared_ptr<const LaneLayout> lanes,
                   std::shared_ptr<const LaneDetail> detail)
    : trace_(std::move(trace)), lanes_(std::move(lanes)), detail_(std::move(detail))
{
}

void LaneBars::set_hits(const EventPredicate& is_hit, const std::stop_token& stop)
{
    hits_ = is_hit ? places_of(is_hit, stop) : Bits();
}

void LaneBars::set_found(const EventPredicate& is_found, const std::stop_token& stop)
{
    found_ = is_found ? places_of(is_found, stop) : Bits();
}

Bits LaneBars::places_of(const EventPredicate& belongs, const std::stop_token& stop) const
{
    constexpr std::size_t look = 1U << 15U; // events from one look at the token to the next
    const auto events = lanes_->events();
    Bits places(events.size());
    for (std::size_t place = 0; place < events.size(); ++place) {
        if (place % look == 0 && stop.stop_requested())
            break;
        if (belongs(events[place]))
            places.set(place);
    }
    return places;
}

void LaneBars::append_row(std::uint32_t row, const BarGrid& grid, double row_y, double row_height,
                          std::vector<Bar>& bars, TimeNs now) const
{
    RowWalk(*this, row, grid, row_y, row_height, now, bars).walk();
}

} // namespace playhead
