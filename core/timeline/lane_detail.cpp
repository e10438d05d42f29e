// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/lane_detail.h"

#include "core/base/leap.h"
#include "core/base/time_math.h"
#include "core/model/event_span.h"
#include "core/model/trace.h"
#include "core/timeline/lane_layout.h"

#include <algorithm>
#include <bit>

namespace playhead {

namespace {

/// Of a length whose end is not known.
constexpr std::uint8_t endless = 64;

std::uint8_t bits_of(DurationNs length)
{
    return static_cast<std::uint8_t>(std::bit_width(static_cast<std::uint64_t>(length)));
}

} // namespace

LaneDetail::LaneDetail(const Trace& trace, const LaneLayout& lanes, const std::stop_token& stop)
{
    constexpr std::size_t look = 1U << 15U; // events from one look at the token to the next
    const auto events = lanes.events();
    failures_ = Bits(events.size());
    begins_.reserve((events.size() + stride - 1) / stride);
    longest_.reserve(begins_.capacity());
    for (std::size_t place = 0; place < events.size(); ++place) {
        if (place % look == 0 && stop.stop_requested()) {
            *this = LaneDetail();
            return;
        }
        const EventIndex event = events[place];
        const EventSpan span = span_of(trace, event);
        if (place % stride == 0) {
            begins_.push_back(span.begin);
            longest_.push_back(0);
        }
        const std::uint8_t length = span.kind == SpanKind::OpenEnd
                                        ? endless
                                        : bits_of(saturating_length(span.begin, span.end));
        std::uint8_t& longest = longest_.back();
        const bool is_other = (longest & other_begin) != 0 || span.begin != trace.start(event);
        longest = std::max(static_cast<std::uint8_t>(longest & ~other_begin), length);
        if (is_other)
            longest = static_cast<std::uint8_t>(longest | other_begin);
        if (trace.result(event) == EventResult::Fail)
            failures_.set(place);
    }
}

bool LaneDetail::may_take(std::size_t place, DurationNs length) const
{
    return (longest_[place / stride] & ~other_begin) >= bits_of(std::max<DurationNs>(length, 0));
}

std::size_t LaneDetail::next_kept(std::size_t first, std::size_t last, TimeNs time) const
{
    return leap(first, std::max(first, last), [&](std::size_t at) { return begins_[at] < time; });
}

bool LaneDetail::is_close(std::size_t kept, DurationNs tolerance) const
{
    return saturating_length(begins_[kept - 1], begins_[kept]) <= tolerance;
}

} // namespace playhead
